"""The file: its pages as PDFium gives them, its outline, its links."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from litmus.read.pdf.file.characters import address, words_of
from litmus.read.pdf.file.hidden import Hidden, leave_out
from litmus.read.pdf.file.painted import Kind, painting, upright
from litmus.read.pdf.words import Box, Word

_MOST_PAGES = 1_000
_MOST_LINKS = 500  # on a page
_MOST_TITLES = 2_000  # of an outline
_LONGEST = 2_000  # characters of an address


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPage:
    """What stands on a page of the file."""

    number: int  # from 1
    width: float  # points
    height: float
    words: list[Word]
    turned: list[Word]  # up or down the page or on their heads, in the order of the file
    rules: list[Box]
    links: list[tuple[Box, str]]
    hidden: list[Hidden]


def raw_pages(file: PdfDocument) -> list[RawPage]:
    """The pages of a file, without damaged ones, a thousand at most."""
    return [raw for number in range(min(len(file), _MOST_PAGES)) if (raw := _raw(file, number))]


def _raw(file: PdfDocument, number: int) -> RawPage | None:
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
        return RawPage(
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


def outline(file: PdfDocument) -> list[tuple[int, str]]:
    """The titles of a file's outline, each with its level from 1."""
    try:
        entries = list(islice(file.get_toc(max_depth=6), _MOST_TITLES))
    except PdfiumError:
        return []
    return [(entry.level + 1, " ".join(entry.get_title().split())) for entry in entries]


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
