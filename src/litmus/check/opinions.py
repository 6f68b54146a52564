"""The verdict on an opinion: what its writer thinks is no matter of the paper's, but the figures in it are."""

from litmus.check.assertions import on_statement
from litmus.check.copies import on_copy
from litmus.check.paper.library import Library
from litmus.model import Claim, Status, Verdict, remark

_FREE = frozenset({"check.name_missing"})  # an opinion may name what the paper does not


def on_opinion(claim: Claim, library: Library) -> Verdict:
    verdict = on_copy(claim, on_statement(claim, library), library)
    if verdict.status is Status.NOT_CHECKABLE or verdict.reason.code in _FREE:
        return Verdict(claim_id=claim.id, status=Status.NOT_CHECKABLE, reason=remark("check.opinion"))
    return verdict
