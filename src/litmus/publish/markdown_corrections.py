"""What became of papers of earlier digests, as Markdown."""

from collections.abc import Iterator

from litmus.publish.corrections import NOTHING, Alteration, Correction
from litmus.publish.markdown import escaped, link
from litmus.publish.markdown_sheet import bare_words
from litmus.publish.page import Page


def alarm_lines(page: Page) -> Iterator[str]:
    """In front of the day's papers: a line for each paper that a reader of its report has to think of anew."""
    if page.alarms:
        yield from (f"## {page.label('page.corrections')}", "")
        for one in page.alarms:
            yield f"- **{one.symbol} {escaped(one.title)}**{page.label('point.colon')}{escaped(one.happened)}"
        yield ""


def correction_lines(page: Page) -> Iterator[str]:
    """After them: those papers with every statement that no longer holds, then the others in a line each."""
    if page.alarms:
        yield from (f"## {page.label('page.errata')}", "")
        for one in page.alarms:
            yield from _alarm(one, page)
    if page.followed:
        yield from (f"## {page.label('page.followed')}", "")
        for one in page.followed:
            yield f"- {escaped(one.title)}  "
            yield f"  {' '.join(map(escaped, filter(None, (one.happened, one.notes, one.comment))))} {_links(one)}"
        yield ""


def _alarm(one: Correction, page: Page) -> Iterator[str]:
    yield from (f"### {one.symbol} {escaped(one.title)}", "")
    yield from (escaped(one.happened), "", _links(one), "")
    for note in filter(None, (one.comment, one.notes)):
        yield from (escaped(note), "")
    for alteration in one.alterations:
        yield from _alteration(alteration, page)
    if one.alterations:
        yield ""


def _links(one: Correction) -> str:
    versions = " → ".join(link(version.text, version.url) for version in one.versions)
    return f"{versions} · [{escaped(one.report)}](../{one.report_page}.md)"


def _alteration(one: Alteration, page: Page) -> Iterator[str]:
    colon = page.label("point.colon")
    was = f"**{page.label('erratum.was')}**{colon}{bare_words(one.was)} {one.was.mark.symbol}"
    now = f"**{page.label('erratum.now')}**{colon}**{one.now.symbol} {one.now.word}**"
    exchanged = ", ".join(_exchange(old, new) for old, new in one.exchanged)
    yield f"- {exchanged or was}"
    if exchanged:
        yield f"  - {was}"
    yield f"  - {now} {_instead(one)}".rstrip()


def _exchange(old: str, new: str) -> str:
    """What stands for what; a sign where nothing stood, or nothing stands now."""
    return " → ".join((f"~~{escaped(old)}~~" if old else NOTHING, f"**{escaped(new)}**" if new else NOTHING))


def _instead(one: Alteration) -> str:
    """The new version's words, with the place; the reason, where there are none."""
    if not one.instead or not one.now.places:
        return f"*{escaped(one.now.reason)}*"
    place = one.now.places[0]
    reason = "" if one.exchanged or one.was.is_quote else f" *{escaped(one.now.reason)}*"
    return f"“{escaped(one.instead)}” {link(place.where, place.url)}{reason}"
