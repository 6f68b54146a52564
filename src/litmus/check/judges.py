"""Judges for what figures and names leave open: an entailment model, a language model, a person. None by default."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from litmus.check.concepts import concepts_in
from litmus.check.folding import fold
from litmus.check.passages import Library
from litmus.check.places import at, evidence_around, short
from litmus.model import Claim, Evidence, Status, Verdict, remark

_PASSAGES = 5  # that a judge is shown, the closest first


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a judge makes of a statement."""

    holds: bool
    reason: str  # in one line, for people
    passage: int = 0  # which of the passages it goes by
    confidence: float | None = None  # of 1


class Judge(Protocol):
    """Says whether passages of a paper bear a statement out; None where it cannot tell."""

    name: str

    def __call__(self, claim: Claim, passages: Sequence[Evidence]) -> Opinion | None: ...


def judged(claim: Claim, verdict: Verdict, library: Library, judges: Sequence[Judge]) -> Verdict:
    """The verdict of the first judge who has an opinion on a statement that figures and names leave open."""
    if not judges or verdict.status is not Status.NOT_CHECKABLE:
        return verdict
    nearest = library.nearest(concepts_in(fold(claim.text).text))[:_PASSAGES]
    passages = [evidence_around(library.document, passage) for _, passage in nearest]
    for judge in judges if passages else ():
        if opinion := judge(claim, passages):
            place = passages[opinion.passage]
            return Verdict(
                claim_id=claim.id,
                status=Status.SUPPORTED if opinion.holds else Status.CONTRADICTED,
                reason=remark(
                    "check.judged", judge=judge.name, reason=opinion.reason, words=short(place.quote), **at([place])
                ),
                evidence=(place,),
                confidence=opinion.confidence,
            )
    return verdict
