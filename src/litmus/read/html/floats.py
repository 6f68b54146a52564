"""Figures, tables and algorithms with their captions, as blocks."""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from litmus.model import BlockKind
from litmus.read.html.tables import Rows
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A caption: its text with the label, and where the label ends."""

    text: str
    label: str = ""  # "Table 3", "(a)"
    head: int = 0
    ids: tuple[str, ...] = ()
    hrefs: tuple[str, ...] = ()


NO_CAPTION = Caption(text="")


@dataclass(slots=True)
class Float:
    """A float while it is read: its pieces come in any order."""

    ids: tuple[str, ...] = ()
    captions: list[Caption] = field(default_factory=list)
    tables: list[tuple[tuple[str, ...], Rows]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)  # of a program
    texts: list[Piece] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)
    inner: list["Float"] = field(default_factory=list)

    def take(self, piece: Piece) -> None:
        """Keep a text that stands inside, if it is more than a label."""
        if len(piece.text.split()) >= _FEWEST_WORDS:
            self.texts.append(piece)


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
    return Caption(text=piece.text, label=label, head=head, ids=piece.ids, hrefs=piece.hrefs)


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
    for place, ((own, rows), caption) in enumerate(pairs):
        add_table(page, rows, caption, *(one.ids if not place else ()), *own, around=around, hrefs=one.hrefs)
    rest = captions[len(tables) if len(captions) == len(tables) else 1 :] if tables else captions
    for place, caption in enumerate(rest):
        own = (*one.ids, *caption.ids) if not tables and not place else (*caption.ids, *one.ids)
        _add_caption(page, one, caption, own, around)
    _add_inside(page, one)
    for part in one.inner:
        add_float(page, part, label)


def _add_caption(page: Page, one: Float, caption: Caption, own: tuple[str, ...], around: str) -> None:
    """A caption as a figure, or as the head of the program that stands under it."""
    label = _full(caption.label, around)
    program = [*one.lines]
    if _PROGRAM.match(label):
        program += [piece.text for piece in one.texts]
        one.texts.clear()
    one.lines.clear()
    block = page.add(
        BlockKind.ALGORITHM if program else BlockKind.FIGURE,
        " ".join([caption.text, *program]),
        *own,
        label=label,
        head=caption.head,
        spoken=len(caption.text),
    )
    page.link(block.anchor, [*caption.hrefs, *one.hrefs], block.text)


def _add_inside(page: Page, one: Float) -> None:
    """What stands in a float besides tables and captions: programs, prompts, examples; nothing that the authors say."""
    if one.lines:
        page.add(BlockKind.ALGORITHM, " ".join(one.lines), *one.ids, spoken=0)
    for piece in one.texts:
        block = page.add(BlockKind.ALGORITHM, piece.text, *piece.ids, *one.ids, spoken=0)
        page.link(block.anchor, piece.hrefs, piece.text)


def add_table(
    page: Page, rows: Rows, caption: Caption, *own: str, around: str = "", hrefs: list[str] | tuple[str, ...] = ()
) -> None:
    """Add a table under its caption."""
    lines = [" | ".join(cell.text for cell in row) for row in rows]
    block = page.add(
        BlockKind.TABLE,
        "\n".join([*filter(None, [caption.text]), *lines]),
        *own,
        label=_full(caption.label, around),
        head=caption.head,
        spoken=len(caption.text),
        rows=rows,
    )
    page.link(block.anchor, [*caption.hrefs, *hrefs], block.text)


def _full(label: str, around: str) -> str:
    """The label with that of the float around it: "Figure 11(a)"."""
    return f"{around}{label}" if around and _PART.fullmatch(label) else label
