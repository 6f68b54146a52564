"""What all forms of a checked report say alike."""

from litmus.model import ClaimKind, Language, Severity, Status, remark
from litmus.publish.checked.report import Checked, CheckedReport
from litmus.publish.statements import Statement, mark_of, slug
from litmus.words import label, say


def title(report: CheckedReport, language: Language) -> str:
    return say(remark("checked.title", report=report.name), language)


def against(report: CheckedReport, language: Language) -> str:
    """Which paper it was held against, and how that was read."""
    return say(remark("checked.against", paper=report.title, route=label(f"route.{report.route}", language)), language)


def doubt(report: CheckedReport, language: Language) -> str:
    """That it seems to be about another paper; "" where it does not."""
    if not report.is_elsewhere:
        return ""
    facts = {"checked": len(report.checked), "missing": len(report.missing)}
    return say(remark("checked.another_paper", **facts), language)


def counted(report: CheckedReport, language: Language) -> str:
    """How many statements there are of each severity; of the notes, what they are."""
    counts = report.counts
    statuses = [one.verdict.status for one in report.statements if not one.is_finding]
    kinds = [
        f"{label(f'status.{status}', language)} {statuses.count(status)}" for status in Status if status in statuses
    ]
    said = remark(
        f"checked.counts{'' if kinds else '_no_note'}",
        statements=len(report),
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        notes=counts[Severity.NOTE],
        kinds=label("point.list", language).join(kinds),
    )
    return say(said, language)


def line_words(line: int, language: Language) -> str:
    return say(remark("checked.line", line=line), language)


def shown(one: Checked, language: Language) -> Statement:
    """The statement as pages show it."""
    return Statement(
        id=slug(one.claim.id),
        text=one.claim.text,
        is_quote=one.claim.kind is ClaimKind.QUOTE,
        mark=mark_of(one.claim, one.verdict, language),
    )
