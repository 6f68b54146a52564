"""What the final choice needs of a paper's report and verdicts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from litmus.curate.soundness import Soundness
from litmus.model import Claim, ClaimKind, Entry, FieldName, Report, Status, Verdict

MOST_FIGURES = 99  # that are counted; a table of thousands says no more

_FIGURE = re.compile(r"(?<![\w.,-])[-+]?\d{1,15}(?:[.,]\d{1,15}){0,4}(?![\w-])(?!\.\d)")
_CODE_LINK = re.compile(
    r"(?:github\.com|gitlab\.com|codeberg\.org|bitbucket\.org|huggingface\.co|4open\.science)/[\w.-]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A paper's report and text, boiled down to what speaks for the paper."""

    is_full_text: bool
    figures: int  # distinct figures in the results that the check found in the paper
    has_code: bool  # the report links code
    has_limitations: bool  # the paper states its limitations
    has_ablations: bool  # it tries the parts of its method one by one
    has_spread: bool  # it tells how results vary over runs or samples
    holding: float  # share of the statements that hold, 0 to 1; 1 if nothing was stated

    @classmethod
    def of(cls, entry: Entry, soundness: Soundness) -> "Reading":
        """What the entry's report says; of several languages, the first by its code, so that order does not matter.

        Args:
            entry: The paper with its reports and verdicts.
            soundness: What the paper's text shows.

        """
        language = min(entry.reports)
        report, verdicts = entry.reports[language], entry.verdicts.get(language, ())
        found = {verdict.claim_id: verdict for verdict in verdicts}
        return cls(
            is_full_text=entry.route.is_full_text,
            figures=_figures(report, found),
            has_code=entry.paper.code_url is not None
            or any(_links_code(claim) for claim in _said(report, FieldName.CODE, found)),
            has_limitations=any(True for _ in _said(report, FieldName.LIMITATIONS, found)),
            has_ablations=soundness.has_ablations,
            has_spread=soundness.has_spread,
            holding=sum(verdict.status.holds for verdict in verdicts) / len(verdicts) if verdicts else 1.0,
        )


def _said(report: Report, name: FieldName, verdicts: dict[str, Verdict]) -> Iterator[Claim]:
    """What a field says of the paper and holds; not that the paper lacks something."""
    for claim in report.field(name).claims:
        verdict = verdicts.get(claim.id)
        if claim.kind is not ClaimKind.ABSENCE and verdict is not None and verdict.status.holds:
            yield claim


def _figures(report: Report, verdicts: dict[str, Verdict]) -> int:
    """How many distinct figures the results name that were found in the paper."""
    figures = {
        found[0]
        for claim in _said(report, FieldName.RESULTS, verdicts)
        if verdicts[claim.id].status in {Status.SUPPORTED, Status.DERIVED}
        for found in islice(_FIGURE.finditer(claim.text), MOST_FIGURES)
    }
    return min(len(figures), MOST_FIGURES)


def _links_code(claim: Claim) -> bool:
    return any(_CODE_LINK.search(text) for text in (claim.text, *(proof.quote for proof in claim.evidence)))
