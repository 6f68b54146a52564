"""The file: its pages, its outline, its links; and what is read from them.

PDFium may be used by one thread at a time, so one file is read after the other.
"""

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Lock

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from litmus.read.page import Page
from litmus.read.pdf.characters import address, words_of
from litmus.read.pdf.frame import framing
from litmus.read.pdf.front import read_front
from litmus.read.pdf.headings import Headings, bare, letters
from litmus.read.pdf.hidden import Hidden, leave_out
from litmus.read.pdf.layout import Placed, in_order, lines_of
from litmus.read.pdf.painted import Kind, painting, upright
from litmus.read.pdf.spelling import Speller, line_text
from litmus.read.pdf.tables import tables
from litmus.read.pdf.walk import CAPTION, Sheet, Walk, caption_at
from litmus.read.pdf.words import Box, Line, Word, anchor, around

_MOST_PAGES = 1_000
_MOST_LINKS = 500  # on a page
_MOST_TITLES = 2_000  # of an outline
_LONGEST = 2_000  # characters of an address
_STAMP = re.compile(r"arXiv:(\d{4}\.\d{4,5}(?:v\d{1,3})?|[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7}(?:v\d{1,3})?)")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Raw:
    """What stands on a page of the file."""

    number: int  # from 1
    width: float  # points
    height: float
    words: list[Word]
    turned: str
    rules: list[Box]
    links: list[tuple[Box, str]]
    hidden: list[Hidden]


def _read(file: PdfDocument) -> Page | None:
    page = Page()
    raws = [raw for number in range(min(len(file), _MOST_PAGES)) if (raw := _raw(file, number))]
    if not any(raw.words for raw in raws):
        return None
    _note(page, raws)
    size = _body_size(raws)
    sheets = _sheets(raws, size)
    speller = Speller(line_text(placed.line) for sheet in sheets for placed in sheet.lines)
    sheets[0] = read_front(page, sheets[0], size)
    Walk(page, sheets, Headings(size, _outline(file)), speller, size).walk()
    return page


def _raw(file: PdfDocument, number: int) -> _Raw | None:
    """A page of the file, counted from 0; None if it is damaged."""
    try:
        sheet = file[number]
    except PdfiumError:
        return None
    try:
        painted = painting(sheet)
        hidden = leave_out(sheet, painted)
        figures = frozenset(address(mark.handle) for mark in painted.marks if mark.kind is Kind.TEXT and mark.in_form)
        said = words_of(sheet, figures)
        width, height = sheet.get_size()
        return _Raw(
            number=number + 1,
            width=width,
            height=height,
            words=said.upright,
            turned=said.turned,
            rules=painted.lines,
            links=list(_links(sheet)),
            hidden=hidden,
        )
    finally:
        sheet.close()


def _note(page: Page, raws: Sequence[_Raw]) -> None:
    """What the file hides, and which paper arXiv's stamp says it is."""
    for raw in raws:
        for hidden in raw.hidden:
            page.warn("read.hidden_text", where=anchor(raw.number, hidden.box))
    if stamp := _STAMP.search(raws[0].turned):
        page.stamp = stamp[1]


def _sheets(raws: Sequence[_Raw], size: float) -> list[Sheet]:
    """The pages in reading order, without what frames them, and their tables."""
    pages = [lines_of([word for word in raw.words if not word.in_figure], raw.number) for raw in raws]
    frame = framing(pages, [raw.height for raw in raws])
    sheets = []
    for raw, lines in zip(raws, pages, strict=True):
        placed = in_order([line for line in lines if id(line) not in frame], raw.width)
        captions = _captions(placed, size)
        framed = {id(word) for line in lines if id(line) in frame for word in line.words}
        seen = [word for word in raw.words if id(word) not in framed]
        boxes = [around(line.box for line in caption) for caption in captions]
        found = tables(seen, raw.rules, boxes) if raw.rules else []
        sheets.append(
            Sheet(
                number=raw.number,
                height=raw.height,
                lines=placed,
                tables=[(table.rows, table.box, table.caption) for table in found],
                captions=captions,
                links=raw.links,
            )
        )
    return sheets


def _body_size(raws: Sequence[_Raw]) -> float:
    """The size in which most characters are set."""
    counted: Counter[float] = Counter()
    for raw in raws:
        for word in raw.words:
            counted[round(word.size, 1)] += len(word.text)
    return counted.most_common(1)[0][0]


def _captions(lines: Sequence[Placed], size: float) -> list[list[Line]]:
    """The captions of tables on a page."""
    found: list[list[Line]] = []
    before: Placed | None = None
    for place, placed in enumerate(lines):
        said = CAPTION.match(line_text(placed.line))
        if said and said["table"]:
            caption = caption_at(lines, place, set(), size, before)
            if caption:
                found.append(caption)
        before = placed
    return found


def _outline(file: PdfDocument) -> dict[str, tuple[int, str]]:
    """The titles of the file's outline by their letters, with level and words."""
    found: dict[str, tuple[int, str]] = {}
    try:
        for number, item in enumerate(file.get_toc(max_depth=6)):
            if number >= _MOST_TITLES:
                break
            title = " ".join(item.get_title().split())
            found.setdefault(letters(bare(title)), (item.level + 1, title))
    except PdfiumError:
        return {}
    found.pop("", None)
    return found


def _links(page: PdfPage) -> Iterator[tuple[Box, str]]:
    """Where a page leads to, with the boxes to press."""
    shown = upright(page)
    document = page.pdf.raw
    position, link, sides = ctypes.c_int(0), pdfium.FPDF_LINK(), pdfium.FS_RECTF()
    address_of = ctypes.create_string_buffer(_LONGEST)
    for _ in range(_MOST_LINKS):
        if not pdfium.FPDFLink_Enumerate(page.raw, position, link):
            return
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        length = pdfium.FPDFAction_GetURIPath(document, action, address_of, _LONGEST)
        if 1 < length <= _LONGEST and pdfium.FPDFLink_GetAnnotRect(link, sides):
            box = shown.box(sides.left, sides.bottom, sides.right, sides.top)
            yield box, address_of.raw[: length - 1].decode("utf-8", "replace")
