"""What a PDF hides from a reader's eye and not from a program's.

Text that may be hidden is told from how it is painted: in the colour of its ground, by a render mode that shows
nothing, transparent, tiny, off the page, outside its clip, under something that was painted later, or in a layer that
may be switched off. Whether it is, the page itself says: it is drawn with that text and without it, and what changes
nothing is not seen. What programs are told to read for a text is not seen either, unless it is what the text says.
What stands in metadata, notes and links is no part of a page, and never read.
"""

import ctypes
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage
from rapidfuzz import fuzz

from litmus.read.colours import WHITE, Colour
from litmus.read.pdf.file.painted import Kind, Mark, Painting, marks_of, overlap
from litmus.read.pdf.words import Box

_SAME = 15  # largest difference of a channel, of 255, that nobody sees, as on a page of HTML
_FAINTEST = 0.05  # of a colour's alpha
_SMALLEST = 2.0  # points: hidden messages seen on arXiv had 1 or 2, \\tiny has 5
_INVISIBLE = frozenset({3, 7})  # render modes
_SCANNED = 0.5  # of a page that a picture covers, and of its texts that were recognised in it
_MOST_SUSPECTS = 5_000  # on a page; those after them are taken at their word
_MOST_PIXELS = 1_500  # either way, of a page that is drawn; one point is one pixel if they suffice
_FEWEST_WORDS = 3  # fewer are blank figures that fill a column, or a strut
_NEAR = 3.0  # times the size: texts no further apart are one place, also of small print on lines set for large
_TIGHT = 0.15  # times the size: no blank is so narrow
_LONGEST = 2_000  # characters of one text
_ALIKE = 70  # of 100: what is read for a text and what it says, with ligatures and hyphens mended
_TILE = 32.0  # points
_MOST_ON_TILE = 64


@dataclass(frozen=True, slots=True)
class Hidden:
    """Words that nobody sees."""

    box: Box
    text: str


def leave_out(page: PdfPage, painted: Painting) -> list[Hidden]:
    """Take what nobody sees from a page, so that a text page opened afterwards does not hold it.

    Args:
        page: The page; the texts in question are made inactive.
        painted: What is painted on it.

    Returns:
        The places where more than a filler was hidden.

    """
    found = _told_instead(page, painted)
    suspects = suspected(painted)
    hidden = _unseen(page, suspects) if suspects else []
    if hidden:
        texts = zip(hidden, _texts(page, hidden), strict=True)  # before they are gone
        found += [(mark, text) for mark, text in texts if not (mark.in_form and is_tiny(mark))]  # labels of a plot
        _switch(hidden, on=False)
    return list(_places(found))


def _told_instead(page: PdfPage, painted: Painting) -> list[tuple[Mark, str]]:
    """What programs are told to read for texts that say something else; the texts are read instead."""
    told = [mark for mark in painted.marks if len(_words(mark.instead)) >= _FEWEST_WORDS]
    if not told:
        return []
    for mark in told:
        for one in marks_of(mark.handle):
            pdfium.FPDFPageObj_RemoveMark(mark.handle, one)
    said: dict[str, tuple[Mark, str]] = {}  # one instead may stand for several texts
    for mark, text in zip(told, _texts(page, told), strict=True):
        first, before = said.get(mark.instead, (mark, ""))
        said[mark.instead] = first, before + text
    return [
        (mark, instead)
        for instead, (mark, text) in said.items()
        if fuzz.ratio(_letters(instead), _letters(text)) < _ALIKE
    ]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _words(text: str) -> list[str]:
    return [word for word in text.split() if any(letter.isalpha() for letter in word)]


def suspected(painted: Painting) -> list[Mark]:
    """The texts that may be hidden, in the order of painting."""
    under, over = _Tiles(), _Tiles()
    found = list[Mark]()
    for mark in painted.marks:
        if mark.kind is not Kind.TEXT:
            under.add(mark, painted.page)
        elif is_doubtful(mark, under.ground(mark.box), painted.page):
            found.append(mark)
    doubtful = set(found)
    for mark in reversed(painted.marks):
        if mark.kind is not Kind.TEXT:
            over.add(mark, painted.page)
        elif mark not in doubtful and over.cover(mark.box):
            found.append(mark)
    if not found:
        return []
    recognised = _recognised(painted)
    return [mark for mark in found if mark not in recognised and mark.box.width * mark.box.height > 0][:_MOST_SUSPECTS]


def is_doubtful(mark: Mark, ground: Colour | None, page: Box) -> bool:
    """Whether a text may be hidden by how and where it is painted.

    Args:
        mark: The text.
        ground: The colour that it is painted on; None if that is a picture or a pattern.
        page: The page's box.

    """
    if is_tiny(mark) or mark.mode in _INVISIBLE or mark.layered:
        return True
    if not _mostly_inside(mark.box, page) or (mark.clip is not None and not _mostly_inside(mark.box, mark.clip)):
        return True
    if mark.ink is None or ground is None:
        return True
    return mark.ink.alpha <= _FAINTEST or mark.ink.over(ground).distance(ground) <= _SAME


def is_tiny(mark: Mark) -> bool:
    """Whether a text is too small to be read; fonts made of pictures may have any size, so its box must say so too."""
    return mark.size <= _SMALLEST and min(mark.box.width, mark.box.height) <= 2 * _SMALLEST


def _mostly_inside(box: Box, room: Box) -> bool:
    inside = overlap(box, room)
    return inside.width * inside.height * 2 >= box.width * box.height


def _recognised(painted: Painting) -> frozenset[Mark]:
    """The texts that a program recognised in the picture of a scanned page, and put over or under it unseen."""
    whole = painted.page.width * painted.page.height
    pictures = [
        place
        for place, mark in enumerate(painted.marks)
        if mark.kind is Kind.PICTURE
        and (seen := overlap(mark.box, painted.page)).width * seen.height >= _SCANNED * whole
    ]
    if not pictures:
        return frozenset()
    texts = [(place, mark) for place, mark in enumerate(painted.marks) if mark.kind is Kind.TEXT]
    unseen = [mark for place, mark in texts if mark.mode in _INVISIBLE or place < pictures[-1]]
    return frozenset(unseen) if len(unseen) >= _SCANNED * len(texts) else frozenset()


class _Tiles:
    """Areas and pictures by where they lie, the last on top; of many on one spot only the upper ones."""

    def __init__(self) -> None:
        self.stacks: dict[tuple[int, int], deque[Mark]] = {}

    def add(self, mark: Mark, page: Box) -> None:
        seen = overlap(mark.box, page)
        for column in range(int(seen.left / _TILE), int(seen.right / _TILE) + 1):
            for row in range(int(seen.top / _TILE), int(seen.bottom / _TILE) + 1):
                self.stacks.setdefault((column, row), deque(maxlen=_MOST_ON_TILE)).append(mark)

    def at(self, x: float, y: float) -> list[Mark]:
        """Those that lie on a point, the lowest first."""
        stack = self.stacks.get((int(x / _TILE), int(y / _TILE)), ())
        return [mark for mark in stack if mark.box.left <= x <= mark.box.right and mark.box.top <= y <= mark.box.bottom]

    def ground(self, box: Box) -> Colour | None:
        """The colour in the middle of a box; None if that cannot be told."""
        ground: Colour | None = WHITE
        for mark in self.at(*_middle(box)):
            if mark.ink is None:
                ground = None
            elif mark.opaque:
                ground = mark.ink
            elif ground:
                ground = mark.ink.over(ground)
        return ground

    def cover(self, box: Box) -> bool:
        """Whether something that may let nothing through lies over most of a box."""
        return any(mark.opaque and _mostly_inside(box, mark.box) for mark in self.at(*_middle(box)))


def _middle(box: Box) -> tuple[float, float]:
    return (box.left + box.right) / 2, box.middle


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A page as a picture."""

    pixels: bytes
    stride: int  # bytes of a row
    depth: int  # bytes of a pixel
    width: int
    height: int
    scale: float  # pixels to a point

    def differs(self, other: "_Drawing", box: Box) -> bool:
        """Whether an eye sees a difference inside a box."""
        left, right = (min(max(round(x * self.scale), 0), self.width) for x in (box.left - 1, box.right + 1))
        top, bottom = (min(max(round(y * self.scale), 0), self.height) for y in (box.top - 1, box.bottom + 1))
        for row in range(top, bottom):
            span = slice(row * self.stride + left * self.depth, row * self.stride + right * self.depth)
            mine, its = self.pixels[span], other.pixels[span]
            if mine != its and any(abs(a - b) > _SAME for a, b in zip(mine, its, strict=True)):
                return True
        return False


def _draw(page: PdfPage) -> _Drawing:
    scale = min(1.0, _MOST_PIXELS / max(page.get_size()))
    bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=False)
    drawing = _Drawing(bytes(bitmap.buffer), bitmap.stride, bitmap.n_channels, bitmap.width, bitmap.height, scale)
    bitmap.close()
    return drawing


def _unseen(page: PdfPage, suspects: list[Mark]) -> list[Mark]:
    """Those of the suspects that are tiny, or whose absence changes nothing on the page."""
    large = [mark for mark in suspects if not is_tiny(mark)]
    if not large:
        return suspects
    before = _draw(page)
    _switch(large, on=False)
    after = _draw(page)
    _switch(large, on=True)
    return [mark for mark in suspects if is_tiny(mark) or not before.differs(after, mark.box)]


def _switch(marks: Iterable[Mark], *, on: bool) -> None:
    for mark in marks:
        pdfium.FPDFPageObj_SetIsActive(mark.handle, on)


def _texts(page: PdfPage, marks: Iterable[Mark]) -> list[str]:
    """The words of texts that are active."""
    text = page.get_textpage()
    room = (ctypes.c_ushort * _LONGEST)()
    found = list[str]()
    for mark in marks:
        length = pdfium.FPDFTextObj_GetText(mark.handle, text, room, ctypes.sizeof(room))
        found.append(bytes(room)[: min(length, ctypes.sizeof(room))].decode("utf-16-le", "replace").rstrip("\0"))
    text.close()
    return found


def _places(found: list[tuple[Mark, str]]) -> Iterator[Hidden]:
    """What hangs together, where it is more than a filler."""
    places: list[Hidden] = []
    last: Box | None = None
    for mark, text in found:
        if last is not None and _gap(places[-1].box, mark.box) <= _NEAR * mark.size:
            joint = "" if abs(mark.box.left - last.right) <= _TIGHT * mark.size and mark.box.top < last.bottom else " "
            places[-1] = Hidden(places[-1].box.around(mark.box), f"{places[-1].text}{joint}{text}")
        else:
            places.append(Hidden(mark.box, text))
        last = mark.box
    for place in places:
        if len(_words(place.text)) >= _FEWEST_WORDS:
            yield place


def _gap(one: Box, other: Box) -> float:
    """Points between two boxes, level or upright, whichever is more."""
    across = max(one.left, other.left) - min(one.right, other.right)
    return max(across, max(one.top, other.top) - min(one.bottom, other.bottom), 0.0)
