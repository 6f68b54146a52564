"""Hold what a report says against the paper it is about. Pure: the same report and paper give the same verdicts."""

from collections.abc import Callable, Sequence

from litmus.check.editions import compare_editions
from litmus.check.figures.quantities import find_quantities
from litmus.check.judges import Answer, Judge, Opinion, ask
from litmus.check.markdown import claims_in
from litmus.check.paper.library import library_of
from litmus.check.revisions import recheck
from litmus.check.verdicts import verdict_on
from litmus.model import Claim, Document, Report, Verdict

__all__ = [
    "REVISION",
    "Answer",
    "Judge",
    "Opinion",
    "check",
    "claims_in",
    "compare_editions",
    "find_quantities",
    "judge",
    "recheck",
]

REVISION = 7  # raised when the same claims would get other verdicts, so that archives check them anew


def check(report: Report, document: Document) -> tuple[Verdict, ...]:
    """The verdict on each claim of a report, in its order.

    Args:
        report: Of this paper.
        document: The paper's text, as `read` left it.

    """
    return judge(tuple(report.claims), document)


def judge(
    claims: tuple[Claim, ...],
    document: Document,
    judges: Sequence[Judge] = (),
    on_verdict: Callable[[], None] = lambda: None,
) -> tuple[Verdict, ...]:
    """The verdict on each of some claims about a paper, in their order.

    Args:
        claims: Whatever is said about the paper.
        document: The paper's text, as `read` left it.
        judges: Asked, in their order, about what figures and names leave open.
        on_verdict: Called after each claim.

    """
    library, found = library_of(document), list[Verdict]()
    for before, claim in zip((None, *claims), claims, strict=False):
        found.append(ask(judges, claim, verdict_on(claim, library, before), library))
        on_verdict()
    return tuple(found)
