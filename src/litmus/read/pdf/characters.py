"""The words of a page, put together from the characters that PDFium tells."""

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage, PdfTextPage

from litmus.read.pdf.painted import Matrix, upright
from litmus.read.pdf.words import Box, Word

_MOST = 200_000  # characters on a page; the fullest of nine real papers has 9,000
_GAP = 0.12  # of the size: TeX's narrowest blank has 0.2
_SAME_LINE = 0.12  # of the size, by which base lines may differ within a word
_BOLD = re.compile(r"bold|black|heavy|demi|medi\b|-medi|cmbx|cmb\d|bx\d|sfbx|cmssbx|bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|cmti|cmsl|cmmi|sfti|\bit\b", re.IGNORECASE)
# What TeX's own fonts have where PDFium finds no Unicode: first those of T1, then those of OT1.
_LIGATURES = {
    0x1B: "ff", 0x1C: "fi", 0x1D: "fl", 0x1E: "ffi", 0x1F: "ffl",
    0x0B: "ff", 0x0C: "fi", 0x0E: "ffi", 0x0F: "ffl",
}  # fmt: skip
_HYPHENS = frozenset({0x02, 0xAD, 0xFFFE})  # what PDFium makes of a hyphen at the end of a line
_ACCENTS = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327", "ˇ": "\u030c"}
_ACCENTS |= {"˘": "\u0306", "˚": "\u030a", "¯": "\u0304", "˙": "\u0307"}
HYPHEN = "\u00ad"  # stands for a hyphen at the end of a line


class _Style(NamedTuple):
    """How the characters of one text object look."""

    size: float
    font: str
    bold: bool
    italic: bool
    is_turned: bool
    in_figure: bool


@dataclass(slots=True)
class _Open:
    """The word that gathers."""

    text: str
    box: Box
    base: float
    style: _Style
    start: float
    end: float
    spaced: bool


class Words(NamedTuple):
    """What stands on a page."""

    upright: list[Word]
    turned: str  # what is written up or down the page, as arXiv's stamp is


def words_of(page: PdfPage, in_figure: frozenset[int]) -> Words:
    """The words of a page, in the order of the file.

    Args:
        page: The page.
        in_figure: Addresses of the text objects that are part of a picture.

    """
    text = page.get_textpage()
    try:
        reader = _Reader(text, upright(page), in_figure)
        return Words(list(reader.words()), "".join(reader.turned))
    finally:
        text.close()


def address(handle: Any) -> int:
    """The address of an object of PDFium's; the same object has the same one while its page is open."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


class _Reader:
    """Goes over the characters, with the places into which PDFium writes its answers."""

    def __init__(self, text: PdfTextPage, shown: Matrix, in_figure: frozenset[int]) -> None:
        self.text, self.shown, self.in_figure = text, shown, in_figure
        self.turned: list[str] = []
        self._styles: dict[int, _Style] = {}
        self._sides = [ctypes.c_double() for _ in range(4)]
        self._loose = pdfium.FS_RECTF()
        self._point = [ctypes.c_double() for _ in range(2)]

    def words(self) -> Iterator[Word]:
        one: _Open | None = None
        accent: tuple[str, Box] | None = None
        spaced = False
        for number in range(min(pdfium.FPDFText_CountChars(self.text), _MOST)):
            code = pdfium.FPDFText_GetUnicode(self.text, number)
            if code in (0x20, 0x0D, 0x0A, 0xA0, 0x09, 0):
                if one:
                    yield _closed(one)
                one, spaced = None, True
                continue
            style = self._style(number)
            letter = _letter(code)
            if not letter:
                continue
            if style.is_turned:
                self.turned.append(letter)
                continue
            box, base = self._place(number)
            start, end = (box.left, box.right) if code in _LIGATURES else self._room(number, box)
            if accent and _covers(box, accent[1]) and letter.isalpha():
                letter, box = unicodedata.normalize("NFC", letter + _ACCENTS[accent[0]]), box.around(accent[1])
            accent = None
            goes_on = one is not None and _is_next(one, start, base, style)
            if letter in _ACCENTS and not (goes_on and letter in "`´"):
                accent = letter, box
                continue
            if one and goes_on:
                one.text += letter
                one.box = one.box.around(box)
                one.end = end
            else:
                if one:
                    yield _closed(one)
                one = _Open(letter, box, base, style, start, end, spaced)
            spaced = False
        if one:
            yield _closed(one)

    def _place(self, number: int) -> tuple[Box, float]:
        left, right, bottom, top = self._sides
        pdfium.FPDFText_GetCharBox(self.text, number, left, right, bottom, top)
        box = self.shown.box(left.value, bottom.value, right.value, top.value)
        pdfium.FPDFText_GetCharOrigin(self.text, number, *self._point)
        return box, self.shown.at(self._point[0].value, self._point[1].value)[1]

    def _room(self, number: int, box: Box) -> tuple[float, float]:
        """Where the character begins and the next one would, by the font."""
        sides = self._loose
        if not pdfium.FPDFText_GetLooseCharBox(self.text, number, sides):
            return box.left, box.right
        room = self.shown.box(sides.left, sides.bottom, sides.right, sides.top)
        return room.left, room.right

    def _style(self, number: int) -> _Style:
        handle = pdfium.FPDFText_GetTextObject(self.text, number)
        key = address(handle)
        known = self._styles.get(key)
        if known is None:
            known = self._styles[key] = self._look(number, key)
        return known

    def _look(self, number: int, key: int) -> _Style:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self.text, number, matrix)
        shown = Matrix(matrix.a, matrix.b, matrix.c, matrix.d, 0, 0).then(self.shown)
        name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
        pdfium.FPDFText_GetFontInfo(self.text, number, name, len(name), flags)
        font = name.value.decode("utf-8", "replace").rpartition("+")[2]
        return _Style(
            size=pdfium.FPDFText_GetFontSize(self.text, number) * (shown.c**2 + shown.d**2) ** 0.5,
            font=font,
            bold=_BOLD.search(font) is not None or pdfium.FPDFText_GetFontWeight(self.text, number) >= 600,  # noqa: PLR2004
            italic=_ITALIC.search(font) is not None,
            is_turned=abs(shown.b) > abs(shown.a),
            in_figure=key in self.in_figure,
        )


def _letter(code: int) -> str:
    """A character as text: ligatures and the letters of formulas as plain ones, no controls."""
    if code in _HYPHENS:
        return HYPHEN
    if code in _LIGATURES:
        return _LIGATURES[code]
    letter = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"  # noqa: PLR2004
    if 0xFB00 <= code <= 0xFB06 or 0x1D400 <= code <= 0x1D7FF:  # noqa: PLR2004
        return unicodedata.normalize("NFKC", letter)
    return "" if code < 0x20 or 0x7F <= code < 0xA0 else letter  # noqa: PLR2004


def _is_next(one: _Open, start: float, base: float, style: _Style) -> bool:
    """Whether a character goes on with the word."""
    size = max(one.style.size, 1.0)
    return style == one.style and abs(base - one.base) <= _SAME_LINE * size and -size <= start - one.end <= _GAP * size


def _covers(box: Box, accent: Box) -> bool:
    middle = (accent.left + accent.right) / 2
    return box.left - 1 <= middle <= box.right + 1


def _closed(one: _Open) -> Word:
    style = one.style
    return Word(
        one.text,
        one.box,
        style.size,
        style.font,
        style.bold,
        style.italic,
        one.base,
        style.in_figure,
        one.start,
        one.end,
        one.spaced,
    )
