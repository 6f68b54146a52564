"""Judging a model's reports: the checker's verdicts, and what citations add to them."""

from dataclasses import replace

from litmus import check
from litmus.model import Claim, ClaimKind, Document, Report, Status, Tally, Verdict, remark
from litmus.writing.author import Verdicts


class Bench:
    """The verdicts on a model's reports of one paper: the checker's, and what their citations add.

    What the checker cannot decide rests on the place that its writer names; without one, on nothing. A claim that
    stays as it was is not judged again.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[Claim, Verdict] = {}

    def __call__(self, report: Report) -> Verdicts:
        new = tuple(claim for claim in report.claims if claim not in self._known)
        for claim, verdict in zip(new, check.judge(new, self._document), strict=True):
            self._known[claim] = _with_citation(claim, verdict)
        return tuple(self._known[claim] for claim in report.claims)


def _with_citation(claim: Claim, verdict: Verdict) -> Verdict:
    if verdict.status is not Status.NOT_CHECKABLE or claim.kind is not ClaimKind.STATEMENT:
        return verdict
    if claim.evidence:
        return replace(verdict, evidence=claim.evidence)
    return replace(verdict, status=Status.NOT_FOUND, reason=remark("check.uncited"))


def tally(verdicts: Verdicts) -> Tally:
    """The verdicts counted."""
    return Tally(
        statements=len(verdicts),
        holding=sum(verdict.status.holds for verdict in verdicts),
        supported=sum(verdict.status in (Status.SUPPORTED, Status.DERIVED) for verdict in verdicts),
    )
