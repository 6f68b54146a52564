"""The order in which a statement and the paper have their figures."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from litmus.check.misreadings.owners.agreement import Agreement
from litmus.check.misreadings.owners.holders import Holder
from litmus.check.paper.occurrences import Occurrence


def position(place: Occurrence) -> tuple[int, int]:
    """Where the paper has a figure, to tell what comes first."""
    return place.passage.index, place.figure.start


def turns(held: Sequence[Holder], instead: Mapping[int, Occurrence], agreement: Agreement) -> int:
    """How often the paper has a statement's next figure before the last one."""
    places = [position(instead.get(each.figure.start) or agreement.best(each.figure, each.own)[1]) for each in held]
    return sum(one > other for one, other in pairwise(places))
