"""A paper's text as structure, every piece at an address."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from litmus.model.claim import Evidence
from litmus.model.remark import Remark


class Route(StrEnum):
    """How a document was read, best first."""

    HTML = "html"  # arXiv's own
    AR5IV = "ar5iv"  # the same conversion, made elsewhere
    PDF = "pdf"
    TEXT = "text"  # plain text or Markdown, from a file
    ABSTRACT = "abstract"  # no full text: title, abstract and metadata alone

    @property
    def is_full_text(self) -> bool:
        return self is not Route.ABSTRACT


class BlockKind(StrEnum):
    """What a block is. The first five come from the metadata and stand on the paper's abstract page."""

    TITLE = "title"
    ABSTRACT = "abstract"
    SUBJECTS = "subjects"
    COMMENT = "comment"
    LINKS = "links"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    THEOREM = "theorem"
    TABLE = "table"
    FIGURE = "figure"
    EQUATION = "equation"
    ALGORITHM = "algorithm"
    FOOTNOTE = "footnote"
    REFERENCE = "reference"


FRONT = frozenset(
    {BlockKind.TITLE, BlockKind.ABSTRACT, BlockKind.SUBJECTS, BlockKind.COMMENT, BlockKind.LINKS},
)
PROSE = frozenset({BlockKind.ABSTRACT, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.THEOREM, BlockKind.FOOTNOTE})


class Role(StrEnum):
    """What a section is for, told from its heading."""

    ABSTRACT = "abstract"
    INTRODUCTION = "introduction"
    RELATED_WORK = "related_work"
    METHOD = "method"
    EXPERIMENTS = "experiments"
    LIMITATIONS = "limitations"
    CONCLUSION = "conclusion"
    AVAILABILITY = "availability"  # code, data, reproducibility
    ACKNOWLEDGEMENTS = "acknowledgements"
    REFERENCES = "references"
    APPENDIX = "appendix"
    CHECKLIST = "checklist"  # a venue's questions to the authors, with their answers
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and where it stands; its blocks name it."""

    anchor: str  # "S4.SS2"
    number: str  # "4.2", "A", "" if unnumbered
    title: str
    level: int  # 1 for a section, 2 for a subsection, …
    role: Role  # a subsection without a telling heading has its parent's role


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """One who wrote the paper, as its own title page says."""

    name: str
    affiliations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One place of a table's grid."""

    text: str
    is_header: bool = False  # it names its column
    is_row_header: bool = False  # it names its row
    is_bold: bool = False  # authors mark the best result so,
    is_underlined: bool = False  # and the second best so


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A range of a block's text that names an entry of the references: "[12]", "Vaswani et al. (2017)"."""

    start: int
    end: int
    anchor: str  # of the reference's block


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, list item, table, figure, formula, footnote or reference.

    `text` is what a reader sees, white space collapsed, formulas as `$LaTeX$`, citations as the paper prints them. Of
    a table it is the caption, then the rows, one a line, cells parted by " | "; of figures and of a PDF's programs the
    caption, then what is written in them. Spans are half-open ranges of code points in `text`.
    """

    anchor: str  # arXiv's id, "S4.SS2.p3"; of a PDF, page and box; "front.abstract" for metadata
    kind: BlockKind
    text: str
    section: str = ""  # anchor of the section; "" before the first
    sentences: tuple[tuple[int, int], ...] = ()  # of prose and captions
    label: str = ""  # "Table 3", "Figure 2", "(5)", "[12]" as the paper prints it
    rows: tuple[tuple[Cell, ...], ...] = ()  # of a table: a full rectangle, spanning cells repeated
    latex: str = ""  # of an equation; a PDF has none
    depth: int = 0  # of a list item: lists around its own
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence and its address."""

    block: Block
    start: int
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link out of the paper, cleaned."""

    url: str
    anchor: str  # of the block that holds it
    kind: str  # "code", "data", "model", "project" or "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One route that was tried for the text of a paper."""

    route: Route
    url: str
    outcome: Remark  # code "read.ok", "read.html_missing", "read.short", …
    final: bool = True  # False: the upstream was not to be reached, so a later run tries again


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One paper version as text. Anchors are unique; blocks stand in reading order, those of the metadata first."""

    arxiv_id: str
    version: int | None
    title: str
    route: Route
    url: str  # page on which the anchors of the full text open
    abs_url: str  # page that shows the metadata
    sections: tuple[Section, ...]
    blocks: tuple[Block, ...]
    authors: tuple[Author, ...] = ()  # as the paper prints them; the metadata have theirs
    keywords: tuple[str, ...] = ()  # the authors' own
    license: str | None = None  # a URL, where the page states it
    links: tuple[Link, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    warnings: tuple[Remark, ...] = ()  # what a reader should know of the page: "read.hidden_text", …

    @property
    def final(self) -> bool:
        """Whether reading again would bring nothing more."""
        return all(attempt.final for attempt in self.attempts)

    def url_of(self, block: Block) -> str:
        """Where a browser opens at this block."""
        return self.abs_url if block.kind in FRONT else f"{self.url}#{block.anchor}"

    def block(self, anchor: str) -> Block | None:
        return next((block for block in self.blocks if block.anchor == anchor), None)

    def section(self, anchor: str) -> Section | None:
        return next((section for section in self.sections if section.anchor == anchor), None)

    def role_of(self, block: Block) -> Role:
        """What the block's section is for; metadata counts as abstract."""
        if block.kind in FRONT:
            return Role.ABSTRACT
        section = self.section(block.section)
        return section.role if section else Role.OTHER

    def where(self, block: Block) -> str:
        """The block's place, for people in any language: "Table 3", "§4.2", "abstract"."""
        if block.kind in FRONT:
            return block.kind.value
        section = self.section(block.section)
        part = f"§{section.number or section.title}" if section else ""
        if not block.label:
            return part or block.anchor
        return block.label if block.label[0].isalpha() or not part else f"{part} {block.label}"

    def evidence(self, block: Block, start: int, end: int) -> Evidence:
        """A range of the block's text as evidence."""
        return Evidence(
            anchor=block.anchor,
            quote=block.text[start:end],
            start=start,
            end=end,
            url=self.url_of(block),
            where=self.where(block),
        )

    def sentences(self, kinds: frozenset[BlockKind] = PROSE) -> Iterator[Sentence]:
        """Every sentence of the blocks of these kinds, in reading order."""
        for block in self.blocks:
            if block.kind in kinds:
                for start, end in block.sentences:
                    yield Sentence(block=block, start=start, end=end)
