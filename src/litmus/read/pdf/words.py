"""What a PDF is made of once its characters are put together: words and lines, each in its box.

Boxes are in points; the origin is the upper left corner of the page as it is shown, so y grows downwards.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import reduce

SMALLER = 0.93  # of the body's size: what is smaller is small print


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def meets(self, other: "Box") -> bool:
        """Whether they share some of the page."""
        return min(self.right, other.right) > max(self.left, other.left) and min(self.bottom, other.bottom) > max(
            self.top, other.top
        )

    def holds(self, other: "Box") -> bool:
        """Whether the middle of the other one lies in it."""
        x, y = (other.left + other.right) / 2, (other.top + other.bottom) / 2
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def around(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """Characters without a gap between them, in one font."""

    text: str
    box: Box
    size: float  # of the font, points
    font: str  # its name in the file, without the subset's prefix: "NimbusRomNo9L-Medi"
    bold: bool = False
    italic: bool = False
    base: float = 0.0  # y of the line that it stands on
    in_figure: bool = False  # it is part of a picture that was put in as a whole
    start: float = 0.0  # x at which its first character begins, with the room that its font gives it
    end: float = 0.0  # x at which the next character would begin
    spaced: bool = False  # whether PDFium saw a blank before it


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one base line and in one column, from left to right; never empty."""

    words: tuple[Word, ...]
    page: int  # from 1
    _box: Box = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_box", around(word.box for word in self.words))

    @property
    def box(self) -> Box:
        return self._box

    @property
    def size(self) -> float:
        """Of its largest words, points."""
        return max(word.size for word in self.words)

    @property
    def base(self) -> float:
        """Where its largest words stand, from the page's top."""
        return max(self.words, key=lambda word: word.size).base

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of some."""
    return reduce(Box.around, boxes)


def anchor(page: int, box: Box) -> str:
    """Page and box as a fragment that opens a PDF there (RFC 8118)."""
    left, top = max(int(box.left), 0), max(int(box.top), 0)
    return f"page={page}&viewrect={left},{top},{round(box.width)},{round(box.height)}"
