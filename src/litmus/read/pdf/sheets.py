"""Pages in reading order, without what frames them, and what stands apart on them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from litmus.read.heads import Rows
from litmus.read.pdf.captions import table_captions
from litmus.read.pdf.file import RawPage
from litmus.read.pdf.frame import framing
from litmus.read.pdf.layout import Placed, in_order, lines_of
from litmus.read.pdf.tables import tables
from litmus.read.pdf.words import Box, Line, around


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, ready to be read."""

    number: int  # from 1
    height: float
    lines: list[Placed]
    tables: list[tuple[Rows, Box, int | None]] = field(default_factory=list)  # with the place of its caption
    captions: list[list[Line]] = field(default_factory=list)  # of tables
    links: list[tuple[Box, str]] = field(default_factory=list)


def sheets_of(raws: Sequence[RawPage], size: float) -> list[Sheet]:
    """The pages in reading order, without what frames them, and their tables.

    Args:
        raws: The pages.
        size: Of the body's text.

    """
    pages = [lines_of([word for word in raw.words if not word.in_figure], raw.number) for raw in raws]
    frame = framing(pages, [raw.height for raw in raws])
    sheets = []
    for raw, lines in zip(raws, pages, strict=True):
        placed = in_order([line for line in lines if id(line) not in frame], raw.width)
        captions = table_captions(placed, size)
        framed = {id(word) for line in lines if id(line) in frame for word in line.words}
        seen = [word for word in raw.words if id(word) not in framed]
        boxes = [around(line.box for line in caption) for caption in captions]
        found = tables(seen, raw.rules, boxes) if raw.rules else []
        sheets.append(
            Sheet(
                number=raw.number,
                height=raw.height,
                lines=placed,
                tables=[(table.rows, table.box, table.caption) for table in found],
                captions=captions,
                links=raw.links,
            )
        )
    return sheets
