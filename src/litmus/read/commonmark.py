"""A paper in Markdown.

Blocks, links, emphasis and tables are the library's, markdown-it-py, which keeps to CommonMark in every corner and is
tested against it. Ours are three rules more, through its own door for them: formulas, inside which a star is no
emphasis and a backslash no escape; displayed formulas; footnotes.
"""

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from selectolax.lexbor import LexborHTMLParser

from litmus.model import Cell
from litmus.read.displays import displayed, is_mathematical
from litmus.read.draft import KNOWN, Draft, numbered
from litmus.read.html.source import is_tame
from litmus.read.html.tables import Room, grid
from litmus.read.html.text import Reader
from litmus.read.html.visible import PLAIN
from litmus.read.page import Page
from litmus.read.wording import JOINT, collapse, formula

_FORMULA = re.compile(
    r"\$\$(?P<display>[^$]{1,5000})\$\$"
    r"|\$(?P<dollars>(?![\s$])(?:[^$\\\n]|\\.|\n(?!\s*\n)){1,2000}(?<!\s))\$(?!\d)"
    r"|\\\((?P<bracket>(?:[^$\\]|\\[^()]){1,2000})\\\)|\\\[(?P<square>(?:[^$\\]|\\[^\[\]]){1,5000})\\\]"
)
_PLAIN_WORDS = 6  # a "formula" of more words and no command is money
_NOTE = re.compile(r"\[\^(?P<label>[^\]\s]{1,40})\]:[ \t]*(?P<said>.*)")
_DEFINED = re.compile(r"\[[^\]\n]{1,80}\]:")
_NOTED = re.compile(r"\[\^([^\]\s]{1,40})\]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]{0,30})")
_ANY_TAG = re.compile(r"<[^<>]{0,1000}>")
_STYLE = re.compile(r"\sstyle\s*=\s*[\"']([^\"']{0,2000})", re.IGNORECASE)
_HIDDEN = re.compile(r"\shidden(?=[\s=>/])", re.IGNORECASE)
_META = re.compile(r"\A\ufeff?---[ \t]*\n(?P<lines>(?:(?!---|\.\.\.).*\n){0,200})(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_META_TITLE = re.compile(r"^title:[ \t]*(?P<title>\S.{0,500})$", re.MULTILINE | re.IGNORECASE)
_HEADING_WORDS = 15  # of a heading that is written in bold letters alone


def parse_markdown(text: str) -> Page:
    """Read a paper in Markdown; its title is the front matter's, or the first heading."""
    meta = _META.match(text)
    title = _META_TITLE.search(meta["lines"]) if meta else None
    draft = Draft(collapse(title["title"]).strip("\"'") if title else "")
    tokens = _parser().parse(text[meta.end() :] if meta else text)
    _Walk(draft, tokens).walk()
    return draft.finish()


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    may_end: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    parser.block.ruler.before("fence", "display", _display_rule, may_end)
    parser.block.ruler.before("reference", "footnote", _footnote_rule, may_end)
    parser.inline.ruler.before("escape", "formula", _formula_rule)
    parser.inline.ruler.before("link", "footnote", _noted_rule)
    return parser


def _display_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    found = displayed(lambda line: state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]], start, end)
    if found is None:
        return False
    if not silent:
        token = state.push("display", "math", 0)
        token.content, token.info = found.latex, found.label
        state.line = found.end
    return True


def _footnote_rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    found = _NOTE.fullmatch(state.src, state.bMarks[start] + state.tShift[start], state.eMarks[start])
    if state.is_code_block(start) or found is None:
        return False
    if silent:
        return True
    line, said = start + 1, [found["said"]]
    while line < end and not state.isEmpty(line):
        text = state.src[state.bMarks[line] : state.eMarks[line]]
        if _DEFINED.match(text.lstrip()):
            break
        said.append(text)
        line += 1
    state.env.setdefault("notes", set()).add(found["label"])
    state.push("footnote_open", "aside", 1).info = found["label"]
    token = state.push("inline", "", 0)
    token.content, token.children, token.map = "\n".join(said).strip(), [], [start, line]
    state.push("footnote_close", "aside", -1)
    state.line = line
    return True


def _formula_rule(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "$\\":
        return False
    found = _FORMULA.match(state.src, state.pos)
    if found is None:
        return False
    latex = next(part for part in found.groups() if part is not None)
    if found["dollars"] and "\\" not in latex and len(latex.split()) > _PLAIN_WORDS:
        return False
    if found["square"] and not is_mathematical(latex):  # a bracket that is escaped: "\[12\]"
        return False
    if not silent:
        token = state.push("formula", "math", 0)
        token.content, token.block = latex, bool(found["display"] or found["square"])
    state.pos = found.end()
    return True


def _noted_rule(state: StateInline, silent: bool) -> bool:
    found = _NOTED.match(state.src, state.pos) if state.src[state.pos] == "[" else None
    if found is None or found[1] not in state.env.get("notes", ()):
        return False
    if not silent:
        state.push("noted", "sup", 0)
    state.pos = found.end()
    return True


class _Walk:
    """Goes over the blocks that the parser found."""

    def __init__(self, draft: Draft, tokens: Sequence[Token]) -> None:
        self.draft = draft
        self.tokens = tokens
        self.lists = 0  # that are open
        self.note = ""  # the label of the footnote that is open
        firsts = sum(token.type == "heading_open" and token.tag == "h1" for token in tokens)
        self.top = (
            1 if firsts > 1 else 2
        )  # the rank of headings of sections: the title may be the only one of the first

    def walk(self) -> None:
        tokens = iter(self.tokens)
        for token in tokens:
            match token.type:
                case "bullet_list_open" | "ordered_list_open":
                    self.lists += 1
                case "bullet_list_close" | "ordered_list_close":
                    self.lists -= 1
                case "heading_open":
                    self.draft.heading(self._said(next(tokens))[0], max(int(token.tag[1:]) - self.top + 1, 1))
                case "footnote_open":
                    said, hrefs = self._said(next(tokens))
                    self.draft.footnote(said, token.info, hrefs)
                case "table_open":
                    self._table(tokens)
                case "inline":
                    self._paragraph(token)
                case "display":
                    self.draft.display(token.content, token.info)
                case "fence" | "code_block":
                    self.draft.code(token.content)
                case "html_block":
                    self._html(token.content)

    def _paragraph(self, token: Token) -> None:
        said, hrefs = self._said(token)
        if not self.lists and self._is_heading(token, said):
            self.draft.heading(said, 1)
            return
        lines = _entries(said) if not self.lists and self.draft.in_references else [said]
        for line in lines:
            self.draft.paragraph(line, hrefs, item=self.lists > 0, depth=max(self.lists - 1, 0))
        for part in token.children or ():
            if part.type == "formula" and part.block:
                self.draft.shown(part.content)

    def _hidden(self, part: Token, around: str) -> str:
        """The tag inside which nobody sees anything, after this part."""
        if part.type != "html_inline":
            self.draft.page.warn("read.hidden_text", where=self.draft.page.place)
            return around
        tag = _TAG.match(part.content)
        if not around:
            return tag[2].lower() if tag else ""
        return "" if tag and tag[1] and tag[2].lower() == around else around

    def _is_heading(self, token: Token, said: str) -> bool:
        """Whether a line in bold letters is a heading: converters from PDF write them so."""
        line = collapse(said)
        if not _is_bold(token) or len(line.split()) > _HEADING_WORDS or line.endswith((".", ",", ";", ":")):
            return False
        return bool(KNOWN.fullmatch(line) or numbered(line, in_back=self.draft.in_back).number)

    def _said(self, token: Token) -> tuple[str, list[str]]:
        """The text of a piece of running text, and the targets of its links."""
        said: list[str] = []
        hrefs: list[str] = []
        hidden = ""  # the tag inside which nobody sees anything
        for part in token.children or ():
            if hidden or (part.type == "html_inline" and _hides(part.content)):
                hidden = self._hidden(part, hidden)
                said.append(JOINT)
                continue
            match part.type:
                case "formula":
                    said.append(formula(part.content))
                case "softbreak" | "hardbreak":
                    said.append("\n")
                case "noted":
                    said.append(JOINT)
                case "link_open":
                    href = str(part.attrs.get("href", ""))
                    hrefs += [href] if "://" in href else []  # "CHANGELOG.md" is a file, and no host in Moldova
                case "html_inline":
                    said.append(" " if _BREAK.fullmatch(part.content) else "")
                case "text" | "code_inline" | "text_special":
                    said.append(part.content)
        return "".join(said), hrefs

    def _table(self, tokens: Iterator[Token]) -> None:
        rows: list[list[Cell]] = []
        hrefs: list[str] = []
        is_header = False
        for token in tokens:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                is_header = token.type == "th_open"
            elif token.type == "inline":
                said, targets = self._said(token)
                hrefs += targets
                rows[-1].append(Cell(text=collapse(said), is_header=is_header, is_bold=_is_bold(token)))
        self.draft.table(rows, hrefs)

    def _html(self, markup: str) -> None:
        """HTML between blocks, as a browser would show it."""
        body = LexborHTMLParser(markup).body if is_tame(markup.encode()) else None
        if body is None:
            self.draft.paragraph(_ANY_TAG.sub(" ", markup))
            return
        reader = Reader(self.draft.page)
        tables = body.css("table")
        for table in tables:
            self.draft.table(grid(table, reader, Room())[0])
        if not tables:
            piece = reader.read(body)
            self.draft.paragraph(piece.text, piece.hrefs)


def _hides(tag: str) -> bool:
    """Whether a tag says that what stands inside is not seen."""
    style = _STYLE.search(tag)
    return _HIDDEN.search(tag) is not None or (style is not None and PLAIN.under(style[1]).hidden)


def _is_bold(token: Token) -> bool:
    """Whether all of a text is in bold letters."""
    parts = [part for part in token.children or () if part.type != "text" or part.content.strip()]
    return (
        len(parts) > 2  # noqa: PLR2004 - the marks around it
        and parts[0].type == "strong_open"
        and parts[-1].type == "strong_close"
        and sum(part.type == "strong_open" for part in parts) == 1
    )


def _entries(said: str) -> list[str]:
    """The references of a paragraph that holds one on each line or two."""
    parts = re.split(r"\n(?=\[[^\[\]\s]{1,20}\]\s)", said)
    return parts if len(parts) > 1 else [said]
