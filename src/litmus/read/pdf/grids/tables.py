"""The tables of a page: which caption is whose, and their grids."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from litmus.read.heads import Line, Rows, cells
from litmus.read.pdf.grids.frames import framed, height_of, inside, unframed, without_rows
from litmus.read.pdf.grids.lattice import lattice
from litmus.read.pdf.grids.ruling import Ruling, rulings
from litmus.read.pdf.words import Box, Word

_EMPTY = 10.0  # points by which a table and its caption may overlap
_FAR = 60.0  # points between a table and its caption
_MOST_ALONE = 30  # captions of a page beside which tables without lines are looked for
_FILLED = 0.4  # of the places of a table
_FULL = 0.6  # of those of a table without a caption, or without lines
_MOSTLY = 0.7  # of its rows
_FEWEST_ROWS = 4
_MANY_WORDS = 6  # of a line of a column


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table on a page."""

    rows: Rows  # a full rectangle, spanning cells repeated
    box: Box  # that holds its words and no others
    caption: int | None  # place of its caption among those given; tables may share one


def tables(words: Sequence[Word], lines: Iterable[Box], captions: Sequence[Box]) -> list[Table]:
    """The tables of a page, downwards.

    Args:
        words: All that stand on it.
        lines: Level and upright ones.
        captions: Of tables, whole; rows that were taken for their last lines do no harm.

    """
    page = sorted((word for word in words if word.text and not word.in_figure), key=height_of)
    lines = list(lines)
    captions = [without_rows(caption, page, lines) for caption in captions]
    ruled = _ruled(page, lines, captions)
    owners = _owners([frame.box for frame, _ in ruled], captions)
    found = [
        (frame.box, grid, owners.get(place))
        for place, (frame, grid) in enumerate(ruled)
        if place in owners or _stands_alone(frame, grid)
    ]
    for number, caption in enumerate(captions[:_MOST_ALONE]):
        if number not in owners.values():
            others = [*(box for box, _, _ in found), *(other for other in captions if other is not caption)]
            for frame in unframed(caption, page, lines, others):
                grid = lattice(inside(page, frame.box), frame)
                if _is_table(grid, _FULL if len(grid) < _FEWEST_ROWS else _FILLED) and not _is_text(grid):
                    found.append((frame.box, grid, number))
                    break
    found.sort(key=lambda one: one[0].top)
    return [Table(rows=cells(grid), box=box, caption=caption) for box, grid, caption in found]


def _ruled(page: Sequence[Word], lines: Sequence[Box], captions: Sequence[Box]) -> list[tuple[Ruling, list[Line]]]:
    """What stands between lines and in columns; of what overlaps the largest."""
    frames = [frame for ruling in rulings(lines) for frame in framed(ruling, page, captions)]
    found: list[tuple[Ruling, list[Line]]] = []
    for frame in sorted(frames, key=lambda frame: frame.box.width * frame.box.height, reverse=True):
        if not any(frame.box.meets(other.box) for other, _ in found):
            grid = lattice(inside(page, frame.box), frame)
            if _is_table(grid, _FILLED):
                found.append((frame, grid))
    return found


def _is_table(grid: list[Line], least: float) -> bool:
    """Whether a grid has rows, and texts in so many of its places."""
    places = [place for line in grid for place in line]
    return len(grid) > 1 and sum(bool(place.text) for place in places) >= least * len(places)


def _is_text(grid: list[Line]) -> bool:
    """Whether a grid is the columns of a page: most of its texts have many words."""
    texts = [place.text for line in grid for place in line if place.text]
    return sum(len(text.split()) >= _MANY_WORDS for text in texts) * 2 > len(texts)


def _stands_alone(frame: Ruling, grid: list[Line]) -> bool:
    """Whether a grid without a caption is a table, and no plot: lines inside, full rows, names for rows or columns."""
    if len(frame.rules) <= 2 or len(grid) < _FEWEST_ROWS:  # noqa: PLR2004 - above and below
        return False
    full = sum(_is_table([line, line], _FULL) for line in grid)
    rows, heads = (
        sum(any(letter.isalpha() for letter in place.text) for place in places)
        for places in ([line[0] for line in grid], grid[0])
    )
    return full >= _MOSTLY * len(grid) and (rows * 2 > len(grid) or heads * 2 > len(grid[0]))


def _owners(boxes: Sequence[Box], captions: Sequence[Box]) -> dict[int, int]:
    """The caption of each table that has one, both by their place.

    On a page all captions stand above their tables or all below: whichever gives more tables a caption, or nearer ones.
    What is left over then takes the nearest caption, at last one that has its table.
    """
    above = _pairs(boxes, captions, lambda box, caption: box.top - caption.bottom)
    below = _pairs(boxes, captions, lambda box, caption: caption.top - box.bottom)
    owners = max(
        (_once(pairs) for pairs in (above, below)),
        key=lambda owners: (
            len(owners),
            -sum(gap for gap, *pair in [*above, *below] if owners.get(pair[0]) == pair[1]),
        ),
    )
    for _, place, number in sorted([*above, *below]):
        if place not in owners and number not in owners.values():
            owners[place] = number
    for _, place, number in sorted([*above, *below]):
        owners.setdefault(place, number)
    for number, caption in enumerate(captions):  # of tables beside each other, in the middle below or above them
        if number not in owners.values():
            near = [place for place, box in enumerate(boxes) if place not in owners and _is_level(box, caption)]
            owners |= dict.fromkeys(near, number)
    for place, number in [*owners.items()]:  # and of those that share the one under or over their neighbour
        for other, box in enumerate(boxes):
            if other not in owners and _is_beside(box, boxes[place]) and _is_level(box, captions[number]):
                owners[other] = number
    return owners


def _is_beside(box: Box, other: Box) -> bool:
    """Whether two boxes stand beside each other, their upper or their lower sides on one height."""
    is_apart = box.right < other.left or other.right < box.left
    return is_apart and min(abs(box.top - other.top), abs(box.bottom - other.bottom)) <= _EMPTY


def _is_level(box: Box, caption: Box) -> bool:
    return -_EMPTY <= max(box.top - caption.bottom, caption.top - box.bottom) <= _FAR


def _pairs(
    boxes: Sequence[Box], captions: Sequence[Box], between: Callable[[Box, Box], float]
) -> list[tuple[float, int, int]]:
    """Points between a table and a caption, for those that may belong together."""
    return [
        (abs(gap), place, number)
        for place, box in enumerate(boxes)
        for number, caption in enumerate(captions)
        if -_EMPTY <= (gap := between(box, caption)) <= _FAR
        and min(box.right, caption.right) - max(box.left, caption.left) >= min(box.width, caption.width) / 2
    ]


def _once(pairs: list[tuple[float, int, int]]) -> dict[int, int]:
    owners: dict[int, int] = {}
    for _, place, number in sorted(pairs):
        if place not in owners and number not in owners.values():
            owners[place] = number
    return owners
