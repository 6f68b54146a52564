"""Figures given to the wrong thing: two of a statement exchanged, or one that is another thing's in the paper."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from litmus.check.changes import is_change
from litmus.check.figure import Figure
from litmus.check.labels import JOINS_RANGE
from litmus.check.misreading import Misreading
from litmus.check.owners.agreement import Agreement
from litmus.check.owners.beside import Beside
from litmus.check.owners.suspicions import Suspicion, misreading, surest
from litmus.check.passages import Library, Occurrence
from litmus.check.statements import Reading
from litmus.check.units import UNITS

_PLACES = 8  # where one figure is looked at: those whose passages are closest to the statement
_OTHERS = 60  # figures beside them that are tried instead
_FIGURES = 16  # of one statement; beyond them it is a table
_SURE = 0.95  # from which probability on a figure counts as misread


@dataclass(frozen=True, slots=True)
class Holder:
    """A figure of the statement, with where the paper has it and how well it fits there."""

    figure: Figure
    places: tuple[Occurrence, ...]
    scores: tuple[float, ...]

    @property
    def span(self) -> tuple[int, int]:
        return self.figure.start, self.figure.end

    @property
    def best(self) -> float:
        return max(self.scores)

    @property
    def place(self) -> Occurrence:
        return self.places[self.scores.index(self.best)]


def misattributions(beside: Beside) -> Iterator[Misreading]:
    """The figures that a statement gives to the wrong things, the surest suspicion about each."""
    for suspicion in surest(suspicions(beside), _SURE):
        theirs = [place.words for place in suspicion.places]
        yield misreading(suspicion, beside.reading, theirs, place=suspicion.places[0])


def suspicions(beside: Beside) -> Iterator[Suspicion[Occurrence]]:
    """Every figure that another one might replace, and every two that might be exchanged."""
    agreement, reading = Agreement(beside), beside.reading
    holders = []
    for finding in [finding for finding in reading.findings if finding.matches and not finding.figure.is_year][
        :_FIGURES
    ]:
        places = _closest(finding.places, reading)
        scores = tuple(agreement.score(finding.figure, place) for place in places)
        holders.append(Holder(finding.figure, places, scores))
    others = _others(holders, beside.library)
    for holder in holders:
        if suspicion := _borrowed(holder, others, holders, agreement):
            yield suspicion
    for one, other in combinations(holders, 2):
        if _may_be_exchanged(one, other, reading.folded.text):
            yield _exchanged(one, other, holders, agreement)


def _may_be_exchanged(one: Holder, other: Holder, text: str) -> bool:
    """Whether two figures are two: not the same value, nor the ends of a change or of a range in its order."""
    first, second = one.figure, other.figure
    is_range = JOINS_RANGE.fullmatch(text, first.end, second.start) and first.value < second.value
    is_same = first.value == second.value or {id(place) for place in one.places} & {id(place) for place in other.places}
    return not (is_same or is_range or is_change(text, first, second))


def _closest(places: tuple[Occurrence, ...], reading: Reading) -> tuple[Occurrence, ...]:
    """A few of the places, those in the passages that are closest to the statement."""
    if len(places) <= _PLACES:
        return places
    rank = {passage.index: place for place, passage in enumerate(reading.ranking)}
    return tuple(sorted(places, key=lambda place: rank.get(place.passage.index, len(rank)))[:_PLACES])


def _others(holders: Sequence[Holder], library: Library) -> list[Occurrence]:
    """The figures beside those of the statement that it does not have: in the same paragraphs."""
    taken = {id(place) for holder in holders for place in holder.places}
    blocks = dict.fromkeys(
        place.passage.block.anchor for holder in holders for place in holder.places if not place.is_in_table
    )
    return [
        occurrence
        for anchor in blocks
        for passage in library.of_block(anchor)
        for occurrence in library.figures_of.get(passage.index, ())
        if id(occurrence) not in taken and not occurrence.figure.is_in_name
    ][:_OTHERS]


def _borrowed(
    holder: Holder, others: Sequence[Occurrence], holders: Sequence[Holder], agreement: Agreement
) -> Suspicion[Occurrence] | None:
    if any(place.passage.block.rows for place in holder.places):  # whose a cell's figure is, `cells` tells
        return None
    here = {place.passage.block.anchor for place in holder.places}
    alike = [other for other in others if other.passage.block.anchor in here and _may_be(holder.figure, other.figure)]
    scored = [(agreement.score(holder.figure, other), other) for other in alike]
    if not scored:
        return None
    score, other = max(scored, key=lambda one: one[0])
    ours, theirs, own = holder.figure, other.figure, holder.place
    gain = max(-8.0, min(8.0, score - holder.best))
    is_small = ours.is_count
    same_unit, same_passage = theirs.unit == ours.unit, other.passage is own.passage
    alone, is_often, is_low = len(holders) == 1, len(holder.places) > 1, ours.value < 10  # noqa: PLR2004
    turns = _turns(holders, {}) - _turns(holders, {holder.figure.start: other})
    signs = {
        "1": 1.0,
        "gain": gain,
        "gain over 0": max(0.0, gain),
        "gain over 2": max(0.0, gain - 2),
        "gain over 4": max(0.0, gain - 4),
        "gain, a count": gain * is_small,
        "gain, same passage": gain * same_passage,
        "gain, in several places": gain * is_often,
        "gain, same unit": gain * same_unit,
        "gain, alone": gain * alone,
        "gain, below ten": gain * is_low,
        "fit": holder.best,
        "fit of the other": score,
        "a count": is_small,
        "same unit": same_unit,
        "a count, same unit": is_small * same_unit,
        "same passage": same_passage,
        "in order": turns,
        "alone": alone,
        "one of two": len(holders) == 2,  # noqa: PLR2004
        "in several places": is_often,
        "in words": ours.is_spelled,
        "in a name": own.figure.is_in_name,
        "below ten": is_low,
    }
    return Suspicion(kind="figure_borrowed", spans=(holder.span,), places=(other,), signs=signs)


def _exchanged(one: Holder, other: Holder, holders: Sequence[Holder], agreement: Agreement) -> Suspicion[Occurrence]:
    first = max(((agreement.score(one.figure, place), place) for place in other.places), key=lambda found: found[0])
    second = max(((agreement.score(other.figure, place), place) for place in one.places), key=lambda found: found[0])
    gains = first[0] - one.best, second[0] - other.best
    gain, least = max(-12.0, min(12.0, sum(gains))), max(-6.0, min(6.0, *gains))
    order = {id(holder): number for number, holder in enumerate(holders)}
    apart = order[id(other)] - order[id(one)]
    same_passage = one.place.passage is other.place.passage
    is_turned = _position(one.place) > _position(other.place)
    same_unit = one.figure.unit == other.figure.unit
    counts = one.figure.is_count + other.figure.is_count
    turns = _turns(holders, {}) - _turns(holders, {one.figure.start: first[1], other.figure.start: second[1]})
    signs = {
        "1": 1.0,
        "gain": gain,
        "gain over 0": max(0.0, gain),
        "gain over 3": max(0.0, gain - 3),
        "gain over 6": max(0.0, gain - 6),
        "lesser gain": least,
        "lesser gain over 0": max(0.0, least),
        "gain, same passage": gain * same_passage,
        "gain, turned": gain * is_turned,
        "gain, a count": gain * (counts > 0),
        "gain, neighbours": gain * (apart == 1),
        "fit": one.best + other.best,
        "a count": counts > 0,
        "two counts": counts > 1,
        "same unit": same_unit,
        "same measure": UNITS[one.figure.unit].dimension == UNITS[other.figure.unit].dimension,
        "in order": turns,
        "in order, same passage": turns * same_passage,
        "of two": len(holders) == 2,  # noqa: PLR2004
        "of three": len(holders) == 3,  # noqa: PLR2004
        "neighbours": apart == 1,
        "one between": apart == 2,  # noqa: PLR2004
        "same passage": same_passage,
        "turned": is_turned,
        "turned, same passage": is_turned * same_passage,
        "turned, same unit": is_turned * same_unit,
        "turned, neighbours, same passage": is_turned * (apart == 1) * same_passage,
        "in words": one.figure.is_spelled or other.figure.is_spelled,
        "in a name": one.place.figure.is_in_name or other.place.figure.is_in_name,
    }
    return Suspicion(kind="figure_exchanged", spans=(one.span, other.span), places=(first[1], second[1]), signs=signs)


def _may_be(ours: Figure, theirs: Figure) -> bool:
    """Whether one figure can have been written for the other: they measure the same, and neither is a mere year."""
    return UNITS[ours.unit].dimension == UNITS[theirs.unit].dimension and not theirs.is_year


def _position(place: Occurrence) -> tuple[int, int]:
    return place.passage.index, place.figure.start


def _turns(holders: Sequence[Holder], instead: Mapping[int, Occurrence]) -> int:
    """How often the paper has a statement's next figure before the last one."""
    places = [_position(instead.get(holder.figure.start, holder.place)) for holder in holders]
    return sum(one > other for one, other in pairwise(places))
