"""Two figures of a table that a text sets against each other: of two rows that it names, in one column, or the like."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from litmus.check.figures.figure import Figure
from litmus.check.paper.headed import Headed
from litmus.check.paper.passages import Library, Occurrence
from litmus.check.paper.pieces import Piece, pieces_of

_LINES = 40  # rows or columns that a text names; of more, it names none
_FAR = 50  # times that one result may be another one of the same measure


@dataclass(frozen=True, slots=True)
class Side:
    """A figure, and what of the text stands at its head and not at the other's."""

    figure: Occurrence
    own: frozenset[Piece]


@dataclass(frozen=True, slots=True)
class Sides:
    """Two figures of one column, or row, and how much of the text stands at their heads."""

    first: Side
    second: Side
    test: str  # what heads the column
    said: int  # pieces of the text

    @property
    def are_told(self) -> bool:
        """Whether the text has something for each that the other has not."""
        return bool(self.first.own and self.second.own)


def sides(library: Library, text: str) -> tuple[Sides, ...]:
    """The pairs of figures, of two rows in one column or of two columns in one row, that have most of a folded text."""
    pieces = pieces_of(text)
    found = [pair for anchor, table in library.headed.items() for pair in _of_table(table, pieces, anchor, library)]
    most = max((pair.said for pair in found), default=0)
    return tuple(pair for pair in found if pair.said == most)


def _of_table(table: Headed, pieces: Sequence[Piece], anchor: str, library: Library) -> Iterator[Sides]:
    shares, heads = table.shares(pieces), table.heads
    cells = dict(reversed(library.cells[anchor]))  # of several figures in one cell the first
    turned = {(column, row): one for (row, column), one in cells.items()}
    for lines, tests, axis, at in (
        (shares.rows, shares.columns, heads.columns, cells),
        (shares.columns, shares.rows, heads.rows, turned),
    ):
        for line, other in _two(lines):
            for test in _chief(tests):
                ours, theirs = at.get((line, test)), at.get((other, test))
                if ours and theirs and _are_alike(ours.figure, theirs.figure):
                    said = lines[line] | lines[other] | tests[test] | shares.caption
                    first, second = lines[line] - lines[other], lines[other] - lines[line]
                    yield Sides(Side(ours, first), Side(theirs, second), " ".join(axis.heads[test]), len(said))


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures may be results of one measure."""
    low, high = sorted((one.value, other.value))
    return one.unit == other.unit and not (one.is_count or other.is_count) and high <= low * _FAR


def _two(shared: Sequence[frozenset[Piece]]) -> Iterator[tuple[int, int]]:
    """The two lines that have most of a text together, if no other two have as much."""
    named = [at for at, ours in enumerate(shared) if ours][:_LINES]
    ranks = {pair: _rank(shared[pair[0]], shared[pair[1]]) for pair in combinations(named, 2)}
    best = [pair for pair, rank in ranks.items() if rank == max(ranks.values())]
    if len(best) == 1:
        yield best[0]


def _rank(one: frozenset[Piece], other: frozenset[Piece]) -> tuple[int, int]:
    """How much of a text two lines have together, and how often."""
    return len(one | other), len(one) + len(other)


def _chief(shared: Sequence[frozenset[Piece]]) -> list[int]:
    """The lines that have something of a text, and no less than another has."""
    return [at for at, ours in enumerate(shared) if ours and not any(ours < theirs for theirs in shared)]
