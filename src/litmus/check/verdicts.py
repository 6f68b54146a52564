"""The verdict on a claim, by how the claim was made."""

from dataclasses import replace

from litmus.check.assertions import on_statement
from litmus.check.copies import on_copy
from litmus.check.language.differences import refers_back
from litmus.check.opinions import on_opinion
from litmus.check.paper.library import Library
from litmus.check.repairs import proposed
from litmus.check.reported_cells import on_cell
from litmus.check.support.absences import on_absence
from litmus.check.support.quotations import on_quote
from litmus.check.support.subjects import on_subjects
from litmus.model import Claim, ClaimKind, ReportedCell, Status, Verdict, remark

# Beyond these it is no statement: of 6,460 real passages the longest has 272 characters, and none more than 60 digits.
_LONGEST = 1_000
_DIGITS = 150


def verdict_on(claim: Claim, library: Library, before: Claim | None = None) -> Verdict:
    """What the paper says to one claim: status, reason, and the places.

    Args:
        claim: What is said.
        library: The paper.
        before: What was said right before it, if anything: one that refers back is worked out of that one's figures.

    """
    if len(claim.text) > _LONGEST or sum(map(str.isdigit, claim.text)) > _DIGITS:
        return Verdict(claim_id=claim.id, status=Status.NOT_CHECKABLE, reason=remark("check.no_statement"))
    verdict = _held(claim, library, before)
    return replace(verdict, repairs=proposed(claim.text, verdict.repairs)) if verdict.repairs else verdict


def _held(claim: Claim, library: Library, before: Claim | None) -> Verdict:
    match claim.kind:
        case ClaimKind.QUOTE:
            return on_quote(claim, library)
        case ClaimKind.ABSENCE:
            return on_absence(claim, library)
        case ClaimKind.STATEMENT:
            if isinstance(claim, ReportedCell):
                return on_cell(claim, library)
            before = before if refers_back(claim.text) else None
            return on_subjects(claim, library) or on_copy(claim, on_statement(claim, library, before), library)
        case ClaimKind.OPINION:
            return on_opinion(claim, library)
