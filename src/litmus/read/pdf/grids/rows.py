"""Which strips of a table are rows, and which stand on several lines or between rows."""

from itertools import pairwise
from statistics import median

from litmus.read.pdf.grids.columns import Columns
from litmus.read.pdf.grids.ruling import Ruling
from litmus.read.pdf.grids.slots import Row, Slot, are_ruled, bands_of, merged
from litmus.read.pdf.grids.strips import is_figure
from litmus.read.pdf.words import HYPHEN

_TIGHT = 0.95  # times the size: no two rows are so near
_NEARER = 0.75  # times the usual distance of rows
_CLOSER = 0.8  # times the usual distance of rows: lines of one head
_SPARSE = 0.6  # of the strips: a first column filled less often names groups
_MOSTLY = 0.5
_OPEN = frozenset(f"-–,/({HYPHEN}")  # at the end of a line


def banded(rows: list[Row], heads: int, shape: Columns, ruling: Ruling) -> list[Row]:
    """The rows of a table in which a line stands between any two of them; none if it is not of that kind."""
    bands = bands_of(rows[heads:], ruling)
    pairs = [
        (above.slots[column], below.slots[column])
        for band in bands
        for above, below in pairwise(band)
        for column in above.slots.keys() & below.slots.keys()
    ]
    if len(bands) < 2 or not pairs:  # noqa: PLR2004
        return []
    if any(is_figure(above.lines[0]) and is_figure(below.lines[0]) for above, below in pairs):
        return []
    names = [pair for pair in pairs if pair[0].first == 0]
    is_framed = bool(ruling.uprights) and bool(names) and all(_had_no_room(*pair, shape) for pair in names)
    if not is_framed and sum(_had_no_room(*pair, shape) for pair in pairs) < _MOSTLY * len(pairs):
        return []
    return [merged(band) for band in [*bands_of(rows[:heads], ruling), *bands]]


def settled(rows: list[Row], heads: int, ruling: Ruling, size: float) -> tuple[list[Row], list[Slot]]:
    """The rows, those whose cells stand half a row off each other made one; and the cells that stand between rows."""
    steps = [below.top - above.bottom for above, below in pairwise(rows)]
    usual = median([step for step in steps if step >= _TIGHT * size] or [1.2 * size])
    near = max(_TIGHT * size, _NEARER * usual)
    done, loose = list[Row](), list[Slot]()
    place = 0
    while place < len(rows):
        end = place
        while end < len(steps) and steps[end] < near and not are_ruled(rows[end], rows[end + 1], ruling):
            end += 1
        run = rows[place : end + 1]
        between = [
            row
            for above, row, below in zip(run, run[1:], run[2:], strict=False)
            if not row.columns & (above.columns | below.columns)
            and _are_apart(above, below, usual, is_head=place < heads)
        ]
        if between:
            loose += [slot for row in between for slot in row.slots.values()]
            done += [row for row in run if row not in between]
        elif len(run) > 2 or (len(run) == 2 and not run[0].columns & run[1].columns):  # noqa: PLR2004
            done.append(merged(run))
        else:
            done += run
        place = end + 1
    return done, loose


def _are_apart(above: Row, below: Row, usual: float, *, is_head: bool) -> bool:
    """Whether two strips with something between them are rows of their own."""
    if is_head:
        spans = any(slot.last > slot.first for slot in above.slots.values())
        units = all(slot.lines[0][0].text[0] in "([" and slot.first in above.slots for slot in below.slots.values())
        return spans or (not units and below.top - above.bottom >= _CLOSER * usual)
    return any(
        is_figure(slot.lines[0]) and (first not in above.slots or is_figure(above.slots[first].lines[0]))
        for first, slot in below.slots.items()
    )


def unwrapped(rows: list[Row], loose: list[Slot], shape: Columns, ruling: Ruling) -> list[Row]:
    """The rows, each with the lines that stand below it because they did not fit.

    A name of several rows that stands on such a line is put to what is loose.
    """
    names_groups = sum(0 in row.slots for row in rows) < _SPARSE * len(rows)
    done: list[Row] = []
    for row in rows:
        above = done[-1] if done else None
        if above is None or are_ruled(above, row, ruling):
            done.append(row)
            continue
        name = row.slots.get(0) if names_groups and len(row.slots) > 1 and 0 not in above.slots else None
        rest = Row({first: slot for first, slot in row.slots.items() if slot is not name}, row.top, row.bottom)
        if _goes_on(above, rest, shape):
            done[-1] = merged([above, rest])
            loose += [name] if name else []
        else:
            done.append(row)
    return done


def _goes_on(above: Row, row: Row, shape: Columns) -> bool:
    """Whether a row is but the rest of the one above."""
    return (
        len(row.slots) < len(above.slots)
        and row.slots.keys() <= above.slots.keys()
        and all(_had_no_room(above.slots[first], slot, shape) for first, slot in row.slots.items())
        and (row.slots.keys() != {0} or _ends_open(above.slots[0], row.slots[0]))
    )


def _ends_open(above: Slot, slot: Slot) -> bool:
    """Whether a name goes on in the next line, which may as well be the name of the rows below it."""
    return above.lines[-1][-1].text[-1] in _OPEN or not slot.lines[0][0].text[0].isupper()


def _had_no_room(above: Slot, slot: Slot, shape: Columns) -> bool:
    """Whether the first word of a text did not fit at the end of the text above it."""
    if above.last != slot.last or (is_figure(above.lines[0]) and is_figure(slot.lines[0])):
        return False
    word = slot.lines[0][0]
    return above.lines[-1][-1].end + word.size / 4 + word.box.width > shape.inner[slot.last][1]
