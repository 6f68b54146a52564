"""A document's blocks under their labels, cut into what can be shown or left out: sentences, rows, lines.

What is shown goes into a prompt, and its writer is a stranger. So what nobody sees is dropped, and only a label that we
give begins a line: sentences stand on one line, rows and lines of programs two blanks in.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from litmus.model import Block, BlockKind, Cell, Document, Role
from litmus.tokens import tokens_in

# Controls, zero width, directions, soft hyphens, selectors, tags, private and broken characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000e0000-\U0010ffff]"
)
_BESIDE, _BELOW = " ", "\n  "  # what stands before a sentence, before a row
GAP = "…"
_HEADS_AT_MOST = 6
_SILENT = frozenset({Role.REFERENCES, Role.ACKNOWLEDGEMENTS, Role.CHECKLIST})
_LABELS = {
    BlockKind.TITLE: "title",
    BlockKind.ABSTRACT: "abs",
    BlockKind.SUBJECTS: "subj",
    BlockKind.COMMENT: "note",
    BlockKind.LINKS: "links",
    BlockKind.TABLE: "t",
    BlockKind.FIGURE: "f",
    BlockKind.EQUATION: "e",
    BlockKind.ALGORITHM: "a",
    BlockKind.REFERENCE: "r",
}
_PROSE = "p"
_LINED = frozenset({BlockKind.ALGORITHM, BlockKind.FIGURE})  # what follows their captions comes in lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The least of a block that is shown or left out."""

    text: str  # with the white space before it; "" if all of it is unseen
    tokens: int
    needs: tuple[int, ...] = ()  # parts of its block without which it says little: a caption, the heads above a row


@dataclass(frozen=True, slots=True, kw_only=True)
class Parted:
    """A block as parts."""

    block: Block
    label: str
    heading: str  # of its section, "4.2 Main results"; "" before the first
    parts: tuple[Part, ...]
    gap: str  # what stands where parts are left out

    def text(self, shown: Collection[int]) -> str:
        """The parts that are shown, in order, with a mark wherever something is left out."""
        told, is_whole = [], True
        for number, part in enumerate(self.parts):
            if number in shown:
                told.append(part.text)
            elif is_whole:
                told.append(self.gap)
            is_whole = number in shown
        return "".join(told).removeprefix(_BESIDE)


def line(label: str, text: str) -> str:
    """A piece as it stands in a prompt."""
    return f"[{label}]{text}" if text.startswith("\n") else f"[{label}] {text}"


def heading_line(heading: str) -> str:
    """The heading of a section as it stands in a prompt."""
    return f"## {heading}"


def parted(document: Document) -> tuple[Parted, ...]:
    """The blocks that a reader of the paper reads, in order: no references, thanks, checklists."""
    return tuple(one for one in _all_parted(document) if any(part.text for part in one.parts))


def _all_parted(document: Document) -> Iterator[Parted]:
    sections = {section.anchor: section for section in document.sections}
    for label, block in _labelled(document):
        section = sections.get(block.section)
        if block.kind is not BlockKind.REFERENCE and (section is None or section.role not in _SILENT):
            yield Parted(
                block=block,
                label=label,
                heading=cleaned(f"{section.number} {section.title}") if section else "",
                parts=tuple(_parts(block)),
                gap=(_BELOW if block.kind is BlockKind.TABLE else _BESIDE) + GAP,
            )


def cleaned(text: str) -> str:
    """Text on one line, without what nobody sees."""
    return " ".join(_UNSEEN.sub("", text).split())


def heads(rows: tuple[tuple[Cell, ...], ...]) -> int:
    """How many rows of a table name its columns; none, if there would be more of them than any table needs."""
    for number, row in enumerate(rows[: _HEADS_AT_MOST + 1]):
        if not all(cell.is_header or not cell.text for cell in row):
            return number
    return 0


def _labelled(document: Document) -> Iterator[tuple[str, Block]]:
    """Every block with its label: the same whatever is shown of the document."""
    counts: Counter[str] = Counter()
    for block in document.blocks:
        name = _LABELS.get(block.kind, _PROSE)
        counts[name] += 1
        is_only = len(name) > 1 and counts[name] == 1
        yield (name if is_only else f"{name}{counts[name]}"), block


def _parts(block: Block) -> Iterator[Part]:
    if block.kind is BlockKind.TABLE and block.rows:
        yield from _of_table(block)
    elif block.kind is BlockKind.EQUATION and block.latex:
        yield _part(_BESIDE, cleaned(f"${block.latex}$ {block.label}"))
    else:
        yield from _of_text(block)


def _part(before: str, text: str, needs: tuple[int, ...] = ()) -> Part:
    told = before + text if text else ""
    return Part(text=told, tokens=tokens_in(told), needs=needs)


def _of_text(block: Block) -> Iterator[Part]:
    """Sentences, each with what stands before it; then what is written in a figure or a program, line by line."""
    ends = [0, *(end for _, end in block.sentences)]
    first, *lines = block.text[ends[-1] :].split("\n") if block.kind in _LINED else [block.text[ends[-1] :]]
    for start, end in pairwise(ends):
        yield _part(_BESIDE, cleaned(block.text[start:end]))  # empty or not, so that sentences and parts have one count
    if plain := cleaned(first):
        yield _part(_BESIDE, plain)
    for text in lines:
        if plain := cleaned(text):
            yield _part(_BELOW, plain)


def _of_table(block: Block) -> Iterator[Part]:
    """The caption, which may be empty, then the rows."""
    above = block.text.split("\n")[: -len(block.rows)]
    yield _part(_BESIDE, cleaned(" ".join(above)))
    top = tuple(range(heads(block.rows) + 1))
    between: tuple[int, ...] = ()  # the line above, if it names what comes below it
    for number, row in enumerate(block.rows, 1):
        cells = [cleaned(cell.text) for cell in row]
        is_head = number in top
        is_title = not is_head and len(set(cells)) < min(len(cells), 2) and any(map(str.isalpha, cells[0]))
        yield _part(
            _BELOW,
            cells[0] if is_title else " | ".join(cells),
            needs=top[:number] if is_head else (*top, *between),
        )
        if is_title:
            between = (number,)
