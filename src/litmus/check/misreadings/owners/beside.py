"""A statement laid out beside a paper: what the two have in common, and how it stands on either side."""

from collections.abc import Sequence

from litmus.check.paper.layout import Layout, Placed
from litmus.check.paper.library import Library
from litmus.check.paper.relation import ABSENT, Relation
from litmus.check.support.statements import Reading
from litmus.model import Route

_MOSTLY = 0.65  # the share of a statement's concepts that the paper has, where it speaks of what is at hand
_FEW = 10  # concepts, with fewer of which little is known


class Beside:
    """One statement beside one paper, for whoever looks at its figures or its names."""

    def __init__(self, reading: Reading, library: Library) -> None:
        self.reading = reading
        self.library = library
        self.layout = Layout(reading.folded.text, [finding.figure for finding in reading.findings])
        self._is_known = [library.concepts.has(concept.phrases) for concept in self.layout.concepts]
        self._places: dict[tuple[int, int], list[int]] = {}
        self._said: dict[int, dict[int, list[int]]] = {}

    def is_known(self, number: int) -> bool:
        """Whether the paper has a concept of the statement, by its number, at all."""
        return self._is_known[number]

    @property
    def is_at_hand(self) -> bool:
        """Whether the paper, as far as it is at hand, has most of what the statement speaks of."""
        return sum(self._is_known) >= _MOSTLY * len(self._is_known)

    @property
    def is_familiar(self) -> bool:
        """Whether the two are such as the weights were learned of: an abstract, and some things to judge by."""
        return self.is_abstract and sum(self._is_known) >= _FEW

    @property
    def is_abstract(self) -> bool:
        """Whether no more of the paper is at hand."""
        return self.library.document.route is Route.ABSTRACT

    def known_around(self, anchor: Placed) -> list[tuple[int, Relation]]:
        """The concepts of an anchor's sentence that the paper has at all, by number, each with how it stands to it."""
        numbers = self.layout.by_sentence[self.layout.sentence(anchor.start)]
        return [
            (number, self.layout.relation(anchor, self.layout.concepts[number]))
            for number in numbers
            if self._is_known[number]
        ]

    def places_in(self, theirs: Layout, number: int) -> list[int]:
        """Where a paragraph of the paper has one of the statement's concepts, by its own numbers."""
        key = (number, id(theirs))
        if key not in self._places:
            self._places[key] = theirs.places_of(self.layout.concepts[number].phrases)
        return self._places[key]

    def said(self, theirs: Layout) -> dict[int, list[int]]:
        """Which concepts of a paragraph the statement has, by their numbers there, each with its numbers here."""
        if id(theirs) not in self._said:
            found: dict[int, list[int]] = {}
            for number in range(len(self.layout.concepts)):
                for place in self.places_in(theirs, number):
                    found.setdefault(place, []).append(number)
            self._said[id(theirs)] = found
        return self._said[id(theirs)]


def nearest_in(theirs: Layout, places: Sequence[int], here: Placed) -> int | None:
    """The one of some concepts that stands nearest to a place, in its sentence; None if none does."""
    sentence = theirs.sentence(here.start)
    near = [place for place in places if theirs.sentences[place] == sentence]
    return min(near, key=lambda place: abs(theirs.concepts[place].start - here.start), default=None)


def relation_in(theirs: Layout, place: int | None, here: Placed) -> Relation:
    """How a concept stands to a place, if it is in its sentence."""
    return ABSENT if place is None else theirs.relation(here, theirs.concepts[place])
