"""The clause that a figure stands in: as far as a word beside it may be meant for it."""

import re

_STOP = re.compile(r"[;!?，；。！？\n]|[,.](?!\d)")
_SENTENCE_STOP = re.compile(r"[.;!?](?=\s|$)")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_PHRASE_STOP = re.compile(
    r"\b(?:across|in|on|of|from|for|spanning|covering|using|by|to|at|over|via|than|into|that|which|and|with|while|under|as"
    r"|is|are|was|were)\b|[,.;:()（），。；：、和与及的在于对从用]|\d"
)
_LONGEST_PHRASE = 80
_LONGEST = 400  # characters looked through for a clause's beginning


def clause_start(text: str, at: int) -> int:
    """Where the clause begins that a place stands in."""
    start = max(0, at - _LONGEST)
    for stop in _STOP.finditer(text, start, at):
        start = stop.end()
    return start


def clause_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The half-open range of the clause around a range."""
    stop = _STOP.search(text, end)
    return clause_start(text, start), stop.start() if stop else len(text)


def clause(text: str, start: int, end: int, *, before: int = 0) -> str:
    """The clause around a range, and so many clauses before it, where the word for a whole list stands."""
    begin = clause_start(text, start)
    for _ in range(before):
        begin = clause_start(text, max(0, begin - 1))
    stop = _STOP.search(text, end)
    return text[begin : stop.start() if stop else len(text)]


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence of English text around a range, as far as its stops tell; a half-open range."""
    begin = 0
    for stop in _SENTENCE_STOP.finditer(text, 0, start):
        begin = stop.end()
    next_stop = _SENTENCE_STOP.search(text, end)
    return begin, next_stop.start() if next_stop else len(text)


def phrase_end(text: str, at: int) -> int:
    """Where the phrase ends that begins at a place: at a preposition, conjunction, form of "be", mark or figure."""
    stop = _PHRASE_STOP.search(text, at)
    return min(stop.start() if stop else len(text), at + _LONGEST_PHRASE)


def is_chinese(text: str) -> bool:
    """Whether a statement is in Chinese, whatever names it has in Latin script."""
    return bool(_CHINESE.search(text))
