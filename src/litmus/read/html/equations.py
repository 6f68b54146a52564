"""Displayed formulas: one, or a group of them with a number each."""

from collections.abc import Callable
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from litmus.read.html.elements import children, classes, ids
from litmus.read.html.text import latex
from litmus.read.wording import collapse, formula

_FRAME_TAGS = frozenset({"table", "tbody", "tr", "td", "th"})
_NUMBERS = frozenset({"ltx_tag_equation", "ltx_tag_equationgroup"})


@dataclass(slots=True)
class Displayed:
    """One formula with its number."""

    ids: tuple[str, ...]
    latex: list[str] = field(default_factory=list)  # the parts that alignment cut it into
    shown: list[str] = field(default_factory=list)  # the same as text, with the words between them
    label: str = ""


def displayed(node: LexborNode, read: Callable[[LexborNode], str]) -> list[Displayed]:
    """The formulas of an element, in order. A row of a group that has an id is a formula of its own.

    Args:
        node: The table that LaTeXML makes of a formula.
        read: Gives the text of the words between formulas.

    """
    found = [Displayed(ids=ids(node))]
    _gather(node, found, read)
    return [one for one in found if one.latex]


def _gather(node: LexborNode, found: list[Displayed], read: Callable[[LexborNode], str], depth: int = 0) -> None:
    for child in children(node):
        if not child.is_element_node or depth > len(_FRAME_TAGS) * 2:
            continue
        tag, names = child.tag, classes(child)
        if tag == "math":
            said = latex(child)
            if said:
                found[-1].latex.append(said)
                found[-1].shown.append(formula(said))
        elif names & _NUMBERS:
            found[-1].label = found[-1].label or collapse(child.text())
        elif tag in _FRAME_TAGS or child.css_first("math, .ltx_tag_equation") is not None:
            if tag in ("tbody", "tr") and ids(child):
                first = len(found) == 1 and not found[0].latex
                found.append(Displayed(ids=(*ids(child), *found[0].ids) if first else ids(child)))
            _gather(child, found, read, depth + 1)
        elif text := read(child):
            found[-1].shown.append(text)
