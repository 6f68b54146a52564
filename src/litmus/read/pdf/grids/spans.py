"""What of a table spans several columns or rows."""

from itertools import pairwise
from statistics import median

from litmus.read.pdf.grids.columns import Columns
from litmus.read.pdf.grids.ruling import Ruling
from litmus.read.pdf.grids.slots import Row, Slot, bands_of
from litmus.read.pdf.grids.strips import is_figure
from litmus.read.pdf.words import Box

_MOST_SPANNED = 60  # columns of a table whose heads may span some without a line that tells it
_OFF = 0.75  # times the size that a text may stand off the middle of its columns
_FEWEST_BANDS = 3  # between lines from side to side: heads, and two that may have names
_CENTRED = 0.45  # of the distance of rows that a text may stand off the middle of the rows that it spans


def span(row: Row, shape: Columns, parts: list[Box], size: float, lower: set[int]) -> None:
    """Find how many columns each head names: those over the line under it, else those that it is in the middle of."""
    spans = {first: _over(slot, shape, parts, size) for first, slot in row.slots.items()}
    if not parts or any(left[1] >= right[0] for left, right in pairwise(sorted(spans.values()))):  # lines that touch
        spans = _centred(row, shape, size, lower)
    for first, slot in row.slots.items():
        slot.first, slot.last = spans[first]
    row.slots = {slot.first: slot for slot in row.slots.values()}


def _over(slot: Slot, shape: Columns, parts: list[Box], size: float) -> tuple[int, int]:
    middle = slot.middle
    for part in parts:
        left, right = part.left - size, part.right + size
        over = [column for column, (start, end) in enumerate(shape.inner) if left < (start + end) / 2 < right]
        if over and left < middle < right:
            return min(over[0], slot.first), max(over[-1], slot.last)
    return slot.first, slot.last


def _centred(row: Row, shape: Columns, size: float, lower: set[int]) -> dict[int, tuple[int, int]]:
    """The widest spans, of columns with lower heads, in whose middle the heads of a row stand.

    They count only if they leave out no column with a lower head, but the first ones.
    """
    if len(shape) > _MOST_SPANNED:
        return {slot.first: (slot.first, slot.last) for slot in row.slots.values()}
    spans: dict[int, tuple[int, int]] = {}
    slots = sorted(row.slots.values(), key=lambda slot: slot.first)
    for place, slot in enumerate(slots):
        low = spans[slots[place - 1].first][1] + 1 if place else 0
        high = slots[place + 1].first if place + 1 < len(slots) else len(shape)
        middle = slot.middle
        fitting = [
            (first, last)
            for first in range(low, slot.first + 1)
            for last in range(slot.last, high)
            if lower.issuperset(range(first, last + 1))
            and abs((shape.inner[first][0] + shape.inner[last][1]) / 2 - middle) <= _OFF * size
        ]
        spans[slot.first] = max(fitting, key=lambda span: span[1] - span[0], default=(slot.first, slot.last))
    over = {column for first, last in spans.values() for column in range(first, last + 1)}
    if all(column in over for column in lower if column > min(over)):
        return spans
    return {slot.first: (slot.first, slot.last) for slot in slots}


def reach(rows: list[Row], loose: list[Slot], ruling: Ruling) -> None:
    """Find how many rows each cell spans that stands in the middle of several; what was loose gets its place."""
    steps = [below.top - above.top for above, below in pairwise(rows)]
    slack = _CENTRED * median(steps or [0.0])
    bands = bands_of(rows, ruling)
    names_bands = _names_bands(bands, loose, slack)
    for band in bands:
        hanging = [slot for slot in loose if band[0].top < slot.base < band[-1].bottom]
        for column in sorted({slot.first for slot in hanging} | {first for row in band for first in row.slots}):
            own = [row.slots[column] for row in band if column in row.slots]
            free = [slot for slot in hanging if slot.first == column]
            if len(own) + len(free) == len(band) or not (free or not any(is_figure(slot.lines[0]) for slot in own)):
                continue
            texts = sorted([*own, *free], key=lambda slot: slot.base)
            spans = _spans([slot.base for slot in texts], band, slack)
            is_name = names_bands or (len(bands) >= _FEWEST_BANDS and _is_inner(texts[0], band, slack))
            if column == 0 and len(texts) == 1 and is_name:  # of the rows between two lines
                spans = [(0, len(band) - 1)]
            if spans:
                for row in band:
                    row.slots.pop(column, None)
                for slot, (first, last) in zip(texts, spans, strict=True):
                    slot.high = last - first + 1
                    band[first].slots[column] = slot
            else:
                for slot in free:
                    _place_between(slot, band)


def _names_bands(bands: list[list[Row]], loose: list[Slot], slack: float) -> bool:
    """Whether texts of the first column name all rows between two lines: one each, some not beside the first row."""
    found = False
    for band in bands:
        texts = [row.slots[0] for row in band if 0 in row.slots]
        texts += [slot for slot in loose if slot.first == 0 and band[0].top < slot.base < band[-1].bottom]
        if len(texts) > 1:
            return False
        found |= bool(texts) and len(band) > 1 and band[0].top + slack < texts[0].base < band[-1].bottom - slack
    return found and len(bands) >= _FEWEST_BANDS


def _is_inner(slot: Slot, band: list[Row], slack: float) -> bool:
    """Whether a text stands in the middle of rows, not beside the first or the last one."""
    return band[0].bottom + slack < slot.base < band[-1].top - slack


def _spans(middles: list[float], band: list[Row], slack: float) -> list[tuple[int, int]]:
    """The first and the last row of each text, if all stand in the middle of theirs and no row is left over."""
    spans = list[tuple[int, int]]()
    first = 0
    for middle in middles:
        ends = [
            last for last in range(first, len(band)) if abs((band[first].top + band[last].bottom) / 2 - middle) <= slack
        ]
        if not ends:
            return []
        last = min(ends, key=lambda last: abs((band[first].top + band[last].bottom) / 2 - middle))
        spans.append((first, last))
        first = last + 1
    return spans if first == len(band) else []


def _place_between(slot: Slot, band: list[Row]) -> None:
    """Put a text that stands between two rows to both, or to the one of them that has room."""
    above = max((place for place, row in enumerate(band) if row.top <= slot.base), default=0)
    rows = [place for place in (above, above + 1) if place < len(band) and slot.first not in band[place].columns]
    if rows:
        slot.high = len(rows)
        band[rows[0]].slots[slot.first] = slot


def widen(rows: list[Row], shape: Columns) -> None:
    """Let a name that stands alone above other rows go over all columns, as the names of groups do."""
    middle = (shape.inner[0][0] + shape.inner[-1][1]) / 2
    for row, below in pairwise(rows):
        slot = next(iter(row.slots.values()))
        if len(row.slots) > 1 or slot.high > 1 or len(below.slots) < 2 or is_figure(slot.lines[0]):  # noqa: PLR2004
            continue
        if slot.first == 0 or abs(slot.middle - middle) <= _OFF * slot.lines[0][0].size:
            row.slots = {0: slot}
            slot.first, slot.last = 0, len(shape) - 1
