"""How much of what a statement says around one of its places a paper says around one of its own.

Both are read as concepts in a row; which words stand between is left open, so that a sentence that retells another in
its own words has much the same surroundings, whatever its order.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from litmus.check.figures.folding import Folded, fold
from litmus.check.language.concepts import Concept, concepts_in
from litmus.check.language.names import Lexicon
from litmus.check.language.terms import Phrase
from litmus.check.paper.blocks import Blocks
from litmus.check.paper.passages import Passage

OURS = 6  # steps from a place of the statement at which a concept counts half
_THEIRS = 8  # steps from a place of the paper up to which one counts whole
_PAUSE = re.compile(r"[,;:()，；：（）、]|\b(?:and|but|while|whereas)\b|[但而且并]")
_STOP = 2  # steps that the end of a sentence counts for


class Weighed(NamedTuple):
    """A concept of a statement, and how telling it is that a passage has it."""

    concept: Concept
    weight: float


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A passage of a paper and what stands right before and after it, by the places of its stems in one row."""

    folded: Folded  # of the passage alone
    concepts: tuple[Concept, ...]  # of the passage
    steps: tuple[int, ...]  # where they stand in the row
    places: dict[str, list[int]]  # of every stem, in steps
    lexicon: Lexicon  # of all of it

    @classmethod
    def of(cls, before: Sequence[str], own: str, after: Sequence[str]) -> "Neighbourhood":
        """A passage among others, all as they stand in the paper."""
        places: dict[str, list[int]] = defaultdict(list)
        first = 0
        mine: tuple[int, ...] = ()
        for number, text in enumerate((*before, own, *after)):
            folded, concepts = _concepts(text)
            steps = tuple(first + step for step in _steps(folded.text, concepts))
            mine = steps if number == len(before) else mine
            for concept, step in zip(concepts, steps, strict=True):
                for phrase in concept.phrases:
                    for stem in phrase:
                        places[stem].append(step)
            first = (steps[-1] if steps else first) + 1 + _STOP
        return cls(*_concepts(own), mine, dict(places), Lexicon.of(" ".join((*before, own, *after))))

    @property
    def text(self) -> str:
        return self.folded.text

    def step(self, at: int) -> float:
        """The step of a place in the passage's folded text; between two concepts, between theirs."""
        return _step(at, self.concepts, self.steps)

    def step_unfolded(self, at: int) -> float:
        """The step of a place in the passage as the paper has it."""
        places = range(len(self.folded.text))
        return self.step(bisect_left(places, at, key=lambda place: self.folded.span(place, place + 1)[0]))

    def distance(self, phrases: Iterable[Phrase], step: float) -> float | None:
        """How far from a step the nearest is of what some phrases say; None if it is not there."""
        found = [
            max(min(abs(one - step) for one in self.places[stem]) for stem in phrase)
            for phrase in phrases
            if all(stem in self.places for stem in phrase)
        ]
        return min(found, default=None)


class Neighbourhoods:
    """The neighbourhoods of a paper's passages, each made once."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._made: dict[int, Neighbourhood] = {}

    def of(self, passage: Passage) -> Neighbourhood:
        """A sentence with those beside it in its paragraph, a table's row with the caption and the row of heads."""
        if passage.index not in self._made:
            passages = self._blocks.passages(passage.block.anchor)
            at = passage.index - passages[0].index
            if passage.block.rows:
                before, after = passages[: min(2, at)], passages[:0]
            else:
                before, after = passages[max(0, at - 1) : at], passages[at + 1 : at + 2]
            texts = [[one.text for one in beside] for beside in (before, after)]
            self._made[passage.index] = Neighbourhood.of(texts[0], passage.text, texts[1])
        return self._made[passage.index]


@dataclass(frozen=True, slots=True)
class Context:
    """What stands around a place of a statement, each concept with what it counts there."""

    weights: tuple[Weighed, ...]

    @classmethod
    def of(cls, text: str, start: int, end: int, concepts: Sequence[Weighed], near: float = OURS) -> "Context":
        """What stands around a range of folded text, among its concepts, each with how telling it is."""
        bare = [concept for concept, _ in concepts]
        steps = tuple(_steps(text, bare))
        ends = _step(start, bare, steps), _step(end, bare, steps)
        return cls(
            tuple(
                Weighed(concept, weight / (1 + min(abs(step - place) for place in ends) / near))
                for (concept, weight), step in zip(concepts, steps, strict=True)
                if weight and (concept.end <= start or concept.start >= end)
            )
        )

    def closeness(self, there: Neighbourhood, step: float, near: float = _THEIRS) -> float:
        """How much of them stands around a step of a passage; from 0 to 1."""
        whole = sum(weight for _, weight in self.weights)
        found = ((weight, there.distance(concept.phrases, step)) for concept, weight in self.weights)
        return sum(weight * min(1, near / max(at, 1)) for weight, at in found if at is not None) / (whole or 1)


def _steps(text: str, concepts: Sequence[Concept]) -> Iterator[int]:
    """Where the concepts of a text stand in a row, in which a pause takes a step, too."""
    step, end = 0, 0
    for concept in concepts:
        step += bool(end and _PAUSE.search(text, end, concept.start))
        yield step
        step, end = step + 1, concept.end


def _step(at: int, concepts: Sequence[Concept], steps: Sequence[int]) -> float:
    """The step of a place of a text: of the concept that stands there, or half a step behind the one before it."""
    behind = -0.5
    for concept, step in zip(concepts, steps, strict=True):
        if concept.start <= at < concept.end:
            return step
        if concept.end <= at:
            behind = step + 0.5
    return behind


@lru_cache(maxsize=4096)
def _concepts(text: str) -> tuple[Folded, tuple[Concept, ...]]:
    folded = fold(text)
    return folded, concepts_in(folded.text)
