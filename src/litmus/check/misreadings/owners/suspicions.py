"""Suspicions that something is in another's place, the surest of them, and what they come to."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from litmus.check.misreadings.misreading import Change, Misreading
from litmus.check.misreadings.weights import Signs, probability, weigh
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.passages import Passage
from litmus.check.support.statements import Reading
from litmus.model import Status

Place = TypeVar("Place")
Span = tuple[int, int]
# From which probability on each kind is told, of a statement and a paper such as it was learned of, and of others.
_SURE = {"figure_exchanged": 0.58, "figure_borrowed": 0.68, "name_exchanged": 0.5, "name_borrowed": 0.5}
_SURER = {"figure_exchanged": 0.8, "figure_borrowed": 0.93, "name_exchanged": 0.7, "name_borrowed": 0.87}


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


def surest(suspicions: Iterable[Suspicion[Place]], *, is_familiar: bool) -> Iterator[Suspicion[Place]]:
    """The surest suspicion about each thing, where it is sure enough; surer where it was not learned of the like."""
    least = _SURE if is_familiar else _SURER
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
