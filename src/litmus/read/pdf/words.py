"""What a PDF is made of once its characters are put together: words and lines, each in its box.

Boxes are in points; the origin is the upper left corner of the page as it is shown, so y grows downwards.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

HYPHEN = "\u00ad"  # stands for a hyphen at the end of a line
SMALLER = 0.93  # of the body's size: what is smaller is small print


class Box(NamedTuple):
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

    @property
    def middle(self) -> float:
        """Half way from top to bottom."""
        return (self.top + self.bottom) / 2

    def meets(self, other: "Box") -> bool:
        """Whether they share some of the page."""
        return min(self.right, other.right) > max(self.left, other.left) and min(self.bottom, other.bottom) > max(
            self.top, other.top
        )

    def holds(self, other: "Box") -> bool:
        """Whether the middle of the other one lies in it."""
        x = (other.left + other.right) / 2
        return self.left <= x <= self.right and self.top <= other.middle <= self.bottom

    def covers(self, other: "Box") -> bool:
        """Whether one stands over the other: they share more than half of the narrower one's width."""
        shared = min(self.right, other.right) - max(self.left, other.left)
        return shared > min(self.width, other.width) / 2

    def around(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


class Word(NamedTuple):
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


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one base line and in one column, from left to right; never empty."""

    words: tuple[Word, ...]
    page: int  # from 1
    box: Box = field(init=False, repr=False, compare=False)
    size: float = field(init=False, repr=False, compare=False)  # of its largest words, points
    base: float = field(init=False, repr=False, compare=False)  # y on which these stand

    def __post_init__(self) -> None:
        largest = max(self.words, key=_size)
        object.__setattr__(self, "box", around([word.box for word in self.words]))
        object.__setattr__(self, "size", largest.size)
        object.__setattr__(self, "base", largest.base)

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    def parts(self, gap: float) -> "Iterator[Line]":
        """The line cut where a gap is wider, in points."""
        words = self.words
        cuts = [at for at in range(1, len(words)) if words[at].start - words[at - 1].end > gap]
        return self.cut(cuts)

    def cut(self, places: Iterable[int]) -> "Iterator[Line]":
        """The line cut before the words at some places, upwards."""
        for one, other in pairwise([0, *places, len(self.words)]):
            yield replace(self, words=self.words[one:other])


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of some."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _size(word: Word) -> float:
    return word.size


def anchor(page: int, box: Box) -> str:
    """Page and box as a fragment that opens a PDF there (RFC 8118)."""
    left, top = max(int(box.left), 0), max(int(box.top), 0)
    return f"page={page}&viewrect={left},{top},{round(box.width)},{round(box.height)}"
