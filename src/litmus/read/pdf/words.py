"""What a PDF is made of once its characters are put together: words and lines, each in its box.

Boxes are in points; the origin is the upper left corner of the page as it is shown, so y grows downwards.
"""

from dataclasses import dataclass, field
from itertools import pairwise


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
        boxes = [word.box for word in self.words]
        whole = Box(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )
        object.__setattr__(self, "_box", whole)

    @property
    def box(self) -> Box:
        return self._box

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def gaps(self) -> tuple[float, ...]:
        """Points between each word and the next."""
        return tuple(right.box.left - left.box.right for left, right in pairwise(self.words))
