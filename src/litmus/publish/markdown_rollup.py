"""A week or a month as Markdown, with front matter for static sites."""

from collections.abc import Iterable, Iterator

from litmus.model import Outcome
from litmus.publish.front_matter import front_matter
from litmus.publish.markdown import escaped
from litmus.publish.markdown_movement import movement_lines
from litmus.publish.markdown_page import legend_lines, table_lines, text_of
from litmus.publish.markdown_sheet import sheet_lines
from litmus.publish.rollup_page import Place, RollupPage, Told


def markdown_rollup(page: RollupPage) -> str:
    """The page as a Markdown file."""
    return text_of([*front_matter(page), "", *_body(page)])


def _body(page: RollupPage) -> Iterator[str]:
    yield from (f"# {escaped(page.title)}", "", escaped(page.description), "")
    if page.must_reads:
        yield from (f"## {page.label('page.must_reads')}", "", *_told(page.must_reads, page), "")
    yield from (f"## {page.label('page.best_of')}", "")
    for one in page.best:
        yield from sheet_lines(one.sheet, page.language, 3, f"{one.sheet.rank}. {escaped(one.sheet.title)}")
        yield from (_link(one.when), "")
    yield from (f"## {page.label('page.ratings')}", "")
    rated = ([escaped(name), str(count)] for name, count in page.ratings)
    yield from table_lines([page.label("fact.rating"), page.label("table.papers")], rated)
    yield from (f"## {page.label('page.moves')}", "", *movement_lines(page.movement, page.language, 3))
    yield from (f"## {page.label('page.corrections')}", "")
    yield from ([page.no_errata] if page.no_errata else _told(page.errata, page))
    yield from ("", f"## {page.label('page.days')}", "")
    names = ("table.day", "outcome.listed", "table.read", "outcome.picked")
    days = ([_link(day.place), str(day.listed), str(day.read), str(day.picked)] for day in page.days)
    yield from table_lines([page.label(name) for name in names], days)
    yield from (f"## {page.label('page.sums')}", "")
    sums = ([escaped(row.name), *map(str, row.counts)] for row in (*page.sources, page.once))
    outcomes = (page.label(f"outcome.{name}") for name in ("listed", *Outcome))
    yield from table_lines([page.label("table.source"), *outcomes], sums)
    yield from (f"## {page.label('page.complete')}", "", *(f"- {escaped(gap)}" for gap in page.gaps), "")
    yield from (page.provenance, "", "---", "", *legend_lines(page.legend, page.language), "")
    yield f"*{escaped(page.colophon)}*"


def _told(items: Iterable[Told], page: RollupPage) -> Iterator[str]:
    for one in items:
        yield f"- **{escaped(one.text)}**{page.label('point.colon')}{escaped(one.note)} {_link(one.place)}"


def _link(place: Place) -> str:
    return f"[{escaped(place.text)}]({place.page}.md)"
