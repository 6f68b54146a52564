"""Figures, tables and algorithms with their captions, as blocks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from selectolax.lexbor import LexborNode

from litmus.model import BlockKind, Citation
from litmus.read.heads import Rows
from litmus.read.html.text import Piece
from litmus.read.page import Page
from litmus.read.wording import collapse

_NAMED = re.compile(
    r"(?:(?:Supplementary |Extended Data )?"
    r"(?:Table|Tab\.|Figure|Fig\.|Algorithm|Alg\.|Listing|Box|Scheme|Chart)\s?|表|图|算法)"
    r"\s?[A-Z]{0,2}\.?\d{1,4}(?:\.\d{1,3}){0,3}(?:\s?\([a-z]\))?",
    re.IGNORECASE,
)
_PART = re.compile(r"\([a-z\d]{1,3}\)")
_PROGRAM = re.compile(r"(?:algorithm|alg\.|listing|procedure|算法)", re.IGNORECASE)
_FEWEST_WORDS = 8  # of a text inside a figure that is more than a label
_MOST_LABELS = 1_000  # of one figure's pictures; a grid of 20 by 20 has 440


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A caption: its text with the label, and where the label ends."""

    text: str
    label: str = ""  # "Table 3", "(a)"
    head: int = 0
    ids: tuple[str, ...] = ()
    hrefs: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()


NO_CAPTION = Caption(text="")


@dataclass(frozen=True, slots=True)
class _Table:
    """A table's grid, and its cells as they were read."""

    ids: tuple[str, ...]
    rows: Rows
    cells: Sequence[Piece]


@dataclass(slots=True)
class Float:
    """A float while it is read: its pieces come in any order."""

    ids: tuple[str, ...] = ()
    captions: list[Caption] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)
    lines: list[Piece] = field(default_factory=list)  # of a program
    texts: list[Piece] = field(default_factory=list)  # of anything else
    inner: list["Float"] = field(default_factory=list)
    drawn: list[list[str]] = field(default_factory=list)  # the labels of each picture
    room: int = _MOST_LABELS  # for more of them

    def add_labels(self, labels: list[str]) -> None:
        """Take up the labels of a picture, as many as pictures have."""
        if kept := labels[: self.room]:
            self.drawn.append(kept)
            self.room -= len(kept)

    def add_inner(self, one: "Float") -> None:
        """Take up a float inside; the pictures of one without a caption are those of this one."""
        self.inner.append(one)
        if not one.captions:
            for labels in one.drawn:
                self.add_labels(labels)
            one.drawn = []

    def add_table(self, own: tuple[str, ...], rows: Rows, cells: Sequence[Piece]) -> None:
        """Take up a table."""
        self.tables.append(_Table(own, rows, cells))


def caption_of(node: LexborNode, piece: Piece) -> Caption:
    """A caption with the label that its tag, or else its beginning, says."""
    tag = node.css_first(".ltx_tag")
    said = collapse(tag.text()) if tag is not None else ""
    if said and piece.text.startswith(said):
        label, head = said.rstrip(" .:|：。"), len(said)
    else:
        found = _NAMED.match(piece.text)
        label, head = (found[0], found.end()) if found else ("", 0)
    while head < len(piece.text) and piece.text[head] in " .:|：":
        head += 1
    return Caption(text=piece.text, label=label, head=head, ids=piece.ids, hrefs=piece.hrefs, citations=piece.citations)


def add_float(page: Page, one: Float, around: str = "") -> None:
    """Add a float's blocks: its tables each with its caption, or its program, or the caption alone; then its texts.

    Args:
        page: Where to.
        one: The float.
        around: Label of the float around it, to which "(a)" refers.

    """
    captions, tables = list(one.captions), one.tables
    label = captions[0].label if captions else around
    if tables and len(captions) == len(tables):
        pairs = list(zip(tables, captions, strict=True))
    else:
        heads = [*captions[:1], *[Caption(text="", label=label)] * len(tables)]
        pairs = list(zip(tables, heads, strict=False))
    for place, (table, caption) in enumerate(pairs):
        own = (*(one.ids if not place else ()), *table.ids)
        add_table(page, table.rows, table.cells, caption, *own, around=around)
    rest = captions[len(tables) if len(captions) == len(tables) else 1 :] if tables else captions
    if not captions and not tables and not one.lines and any(map(_is_label, one.texts)):
        rest = [NO_CAPTION]
    for place, caption in enumerate(rest):
        own = (*one.ids, *caption.ids) if not tables and not place else (*caption.ids, *one.ids)
        _add_captioned(page, one, caption, own, around)
    _add_inside(page, one)
    for part in one.inner:
        add_float(page, part, label)


def add_caption(page: Page, caption: Caption) -> None:
    """Add a caption that nothing stands under: what it names is a picture, or was not converted."""
    _add_captioned(page, Float(), caption, caption.ids, "")


def _add_captioned(page: Page, one: Float, caption: Caption, own: tuple[str, ...], around: str) -> None:
    """A caption as a figure with what is written in it, or as the head of the program that stands under it.

    The labels of a picture follow on a line of their own.
    """
    label = _full(caption.label, around)
    inside = one.lines
    is_program = bool(inside)
    if _PROGRAM.match(label):
        inside, one.texts = [*inside, *one.texts], []
        is_program = bool(inside)
    elif not one.tables:
        words = [piece for piece in one.texts if _is_label(piece)]
        one.texts = [piece for piece in one.texts if not _is_label(piece)]
        inside = [*inside, *words]
    one.lines = []
    drawn, one.drawn = [] if is_program else one.drawn, []
    head = Piece(text=caption.text, hrefs=caption.hrefs, citations=caption.citations)
    pieces = [head, *inside] if head.text else inside
    block = page.add(
        BlockKind.ALGORITHM if is_program else BlockKind.FIGURE,
        "\n".join([" ".join(piece.text for piece in pieces), *map(" ".join, drawn)]),
        *own,
        label=label,
        head=caption.head,
        spoken=len(caption.text),
        citations=tuple(_joined(pieces)),
    )
    page.link(block.anchor, [href for piece in pieces for href in piece.hrefs], block.text)


def _is_label(piece: Piece) -> bool:
    return len(piece.text.split()) < _FEWEST_WORDS


def _joined(pieces: Iterable[Piece]) -> Iterator[Citation]:
    """The citations of pieces that a blank parts."""
    shift = 0
    for piece in pieces:
        yield from (replace(one, start=one.start + shift, end=one.end + shift) for one in piece.citations)
        shift += len(piece.text) + 1


def _add_inside(page: Page, one: Float) -> None:
    """What stands in a float besides tables and captions.

    Below a table these are its notes. Else they are programs, prompts, examples: nothing that the authors say.
    """
    if one.lines:
        page.add(BlockKind.ALGORITHM, " ".join(piece.text for piece in one.lines), *one.ids, spoken=0)
    for piece in one.texts:
        block = page.add(
            BlockKind.FOOTNOTE if one.tables else BlockKind.ALGORITHM,
            piece.text,
            *piece.ids,
            *one.ids,
            spoken=None if one.tables else 0,
            citations=piece.citations,
        )
        page.link(block.anchor, piece.hrefs, piece.text)


def add_table(page: Page, rows: Rows, cells: Sequence[Piece], caption: Caption, *own: str, around: str = "") -> None:
    """Add a table under its caption."""
    lines = [" | ".join(cell.text for cell in row) for row in rows]
    text = "\n".join([*filter(None, [caption.text]), *lines])
    block = page.add(
        BlockKind.TABLE,
        text,
        *own,
        label=_full(caption.label, around),
        head=caption.head,
        spoken=len(caption.text),
        rows=rows,
        citations=(*caption.citations, *_in_cells(text, len(caption.text), cells)),
    )
    page.link(block.anchor, [*caption.hrefs, *(href for cell in cells for href in cell.hrefs)], block.text)


def _in_cells(text: str, start: int, cells: Iterable[Piece]) -> Iterator[Citation]:
    """The citations of cells, where these stand first in the table's text."""
    for cell in cells:
        if cell.citations:
            place = text.find(cell.text, start)
            if place < 0:  # a table too large to be kept whole
                break
            yield from (replace(one, start=one.start + place, end=one.end + place) for one in cell.citations)
            start = place + len(cell.text)


def _full(label: str, around: str) -> str:
    """The label with that of the float around it: "Figure 11(a)"."""
    return f"{around}{label}" if around and _PART.fullmatch(label) else label
