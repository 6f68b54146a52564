"""One paper as Markdown."""

from collections.abc import Iterator

from litmus.model import Language
from litmus.publish.facts import Fact
from litmus.publish.layouts import Shape
from litmus.publish.markdown import escaped, link, stated
from litmus.publish.sheet import Answer, Part, Sheet
from litmus.publish.statements import Mark, Statement
from litmus.words import label


def sheet_lines(sheet: Sheet, language: Language, level: int, heading: str) -> Iterator[str]:
    """The paper under a heading of this level, its sections one below."""
    yield from (f"{'#' * level} {heading}", "")
    for part in sheet.parts:
        yield from _part(part, language, level + 1, is_compact=sheet.is_compact)


def said(statement: Statement, language: Language) -> str:
    """A statement with its mark, on one line."""
    return f"{bare_words(statement)} {seal(statement.mark, language)}"


def bare_words(statement: Statement) -> str:
    """A statement without its mark, for where it is said again."""
    words = stated(statement.text)
    return f"“{words}”" if statement.is_quote else words


def seal(mark: Mark, language: Language) -> str:
    """The verdict as a link to the place; in words, with all its places, where the reader should not overlook it."""
    symbol = f"**{mark.symbol} {mark.word}**" if mark.speaks else mark.symbol
    if not mark.speaks:
        return link(f"{mark.places[0].where} {symbol}", mark.places[0].url) if mark.places else symbol
    shown = " ".join((symbol, *(link(place.where, place.url) for place in mark.places)))
    return f"{shown} *{label('point.open', language).strip()}{escaped(mark.reason)}{label('point.close', language)}*"


def _part(part: Part, language: Language, level: int, *, is_compact: bool) -> Iterator[str]:
    colon = label("point.colon", language)
    if part.heading:
        yield from (f"**{part.heading}**{colon.rstrip()}" if is_compact else f"{'#' * level} {part.heading}", "")
    lines = [f"- **{fact.label}**{colon}{_fact(fact)}" for fact in part.facts]
    for answer in part.answers:
        if lines and not answer.label:
            yield from (*lines, "")
            lines = []
        lines += _answer(answer, language)
    if lines:
        yield from (*lines, "")
    if part.silence:
        yield from (f"*{escaped(part.silence)}*", "")


def _fact(fact: Fact) -> str:
    return " · ".join(link(one.text, one.url) for one in fact.links) or escaped(fact.text)


def _answer(answer: Answer, language: Language) -> list[str]:
    lines = [said(statement, language) for statement in answer.statements]
    if not answer.label:
        if answer.shape is Shape.PARAGRAPH:
            return [line for index, text in enumerate(lines) for line in ([text] if not index else ["", text])]
        return [f"{_bullet(answer.shape, index)}{line}" for index, line in enumerate(lines, 1)]
    head = f"- **{answer.label}**{label('point.colon', language)}"
    if len(lines) == 1:
        return [head + lines[0]]
    return [head.rstrip(), *(f"  {_bullet(answer.shape, index)}{line}" for index, line in enumerate(lines, 1))]


def _bullet(shape: Shape, number: int) -> str:
    return f"{number}. " if shape is Shape.STEPS else "- "
