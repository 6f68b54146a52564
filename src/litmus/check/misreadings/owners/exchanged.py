"""Two figures of a statement that might be exchanged: what speaks for it."""

from collections.abc import Sequence

from litmus.check.figures.units import UNITS
from litmus.check.misreadings.owners.agreement import Agreement
from litmus.check.misreadings.owners.holders import Holder
from litmus.check.misreadings.owners.order import position, turns
from litmus.check.misreadings.owners.suspicions import Suspicion
from litmus.check.paper.occurrences import Occurrence

_Placed = Sequence[tuple[Holder, Sequence[Occurrence]]]  # figures, each with places where it may stand


def exchanged(one: Holder, other: Holder, held: Sequence[Holder], agreement: Agreement) -> Suspicion[Occurrence]:
    """That two figures of a statement should stand in each other's place."""
    one_score, one_place = agreement.best(one.figure, one.own)
    other_score, other_place = agreement.best(other.figure, other.own)
    first_score, first = agreement.best(one.figure, other.own)
    second_score, second = agreement.best(other.figure, one.own)
    gains = first_score - one_score, second_score - other_score
    gain, least = max(-12.0, min(12.0, sum(gains))), max(-6.0, min(6.0, *gains))
    same_passage = one_place.passage is other_place.passage
    is_turned = position(one_place) > position(other_place)
    same_unit = one.figure.unit == other.figure.unit
    is_count = one.figure.is_count or other.figure.is_count
    turned = turns(held, {}, agreement) - turns(held, {one.figure.start: first, other.figure.start: second}, agreement)
    bonds = agreement.bonds(one.figure, first) - agreement.bonds(one.figure, one_place)
    bonds += agreement.bonds(other.figure, second) - agreement.bonds(other.figure, other_place)
    parts = agreement.parts(one.figure, first) - agreement.parts(one.figure, one_place)
    parts += agreement.parts(other.figure, second) - agreement.parts(other.figure, other_place)
    meant = agreement.meant(one.figure, first, one_place)
    other_meant = agreement.meant(other.figure, second, other_place)
    exchange, as_it_is = ((one, (first,)), (other, (second,))), ((one, one.own), (other, other.own))
    signs = {
        "1": 1.0,
        "counted better": _counted(exchange, agreement) - _counted(as_it_is, agreement),
        "rendered better": _rendered(exchange, agreement) - _rendered(as_it_is, agreement),
        "parts": parts,
        "parts below 0": parts < 0,
        "parts above 0": parts > 0,
        "bonds": bonds,
        "bonds below 0": bonds < 0,
        "bonds above 0": bonds > 0,
        "gain": gain,
        "gain over 2": max(0.0, gain - 2),
        "gain over 4": max(0.0, gain - 4),
        "lesser gain": least,
        "lesser gain over 0": max(0.0, least),
        "gain, same passage": gain * same_passage,
        "gain, a count": gain * is_count,
        "gain, same unit": gain * same_unit,
        "a count": is_count,
        "same unit": same_unit,
        "same measure": UNITS[one.figure.unit].dimension == UNITS[other.figure.unit].dimension,
        "in order": turned,
        "in order, same passage": turned * same_passage,
        "of two": len(held) == 2,  # noqa: PLR2004
        "same passage": same_passage,
        "turned": is_turned,
        "turned, same passage": is_turned * same_passage,
        "turned, same unit": is_turned * same_unit,
        "in words": one.figure.is_spelled or other.figure.is_spelled,
        "in a name": one_place.figure.is_in_name or other_place.figure.is_in_name,
        **{name: meant[name] + other_meant[name] for name in meant},
    }
    return Suspicion(kind="figure_exchanged", spans=(one.span, other.span), places=(first, second), signs=signs)


def _counted(placed: _Placed, agreement: Agreement) -> int:
    """How many of some figures count the same at one of their places: 1.31 is no number of epochs."""
    return sum(any(agreement.counts_the_same(each.figure, place) for place in places) for each, places in placed)


def _rendered(placed: _Placed, agreement: Agreement) -> float:
    """How much of what stands around the places of some figures stands around the figures, see `vicinity`."""
    return sum(max(agreement.rendered(each.figure, place) for place in places) for each, places in placed)
