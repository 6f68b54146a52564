"""Pages as Markdown, with front matter for static sites."""

from collections.abc import Iterable, Iterator

from litmus.model import Entry, Language, Outcome
from litmus.publish.facts import Subject
from litmus.publish.front_matter import front_matter
from litmus.publish.funnel import Funnel, Row
from litmus.publish.layouts import WHOLE
from litmus.publish.markdown import cell, escaped
from litmus.publish.markdown_corrections import alarm_lines, correction_lines
from litmus.publish.markdown_movement import movement_lines
from litmus.publish.markdown_sheet import bare_words, said, sheet_lines
from litmus.publish.page import Kind, Page, Sign, legend
from litmus.publish.sheet import Sheet, sheet
from litmus.publish.statements import Statement
from litmus.words import label


def markdown_page(page: Page) -> str:
    """The page as a Markdown file."""
    body = _daily(page) if page.kind is Kind.DAILY else _digest(page)
    return text_of([*front_matter(page), "", *body])


def report_markdown(entry: Entry, language: Language) -> str:
    """One paper's report with its verdicts, everything that it answers."""
    one = sheet(Subject(entry=entry, language=language), WHOLE)
    return text_of(
        [*sheet_lines(one, language, 1, escaped(one.title)), "---", "", *legend_lines(legend(language), language)]
    )


def _daily(page: Page) -> Iterator[str]:
    yield from _top(page)
    yield from (escaped(page.description), "")
    if page.source:
        yield from (f"{page.label('table.source')}{page.label('point.colon')}<{page.source}>", "")
    yield from alarm_lines(page)
    for one in page.sheets:
        yield from ("---", "", *sheet_lines(one, page.language, 2, escaped(one.title)))
    yield from _bottom(page)


def _digest(page: Page) -> Iterator[str]:
    yield from _top(page)
    yield from alarm_lines(page)
    yield from (f"## {page.label('page.preview')}", "", escaped(page.description), "")
    if page.leads:
        yield from (f"**{page.leads_heading}**", "")
        yield from (f"- **{escaped(one.title)}**{page.label('point.colon')}{_lead(one, page)}" for one in page.leads)
        yield ""
    yield from (f"## {page.label('page.papers')}", "")
    if page.empty:
        yield from (page.empty, "")
    for one in page.sheets:
        yield from sheet_lines(one, page.language, 3, f"{one.rank}. {escaped(one.title)}")
    yield from _summary(page)
    yield from _trends(page)
    if page.kind is Kind.DIGEST:
        yield from _misses(page)
        yield from _ledger(page)
        yield from _ratings(page)
    yield from _bottom(page)


def _top(page: Page) -> Iterator[str]:
    yield from (f"# {escaped(page.title)}", "")
    if page.banner:
        yield from (f"> **{page.banner}**", "")


def _lead(one: Sheet, page: Page) -> str:
    """A paper in a sentence: what it contributes, or in the brief, where that stands below, why it was picked."""
    if page.kind is Kind.BRIEF or not one.lead:
        return escaped(one.reason)
    return said(one.lead, page.language)


def _summary(page: Page) -> Iterator[str]:
    if not page.sheets:
        return
    yield from (f"## {page.label('page.summary')}", "")
    lead = "fact.reason" if page.kind is Kind.BRIEF else "fact.tldr"
    names = ("table.paper", "fact.rating", lead, "field.next_step")
    yield from table_lines([page.label(name) for name in names], (_summary_row(one, page) for one in page.sheets))


def _summary_row(one: Sheet, page: Page) -> list[str]:
    """What stands above with its marks, once more in short; a statement that does not hold keeps its mark."""
    lead = _again(one.lead, page) if one.lead and page.kind is not Kind.BRIEF else escaped(one.reason)
    step = _again(one.next_step, page) if one.next_step else "—"
    return [escaped(one.title), one.rating, lead, step]


def _again(statement: Statement, page: Page) -> str:
    return said(statement, page.language) if statement.mark.speaks else bare_words(statement)


def _trends(page: Page) -> Iterator[str]:
    if page.trends or page.movement:
        yield from (f"## {page.label('page.trends')}", "")
    if page.trends:
        yield from (f"- {escaped(trend)}" for trend in page.trends)
        yield ""
    if page.movement:
        yield from movement_lines(page.movement, page.language, 3)


def _misses(page: Page) -> Iterator[str]:
    if page.misses:
        yield from (f"## {page.label('page.misses')}", "")
        for miss in page.misses:
            title = f"**{escaped(miss.title)}** ([{escaped(miss.name)}]({miss.url}))"
            yield f"{miss.rank}. {title}{page.label('point.colon')}{escaped(miss.score)}"
        yield ""


def _ledger(page: Page) -> Iterator[str]:
    yield from (f"## {page.label('page.ledger')}", "")
    funnel = page.funnel
    outcomes = ("listed", *Outcome)
    columns = [page.label("table.source"), *(page.label(f"outcome.{name}") for name in outcomes)]
    yield from table_lines(columns, _ledger_rows(funnel))
    for row in (*funnel.sources, funnel.once):
        yield f"- {escaped(row.name)}{page.label('point.colon')}{_sum(row, page)}"
    yield ""
    if funnel.groups:
        yield from (f"**{page.label('page.left_out')}**", "")
        rows = ([escaped(group.reason), str(len(group.papers))] for group in funnel.groups)
        yield from table_lines([page.label("table.reason"), page.label("table.papers")], rows)


def _ratings(page: Page) -> Iterator[str]:
    if page.ratings:
        yield from (f"## {page.label('page.ratings')}", "", *(f"- {escaped(said)}" for said in page.ratings), "")


def _ledger_rows(funnel: Funnel) -> Iterator[list[str]]:
    for row in funnel.sources:
        yield [escaped(row.name), *(str(count) for count in row.counts)]
    if funnel.twice.listed:
        yield [escaped(funnel.twice.name), *(f"−{count}" if count else "0" for count in funnel.twice.counts)]
    yield [f"**{escaped(funnel.once.name)}**", *(f"**{count}**" for count in funnel.once.counts)]


def _sum(row: Row, page: Page) -> str:
    return page.say("sum", listed=row.listed, picked=row.picked, reported=row.reported, left_out=row.left_out)


def _bottom(page: Page) -> Iterator[str]:
    if page.kind is not Kind.BRIEF:
        yield from correction_lines(page)
    yield from (f"## {page.label('page.provenance')}", "")
    yield from (f"- {escaped(line)}" for line in page.provenance)
    yield from ("", "---", "", *legend_lines(page.legend, page.language), "", f"*{escaped(page.colophon)}*")


def legend_lines(signs: Iterable[Sign], language: Language) -> Iterator[str]:
    """What the marks mean, on a line."""
    colon, semicolon = label("point.colon", language), label("point.semicolon", language)
    meanings = semicolon.join(f"{sign.symbol} {sign.word} – {sign.meaning}" for sign in signs)
    yield f"**{label('page.legend', language)}**{colon}{escaped(meanings)}{label('point.stop', language)}"


def table_lines(columns: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    """A table and the empty line after it."""
    yield f"| {' | '.join(columns)} |"
    yield f"|{' --- |' * len(columns)}"
    yield from (f"| {' | '.join(map(cell, row))} |" for row in rows)
    yield ""


def text_of(lines: Iterable[str]) -> str:
    """The lines as a file."""
    return "\n".join(lines).rstrip("\n") + "\n"
