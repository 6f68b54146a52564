"""The clause that a figure stands in: as far as a word beside it may be meant for it."""

import re
from collections.abc import Iterator

_STOP = re.compile(r"[;!?，；。！？\n]|,(?!\d)|\.(?![A-Za-z0-9])")
_SENTENCE_STOP = re.compile(r"[.;!?](?=\s|$)")
_ANY_SENTENCE_STOP = re.compile(r"(?<!\bvs)[.!?](?=\s)|[。！？；;\n]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LINKS = (
    "across|in|on|of|from|for|spanning|covering|using|by|to|at|over|via|than|into|that|which|with|while|under|as"
    "|without|within|among|between|through|during|against|is|are|was|were"
)
_PHRASE_STOP = re.compile(rf"\b(?:{_LINKS}|and)\b|[,.;:()（），。；：、和与及的在于对从用]|\d")
# What ends the phrase of what a figure counts; a particle not right behind the measure word, where a word begins.
_CHINESE_STOP = re.compile(
    r"[^\w\s./+-]|\d|(?<=[\u4e00-\u9fff]{3})[和与及或在于对从用以为是将并了来使让把被到均都能可会即就也仅时后]|(?<=[\u4e00-\u9fff]{2})[上中下里内间](?![下文心间])|相比|同时|分别"
    r"|进行|实现|取得|获得|达到|包[括含]|[利采]用|通过|提[供升高]|覆盖|扩展|筛选|降[低至]|优于|发现|揭示|表明|显示"
    r"|(?<!标[注记])(?<![生合]成|[收采]集|整理|构建|设计|发布|[编撰]写|录制|拍摄|验证|[先挑精]选|不同|独[立特]|真实|多样|[先前]进|常见|主要|公开|可用|相关|具体|复杂|开源|前沿|典型|关键)的"
)
_ENGLISH_STOP = re.compile(rf"(?<!-)\b(?:{_LINKS}|per)\b(?!-)|[,.;:()]|\d")
_PLURAL = re.compile(r"\b[a-z-]*(?:[a-rtvwxyz]s|corpora|axes|criteria|people)\b(?!-)", re.IGNORECASE)
_LONGEST_PHRASE = 80
_NEXT, _LONGEST_COUNTED = 3, 26
_LEADING = re.compile(r"\s*(?:on|in|for|at|with|under|using|[在于对用以])", re.IGNORECASE)
_LOCATIVE = re.compile(r"(?:[上中里内下]|方面|而言|来说)[,，]?\s*$")  # 复杂表格上，
_TOLD = re.compile(r"\d\s?%|[(（]\s?\d+(?:\.\d+)?\s?[)）]")  # a clause that has told something is no mere phrase
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


def scope_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a range, with the phrase before it that says where it holds: "On MMLU, it scores …"."""
    begin, stop = clause_span(text, start, end)
    before = clause_start(text, max(0, begin - 1))
    lead = text[before:begin]
    is_leading = (
        (_LEADING.match(lead) or _LOCATIVE.search(lead))
        and not _TOLD.search(lead)
        and before == sentence_start(text, begin - 1)
    )
    return before if is_leading else begin, stop


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


def sentence_start(text: str, at: int) -> int:
    """Where the sentence of a statement begins, in Chinese or English, that a place stands in."""
    return max((stop.end() for stop in _ANY_SENTENCE_STOP.finditer(text, 0, max(0, at))), default=0)


def phrase_end(text: str, at: int) -> int:
    """Where the phrase ends that begins at a place: at a preposition, conjunction, form of "be", mark or figure."""
    stop = _PHRASE_STOP.search(text, at)
    return min(stop.start() if stop else len(text), at + _LONGEST_PHRASE)


def counted_ends(text: str, at: int) -> Iterator[int]:
    """Where the phrase may end of what a figure counts, which begins at a place; the first that is in no word is it."""
    if _CHINESE.search(text, at, at + _NEXT):
        last = min(len(text), at + _LONGEST_COUNTED)
        yield from (stop.start() for stop in _CHINESE_STOP.finditer(text, at + 1, last))
        yield last
    else:
        stop = _ENGLISH_STOP.search(text, at)
        end = min(stop.start() if stop else len(text), at + _LONGEST_PHRASE)
        plural = _PLURAL.search(text, at, end)
        yield plural.end() if plural else end


def is_chinese(text: str) -> bool:
    """Whether a statement is in Chinese, whatever names it has in Latin script."""
    return bool(_CHINESE.search(text))
