"""A checked report for a terminal: the report's own text, with carets under what does not hold."""

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.text import Text

from litmus.model import Language, Severity, Status, remark
from litmus.publish.checked.glyphs import Style, glyphs, read
from litmus.publish.checked.report import Checked, CheckedReport
from litmus.publish.checked.runs import as_seen, marked_runs, repaired
from litmus.publish.checked.words import against, counted, doubt, line_words, shown
from litmus.publish.letters import in_letters
from litmus.publish.prose import plain
from litmus.publish.statements import SYMBOLS, Statement
from litmus.words import label, say

WIDTH = 80  # columns of a terminal that does not say
_NARROWEST = 24  # of a column of text
_INDENT = "  "
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "magenta", Severity.NOTE: "blue"}
_CUT_SHORT = re.compile("“([^“”]+)…”")
_STAYS = frozenset("，。；：、！？）」』”’》】%,.;:!?)]}")  # at the end of a line rather than at the start of the next


def report_lines(report: CheckedReport, language: Language, width: int = WIDTH) -> Iterator[Text]:
    """The whole report, line by line; none but those with an address is wider."""
    for row in _wrapped(in_letters(against(report, language)), width):
        yield Text(row, "dim")
    yield from (Text(row, "bold red") for row in _wrapped(doubt(report, language), width))
    for heading, statements in report.parts():
        yield Text()
        if heading:
            yield from (Text(row, "bold") for row in _wrapped(read(plain(heading)), width))
        for number, one in enumerate(statements):
            if number and (one.is_finding or statements[number - 1].is_finding):
                yield Text()
            line = line_words(report.place(one.span[0]).line, language) if one.is_finding else ""
            yield from statement_lines(one, language, width, line)
    yield Text()
    yield from (Text(row, _gravest(report)) for row in _wrapped(counted(report, language), width))


def statement_lines(one: Checked, language: Language, width: int = WIDTH, line: str = "") -> Iterator[Text]:
    """One statement: in short if it holds, or else with the reason, the place and the repair."""
    statement, colour = shown(one, language), _COLOURS[one.severity]
    sign = Text(f"{SYMBOLS[one.verdict.status]} ", f"bold {colour}")
    *before, last = _told(one, sign, width, colour)
    yield from before
    if one.is_finding:
        yield last
        yield from _explained(one, statement, language, width, line)
    else:
        yield from _with_place(one, last, statement, language, width)


def _told(one: Checked, sign: Text, width: int, colour: str) -> Iterator[Text]:
    """The statement's own text, a cell's after its heads; carets under the parts that do not hold."""
    text, bad = Text(), list[bool]()
    for piece, is_bad in ((tuple(glyphs(one.lead)), False), *as_seen(marked_runs(one))):
        for glyph in piece:
            text.append(glyph.in_letters, "bold" if glyph.style & Style.BOLD else "")
            bad += [is_bad] * len(glyph.in_letters)
    for start, end in list(_rows(text.plain, width - len(_INDENT))) or [(0, 0)]:
        yield (Text(_INDENT) if start else sign) + text[start:end]
        if any(bad[start:end]):
            under = "".join(("^" if bad[place] else " ") * cell_len(text.plain[place]) for place in range(start, end))
            yield Text(_INDENT) + Text(under.rstrip(), f"bold {colour}")


def _with_place(one: Checked, last: Text, statement: Statement, language: Language, width: int) -> Iterator[Text]:
    """The last row of a statement that holds, with the place that bears it out or, failing that, comes nearest."""
    if not one.is_held:
        yield last
        yield from (
            Text(f"{_INDENT}{row}") for row in _wrapped(in_letters(statement.mark.reason), width - len(_INDENT))
        )
        return
    if not statement.mark.places:
        yield last
        return
    where = plain(statement.mark.places[0].where)
    if statement.mark.status is Status.NOT_CHECKABLE:
        where = say(remark("checked.compare", place=where), language)
    place = Text(f"  [{where}]", "dim")
    if last.cell_len + place.cell_len <= width:
        yield last + place
    else:
        yield from (last, place)


def _explained(one: Checked, statement: Statement, language: Language, width: int, line: str) -> Iterator[Text]:
    colon, mark = label("point.colon", language), statement.mark
    head = f"{mark.word}{label('point.comma', language)}{line}" if line else mark.word
    told = [f"{head}{colon}{in_letters(mark.reason)}"]
    told += [f"“{in_letters(place.quote)}”" for place in statement.places if not _is_begun(place.quote, mark.reason)]
    if one.verdict.repairs:
        told.append(f"{label('checked.repair', language)}{colon}{read(plain(repaired(one)))}")
    for paragraph in told:
        yield from (Text(f"{_INDENT}{row}") for row in _wrapped(paragraph, width - len(_INDENT)))
    for place in mark.places:
        yield Text(f"{_INDENT}{plain(place.where)}  {plain(place.url)}", "dim")


def _is_begun(quote: str, reason: str) -> bool:
    """Whether a reason quotes the passage, cut short: the address opens the rest."""
    return any(words in plain(quote) for words in _CUT_SHORT.findall(plain(reason)))


def _gravest(report: CheckedReport) -> str:
    return next(f"bold {_COLOURS[severity]}" for severity in Severity if report.counts[severity])


def _wrapped(text: str, width: int) -> Iterator[str]:
    return (text[start:end] for start, end in _rows(text, width))


def _rows(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Half-open ranges that fill no more columns each, broken at blanks and between Chinese characters."""
    width = max(width, _NARROWEST)
    start, used, cut = 0, 0, 0
    at = 0
    while at < len(text):
        wide = cell_len(text[at])
        if at > start and (text[at - 1] == " " or (wide > 1 and text[at] not in _STAYS)):
            cut = at
        if used + wide > width and text[at] != " ":
            end = cut if cut > start else at
            yield start, start + len(text[start:end].rstrip())
            start = at = end
            used = 0
            continue
        used += wide
        at += 1
    if start < len(text):
        yield start, start + len(text[start:].rstrip())
