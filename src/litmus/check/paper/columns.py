"""Which figures of a table a statement may have compared: two of one column, in rows or under a head that it names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from litmus.check.paper.passages import Occurrence, words_in
from litmus.check.paper.tables import Grid
from litmus.model import Block

_ROWS = 40  # of one column; in a longer one some pair gives any number


def column_pairs(
    block: Block, occurrences: Iterable[Occurrence], words: frozenset[str]
) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Pairs of a table's figures that stand in one column.

    Args:
        block: The table.
        occurrences: Its figures.
        words: Of the statement. It must name the column and one of the rows, or both rows.

    """
    grid = Grid.of(block)
    columns: dict[int, list[tuple[bool, Occurrence]]] = defaultdict(list)
    named = [bool(words & words_in(grid.row_head(row))) for row in range(len(block.rows))]
    for occurrence in occurrences:
        if cell := grid.cell(occurrence.span[0]):
            row, column = cell
            columns[column].append((named[row], occurrence))
    for column, entries in sorted(columns.items()):
        is_named = bool(words & words_in(grid.column_head(column)))
        for (one_named, one), (other_named, other) in combinations(entries[:_ROWS], 2):
            if one_named + other_named + is_named > 1:
                yield one, other
