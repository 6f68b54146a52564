"""The lines that rule a table: those of one width, one under the other, with the shorter ones between them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from litmus.read.pdf.words import Box

_APART = 1.0  # points between pieces of one line
_DASH = 6.0  # points: longest piece and longest gap of a dashed line; \\cmidrule(lr) leaves such gaps between long ones
_LEVEL = 0.7  # points up or down, of pieces of one line
_FLUSH = 4.0  # points to the left or right, of the ends of a table's lines
_SHORTEST = 36.0  # points, of a line from side to side
_MOST = 4_000  # lines of a page that are looked at
_MOST_PARTS = 500  # of a ruling
_MOST_RULINGS = 200
_MOST_OPEN = 50  # widths of lines, of which the last ones may go on


@dataclass(frozen=True, slots=True)
class Ruling:
    """The lines of a table."""

    left: float
    right: float
    rules: tuple[float, ...]  # from side to side, downwards; at least one
    parts: tuple[Box, ...] = ()  # level, but shorter
    uprights: tuple[Box, ...] = ()

    @property
    def box(self) -> Box:
        return Box(self.left, self.rules[0], self.right, self.rules[-1])

    def within(self, top: float, bottom: float) -> "Ruling":
        """The lines between two heights."""
        return Ruling(
            self.left,
            self.right,
            tuple(rule for rule in self.rules if top <= rule <= bottom),
            tuple(part for part in self.parts if top <= part.middle <= bottom),
            tuple(line for line in self.uprights if top <= line.middle <= bottom),
        )


def rulings(lines: Iterable[Box]) -> list[Ruling]:
    """The lines of which there are several of one width.

    Lines of several tables that are equally wide and stand under each other are one ruling.
    """
    level, uprights = list[Box](), list[Box]()
    for _, line in zip(range(_MOST), lines, strict=False):
        (level if line.width >= line.height else uprights).append(line)
    level = list(_joined(level))
    groups: list[list[Box]] = []
    for line in sorted(level, key=lambda line: line.top):
        if line.width < _SHORTEST:
            continue
        group = next((one for one in reversed(groups[-_MOST_OPEN:]) if _is_flush(one[0], line)), None)
        if group is None:
            groups.append([line])
        else:
            group.append(line)
    groups = sorted((group for group in groups if len(group) > 1), key=len, reverse=True)
    return [_ruling(group, level, uprights) for group in groups[:_MOST_RULINGS]]


def _joined(level: list[Box]) -> Iterator[Box]:
    """Lines made of pieces, whole."""
    rows: list[list[Box]] = []
    for line in sorted(level, key=lambda line: line.middle):
        if rows and line.middle - rows[-1][0].middle <= _LEVEL:
            rows[-1].append(line)
        else:
            rows.append([line])
    for row in rows:
        whole: Box | None = None
        last = 0.0  # points, the piece before
        for piece in sorted(row, key=lambda piece: piece.left):
            if whole is None:
                whole, last = piece, piece.width
                continue
            gap = piece.left - whole.right
            if gap <= _APART or max(gap, last, piece.width) <= _DASH:
                whole = whole.around(piece)
            else:
                yield whole
                whole = piece
            last = piece.width
        if whole is not None:
            yield whole


def _is_flush(one: Box, other: Box) -> bool:
    return abs(one.left - other.left) <= _FLUSH and abs(one.right - other.right) <= _FLUSH


def _ruling(group: list[Box], level: list[Box], uprights: list[Box]) -> Ruling:
    left, right = min(line.left for line in group), max(line.right for line in group)
    top, bottom = group[0].middle, group[-1].middle
    inside = [
        line
        for line in level
        if line.left >= left - _FLUSH
        and line.right <= right + _FLUSH
        and top < line.middle < bottom
        and not _is_flush(group[0], line)
    ]
    upright = [
        line
        for line in uprights
        if left - _FLUSH <= line.left <= right + _FLUSH and line.top >= top - _FLUSH and line.bottom <= bottom + _FLUSH
    ]
    return Ruling(left, right, tuple(line.middle for line in group), tuple(inside[:_MOST_PARTS]), tuple(upright))
