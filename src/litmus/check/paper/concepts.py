"""Which passages of a paper speak of some things, whatever form of the words they have for them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import log

from litmus.check.language.concepts import Concept
from litmus.check.language.terms import Phrase, stem
from litmus.check.paper.passages import Passage

_WORD = re.compile(r"[a-z][a-z0-9]*|[0-9]+(?:\.[0-9]+)?[a-z]*")


class Concepts:
    """The stems of a paper's words, each with the passages that have it."""

    def __init__(self, title: str, passages: Sequence[Passage]) -> None:
        self._title = title
        self._passages = passages

    def has(self, phrases: Iterable[Phrase]) -> bool:
        """Whether the paper has all words of one of the phrases, anywhere."""
        return any(self._stems.issuperset(phrase) for phrase in phrases)

    def told_of(self, phrases: Iterable[Phrase]) -> set[int]:
        """The passages that have what one of some phrases says, by their indices."""
        return set[int]().union(*(self._with_all(phrase) for phrase in phrases))

    def weight(self, phrases: Iterable[Phrase]) -> float:
        """How telling it is that a passage has what one of some phrases says; nothing if none has it."""
        places = len(self.told_of(phrases))
        return log(1 + len(self._passages) / (1 + places)) if places else 0.0

    def nearest(self, concepts: Iterable[Concept]) -> list[tuple[float, Passage]]:
        """The passages that speak of these things, with how much of them each has; the closest first.

        A thing counts more the fewer passages have it (inverse passage frequency, Spärck Jones 1972).
        """
        scores: dict[int, float] = defaultdict(float)
        whole = 0.0
        for phrases in {concept.phrases for concept in concepts}:
            places, weight = self.told_of(phrases), self.weight(phrases)
            whole += weight
            for index in places:
                scores[index] += weight
        order = sorted(scores, key=lambda index: (-scores[index], index))
        return [(scores[index] / whole, self._passages[index]) for index in order]

    def _with_all(self, phrase: Phrase) -> set[int]:
        return set.intersection(*(self._places.get(word, set()) for word in phrase))

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset((*map(stem, _WORD.findall(self._title.lower())), *self._places))

    @cached_property
    def _places(self) -> dict[str, set[int]]:
        """For each stem the passages that have it, by their indices."""
        found: dict[str, set[int]] = defaultdict(set)
        for passage in self._passages:
            for word in set(_WORD.findall(passage.text.lower())):
                found[stem(word)].add(passage.index)
        return found
