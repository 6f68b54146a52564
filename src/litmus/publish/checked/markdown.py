"""A checked report as a reviewer's annotation: what does not hold first, then every statement."""

from collections.abc import Iterator

from litmus.model import Language, remark
from litmus.publish.checked.report import Checked, CheckedReport
from litmus.publish.checked.runs import marked_runs, repaired
from litmus.publish.checked.words import against, counted, doubt, line_words, shown, title
from litmus.publish.links import web_url
from litmus.publish.markdown import escaped, link
from litmus.publish.prose import seen
from litmus.publish.statements import Statement
from litmus.words import label, say


def as_markdown(report: CheckedReport, language: Language) -> str:
    """The annotation."""
    return "\n".join(_lines(report, language)).rstrip("\n")


def _lines(report: CheckedReport, language: Language) -> Iterator[str]:
    yield from (f"# {escaped(title(report, language))}", "")
    paper = link(label("checked.paper", language), report.url) if web_url(report.url) else ""
    yield from (f"{escaped(against(report, language))} {paper}".rstrip(), "")
    yield from (f"**{escaped(counted(report, language))}**", "")
    if doubtful := doubt(report, language):
        yield from (f"**{escaped(doubtful)}**", "")
    yield from (f"## {label('checked.findings', language)}", "")
    if not report.findings:
        yield from (say(remark("checked.no_findings"), language), "")
    for number, one in enumerate(report.findings, start=1):
        yield from _finding(report, one, number, language)
    yield from (f"## {label('checked.statements', language)}", "")
    for heading, statements in report.parts():
        if heading:
            yield from (f"### {escaped(heading)}", "")
        for one in statements:
            yield f"- {_brief(one, language)}"
        if statements:
            yield ""


def _finding(report: CheckedReport, one: Checked, number: int, language: Language) -> Iterator[str]:
    statement, colon = shown(one, language), label("point.colon", language)
    mark, indent = statement.mark, " " * len(f"{number}. ")
    line = line_words(report.place(one.span[0]).line, language)
    yield f"{number}. **{mark.symbol} {mark.word}**{label('point.comma', language)}{line}"
    yield ""
    yield f"{indent}> {_text(one)}"
    yield ""
    yield f"{indent}{escaped(mark.reason)}"
    yield ""
    if one.verdict.repairs:
        yield f"{indent}- {label('checked.repair', language)}{colon}{escaped(repaired(one))}"
    quotes = {place.url: escaped(place.quote) for place in statement.places}
    for place in mark.places:
        said = f"{colon}“{quotes[place.url]}”" if place.url in quotes else ""
        yield f"{indent}- {link(place.where, place.url)}{said}"
    yield ""


def _brief(one: Checked, language: Language) -> str:
    statement = shown(one, language)
    why = "" if one.is_held else f"{label('point.colon', language)}{escaped(statement.mark.reason)}"
    return f"{statement.mark.symbol} {_text(one)} *{statement.mark.word}*{why}{_places(statement, language)}"


def _places(statement: Statement, language: Language) -> str:
    places = [link(place.where, place.url) for place in statement.mark.places]
    if not places:
        return ""
    return label("point.colon", language) + label("point.list", language).join(places)


def _text(one: Checked) -> str:
    """The statement's own text, with brackets round what does not hold: bold would not open inside every word."""
    told = _padded(seen(one.lead))
    for piece, is_bad in marked_runs(one):
        words = seen(piece)
        told += f"【{escaped(words)}】" if is_bad else _padded(words)
    return told.strip()


def _padded(words: str) -> str:
    """Escaped, with the blanks at its ends."""
    before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{before[:1]}{escaped(words)}{after[:1]}" if words.strip() else words[:1]
