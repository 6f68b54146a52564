"""A review for the terminal: the report's statements in their order, what does not hold marked in them."""

from collections.abc import Iterator

from litmus.model import Severity, remark
from litmus.publish.review.review import Review, Statement
from litmus.words import label, say


def as_text(review: Review) -> Iterator[tuple[str, str]]:
    """Lines to show, each with what it is: a status, "reason", "repair", "evidence", "summary", or "" for none.

    A part that does not hold stands in 【】 in the statement, so that it is seen without colours, too.
    """
    for one in review.statements:
        yield from _statement(one)
    yield "", ""
    yield summary(review), "summary"


def _statement(one: Statement) -> Iterator[tuple[str, str]]:
    text = "".join(f"【{piece}】" if wrong else piece for piece, wrong in one.pieces)
    yield f"{one.symbol} {' '.join(text.split())}", one.verdict.status
    if one.verdict.severity is Severity.NOTE:
        return
    yield f"  {one.status}: {one.reason}", "reason"
    if one.mended:
        yield f"  → {' '.join(one.mended.split())}", "repair"
    for place in one.verdict.evidence[:1]:
        yield f"  {place.url}", "evidence"


def summary(review: Review) -> str:
    """How many statements there are, and how many of them fail."""
    counts = {f"{severity}s": review.count(severity) for severity in Severity}
    code = "publish.review_fails" if review.findings else "publish.review_holds"
    route = label(f"route.{review.document.route}", review.language)
    facts = {"statements": len(review.statements), "title": review.document.title, "route": route}
    return say(remark(code, **facts, **counts), review.language)
