"""A text laid out around its figures: what stands where, as seen from each of them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from enum import IntEnum
from functools import cached_property
from typing import NamedTuple, Protocol

from litmus.check.concepts import Concept, concepts_in
from litmus.check.figure import Figure
from litmus.check.measures import measures_in
from litmus.check.names import key, names_in
from litmus.check.parallels import partners
from litmus.check.terms import Phrase

_SENTENCE_END = re.compile(r"[。！？；;!?\n]|\.(?=\s|$)")
_PAUSE = re.compile(r"(?<!\d)[，,：:（）()]|[，,：:（）()](?!\d)")
_CAPITALISED = re.compile(r"(?<![A-Za-z0-9])[A-Z][a-z]{2,}(?![A-Za-z0-9])")
_NEXT, _NEAR = 0, 2  # concepts between a figure and what stands next to it, or near it


class Wall(IntEnum):
    """What stands between a figure and a concept."""

    NOTHING = 0
    PAUSE = 1
    FIGURE = 2
    FIGURES = 3


_DISTANCES, _WALLS = 3, len(Wall)


class Name(NamedTuple):
    """A name, by its key; a half-open range of the text."""

    key: str
    start: int
    end: int


class Placed(Protocol):
    """Whatever has a place in the text: a half-open range."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Layout:
    """One text: its sentences, concepts and figures."""

    def __init__(self, text: str, figures: Sequence[Figure]) -> None:
        self.text = text
        self.figures = [figure for figure in figures if not figure.is_in_name]
        taken = [(figure.start, figure.end) for figure in self.figures]
        self.concepts = _outside(concepts_in(text), taken)
        self._starts = [concept.start for concept in self.concepts]
        self._figure_starts = [figure.start for figure in self.figures]
        self._ends = [end.start() for end in _SENTENCE_END.finditer(text)]
        self._pauses = [pause.start() for pause in _PAUSE.finditer(text)]

    def sentence(self, place: int) -> int:
        """The number of the sentence that a place is in."""
        return bisect_left(self._ends, place)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names in the text, and the measures that it speaks of as if by name; in order, none overlaps."""
        found: list[Name] = []
        measures = [Name(name, start, end) for name, start, end in measures_in(self.text)]
        names = [Name(key(name), start, end) for name, start, end in (*names_in(self.text), *self._capitalised())]
        for name in sorted((*measures, *names), key=lambda name: (name.start, -name.end)):
            if not found or name.start >= found[-1].end:
                found.append(name)
        return tuple(found)

    def _capitalised(self) -> Iterator[tuple[str, int, int]]:
        """Words with a capital that no sentence begins with: Kodak, Phi."""
        for word in _CAPITALISED.finditer(self.text):
            before = self.text[: word.start()].rstrip()[-1:]
            if before and (before not in ".!?:" or not self.text[word.start() - 1].isspace()):
                yield word[0], word.start(), word.end()

    @cached_property
    def by_sentence(self) -> dict[int, list[int]]:
        """The concepts of each sentence, by their numbers."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, sentence in enumerate(self.sentences):
            found[sentence].append(number)
        return found

    @cached_property
    def sentences(self) -> list[int]:
        """For each concept the number of its sentence."""
        return [self.sentence(concept.start) for concept in self.concepts]

    def relation(self, anchor: Placed, thing: Placed) -> int:
        """How a thing stands to an anchor: on which side, how far, and behind what; a small number."""
        side = int(thing.start >= anchor.start)
        low, high = (anchor.end, thing.start) if side else (thing.end, anchor.start)
        between = bisect_left(self._starts, high) - bisect_left(self._starts, low)
        distance = 0 if between <= _NEXT else 1 if between <= _NEAR else 2
        figures = bisect_left(self._figure_starts, high) - bisect_left(self._figure_starts, low)
        if figures:
            wall = Wall.FIGURES if figures > 1 else Wall.FIGURE
        else:
            is_apart = bisect_left(self._pauses, high) > bisect_left(self._pauses, low)
            wall = Wall.PAUSE if is_apart else Wall.NOTHING
        return (side * _DISTANCES + distance) * _WALLS + wall

    @cached_property
    def partners(self) -> dict[int, dict[int, bool]]:
        """For each figure of a list, by its start: the concepts of a parallel list, and whether they are its own."""
        return partners(self.text, self.figures, self.concepts, self._sentence_span)

    def _sentence_span(self, place: int) -> tuple[int, int]:
        number = self.sentence(place)
        start = self._ends[number - 1] + 1 if number else 0
        return start, self._ends[number] if number < len(self._ends) else len(self.text)

    @cached_property
    def _by_stem(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, concept in enumerate(self.concepts):
            for phrase in concept.phrases:
                found[phrase[-1]].append(number)
        return found

    def places_of(self, phrases: tuple[Phrase, ...]) -> list[int]:
        """The concepts, by number, that are one of the phrases; of a phrase of several words the last one."""
        found = set()
        for phrase in phrases:
            for number in self._by_stem.get(phrase[-1], ()):
                if len(phrase) == 1 or self._ends_here(phrase, number):
                    found.add(number)
        return sorted(found)

    def _ends_here(self, phrase: Phrase, number: int) -> bool:
        near = {word for concept in self.concepts[max(0, number - len(phrase)) : number] for word in concept.phrases[0]}
        return near.issuperset(phrase[:-1])


def _outside(concepts: Sequence[Concept], taken: list[tuple[int, int]]) -> list[Concept]:
    """The concepts that are no part of a figure."""
    starts = [start for start, _ in taken]

    def is_free(concept: Concept) -> bool:
        before = bisect_left(starts, concept.end) - 1
        return before < 0 or taken[before][1] <= concept.start

    return [concept for concept in concepts if is_free(concept)]
