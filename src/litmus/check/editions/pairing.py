"""The figures that two editions share, and those that only one of them has."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from litmus.check.editions.edition import Edition, Said
from litmus.check.misreadings.changes import is_change

Pair = tuple[Said, Said]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two editions side by side."""

    ours: Edition
    theirs: Edition
    pairs: tuple[Pair, ...]  # in our order
    lost: tuple[Said, ...]  # only ours
    added: tuple[Said, ...]  # only theirs

    @property
    def changes(self) -> Iterator[tuple[Pair, Pair]]:
        """The pairs of figures that both editions have as the beginning and the end of a change."""
        for first, second in permutations(self.pairs, 2):
            if is_change(self.ours.text, first[0].figure, second[0].figure) and is_change(
                self.theirs.text, first[1].figure, second[1].figure
            ):
                yield first, second

    @classmethod
    def of(cls, ours: Edition, theirs: Edition) -> "Pairing":
        """Pair each figure with the first that surely says the same, and what is left with what may."""
        partner: dict[int, int] = {}
        for agree in (_is_same, _is_worth_same, _may_be_same):
            for number, one in enumerate(ours.figures):
                if number not in partner:
                    taken = partner.values()
                    free = (place for place, it in enumerate(theirs.figures) if place not in taken and agree(one, it))
                    if (place := next(free, None)) is not None:
                        partner[number] = place
        pairs = tuple((ours.figures[number], theirs.figures[partner[number]]) for number in sorted(partner))
        lost = tuple(one for number, one in enumerate(ours.figures) if number not in partner)
        taken = partner.values()
        return cls(
            ours, theirs, pairs, lost, tuple(it for place, it in enumerate(theirs.figures) if place not in taken)
        )


def _is_same(one: Said, other: Said) -> bool:
    return _is_worth_same(one, other) and one.bound is other.bound


def _is_worth_same(one: Said, other: Said) -> bool:
    return one.meanings[0] == other.meanings[0] and one.figure.is_vague is other.figure.is_vague


def _may_be_same(one: Said, other: Said) -> bool:
    return one.figure.is_vague is other.figure.is_vague and not set(one.meanings).isdisjoint(other.meanings)
