"""How the texts of a page look: the font, its size, and the way they run."""

import ctypes
import re
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfTextPage

from litmus.read.pdf.file.painted import Matrix

_BOLD = re.compile(r"bold|black|heavy|demi|medi\b|-medi|cmbx|cmb\d|bx\d|sfbx|cmssbx|bd\b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|cmti|cmsl|cmmi|sfti|\bit\b", re.IGNORECASE)
_LARGE = re.compile(r"cmex|MathExtension", re.IGNORECASE)
_HEAVY = 600  # of a font's weight; bold is 700
_LONGEST = 200  # characters of a name
LEVEL, UP, HEAD_DOWN, DOWN = range(4)  # the way a text runs; all but the first are turned


class Font(NamedTuple):
    """A font of the file."""

    handle: Any
    name: str  # without the subset's prefix
    bold: bool
    italic: bool
    large: bool  # TeX's font of large symbols, whose codes are its own


class Style(NamedTuple):
    """How the characters of a text look. Equal ones on a page are one."""

    size: float
    breadth: float  # the size along the line: another one where the text is stretched
    font: Font
    way: int
    in_figure: bool


class Styles:
    """Those of a page's texts, each asked for once."""

    def __init__(self, text: PdfTextPage, shown: Matrix, in_figure: frozenset[int]) -> None:
        self._text, self._shown, self._in_figure = text, shown, in_figure
        self._fonts: dict[int, Font] = {}
        self._own: dict[tuple[object, ...], Style] = {}
        self._of: dict[int | None, Style] = {}
        self._matrix, self._size, self._advance = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
        self._advances: dict[tuple[str, int], float] = {}

    def of(self, thing: int | None, number: int) -> Style:
        """The style of a text.

        Args:
            thing: The address of the text object.
            number: Of one of its characters.

        """
        known = self._of.get(thing)
        if known is None:
            style = self._look(thing, number)
            alike = (
                style.size,
                style.font.name,
                style.way,
                style.in_figure,
            )  # a font may be in the file in several parts
            known = self._of[thing] = self._own.setdefault(alike, style)
        return known

    def is_unmapped(self, code: int, number: int) -> bool:
        """Whether PDFium knows no Unicode for a character and tells its code in the font."""
        return code <= 0x20 or pdfium.FPDFText_HasUnicodeMapError(self._text, number) == 1  # noqa: PLR2004

    def advance(self, style: Style, code: int) -> float:
        """Points from where a character begins to where the next one does, by the font; 0 if that is not known."""
        key = style.font.name, code
        if key not in self._advances:
            found = pdfium.FPDFFont_GetGlyphWidth(style.font.handle, code, 1.0, self._advance)
            self._advances[key] = self._advance.value if found else 0.0
        return self._advances[key] * style.breadth

    def _look(self, thing: int | None, number: int) -> Style:
        pdfium.FPDFText_GetMatrix(self._text, number, self._matrix)
        a, b, c, d = self._matrix.a, self._matrix.b, self._matrix.c, self._matrix.d
        shown = Matrix(a, b, c, d).then(self._shown)
        size = pdfium.FPDFText_GetFontSize(self._text, number)
        return Style(
            size=abs(size) * (shown.c**2 + shown.d**2) ** 0.5,
            breadth=abs(size) * (shown.a**2 + shown.b**2) ** 0.5,
            font=self._font(thing, number),
            way=_way(shown.a * size, shown.b * size),
            in_figure=thing in self._in_figure,
        )

    def _font(self, thing: int | None, number: int) -> Font:
        handle = pdfium.FPDFTextObj_GetFont(ctypes.cast(thing or 0, pdfium.FPDF_PAGEOBJECT))
        key = ctypes.cast(handle, ctypes.c_void_p).value or 0
        if key not in self._fonts:
            room, flags = ctypes.create_string_buffer(_LONGEST), ctypes.c_int()
            pdfium.FPDFText_GetFontInfo(self._text, number, room, len(room), flags)
            name = room.value.decode("utf-8", "replace").rpartition("+")[2]
            self._fonts[key] = Font(
                handle,
                name,
                bold=_BOLD.search(name) is not None or pdfium.FPDFText_GetFontWeight(self._text, number) >= _HEAVY,
                italic=_ITALIC.search(name) is not None,
                large=_LARGE.search(name) is not None,
            )
        return self._fonts[key]


def _way(across: float, down: float) -> int:
    """The way in which a text runs, by where it goes on the page as it is shown."""
    if abs(down) > abs(across):
        return DOWN if down > 0 else UP
    return LEVEL if across >= 0 else HEAD_DOWN
