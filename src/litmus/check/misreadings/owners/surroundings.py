"""How well a name would stand at a place of the paper, by what stands around it here and there.

The same for names as `agreement` is for figures.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from litmus.check.figures.figure import Figure
from litmus.check.language.concepts import Concept
from litmus.check.language.terms import stem
from litmus.check.misreadings.owners.beside import Beside, nearest_in, relation_in
from litmus.check.misreadings.owners.spots import Spot, Spots
from litmus.check.misreadings.weights import Signs, weigh
from litmus.check.paper.layout import Layout
from litmus.check.paper.naming import Name
from litmus.check.paper.relation import ABSENT, Relation, Wall
from litmus.check.paper.roles import pairs_of

_BLOCKS = 6  # paragraphs looked at, the closest to the statement
_CLOSEST = 3
_NOWHERE = -6.0
_CLOSE = 24  # characters between a name and the figure that stands with it
_BEHIND = 12  # characters after two names in which the verb of a comparison may stand
_BEATS = {(stem(word),) for word in ("outperform", "surpass", "exceed", "beat")}


class Surroundings:
    """The names of one statement beside one paper."""

    def __init__(self, beside: Beside) -> None:
        self.layout = beside.layout
        self.beside = beside
        self._known: dict[Name, list[tuple[int, str, Relation]]] = {}
        self._scores: dict[tuple[Name, int, Name], float] = {}

    @cached_property
    def blocks(self) -> list[str]:
        """The paragraphs that have the statement's figures, and those that speak of the same things."""
        having = [
            match.occurrence.passage.block.anchor
            for finding in self.beside.reading.findings
            for match in finding.matches[:_CLOSEST]
        ]
        nearest = self.beside.library.concepts.nearest(self.layout.concepts)[:_BLOCKS]
        near = [passage.block.anchor for _, passage in nearest]
        return list(dict.fromkeys((*having, *near)))[:_BLOCKS]

    @property
    def spots(self) -> dict[str, list[Spot]]:
        """The names of those paragraphs, by their keys."""
        return self._spots.by_key

    @property
    def layouts(self) -> dict[str, Layout]:
        """Those of the paragraphs that are text, laid out."""
        return self._spots.layouts

    def own(self, name: Name) -> list[Spot]:
        """Where the paper has a name."""
        return self._spots.own(name)

    @cached_property
    def _spots(self) -> Spots:
        return Spots(self.beside, self.blocks)

    @cached_property
    def figures(self) -> dict[str, list[tuple[Figure, Figure]]]:
        """For each paragraph: the statement's figures, each with one that it has of them."""
        found: dict[str, list[tuple[Figure, Figure]]] = defaultdict(list)
        for finding in self.beside.reading.findings:
            for match in finding.matches:
                if not match.occurrence.passage.block.rows:
                    found[match.occurrence.passage.block.anchor].append((finding.figure, match.occurrence.figure))
        return found

    def score(self, name: Name, spot: Spot) -> float:
        """How well a name would stand at a spot of the paper: a sum of log-odds, of no meaning by itself."""
        key = (name, id(spot.layout), spot.name)
        if key not in self._scores:
            self._scores[key] = weigh("surroundings", self.signs(name, spot))
        return self._scores[key]

    def best(self, name: Name, spots: Sequence[Spot]) -> tuple[float, Spot | None]:
        """The best of some spots for a name, with its score; what stands nowhere fits as badly as can be."""
        return max(((self.score(name, spot), spot) for spot in spots), key=lambda one: one[0], default=(_NOWHERE, None))

    def bonds(self, name: Name, spots: Sequence[Spot]) -> int:
        """How many figures stand with the name here and at one of some spots, less those that do on one side only."""
        return max(filter(None, (self._bonds(name, spot) for spot in spots)), default=0)

    def _bonds(self, name: Name, spot: Spot) -> int:
        ours, theirs = _bonded(self.layout, name), _bonded(spot.layout, spot.name)
        if not ours or not theirs:
            return 0
        all_ours, all_theirs = self.layout.with_ends(ours), spot.layout.with_ends(theirs)
        both = [(one.start, other.start) for one, other in self.figures.get(spot.block, ())]
        near = [(one, other) for one, other in both if one in ours or other in theirs]
        return sum(1 if one in all_ours and other in all_theirs else -1 for one, other in near)

    def sides(self, name: Name, spots: Sequence[Spot]) -> int:
        """Whether the paper has a name on its side of comparisons (1), or on the other alone (-1)."""
        ours = self.layout.side(name)
        theirs = {spot.layout.side(spot.name) for spot in spots} - {0}
        return 0 if not ours or not theirs else 1 if ours in theirs else -1

    def carries(self, name: Name) -> bool:
        """Whether a figure of the statement stands with a name, and no other name between the two."""
        for figure in self.layout.figures:
            low, high = (name.end, figure.start) if name.end <= figure.start else (figure.end, name.start)
            is_close = 0 <= high - low <= _CLOSE and self.layout.relation(name, figure).wall <= Wall.BRACKET
            if is_close and not any(low <= other.start < high for other in self.layout.names):
                return True
        return False

    def are_compared(self, low: Name, high: Name) -> bool:
        """Whether the statement says that one of two names, in their order, is better than the other."""
        between = [one for one in self.layout.concepts if low.end <= one.start < high.start + _BEHIND]
        return (
            any(_BEATS & set(concept.phrases) for concept in between) or "比" in self.layout.text[low.end : high.start]
        )

    def _around(self, name: Name) -> list[tuple[int, str, Relation]]:
        """The concepts around a name, by number, each with its kind and how it stands to it."""
        if name not in self._known:
            same = [other for other in self.layout.names if other.key == name.key]
            self._known[name] = [
                (number, _kind(self.layout.concepts[number]), relation)
                for number, relation in self.beside.known_around(name)
                if not any(other.start <= self.layout.concepts[number].start < other.end for other in same)
            ]
        return self._known[name]

    def signs(self, name: Name, spot: Spot) -> Signs:
        """What speaks for or against a name's standing at a spot, as `Agreement.signs` has it.

        `v` is a verb of comparison, `f` a figure, `r` are the parts that the names play.
        """
        found: Counter[str] = Counter()
        theirs, here = spot.layout, spot.name
        for number, kind, relation in self._around(name):
            places = [
                place
                for place in self.beside.places_in(theirs, number)
                if not here.start <= theirs.concepts[place].start < here.end
            ]
            there = relation_in(theirs, nearest_in(theirs, places, here), here)
            found[f"{kind}{relation.fine}.{there.fine}"] += 1
            found[f"{kind}{relation.coarse}.{there.coarse}"] += 1
        for relation, there in self._figures_around(name, spot):
            found[f"f{relation.fine}.{there.fine}"] += 1
            found[f"f{relation.coarse}.{there.coarse}"] += 1
        found.update(pairs_of(self.layout.name_roles(name), theirs.name_roles(here)))
        return found

    def part(self, part: str, name: Name, spots: Sequence[Spot]) -> int:
        """1 if the paper has a name play a part that it plays in the statement, -1 if the statement alone does."""
        if part not in self.layout.name_roles(name):
            return 0
        return 1 if any(part in spot.layout.name_roles(spot.name) for spot in spots) else -1

    def _figures_around(self, name: Name, spot: Spot) -> Iterable[tuple[Relation, Relation]]:
        """How the figures of a name's sentence stand to it, and to a spot of the paper."""
        theirs, here = spot.layout, spot.name
        found: dict[int, tuple[Relation, Relation]] = {}
        for ours, figure in self.figures.get(spot.block, ()):
            if self.layout.sentence(ours.start) == self.layout.sentence(name.start):
                is_here = theirs.sentence(figure.start) == theirs.sentence(here.start)
                there = theirs.relation(here, figure) if is_here else ABSENT
                if ours.start not in found or found[ours.start][1] is ABSENT:
                    found[ours.start] = self.layout.relation(name, ours), there
        return found.values()


def _bonded(layout: Layout, name: Name) -> set[int]:
    """The figures that stand with a name, by where they start."""
    return {layout.bonds[number] for number in layout.within(name) if number in layout.bonds}


def _kind(concept: Concept) -> str:
    return "n" if concept.is_name else "v" if _BEATS & set(concept.phrases) else "t"
