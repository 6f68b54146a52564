"""The figures of a paper: each at its place, to be found by passage and block, and by measure and value."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice

from litmus.check.figures.figure import Figure
from litmus.check.figures.folding import Folded
from litmus.check.figures.quantities import find_figures
from litmus.check.figures.units import UNITS
from litmus.check.paper.blocks import Blocks
from litmus.check.paper.grid import with_column_units
from litmus.check.paper.passages import Passage
from litmus.model import BlockKind

_MOST = 50_000  # figures of one paper; the largest real one, 1.7 MB of HTML, has a fifth of that
_WRITTEN = "*"  # the shelf by the number alone


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A figure of the paper at its place."""

    passage: Passage
    figure: Figure
    folded: Folded

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the block's text."""
        return self.folded.span(self.figure.start, self.figure.end)

    @property
    def words(self) -> str:
        """The figure as the paper writes it, without formatting."""
        return self.folded.words(self.figure.start, self.figure.end)

    @property
    def is_in_table(self) -> bool:
        return self.passage.block.kind is BlockKind.TABLE


class Occurrences:
    """All figures of a paper."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks

    @cached_property
    def each(self) -> tuple[Occurrence, ...]:
        """Every figure, in reading order."""
        found = (one for anchor in self._blocks.anchors for one in self._found_in(anchor))
        return tuple(islice(found, _MOST))

    def _found_in(self, anchor: str) -> Iterator[Occurrence]:
        passages, folded = self._blocks.passages(anchor), self._blocks.folded(anchor)
        block = passages[0].block
        figures: Iterable[Figure] = find_figures(folded.text)
        if block.kind is BlockKind.TABLE and block.rows:
            figures = with_column_units(block, folded, figures)
        ends = [passage.end for passage in passages]
        for figure in figures:
            place = folded.span(figure.start, figure.end)[0]
            passage = passages[min(bisect_right(ends, place), len(passages) - 1)]
            yield Occurrence(passage, figure, folded)

    def of(self, passage: Passage) -> Sequence[Occurrence]:
        """The figures of a passage."""
        return self._by_passage.get(passage.index, ())

    def of_block(self, anchor: str) -> Iterator[Occurrence]:
        """The figures of a block, in reading order."""
        for passage in self._blocks.passages(anchor):
            yield from self.of(passage)

    @cached_property
    def _by_passage(self) -> dict[int, list[Occurrence]]:
        found: dict[int, list[Occurrence]] = defaultdict(list)
        for occurrence in self.each:
            found[occurrence.passage.index].append(occurrence)
        return found

    def between(self, dimension: str, low: Decimal, high: Decimal) -> list[Occurrence]:
        """The figures of a measure from `low` to `high`, both in its base unit and included."""
        values, occurrences = self._shelves.get(dimension, ([], []))
        return occurrences[bisect_left(values, low) : bisect_right(values, high)]

    def written(self, low: Decimal, high: Decimal) -> list[Occurrence]:
        """The figures that are written with a number from `low` to `high`, whatever their unit."""
        return self.between(_WRITTEN, low, high)

    @cached_property
    def _shelves(self) -> dict[str, tuple[list[Decimal], list[Occurrence]]]:
        """By measure: the values in its base unit, ascending, and the figures that have them."""
        loose: dict[str, list[tuple[Decimal, int, Occurrence]]] = defaultdict(list)
        for number, occurrence in enumerate(self.each):
            loose[_WRITTEN].append((occurrence.figure.value, number, occurrence))
            for value, unit in occurrence.figure.readings:
                dimension, factor = UNITS[unit]
                loose[dimension].append((value * factor, number, occurrence))
        shelves = {}
        for dimension, entries in loose.items():
            entries.sort(key=lambda entry: entry[:2])
            shelves[dimension] = ([entry[0] for entry in entries], [entry[2] for entry in entries])
        return shelves
