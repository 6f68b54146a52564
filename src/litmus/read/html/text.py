"""The text of an element, as one line: formulas as LaTeX, footnotes apart, what nobody sees left out."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, TypeVar

from selectolax.lexbor import LexborNode

from litmus.model import Citation
from litmus.read.html.citations import Cites
from litmus.read.html.drawings import is_prose, labels_of, path, presented, written_in
from litmus.read.html.elements import bare, ids, names, nearest_id
from litmus.read.html.kinds import Kind, What, what_is
from litmus.read.html.maths import latex
from litmus.read.html.sheets import style_of
from litmus.read.html.veils import parted
from litmus.read.html.visible import PLAIN, Look
from litmus.read.page import Page
from litmus.read.wording import JOINT, collapse, formula, has_secret, raised

_DEEPEST = 60  # elements inside each other, formulas not counted; the deepest of eleven real pages has 17
_FEWEST_WORDS = 3  # hidden: fewer are blank figures that fill a column, or a strut
_LONGEST_MARK = 8  # characters that number a footnote
Walked = TypeVar("Walked")


@dataclass(slots=True)
class Run:
    """Text that gathers, with the addresses of its links and its citations."""

    parts: list[str] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)
    cites: Cites | None = None  # None: none was met

    @property
    def citing(self) -> Cites:
        """Where citations are kept from now on."""
        if self.cites is None:
            self.cites = Cites()
        return self.cites

    def citations(self, line: str) -> tuple[Citation, ...]:
        """What the text cites, whose parts became this line."""
        return self.cites.found(self.parts, line) if self.cites is not None else ()


class Piece(NamedTuple):
    """A finished piece of text: a caption, a footnote, a paragraph."""

    text: str
    ids: tuple[str, ...] = ()
    hrefs: tuple[str, ...] = ()
    label: str = ""
    citations: tuple[Citation, ...] = ()


class Reader:
    """Walks over elements and gathers their text in `run`, their footnotes in `notes`."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.run = Run()
        self.notes: list[Piece] = []
        self.look = PLAIN
        self.styles: dict[str, str] = {}  # of the page's own sheets, by class
        self.flat = 0  # above 0, whatever would be a block is part of the line
        self.unseen: list[str] = []  # what was left out of the element that began to be hidden
        self._depth = 0

    def read(self, node: LexborNode, *, but: LexborNode | None = None) -> Piece:
        """The text of an element by itself, without the child `but`."""
        if (words := bare(node)) is not None:
            if self.look.hidden:
                self.unseen.append(words)
                words = ""
            return Piece(text=self.clean(words), ids=ids(node))
        around, run = self.run, Run()
        self.run = run
        self.flat += 1
        self.inside(node, but=but)
        self.flat -= 1
        self.run = around
        text = self.clean("".join(run.parts))
        return Piece(text=text, ids=ids(node), hrefs=tuple(run.hrefs), citations=run.citations(text))

    def read_apart(self, node: LexborNode, *, but: LexborNode | None = None, around: Look | None = None) -> Piece:
        """The text of an element that the walk did not come to by itself: its own style counts.

        Args:
            node: The element.
            but: A child that is left out.
            around: How text looks around it; None for as it does where the walk is.

        """
        look = self.under(node, around or self.look)
        if look is self.look:
            return self.read(node, but=but)
        return self._looking(look, node, lambda: self.read(node, but=but))

    def under(self, node: LexborNode, around: Look) -> Look:
        """How text looks inside an element, by its own style and by how it looks around it."""
        said = node.attributes
        if not ("style" in said or "hidden" in said or self.styles):
            return around
        style = style_of(said, names(said.get("class")), self.styles)
        return around.under(style) if style else around

    def read_alone(self, node: LexborNode) -> str:
        """What an element says in a line, all of it: nothing, if it is none of the text."""
        around, run = self.run, Run()
        self.run = run
        self.flat += 1
        self.element(node)
        self.flat -= 1
        self.run = around
        around.hrefs += run.hrefs
        return self.clean("".join(run.parts))

    def inside(self, node: LexborNode, *, but: LexborNode | None = None) -> None:
        """Everything inside an element, without the child `but`."""
        if self._depth >= _DEEPEST:
            self._rest(node)
            return
        self._depth += 1
        without = but.mem_id if but is not None else 0
        child = node.first_child
        while child is not None:
            if child.is_text_node:
                (self.unseen if self.look.hidden else self.run.parts).append(child.text_content or "")
            elif child.is_element_node and not (without and child.mem_id == without):
                self.element(child)
            child = child.next
        self._depth -= 1

    def _rest(self, node: LexborNode) -> None:
        """What stands deeper than on any real page: its words, whatever they are."""
        top, at = node.mem_id, node.first_child
        while at is not None:
            down = None
            if at.is_text_node:
                self.say(at.text_content or "")
            elif at.is_element_node:
                down = self._below(at)
            if down is None:
                while at is not None and at.next is None:
                    at = at.parent
                    if at is None or at.mem_id == top:
                        return
                down = at.next
            at = down

    def _below(self, node: LexborNode) -> LexborNode | None:
        """The first thing inside an element, if what is inside is read and seen."""
        said = node.attributes
        what = what_is(node.tag or "", said.get("class"))
        if what.kind is Kind.MATH:
            self.say(formula(self.latex(node)))
        elif what.kind not in (Kind.LEFT_OUT, Kind.DRAWING):
            if self.look.hidden or not self.hides(said, what.names):
                self.run.parts.append(" ")
                return node.first_child
            self.page.warn("read.hidden_text", where=nearest_id(node) or self.page.place)
        return None

    def hides(self, said: Mapping[str, str | None], names: frozenset[str]) -> bool:
        """Whether text inside an element with these attributes and classes is not seen."""
        style = style_of(said, names, self.styles)
        return (self.look.under(style) if style else self.look).hidden

    def say(self, text: str) -> None:
        """Add to what gathers, if it is seen."""
        (self.unseen if self.look.hidden else self.run.parts).append(text)

    def element(self, node: LexborNode) -> None:
        """One element, unless it is none of the text."""
        said = node.attributes
        what = what_is(node.tag or "", said.get("class"))
        if what.kind is Kind.LEFT_OUT:
            return
        if ("style" in said or "hidden" in said or self.styles) and (style := style_of(said, what.names, self.styles)):
            around, self.look = self.look, self.look.under(style)
            if self.look.hidden and not around.hidden:
                self._unseen(node, lambda: self.seen(node, what))
            else:
                self.seen(node, what)
            self.look = around
        else:
            self.seen(node, what)

    def _looking(self, look: Look, node: LexborNode, walk: Callable[[], Walked]) -> Walked:
        """Walk over an element that looks so."""
        around, self.look = self.look, look
        walked = self._unseen(node, walk) if look.hidden and not around.hidden else walk()
        self.look = around
        return walked

    def _unseen(self, node: LexborNode, walk: Callable[[], Walked]) -> Walked:
        """Walk over an element that nobody sees: it is left out, and named if it is more than a filler."""
        unseen, self.unseen = self.unseen, []
        walked = walk()
        words = [word for word in "".join(self.unseen).split() if any(letter.isalpha() for letter in word)]
        if len(words) >= _FEWEST_WORDS:
            self.page.warn("read.hidden_text", where=nearest_id(node) or self.page.place)
        self.unseen = unseen
        return walked

    def seen(self, node: LexborNode, what: What) -> None:
        """One element, by what it is."""
        kind = what.kind
        if kind is Kind.MATH:
            self.say(formula(self.latex(node)))
        elif kind is Kind.RAISED:
            self._raised(node)
        elif kind is Kind.NOTE:
            self._note(node)
            self.run.parts.append(JOINT)
        elif kind is Kind.DRAWING:
            self._drawing(node)
        elif kind is Kind.LINK:
            self._link(node)
        elif kind is Kind.CITE:
            run = self.run
            opened = run.citing.open(run.parts)
            self.inside(node)
            run.citing.close(opened, run.parts)
        elif self.flat:
            self.inline(node, what)
        else:
            self.block(node, what)

    def block(self, node: LexborNode, what: What) -> None:
        """An element that may be a block of its own; here it never is."""
        self.inline(node, what)

    def inline(self, node: LexborNode, what: What) -> None:
        """An element whose text goes on in the line around it."""
        if what.is_apart:
            self.run.parts.append(" ")
            self.inside(node)
            self.run.parts.append(" ")
        else:
            self.inside(node)

    def clean(self, text: str) -> str:
        """The text on one line, as it is seen."""
        if has_secret(text):
            self.page.warn("read.hidden_text", where=self.page.place)
        return collapse(text)

    def latex(self, node: LexborNode) -> str:
        """The LaTeX of a formula, without what colours hide in it."""
        seen, unseen = parted(latex(node), self.look)
        if unseen and not self.look.hidden:
            self.page.warn("read.hidden_text", where=nearest_id(node) or self.page.place)
        return seen

    def _link(self, node: LexborNode) -> None:
        href = "" if self.look.hidden else node.attributes.get("href") or ""
        run, start = self.run, len(self.run.parts)
        if not href.startswith("#"):
            run.hrefs.append(href)
        self.inside(node)
        if "#" in href:
            run.citing.links.append((start, len(run.parts), href.rpartition("#")[2]))
        self.run.parts.append(JOINT)

    def _raised(self, node: LexborNode) -> None:
        """A superscript: a figure after a figure is a power, not its last digits; a citation gets brackets."""
        if node.css_first("cite a") is not None:
            self.flat += 1
            self.say(" [")
            self.inside(node)
            self.say("]")
            self.flat -= 1
            return
        piece = self.read(node)
        before = next((part for part in reversed(self.run.parts) if part), "")
        self.say(raised(before[-30:].rstrip(), piece.text))
        self.run.hrefs += piece.hrefs

    def _drawing(self, node: LexborNode) -> None:
        """A picture made of shapes and text: boxes of prose are read, labels go to the figure that it stands in."""
        around, self.look = self.look, self.look if self.look.hidden else self.look.drawn()
        texts: list[str] = []
        for one in written_in(node):
            look = self._drawn(path(node, one))
            if look is None:
                continue
            if is_prose(one):
                self._looking(look, one, partial(self.box, one))
            elif self.keeps_labels:
                texts.append(self._looking(look, one, partial(self.read, one)).text)
        self.look = around
        self.label(labels_of(texts))

    def _drawn(self, elements: Iterable[LexborNode]) -> Look | None:
        """How text looks inside these elements of a picture, each in the one before; None if they are not drawn."""
        look = self.look
        for one in elements:
            said = one.attributes
            if what_is(one.tag or "", said.get("class")).kind is Kind.LEFT_OUT:
                return None
            look = self.under(one, look)
            if style := presented(said):
                look = look.under(style)
        return look

    @property
    def keeps_labels(self) -> bool:
        """Whether a picture's labels, which are no part of any line, belong to something here."""
        return False

    def label(self, labels: list[str]) -> None:
        """Take the labels of a picture to what they belong to; here to nothing."""

    def box(self, node: LexborNode) -> None:
        """A box of prose in a drawing."""
        self.say(" ")
        self.inside(node)
        self.say(" ")

    def _note(self, node: LexborNode) -> None:
        """A footnote: kept apart, so that the sentence goes on."""
        mark = node.css_first(".ltx_tag_note") or node.css_first(".ltx_note_mark")
        number = collapse(mark.text()) if mark is not None else ""
        piece = self.read(node)
        if piece.text:
            label = f"Footnote {number}" if 0 < len(number) <= _LONGEST_MARK else ""
            self.notes.append(
                Piece(text=piece.text, ids=piece.ids, hrefs=piece.hrefs, label=label, citations=piece.citations)
            )
