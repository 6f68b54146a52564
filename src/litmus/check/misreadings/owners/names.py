"""Names and measures in another's place: 精确率 for the paper's accuracy, one data set's result told of the other.

The same as for figures: a name is looked at with what stands around it, and other names that stand near in the paper
are tried in its place.
"""

from collections.abc import Iterator

from litmus.check.misreadings.misreading import Misreading
from litmus.check.misreadings.owners.alignment import Alignment
from litmus.check.misreadings.owners.bearers import Bearer, bearers, pairs
from litmus.check.misreadings.owners.renamed import renamed
from litmus.check.misreadings.owners.spots import Spot
from litmus.check.misreadings.owners.surroundings import Surroundings
from litmus.check.misreadings.owners.suspicions import Suspicion, misreading, surest

_PARTS = ("than", "on")  # that tell two names apart
_BOTH = 2  # names that are on their own sides of a comparison


def misnamings(around: Surroundings) -> Iterator[Misreading]:
    """The names that a statement has in another's place, the surest suspicion about each."""
    open_ones = (one for one in renamings(around) if not _is_settled(one, around))
    for suspicion in surest(open_ones, is_familiar=around.beside.is_familiar):
        spot = suspicion.places[0]
        passage = around.beside.library.blocks.passage_at(spot.block, spot.name.start)
        yield misreading(suspicion, around.beside.reading, [spot.text], passage=passage)


def _is_settled(suspicion: Suspicion[Spot], around: Surroundings) -> bool:
    """Whether the paper itself has the one win over the other, or is a full text, in which some name always fits."""
    is_of_many = not around.beside.is_abstract and len(suspicion.spans) == 1
    return is_of_many or suspicion.signs.get("opposed, sides", 0) >= _BOTH


def renamings(around: Surroundings) -> Iterator[Suspicion[Spot]]:
    """Every name that another one of the paper might replace, and every two that might be exchanged."""
    named, alignment = bearers(around), Alignment(around)
    for bearer in named:
        if bearer.others:
            yield renamed(bearer, named, around, alignment)
    for one, other in pairs(named, around):
        yield _exchanged(one, other, around)


def _exchanged(one: Bearer, other: Bearer, around: Surroundings) -> Suspicion[Spot]:
    title = around.beside.library.vocabulary.title_names
    one_score, one_spot = around.best(one.name, one.own)
    other_score, other_spot = around.best(other.name, other.own)
    first_score, first = around.best(one.name, other.own)
    second_score, second = around.best(other.name, one.own)
    assert one_spot is not None
    assert other_spot is not None
    assert first is not None
    assert second is not None
    gains = first_score - one_score, second_score - other_score
    gain, least = max(-12.0, min(12.0, sum(gains))), max(-6.0, min(6.0, *gains))
    low, high = sorted((one.name, other.name), key=lambda name: name.start)
    is_close = high.start - low.end <= 30  # noqa: PLR2004
    is_turned = one_spot.block == other_spot.block and one_spot.name.start > other_spot.name.start
    carrying = around.carries(one.name) + around.carries(other.name)
    both_carry, are_compared = carrying == 2, around.are_compared(low, high)  # noqa: PLR2004
    bonds = around.bonds(one.name, other.own) - around.bonds(one.name, one.own)
    bonds += around.bonds(other.name, one.own) - around.bonds(other.name, other.own)
    sides = around.sides(one.name, one.own) + around.sides(other.name, other.own)
    are_opposed = around.layout.side(one.name) == -around.layout.side(other.name) != 0
    signs = {
        "1": 1.0,
        "opposed": are_opposed,
        "opposed, sides": are_opposed * sides,
        "bonds": bonds,
        "bonds over 3": max(0, bonds - 3),
        "gain": gain,
        "gain over 2": max(0.0, gain - 2),
        "lesser gain": least,
        "gain, close": gain * is_close,
        "gain over 2, turned": max(0.0, gain - 2) * is_turned,
        "gain over 2, both carry": max(0.0, gain - 2) * both_carry,
        "gain over 2, compared": max(0.0, gain - 2) * are_compared,
        "one carries": carrying == 1,
        "in the title": one.name.key in title or other.name.key in title,
        "turned, both carry": is_turned * both_carry,
        **{f"part {part}": _played(part, one, other, around) for part in _PARTS},
    }
    return Suspicion(kind="name_exchanged", spans=(one.span, other.span), places=(first, second), signs=signs)


def _played(part: str, one: Bearer, other: Bearer, around: Surroundings) -> int:
    """How much better the paper has two names play a part as they are than exchanged."""
    kept = around.part(part, one.name, one.own) + around.part(part, other.name, other.own)
    return kept - around.part(part, one.name, other.own) - around.part(part, other.name, one.own)
