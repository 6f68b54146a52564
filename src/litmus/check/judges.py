"""Somebody else's judgement on what figures, names and quotations cannot decide. None is asked unless one is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from litmus.check.paper.library import Library
from litmus.check.paper.nearest import nearest
from litmus.check.paper.places import at, short
from litmus.model import Claim, Evidence, Status, Verdict, remark

_PASSAGES = 3  # shown to a judge


class Answer(StrEnum):
    """What a judge may say."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """A judge's answer with the reason for it, in any language."""

    answer: Answer
    reason: str


class Judge(Protocol):
    """Whoever can tell from some passages whether a statement is borne out: a rule, a model, a person."""

    @property
    def name(self) -> str:
        """What reasons call it."""

    def opinion(self, claim: Claim, passages: tuple[Evidence, ...]) -> Opinion:
        """Judge a statement by the paper's nearest passages, the closest first; there is at least one."""


def ask(judges: Sequence[Judge], claim: Claim, verdict: Verdict, library: Library) -> Verdict:
    """The verdict by the first judge who knows, on a statement that the check cannot tell true or false itself."""
    if not judges or verdict.status is not Status.NOT_CHECKABLE:
        return verdict
    passages = nearest(claim, library, _PASSAGES)
    for judge in judges if passages else ():
        opinion = judge.opinion(claim, passages)
        if opinion.answer is not Answer.UNKNOWN:
            facts = {"judge": judge.name, "reason": short(opinion.reason), **at(passages)}
            reason = remark(f"check.judged_{opinion.answer}", **facts)
            return Verdict(claim_id=claim.id, status=Status(opinion.answer), reason=reason, evidence=passages)
    return verdict
