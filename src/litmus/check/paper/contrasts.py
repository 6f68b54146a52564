"""Two figures of a table that a text sets against each other: of two rows that it names, in one column, or the like."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from litmus.check.figures.figure import Figure
from litmus.check.language.names import names_in
from litmus.check.paper.headed import Cell, Headed, Lines
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.pieces import Piece, pieces_of
from litmus.check.paper.tables import Tables

_LINES = 40  # rows or columns that a text names; of more, it names none
_FAR = 50  # times that one result may be another one of the same measure
_SIZE = re.compile(r"(?<![\w.])\d+(?:\.\d+)?[BM]\b")


@dataclass(frozen=True, slots=True)
class Side:
    """A figure, and what of the text stands at its head and not at the other's."""

    figure: Occurrence
    own: frozenset[Piece]


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two figures of one column, or row, and what of the text stands at their heads."""

    first: Side
    second: Side
    test: str  # what heads the column
    said: frozenset[Piece]  # what of the text stands at their heads
    titled: frozenset[Piece]  # and in the caption

    @property
    def are_told(self) -> bool:
        """Whether the text has something for each that the other has not."""
        return bool(self.first.own and self.second.own)

    @property
    def is_one_told(self) -> bool:
        """Whether the text has something for one that the other has not."""
        return bool(self.first.own or self.second.own)

    def has_names_of(self, text: str) -> bool:
        """Whether all names of the text stand there, with their sizes; another one may be that of another row."""
        pieces = self.said | self.titled
        named = [(start, end) for _, start, end in names_in(text)] + [size.span() for size in _SIZE.finditer(text)]
        return all(any(piece.start < end and start < piece.end for piece in pieces) for start, end in named)


class Contrasts:
    """What texts set against each other in the tables of a paper; each text is looked at once."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._found: dict[str, tuple[Contrast, ...]] = {}

    def of(self, text: str) -> tuple[Contrast, ...]:
        """The pairs, of two rows in one column or of two columns in one row, that have most of a folded text."""
        if text not in self._found:
            pieces, tables = pieces_of(text), self._tables
            found = [pair for at, table in tables.headed.items() for pair in _of(table, pieces, tables.cells[at])]
            most = max(map(_weight, found), default=(0, 0))
            self._found[text] = tuple(pair for pair in found if _weight(pair) == most)
        return self._found[text]


def _weight(pair: Contrast) -> tuple[int, int]:
    return len(pair.said), len(pair.titled)


def _of(table: Headed, pieces: Sequence[Piece], figures: Sequence[tuple[Cell, Occurrence]]) -> Iterator[Contrast]:
    shares, heads = table.shares(pieces), table.heads
    cells = dict(reversed(figures))  # of several figures in one cell the first
    turned = {(column, row): one for (row, column), one in cells.items()}
    for lines, said_of, tests, axis, at in (
        (table.rows, shares.rows, shares.columns, heads.columns, cells),
        (table.columns, shares.columns, shares.rows, heads.rows, turned),
    ):
        for line, other in _two(said_of, lines):
            for test in _chief(tests):
                ours, theirs = at.get((line, test)), at.get((other, test))
                one, two = (_beside(said_of[side], tests[test]) for side in (line, other))
                is_named = bool(tests[test] - (one ^ two))  # what tells the sides apart is no test
                if is_named and ours and theirs and _are_alike(ours.figure, theirs.figure):
                    first, second = Side(ours, one - two), Side(theirs, two - one)
                    title = " ".join(axis.heads[test])
                    yield Contrast(first, second, title, one | two | tests[test], shares.caption)


def _beside(pieces: frozenset[Piece], test: frozenset[Piece]) -> frozenset[Piece]:
    """Those of some pieces that are no part of what names the test: the bits of "2 bits"."""
    return frozenset(
        piece
        for piece in pieces
        if not any(other.start <= piece.start and piece.end <= other.end and other != piece for other in test)
    )


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures may be results of one measure."""
    low, high = sorted((one.value, other.value))
    return one.unit == other.unit and not (one.is_count or other.is_count) and high <= low * _FAR


def _two(shared: Sequence[frozenset[Piece]], lines: Lines) -> Iterator[tuple[int, int]]:
    """The two lines that have most of a text together and fewest other words, if no other two have as much."""
    named = [at for at, ours in enumerate(shared) if ours][:_LINES]
    unsaid = {at: lines.unsaid(at, shared[at]) for at in named}
    ranks = {
        (one, other): (
            len(shared[one] | shared[other]),
            -unsaid[one] - unsaid[other],
            len(shared[one]) + len(shared[other]),
        )
        for one, other in combinations(named, 2)
    }
    best = [pair for pair, rank in ranks.items() if rank == max(ranks.values())]
    if len(best) == 1:
        yield best[0]


def _chief(shared: Sequence[frozenset[Piece]]) -> list[int]:
    """The lines that have something of a text, and no less than another has."""
    return [at for at, ours in enumerate(shared) if ours and not any(ours < theirs for theirs in shared)]
