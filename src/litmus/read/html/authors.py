"""The lines under a paper's title, from the page: names, places, raised marks."""

from selectolax.lexbor import LexborNode

from litmus.model import Author
from litmus.read.bylines import Line, Mark, Said, authors_of, is_mark, mark_of
from litmus.read.html.elements import classes
from litmus.read.html.kinds import Kind, What
from litmus.read.html.text import Piece, Reader, Run
from litmus.read.page import Page

_PLACES = frozenset(
    "ltx_role_affiliation ltx_role_altaffiliation ltx_role_address ltx_role_institute ltx_role_institution".split()
)
_SIDE_BY_SIDE = "\u2003"


class Byline(Reader):
    """Reads those parts of a page and keeps what they say until all of them are known."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.flat = 1
        self._blocks: list[list[Line]] = []
        self._institutes: list[Line] = []
        self._said = Said.NOTHING  # of the line that gathers
        self._texts: list[str] = []

    def take(self, node: LexborNode) -> Piece:
        """Read the element that holds the authors, or a note that says where some of them work; its text and links."""
        self.run, self._texts, self._said = Run(), [], Said.NOTHING
        is_note = "ltx_note" in classes(node)
        self._blocks.append([])
        if is_note and (mark := node.css_first(".ltx_note_mark")) is not None:
            self.say(Mark(mark.text()))
        self.inside(node)
        self._end_line()
        if is_note:
            self._institutes += self._blocks.pop()
        return Piece(text=" ".join(self._texts), hrefs=tuple(self.run.hrefs))

    def authors(self) -> list[Author]:
        """Those who were met."""
        return authors_of(self._blocks, self._institutes)

    def seen(self, node: LexborNode, what: What) -> None:
        kind, names = what.kind, what.names
        if kind is Kind.RAISED:
            text = self.read(node).text
            self.say(Mark(text) if is_mark(text) else text)
        elif kind is Kind.MATH:
            self.say(Mark(mark_of(self.latex(node))))
        elif kind is Kind.NOTE:
            before = len(self.notes)
            self._note(node)
            self._blocks[-1] += [Line(Said.NOTE, [note.text]) for note in self.notes[before:]]
        elif "ltx_creator" in names:
            self._blocks.append([])
            self._line(node, Said.NOTHING)
        elif "ltx_personname" in names:
            self._line(node, Said.NAME)
        elif "ltx_contact" in names:
            self._contact(node, names)
        elif not names.isdisjoint(("ltx_contact_name", "ltx_author_before")):
            self.say(" ")
        elif node.tag == "td" or "ltx_td" in names:
            self.inside(node)
            self.say(_SIDE_BY_SIDE)
        elif what.is_apart:
            self._end_line()
            self.inside(node)
            self._end_line()
        else:
            if any(name.startswith("ltx_affiliation_") for name in names) and self.run.parts:
                self.say(", ")
            self.inline(node, what)

    def _contact(self, node: LexborNode, names: frozenset[str]) -> None:
        if not _PLACES.isdisjoint(names):
            self._line(node, Said.PLACE)
        else:
            self._end_line()
            piece = self.read(node)
            self.run.hrefs += piece.hrefs
            self._texts.append(piece.text)
            if "ltx_role_thanks" in names:
                self.notes.append(piece)
                self._blocks[-1].append(Line(Said.NOTE, [piece.text]))

    def _line(self, node: LexborNode, said: Said) -> None:
        """An element that says what its lines are."""
        self._end_line()
        around, self._said = self._said, said
        self.inside(node)
        self._end_line()
        self._said = around

    def _end_line(self) -> None:
        parts, self.run.parts = self.run.parts, []
        if any(part and not part.isspace() for part in parts):
            self._blocks[-1].append(Line(self._said, parts))
            self._texts.append(self.clean("".join(parts)))
