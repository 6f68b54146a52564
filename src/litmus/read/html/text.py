"""The text of an element, as one line: formulas as LaTeX, footnotes apart, what nobody sees left out."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from selectolax.lexbor import LexborNode

from litmus.read.html.elements import children, classes, ids, nearest_id
from litmus.read.html.visible import PLAIN, Look
from litmus.read.page import Page
from litmus.read.wording import JOINT, collapse, formula, has_secret

_DEEPEST = 60  # elements inside each other, formulas not counted; the deepest of eleven real pages has 17
_SILENT_TAGS = frozenset(
    "audio button canvas dialog footer form head header iframe img input label map nav noscript object picture script "
    "select style template textarea video".split()
)
_SILENT = frozenset(
    "ltx_ERROR ltx_keywords ltx_classification ltx_rdf ltx_pagination ltx_page_footer ltx_page_header ltx_page_navbar "
    "ltx_TOC ltx_listing_data ltx_phantom ltx_rule ltx_role_footnotemark ltx_note_type ltx_bib_cited "
    "ltx_tag_listingline ltx_title_contents ltx_nodisplay sr-only".split()
)
_APART_TAGS = frozenset(
    "article aside blockquote br dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 li ol p pre section table tbody td "
    "tfoot th thead tr ul".split()
)
_APART = frozenset("ltx_bibblock ltx_item ltx_listingline ltx_p ltx_para ltx_tabular ltx_td ltx_tr".split())
_FEWEST_WORDS = 3  # hidden: fewer are blank figures that fill a column, or a strut
Walked = TypeVar("Walked")


@dataclass(slots=True)
class Run:
    """Text that gathers, with the addresses of its links."""

    parts: list[str] = field(default_factory=list)
    hrefs: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A finished piece of text: a caption, a footnote, a paragraph."""

    text: str
    ids: tuple[str, ...] = ()
    hrefs: tuple[str, ...] = ()
    label: str = ""


class Reader:
    """Walks over elements and gathers their text in `run`, their footnotes in `notes`."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.run = Run()
        self.notes: list[Piece] = []
        self.look = PLAIN
        self.flat = 0  # above 0, whatever would be a block is part of the line
        self.unseen: list[str] = []  # what was left out of the element that began to be hidden
        self.on_drawing = False  # colours there say nothing: what the text stands on is drawn
        self._depth = 0

    def read(self, node: LexborNode, *, but: frozenset[str] = frozenset()) -> Piece:
        """The text of an element by itself, without its children of the classes `but`."""
        run, self.run = self.run, Run()
        self.flat += 1
        self.inside(node, but=but)
        self.flat -= 1
        piece = Piece(text=self.clean(self.run.parts), ids=ids(node), hrefs=tuple(self.run.hrefs))
        self.run = run
        return piece

    def read_apart(self, node: LexborNode, *, but: frozenset[str] = frozenset()) -> Piece:
        """The text of an element that the walk did not come to by itself: its own style counts, and its row's."""
        row = node.parent
        look = self.look
        for one in (row, node) if row is not None and row.tag == "tr" else (node,):
            look = look.under(one.attributes.get("style") or "")
        return self._looking(look, node, lambda: self.read(node, but=but))

    def inside(self, node: LexborNode, *, but: frozenset[str] = frozenset()) -> None:
        """Everything inside an element."""
        if self._depth >= _DEEPEST:
            return
        self._depth += 1
        for child in children(node):
            if child.is_text_node:
                self.say(child.text_content or "")
            elif child.is_element_node and not (but and classes(child) & but):
                self.element(child)
        self._depth -= 1

    def say(self, text: str) -> None:
        """Add to what gathers, if it is seen."""
        (self.unseen if self.look.hidden else self.run.parts).append(text)

    def element(self, node: LexborNode) -> None:
        """One element, unless it is none of the text."""
        tag, said = node.tag or "", node.attributes
        names = frozenset((said.get("class") or "").split())
        if tag in _SILENT_TAGS or names & _SILENT:
            return
        if "hidden" in said or said.get("style"):
            look = self.look.under("display:none" if "hidden" in said else said["style"] or "")
            self._looking(look, node, lambda: self.seen(node, tag, names))
        else:
            self.seen(node, tag, names)

    def _looking(self, look: Look, node: LexborNode, walk: Callable[[], Walked]) -> Walked:
        """Walk over an element that looks so. What nobody sees is left out, and named if it is more than a filler."""
        around, self.look = self.look, look
        unseen, self.unseen = self.unseen, self.unseen if around.hidden else []
        walked = walk()
        words = [word for word in "".join(self.unseen).split() if any(letter.isalpha() for letter in word)]
        if not around.hidden and not self.on_drawing and len(words) >= _FEWEST_WORDS:
            self.page.warn("read.hidden_text", where=nearest_id(node) or self.page.place)
        self.look, self.unseen = around, unseen
        return walked

    def seen(self, node: LexborNode, tag: str, names: frozenset[str]) -> None:
        """One element, by what it is."""
        if tag == "math":
            self.say(formula(latex(node)))
        elif tag == "sup":
            self._raised(node)
        elif "ltx_note" in names:
            self._note(node)
            self.run.parts.append(JOINT)
        elif self.flat:
            self.inline(node, tag, names)
        else:
            self.block(node, tag, names)

    def block(self, node: LexborNode, tag: str, names: frozenset[str]) -> None:
        """An element that may be a block of its own; here it never is."""
        self.inline(node, tag, names)

    def inline(self, node: LexborNode, tag: str, names: frozenset[str]) -> None:
        """An element whose text goes on in the line around it."""
        if tag == "svg":
            return
        if tag == "a":
            self.run.hrefs.append(node.attributes.get("href") or "")
        apart = tag in _APART_TAGS or names & _APART
        if apart:
            self.run.parts.append(" ")
        self.inside(node)
        if apart:
            self.run.parts.append(" ")
        elif tag == "a":
            self.run.parts.append(JOINT)

    def clean(self, parts: list[str]) -> str:
        """The text of the parts."""
        whole = "".join(parts)
        if has_secret(whole):
            self.page.warn("read.hidden_text", where=self.page.place)
        return collapse(whole)

    def _raised(self, node: LexborNode) -> None:
        """A superscript: a figure after a figure is a power, not its last digits."""
        piece = self.read(node)
        before = next((part.strip()[-1:] for part in reversed(self.run.parts) if part), "")
        self.say(f"^{piece.text}" if before.isdigit() and piece.text[:1].isdigit() else piece.text)
        self.run.hrefs += piece.hrefs

    def _note(self, node: LexborNode) -> None:
        """A footnote: kept apart, so that the sentence goes on."""
        content = node.css_first(".ltx_note_content") or node
        mark = content.css_first(".ltx_tag_note") or content.css_first(".ltx_note_mark")
        number = collapse(mark.text()) if mark else ""
        piece = self.read(content, but=frozenset({"ltx_tag_note", "ltx_note_mark", "ltx_note_type"}))
        if piece.text:
            label = f"Footnote {number}" if number else ""
            self.notes.append(Piece(text=piece.text, ids=ids(node), hrefs=piece.hrefs, label=label))


def latex(math: LexborNode) -> str:
    """The LaTeX of a formula: alttext, or the annotation; never the MathML, which says it once more."""
    said = math.attributes.get("alttext")
    if said is None:
        annotation = math.css_first("annotation[encoding='application/x-tex']")
        said = (annotation or math).text()
    return said.strip()
