"""All characters of a page and their places, asked of PDFium in bulk.

A page has thousands of characters, and there are several questions for each. They are asked in loops that run outside
of Python's own code, and PDFium writes the answers side by side into rooms that are read at once.
"""

import ctypes
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from itertools import repeat
from struct import unpack
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfTextPage

from litmus.read.pdf.file.painted import Matrix

_ADDRESS, _INT = ctypes.c_void_p, ctypes.c_int


def _by_address(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A function of PDFium's that takes and gives addresses as plain numbers."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, _ADDRESS).value or 0)


_code = _by_address(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, _INT)
_object = _by_address(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, _INT)
_origin = _by_address(pdfium.FPDFText_GetCharOrigin, _INT, _ADDRESS, _INT, _ADDRESS, _ADDRESS)
_box = _by_address(pdfium.FPDFText_GetCharBox, _INT, _ADDRESS, _INT, *[_ADDRESS] * 4)
_loose = _by_address(pdfium.FPDFText_GetLooseCharBox, _INT, _ADDRESS, _INT, _ADDRESS)


class Sides(NamedTuple):
    """The sides of boxes, of one kind each, in the coordinates inside the page: y grows upwards."""

    left: Sequence[float]
    bottom: Sequence[float]
    right: Sequence[float]
    top: Sequence[float]


class Level(NamedTuple):
    """Places of characters on a page that is turned until they are upright."""

    starts: Sequence[float]  # x at which they begin, by the font
    ends: Sequence[float]  # x at which the next ones would begin; further if their ink goes further
    bases: Sequence[float]  # y of the line that they stand on


class Glyphs(NamedTuple):
    """The characters of a page, in PDFium's order, by what is known of them."""

    codes: list[int]  # of Unicode; others where PDFium knows none
    objects: list[int | None]  # addresses of the text objects; none for blanks that PDFium puts in
    xs: Sequence[float]  # of their origins
    ys: Sequence[float]
    ink: Sides
    room: Sides  # with what the font leaves around them

    def level(self, shown: Matrix) -> Level:
        """The places as seen through a matrix that turns by quarters."""
        a, b, c, d, e, f = shown
        left, bottom, right, top = self.room
        if a:
            return Level(_moved(self.xs, a, e), _moved(right if a > 0 else left, a, e), _moved(self.ys, d, f))
        return Level(_moved(self.ys, c, e), _moved(top if c > 0 else bottom, c, e), _moved(self.xs, b, f))


def _moved(values: Sequence[float], times: float, more: float) -> Sequence[float]:
    return values if (times, more) == (1, 0) else [times * value + more for value in values]


def glyphs_of(text: PdfTextPage, most: int) -> Glyphs:
    """Ask for the characters of a page.

    Args:
        text: The page's text.
        most: How many are asked for.

    """
    count = max(min(pdfium.FPDFText_CountChars(text), most), 0)
    page = ctypes.cast(text.raw, _ADDRESS).value
    xs, ys = _asked(_origin, page, count, 2)
    left, right, bottom, top = _asked(_box, page, count, 4)
    rooms = (ctypes.c_float * (count * 4))()  # FS_RECTF: left, top, right, bottom
    _drain(map(_loose, repeat(page), range(count), _places(rooms, pdfium.FS_RECTF, count)))
    room = unpack(f"{count * 4}f", rooms)
    return Glyphs(
        codes=list(map(_code, repeat(page), range(count))),
        objects=list(map(_object, repeat(page), range(count))),
        xs=xs,
        ys=ys,
        ink=Sides(left, bottom, right, top),
        room=Sides(room[0::4], room[3::4], room[2::4], room[1::4]),
    )


def _asked(question: Callable[..., Any], page: int | None, count: int, answers: int) -> list[Sequence[float]]:
    """What PDFium answers to a question that has several answers for each character, by answer."""
    rooms = [(ctypes.c_double * count)() for _ in range(answers)]
    _drain(map(question, repeat(page), range(count), *(_places(room, ctypes.c_double, count) for room in rooms)))
    return [unpack(f"{count}d", room) for room in rooms]


def _places(room: Any, kind: Any, count: int) -> range:
    """The addresses of what stands side by side in a room."""
    start, step = ctypes.addressof(room), ctypes.sizeof(kind)
    return range(start, start + count * step, step)


def _drain(answers: Iterable[Any]) -> None:
    deque(answers, maxlen=0)
