"""Where paragraphs, list items and run-in headings begin, told from a paper's own type."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile
from statistics import median

from litmus.read.pdf.layout import Placed
from litmus.read.pdf.spelling import line_text
from litmus.read.pdf.words import SMALLER, Line

ENDED = re.compile(r"[.!?:;。！？：；][\"”’)\]]{0,3}\Z")
_BULLET = re.compile(r"[•‣▪◦·∙●○■►▶✓➢❖–]\s+(?=\S)")
_COUNT = re.compile(r"(?:\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)|\d{1,2}[.)]|[a-z]\))\s+(?=\S)")
_THEOREM = re.compile(
    r"(?P<label>(?:Theorem|Lemma|Proposition|Corollary|Definition|Assumption|Remark|Claim|Conjecture|Example|Fact"
    r"|Observation|Property|Hypothesis|定理|引理|定义|命题|推论)\s?(?:[A-Z]\.?)?\d{1,2}(?:\.\d{1,2}){0,2})\b"
)
_LOOSE = 1.35  # times the usual step from line to line: wider parts paragraphs
_INDENT = (0.7, 4.5)  # times the size, of a paragraph's first line
_SHORT = 0.85  # of the column's width: a line that ends before it may be a paragraph's last
_MOST_WORDS = 12  # of a run-in heading
_FEWEST_LETTERS = 3
_CLOSED = re.compile(r".*[^\W\d_]{2}.*[.:?!。：]", re.DOTALL)


def item_text(text: str) -> str | None:
    """What a line says after the mark of a list item; None if it has none."""
    found = _BULLET.match(text) or _COUNT.match(text)
    return text[found.end() :] if found else None


def theorem_label(line: Line, text: str) -> str:
    """The name of a theorem or the like that begins with a line, set in another type than the body: "Lemma 2.1"."""
    found = _THEOREM.match(text)
    first, last = line.words[0], line.words[-1]
    return found["label"] if found and (first.bold or first.font != last.font) else ""


def run_in(placed: Placed) -> tuple[str, Line, Line] | None:
    """The heading in bold, with a stop, that a paragraph's first line begins with: title, its words, and the rest.

    LaTeX sets those of `\\paragraph` at the column's side; bold words in a line that is indented are emphasis.
    """
    line = placed.line
    if line.box.left - placed.column.left > line.size / 2:
        return None
    bold = len(list(takewhile(lambda word: word.bold or not word.font, line.words)))  # some fonts have no name to tell
    if not 0 < bold < len(line.words):
        return None
    head, rest = replace(line, words=line.words[:bold]), replace(line, words=line.words[bold:])
    title = line_text(head)
    if (
        not _CLOSED.fullmatch(title)
        or len(title.split()) > _MOST_WORDS
        or _BULLET.match(title)
        or _THEOREM.match(title)
    ):
        return None
    return title.rstrip(".:。："), head, rest


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Tells where paragraphs begin."""

    size: float  # of the body's text, points
    step: float  # from line to line, points

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
        return cls(size=size, step=median(likely) if likely else 1.2 * size)

    def is_small(self, line: Line) -> bool:
        """Whether it is small print."""
        return line.size < SMALLER * self.size

    def is_next(self, above: Line, below: Line) -> bool:
        """Whether one line stands right under the other, on the same page."""
        return above.page == below.page and 0 <= below.box.top - above.box.top < _LOOSE * self.step

    def begin(self, before: Placed, said: str, placed: Placed, text: str, *, above: Line, item: Line | None) -> bool:
        """Whether a paragraph begins with a line.

        Args:
            before: The line of the text before it.
            said: What that one says.
            placed: The line.
            text: What it says.
            above: The line right above: the last of a formula that stands between, or the line before.
            item: The first line of the list item that goes on; None where that is a paragraph.

        """
        size = placed.line.size
        if abs(size - before.line.size) > (1 - SMALLER) * max(size, before.line.size):
            return True
        is_ended = ENDED.search(said) is not None
        is_short = before.line.box.right < before.column.left + _SHORT * before.column.width
        drop = placed.line.box.top - above.box.top
        is_below = before.line.page == placed.line.page and before.column == placed.column and drop >= 0
        shift = placed.line.box.left - before.line.box.left
        is_apart = is_ended and (is_short or not is_below or drop > _LOOSE * self.step or abs(shift) > size / 2)
        if item is not None and (_BULLET.match(text) or _COUNT.match(text)):
            return not is_below or abs(placed.line.box.left - item.box.left) < size
        if (_BULLET.match(text) and is_ended) or (_COUNT.match(text) and is_apart):
            return True
        if is_ended and (item is None or placed.line.box.left - item.box.left < size / 2) and run_in(placed):
            return True
        is_new = text[:1].isupper()
        if not is_below:
            indent = placed.line.box.left - placed.column.left
            return (is_ended or is_short) and (is_new or (is_ended and indent > _INDENT[0] * size))
        if drop > _LOOSE * self.step:
            return is_ended or is_new or drop > 2 * _LOOSE * self.step
        if item is not None:
            return is_ended and shift < -_INDENT[0] * size
        if _INDENT[0] * size < shift < _INDENT[1] * size and (is_ended or is_short):
            return True
        return is_ended and is_short and is_new
