"""Cut somebody's report in Markdown into the statements that it makes.

Block structure alone is taken from the parser; the text of a statement is a piece of the report itself, marks and all,
so that its place can be shown there. Inline marks do not matter to the check (see `folding`).
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from litmus.check.figures.quantities import find_quantities
from litmus.check.support.matching import is_telling
from litmus.model import Claim, ClaimKind, ReportedCell
from litmus.sentences import sentence_spans

_LINE_END = re.compile(r"\r\n|\r|\n")
# "**Input**:", "**输入：**", "- **关键结果（数字/提升幅度）**：", with the number before it.
_NUMBER = r"\s*(?:\d{1,2}[.)、]\s*)?"
_NOTE = r"(?:[(（][^()（）\n]{0,40}[)）]\s*)?"
_LABEL = re.compile(rf"{_NUMBER}\*\*(?P<words>[^*\n]{{1,60}})(?:\*\*\s*{_NOTE}[:：]|(?<=[:：])\s*\*\*)\s*")
_LONE_LABEL = re.compile(rf"{_NUMBER}(?P<words>\*\*[^*\n]{{1,60}}\*\*|[^\n:：]{{1,40}}[:：])\s*")
_PLAIN_LABEL = re.compile(r"\s*(?P<words>[^\W\d_]+(?: [^\W\d_]+)?)\s*[:：]")
# Facts about the paper's page, or the reporter's own mind; not statements that the paper could make.
_ABOUT_THE_PAGE = frozenset(
    "title link links url source sourceurl paper arxiv date published venue tags tag authors author code github "
    "project status rating category keywords affiliation nextstep nextsteps "
    "标题 题目 链接 论文链接 论文 地址 来源 阅读来源 日期 时间 发布日期 会议 标签 作者 机构 单位 代码 代码链接 项目 "
    "项目主页 方向 评级 推荐度 评分 分类 关键词 推荐理由 下一步 下一步动作".split()
)
_OPENING, _CLOSING = frozenset("(（[「“"), frozenset(")）]」”")
_SEMICOLON = re.compile(r"；|;(?=\s|[\u4e00-\u9fff]|$)")  # TL;DR has none
_NO_LETTERS = re.compile(r"[\W_\d]*")
_LINKS = re.compile(r"!?\[[^\[\]\n]{0,300}\]\([^()\s]{0,500}\)|<?https?://[^\s<>）)\]]{1,500}>?")
# What a reader of the report is not told: comments, and what the writer took back.
_UNSAID = re.compile(
    r"<!--(?:(?!<!--|-->).)*-->|(?<![\d~])~~(?![\s~])(?:(?!~~|\n\n).)+(?<!\s)~~(?!~)",
    re.DOTALL,
)
_TO_DO = re.compile(r"\[ \]\s")  # an item that is still to be done
# What no semicolon cuts: code, formulas, links, addresses, and the entity that it ends.
_WHOLE = re.compile(
    rf"`[^`\n]{{1,300}}`|\$[^$\n]{{1,300}}\$|(?:{_LINKS.pattern})(?<!;)|&(?:#\d{{1,7}}|#x[0-9a-f]{{1,6}}|[a-z]\w{{1,30}});",
    re.IGNORECASE,
)

Span = tuple[int, int]


class _Around(NamedTuple):
    """What stands around a cell of a table."""

    heads: tuple[str, ...]
    beside: tuple[str, ...]
    above: tuple[str, ...]


def claims_in(markdown: str) -> tuple[Claim, ...]:
    """The statements of a report in Markdown, in Chinese or English, in order.

    Sentences of paragraphs and list items, and those cells of tables that give figures. Left out are front matter,
    headings, code, labels ("**Input**:"), and what is no statement about the paper: links, dates, authors, ratings,
    comments, what is struck out or still to be done.

    Returns: Claims whose `text` is the report's text at their `span`, a half-open range of code points; of what is
        left out inside a statement, blanks.
    """
    said = _UNSAID.sub(_blank, markdown)
    return tuple(
        _claim(f"s{number}", said, span, around)
        for number, (span, around) in enumerate(_statements(markdown, said), start=1)
    )


def _blank(found: re.Match[str]) -> str:
    """Blanks of the same length over the same lines; none of those that break a line at its end."""
    return re.sub(r"[^\r\n]", "\u00a0", found[0])


def _claim(name: str, markdown: str, span: Span, around: _Around | None) -> Claim:
    text = markdown[slice(*span)]
    if around is None:
        return Claim(id=name, text=text, kind=ClaimKind.STATEMENT, span=span)
    return ReportedCell(id=name, text=text, kind=ClaimKind.STATEMENT, span=span, **around._asdict())


def _statements(markdown: str, said: str) -> Iterator[tuple[Span, _Around | None]]:
    """The places of the statements; what the report says of its text stands at the same places."""
    body = _body(markdown)
    source = _Source(markdown, body)
    tokens = _parser().parse(markdown[body:])
    around = dict(_cells(tokens))
    for place, block in _texts(tokens):
        pieces, cell = source.pieces(block), around.get(place)
        yield from ((span, cell) for span in (_cell(said, pieces) if cell else _sentences(said, pieces)))


def _body(markdown: str) -> int:
    """Where the text begins: after the front matter, if there is any."""
    mark = len(markdown) - len(markdown.removeprefix("\ufeff"))
    if not markdown.startswith("---", mark):
        return mark
    lines = iter(_LINE_END.finditer(markdown))
    first = next(lines, None)
    if first is None or markdown[mark : first.start()].strip() != "---":
        return mark
    start = first.end()
    for line in lines:
        if markdown[start : line.start()].rstrip() in ("---", "..."):
            return line.end()
        start = line.end()
    return mark


def _parser() -> MarkdownIt:
    """Blocks only: what inline marks mean is of no interest here, and looking for them costs most."""
    return MarkdownIt("commonmark").enable("table").disable(["inline", "reference"])


def _texts(tokens: Iterable[Token]) -> Iterator[tuple[int, Token]]:
    """The tokens that hold running text, each with its place; not headings, heads of columns or what is to be done."""
    within = ""
    for place, token in enumerate(tokens):
        if token.nesting > 0:
            within = token.type
        elif token.type == "inline" and within not in ("heading_open", "th_open") and not _TO_DO.match(token.content):
            yield place, token


def _cells(tokens: Iterable[Token]) -> Iterator[tuple[int, _Around]]:
    """The cells of tables, by the places of their tokens, with what stands around each."""
    heads: list[str] = []
    rows: list[list[str]] = []  # above the one that is read
    row: list[tuple[int, str]] = []
    within = ""
    for place, token in enumerate(tokens):
        if token.type == "thead_open":
            heads, rows = [], []
        elif token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            for column, (at, _) in enumerate(row):
                first = [row[0][1]] if column else []
                yield (
                    at,
                    _Around(
                        heads=tuple(filter(None, (*first, *heads[column : column + 1]))),
                        beside=tuple(text for number, (_, text) in enumerate(row) if number not in (0, column)),
                        above=tuple(texts[column] for texts in rows if column < len(texts)),
                    ),
                )
            rows.append([text for _, text in row])
        elif token.type == "inline" and within == "th_open":
            heads.append(token.content)
        elif token.type == "inline" and within == "td_open":
            row.append((place, token.content))
        within = token.type if token.nesting > 0 else within


class _Source:
    """The report's text by lines, to find again what the parser took out of them."""

    def __init__(self, markdown: str, body: int) -> None:
        self._markdown = markdown
        self._starts = [body, *(end.end() for end in _LINE_END.finditer(markdown, body)), len(markdown)]
        self._at = body  # texts come in order; cells of one row share its line

    def pieces(self, token: Token) -> list[Span]:
        """Where the lines of a text stand, without the marks of lists and quotations before them."""
        first, last = token.map or (0, 0)
        found = []
        for line, content in zip(range(first, max(last, first + 1)), token.content.split("\n"), strict=False):
            start, end = max(self._at, self._starts[line]), self._starts[line + 1]
            place = self._markdown.find(content, start, end)
            if content and place >= 0:
                self._at = place + len(content)
                found.append((place, self._at))
        return found


def _sentences(markdown: str, lines: list[Span]) -> Iterator[Span]:
    """The sentences of a paragraph or list item."""
    paragraph: list[Span] = []
    for start, end in lines:
        plain = _PLAIN_LABEL.match(markdown, start, end)
        if plain and _is_about_the_page(plain["words"]) and not _gives_figures(markdown[plain.end() : end]):
            continue
        label = _LABEL.match(markdown, start, end) or _LONE_LABEL.fullmatch(markdown, start, end)
        if label and not find_quantities(label["words"]):
            yield from _cut(markdown, paragraph)
            paragraph = []
            if label.end() < end and not _is_about_the_page(label["words"]):
                paragraph.append((label.end(), end))
        else:
            paragraph.append((start, end))
        if markdown[end - 2 : end] == "  " or markdown.startswith(
            "  ", end
        ):  # a hard break: these are lines, not a text
            yield from _cut(markdown, paragraph)
            paragraph = []
    yield from _cut(markdown, paragraph)


def _is_about_the_page(label: str) -> bool:
    return re.sub(r"[\W\d_]", "", label).lower() in _ABOUT_THE_PAGE


def _cut(markdown: str, lines: list[Span]) -> Iterator[Span]:
    """A text over some lines, cut into its sentences."""
    if not lines:
        return
    start, end = lines[0][0], lines[-1][1]
    for sentence, stop in sentence_spans(markdown[start:end]):
        for first, last in _parts(markdown, start + sentence, start + stop):
            if _says_something(markdown[first:last]):
                yield first, last


def _parts(markdown: str, start: int, end: int) -> Iterator[Span]:
    """A sentence, cut at its semicolons outside brackets. One without end stays whole: its verdict says so."""
    depth = 0
    whole = {place for found in _WHOLE.finditer(markdown, start, end) for place in range(*found.span())}
    for place in range(start, end):
        char = "" if place in whole else markdown[place]
        depth = max(0, depth + (char in _OPENING) - (char in _CLOSING))
        if char and not depth and _SEMICOLON.match(markdown, place, end):
            yield start, place + 1
            start = place + 1
            while start < end and markdown[start].isspace():
                start += 1
    if start < end:
        yield start, end


def _gives_figures(text: str) -> bool:
    """Whether a text has figures with a unit, which what is said about a page has not."""
    return any(found.unit for found in find_quantities(text))


def _says_something(text: str) -> bool:
    return not _NO_LETTERS.fullmatch(_LINKS.sub("", text))


def _cell(markdown: str, lines: list[Span]) -> Iterator[Span]:
    """A cell of a table, if it gives a figure that could be held against the paper."""
    for start, end in lines:
        if any(found.unit or is_telling(found.value) for found in find_quantities(markdown[start:end])):
            yield start, end
