"""A PDF to what is read in it.

PDFium may be used by one thread at a time, so one file is read after the other.
"""

import re
from collections import Counter
from collections.abc import Sequence
from threading import Lock

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from litmus.read.page import Page
from litmus.read.pdf.file.pages import RawPage, outline, raw_pages
from litmus.read.pdf.sheets.continued import whole
from litmus.read.pdf.sheets.sheet import sheets_of
from litmus.read.pdf.spelling import Speller, line_text
from litmus.read.pdf.text.front import read_front
from litmus.read.pdf.text.headings import Headings
from litmus.read.pdf.text.walk import Walk
from litmus.read.pdf.words import anchor

_STAMP = re.compile(r"arXiv:(\d{4}\.\d{4,5}(?:v\d{1,3})?|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,3})?)")
_MUCH = 0.25  # of the characters
_turn = Lock()


def parse(body: bytes) -> Page | None:
    """Read a PDF; None if it is damaged or locked, or holds no text."""
    with _turn:
        try:
            file = PdfDocument(body)
        except PdfiumError:
            return None
        try:
            return _read(file)
        finally:
            file.close()


def fault(body: bytes) -> str:
    """Why a PDF gives no text, in words."""
    with _turn:
        try:
            PdfDocument(body).close()
        except PdfiumError as error:
            is_locked = error.err_code == pdfium.FPDF_ERR_PASSWORD
            return "a PDF that needs a password" if is_locked else "a PDF that is damaged or cut off"
    return "a PDF without text: its pages are pictures, or empty"


def _read(file: PdfDocument) -> Page | None:
    page = Page()
    raws = raw_pages(file)
    if not any(raw.words for raw in raws):
        return None
    _note(page, raws)
    size = _body_size(raws)
    sheets = whole(sheets_of(raws, size))
    lines = [placed for sheet in sheets for placed in sheet.lines]
    speller = Speller(line_text(placed.line) for placed in lines)
    sheets[0], in_abstract = read_front(page, sheets[0], size)
    Walk(page, sheets, Headings(size, outline(file), lines), speller, size).walk(in_abstract=in_abstract)
    return page


def _note(page: Page, raws: Sequence[RawPage]) -> None:
    """What the file hides, and which paper arXiv's stamp says it is."""
    for raw in raws:
        for hidden in raw.hidden:
            page.warn("read.hidden_text", where=anchor(raw.number, hidden.box))
    if stamp := _STAMP.search(" ".join(word.text for word in raws[0].turned)):
        page.stamp = stamp[1]


def _body_size(raws: Sequence[RawPage]) -> float:
    """The size of the body's text: the largest of those in which much is set, for references and captions are small."""
    counted: Counter[float] = Counter()
    for raw in raws:
        for word in raw.words:
            if not word.in_figure:
                counted[round(word.size, 1)] += len(word.text)
    if not counted:
        return max(word.size for raw in raws for word in raw.words)
    return max(size for size, count in counted.items() if count >= min(_MUCH * counted.total(), max(counted.values())))
