"""The figures that two editions share, and those that only one of them has."""

from collections.abc import Iterator
from dataclasses import dataclass

from litmus.check.editions.edition import Edition, Said
from litmus.check.misreadings.changes import is_change

Pair = tuple[Said, Said]
_NEAR = 12  # figures: what stands further from each other is no pair that anybody exchanges


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two editions side by side."""

    ours: Edition
    theirs: Edition
    pairs: tuple[Pair, ...]  # in our order
    lost: tuple[Said, ...]  # only ours
    added: tuple[Said, ...]  # only theirs

    @classmethod
    def of(cls, ours: Edition, theirs: Edition) -> "Pairing":
        """Pair each figure with the first that surely says the same, and what is left with what may."""
        partners: dict[int, Said] = {}
        free = dict(enumerate(theirs.figures))
        for agree in (_is_same, _is_worth_same, _may_be_same):
            for number, one in enumerate(ours.figures):
                if number not in partners:
                    place = next((place for place, other in free.items() if agree(one, other)), None)
                    if place is not None:
                        partners[number] = free.pop(place)
        pairs = tuple((ours.figures[number], partners[number]) for number in sorted(partners))
        lost = tuple(one for number, one in enumerate(ours.figures) if number not in partners)
        return cls(ours, theirs, pairs, lost, tuple(free.values()))

    @property
    def neighbours(self) -> Iterator[tuple[Pair, Pair]]:
        """Every two pairs with few others between them, so that a text full of figures costs little."""
        for number, first in enumerate(self.pairs):
            for second in self.pairs[number + 1 : number + _NEAR]:
                yield first, second

    @property
    def changes(self) -> Iterator[tuple[Pair, Pair]]:
        """The pairs of figures that both editions have as the beginning and the end of a change."""
        for one, other in self.neighbours:
            for first, second in ((one, other), (other, one)):
                if is_change(self.ours.text, first[0].figure, second[0].figure) and is_change(
                    self.theirs.text, first[1].figure, second[1].figure
                ):
                    yield first, second


def _is_same(one: Said, other: Said) -> bool:
    return _is_worth_same(one, other) and one.bound is other.bound


def _is_worth_same(one: Said, other: Said) -> bool:
    return one.meanings[0] == other.meanings[0] and one.figure.is_vague is other.figure.is_vague


def _may_be_same(one: Said, other: Said) -> bool:
    return one.figure.is_vague is other.figure.is_vague and not set(one.meanings).isdisjoint(other.meanings)
