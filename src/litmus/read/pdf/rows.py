"""The rows of a table: what is one row though it stands on several lines, and what spans several rows or columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from litmus.read.html.heads import Line, Place
from litmus.read.pdf.characters import HYPHEN
from litmus.read.pdf.columns import Columns, columns
from litmus.read.pdf.ruling import Ruling
from litmus.read.pdf.strips import Piece, Strip, is_figure, joined, pieces, strips
from litmus.read.pdf.words import Box, Word

_TIGHT = 0.95  # times the size: no two rows are so near
_NEARER = 0.75  # times the usual distance of rows
_MOST_HEADS = 6  # strips above the first rule inside, if they are heads
_WIDE_GAP = 0.8  # times the size: more than a blank between words of one head
_NEAR_RULE = 1.3  # times the size: how far below the base of a head the line stands that tells its columns
_DENSE = 0.7  # times the size: the widest blank in a text that runs across columns
_NARROW = 0.35  # of the table: a text alone on its line that does not name what follows
_OFF = 0.75  # times the size that a head may stand off the middle of its columns
_CENTRED = 0.45  # of the distance of rows that a text may stand off the middle of the rows that it spans
_SPARSE = 0.6  # of the strips: a first column filled less often names groups
_CLOSER = 0.8  # times the usual distance of rows: lines of one head
_MOSTLY = 0.5
_FLUSH = 2.0  # points
_ENDS = 1.5  # points by which a line under a text may be longer or shorter
_UNDER = (-3.5, 3.0)  # points below a text at which such a line may stand


@dataclass(slots=True)
class Slot:
    """A cell: words on one or several lines, and the places that it fills."""

    lines: list[tuple[Word, ...]]
    first: int  # column
    last: int
    base: float  # of its first line
    high: int = 1  # rows
    underlined: bool = False


@dataclass(slots=True)
class Row:
    """Cells beside each other."""

    slots: dict[int, Slot]  # by their first column
    top: float  # base of the first strip
    bottom: float  # of the last

    @property
    def columns(self) -> set[int]:
        return {column for slot in self.slots.values() for column in range(slot.first, slot.last + 1)}


def lattice(words: Iterable[Word], ruling: Ruling) -> list[Line]:
    """The grid of a table; empty if its words stand in no columns.

    Args:
        words: Its words.
        ruling: Its lines.

    """
    found = strips(words)
    if not found:
        return []
    ruling, underlines = _parted(ruling, found)
    size = median(word.size for strip in found for word in strip.words)
    heads = _heads(found, ruling)
    shape = _shape(found, heads, ruling, size)
    if len(shape) < 2:  # noqa: PLR2004
        return []
    rows = [_row(strip, shape, size, is_head=place < heads - 1) for place, strip in enumerate(found)]
    for place, row in enumerate(rows[:heads]):
        parts = [part for part in ruling.parts if row.top < part.top < row.top + _NEAR_RULE * size]
        lower = {column for one in rows[place + 1 : heads] for column in one.columns}
        _span(row, shape, parts, size, lower)
    for row in rows:
        for slot in row.slots.values():
            slot.underlined = any(_is_under(line, slot.lines[0]) for line in underlines)
    if banded := _banded(rows, heads, shape, ruling):
        return _lines(banded, len(shape), ruling)
    rows, loose = _settled(rows, heads, ruling, size)
    top = [row for row in rows if heads and row.bottom < ruling.rules[1]]
    body = _unwrapped(rows[len(top) :], loose, shape, ruling)
    if len(top) + len(body) < len(rows):  # else heads on several lines are rows
        top = _unwrapped(top, loose, shape, ruling)
    rows = [*top, *body]
    _reach(rows, loose, ruling)
    _widen(rows[len(top) :], len(shape))
    return _lines(rows, len(shape), ruling)


# Lines under texts


def _parted(ruling: Ruling, found: list[Strip]) -> tuple[Ruling, list[Box]]:
    """The ruling without the lines under single texts, and those."""
    words = [word for strip in found for word in strip.words]
    under = [
        part
        for part in ruling.parts
        if any(abs(word.box.left - part.left) <= _ENDS and _stands_on(word, part) for word in words)
        and any(abs(word.box.right - part.right) <= _ENDS and _stands_on(word, part) for word in words)
    ]
    parts = tuple(part for part in ruling.parts if part not in under)
    return Ruling(ruling.left, ruling.right, ruling.rules, parts, ruling.uprights), under


def _is_under(line: Box, words: Sequence[Word]) -> bool:
    return any(
        word.box.left >= line.left - _ENDS and word.box.right <= line.right + _ENDS and _stands_on(word, line)
        for word in words
    )


def _stands_on(word: Word, line: Box) -> bool:
    return _UNDER[0] <= line.top - word.box.bottom <= _UNDER[1]


# Columns


def _heads(found: list[Strip], ruling: Ruling) -> int:
    """How many strips stand above the first rule inside the table, and so may be heads."""
    if len(ruling.rules) < 3:  # noqa: PLR2004 - above, below heads, below
        return 0
    heads = sum(strip.base < ruling.rules[1] for strip in found)
    return heads if heads <= _MOST_HEADS and heads < len(found) else 0


def _shape(found: list[Strip], heads: int, ruling: Ruling, size: float) -> Columns:
    """The columns, as the rows below the heads show them, and the lowest heads."""
    uprights = _uprights(ruling, found[-1].base - found[0].base + size)
    left = min(strip.words[0].box.left for strip in found)
    width = max(strip.words[-1].box.right for strip in found) - left
    body = found[heads:]
    near = [below.base - above.base < _TIGHT * size for above, below in pairwise([*body[:1], *body, *body[-1:]])]
    near[0] = near[-1] = False
    evidence = [
        row
        for place, strip in enumerate(body)
        if len(row := pieces(strip.words)) > 1
        or (
            row[-1].right - row[0].left < _NARROW * width
            and (row[0].left > left + size or near[place] or near[place + 1])
        )
    ] or [pieces(strip.words) for strip in body]
    shape = columns(evidence, (), uprights)
    cut = max((part.top for part in ruling.parts if heads and part.top < found[heads].base), default=0.0)
    lowest = list[list[Piece]]()
    for strip in reversed(found[:heads]):
        fine = not lowest  # words of the lowest heads may stand near each other, those that span columns do above them
        if strip.base < cut or any(
            shape.is_crossed(piece, _WIDE_GAP * size) for piece in pieces(strip.words, fine=fine)
        ):
            break
        lowest.append(pieces(strip.words))
    return columns(evidence, lowest, uprights) if lowest else shape


def _uprights(ruling: Ruling, height: float) -> list[float]:
    """Where lines stand between columns: those that, all in all, are half as high as the table."""
    found: list[list[Box]] = []
    for line in sorted(ruling.uprights, key=lambda line: line.left):
        if found and line.left - found[-1][0].left <= _FLUSH:
            found[-1].append(line)
        else:
            found.append([line])
    return [
        lines[0].left
        for lines in found
        if sum(line.height for line in lines) >= _MOSTLY * height
        and ruling.left + 2 * _FLUSH < lines[0].left < ruling.right - 2 * _FLUSH
    ]


def _row(strip: Strip, shape: Columns, size: float, *, is_head: bool) -> Row:
    """A strip's texts in their columns.

    Args:
        strip: The strip.
        shape: The columns.
        size: Of the table's text.
        is_head: Whether other heads stand below, so that a text may span columns.

    """
    whole = Piece(tuple(strip.words))
    gaps = [right.box.left - left.box.right for left, right in pairwise(strip.words)]
    if not is_head and shape.is_crossed(whole, _WIDE_GAP * size) and all(gap < _DENSE * size for gap in gaps):
        return Row({0: Slot([whole.words], 0, len(shape) - 1, strip.base)}, strip.base, strip.base)
    row = pieces(strip.words)
    slots: dict[int, Slot] = {}
    for piece in row if is_head or len(row) == 1 else [part for one in row for part in shape.cut(one)]:
        first, last = shape.of(piece)
        if first in slots:
            slots[first].lines[0] += piece.words
            slots[first].last = max(slots[first].last, last)
        else:
            slots[first] = Slot([piece.words], first, last, piece.words[0].base)
    return Row(slots, strip.base, strip.base)


def _span(row: Row, shape: Columns, parts: list[Box], size: float, lower: set[int]) -> None:
    """Find how many columns each head names: those over the line under it, else those that it is in the middle of."""
    spans = {first: _over(slot, shape, parts, size) for first, slot in row.slots.items()}
    if not parts or any(left[1] >= right[0] for left, right in pairwise(sorted(spans.values()))):  # lines that touch
        spans = _centred(row, shape, size, lower)
    for first, slot in row.slots.items():
        slot.first, slot.last = spans[first]
    row.slots = {slot.first: slot for slot in row.slots.values()}


def _over(slot: Slot, shape: Columns, parts: list[Box], size: float) -> tuple[int, int]:
    middle = (slot.lines[0][0].box.left + slot.lines[0][-1].box.right) / 2
    for part in parts:
        left, right = part.left - size, part.right + size
        over = [column for column, (start, end) in enumerate(shape.inner) if left < (start + end) / 2 < right]
        if over and left < middle < right:
            return min(over[0], slot.first), max(over[-1], slot.last)
    return slot.first, slot.last


def _centred(row: Row, shape: Columns, size: float, lower: set[int]) -> dict[int, tuple[int, int]]:
    """The widest spans, of columns with lower heads, in whose middle the heads of a row stand.

    They count only if they leave out no columns but the first ones.
    """
    spans: dict[int, tuple[int, int]] = {}
    slots = sorted(row.slots.values(), key=lambda slot: slot.first)
    for place, slot in enumerate(slots):
        low = spans[slots[place - 1].first][1] + 1 if place else 0
        high = slots[place + 1].first if place + 1 < len(slots) else len(shape)
        middle = (slot.lines[0][0].box.left + slot.lines[0][-1].box.right) / 2
        fitting = [
            (first, last)
            for first in range(low, slot.first + 1)
            for last in range(slot.last, high)
            if lower.issuperset(range(first, last + 1))
            and abs((shape.inner[first][0] + shape.inner[last][1]) / 2 - middle) <= _OFF * size
        ]
        spans[slot.first] = max(fitting, key=lambda span: span[1] - span[0], default=(slot.first, slot.last))
    ends = [spans[slot.first] for slot in slots]
    if all(right[0] == left[1] + 1 for left, right in pairwise(ends)) and ends[-1][1] == len(shape) - 1:
        return spans
    return {slot.first: (slot.first, slot.last) for slot in slots}


# Rows


def _are_ruled(above: Row, below: Row, ruling: Ruling) -> bool:
    """Whether a line stands between two rows, over texts of both if it does not go from side to side."""
    if any(above.bottom < rule < below.top for rule in ruling.rules):
        return True
    return any(
        above.bottom < part.top < below.top and all(_is_along(part, row) for row in (above, below))
        for part in ruling.parts
    )


def _is_along(line: Box, row: Row) -> bool:
    return any(
        words[0].box.left < line.right and line.left < words[-1].box.right
        for slot in row.slots.values()
        for words in slot.lines
    )


def _bands(rows: list[Row], ruling: Ruling) -> list[list[Row]]:
    """The rows, parted by the lines from side to side."""
    bands: list[list[Row]] = []
    for row in rows:
        if bands and not any(bands[-1][-1].bottom < rule < row.top for rule in ruling.rules):
            bands[-1].append(row)
        else:
            bands.append([row])
    return bands


def _banded(rows: list[Row], heads: int, shape: Columns, ruling: Ruling) -> list[Row]:
    """The rows of a table in which a line stands between any two of them; none if it is not of that kind."""
    bands = _bands(rows[heads:], ruling)
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
    return [_merged(band) for band in [*_bands(rows[:heads], ruling), *bands]]


def _settled(rows: list[Row], heads: int, ruling: Ruling, size: float) -> tuple[list[Row], list[Slot]]:
    """The rows, those whose cells stand half a row off each other made one; and the cells that stand between rows."""
    steps = [below.top - above.bottom for above, below in pairwise(rows)]
    usual = median([step for step in steps if step >= _TIGHT * size] or [1.2 * size])
    near = max(_TIGHT * size, _NEARER * usual)
    done, loose = list[Row](), list[Slot]()
    place = 0
    while place < len(rows):
        end = place
        while end < len(steps) and steps[end] < near and not _are_ruled(rows[end], rows[end + 1], ruling):
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
            done.append(_merged(run))
        else:
            done += run
        place = end + 1
    return done, loose


def _are_apart(above: Row, below: Row, usual: float, *, is_head: bool) -> bool:
    """Whether two strips with something between them are rows of their own."""
    if is_head:
        spans = any(slot.last > slot.first for slot in above.slots.values())
        return spans or below.top - above.bottom >= _CLOSER * usual
    return any(
        is_figure(above.slots[column].lines[0]) and is_figure(below.slots[column].lines[0])
        for column in above.slots.keys() & below.slots.keys()
    )


def _merged(run: Sequence[Row]) -> Row:
    slots: dict[int, Slot] = {}
    for row in run:
        for first, slot in row.slots.items():
            over = next((one for one in slots.values() if one.first <= slot.last and slot.first <= one.last), None)
            if over is None:
                slots[first] = slot
            else:
                over.lines += slot.lines
                over.underlined |= slot.underlined
                over.last = max(over.last, slot.last)
    return Row(slots, run[0].top, run[-1].bottom)


def _unwrapped(rows: list[Row], loose: list[Slot], shape: Columns, ruling: Ruling) -> list[Row]:
    """The rows, each with the lines that stand below it because they did not fit.

    A name of several rows that stands on such a line is put to what is loose.
    """
    names_groups = sum(0 in row.slots for row in rows) < _SPARSE * len(rows)
    done: list[Row] = []
    for row in rows:
        above = done[-1] if done else None
        if above is None or _are_ruled(above, row, ruling):
            done.append(row)
            continue
        name = row.slots.get(0) if names_groups and len(row.slots) > 1 and 0 not in above.slots else None
        rest = Row({first: slot for first, slot in row.slots.items() if slot is not name}, row.top, row.bottom)
        if _goes_on(above, rest, shape):
            done[-1] = _merged([above, rest])
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
    )


def _had_no_room(above: Slot, slot: Slot, shape: Columns) -> bool:
    """Whether the first word of a text did not fit at the end of the text above it."""
    if above.last != slot.last or (is_figure(above.lines[0]) and is_figure(slot.lines[0])):
        return False
    word = slot.lines[0][0]
    return above.lines[-1][-1].box.right + word.size / 4 + word.box.width > shape.inner[slot.last][1]


# Cells that span rows


def _reach(rows: list[Row], loose: list[Slot], ruling: Ruling) -> None:
    """Find how many rows each cell spans that stands in the middle of several; what was loose gets its place."""
    steps = [below.top - above.top for above, below in pairwise(rows)]
    slack = _CENTRED * median(steps or [0.0])
    bands = _bands(rows, ruling)
    for band in bands:
        hanging = [slot for slot in loose if band[0].top < slot.base < band[-1].bottom]
        for column in sorted({slot.first for slot in hanging} | {first for row in band for first in row.slots}):
            own = [row.slots[column] for row in band if column in row.slots]
            free = [slot for slot in hanging if slot.first == column]
            if len(own) + len(free) == len(band) or not (free or not any(is_figure(slot.lines[0]) for slot in own)):
                continue
            texts = sorted([*own, *free], key=lambda slot: slot.base)
            spans = _spans([slot.base for slot in texts], band, slack)
            inner = len(bands) > 2 and band[0].bottom + slack < texts[0].base < band[-1].top - slack  # noqa: PLR2004
            if column == 0 and len(texts) == 1 and inner:  # the name of the rows between two lines
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


def _widen(rows: list[Row], width: int) -> None:
    """Let a name that stands alone above other rows go over all columns, as the names of groups do."""
    for row, below in pairwise(rows):
        slot = row.slots.get(0)
        if slot and len(row.slots) == 1 and slot.high == 1 and len(below.slots) > 1 and not is_figure(slot.lines[0]):
            slot.last = width - 1


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


# The grid


def _lines(rows: list[Row], width: int, ruling: Ruling) -> list[Line]:
    """The grid, spanning cells in each of their places."""
    taken: dict[tuple[int, int], Place] = {}
    ruled = [
        any(above < rule < row.top for rule in ruling.rules)
        for above, row in zip([ruling.rules[0] - 1, *(row.bottom for row in rows)], rows, strict=False)
    ]
    ruled.append(ruling.rules[-1] > rows[-1].bottom)
    for number, row in enumerate(rows):
        for slot in row.slots.values():
            end = min(number + slot.high, len(rows))
            place = _place(slot, is_ruled_above=ruled[number], is_ruled_below=ruled[end])
            for down in range(number, end):
                for column in range(slot.first, slot.last + 1):
                    taken.setdefault((down, column), place)
    return [
        [
            taken.get((number, column)) or Place(is_ruled_above=ruled[number], is_ruled_below=ruled[number + 1])
            for column in range(width)
        ]
        for number in range(len(rows))
    ]


def _place(slot: Slot, *, is_ruled_above: bool, is_ruled_below: bool) -> Place:
    words = [word for line in slot.lines for word in line]
    bold = sum(len(word.text) for word in words if word.bold)
    return Place(
        text=_text(slot.lines),
        wide=slot.last - slot.first + 1,
        high=slot.high,
        is_ruled_above=is_ruled_above,
        is_ruled_below=is_ruled_below,
        is_bold=bold > _MOSTLY * sum(len(word.text) for word in words),
        is_underlined=slot.underlined,
    )


def _text(lines: Sequence[Sequence[Word]]) -> str:
    """The text of a cell; a hyphen at the end of a line goes, if the word goes on in small letters."""
    text = ""
    for line in lines:
        more = joined(line)
        if text[-1:] in ("-", HYPHEN) and text[-2:-1].isalpha() and more[:1].islower():
            text = text[:-1] + more
        else:
            text = f"{text} {more}" if text else more
    return text.replace(HYPHEN, "-")
