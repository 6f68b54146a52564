"""One walk over the tree of a page.

Text gathers until its block ends; a displayed formula is part of the paragraph around it and a block of its own after
it, and so are footnotes.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from selectolax.lexbor import LexborNode

from litmus.model import BlockKind, Citation, Role
from litmus.read.html.authors import Byline
from litmus.read.html.citations import resolved
from litmus.read.html.elements import classes, elements, ids
from litmus.read.html.equations import Displayed, displayed
from litmus.read.html.floats import NO_CAPTION, Caption, Float, add_caption, add_float, add_table, caption_of
from litmus.read.html.headings import number_in, number_of
from litmus.read.html.kinds import Kind, What
from litmus.read.html.tables import Room, grid
from litmus.read.html.text import Piece, Reader, Run
from litmus.read.keywords import keywords_in, keywords_of, without_keywords
from litmus.read.page import Page

_LEVELS = {
    "ltx_part": 1, "ltx_chapter": 1, "ltx_section": 1, "ltx_appendix": 1, "ltx_bibliography": 1, "ltx_index": 1,
    "ltx_glossary": 1, "ltx_acknowledgements": 1, "ltx_subsection": 2, "ltx_subsubsection": 3, "ltx_paragraph": 4,
    "ltx_subparagraph": 5,
}  # fmt: skip
_RUN_IN = 4  # from this level on a heading is the beginning of a paragraph, with a full stop
_GIVEN_ROLES = {"ltx_bibliography": Role.REFERENCES, "ltx_acknowledgements": Role.ACKNOWLEDGEMENTS}
_GIVEN_TITLES = {"ltx_bibliography": "References", "ltx_acknowledgements": "Acknowledgements"}  # where none is printed
_INSTITUTES = frozenset({"ltx_role_institutetext", "ltx_role_affiliationtext", "ltx_role_emailtext"})
_MARK = re.compile(r"[\W_]*(?:\w{1,4}[.):]|\(\w{1,4}\)|\w{1,2})?[\W_]*")  # of a list: "•", "1.", "(iv)"
_MOST_IDS = 100  # of one block
_FLOAT_OPTION = re.compile(r"\A\[[htbp!]{1,5}\]\s*")  # "[t]", where the converter did not know the float


@dataclass(slots=True)
class _Open(Run):
    """The block that gathers."""

    ids: tuple[str, ...] = ()
    head: str = ""  # words before the text: "Theorem 3.", or the term that an item explains
    head_is_spoken: bool = False  # whether they belong to its first sentence
    label: str = ""
    after_formula: bool = False  # the next paragraph goes on with the sentence

    @property
    def has_text(self) -> bool:
        for part in self.parts:  # noqa: SIM110 - asked for at every block, and twice as fast so
            if part and not part.isspace():
                return True
        return False


class Walk(Reader):
    """The walk; what is open stands in its attributes."""

    run: _Open

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.run = _Open()
        self.kind = BlockKind.PARAGRAPH  # of the blocks here
        self.lists = 0  # around what is read
        self.float: Float | None = None
        self.formulas: list[Displayed] = []
        self.in_formula = False
        self.room = Room()
        self.caption: Caption | None = None  # one outside of floats, before its table
        self.byline = Byline(page)

    def finish(self) -> None:
        """Nothing comes any more."""
        self.flush()
        self._end_caption()
        self.page.authors = self.byline.authors()
        self.page.keywords = list(dict.fromkeys(self.page.keywords))
        self.page.blocks = resolved(self.page.blocks)

    def seen(self, node: LexborNode, what: What) -> None:
        kind = what.kind
        if kind is Kind.TEXT:
            self.inline(node, what)
        elif kind is Kind.EQUATION and not self.in_formula:
            self._formula(node)
        elif kind is Kind.KEYWORDS:
            self._keywords(node, what)
        elif kind is Kind.NOTE and not _INSTITUTES.isdisjoint(what.names):
            self._byline(node)
        else:
            super().seen(node, what)

    def block(self, node: LexborNode, what: What) -> None:
        if (handle := self._blocks.get(what.kind)) is not None:
            handle(self, node, what)
        else:
            self.inline(node, what)

    # What gathers, and its end

    def flush_unless_begun(self) -> None:
        """End the block that gathers, if there is any text in it yet."""
        if self.run.has_text:
            self.flush()

    def flush(self) -> None:
        """End the block that gathers; then come the formulas and footnotes that were found in it."""
        run, self.run = self.run, _Open()
        formulas, self.formulas = self.formulas, []
        body = self.clean("".join(run.parts)) if run.has_text else ""
        alone = bool(formulas) and body == " ".join(text for one in formulas for text in one.shown)
        if run.head or (any(map(str.isalnum, body)) and not alone):
            self._add(run, body)
        for one in formulas:
            self.page.add(BlockKind.EQUATION, " ".join(one.shown), *one.ids, label=one.label, latex=" ".join(one.latex))
        self._add_notes()

    def _add(self, run: _Open, line: str) -> None:
        body = _FLOAT_OPTION.sub("", line, count=1)
        text = f"{run.head} {body}".strip()
        if not text:
            return
        citations = _shifted(run.citations(line), len(text) - len(line))
        if self.float is not None and not self._is_section_s_own(run.ids):
            self.float.texts.append(
                Piece(text=text, ids=run.ids, hrefs=tuple(run.hrefs), label=run.label, citations=citations)
            )
            return
        if not self.page.sections and (words := keywords_in(text)):
            self.page.keywords += words
            return
        self._end_caption()
        block = self.page.add(
            self.kind,
            text,
            *run.ids,
            label=run.label,
            head=0 if run.head_is_spoken or not body else len(text) - len(body),
            depth=max(self.lists - 1, 0) if self.kind is BlockKind.LIST_ITEM else 0,
            citations=citations,
        )
        self.page.link(block.anchor, run.hrefs, text)

    def _add_notes(self) -> None:
        notes, self.notes = self.notes, []
        for note in notes:
            block = self.page.add(BlockKind.FOOTNOTE, note.text, *note.ids, label=note.label, citations=note.citations)
            self.page.link(block.anchor, note.hrefs, note.text)

    def _is_section_s_own(self, own: tuple[str, ...]) -> bool:
        """Whether a paragraph inside a float is one of the section's: the nesting may be wrong, the ids are right."""
        section = self.page.section
        return section is not None and any(
            name.startswith(f"{section.anchor}.p") and name[len(section.anchor) + 2 :].isdigit() for name in own
        )

    def _paragraph(self, node: LexborNode, _: What) -> None:
        """A `p`: the first of its paragraph, one after a displayed formula, or one by itself."""
        if self.run.has_text and not self.run.after_formula:
            self.flush()
        if not self.run.has_text:
            self._begin(node)
        self.run.after_formula = False
        self.run.parts.append(" ")
        self.inside(node)
        self.run.parts.append(" ")

    def _begin(self, node: LexborNode) -> None:
        """An element in which the block that gathers may begin: its ids, and nothing of the blanks before it."""
        self.run.ids = (*self.run.ids, *ids(node))[:_MOST_IDS]
        if self.run.cites is None and not self.run.has_text:
            self.run.parts.clear()

    def _paragraphs(self, node: LexborNode, _: What) -> None:
        self.flush_unless_begun()
        self._begin(node)
        self.inside(node)
        self.flush()

    # Sections and what stands before them

    def _section(self, node: LexborNode, what: What) -> None:
        self.flush()
        self._end_caption()
        around, kind, lists, one = self.page.section, self.kind, self.lists, self.float
        if one is not None:  # a section inside a figure: the figure ends here
            self.float = None
            add_float(self.page, one)
        self.kind, self.lists = BlockKind.PARAGRAPH, 0
        heading = _child(node, "ltx_title")
        self._open_section(node, what.names, heading)
        self.inside(node, but=heading)
        self.flush()
        self._end_caption()
        self.page.section, self.kind, self.lists = around, kind, lists
        self.float = Float() if one is not None else None

    def _open_section(self, node: LexborNode, names: frozenset[str], heading: LexborNode | None) -> None:
        level = next(_LEVELS[name] for name in names if name in _LEVELS)
        number = title = ""
        if heading is not None:
            tag = _child(heading, "ltx_tag")
            number = number_of(tag)
            title = self.read_apart(heading, but=tag if number else None).text
            if not number:
                number, title = number_in(title, node)
        title = title or next((_GIVEN_TITLES[name] for name in names if name in _GIVEN_TITLES), "")
        if title or number:
            self.page.open_section(
                *ids(node),
                number=number,
                title=title.rstrip(".:") if level >= _RUN_IN else title,
                level=level,
                role=next((_GIVEN_ROLES[name] for name in names if name in _GIVEN_ROLES), None),
            )

    def _title(self, node: LexborNode, _: What) -> None:
        self.flush()
        piece = self.read(node)
        if not self.page.title:
            self.page.title = piece.text
            self.page.drop_scraps()
        elif piece.text and piece.text != self.page.title:
            self.page.add(BlockKind.PARAGRAPH, piece.text, *piece.ids)
        self.page.link("front.title", piece.hrefs, piece.text)
        self._add_notes()

    def _authors(self, node: LexborNode, _: What) -> None:
        self.flush()
        self._byline(node)

    def _byline(self, node: LexborNode) -> None:
        """Those who wrote it, and where they work; what their footnotes say besides an address is text."""
        self.byline.look, self.byline.styles = self.look, self.styles
        piece = self.byline.take(node)
        self.page.link("front.title", piece.hrefs, piece.text)
        self.unseen += self.byline.unseen
        notes, self.byline.notes, self.byline.unseen = self.byline.notes, [], []
        self.notes += [note for note in notes if " " in note.text or "@" not in note.text]
        self._add_notes()

    def _dates(self, node: LexborNode, _: What) -> None:
        """Dates are in the metadata; authors write links beside them."""
        self.flush()
        piece = self.read(node)
        self.page.link("front.title", piece.hrefs, piece.text)
        self._add_notes()

    def _abstract(self, node: LexborNode, _: What) -> None:
        self.flush()
        piece = self.read(node, but=_child(node, "ltx_title"))
        text, words = without_keywords(piece.text)
        self.page.keywords += words
        if not self.page.abstract:
            self.page.abstract = text
        elif text and text != self.page.abstract:
            self.page.add(BlockKind.PARAGRAPH, text, *piece.ids)
        self.page.link("front.abstract", piece.hrefs, text)
        self._add_notes()

    def _keywords(self, node: LexborNode, what: What) -> None:
        title = _child(node, "ltx_title")
        said = self.read(node, but=title).text
        if "ltx_keywords" in what.names or (
            title is not None and keywords_in(f"{self.read(title).text.rstrip(' :')}: x")
        ):
            self.page.keywords += keywords_in(said) or keywords_of(said)

    # Blocks of text

    def _theorem(self, node: LexborNode, what: What) -> None:
        self.flush()
        around, self.kind = self.kind, BlockKind.THEOREM if what.kind is Kind.THEOREM else BlockKind.PARAGRAPH
        title = _child(node, "ltx_title")
        if title is not None:
            tag = title.css_first(".ltx_tag")
            self.run.head = self.read_apart(title).text
            label = self.clean(tag.text()) if tag is not None else ""
            self.run.label = label.rstrip(".:") if label in self.run.head else ""
        self.run.ids = ids(node)
        self.inside(node, but=title)
        self.flush()
        self.kind = around

    def _list(self, node: LexborNode, _: What) -> None:
        self.flush()
        around, self.kind = self.kind, BlockKind.LIST_ITEM
        self.lists += 1
        self.inside(node)
        self.flush()
        self.lists -= 1
        self.kind = around

    def _item(self, node: LexborNode, _: What) -> None:
        self.flush()
        self.run.ids = ids(node)
        self._explanation(node, _)

    def _term(self, node: LexborNode, _: What) -> None:
        """What an item explains: it waits for its explanation."""
        self.flush()
        self.run.ids = ids(node)
        self.run.head, self.run.head_is_spoken = self.read(node).text, True

    def _explanation(self, node: LexborNode, _: What) -> None:
        """The text of an item; its mark is its label if it has a letter or a figure, and text if it is a word."""
        around, self.kind = self.kind, BlockKind.LIST_ITEM
        tag = _child(node, "ltx_tag")
        mark = self.read_apart(tag).text if tag is not None else ""
        if not _MARK.fullmatch(mark):
            self.run.head, self.run.head_is_spoken = f"{self.run.head} {mark}".strip(), True
        elif any(letter.isalnum() for letter in mark):
            self.run.label = mark
        self.inside(node, but=tag)
        self.flush()
        self.kind = around

    def _reference(self, node: LexborNode, _: What) -> None:
        self.flush()
        tag = _child(node, "ltx_tag")
        label = self.read_apart(tag).text if tag is not None else ""
        piece = self.read(node, but=tag)
        if text := piece.text or label:
            block = self.page.add(BlockKind.REFERENCE, text, *piece.ids, label=label)
            self.page.link(block.anchor, piece.hrefs, piece.text, cited=True)

    def _listing(self, node: LexborNode, _: What) -> None:
        """A program or a verbatim text."""
        piece = self.read(node)
        if not piece.text:
            return
        if self.float is not None:
            self.float.lines.append(piece)
        else:
            self.flush()
            block = self.page.add(BlockKind.ALGORITHM, piece.text, *piece.ids, spoken=0)
            self.page.link(block.anchor, piece.hrefs, piece.text)

    def box(self, node: LexborNode) -> None:
        if self.flat:
            super().box(node)
        else:
            self.flush()
            self.inside(node)
            self.flush()

    @property
    def keeps_labels(self) -> bool:
        """A picture's labels belong to the figure that it stands in; one in a line, as in a cell, is a symbol."""
        return self.float is not None and not self.flat

    def label(self, labels: list[str]) -> None:
        if self.float is not None:
            self.float.add_labels(labels)

    # Formulas, tables and floats

    def _formula(self, node: LexborNode) -> None:
        """A displayed formula: a part of the sentence around it, and a block of its own."""
        self.in_formula = True
        found = displayed(node, self)
        self.in_formula = False
        is_line = bool(self.flat)  # where no block of its own will tell its number
        for one in found:
            for text in [*one.shown, *([one.label] if is_line or not one.latex else [])]:
                self.say(f" {text} ")
        if not is_line and not self.look.hidden:
            self.formulas += [one for one in found if one.latex]
            self.run.after_formula = True

    def _table(self, node: LexborNode, _: What) -> None:
        before = len(self.notes)
        rows, cells = grid(node, self, self.room)
        if sum(bool(one.text) for row in rows for one in row) <= 1:
            del self.notes[before:]
            self.inside(node)  # a frame around something else
        elif self.float is not None:
            self.float.add_table(ids(node), rows, cells)
        else:
            notes, self.notes = self.notes, []
            self.flush()
            self.notes = notes
            caption, self.caption = self.caption or NO_CAPTION, None
            add_table(self.page, rows, cells, caption, *ids(node))

    def _caption(self, node: LexborNode, _: What) -> None:
        caption = caption_of(node, self.read(node))
        if not caption.text:
            return
        if self.float is not None:
            self.float.captions.append(caption)
        elif not self.page.put_above(caption.text, label=caption.label, head=caption.head, citations=caption.citations):
            self._end_caption()
            self.caption = caption

    def _end_caption(self) -> None:
        """No table came for the caption that waits for one."""
        if (caption := self.caption) is not None:
            self.caption = None
            add_caption(self.page, caption)

    def _float(self, node: LexborNode, _: What) -> None:
        around = self.float
        if around is None:
            self.flush()
        run, kind = self.run, self.kind
        self.run, self.kind, self.float = _Open(), BlockKind.PARAGRAPH, Float(ids=ids(node))
        self.inside(node)
        self._take_rest()
        one, self.run, self.kind, self.float = self.float, run, kind, around
        if one is not None and around is not None:
            around.add_inner(one)
        elif one is not None:
            add_float(self.page, one)
            self.flush()

    def _take_rest(self) -> None:
        """End what gathers inside a float; its footnotes and formulas wait until the float is there."""
        notes, self.notes = self.notes, []
        self.flush()
        self.notes = notes

    _blocks: ClassVar[Mapping[Kind, Callable[["Walk", LexborNode, What], None]]] = {
        Kind.SECTION: _section,
        Kind.TABLE: _table,
        Kind.TITLE: _title,
        Kind.AUTHORS: _authors,
        Kind.DATES: _dates,
        Kind.ABSTRACT: _abstract,
        Kind.THEOREM: _theorem,
        Kind.PROOF: _theorem,
        Kind.REFERENCE: _reference,
        Kind.CAPTION: _caption,
        Kind.FLOAT: _float,
        Kind.LISTING: _listing,
        Kind.LIST: _list,
        Kind.ITEM: _item,
        Kind.TERM: _term,
        Kind.EXPLANATION: _explanation,
        Kind.PARAGRAPHS: _paragraphs,
        Kind.PARAGRAPH: _paragraph,
    }


def _child(node: LexborNode, name: str) -> LexborNode | None:
    """The first element directly inside that has a class."""
    return next((child for child in elements(node) if name in classes(child)), None)


def _shifted(citations: tuple[Citation, ...], shift: int) -> tuple[Citation, ...]:
    if not shift:
        return citations
    return tuple(
        replace(one, start=one.start + shift, end=one.end + shift) for one in citations if one.start + shift >= 0
    )
