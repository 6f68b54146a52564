"""Which passages of a paper have some words, as they are written."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property

from litmus.check.language.words import words_in
from litmus.check.paper.passages import Passage

_RARE = 20  # a word is rare in so many passages, or in one of so many


class Words:
    """The words of a paper, each with the passages that have it."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """For each word the passages that have it, by their indices."""
        found: dict[str, list[int]] = defaultdict(list)
        for passage in self._passages:
            for word in words_in(passage.text):
                found[word].append(passage.index)
        return found

    def closeness(self, words: Iterable[str]) -> Counter[int]:
        """How much of these words each passage has: rare words count more (inverse passage frequency)."""
        scores: Counter[int] = Counter()
        for word in sorted(set(words)):
            places = self._places.get(word, ())
            weight = 1000 // (1 + len(places))  # whole numbers, so that sums do not depend on their order
            for index in places:
                scores[index] += 10 + weight
        return scores

    def closest(self, words: Iterable[str]) -> list[Passage]:
        """The passages that have any of these words, those with most of them first."""
        scores = self.closeness(words)
        return [self._passages[index] for index in sorted(scores, key=lambda index: (-scores[index], index))]

    def rare(self, text: str) -> frozenset[str]:
        """The words of a text that are not all over the paper."""
        most = max(_RARE, len(self._passages) // _RARE)
        return frozenset(word for word in words_in(text) if len(self._places.get(word, ())) <= most)
