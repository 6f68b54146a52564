"""Names and measures in another's place: 精确率 for the paper's accuracy, one data set's result told of the other.

The same as for figures: a name is looked at with what stands around it, and other names that stand near in the paper
are tried in its place.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from litmus.check.language.measures import KEYS
from litmus.check.language.names import is_common
from litmus.check.misreadings.misreading import Misreading
from litmus.check.misreadings.owners.surroundings import PARTS, Spot, Surroundings
from litmus.check.misreadings.owners.suspicions import Suspicion, misreading, surest
from litmus.check.paper.layout import Name

# What ends the key of a name that says something of another: CRF-based.
_ATTRIBUTE = re.compile("(?<=..)(?:aware|based|driven|guided|like|only|related|specific|style|trained|variants?)$")
_NAMES = 24  # of one statement
_SURE = {"name_exchanged": 0.65, "name_borrowed": 0.8}  # from which probability on it is told


@dataclass(frozen=True, slots=True)
class Bearer:
    """A name of the statement, with the spots where the paper has it, and the other names that stand near."""

    name: Name
    own: tuple[Spot, ...]
    others: tuple[Spot, ...]

    @property
    def span(self) -> tuple[int, int]:
        return self.name.start, self.name.end


def misnamings(around: Surroundings) -> Iterator[Misreading]:
    """The names that a statement has in another's place, the surest suspicion about each."""
    for suspicion in surest(renamings(around), _SURE):
        spot = suspicion.places[0]
        theirs = [spot.layout.text[spot.name.start : spot.name.end]]
        passage = around.beside.library.passage_at(spot.block, spot.name.start)
        yield misreading(suspicion, around.beside.reading, theirs, passage=passage)


def renamings(around: Surroundings) -> Iterator[Suspicion[Spot]]:
    """Every name that another one of the paper might replace, and every two that might be exchanged."""
    named = bearers(around)
    for bearer in named:
        if bearer.others:
            yield _renamed(bearer, named, around)
    for one, other in pairs(named):
        yield _exchanged(one, other, around)


def bearers(around: Surroundings) -> list[Bearer]:
    """The names of a statement."""
    names = around.layout.names[:_NAMES]
    said = {name.key for name in names}
    return [Bearer(name, tuple(around.own(name)), tuple(_others(name, said, around))) for name in names]


def pairs(named: Sequence[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    """Every two of the names that might be exchanged."""
    for one, other in combinations(named, 2):
        is_part = one.name.key in other.name.key or other.name.key in one.name.key
        is_part = is_part or 0 <= other.name.start - one.name.end <= 1  # "NLoS gNB" is one thing
        is_alike = (one.name.key in KEYS) is (other.name.key in KEYS)
        if one.own and other.own and is_alike and not is_part:
            yield one, other


def _others(name: Name, said: Collection[str], around: Surroundings) -> Iterator[Spot]:
    """Where the paper has what might replace a name of the statement: any measure, or a name that it does not have."""
    is_measure = name.key in KEYS
    # "With QAT, 18.6x" leaves its subject unsaid, mostly the name of the title; QAT is not in its place.
    unsaid = around.beside.library.title_names if around.layout.name_roles(name).before == "with" else ()
    # A name that the paper spells otherwise stands nowhere, and is no other one.
    if is_measure or (around.own(name) and not is_common(name.key)):
        for key, spots in around.spots.items():
            if (
                (is_measure or key not in said)
                and key not in unsaid
                and (key in KEYS) is is_measure
                and not _is_same(key, name.key)
                and not _ATTRIBUTE.search(key)
            ):
                yield from (spot for spot in spots if not _is_macro(spot))


def _is_macro(spot: Spot) -> bool:
    """Whether a name is a command of LaTeX, in place of one: \\methodName."""
    return spot.layout.text.endswith("\\", 0, spot.name.start)


def _renamed(bearer: Bearer, named: Sequence[Bearer], around: Surroundings) -> Suspicion[Spot]:
    name, title = bearer.name, around.beside.library.title_names
    own_score, own = around.best(name, bearer.own)
    score, spot = around.best(name, bearer.others)
    assert spot is not None
    gain = max(-8.0, min(8.0, score - own_score))
    is_measure, is_nowhere, carries = name.key in KEYS, own is None, around.carries(name)
    fit = 0.0 if is_nowhere else own_score
    own_bonds = max((around.bonds(name, each) for each in bearer.own), default=0)
    bonds = max(around.bonds(name, each) for each in bearer.others)
    is_said = any(other.name.key == spot.name.key for other in named)
    signs = {
        "side": around.sides(name, bearer.own),
        "own bonds": own_bonds,
        "own bonds below 0": own_bonds < 0,
        "others' bonds": bonds,
        "others' bonds above 0": bonds > 0,
        "1": 1.0,
        "gain": gain,
        "gain over 0": max(0.0, gain),
        "gain over 2": max(0.0, gain - 2),
        "gain over 4": max(0.0, gain - 4),
        "gain, measures": gain * is_measure,
        "gain, nowhere": gain * is_nowhere,
        "gain, carries": gain * carries,
        "gain over 2, carries": max(0.0, gain - 2) * carries,
        "gain, in the title": gain * (name.key in title),
        "fit": fit,
        "fit below 0": min(0.0, fit),
        "fit of the other": score,
        "fit of the other over 0": max(0.0, score),
        "nowhere, fit of the other": score * is_nowhere,
        "nowhere": is_nowhere,
        "measures": is_measure,
        "carries": carries,
        "digits": any(map(str.isdigit, name.key)) == any(map(str.isdigit, spot.name.key)),
        "in the title": name.key in title,
        "in the title, other": spot.name.key in title,
        "said twice": sum(other.name.key == name.key for other in named) > 1,
        "beside its own": _is_beside(own, spot),
        "said": is_said,
        "gain, said": gain * is_said,
        "one figure": len(around.layout.figures) == 1,
        "no figure": not around.layout.figures,
        "part": spot.name.key in name.key or name.key in spot.name.key,
        "company": around.company(name),
    }
    return Suspicion(kind="name_borrowed", spans=(bearer.span,), places=(spot,), signs=signs)


def _is_beside(own: Spot | None, other: Spot) -> bool:
    """Whether two names stand in one sentence of the paper."""
    if own is None or own.block != other.block:
        return False
    return own.layout.sentence(own.name.start) == other.layout.sentence(other.name.start)


def _exchanged(one: Bearer, other: Bearer, around: Surroundings) -> Suspicion[Spot]:
    title = around.beside.library.title_names
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
    same_sentence = around.layout.sentence(low.start) == around.layout.sentence(high.start)
    carrying = around.carries(one.name) + around.carries(other.name)
    both_carry, are_compared = carrying == 2, around.are_compared(low, high)  # noqa: PLR2004
    bonds = around.bonds(one.name, first) - around.bonds(one.name, one_spot)
    bonds += around.bonds(other.name, second) - around.bonds(other.name, other_spot)
    sides = around.sides(one.name, one.own) + around.sides(other.name, other.own)
    are_opposed = around.layout.side(one.name) == -around.layout.side(other.name) != 0
    signs = {
        "1": 1.0,
        "sides": sides,
        "opposed": are_opposed,
        "opposed, sides": are_opposed * sides,
        "opposed, both on the other side": are_opposed and sides < -1,
        "opposed, gain": are_opposed * gain,
        "bonds": bonds,
        "bonds below 0": bonds < 0,
        "bonds above 0": bonds > 0,
        "gain": gain,
        "gain over 0": max(0.0, gain),
        "gain over 2": max(0.0, gain - 2),
        "gain over 4": max(0.0, gain - 4),
        "lesser gain": least,
        "lesser gain over 0": max(0.0, least),
        "gain, same sentence": gain * same_sentence,
        "gain, close": gain * is_close,
        "gain, turned": gain * is_turned,
        "gain over 2, turned": max(0.0, gain - 2) * is_turned,
        "gain, both carry": gain * both_carry,
        "gain over 2, both carry": max(0.0, gain - 2) * both_carry,
        "gain, one carries": gain * (carrying == 1),
        "gain, compared": gain * are_compared,
        "gain over 2, compared": max(0.0, gain - 2) * are_compared,
        "fit": one_score + other_score,
        "same sentence": same_sentence,
        "close": is_close,
        "both carry": both_carry,
        "one carries": carrying == 1,
        "compared": are_compared,
        "measures": one.name.key in KEYS,
        "in the title": one.name.key in title or other.name.key in title,
        "digits": any(map(str.isdigit, one.name.key)) == any(map(str.isdigit, other.name.key)),
        "no figure": not around.layout.figures,
        "turned": is_turned,
        "turned, both carry": is_turned * both_carry,
        "turned, compared": is_turned * are_compared,
        "company": around.company(one.name) + around.company(other.name),
        **{f"part {part}": value for part, value in _better_parts(one, other, around).items()},
    }
    return Suspicion(kind="name_exchanged", spans=(one.span, other.span), places=(first, second), signs=signs)


def _better_parts(one: Bearer, other: Bearer, around: Surroundings) -> dict[str, int]:
    """For some parts: how much better the paper has two names play them as they are than exchanged."""
    kept = around.parts(one.name, one.own), around.parts(other.name, other.own)
    turned = around.parts(one.name, other.own), around.parts(other.name, one.own)
    return {part: sum(each[part] for each in kept) - sum(each[part] for each in turned) for part in PARTS}


def _is_same(one: str, other: str) -> bool:
    """Whether two keys differ in nothing but a plural or what is said of it (CRF-based), or in being common."""
    return _bare(one) == _bare(other) or (one not in KEYS and is_common(one))


def _bare(name: str) -> str:
    return _ATTRIBUTE.sub("", name).replace("s", "")
