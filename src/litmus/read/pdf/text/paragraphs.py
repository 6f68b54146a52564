"""Where paragraphs, list items and run-in headings begin, told from a paper's own type."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from litmus.read.pdf.sheets.layout import Placed
from litmus.read.pdf.spelling import ENDED
from litmus.read.pdf.text.marks import BULLET, COUNT, DASH
from litmus.read.pdf.text.runins import RunIns
from litmus.read.pdf.words import SMALLER, Line

_RAISED_DOTS = ("∙ ", "◦ ", "○ ")  # marks of items that stand in sentences as well, where no line is indented
_LOOSE = 1.35  # times the usual step from line to line: wider parts paragraphs
_INDENT = (0.7, 4.5)  # times the size, of a paragraph's first line
_SHORT = 0.85  # of the column's width: a line that ends before it may be a paragraph's last


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Tells where paragraphs begin."""

    size: float  # of the body's text, points
    step: float  # from line to line, points
    run_ins: RunIns

    @classmethod
    def of(cls, pages: Sequence[Sequence[Placed]], size: float) -> "Paragraphs":
        """As a paper sets them."""
        steps = [
            below.line.box.top - above.line.box.top
            for lines in pages
            for above, below in pairwise(lines)
            if above.column == below.column
            and abs(above.line.size - size) < 0.2  # noqa: PLR2004
            and abs(below.line.size - size) < 0.2  # noqa: PLR2004
        ]
        likely = [step for step in steps if size * 0.8 < step < size * 2.5]
        return cls(size=size, step=median(likely) if likely else 1.2 * size, run_ins=RunIns.of(pages))

    def is_small(self, line: Line) -> bool:
        """Whether it is small print."""
        return line.size < SMALLER * self.size

    def is_next(self, above: Line, below: Line) -> bool:
        """Whether one line stands right under the other, on the same page."""
        return above.page == below.page and 0 <= below.box.top - above.box.top < _LOOSE * self.step

    def begin(
        self, before: Placed, said: str, placed: Placed, text: str, *, above: Line | None, item: Placed | None
    ) -> bool:
        """Whether a paragraph begins with a line.

        Args:
            before: The line of the text before it.
            said: What that one says.
            placed: The line.
            text: What it says.
            above: The line right above: the last of a formula that stands between, or the line before; None, if
                something that floats stands between.
            item: The first line of the list item that goes on; None where that is a paragraph.

        """
        size = placed.line.size
        if abs(size - before.line.size) > (1 - SMALLER) * max(size, before.line.size):
            return True
        is_ended = ENDED.search(said) is not None
        is_short = before.line.box.right < before.column.left + _SHORT * before.column.width
        drop = placed.line.box.top - above.box.top if above else -1.0
        is_below = before.line.page == placed.line.page and before.column == placed.column and drop >= 0
        shift = placed.line.box.left - before.line.box.left
        is_apart = is_ended and (is_short or not is_below or drop > _LOOSE * self.step or abs(shift) > size / 2)
        if BULLET.match(text) or (text.startswith(_RAISED_DOTS) and placed.indent > _INDENT[0] * size):
            return True
        is_mark = DASH.match(text) or COUNT.match(text)
        if is_mark and item is not None:
            return not is_below or abs(placed.indent - item.indent) < size
        if is_mark and is_apart:
            return True
        is_outer = item is None or placed.indent - item.indent < size / 2
        if is_ended and is_outer and self.run_ins.begin(before, placed):
            return True
        is_new = text[:1].isupper()
        if not is_below:
            return (is_ended or is_short) and (is_new or (is_ended and placed.indent > _INDENT[0] * size))
        if drop > _LOOSE * self.step:
            return is_ended or is_new or drop > 2 * _LOOSE * self.step
        if item is not None:
            return (is_ended or is_short) and shift < -_INDENT[0] * size
        if _INDENT[0] * size < shift < _INDENT[1] * size and (is_ended or is_short):
            return True
        return is_ended and is_short and is_new
