"""A checked report as one self-contained page."""

from collections.abc import Iterator
from dataclasses import dataclass

from litmus.model import Language, Status, remark
from litmus.publish.checked.report import Checked, CheckedReport
from litmus.publish.checked.runs import Edit, marked_runs, repaired_runs
from litmus.publish.checked.words import against, counted, doubt, line_words, shown, title
from litmus.publish.html_page import environment
from litmus.publish.page import Sign, legend
from litmus.publish.prose import plain, seen
from litmus.publish.statements import Statement
from litmus.words import label, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A statement on the page."""

    statement: Statement
    lead: str  # what heads it, if it is a table's cell
    runs: tuple[tuple[str, bool], ...]  # pieces of its text, and whether each is one that does not hold
    repair: tuple[tuple[str, Edit], ...]  # pieces of its text as it would hold; none where that is not known
    line: str
    is_finding: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPage:
    """Everything that the page shows, in one language. Its words are hostile until they are rendered."""

    language: Language
    title: str
    description: str
    counted: str
    doubt: str
    url: str
    statuses: tuple[Status, ...]
    parts: tuple[tuple[str, tuple[Item, ...]], ...]
    legend: tuple[Sign, ...]
    no_findings: str

    @property
    def findings(self) -> Iterator[Item]:
        return (item for _, items in self.parts for item in items if item.is_finding)

    def label(self, name: str) -> str:
        return label(name, self.language)


def as_html(report: CheckedReport, language: Language) -> str:
    """The page as an HTML file."""
    return environment().get_template("checked.html").render(page=_page(report, language))


def _page(report: CheckedReport, language: Language) -> CheckedPage:
    return CheckedPage(
        language=language,
        title=title(report, language),
        description=against(report, language),
        counted=counted(report, language),
        doubt=doubt(report, language),
        url=report.url,
        statuses=tuple(one.verdict.status for one in report),
        parts=tuple(
            (plain(heading), tuple(_item(report, one, language) for one in statements))
            for heading, statements in report.parts()
        ),
        legend=legend(language),
        no_findings="" if report.findings else say(remark("checked.no_findings"), language),
    )


def _item(report: CheckedReport, one: Checked, language: Language) -> Item:
    return Item(
        statement=shown(one, language),
        lead=seen(one.lead),
        runs=tuple((seen(text), is_bad) for text, is_bad in marked_runs(one)),
        repair=tuple((seen(text), edit) for text, edit in repaired_runs(one)),
        line=line_words(report.place(one.span[0]).line, language),
        is_finding=one.is_finding,
    )
