"""The grid of a table from its words and lines."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from litmus.read.heads import Line
from litmus.read.pdf.grids.columns import Columns, columns
from litmus.read.pdf.grids.rows import banded, settled, unwrapped
from litmus.read.pdf.grids.ruling import Ruling
from litmus.read.pdf.grids.slots import Row, Slot, grid_of
from litmus.read.pdf.grids.spans import reach, span, widen
from litmus.read.pdf.grids.strips import Piece, Strip, is_figure, pieces, strips
from litmus.read.pdf.words import Box, Word

_MOST_CELLS = 100_000  # of one table; the largest seen has 3,030
_MOST_HEADS = 6  # strips above the first rule inside, if they are heads
_TIGHT = 0.95  # times the size: no two rows are so near
_WIDE_GAP = 0.8  # times the size: more than a blank between words of one head
_NEAR_RULE = 1.3  # times the size: how far below the base of a head the line stands that tells its columns
_DENSE = 0.7  # times the size: the widest blank in a text that runs across columns
_NARROW = 0.35  # of the table: a text alone on its line that does not name what follows
_OFF = 0.75  # times the size that a text may stand off the middle of the table
_MOSTLY = 0.5
_FLUSH = 2.0  # points
_ENDS = 1.5  # points by which a line under a text may be longer or shorter
_UNDER = (-3.5, 3.0)  # points below a text at which such a line may stand


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
    if len(found) * len(shape) > _MOST_CELLS:
        return []
    rows = [_row(strip, shape, size, is_head=place < heads - 1) for place, strip in enumerate(found)]
    for place, row in enumerate(rows[:heads]):
        parts = [part for part in ruling.parts if row.top < part.top < row.top + _NEAR_RULE * size]
        span(row, shape, parts, size, rows[heads - 1].columns if place < heads - 1 else set())
    for row in rows:
        for slot in row.slots.values():
            slot.underlined = any(_is_under(line, slot.lines[0]) for line in underlines)
    if whole := banded(rows, heads, shape, ruling):
        return grid_of(whole, len(shape), ruling)
    rows, loose = settled(rows, heads, ruling, size)
    top = [row for row in rows if heads and row.bottom < found[heads].base]
    body = unwrapped(rows[len(top) :], loose, shape, ruling)
    if len(top) + len(body) < len(rows):  # else heads on several lines are rows
        top = unwrapped(top, loose, shape, ruling)
    rows = [*top, *body]
    reach(rows, loose, ruling)
    widen(rows[len(top) :], shape)
    return grid_of(rows, len(shape), ruling)


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


def _heads(found: list[Strip], ruling: Ruling) -> int:
    """How many strips may be heads: those above the first rule inside the table, else those of words above figures."""
    if len(ruling.rules) > 2:  # noqa: PLR2004 - above, below heads, below
        heads = sum(strip.base < ruling.rules[1] for strip in found)
    else:
        shares = [_figures(strip) for strip in found[: _MOST_HEADS + 1]]
        heads = next((place for place, share in enumerate(shares) if share >= _MOSTLY), 0)
        heads = heads if not any(shares[:heads]) else 0
    return heads if heads <= _MOST_HEADS and heads < len(found) else 0


def _figures(strip: Strip) -> float:
    """The share of figures among the texts of a strip but the first."""
    rest = pieces(strip.words)[1:]
    return sum(is_figure(piece.words) for piece in rest) / len(rest) if rest else 0.0


def _shape(found: list[Strip], heads: int, ruling: Ruling, size: float) -> Columns:
    """The columns, as the rows below the heads show them, and the lowest heads."""
    uprights = _uprights(ruling, found[-1].base - found[0].base + size)
    evidence = _evidence(found, heads, size) or [pieces(strip.words) for strip in found[heads:]]
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


def _evidence(found: list[Strip], heads: int, size: float) -> list[list[Piece]]:
    """The strips below the heads but those with one text alone, unless it names the rows that it stands between."""
    left = min(strip.words[0].start for strip in found)
    width = max(strip.words[-1].end for strip in found) - left
    body = found[heads:]
    near = [below.base - above.base < _TIGHT * size for above, below in pairwise(body)]
    told = list[list[Piece]]()
    for strip, *beside in zip(body, [False, *near], [*near, False], strict=True):
        row = pieces(strip.words)
        is_inside = row[0].left > left + size and abs(row[0].middle - left - width / 2) > _OFF * size
        if len(row) > 1 or ((any(beside) or is_inside) and row[0].right - row[0].left < _NARROW * width):
            told.append(row)
    return told


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
    gaps = [right.start - left.end for left, right in pairwise(strip.words)]
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
