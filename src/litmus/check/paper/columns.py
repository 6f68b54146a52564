"""Which figures of a table a statement may have compared: two of one column, in rows or under a head that it names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from litmus.check.figures.figure import Figure
from litmus.check.paper.headed import Cell, Headed, Piece, Shares, pieces_of
from litmus.check.paper.heads import Axis, Heads
from litmus.check.paper.passages import Library, Occurrence, words_in

_FAR = 50  # times that one result may be another one of the same measure
_ROWS = 40  # of one column; in a longer one some pair gives any number

Entry = tuple[int, Occurrence]  # a row, and what stands there


def column_pairs(heads: Heads, occurrences: Iterable[Occurrence], text: str) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Pairs of a table's figures that stand in one column.

    Args:
        heads: The table's.
        occurrences: Its figures.
        text: The statement, folded. It must have words of the column's head and of one of the rows', or of both rows'.
            If it names a column whole, that is the one; if rows, then one of the two, or both, where it names two.

    """
    words = words_in(text)
    rows, columns = _named(heads.rows, text), _named(heads.columns, text)
    touched = [bool(words & words_in(" ".join(parts))) for parts in heads.rows.heads]
    for column, entries in sorted(_columns(heads, occurrences).items()):
        if columns and column not in columns:
            continue
        is_touched = bool(words & words_in(" ".join(heads.columns.heads[column])))
        for (one, first), (other, second) in combinations(entries[:_ROWS], 2):
            named = (one in rows) + (other in rows)
            if touched[one] + touched[other] + is_touched > 1 and named >= min(len(rows), 1):
                yield first, second


@dataclass(frozen=True, slots=True)
class Sides:
    """Two figures of a table that a text sets against each other, and how much of the text stands at their heads."""

    first: Occurrence
    second: Occurrence
    said: int  # pieces of the text
    are_told: bool  # each has something that the other has not


def sides(tables: Mapping[str, Headed], library: Library, text: str) -> tuple[Sides, ...]:
    """The pairs of figures, of two rows in one column or the other way round, that have most of a folded text.

    Of two rows each has some of it that the other has not, or else no others have as much.
    """
    pieces = pieces_of(text)
    found = [
        pair
        for anchor, table in tables.items()
        for pair in _sides(table.shares(pieces), table.heads, library.figures_in(anchor))
    ]
    most = max((pair.said for pair in found), default=0)
    return tuple(pair for pair in found if pair.said == most)


def _sides(shares: Shares, heads: Heads, occurrences: Iterable[Occurrence]) -> Iterator[Sides]:
    cells: dict[Cell, Occurrence] = {}
    for one in occurrences:
        if (cell := heads.cell(one.span[0])) and not one.figure.is_in_name:
            cells.setdefault(cell, one)
    for row, other in _two(shares.rows):
        for column in _chief(shares.columns):
            said = shares.rows[row] | shares.rows[other] | shares.columns[column] | shares.caption
            first, second = cells.get((row, column)), cells.get((other, column))
            if first and second and _are_alike(first.figure, second.figure):
                yield Sides(first, second, len(said), _are_two(shares.rows[row], shares.rows[other]))
    for column, other in _two(shares.columns):
        for row in _chief(shares.rows):
            said = shares.columns[column] | shares.columns[other] | shares.rows[row] | shares.caption
            first, second = cells.get((row, column)), cells.get((row, other))
            if first and second and _are_alike(first.figure, second.figure):
                yield Sides(first, second, len(said), _are_two(shares.columns[column], shares.columns[other]))


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures may be results of one measure."""
    low, high = sorted((one.value, other.value))
    return one.unit == other.unit and not (one.is_count or other.is_count) and high <= low * _FAR


def _two(shared: Sequence[frozenset[Piece]]) -> Iterator[tuple[int, int]]:
    """The two lines that have most of a text together, if no other two have as much."""
    named = [at for at, ours in enumerate(shared) if ours][:_ROWS]
    ranks = {(one, other): _rank(shared[one], shared[other]) for one, other in combinations(named, 2)}
    best = [pair for pair, rank in ranks.items() if rank == max(ranks.values())]
    if len(best) == 1:
        yield best[0]


def _are_two(one: frozenset[Piece], other: frozenset[Piece]) -> bool:
    """Whether each of two lines has something of a text that the other has not."""
    return not (one <= other or other <= one)


def _rank(one: frozenset[Piece], other: frozenset[Piece]) -> tuple[int, int]:
    """How much of a text two lines have together, and how often."""
    return len(one | other), len(one) + len(other)


def _chief(shared: Sequence[frozenset[Piece]]) -> list[int]:
    """The lines that have something of a text, and no less than another has."""
    return [at for at, ours in enumerate(shared) if ours and not any(ours < theirs for theirs in shared)]


def beside_in_column(heads: Heads, occurrences: Iterable[Occurrence], known: Occurrence) -> list[Occurrence]:
    """The other figures of the column that a figure of a table stands in."""
    cell = heads.grid.cell(known.span[0])
    entries: Sequence[Entry] = _columns(heads, occurrences).get(cell[1], ()) if cell else ()
    return [one for row, one in entries[:_ROWS] if cell and row != cell[0]]


def lines_named(heads: Heads, occurrences: Iterable[Occurrence], text: str) -> Iterator[tuple[Occurrence, ...]]:
    """The rows and columns of a table that a folded text names whole, with the figures of each."""
    by_column = _columns(heads, occurrences)
    for column in sorted(_named(heads.columns, text)):
        yield tuple(one for _, one in by_column.get(column, ()))
    for row in sorted(_named(heads.rows, text)):
        yield tuple(one for entries in by_column.values() for at, one in entries if at == row)


def _named(axis: Axis, text: str) -> frozenset[int]:
    return frozenset[int]().union(*(naming.numbers for naming in axis.named_in(text)))


def _columns(heads: Heads, occurrences: Iterable[Occurrence]) -> dict[int, list[Entry]]:
    """The figures of a table's body, by column."""
    columns: dict[int, list[Entry]] = defaultdict(list)
    for occurrence in occurrences:
        if cell := heads.cell(occurrence.span[0]):
            columns[cell[1]].append((cell[0], occurrence))
    return columns
