"""Where the paper has a figure, and what a text shares with that place: in a table, with the heads of its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from litmus.check.paper.headed import Cell, Headed, pieces_in
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.pieces import Piece


@dataclass(frozen=True, slots=True)
class Place:
    """Where the paper has a figure, and what of a text stands around it there."""

    occurrence: Occurrence
    cell: Cell | None  # None in prose
    shared: frozenset[Piece]

    @property
    def anchor(self) -> str:
        """Of the block that it stands in."""
        return self.occurrence.passage.block.anchor


def place_of(occurrence: Occurrence, pieces: Sequence[Piece], tables: Mapping[str, Headed]) -> Place:
    """The place of a figure, by what it shares with the pieces of a text."""
    table = tables.get(occurrence.passage.block.anchor)
    cell = table.heads.cell(occurrence.span[0]) if table else None
    if table is None or cell is None:
        return Place(occurrence, None, pieces_in(pieces, occurrence.passage.text))
    return Place(occurrence, cell, table.shares(pieces).of(cell))


def is_same_row(one: Place, other: Place) -> bool:
    """Whether two places are cells of one row."""
    if one.anchor != other.anchor or one.cell is None or other.cell is None:
        return False
    return one.cell[0] == other.cell[0]


def is_beside(one: Place, other: Place) -> bool:
    """Whether two places are in one row or column."""
    if one.anchor != other.anchor or one.cell is None or other.cell is None:
        return False
    return one.cell[0] == other.cell[0] or one.cell[1] == other.cell[1]
