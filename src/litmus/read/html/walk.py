"""One walk over the tree of a page.

Text gathers until its block ends; a displayed formula is part of the paragraph around it and a block of its own after
it, and so are footnotes.
"""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from litmus.model import BlockKind, Role
from litmus.read.html.elements import classes, elements, ids
from litmus.read.html.equations import Displayed, displayed
from litmus.read.html.floats import NO_CAPTION, Caption, Float, add_float, add_table, caption_of
from litmus.read.html.headings import number_in, number_of
from litmus.read.html.tables import grid, is_tabular
from litmus.read.html.text import Piece, Reader, Run
from litmus.read.html.visible import PLAIN
from litmus.read.page import Page

_LEVELS = {
    "ltx_part": 1, "ltx_chapter": 1, "ltx_section": 1, "ltx_appendix": 1, "ltx_bibliography": 1, "ltx_index": 1,
    "ltx_glossary": 1, "ltx_acknowledgements": 1, "ltx_subsection": 2, "ltx_subsubsection": 3, "ltx_paragraph": 4,
    "ltx_subparagraph": 5,
}  # fmt: skip
_RUN_IN = 4  # from this level on a heading is the beginning of a paragraph, with a full stop
_GIVEN_ROLES = {"ltx_bibliography": Role.REFERENCES, "ltx_acknowledgements": Role.ACKNOWLEDGEMENTS}
_TAG, _TITLE = frozenset({"ltx_tag"}), frozenset({"ltx_title"})
_MARK = re.compile(r"[\W_]*(?:\w{1,4}[.):]|\(\w{1,4}\)|\w{1,2})?[\W_]*")  # of a list: "•", "1.", "(iv)"
_FLOAT_OPTION = re.compile(r"\[[htbp!]{1,5}\]\s*")  # "[t]", where the converter did not know the float
_FEWEST_WORDS = 8  # of a text inside a drawing; the ticks of a plot have fewer
_DEEPEST = 500  # elements open at once; real pages have 28, and lexbor needs the square of it
_OPENING = re.compile(rb"<(/?)(?!(?:br|hr|img|input|meta|link|wbr|p|li|td|th|tr|dd|dt|option)\b)[a-zA-Z][^<>]*?(/?)>")


def parse(body: bytes) -> Page | None:
    """Read a page; None if it holds no article of LaTeXML."""
    if _depth(body) > _DEEPEST:
        return None
    article = LexborHTMLParser(body).css_first("article.ltx_document, .ltx_page_content article, .ltx_document")
    if article is None:
        return None
    walk = _Walk(Page())
    walk.inside(article)
    walk.flush()
    return walk.page


def _depth(body: bytes) -> int:
    """How many elements are open at once, at most."""
    deepest = depth = 0
    for tag in _OPENING.finditer(body):
        if tag[1]:
            depth = max(depth - 1, 0)
        elif not tag[2]:
            depth += 1
            deepest = max(deepest, depth)
    return deepest


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
        return any(part and not part.isspace() for part in self.parts)


class _Walk(Reader):
    """The walk; what is open stands in its attributes."""

    run: _Open

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.run = _Open()
        self.kind = BlockKind.PARAGRAPH  # of the blocks here
        self.float: Float | None = None
        self.formulas: list[Displayed] = []
        self.caption: Caption | None = None  # one outside of floats, before its table

    def seen(self, node: LexborNode, tag: str, names: frozenset[str]) -> None:
        if names & {"ltx_equation", "ltx_equationgroup", "ltx_eqn_table"}:
            self._formula(node)
        else:
            super().seen(node, tag, names)

    def block(self, node: LexborNode, tag: str, names: frozenset[str]) -> None:
        level = next((_LEVELS[name] for name in names if name in _LEVELS), 0)
        if level:
            self._section(node, level, names)
        elif is_tabular(node):
            self._table(node)
        elif names & {"ltx_title_document", "ltx_authors", "ltx_dates", "ltx_date"}:
            self._byline(node, is_title="ltx_title_document" in names)
        elif "ltx_abstract" in names:
            self._abstract(node)
        elif names & {"ltx_theorem", "ltx_proof"}:
            self._theorem(node, BlockKind.THEOREM if "ltx_theorem" in names else BlockKind.PARAGRAPH)
        elif "ltx_bibitem" in names:
            self._reference(node)
        elif "ltx_caption" in names or tag == "figcaption":
            self._caption(node)
        elif tag == "figure" or "ltx_float" in names:
            self._float(node)
        elif tag == "svg":
            self._drawing(node)
        elif "ltx_listing" in names or tag == "pre":
            self._listing(node)
        elif "ltx_item" in names or tag == "li":
            self._item(node, tag)
        elif tag == "blockquote" or names & {"ltx_para", "ltx_minipage", "ltx_quote"}:
            self.flush_unless_begun()
            self.run.ids += ids(node)
            self.inside(node)
            self.flush()
        elif tag == "p" or "ltx_p" in names:
            self._paragraph(node)
        else:
            self.inline(node, tag, names)

    # What gathers, and its end

    def flush_unless_begun(self) -> None:
        """End the block that gathers, if there is any text in it yet."""
        if self.run.has_text:
            self.flush()

    def flush(self) -> None:
        """End the block that gathers; then come the formulas and footnotes that were found in it."""
        run, self.run = self.run, _Open()
        formulas, self.formulas = self.formulas, []
        body = _FLOAT_OPTION.sub("", self.clean(run.parts), count=1) if run.has_text else ""
        alone = body == " ".join(text for one in formulas for text in one.shown)
        if run.head or (any(letter.isalnum() for letter in body) and not alone):
            self._add(run, body)
        for one in formulas:
            self.page.add(BlockKind.EQUATION, " ".join(one.shown), *one.ids, label=one.label, latex=" ".join(one.latex))
        notes, self.notes = self.notes, []
        for note in notes:
            block = self.page.add(BlockKind.FOOTNOTE, note.text, *note.ids, label=note.label)
            self.page.link(block.anchor, note.hrefs, note.text)

    def _add(self, run: _Open, body: str) -> None:
        text = f"{run.head} {body}".strip()
        if self.float is not None and not self._is_section_s_own(run.ids):
            self.float.take(Piece(text=text, ids=run.ids, hrefs=tuple(run.hrefs)))
            return
        head = 0 if run.head_is_spoken or not body else len(text) - len(body)
        block = self.page.add(self.kind, text, *run.ids, label=run.label, head=head)
        self.page.link(block.anchor, run.hrefs, text)

    def _is_section_s_own(self, own: tuple[str, ...]) -> bool:
        """Whether a paragraph inside a float is one of the section's: the nesting may be wrong, the ids are right."""
        section = self.page.section
        return section is not None and any(
            name.startswith(f"{section.anchor}.p") and name[len(section.anchor) + 2 :].isdigit() for name in own
        )

    def _paragraph(self, node: LexborNode) -> None:
        """A `p`: the first of its paragraph, one after a displayed formula, or one by itself."""
        if self.run.has_text and not self.run.after_formula:
            self.flush()
        if not self.run.has_text:
            self.run.ids += ids(node)
        self.run.after_formula = False
        self.run.parts.append(" ")
        self.inside(node)
        self.run.parts.append(" ")

    # Sections and what stands before them

    def _section(self, node: LexborNode, level: int, names: frozenset[str]) -> None:
        self.flush()
        around, kind, one = self.page.section, self.kind, self.float
        if one is not None:  # a section inside a figure: the figure ends here
            self.float = None
            add_float(self.page, one)
        self.kind = BlockKind.PARAGRAPH
        heading = next((child for child in elements(node) if "ltx_title" in classes(child)), None)
        if heading is not None:
            title = self.read_apart(heading, but=_TAG).text
            number = number_of(heading.css_first(".ltx_tag"))
            if not number:
                number, title = number_in(title, node)
            self.page.open_section(
                *ids(node),
                number=number,
                title=title.rstrip(".:") if level >= _RUN_IN else title,
                level=level,
                role=next((_GIVEN_ROLES[name] for name in names if name in _GIVEN_ROLES), None),
            )
        self.inside(node, but=_TITLE)
        self.flush()
        self.page.section, self.kind = around, kind
        self.float = Float() if one is not None else None

    def _byline(self, node: LexborNode, *, is_title: bool) -> None:
        """The title, and the authors under it, of whom nothing is kept but their links."""
        self.flush()
        piece = self.read(node)
        notes, self.notes = self.notes, []
        if is_title:
            self.page.title = self.page.title or piece.text
            self.page.drop_scraps()
        for said in (piece, *notes):
            self.page.link("front.title", said.hrefs, said.text)

    def _abstract(self, node: LexborNode) -> None:
        self.flush()
        piece = self.read(node, but=_TITLE)
        notes, self.notes = self.notes, []
        self.page.abstract = self.page.abstract or piece.text
        for said in (piece, *notes):
            self.page.link("front.abstract", said.hrefs, said.text)

    # Blocks of text

    def _theorem(self, node: LexborNode, kind: BlockKind) -> None:
        self.flush()
        around, self.kind = self.kind, kind
        title = next((child for child in elements(node) if "ltx_title" in classes(child)), None)
        if title is not None:
            tag = title.css_first(".ltx_tag")
            self.run.head = self.read_apart(title).text
            self.run.label = self.clean([tag.text()]).rstrip(".:") if tag is not None else ""
        self.run.ids = ids(node)
        self.inside(node, but=_TITLE)
        self.flush()
        self.kind = around

    def _item(self, node: LexborNode, tag: str) -> None:
        """An item of a list; its mark is left out unless it is a word. A term waits for its explanation."""
        if tag != "dd":
            self.flush()
            self.run.ids = ids(node)
        if tag == "dt":
            self.run.head, self.run.head_is_spoken = self.read(node).text, True
            return
        around, self.kind = self.kind, BlockKind.LIST_ITEM
        mark = next((self.read_apart(child).text for child in elements(node) if "ltx_tag" in classes(child)), "")
        if not _MARK.fullmatch(mark):
            self.run.head, self.run.head_is_spoken = mark, True
        self.inside(node, but=_TAG)
        self.flush()
        self.kind = around

    def _reference(self, node: LexborNode) -> None:
        self.flush()
        label = next((self.read_apart(child).text for child in elements(node) if "ltx_tag" in classes(child)), "")
        piece = self.read(node, but=_TAG)
        if piece.text:
            block = self.page.add(BlockKind.REFERENCE, piece.text, *piece.ids, label=label)
            self.page.link(block.anchor, piece.hrefs, piece.text, cited=True)

    def _listing(self, node: LexborNode) -> None:
        """A program or a verbatim text."""
        text = self.read(node).text
        if not text:
            return
        if self.float is not None:
            self.float.lines.append(text)
        else:
            self.flush()
            self.page.add(BlockKind.ALGORITHM, text, *ids(node), spoken=0)

    def _drawing(self, node: LexborNode) -> None:
        """A picture made of shapes and text: boxes of prose are kept, the ticks and names of a plot are not."""
        look, self.look, self.on_drawing = self.look, PLAIN, True
        for box in node.css("foreignObject"):
            if len(box.text(separator=" ").split()) >= _FEWEST_WORDS:
                self.flush()
                self.inside(box)
                self.flush()
        self.look, self.on_drawing = look, False

    # Formulas, tables and floats

    def _formula(self, node: LexborNode) -> None:
        """A displayed formula: a part of the sentence around it, and a block of its own."""
        found = displayed(node, lambda part: self.read(part).text)
        for text in (text for one in found for text in one.shown):
            self.say(f" {text} ")
        if not self.flat and not self.look.hidden:
            self.formulas += found
            self.run.after_formula = True

    def _table(self, node: LexborNode) -> None:
        hrefs: list[str] = []

        def cell(part: LexborNode) -> str:
            piece = self.read_apart(part)
            hrefs.extend(piece.hrefs)
            return piece.text

        rows = grid(node, cell)
        if sum(bool(one.text) for row in rows for one in row) <= 1:
            self.inside(node)  # a frame around something else
        elif self.float is not None:
            self.float.tables.append((ids(node), rows))
            self.float.hrefs += hrefs
        else:
            notes, self.notes = self.notes, []
            self.flush()
            self.notes = notes
            caption, self.caption = self.caption or NO_CAPTION, None
            add_table(self.page, rows, caption, *ids(node), hrefs=hrefs)

    def _caption(self, node: LexborNode) -> None:
        caption = caption_of(node, self.read(node))
        if not caption.text:
            return
        if self.float is not None:
            self.float.captions.append(caption)
        elif not self.page.put_above(caption.text, label=caption.label, head=caption.head):
            self.caption = caption

    def _float(self, node: LexborNode) -> None:
        around = self.float
        if around is None:
            self.flush()
        run, kind = self.run, self.kind
        self.run, self.kind, self.float = _Open(), BlockKind.PARAGRAPH, Float(ids=ids(node))
        self.inside(node)
        self._take_rest()
        one, self.run, self.kind, self.float = self.float, run, kind, around
        if one is not None and around is not None:
            around.inner.append(one)
        elif one is not None:
            add_float(self.page, one)
            self.flush()

    def _take_rest(self) -> None:
        """End what gathers inside a float; its footnotes and formulas wait until the float is there."""
        notes, self.notes = self.notes, []
        self.flush()
        self.notes = notes
