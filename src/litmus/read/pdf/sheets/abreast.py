"""Captions that stand beside each other, or beside the text, in one column: the parts of a column in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from litmus.read.pdf.sheets.labels import CAPTION, PART
from litmus.read.pdf.words import Line

_MOST = 20  # captions of a column beside which something is looked for
_MOST_BESIDE = 5  # lines on the base line of a caption
_DEEPEST = 4  # captions beside each other
_LEVEL = 0.8  # of the size, by which base lines of lines beside each other differ
_APART = 1.0  # times the size: the narrowest gap between two captions
_STEP = 1.7  # times the size, from a line of a caption to the next
_LABEL = 5  # words that hold a label


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of a column, downwards, that are read before what stands beside or under them."""

    lines: list[Line]
    is_whole: bool = True  # as wide as the column


def parted(lines: Sequence[Line], deepest: int = _DEEPEST) -> list[Part]:
    """A column's parts in reading order.

    Args:
        lines: Of a column, downwards; what a gap parts on one base line are lines of their own.
        deepest: How many parts may stand beside each other.

    """
    parts: list[Part] = []
    rest = [*lines]
    for _ in range(_MOST if deepest > 1 else 0):
        sides = _abreast(rest)
        if not sides:
            break
        own = {id(line) for side in sides for line in side}
        top = min(side[0].base for side in sides)
        parts.append(Part([line for line in rest if id(line) not in own and line.base < top]))
        parts += [replace(part, is_whole=False) for side in sides for part in parted(side, deepest - 1)]
        rest = [line for line in rest if id(line) not in own and line.base >= top]
    parts.append(Part(rest))
    return [part for part in parts if part.lines]


def _abreast(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines to the left and to the right of the first gap beside a caption; none, if there is no such gap."""
    starts = [line for line in lines if _begins(line)]
    for start in starts[:_MOST]:
        level = [line for line in lines if line is not start and abs(line.base - start.base) <= _LEVEL * start.size]
        level.sort(key=lambda line: abs(line.base - start.base))
        for beside in level[:_MOST_BESIDE]:
            left, right = sorted((start.box, beside.box), key=lambda box: box.left)
            if right.left - left.right < _APART * start.size:
                continue
            sides = _sides(lines, (left.right + right.left) / 2, start.base)
            other = next((side for side in sides if any(line is beside for line in side)), [])
            if len(other) > 1 or (other and _begins(beside)):
                return sides
    return []


def _begins(line: Line) -> bool:
    """Whether a caption begins with a line, or the name of a part of a figure."""
    text = " ".join(word.text for word in line.words[:_LABEL])
    found = CAPTION.match(text)
    return PART.match(text) is not None if found is None else found["end"].strip() != ""


def _sides(lines: Sequence[Line], edge: float, base: float) -> list[list[Line]]:
    """What stands to the left and to the right of an edge, as far as lines follow each other and none goes over it."""
    crossing = [line.base for line in lines if line.box.left < edge < line.box.right]
    top = max((other for other in crossing if other < base), default=float("-inf"))
    bottom = min((other for other in crossing if other > base), default=float("inf"))
    near = [line for line in lines if top < line.base < bottom]
    return [
        _chain([line for line in near if line.box.right <= edge], base),
        _chain([line for line in near if line.box.left >= edge], base),
    ]


def _chain(lines: Sequence[Line], base: float) -> list[Line]:
    """The lines that follow each other, up and down from those at a height."""
    middle = min(range(len(lines)), key=lambda place: abs(lines[place].base - base), default=0)
    first = last = middle
    while first and lines[first].base - lines[first - 1].base <= _STEP * lines[first].size:
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].base - lines[last].base <= _STEP * lines[last].size:
        last += 1
    return [*lines[first : last + 1]]
