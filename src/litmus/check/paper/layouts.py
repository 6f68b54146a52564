"""What stands around a figure of the paper: its paragraph laid out, or its cell as if the table were sentences."""

import re
from dataclasses import replace

from litmus.check.figures.figure import Figure
from litmus.check.figures.folding import fold
from litmus.check.paper.blocks import Blocks
from litmus.check.paper.grid import Grid
from litmus.check.paper.layout import Layout
from litmus.check.paper.occurrences import Occurrence, Occurrences
from litmus.check.paper.tables import Tables

_STOPS = re.compile(r"[.;!?\n](?=\s|$)")


class Layouts:
    """The paragraphs and the cells of a paper, each laid out once."""

    def __init__(self, blocks: Blocks, occurrences: Occurrences, tables: Tables) -> None:
        self._blocks = blocks
        self._occurrences = occurrences
        self._tables = tables
        self._paragraphs: dict[str, Layout] = {}
        self._cells: dict[int, tuple[Layout, Figure]] = {}

    def of_block(self, anchor: str) -> Layout | None:
        """A paragraph laid out; None of a block without text, or a table."""
        passages = self._blocks.passages(anchor)
        if not passages or passages[0].block.rows:
            return None
        if anchor not in self._paragraphs:
            figures = [one.figure for one in self._occurrences.of_block(anchor)]
            self._paragraphs[anchor] = Layout(self._blocks.folded(anchor).text, figures)
        return self._paragraphs[anchor]

    def around(self, occurrence: Occurrence) -> tuple[Layout, Figure]:
        """What stands around a figure: its paragraph laid out, of a table's cell its heads, and the figure in it."""
        if occurrence.passage.block.rows:
            return self._cell(occurrence)
        layout = self.of_block(occurrence.passage.block.anchor)
        assert layout is not None
        return layout, occurrence.figure

    def _cell(self, occurrence: Occurrence) -> tuple[Layout, Figure]:
        """A cell as a sentence: caption, heads, figure."""
        if id(occurrence) not in self._cells:
            grid = Grid.of(occurrence.passage.block)
            place = grid.cell(occurrence.span[0])
            heads = (grid.row_head(place[0]), grid.column_head(place[1])) if place else ()
            lead = fold(", ".join((self._tables.captions[occurrence.passage.block.anchor], *heads))).text
            lead = _STOPS.sub(",", lead) + " "
            words = occurrence.folded.text[occurrence.figure.start : occurrence.figure.end]
            figure = replace(occurrence.figure, start=len(lead), end=len(lead) + len(words))
            self._cells[id(occurrence)] = Layout(lead + words, [figure]), figure
        return self._cells[id(occurrence)]
