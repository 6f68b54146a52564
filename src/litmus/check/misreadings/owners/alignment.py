"""Which sentence of the paper the clause around a name renders, by what the two have in common.

What few sentences of the paper have counts for more; a figure as much as any word.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from litmus.check.misreadings.owners.spots import Sentence, Spot
from litmus.check.misreadings.owners.surroundings import Surroundings
from litmus.check.paper.naming import Name

_CLAUSE_END = re.compile(r"(?<!\d)[,:]|[,:](?!\d)|[，；;。：！？!?\n]|\.(?=\s|$)")
_LITTLE = 0.5  # that two have in common by chance, told in anchors of one sentence


class Alignment:
    """The clauses of one statement beside one paper."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._ends = [end.start() for end in _CLAUSE_END.finditer(around.layout.text)]
        self._anchors = list(self._shared())
        self._shares: dict[tuple[Name, bool], Mapping[Sentence, float]] = {}

    def share(self, name: Name, spots: Iterable[Spot], *, is_whole: bool = False) -> float:
        """How much of what a name's clause, or its sentence, says besides a sentence of the paper with a spot has."""
        shares = self._shares_of(name, is_whole=is_whole)
        return max((shares.get(spot.sentence, 0.0) for spot in spots), default=0.0)

    def _shared(self) -> Iterator[tuple[int, frozenset[Sentence]]]:
        """What the statement and the paper have in common: where it stands here, and the sentences that have it."""
        beside, layouts = self._around.beside, self._around.layouts
        for number, concept in enumerate(beside.layout.concepts):
            places = frozenset(
                (block, layout.sentences[place])
                for block, layout in layouts.items()
                for place in beside.places_in(layout, number)
            )
            if places:
                yield concept.start, places
        figures: dict[int, set[Sentence]] = defaultdict(set)
        for block, layout in layouts.items():
            for ours, theirs in self._around.figures.get(block, ()):
                figures[ours.start].add((block, layout.sentence(theirs.start)))
        yield from ((start, frozenset(places)) for start, places in figures.items())

    def _shares_of(self, name: Name, *, is_whole: bool) -> Mapping[Sentence, float]:
        if (name, is_whole) not in self._shares:
            layout = self._around.layout
            same = [other for other in layout.names if other.key == name.key]
            found: dict[Sentence, float] = defaultdict(float)
            whole = 0.0
            for start, places in self._anchors:
                is_here = layout.sentence(start) == layout.sentence(name.start)
                is_here = is_here and (is_whole or self._clause(start) == self._clause(name.start))
                if is_here and not any(other.start <= start < other.end for other in same):
                    whole += 1 / len(places)
                    for place in places:
                        found[place] += 1 / len(places)
            self._shares[name, is_whole] = {place: share / (whole + _LITTLE) for place, share in found.items()}
        return self._shares[name, is_whole]

    def _clause(self, place: int) -> int:
        return bisect_left(self._ends, place)
