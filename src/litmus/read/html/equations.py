"""Displayed formulas: one, or a group of them with a number each."""

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from litmus.read.html.elements import children, ids
from litmus.read.html.kinds import Kind, What, what_is
from litmus.read.html.text import Reader
from litmus.read.wording import collapse, formula, uncoloured

_FRAME_TAGS = frozenset({"table", "tbody", "tr", "td", "th"})
_OPEN = frozenset({Kind.TEXT, Kind.EQUATION, Kind.PARAGRAPH, Kind.PARAGRAPHS})  # may hold parts of the formula
_ROWS = frozenset({"tbody", "tr"})  # one with a number, or an id not made from that around it, is a formula by itself
_NUMBERS = frozenset({"ltx_tag_equation", "ltx_tag_equationgroup"})
_MATHS_OR_NUMBERS = "math, .ltx_tag_equation, .ltx_tag_equationgroup"
_DEEPEST = 10  # elements around a part of a formula
_NEW_ROW = r"\\"


@dataclass(slots=True)
class Displayed:
    """One formula with its number."""

    ids: tuple[str, ...]
    latex: list[str] = field(default_factory=list)  # the parts that alignment cut it into
    shown: list[str] = field(default_factory=list)  # the same as text, with the words between them
    label: str = ""


def displayed(node: LexborNode, reader: Reader) -> list[Displayed]:
    """The formulas of an element, in order; words that stand before, between or without them have no LaTeX.

    Args:
        node: The table that LaTeXML makes of a formula.
        reader: Reads the words, and the formulas' LaTeX.

    """
    group = _Group(reader, ids(node))
    group.gather(node, unit="".join(ids(node)), depth=0)
    return group.found


class _Group:
    """A group while it is read."""

    def __init__(self, reader: Reader, own: tuple[str, ...]) -> None:
        self.reader = reader
        self.own = own
        self.found = [Displayed(own)]
        self.row_ended = False

    def gather(self, node: LexborNode, *, unit: str, depth: int) -> None:
        """Take up what stands inside of an element.

        Args:
            node: The element.
            unit: Id of the formula or group that it is a part of.
            depth: Elements around it.

        """
        for child in children(node):
            if child.is_text_node:
                self._say(collapse(child.text_content or ""))
            elif child.is_element_node:
                what = what_is(child.tag or "", child.attributes.get("class"))
                self._take(child, what, unit=unit, depth=depth)

    def _take(self, node: LexborNode, what: What, *, unit: str, depth: int) -> None:
        tag = node.tag or ""
        if what.kind is Kind.MATH:
            if said := self.reader.latex(node):
                self.found[-1].latex += [_NEW_ROW] * self.row_ended + [uncoloured(said)]
                self.row_ended = False
                self._say(formula(said))
        elif what.names & _NUMBERS:
            self.found[-1].label = self.found[-1].label or self.reader.read_alone(node)
        elif depth < _DEEPEST and self._is_frame(node, what):
            own = "".join(ids(node)) if tag in _ROWS else ""
            is_numbered = tag in _ROWS and node.css_first(".ltx_tag_equation") is not None
            if own and (is_numbered or not own.startswith(unit or own)):
                self._begin(ids(node))
                unit = own
            elif is_numbered and self.found[-1].label:
                self._begin(self.found[-1].ids)
            elif tag == "tr":
                self.row_ended = bool(self.found[-1].latex)
            self.gather(node, unit=unit, depth=depth + 1)
        else:
            self._say(self.reader.read_alone(node))

    def _is_frame(self, node: LexborNode, what: What) -> bool:
        """Whether it only stands around parts of the formula."""
        is_one = node.tag in _FRAME_TAGS or (what.kind in _OPEN and node.css_first(_MATHS_OR_NUMBERS) is not None)
        return is_one and what.kind is not Kind.LEFT_OUT and not self.reader.hides(node.attributes, what.names)

    def _begin(self, own: tuple[str, ...]) -> None:
        if len(self.found) == 1 and not self.found[0].latex:
            own = (*own, *self.own)
        self.found.append(Displayed(own))
        self.row_ended = False

    def _say(self, text: str) -> None:
        if text:
            self.found[-1].shown.append(text)
