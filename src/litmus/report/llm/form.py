"""What a statement must be before anybody asks whether it is true: in the reader's language."""

from litmus.model import ClaimKind, Remark, Report, remark
from litmus.report.llm.languages import is_in
from litmus.words import label


def form_faults(report: Report) -> dict[str, Remark]:
    """By claim, what is wrong with its form."""
    fault = remark("report.wrong_language", language=label("page.language", report.language))
    own = (claim for claim in report.claims if claim.kind in (ClaimKind.STATEMENT, ClaimKind.OPINION))
    return {claim.id: fault for claim in own if not is_in(claim.text, report.language)}
