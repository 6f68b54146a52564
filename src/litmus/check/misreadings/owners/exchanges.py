"""Figures given to the wrong thing: two of a statement exchanged, or one that is another thing's in the paper."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, pairwise

from litmus.check.figures.figure import Figure
from litmus.check.figures.labels import JOINS_LIST, JOINS_RANGE
from litmus.check.figures.units import UNITS
from litmus.check.misreadings.changes import is_change
from litmus.check.misreadings.misreading import Misreading
from litmus.check.misreadings.owners.agreement import Agreement
from litmus.check.misreadings.owners.beside import Beside
from litmus.check.misreadings.owners.sizes import SIZE, is_of_name
from litmus.check.misreadings.owners.suspicions import Suspicion, misreading, surest
from litmus.check.misreadings.owners.vicinity import NEAR, WIDE
from litmus.check.paper.passages import Library, Occurrence
from litmus.check.support.statements import Finding, Reading

_PLACES = 8  # where one figure is looked at: those whose passages are closest to the statement
_OTHERS = 60  # figures beside them that are tried instead
_FIGURES = 16  # of one statement; beyond them it is a table
_FAR = 10  # times that what might be meant in place of a size may be below all sizes
_EACH = re.compile(r"分别|各自|对比|\brespectively\b|\bvs\b|versus", re.IGNORECASE)  # a list whose order says something
_OF_WHICH = re.compile("[^，。；]{0,14}[中里]的?有?")  # 23 个定理中的 16 个
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


def misattributions(agreement: Agreement) -> Iterator[Misreading]:
    """The figures that a statement gives to the wrong things, the surest suspicion about each."""
    for suspicion in surest(suspicions(agreement), is_familiar=agreement.beside.is_familiar):
        theirs = [place.words for place in suspicion.places]
        yield misreading(suspicion, agreement.beside.reading, theirs, place=suspicion.places[0])


def suspicions(agreement: Agreement) -> Iterator[Suspicion[Occurrence]]:
    """Every figure that another one might replace, and every two that might be exchanged."""
    held = holders(agreement.beside)
    for holder in held:
        if holder.others:
            yield _borrowed(holder, held, agreement)
    for one, other in pairs(held, agreement.beside):
        yield _exchanged(one, other, held, agreement)


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
    for layout, _ in (beside.library.around(place) for own in places for place in own):
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
    return not (is_range or is_list or is_change(text, first, second) or _is_kept_share(one, other, text))


def _is_kept_share(whole: Holder, part: Holder, text: str) -> bool:
    """Whether the statement has the second figure for a part of the first, and the paper has it so, too."""
    return bool(_OF_WHICH.fullmatch(text, whole.figure.end, part.figure.start)) and any(
        inner.folded is outer.folded and _OUT_OF.fullmatch(inner.folded.text, inner.figure.end, outer.figure.start)
        for inner in part.own
        for outer in whole.own
    )


def _closest(places: tuple[Occurrence, ...], reading: Reading) -> tuple[Occurrence, ...]:
    """A few of the places, those in the passages that are closest to the statement."""
    if len(places) <= _PLACES:
        return places
    rank = {passage.index: place for place, passage in enumerate(reading.ranking)}
    return tuple(sorted(places, key=lambda place: rank.get(place.passage.index, len(rank)))[:_PLACES])


def _others(places: Sequence[Sequence[Occurrence]], library: Library) -> list[Occurrence]:
    """The figures beside those of the statement that it does not have: in the same paragraphs."""
    taken = {id(place) for own in places for place in own}
    blocks = dict.fromkeys(place.passage.block.anchor for own in places for place in own if not place.is_in_table)
    return [
        occurrence
        for anchor in blocks
        for passage in library.of_block(anchor)
        for occurrence in library.figures_of.get(passage.index, ())
        if id(occurrence) not in taken and not occurrence.figure.is_in_name
    ][:_OTHERS]


def _alike(figure: Figure, own: Sequence[Occurrence], others: Sequence[Occurrence]) -> Iterator[Occurrence]:
    """Those of the others that can have been meant: in the same paragraphs, of like measure and size, and no years."""
    if any(place.passage.block.rows for place in own):  # whose a cell's figure is, `cells` tells
        return
    here = {place.passage.block.anchor for place in own}
    dimension = UNITS[figure.unit].dimension
    for other in others:
        is_alike = UNITS[other.figure.unit].dimension == dimension and not other.figure.is_year
        is_size = figure.value >= SIZE > other.figure.value * _FAR  # 8B parameters are no 66.0 points
        if is_alike and not is_size and other.passage.block.anchor in here:
            yield other


def _borrowed(holder: Holder, held: Sequence[Holder], agreement: Agreement) -> Suspicion[Occurrence]:
    ours = holder.figure
    counts_own = any(agreement.counts_the_same(ours, place) for place in holder.own)
    counting = [] if counts_own else [place for place in holder.others if agreement.counts_the_same(ours, place)]
    own_score, own = agreement.best(ours, holder.own)
    score, other = agreement.best(ours, counting or holder.others)
    gain = max(-8.0, min(8.0, score - own_score))
    is_count, is_low, is_often = ours.is_count, ours.value < 10, len(holder.own) > 1  # noqa: PLR2004
    same_unit, same_passage, alone = other.figure.unit == ours.unit, other.passage is own.passage, len(held) == 1
    other_bonds = agreement.bonds(ours, other)
    signs = {
        "1": 1.0,
        "gain": gain,
        "gain over 0": max(0.0, gain),
        "gain over 2": max(0.0, gain - 2),
        "gain over 4": max(0.0, gain - 4),
        "gain, a count": gain * is_count,
        "gain, same passage": gain * same_passage,
        "gain, in several places": gain * is_often,
        "gain, same unit": gain * same_unit,
        "gain, alone": gain * alone,
        "gain, below ten": gain * is_low,
        "a count": is_count,
        "same unit": same_unit,
        "a count, same unit": is_count * same_unit,
        "one a count": is_count != other.figure.is_count,
        "same decimals": ours.value.as_tuple().exponent == other.figure.value.as_tuple().exponent,
        "both in words": ours.is_spelled == other.figure.is_spelled,
        "same passage": same_passage,
        "in order": _turns(held, {}, agreement) - _turns(held, {ours.start: other}, agreement),
        "alone": alone,
        "one of two": len(held) == 2,  # noqa: PLR2004
        "in several places": is_often,
        "in words": ours.is_spelled,
        "in a name": own.figure.is_in_name,
        "below ten": is_low,
        **agreement.meant(ours, other, own),
        "shared": max(agreement.shared(ours, place, NEAR) for place in holder.own),
        "shared, wide": max(agreement.shared(ours, place, WIDE) for place in holder.own),
        "shared by the other": agreement.shared(ours, other, NEAR),
        "shared by the other, wide": agreement.shared(ours, other, WIDE),
        "parts": max(agreement.parts(ours, place) for place in holder.own),
        "other's parts": agreement.parts(ours, other),
        "bonds": max(agreement.bonds(ours, place) for place in holder.own),
        "other's bonds": other_bonds,
        "other's bonds above 0": other_bonds > 0,
        "counted by its own": counts_own and not agreement.counts_the_same(ours, other),
        "counted by the other": bool(counting),
        "less": same_passage and ours.value < other.figure.value,
    }
    return Suspicion(kind="figure_borrowed", spans=(holder.span,), places=(other,), signs=signs)


def _exchanged(one: Holder, other: Holder, held: Sequence[Holder], agreement: Agreement) -> Suspicion[Occurrence]:
    one_score, one_place = agreement.best(one.figure, one.own)
    other_score, other_place = agreement.best(other.figure, other.own)
    first_score, first = agreement.best(one.figure, other.own)
    second_score, second = agreement.best(other.figure, one.own)
    gains = first_score - one_score, second_score - other_score
    gain, least = max(-12.0, min(12.0, sum(gains))), max(-6.0, min(6.0, *gains))
    apart = held.index(other) - held.index(one)
    same_passage = one_place.passage is other_place.passage
    is_turned = _position(one_place) > _position(other_place)
    same_unit = one.figure.unit == other.figure.unit
    counts = one.figure.is_count + other.figure.is_count
    turns = _turns(held, {}, agreement) - _turns(held, {one.figure.start: first, other.figure.start: second}, agreement)
    bonds = agreement.bonds(one.figure, first) - agreement.bonds(one.figure, one_place)
    bonds += agreement.bonds(other.figure, second) - agreement.bonds(other.figure, other_place)
    parts = agreement.parts(one.figure, first) - agreement.parts(one.figure, one_place)
    parts += agreement.parts(other.figure, second) - agreement.parts(other.figure, other_place)
    meant = agreement.meant(one.figure, first, one_place)
    other_meant = agreement.meant(other.figure, second, other_place)
    signs = {
        "1": 1.0,
        "parts": parts,
        "parts below 0": parts < 0,
        "parts above 0": parts > 0,
        "bonds": bonds,
        "bonds below 0": bonds < 0,
        "bonds above 0": bonds > 0,
        "gain": gain,
        "gain over 0": max(0.0, gain),
        "gain over 2": max(0.0, gain - 2),
        "gain over 4": max(0.0, gain - 4),
        "lesser gain": least,
        "lesser gain over 0": max(0.0, least),
        "gain, same passage": gain * same_passage,
        "gain, turned": gain * is_turned,
        "gain, a count": gain * (counts > 0),
        "gain, same unit": gain * same_unit,
        "a count": counts > 0,
        "two counts": counts > 1,
        "same unit": same_unit,
        "same measure": UNITS[one.figure.unit].dimension == UNITS[other.figure.unit].dimension,
        "in order": turns,
        "in order, same passage": turns * same_passage,
        "of two": len(held) == 2,  # noqa: PLR2004
        "of three": len(held) == 3,  # noqa: PLR2004
        "neighbours": apart == 1,
        "one between": apart == 2,  # noqa: PLR2004
        "same passage": same_passage,
        "turned": is_turned,
        "turned, same passage": is_turned * same_passage,
        "turned, same unit": is_turned * same_unit,
        "turned, neighbours, same passage": is_turned * (apart == 1) * same_passage,
        "in words": one.figure.is_spelled or other.figure.is_spelled,
        "in a name": one_place.figure.is_in_name or other_place.figure.is_in_name,
        **{name: meant[name] + other_meant[name] for name in meant},
    }
    return Suspicion(kind="figure_exchanged", spans=(one.span, other.span), places=(first, second), signs=signs)


def _position(place: Occurrence) -> tuple[int, int]:
    return place.passage.index, place.figure.start


def _turns(held: Sequence[Holder], instead: Mapping[int, Occurrence], agreement: Agreement) -> int:
    """How often the paper has a statement's next figure before the last one."""
    places = [_position(instead.get(each.figure.start) or agreement.best(each.figure, each.own)[1]) for each in held]
    return sum(one > other for one, other in pairwise(places))
