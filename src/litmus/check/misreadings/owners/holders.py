"""The figures of a statement, each with what might stand in its place: as `bearers` has the names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from litmus.check.figures.figure import A_MODEL, Figure
from litmus.check.figures.labels import JOINS_LIST, JOINS_RANGE
from litmus.check.figures.units import UNITS
from litmus.check.misreadings.changes import is_change
from litmus.check.misreadings.owners.beside import Beside
from litmus.check.misreadings.owners.sizes import is_of_name
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.check.support.statements import Finding, Reading

_PLACES = 8  # where one figure is looked at: those whose passages are closest to the statement
_OTHERS = 60  # figures beside them that are tried instead
_FIGURES = 16  # of one statement; beyond them it is a table
_FAR = 10  # times that what might be meant in place of a size may be below all sizes
_EACH = re.compile(r"分别|各自|对比|\brespectively\b|\bvs\b|versus", re.IGNORECASE)  # a list whose order says something
_OF_WHICH = re.compile("[^，。；]{0,14}[中里]的?有?")  # 23 个定理中的 16 个
_IS_PART_OF = re.compile(r"[^，。；\d]{0,6}[，,]?\s?(?:大?约|仅|只)?占(?:全部|总共)?(?:的)?\s?")  # 9400 条，约占 3.8 万
_OUT_OF = re.compile(r"\s?(?:[a-z]+\s)?(?:out\s)?of\s(?:the\s|all\s)?", re.IGNORECASE)  # 16 of 23


@dataclass(frozen=True, slots=True)
class Holder:
    """A figure of the statement, with the places where the paper has it, and the others there that might be meant."""

    figure: Figure
    own: tuple[Occurrence, ...]
    others: tuple[Occurrence, ...]

    @property
    def span(self) -> tuple[int, int]:
        return self.figure.start, self.figure.end


def holders(beside: Beside) -> list[Holder]:
    """The figures of a statement that may be another thing's."""
    found = [finding for finding in beside.reading.findings if finding.matches and not finding.figure.is_year][
        :_FIGURES
    ]
    places = [_closest(finding.places, beside.reading) for finding in found]
    others = _others(places, beside.library)
    kept = (
        _kept_ranges(places, beside)
        | _kept_changes(found, beside)
        | {one.figure.start for one in found if is_of_name(one.figure, beside)}
    )
    return [
        Holder(finding.figure, own, () if finding.figure.start in kept else tuple(_alike(finding.figure, own, others)))
        for finding, own in zip(found, places, strict=True)
    ]


def _kept_ranges(places: Sequence[Sequence[Occurrence]], beside: Beside) -> set[int]:
    """The ends of ranges, by their starts, that the paper has as ranges too: neither was taken from elsewhere alone."""
    theirs: set[tuple[Decimal, ...]] = set()
    for layout, _ in (beside.library.layouts.around(place) for own in places for place in own):
        theirs.update((low.value, high.value) for low, high in layout.ranges)
    ours = [ends for ends in beside.layout.ranges if tuple(end.value for end in ends) in theirs]
    return {end.start for ends in ours for end in ends}


def _kept_changes(found: Sequence[Finding], beside: Beside) -> set[int]:
    """The ends of changes, by their starts, that the paper tells as changes too, from the same figure to the same."""
    kept = set()
    for first, second in pairwise(found):
        if is_change(beside.layout.text, first.figure, second.figure) and any(
            one.folded is other.folded and is_change(one.folded.text, one.figure, other.figure)
            for one in first.places
            for other in second.places
        ):
            kept |= {first.figure.start, second.figure.start}
    return kept


def pairs(held: Sequence[Holder], beside: Beside) -> Iterator[tuple[Holder, Holder]]:
    """Every two of the figures that might be exchanged."""
    free = [one for one in held if not is_of_name(one.figure, beside)]
    return ((one, other) for one, other in combinations(free, 2) if _may_be_exchanged(one, other, beside))


def _may_be_exchanged(one: Holder, other: Holder, beside: Beside) -> bool:
    """Whether two figures are two, and not in an order of their own: of a change, a range, a share or a mere list."""
    text, first, second = beside.layout.text, one.figure, other.figure
    if first.value == second.value or {id(place) for place in one.own} & {id(place) for place in other.own}:
        return False
    is_range = JOINS_RANGE.fullmatch(text, first.end, second.start) and first.value < second.value
    is_list = JOINS_LIST.fullmatch(text, first.end, second.start) and not _EACH.search(text)
    return not (is_range or is_list or is_change(text, first, second) or _is_share(first, second, text))


def _is_share(first: Figure, second: Figure, text: str) -> bool:
    """Whether two figures are a whole and a part of it, which cannot be the other way round: 16 of 23."""
    if _OF_WHICH.fullmatch(text, first.end, second.start):
        return second.value <= first.value
    if _IS_PART_OF.fullmatch(text, first.end, second.start):
        return first.value <= second.value
    return bool(_OUT_OF.fullmatch(text, first.end, second.start)) and first.value <= second.value


def _closest(places: tuple[Occurrence, ...], reading: Reading) -> tuple[Occurrence, ...]:
    """A few of the places, those in the passages that are closest to the statement."""
    if len(places) <= _PLACES:
        return places
    rank = {passage.index: place for place, passage in enumerate(reading.ranking)}
    return tuple(sorted(places, key=lambda place: rank.get(place.passage.index, len(rank)))[:_PLACES])


def _others(places: Sequence[Sequence[Occurrence]], library: Library) -> list[Occurrence]:
    """The figures beside those of the statement that it does not have: in the same paragraphs."""
    taken = set(_taken(places))
    blocks = dict.fromkeys(place.passage.block.anchor for own in places for place in own if not place.is_in_table)
    return [
        occurrence
        for anchor in blocks
        for occurrence in library.occurrences.of_block(anchor)
        if id(occurrence) not in taken and not occurrence.figure.is_in_name
    ][:_OTHERS]


def _taken(places: Sequence[Sequence[Occurrence]]) -> Iterator[int]:
    """The places that the statement's figures need: not those of one that the paper has more often than it."""
    needed = Counter(frozenset(id(place) for place in own) for own in places)
    for own, count in needed.items():
        if len(own) <= count:
            yield from own


def _alike(figure: Figure, own: Sequence[Occurrence], others: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """Those of the others that can have been meant: in the same paragraphs, of like measure and size, and no years."""
    if any(place.passage.block.rows for place in own):  # whose a cell's figure is, `cells` tells
        return
    here = {place.passage.block.anchor for place in own}
    is_scaled = figure.end - figure.start < len(str(A_MODEL))  # 8B, and not 8,000,000
    dimension, ours = UNITS[figure.unit].dimension, {id(place) for place in own}
    for other in others:
        is_alike = any(UNITS[unit].dimension == dimension for _, unit in other.figure.readings)
        is_alike = is_alike and not other.figure.is_year and id(other) not in ours
        is_size = is_scaled and figure.value >= A_MODEL > other.figure.value * _FAR  # 8B parameters are no 66.0 points
        if is_alike and not is_size and other.passage.block.anchor in here:
            yield other
