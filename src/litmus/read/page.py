"""A paper while it is read: blocks and sections in reading order, every anchor once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from litmus.model import Author, Block, BlockKind, Cell, Citation, Link, Remark, Role, Section, remark
from litmus.read.links import identity, links_in
from litmus.read.roles import role_of
from litmus.sentences import sentence_spans

_SPOKEN = frozenset({
    BlockKind.TITLE, BlockKind.ABSTRACT, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.THEOREM,
    BlockKind.FOOTNOTE, BlockKind.TABLE, BlockKind.FIGURE, BlockKind.ALGORITHM,
})  # fmt: skip

_INSIDE = re.compile(r"https?://(?:www\.)?arxiv\.org/html/")  # how older pages wrote references within the paper
_FEWEST_WORDS = 8  # of a text before the title
_MOST_WARNINGS = 100  # a page that needs more is not to be read anyway


@dataclass(slots=True)
class Page:
    """What was found in a file so far."""

    title: str = ""
    abstract: str = ""
    authors: list[Author] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    license: str | None = None  # a URL
    stamp: str = ""  # arXiv's identifier with the version, where it is stamped on the page
    sections: list[Section] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)
    section: Section | None = None  # the one that is open
    _taken: set[str] = field(default_factory=set)
    _copies: dict[str, int] = field(default_factory=dict)  # by name: the last number given to one that was taken
    _links: dict[str, tuple[Link, bool]] = field(default_factory=dict)  # by identity, with whether a reference has it

    def anchor(self, *wanted: str) -> str:
        """The first of these ids that no block or section has, or one made from the first."""
        for name in wanted:
            if name and name not in self._taken:
                self._taken.add(name)
                return name
        stem = next((name for name in wanted if name), self.place)
        number = self._copies.get(stem, 1) + 1
        while f"{stem}~{number}" in self._taken:
            number += 1
        self._copies[stem] = number
        self._taken.add(f"{stem}~{number}")
        return f"{stem}~{number}"

    @property
    def place(self) -> str:
        """The anchor of the section that is open."""
        return self.section.anchor if self.section else "front"

    def open_section(self, *ids: str, number: str, title: str, level: int, role: Role | None = None) -> None:
        """Begin a section; what is added from now on stands in it."""
        anchor = self.anchor(*ids, f"{self.place}.section")
        parent = self._parent(anchor, level)
        self.section = Section(
            anchor=anchor,
            number=number,
            title=title,
            level=level,
            role=role
            or role_of(
                title,
                level=level,
                parent=parent.role if parent else None,
                is_appendix=re.fullmatch(r"A\d+", anchor) is not None,
            ),
        )
        self.sections.append(self.section)

    def _parent(self, anchor: str, level: int) -> Section | None:
        """The section that this one belongs to: by its id ("S5" of "S5.SS1"), else the last of a higher rank."""
        higher = [section for section in reversed(self.sections[-200:]) if section.level < level]
        return next(
            (section for section in higher if anchor.startswith(f"{section.anchor}.")), higher[0] if higher else None
        )

    def add(
        self,
        kind: BlockKind,
        text: str,
        *ids: str,
        label: str = "",
        head: int = 0,
        spoken: int | None = None,
        rows: tuple[tuple[Cell, ...], ...] = (),
        latex: str = "",
        depth: int = 0,
        citations: tuple[Citation, ...] = (),
    ) -> Block:
        """Add a block.

        Args:
            kind: What it is.
            text: Its text, clean.
            ids: Element ids that may serve as its anchor, best first.
            label: As the paper prints it.
            head: Characters at the beginning that are no sentence ("Table 3: ").
            spoken: Where its sentences end; the whole text if not said.
            rows: Of a table.
            latex: Of an equation.
            depth: Of a list item: lists around its own.
            citations: What ranges of the text cite.

        """
        spans: tuple[tuple[int, int], ...] = ()
        if kind in _SPOKEN:
            spans = tuple((start + head, end + head) for start, end in sentence_spans(text[head:spoken]))
        block = Block(
            anchor=self.anchor(*ids),
            kind=kind,
            text=text,
            section=self.section.anchor if self.section else "",
            sentences=spans,
            label=label,
            rows=rows,
            latex=latex,
            depth=depth,
            citations=citations,
        )
        self.blocks.append(block)
        return block

    def put_above(self, caption: str, *, label: str, head: int, citations: tuple[Citation, ...] = ()) -> bool:
        """Give a caption to the table that was added last, if it has none; whether it did."""
        last = self.blocks[-1] if self.blocks else None
        if last is None or last.kind is not BlockKind.TABLE or last.label or last.sentences:
            return False
        spans = tuple((start + head, end + head) for start, end in sentence_spans(caption[head:]))
        shift = len(caption) + 1
        moved = (replace(one, start=one.start + shift, end=one.end + shift) for one in last.citations)
        self.blocks[-1] = replace(
            last, text=f"{caption}\n{last.text}", label=label, sentences=spans, citations=(*citations, *moved)
        )
        return True

    def drop_scraps(self) -> None:
        """Drop what stands before the title and is no text: leftovers of the preamble."""
        self.blocks = [block for block in self.blocks if len(block.text.split()) >= _FEWEST_WORDS]

    def link(self, anchor: str, hrefs: Iterable[str], text: str, *, cited: bool = False) -> None:
        """Keep the links of a block, each where it stands first; those of a reference lead to other people's work."""
        for url, kind in links_in(text, hrefs):
            same = identity(url)
            known = self._links.get(same)
            if _INSIDE.match(url) or (known and (cited or known[1] == cited)):
                continue
            self._links[same] = Link(url=url, anchor=anchor, kind="other" if cited else kind), cited

    @property
    def links(self) -> tuple[Link, ...]:
        """The links, in the order in which they were met."""
        return tuple(link for link, _ in self._links.values())

    def warn(self, code: str, **facts: object) -> None:
        """Note something that the reader of a report should know, once."""
        said = remark(code, **facts)
        if len(self.warnings) < _MOST_WARNINGS and said not in self.warnings:
            self.warnings.append(said)
