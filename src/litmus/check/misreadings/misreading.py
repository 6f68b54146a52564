"""A figure that a statement has from the paper and means otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass

from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.passages import Passage
from litmus.check.paper.places import evidence_around
from litmus.check.support.statements import Finding, Reading
from litmus.model import Evidence, Status


@dataclass(frozen=True, slots=True)
class Change:
    """Other words for a piece of the statement, with which it would agree with the paper."""

    span: tuple[int, int]  # half-open range of the statement's folded text
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Misreading:
    """What is wrong, where in the statement, and the place in the paper that says so."""

    code: str  # of the remark, without the stage
    status: Status
    spans: tuple[tuple[int, int], ...]  # half-open ranges of the statement's folded text
    words: str  # the figures, as the statement has them
    place: Occurrence | None = None  # the paper's figure; of what has none, the passage
    passage: Passage | None = None
    changes: tuple[Change, ...] = ()  # what would mend it, where that is known
    theirs: tuple[str, ...] = ()  # what the paper has against it, where that would not mend it
    confidence: float | None = None  # of 1; None for what is told by rules

    def evidence(self, library: Library) -> Evidence:
        """The place as evidence."""
        if self.place is not None:
            return evidence_around(library.document, self.place.passage, self.place.span)
        assert self.passage is not None
        return evidence_around(library.document, self.passage)

    @classmethod
    def of(
        cls,
        code: str,
        status: Status,
        finding: Finding,
        place: Occurrence,
        *,
        reading: Reading,
        start: int | None = None,
        changes: Sequence[Change] = (),
    ) -> "Misreading":
        """One figure misread, from the word that does it (`start`) on."""
        figure = finding.figure
        span = (figure.start if start is None else min(start, figure.start), figure.end)
        return cls(
            code=code, status=status, spans=(span,), words=reading.words(finding), place=place, changes=tuple(changes)
        )


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two half-open ranges of a statement have a place in common."""
    return one[0] < other[1] and other[0] < one[1]
