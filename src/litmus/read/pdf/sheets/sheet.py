"""Pages in reading order, without what frames them, and what stands apart on them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from litmus.read.heads import Rows
from litmus.read.pdf.file.pages import RawPage
from litmus.read.pdf.grids.frames import stands_in
from litmus.read.pdf.grids.tables import tables
from litmus.read.pdf.sheets.captions import Captioned, likely, part_captions, table_captions
from litmus.read.pdf.sheets.frame import framing, unnumbered
from litmus.read.pdf.sheets.layout import Placed, gaps, in_order, lines_of
from litmus.read.pdf.sheets.pictures import pictures
from litmus.read.pdf.sheets.programs import programs
from litmus.read.pdf.words import Box, Line, Word, around

_NEAR = 2.5  # times the size, from a table to the caption of its own under a common one

_HIGHEST = 0.2  # of the height: a table that goes on begins above
_TALLEST = 60.0  # points, of its heads
_FLUSH = 2.0  # points by which the sides of its lines may differ

Held = tuple[Rows, Box, int | None]  # a table, with the place of its caption


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, ready to be read."""

    number: int  # from 1
    height: float
    lines: list[Placed]
    tables: list[Held] = field(default_factory=list)
    captions: list[list[Line]] = field(default_factory=list)  # of tables
    parts: dict[int, list[Line]] = field(default_factory=dict)  # own captions of tables that share one, by their place
    programs: list[Captioned] = field(default_factory=list)
    pictures: list[Captioned] = field(default_factory=list)  # in which something is written
    links: list[tuple[Box, str]] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)

    def hrefs(self, lines: Sequence[Line]) -> list[str]:
        """The addresses that the words of some lines lead to."""
        own = [line.box for line in lines if line.page == self.number]
        return [url for box, url in self.links if any(line.meets(box) for line in own)]


def sheets_of(raws: Sequence[RawPage], size: float) -> list[Sheet]:
    """The pages in reading order, without what frames them, and their tables.

    Args:
        raws: The pages.
        size: Of the body's text.

    """
    pages = [lines_of(unnumbered([word for word in raw.words if not word.in_figure]), raw.number) for raw in raws]
    frame = framing(pages, [raw.height for raw in raws])
    texts = [[line for line in lines if id(line) not in frame] for lines in pages]
    places = gaps([(lines, raw.width) for lines, raw in zip(texts, raws, strict=True)])
    befores = [None, *raws]
    return [
        _sheet(raw, lines, gap, size, _rest(raw, before))
        for raw, lines, gap, before in zip(raws, texts, places, befores, strict=False)
    ]


def _rest(raw: RawPage, before: RawPage | None) -> Box | None:
    """Where the caption would stand of a table that goes on from the page before: it begins with the same heads.

    Only the last page of a long table has a line below its rows.
    """
    if before is None or not raw.rules or not before.rules:
        return None
    box, heads = next(_between_rules(raw), (None, ""))
    if box is None or box.top > _HIGHEST * raw.height:
        return None
    is_same = any(
        heads == said and abs(other.left - box.left) < _FLUSH and abs(other.right - box.right) < _FLUSH
        for other, said in _between_rules(before)
    )
    return Box(box.left, box.top - 2, box.right, box.top - 1) if is_same else None


def _between_rules(raw: RawPage) -> Iterator[tuple[Box, str]]:
    """What stands between two lines of one width that are near each other, downwards: the heads of a table."""
    level = sorted((rule for rule in raw.rules if rule.width > rule.height), key=lambda rule: rule.top)
    for upper, lower in pairwise(level):
        box = Box(upper.left, upper.top, upper.right, lower.bottom)
        if abs(upper.left - lower.left) < _FLUSH and abs(upper.right - lower.right) < _FLUSH and box.height < _TALLEST:
            inside = [word for word in raw.words if box.holds(word.box)]
            if inside:
                yield box, " ".join(word.text for word in sorted(inside, key=_row))


def _sheet(raw: RawPage, lines: list[Line], gap: float | None, size: float, rest: Box | None) -> Sheet:
    """A page of these lines.

    What may be a caption tells where tables are, and these tell what is one.
    """
    placed = in_order(lines, gap)
    captions = likely(placed, size)
    boxes = [around(line.box for line in caption) for caption in captions]
    if rest and not any(box.top < rest.top for box in boxes):
        boxes.insert(0, rest)
    found = tables([word for line in lines for word in line.words], raw.rules, boxes) if raw.rules or boxes else []
    lines, wholes = _with_tables(lines, [table.box for table in found])
    if wholes:
        placed = in_order(lines, gap, wholes)
    captions = table_captions(placed, set(map(id, wholes)), size)
    firsts = [caption[0].box for caption in captions]
    taken = {id(line) for caption in captions for line in caption} | set(map(id, wholes))
    held = [
        (table.rows, table.box, None if table.caption is None else _place_of(boxes[table.caption], firsts))
        for table in found
    ]
    parts = _parts(held, part_captions(placed, taken)) if len(held) > 1 else {}
    taken |= {id(line) for part in parts.values() for line in part}
    listed = programs(placed, raw.rules, taken)
    taken |= {id(line) for one in listed for line in (*one.caption, *one.lines)}
    return Sheet(
        number=raw.number,
        height=raw.height,
        lines=placed,
        tables=held,
        captions=captions,
        parts=parts,
        programs=listed,
        pictures=pictures(placed, raw.rules, taken, size),
        links=raw.links,
        rules=raw.rules,
    )


def _with_tables(lines: Sequence[Line], boxes: Sequence[Box]) -> tuple[list[Line], list[Line]]:
    """The lines of a page with each table as one of them; and these."""
    held: list[list[Word]] = [[] for _ in boxes]
    free: list[Line] = []
    for line in lines:
        near = [(box, own) for box, own in zip(boxes, held, strict=True) if box.meets(line.box)]
        if not near:
            free.append(line)
            continue
        rest: list[Word] = []
        for word in line.words:
            next((own for box, own in near if stands_in(box, word)), rest).append(word)
        if rest:
            free += lines_of(rest, line.page)
    wholes = [Line(tuple(sorted(own, key=_row)), lines[0].page) for own in held if own]
    return [*free, *wholes], wholes


def _parts(tables: Sequence[Held], captions: Sequence[list[Line]]) -> dict[int, list[Line]]:
    """The caption of its own that stands right over or under each table that shares its caption with others."""
    shared = Counter(number for _, _, number in tables if number is not None)
    parts: dict[int, list[Line]] = {}
    for place, (_, box, number) in enumerate(tables):
        near = [
            (gap, caption)
            for caption in captions
            if box.left <= (caption[0].box.left + caption[0].box.right) / 2 <= box.right
            if (gap := max(box.top - caption[-1].box.bottom, caption[0].box.top - box.bottom)) < _NEAR * caption[0].size
        ]
        if number is not None and shared[number] > 1 and near:
            parts[place] = min(near, key=lambda one: one[0])[1]
    return parts


def _row(word: Word) -> tuple[float, float]:
    return word.base, word.box.left


def _place_of(box: Box, firsts: Sequence[Box]) -> int | None:
    """The place of the caption whose first line a box holds."""
    return next((place for place, first in enumerate(firsts) if box.holds(first)), None)
