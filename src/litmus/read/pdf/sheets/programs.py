"""Algorithms and listings that lines set off from the text: their titles and what they say."""

from collections.abc import Collection, Sequence

from litmus.model import BlockKind
from litmus.read.pdf.sheets.captions import Captioned
from litmus.read.pdf.sheets.labels import names
from litmus.read.pdf.sheets.layout import Placed
from litmus.read.pdf.words import Box, Line

_NEAR = 2.0  # times the size, from a title to the line above it
_FLUSH = 4.0  # points by which the ends of the lines may differ
_SHORTEST = 60.0  # points, of a line
_MOST = 2_000  # lines of a page that are looked at
_MOST_TITLES = 50  # of a page
_LONGEST = 4  # lines of a title


def programs(lines: Sequence[Placed], rules: Sequence[Box], taken: Collection[int]) -> list[Captioned]:
    """The programs of a page that stand between lines, with a third one under the title.

    Args:
        lines: Of the page.
        rules: Of the page, level and upright ones.
        taken: Lines that belong to something else, by `id`.

    """
    titles = [
        placed.line for placed in lines if id(placed.line) not in taken and names(placed.line, BlockKind.ALGORITHM)
    ]
    if not titles:
        return []
    level = sorted((rule for rule in rules[:_MOST] if rule.width >= _SHORTEST and rule.width > rule.height), key=_top)
    found: list[Captioned] = []
    used: set[int] = set()
    for title in titles[:_MOST_TITLES]:
        edges = _edges(title, level)
        if edges is None or id(title) in used:
            continue
        above, under, end = edges
        inside = [
            placed.line
            for placed in lines
            if id(placed.line) not in taken
            and id(placed.line) not in used
            and above.top < placed.line.box.middle < end.top
            and _is_over(above, placed.line)
        ]
        caption = [line for line in inside if line.box.middle < under.top]
        if len(caption) <= _LONGEST:
            used |= set(map(id, inside))
            found.append(Captioned(caption, [line for line in inside if line.box.middle > under.top]))
    return found


def _edges(title: Line, level: Sequence[Box]) -> tuple[Box, Box, Box] | None:
    """The lines above and under a title, and the one at the end, all of one width."""
    own = [rule for rule in level if _is_over(rule, title)]
    above = next((rule for rule in reversed(own) if rule.top <= title.box.top + 1), None)
    if above is None or title.box.top - above.top > _NEAR * title.size:
        return None
    below = [
        rule
        for rule in own
        if rule.top > title.box.middle
        and abs(rule.left - above.left) <= _FLUSH
        and abs(rule.right - above.right) <= _FLUSH
    ]
    return (above, below[0], below[1]) if len(below) > 1 else None


def _is_over(rule: Box, line: Line) -> bool:
    """Whether a line of text stands between the ends of a ruled one."""
    return rule.left - _FLUSH <= (line.box.left + line.box.right) / 2 <= rule.right + _FLUSH


def _top(rule: Box) -> float:
    return rule.top
