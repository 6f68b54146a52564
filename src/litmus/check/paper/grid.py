"""What a table says by its shape: the heads of rows and columns, and the units that they give to what they head."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

from litmus.check.figures.figure import Figure
from litmus.check.figures.folding import Folded, fold
from litmus.check.figures.units import unit_at
from litmus.model import Block

_IN_BRACKETS = re.compile(r"[(\[]\s*(?:in\s)?(?P<inside>[^()\[\]]{1,16}?)\s*[)\]]")
_SCALES = {
    "K": "1E3",
    "k": "1E3",
    "M": "1E6",
    "B": "1E9",
    "G": "1E9",
    "T": "1E12",
    "thousands": "1E3",
    "millions": "1E6",
}
_POWER = re.compile(r"(?:^|[\s(])[×x·]?\s?10\^(?P<power>-?\d{1,2})(?!\d)")
_SEPARATOR = " | "  # between cells, as `Block.text` has it
_HEAD_ROWS = 3  # no more than so many rows at the top can be heads, where the page does not mark them

Reading = tuple[Decimal, str]  # factor and unit


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells, to be found from places in the block's text, where each row is a line."""

    block: Block
    lines: tuple[int, ...]  # where each line of the text starts
    first: int  # the line of the first row; before it stands the caption

    @classmethod
    def of(cls, block: Block) -> "Grid":
        lengths = [len(line) + 1 for line in block.text.split("\n")]
        starts = tuple(accumulate(lengths[:-1], initial=0))
        return cls(block, starts, max(0, len(starts) - len(block.rows)))

    def cell(self, place: int) -> tuple[int, int] | None:
        """Row and column of a place; None in the caption."""
        line = bisect_right(self.lines, place) - 1
        if not 0 <= line - self.first < len(self.block.rows):
            return None
        row = self.block.rows[line - self.first]
        at = self.lines[line]
        for column, cell in enumerate(row):
            at += len(cell.text) + len(_SEPARATOR)
            if place < at:
                return line - self.first, column
        return line - self.first, max(0, len(row) - 1)

    def column_head(self, column: int) -> str:
        """What stands over a column, in as many rows as are heads."""
        heads = (
            row[column].text
            for number, row in enumerate(self.block.rows[:_HEAD_ROWS])
            if column < len(row) and (number == 0 or row[column].is_header)
        )
        return " ".join(dict.fromkeys(heads))

    def row_head(self, row: int) -> str:
        """What stands at the beginning of a row."""
        cells = self.block.rows[row]
        return cells[0].text if cells else ""


def with_column_units(block: Block, folded: Folded, figures: Iterable[Figure]) -> Iterator[Figure]:
    """Add to each bare figure of a table the reading that its heads give it: 110 under "Params (M)" is 110 million."""
    grid = Grid.of(block)
    caption = readings_of(block.text[: grid.lines[grid.first] if grid.first < len(grid.lines) else 0])
    columns = [readings_of(grid.column_head(column)) for column in range(len(block.rows[0]))]
    rows = [readings_of(grid.row_head(row)) for row in range(len(block.rows))]
    for figure in figures:
        cell = None if figure.unit else grid.cell(folded.span(figure.start, figure.end)[0])
        if cell is None:
            yield figure
            continue
        row, column = cell
        given = (*(columns[column] if column < len(columns) else ()), *rows[row], *caption)
        readings = tuple((figure.value * factor, unit) for factor, unit in given)
        yield replace(figure, others=(*figure.others, *dict.fromkeys(readings))) if readings else figure


def readings_of(head: str) -> tuple[Reading, ...]:
    """The units and scales that a head names: "Latency (ms)", "#Params (M)", "params ×10^6", "Acc. %"."""
    text = fold(head).text
    found: list[Reading] = []
    for match in _IN_BRACKETS.finditer(text):
        inside = match["inside"]
        if inside in _SCALES:
            found.append((Decimal(_SCALES[inside]), ""))
        elif (unit := unit_at(inside, 0))[0] and unit[1] == len(inside):
            found.append((Decimal(1), unit[0]))
    found += ((Decimal(1).scaleb(int(match["power"])), "") for match in _POWER.finditer(text))
    if "%" in text and (Decimal(1), "%") not in found:
        found.append((Decimal(1), "%"))
    return tuple(found)
