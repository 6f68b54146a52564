"""A checked report as one self-contained page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from litmus.model import Language, Status, remark
from litmus.publish.checked.glyphs import Glyph, Style, glyphs
from litmus.publish.checked.report import Checked, CheckedReport
from litmus.publish.checked.runs import Edit, as_seen, marked_runs, repaired_runs
from litmus.publish.checked.words import against, counted, doubt, line_words, shown, title
from litmus.publish.formulas import formula
from litmus.publish.html_page import environment
from litmus.publish.page import Sign, legend
from litmus.publish.prose import plain
from litmus.publish.statements import Statement
from litmus.words import label, say

_ELEMENTS = {Style.CODE: "code", Style.ITALIC: "em", Style.BOLD: "strong"}  # from the inmost


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A statement on the page."""

    statement: Statement
    lead: Markup  # what heads it, if it is a table's cell
    runs: tuple[tuple[Markup, bool], ...]  # pieces of its text, and whether each is one that does not hold
    repair: tuple[tuple[Markup, Edit], ...]  # pieces of its text as it would hold; none where that is not known
    line: str
    is_finding: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPage:
    """Everything that the page shows, in one language. Its words, where they are no markup, are hostile."""

    language: Language
    title: str
    description: str
    counted: str
    doubt: str
    url: str
    statuses: tuple[Status, ...]
    parts: tuple[tuple[Markup, tuple[Item, ...]], ...]
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
            (_set(glyphs(plain(heading))), tuple(_item(report, one, language) for one in statements))
            for heading, statements in report.parts()
        ),
        legend=legend(language),
        no_findings="" if report.findings else say(remark("checked.no_findings"), language),
    )


def _item(report: CheckedReport, one: Checked, language: Language) -> Item:
    return Item(
        statement=shown(one, language),
        lead=_set(glyphs(one.lead)),
        runs=tuple((_set(shown), is_bad) for shown, is_bad in as_seen(marked_runs(one))),
        repair=tuple((_set(shown), edit) for shown, edit in as_seen(repaired_runs(one))),
        line=line_words(report.place(one.span[0]).line, language),
        is_finding=one.is_finding,
    )


def _set(shown: Iterable[Glyph]) -> Markup:
    """Glyphs as HTML: escaped, formulas as MathML, links by their words alone."""
    runs = groupby(shown, lambda glyph: (glyph.style, glyph.start if glyph.style & Style.FORMULA else None))
    return Markup().join(_dressed("".join(glyph.seen for glyph in run), style) for (style, _), run in runs)


def _dressed(text: str, style: Style) -> Markup:
    written = formula(text) if style & Style.FORMULA else escape(text)
    for one, element in _ELEMENTS.items():
        if text and style & one:
            written = Markup("<{0}>{1}</{0}>").format(element, written)
    return written
