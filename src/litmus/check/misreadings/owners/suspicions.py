"""Suspicions that something is in another's place, the surest of them, and what they come to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from litmus.check.misreadings.misreading import Change, Misreading
from litmus.check.misreadings.weights import Signs, probability, weigh
from litmus.check.paper.passages import Occurrence, Passage
from litmus.check.support.statements import Reading
from litmus.model import Status

Place = TypeVar("Place")
Span = tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Suspicion(Generic[Place]):
    """What would fit better than what a statement says, and how sure that is."""

    kind: str  # what it is weighed by, and the code of its remark
    spans: tuple[Span, ...]  # of the statement's folded text: one thing that is another's, or two that are exchanged
    places: tuple[Place, ...]  # of the paper, where what would fit stands
    signs: Signs

    @cached_property
    def probability(self) -> float:
        return probability(weigh(self.kind, self.signs))


def surest(suspicions: Iterable[Suspicion[Place]], least: Mapping[str, float]) -> Iterator[Suspicion[Place]]:
    """The surest suspicion about each thing, from the probability on that is given for its kind."""
    taken: set[Span] = set()
    told = (one for one in suspicions if one.probability >= least[one.kind])
    for suspicion in sorted(told, key=lambda one: -one.probability):
        if taken.isdisjoint(suspicion.spans):
            taken.update(suspicion.spans)
            yield suspicion


def misreading(
    suspicion: Suspicion[Place],
    reading: Reading,
    theirs: Sequence[str],
    *,
    place: Occurrence | None = None,
    passage: Passage | None = None,
) -> Misreading:
    """What a suspicion comes to. `theirs` is what the paper has; two things that are exchanged are so again."""
    words = [reading.folded.words(*span) for span in suspicion.spans]
    instead = words[::-1] if len(words) > 1 else theirs
    return Misreading(
        code=suspicion.kind,
        status=Status.CONTRADICTED,
        spans=suspicion.spans,
        words=" / ".join(words),
        place=place,
        passage=passage,
        changes=tuple(Change(span, new) for span, new in zip(suspicion.spans, instead, strict=True)),
        confidence=suspicion.probability,
    )
