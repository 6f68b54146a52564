"""The tables of a paper, by their anchors: their heads, the figures in their cells, their captions."""

from collections.abc import Sequence
from functools import cached_property

from litmus.check.language.words import words_in
from litmus.check.paper.headed import Cell, Headed, told_apart
from litmus.check.paper.heads import Heads
from litmus.check.paper.leads import leads
from litmus.check.paper.occurrences import Occurrence, Occurrences
from litmus.check.paper.passages import Passage
from litmus.check.paper.pieces import Piece
from litmus.model import Document


class Tables:
    """All tables of a paper."""

    def __init__(self, document: Document, occurrences: Occurrences) -> None:
        self.blocks = tuple(block for block in document.blocks if block.rows)
        self._document = document
        self._occurrences = occurrences

    @cached_property
    def words(self) -> dict[str, frozenset[str]]:
        """The words of each."""
        return {block.anchor: words_in(block.text) for block in self.blocks}

    @cached_property
    def headed(self) -> dict[str, Headed]:
        """Each with its heads taken apart."""
        said = leads(self._document)
        return told_apart({block.anchor: Headed(Heads.of(block), said[block.anchor]) for block in self.blocks})

    @cached_property
    def cells(self) -> dict[str, tuple[tuple[Cell, Occurrence], ...]]:
        """The figures of each one's body, those in names apart, with their rows and columns."""
        return {
            anchor: tuple(
                (cell, one)
                for one in self._occurrences.of_block(anchor)
                if not one.figure.is_in_name and (cell := table.heads.cell(one.span[0]))
            )
            for anchor, table in self.headed.items()
        }

    @cached_property
    def captions(self) -> dict[str, str]:
        """What stands above the rows of each."""
        return {block.anchor: " ".join(block.text.split("\n")[: -len(block.rows)]) for block in self.blocks}

    def captioned(self, passage: Passage) -> str:
        """A passage's text, of a table's row with the caption before it."""
        return f"{self.captions[passage.block.anchor]} {passage.text}" if passage.block.rows else passage.text

    def under(self, passage: Passage, figures: Sequence[Occurrence], pieces: Sequence[Piece]) -> Sequence[Occurrence]:
        """The figures of a passage; of several in a table's row those under a column of which a text has something."""
        if not passage.block.rows or len(figures) == 1:
            return figures
        table = self.headed[passage.block.anchor]
        columns = table.shares(pieces).columns
        cells = [(one, table.heads.cell(one.span[0])) for one in figures]
        return [one for one, cell in cells if cell and columns[cell[1]]]

    def told(self, occurrence: Occurrence) -> str:
        """What a reader needs to see of a figure: its passage; of a table's cell its heads and what stands in it."""
        if not occurrence.passage.block.rows:
            return occurrence.passage.text
        heads = self.headed[occurrence.passage.block.anchor].heads
        cell = heads.cell(occurrence.span[0])
        if cell is None:
            return occurrence.passage.text
        return f"{', '.join((*heads.rows.heads[cell[0]], *heads.columns.heads[cell[1]]))}: {occurrence.words}"
