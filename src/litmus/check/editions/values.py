"""What one edition says of a figure that the other does not: the figure at all, or how it is meant."""

import re
from collections.abc import Iterator

from litmus.check.editions.discrepancy import Discrepancy, Kind
from litmus.check.editions.edition import Edition, Said
from litmus.check.editions.pairing import Pairing
from litmus.check.figures.bounds import hedges_in
from litmus.check.figures.units import UNITS
from litmus.model import Bound

_ALIKE = {Bound.AT_MOST, Bound.UP_TO}  # 最多 is both
_SIGNS = {Bound.EXACT: "", Bound.ABOUT: "≈ ", Bound.AT_LEAST: "≥ ", Bound.AT_MOST: "≤ ", Bound.UP_TO: "≤ "}
_PLACING = re.compile(r"\b(over|beyond)\s$", re.IGNORECASE)
_INSIDE = re.compile(r"[^\d,，。；;]{0,12}?(?<![以之])内(?![存部容在核])")
_MANY = 100


def unmatched(both: Pairing) -> Iterator[Discrepancy]:
    """The figures that only one edition has. Small counts in words come and go; but one does not become another."""
    rest = list(both.added)
    for one in both.lost:
        if (other := min(rest, key=lambda it: it.measure != one.measure, default=None)) is not None:
            rest.remove(other)
            yield Discrepancy(kind=Kind.FIGURE, original=one.words, rendering=other.words)
        elif not _is_slight(one):
            yield Discrepancy(kind=Kind.FIGURE, original=one.words, rendering="")
    for other in rest:
        if not _is_slight(other):
            yield Discrepancy(kind=Kind.FIGURE, original="", rendering=other.words)


def _is_slight(said: Said) -> bool:
    """Whether a figure may come and go: two stages, 一小时; or the number of a layer."""
    is_one = said.figure.value == 1 and UNITS[said.figure.unit].dimension in ("time", "years")
    return said.figure.is_ordinal or (said.figure.is_spelled and (said.figure.is_count or is_one))


def meant_otherwise(both: Pairing) -> Iterator[Discrepancy]:
    """The figures that are hedged in one edition, and otherwise or not at all in the other."""
    for one, other in both.pairs:
        if one.bound is not other.bound and {one.bound, other.bound} != _ALIKE:
            is_known = one.bound is Bound.EXACT and _may_be_hedged(one, both.ours, like=other, there=both.theirs)
            is_said = other.bound is Bound.EXACT and _may_be_hedged(other, both.theirs, like=one, there=both.ours)
            if not is_known and not is_said:
                words = (_SIGNS[one.bound] + one.words, _SIGNS[other.bound] + other.words)
                yield Discrepancy(kind=Kind.BOUND, original=words[0], rendering=words[1])


def _may_be_hedged(said: Said, here: Edition, *, like: Said, there: Edition) -> bool:
    """Whether a figure without a hedge may have that of its like: by a word that no other figure here accounts for.

    It needs none where the other may tell a place or a time: "over 12 tasks" is across them, "beyond 400 steps" after
    these, and what is done 5 分钟内 is done "in 5 minutes".
    """
    alike = _ALIKE if like.bound in _ALIKE else {like.bound}
    accounted = sum(other.bound in alike for other in here.figures if other is not said)
    if sum(hedges_in(here.text, bound) for bound in alike) > accounted:
        return True
    if _INSIDE.match(there.text, like.figure.end):
        return True
    word = _PLACING.search(there.text, max(0, like.figure.start - len("beyond  ")), like.figure.start)
    return word is not None and (word[1].lower() != "over" or (not like.figure.unit and like.figure.value < _MANY))
