"""What is painted on a page, in the order of painting, as PDFium tells it: texts, pictures, areas and lines.

Boxes are those of `litmus.read.pdf.words`: in points, from the upper left corner of the page as it is shown.
"""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from litmus.read.colours import Colour
from litmus.read.pdf.words import Box

_MOST = 100_000  # things on a page; the plots of a real paper have 36,000
_DEEPEST = 6  # forms in forms
_LONGEST = 1_000  # characters of what is told of a text
_MOST_POINTS = 2_000  # of a path whose lines are told apart
_SPECK = 3.0  # points: a path no larger either way is a mark in a plot
_THICKEST = 2.5  # points, of a line; \\toprule has 0.8, \\hline 0.4, coloured ones 2
_LONGER = 3  # times as long as thick

Handle = Any  # of an object of PDFium's; valid as long as its page is open


class Kind(Enum):
    """What a thing is; PDFium's shadings count as pictures."""

    TEXT = "text"
    AREA = "area"
    PICTURE = "picture"


class Matrix(NamedTuple):
    """x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, after: "Matrix") -> "Matrix":
        """A matrix that does what this one does, then what the other does."""
        return Matrix(
            self.a * after.a + self.b * after.c,
            self.a * after.b + self.b * after.d,
            self.c * after.a + self.d * after.c,
            self.c * after.b + self.d * after.d,
            self.e * after.a + self.f * after.c + after.e,
            self.e * after.b + self.f * after.d + after.f,
        )

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The box around a rectangle's image."""
        if self.b == self.c == 0 and self.a > 0 > self.d:  # a page that is not turned, as nearly all
            return Box(self.a * left + self.e, self.d * top + self.f, self.a * right + self.e, self.d * bottom + self.f)
        if self.b == self.c == 0:
            x0, x1 = self.a * left + self.e, self.a * right + self.e
            y0, y1 = self.d * bottom + self.f, self.d * top + self.f
            return Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        xs, ys = zip(
            self.at(left, bottom), self.at(right, top), self.at(left, top), self.at(right, bottom), strict=True
        )
        return Box(min(xs), min(ys), max(xs), max(ys))

    @property
    def scale(self) -> float:
        """By how much it makes things larger, in the direction in which it does so least."""
        return float(min((self.a**2 + self.b**2) ** 0.5, (self.c**2 + self.d**2) ** 0.5))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mark:
    """One thing on a page."""

    kind: Kind
    box: Box
    handle: Handle
    ink: Colour | None = None  # that fills it; None: a pattern or a picture
    opaque: bool = True
    in_form: bool = False  # a figure that was put in as a whole
    clip: Box | None = None  # of a text: where it may show
    size: float = 0.0  # of a text: points, as shown
    mode: int = 0  # of a text: the render mode, section 9.3.6 of ISO 32000-2
    layered: bool = False  # of a text: it belongs to a layer that may be switched off
    instead: str = ""  # of a text: what programs are told to read for it, section 14.9.4


@dataclass(frozen=True, slots=True)
class Painting:
    """A page as it is painted."""

    page: Box
    marks: list[Mark] = field(default_factory=list)  # in the order of painting
    lines: list[Box] = field(default_factory=list)  # level or upright, some of them thin areas


def painting(page: PdfPage) -> Painting:
    """Gather what is painted on a page."""
    width, height = page.get_size()
    painted = Painting(Box(0.0, 0.0, width, height))
    _Walk(painted).objects(_on_page(page), upright(page), depth=0)
    return painted


def upright(page: PdfPage) -> Matrix:
    """From the coordinates inside a page to those in which it is shown."""
    left, bottom, right, top = page.get_bbox()
    return {
        0: Matrix(1, 0, 0, -1, -left, top),
        90: Matrix(0, 1, 1, 0, -bottom, -left),
        180: Matrix(-1, 0, 0, 1, right, -bottom),
        270: Matrix(0, -1, -1, 0, top, right),
    }[page.get_rotation() % 360]


def _on_page(page: PdfPage) -> Iterator[Handle]:
    return (pdfium.FPDFPage_GetObject(page, number) for number in range(pdfium.FPDFPage_CountObjects(page)))


def _in_form(form: Handle) -> Iterator[Handle]:
    return (pdfium.FPDFFormObj_GetObject(form, number) for number in range(pdfium.FPDFFormObj_CountObjects(form)))


def is_thin(box: Box) -> bool:
    """Whether it looks like a line, level or upright."""
    short, long = sorted((box.width, box.height))
    return short <= _THICKEST and long > _SPECK and long >= _LONGER * short


def overlap(one: Box, other: Box) -> Box:
    """What two boxes share; of no area where they share nothing."""
    left, top = max(one.left, other.left), max(one.top, other.top)
    return Box(left, top, max(min(one.right, other.right), left), max(min(one.bottom, other.bottom), top))


class _Walk:
    """A way through the objects of a page, with the places into which PDFium writes its answers."""

    def __init__(self, painted: Painting) -> None:
        self.painted = painted
        self.left = _MOST
        self.sides = [ctypes.c_float() for _ in range(4)]
        self.channels = [ctypes.c_uint() for _ in range(4)]
        self.point = [ctypes.c_float() for _ in range(2)]
        self.matrix = pdfium.FS_MATRIX()
        self.number, self.flag = ctypes.c_int(), ctypes.c_int()

    def objects(self, handles: Iterator[Handle], shown: Matrix, *, depth: int) -> None:
        for handle in handles:
            self.left -= 1
            if self.left < 0:
                return
            kind = pdfium.FPDFPageObj_GetType(handle)
            if kind == pdfium.FPDF_PAGEOBJ_FORM:
                if depth < _DEEPEST:
                    self.objects(_in_form(handle), self._matrix(handle).then(shown), depth=depth + 1)
            elif pdfium.FPDFPageObj_GetBounds(handle, *self.sides):
                self._object(handle, kind, shown.box(*(side.value for side in self.sides)), shown, in_form=depth > 0)

    def _object(self, handle: Handle, kind: int, box: Box, shown: Matrix, *, in_form: bool) -> None:
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            self.painted.marks.append(self._text(handle, box, shown, in_form=in_form))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            if box.width > _SPECK or box.height > _SPECK:
                self._path(handle, box, shown, in_form=in_form)
        else:
            opaque = kind == pdfium.FPDF_PAGEOBJ_IMAGE and not pdfium.FPDFPageObj_HasTransparency(handle)
            self.painted.marks.append(Mark(kind=Kind.PICTURE, box=box, handle=handle, opaque=opaque, in_form=in_form))

    def _text(self, handle: Handle, box: Box, shown: Matrix, *, in_form: bool) -> Mark:
        pdfium.FPDFTextObj_GetFontSize(handle, size := self.sides[0])
        layered, instead = self._told(handle)
        return Mark(
            kind=Kind.TEXT,
            box=box,
            handle=handle,
            ink=self._ink(handle),
            in_form=in_form,
            clip=self._clip(handle, shown),
            size=abs(size.value) * self._matrix(handle).then(shown).scale,
            mode=pdfium.FPDFTextObj_GetTextRenderMode(handle),
            layered=layered,
            instead=instead,
        )

    def _path(self, handle: Handle, box: Box, shown: Matrix, *, in_form: bool) -> None:
        pdfium.FPDFPath_GetDrawMode(handle, self.number, self.flag)
        filled, stroked = bool(self.number.value), bool(self.flag.value)
        if filled:
            ink = self._ink(handle)
            opaque = ink is not None and ink.alpha == 1 and not pdfium.FPDFPageObj_HasTransparency(handle)
            self.painted.marks.append(
                Mark(kind=Kind.AREA, box=box, handle=handle, ink=ink, opaque=opaque, in_form=in_form)
            )
        if in_form or not (filled or stroked):
            return
        if is_thin(box):
            self.painted.lines.append(box)
        elif stroked:
            self.painted.lines.extend(self._edges(handle, shown))

    def _edges(self, path: Handle, shown: Matrix) -> Iterator[Box]:
        """The level and upright lines of a path that has several."""
        shown = self._matrix(path).then(shown)
        start = at = (0.0, 0.0)
        for number in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_POINTS)):
            segment = pdfium.FPDFPath_GetPathSegment(path, number)
            pdfium.FPDFPathSegment_GetPoint(segment, *self.point)
            before, at = at, shown.at(self.point[0].value, self.point[1].value)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                start = at
            ends = [(before, at)] if kind == pdfium.FPDF_SEGMENT_LINETO else []
            if pdfium.FPDFPathSegment_GetClose(segment):
                ends.append((at, start))
            for one, other in ends:
                edge = Box(min(one[0], other[0]), min(one[1], other[1]), max(one[0], other[0]), max(one[1], other[1]))
                if is_thin(edge):
                    yield edge

    def _matrix(self, handle: Handle) -> Matrix:
        pdfium.FPDFPageObj_GetMatrix(handle, self.matrix)
        return Matrix(self.matrix.a, self.matrix.b, self.matrix.c, self.matrix.d, self.matrix.e, self.matrix.f)

    def _ink(self, handle: Handle) -> Colour | None:
        if not pdfium.FPDFPageObj_GetFillColor(handle, *self.channels):
            return None
        red, green, blue, alpha = (channel.value for channel in self.channels)
        return Colour(red, green, blue, alpha / 255)

    def _clip(self, handle: Handle, shown: Matrix) -> Box | None:
        """What its clips leave, as a box."""
        clip = pdfium.FPDFPageObj_GetClipPath(handle)
        left = None
        for path in range(min(max(pdfium.FPDFClipPath_CountPaths(clip), 0), _DEEPEST)):
            points = []
            for number in range(min(max(pdfium.FPDFClipPath_CountPathSegments(clip, path), 0), _MOST_POINTS)):
                pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, number), *self.point)
                points.append(shown.at(self.point[0].value, self.point[1].value))
            if points:
                xs, ys = zip(*points, strict=True)
                box = Box(min(xs), min(ys), max(xs), max(ys))
                left = overlap(left, box) if left else box
        return left

    def _told(self, handle: Handle) -> tuple[bool, str]:
        """What the marks around an object say: whether it belongs to a layer, and what to read for it."""
        layered, instead = False, ""
        for mark in marks_of(handle):
            name = _string(pdfium.FPDFPageObjMark_GetName, mark)
            layered = layered or name == "OC"
            instead = instead or _string(pdfium.FPDFPageObjMark_GetParamStringValue, mark, b"ActualText")
        return layered, _decoded(instead)


def marks_of(handle: Handle) -> list[Handle]:
    """The marks that a file puts around an object, the outermost first; not all of very many."""
    number = min(max(pdfium.FPDFPageObj_CountMarks(handle), 0), _DEEPEST)
    return [pdfium.FPDFPageObj_GetMark(handle, place) for place in range(number)]


def _decoded(text: str) -> str:
    """A string of a content stream, of which PDFium tells the bytes of UTF-16 one by one."""
    if "\0" not in text:
        return text
    return text.encode("latin-1", "replace").decode("utf-16-be", "replace")


def _string(get: Callable[..., int], *of: Any) -> str:
    """A string that PDFium writes into a room that it is given."""
    room, length = (ctypes.c_ushort * _LONGEST)(), ctypes.c_ulong()
    if not get(*of, room, ctypes.sizeof(room), length):
        return ""
    return bytes(room)[: min(length.value, ctypes.sizeof(room))].decode("utf-16-le", "replace").rstrip("\0")
