"""A paper that comes as headings, paragraphs, items and tables without addresses, as Markdown and plain text do."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from litmus.model import BlockKind, Cell, Role
from litmus.read.keywords import keywords_in
from litmus.read.page import Page
from litmus.read.wording import collapse, formula

KNOWN = re.compile(  # headings that are known without any mark
    r"(?:abstract|introduction|(?:background and )?related works?|background|preliminaries|methods?|methodology"
    r"|approach|experiments?|experimental (?:setup|results)|evaluation|results|discussion|results and discussion"
    r"|analysis|limitations|ethics statement|broader impacts?|conclusions?|conclusion and future work|future work"
    r"|acknowledge?ments?|references|bibliography|appendix|appendices"
    r"|摘要|引言|绪论|前言|相关工作|背景|方法|实验|实验结果|结果|讨论|分析|结论|总结|局限|局限性|致谢|参考文献|附录)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z](?:\.\d{1,2}){1,3}|[A-Z](?=[.:]))(?:[.:]\s*|\s+)(?P<title>[^\s\d.].{0,200})"
    r"|(?P<roman>[IVX]{1,5})[.:]\s+(?P<named>\S.{0,200})"
    r"|(?:Appendix\s)?(?P<letter>[A-Z])[.:]?\s+(?P<lettered>[A-Z\d].{0,200})"
    r"|(?P<han>第[一二三四五六七八九十\d]{1,3}[章节]|[一二三四五六七八九十]{1,3}(?=、))、?\s*(?P<said>\S.{0,100})"
)
_ABSTRACT = frozenset({"abstract", "摘要", "summary"})
_RUN_IN_ABSTRACT = re.compile(r"(?:abstract\s*[.:—–-]+|摘\s?要\s*[：:])\s*(?=\S)", re.IGNORECASE)
_TABLE = re.compile(r"(?P<label>(?:Table|Tab\.|TABLE|表)\s?(?:[A-Z]\.?)?\d{1,3})\s?[.:：|—–-]\s*(?=\S)")
_FIGURE = re.compile(r"(?P<label>(?:Figure|Fig\.|FIGURE|图)\s?(?:[A-Z]\.?)?\d{1,3})\s?[.:：|—–-]\s*(?=\S)")
_ENTRY = re.compile(r"(?P<label>\[(?:\d{1,3}|[A-Za-z+]{1,12}\d{2}[a-z]?)\])\s*(?=\S)")
_FOOTNOTE = re.compile(r"(?P<label>Footnote (?P<number>\w{1,4})): (?=\S)")
_BACK = frozenset({Role.REFERENCES, Role.APPENDIX})
_LATEST = 50  # sections
_ENDED = ".!?。！？"
_NEAR = 1_000  # characters before a displayed formula in which it may stand already
_TITLE_WORDS = 25
_LONGEST = 200  # characters of a heading
_LONGEST_ABSTRACT = 5_000  # characters; what goes on after that has lost its heading
_MOST_CELLS = 200_000


@dataclass(slots=True)
class _Open:
    """The paragraph that gathers."""

    kind: BlockKind
    depth: int
    parts: list[str]
    hrefs: list[str]
    formulas: list[tuple[str, str]] = field(default_factory=list)  # LaTeX and label
    after_formula: bool = False


class Draft:
    """Makes a page of what comes in reading order."""

    def __init__(self, title: str = "") -> None:
        self.page = Page(title=title)
        self._open: _Open | None = None
        self._in_abstract = False
        self._caption = ""

    def finish(self) -> Page:
        """The page; nothing comes any more."""
        self._close()
        return self.page

    def heading(self, said: str, level: int) -> None:
        """A heading; the first is the title, unless it is one that sections have."""
        self._close()
        found = numbered(collapse(said)[:_LONGEST], in_back=self.in_back)
        bare = found.title.lower().strip(" .:：—")
        if not self.page.title and not self.page.sections and not found.number and not KNOWN.fullmatch(bare):
            self.page.title = found.title
            return
        self._in_abstract = bare in _ABSTRACT and not self.page.sections
        if self._in_abstract or not found.title:
            return
        place = f"section-{len(self.page.sections) + 1}"
        anchor = f"A{ord(found.number) - 64}" if found.is_appendix and len(found.number) == 1 else place  # as arXiv's
        self.page.open_section(anchor, place, number=found.number, title=found.title, level=found.level or level)

    def paragraph(self, said: str, hrefs: Iterable[str] = (), *, item: bool = False, depth: int = 0) -> None:
        """A paragraph, or one of a list's item; it may go on with a sentence that a displayed formula broke."""
        text = collapse(said)
        if not text:
            return
        run = self._open
        if run and run.after_formula and not item and (text[0].islower() or text[0] in ",;.) "):
            run.parts.append(text)
            run.hrefs += hrefs
            run.after_formula = False
            return
        self._close()
        self._open = _Open(BlockKind.LIST_ITEM if item else BlockKind.PARAGRAPH, depth, [text], [*hrefs])

    def display(self, latex: str, label: str) -> None:
        """A displayed formula: a part of the sentence before it, if that goes on, and a block of its own."""
        run = self._open
        shown = formula(latex)
        if not shown:
            return
        if run and shown in run.parts[-1][-len(shown) - _NEAR :]:
            run.formulas.append((latex, label))  # it has been said there already
            return
        if run is None or (run.parts[-1][-1] in _ENDED and not run.after_formula):
            self._close()
            self._equation(latex, label)
            return
        run.parts.append(shown)
        run.formulas.append((latex, label))
        run.after_formula = True

    def shown(self, latex: str) -> None:
        """A displayed formula that stands inside the text of the paragraph that was given last."""
        if self._open and formula(latex):
            self._open.formulas.append((latex, ""))

    @property
    def in_references(self) -> bool:
        """Whether the section that is open lists the references."""
        return self.page.section is not None and self.page.section.role is Role.REFERENCES

    @property
    def in_back(self) -> bool:
        """Whether what is open stands behind the text: references, appendices."""
        return any(section.role in _BACK for section in self.page.sections[-_LATEST:])

    def code(self, said: str) -> None:
        """A program, or something else that stands as it was typed."""
        self._close()
        text = collapse(said)
        if text:
            self.page.add(BlockKind.ALGORITHM, text, self._anchor, spoken=0)

    def table(self, lines: Sequence[Sequence[Cell]], hrefs: Iterable[str] = ()) -> None:
        """A table; a caption that came right before it is its own, and short lines are filled up."""
        width = max(map(len, lines), default=0)
        if width * len(lines) > _MOST_CELLS:
            self.code("\n".join(" | ".join(cell.text for cell in line) for line in lines))
            return
        rows = tuple((*line, *[Cell(text="")] * (width - len(line))) for line in lines)
        self._close(keep_caption=True)
        caption, self._caption = self._caption, ""
        body = "\n".join(" | ".join(cell.text for cell in row) for row in rows)
        if not any(cell.text for row in rows for cell in row):
            return
        head = _TABLE.match(caption)
        block = self.page.add(
            BlockKind.TABLE,
            f"{caption}\n{body}" if caption else body,
            self._anchor,
            label=head["label"] if head else "",
            head=head.end() if head else 0,
            spoken=len(caption),
            rows=rows,
        )
        self.page.link(block.anchor, hrefs, block.text)

    def footnote(self, said: str, label: str, hrefs: Iterable[str] = ()) -> None:
        """A footnote."""
        self._close()
        text = collapse(said)
        if text:
            block = self.page.add(BlockKind.FOOTNOTE, text, self._anchor, label=f"Footnote {label}")
            self.page.link(block.anchor, hrefs, text)

    @property
    def _anchor(self) -> str:
        return f"block-{len(self.page.blocks) + 1}"

    def _equation(self, latex: str, label: str) -> None:
        self.page.add(BlockKind.EQUATION, formula(latex), self._anchor, label=label, latex=latex.strip())

    def _close(self, *, keep_caption: bool = False) -> None:
        """End the paragraph that gathers."""
        run, self._open = self._open, None
        if self._caption and not (keep_caption and run is None):
            caption, self._caption = self._caption, ""
            self._add(_Open(BlockKind.PARAGRAPH, 0, [caption], []), caption)
        if run is None:
            return
        text = " ".join(run.parts)
        if run.kind is BlockKind.PARAGRAPH and not run.formulas and self._is_front(run, text):
            return
        if keep_caption and run.kind is BlockKind.PARAGRAPH and _TABLE.match(text):
            self._caption = text
            return
        self._add(run, text)
        for latex, label in run.formulas:
            self._equation(latex, label)

    def _is_front(self, run: _Open, text: str) -> bool:
        """Whether a paragraph is the title, or belongs to the abstract or the keywords; then it is kept there."""
        page = self.page
        if words := keywords_in(text) if not page.sections else ():
            page.keywords = [*words]
        elif not page.sections and (begun := _RUN_IN_ABSTRACT.match(text)):
            self._in_abstract = True
            self._say_abstract(text[begun.end() :], run.hrefs)
        elif self._in_abstract and len(page.abstract) < _LONGEST_ABSTRACT:
            self._say_abstract(text, run.hrefs)
        elif not page.title and not page.sections and not page.blocks and len(text.split()) <= _TITLE_WORDS:
            page.title = text
        else:
            return False
        return True

    def _say_abstract(self, text: str, hrefs: Iterable[str]) -> None:
        self.page.abstract = f"{self.page.abstract} {text}".strip()
        self.page.link("front.abstract", hrefs, text)

    def _add(self, run: _Open, text: str) -> None:
        page = self.page
        if self.in_references:
            entry = _ENTRY.match(text)
            label, body = (entry["label"], text[entry.end() :]) if entry else ("", text)
            block = page.add(BlockKind.REFERENCE, body, self._anchor, label=label)
            page.link(block.anchor, run.hrefs, body, cited=True)
            return
        table = _TABLE.match(text)
        if table and run.kind is BlockKind.PARAGRAPH and page.put_above(text, label=table["label"], head=table.end()):
            return
        if note := _FOOTNOTE.match(text) if run.kind is BlockKind.PARAGRAPH else None:
            self._open = None
            self.footnote(text[note.end() :], note["number"], run.hrefs)
            return
        figure = _FIGURE.match(text) if run.kind is BlockKind.PARAGRAPH else None
        block = page.add(
            BlockKind.FIGURE if figure else run.kind,
            text,
            self._anchor,
            label=figure["label"] if figure else "",
            head=figure.end() if figure else 0,
            depth=run.depth,
        )
        page.link(block.anchor, run.hrefs, text)


class Numbered(NamedTuple):
    """A heading."""

    number: str  # "" without one
    title: str
    level: int = 0  # that the number tells; 0 for none
    is_appendix: bool = False


def numbered(said: str, *, in_back: bool) -> Numbered:
    """Number and title of a heading; a letter alone is a number behind the references, and before them an article."""
    found = _NUMBERED.fullmatch(said)
    if found is None:
        return Numbered("", said)
    if found["number"]:
        return Numbered(
            found["number"], found["title"], found["number"].count(".") + 1, found["number"][0].isalpha() and in_back
        )
    if found["letter"]:
        is_one = in_back or said.startswith("Appendix")
        return Numbered(found["letter"], found["lettered"], 1, is_appendix=True) if is_one else Numbered("", said)
    if found["roman"]:
        return Numbered(found["roman"], found["named"], 1)
    return Numbered(found["han"], found["said"])
