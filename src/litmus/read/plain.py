"""A paper as plain text or Markdown: paragraphs parted by blank lines, headings, lists, tables with bars, fences."""

import re
from collections.abc import Iterator

from litmus.model import BlockKind, Cell, Role
from litmus.read.page import Page
from litmus.read.wording import collapse

_HEADING = re.compile(r" {0,3}(?P<marks>#{1,6})\s+(?P<title>.{1,300}?)\s*#*\s*$")
_NUMBERED = re.compile(r"(?P<number>(?:\d{1,2}|[A-Z])(?:\.\d{1,2}){0,3})[.:]?\s+(?P<title>\S.{0,150})")
_KNOWN = re.compile(
    r"(?:abstract|introduction|related work|background|methods?|methodology|experiments?|results|discussion|"
    r"limitations|conclusions?|acknowledge?ments?|references|appendix|摘要|引言|相关工作|方法|实验|结论|局限|参考文献)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"\s{0,8}(?:[-*+•–]|\d{1,2}[.)]|\([a-z\d]{1,2}\))\s+")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
_RULE = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*$")
_TITLE_WORDS = 25
_MARKUP = (
    (re.compile(r"!\[[^\]\n]{0,500}\]\([^)\s]{0,2000}\)"), ""),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\((?:[^()\s]{1,2000})\)"), r"\1"),
    (re.compile(r"(?<![\w\\*])\*\*(?=\S)([^*\n]{1,2000})(?<=\S)\*\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w\\`])`([^`\n]{1,500})`(?!`)"), r"\1"),
)
_TARGET = re.compile(r"\]\(([^()\s]{1,2000})\)")


def parse_text(text: str) -> Page:
    """Read a text; its first heading, or its first short line, is the title."""
    page = Page()
    abstract: list[str] = []
    in_abstract = False
    for kind, lines in _chunks(text):
        if kind == "heading":
            level, number, title = _heading(lines[0])
            if not page.title and not page.sections and not _KNOWN.fullmatch(title):
                page.title = title
                continue
            in_abstract = title.lower().strip(" .:") in ("abstract", "摘要")
            if not in_abstract:
                page.open_section(f"section-{len(page.sections) + 1}", number=number, title=title, level=level)
        elif in_abstract and kind == "text":
            abstract.append(_inline(" ".join(lines)))
        elif not page.title and not page.sections and kind == "text" and len(" ".join(lines).split()) <= _TITLE_WORDS:
            page.title = _inline(" ".join(lines))
        else:
            _add(page, kind, lines)
    page.abstract = " ".join(abstract)
    return page


def _add(page: Page, kind: str, lines: list[str]) -> None:
    anchor = f"block-{len(page.blocks) + 1}"
    whole = " ".join(lines)
    if kind == "code":
        text = collapse(whole)
        if text:
            page.add(BlockKind.ALGORITHM, text, anchor, spoken=0)
    elif kind == "table":
        rows = _rows(lines)
        text = "\n".join(" | ".join(cell.text for cell in row) for row in rows)
        if any(cell.text for row in rows for cell in row):
            page.add(BlockKind.TABLE, text, anchor, rows=rows, spoken=0)
    else:
        text = _inline(_ITEM.sub("", whole, count=1) if kind == "item" else whole)
        cited = page.section is not None and page.section.role is Role.REFERENCES
        if text:
            said = BlockKind.LIST_ITEM if kind == "item" else BlockKind.PARAGRAPH
            block = page.add(BlockKind.REFERENCE if cited else said, text, anchor)
            page.link(block.anchor, _TARGET.findall(whole), text, cited=cited)


def _chunks(text: str) -> Iterator[tuple[str, list[str]]]:
    """Runs of lines that belong together, with what they are: heading, text, item, table, code."""
    kind, held, fenced = "", list[str](), False
    for line in text.splitlines():
        if _FENCE.match(line):
            if held:
                yield kind, held
            kind, held, fenced = "" if fenced else "code", [], not fenced
        elif fenced or (now := _kind(line, kind)) == "more":
            held.append(line)
        else:
            if held:
                yield kind, held
            kind, held = now, [line] if now else []
    if held:
        yield kind, held


def _kind(line: str, before: str) -> str:
    """What a line begins, "" for a blank one, "more" if it goes on with what the line before it began."""
    bare = line.strip()
    if not bare:
        return ""
    if _HEADING.match(line) or _KNOWN.fullmatch(bare.strip(" .:")):
        return "heading"
    if bare.startswith("|") and bare.count("|") > 1:
        return "more" if before == "table" else "table"
    if _ITEM.match(line) and before in ("", "item", "heading"):
        return "item"
    numbered = _NUMBERED.fullmatch(bare) if not before else None
    if numbered and numbered["title"][0].isupper() and numbered["title"][-1] not in ".,;:":
        return "heading"
    return "more" if before in ("text", "item") else "text"


def _heading(line: str) -> tuple[int, str, str]:
    """Level, number and title of a heading."""
    found = _HEADING.match(line)
    said = _inline(found["title"] if found else line.strip())
    numbered = _NUMBERED.fullmatch(said)
    number, title = (numbered["number"], numbered["title"]) if numbered else ("", said)
    level = number.count(".") + 1 if number else max(len(found["marks"]) - 1, 1) if found else 1
    return level, number, title


def _rows(lines: list[str]) -> tuple[tuple[Cell, ...], ...]:
    has_rule = any(_RULE.match(line) for line in lines[:2])
    split = [[_inline(cell) for cell in line.strip().strip("|").split("|")] for line in lines if not _RULE.match(line)]
    width = max(map(len, split), default=0)
    return tuple(
        tuple(Cell(text=text, is_header=has_rule and not number) for text in (*row, *[""] * (width - len(row))))
        for number, row in enumerate(split)
    )


def _inline(text: str) -> str:
    for pattern, seen in _MARKUP:
        text = pattern.sub(seen, text)
    return collapse(text)
