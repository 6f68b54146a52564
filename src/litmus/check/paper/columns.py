"""Which figures of a table a statement may have compared: two of one column, in rows or under a head that it names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from litmus.check.language.words import words_in
from litmus.check.paper.headed import Cell, Headed
from litmus.check.paper.heads import Axis, Heads
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.pieces import Piece

_TOTALS = frozenset(("total", "overal", "all", "sum"))  # stems
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


def beside_in_column(heads: Heads, occurrences: Iterable[Occurrence], known: Occurrence) -> list[Entry]:
    """The other figures of the column that a figure of a table stands in, each with its row."""
    cell = heads.grid.cell(known.span[0])
    entries: Sequence[Entry] = _columns(heads, occurrences).get(cell[1], ()) if cell else ()
    return [entry for entry in entries[:_ROWS] if cell and entry[0] != cell[0]]


def beside_totals(
    table: Headed, cells: Iterable[tuple[Cell, Occurrence]], pieces: Iterable[Piece]
) -> Iterator[tuple[Occurrence, Occurrence]]:
    """The cells of which a text has something that heads their row or column, each with the total across from it."""
    shares, figures = table.shares(pieces), dict(cells)
    totals = [[at for at, words in enumerate(lines.words) if words & _TOTALS] for lines in (table.rows, table.columns)]
    for (row, column), figure in figures.items():
        wholes = [(row, total) for total in totals[1] if shares.columns[column] - shares.columns[total]]
        wholes += [(total, column) for total in totals[0] if shares.rows[row] - shares.rows[total]]
        yield from ((figure, figures[whole]) for whole in wholes if whole in figures)


def columns_said(
    table: Headed, cells: Iterable[tuple[Cell, Occurrence]], pieces: Iterable[Piece]
) -> Iterator[list[Occurrence]]:
    """The columns of whose head a text has something, each with its figures but for those of totals."""
    figures = dict(cells)
    for column, said in enumerate(table.shares(pieces).columns):
        if said:
            yield [one for (row, at), one in figures.items() if at == column and not table.rows.words[row] & _TOTALS]


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
