"""How authors mark a figure among others: in bold the best, underlined the second best."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark, in the ways that a page writes it."""

    classes: frozenset[str]  # of a cell
    selector: str  # of what stands in a cell
    math: re.Pattern[str]  # its command, with what it is put on


BOLD = Mark(
    classes=frozenset({"ltx_font_bold"}),
    selector=".ltx_font_bold, b, strong",
    math=re.compile(r"\\(?:mathbf|boldsymbol|bm|pmb|textbf)\s?\{?([^{}]{0,40})"),
)
UNDERLINE = Mark(
    classes=frozenset({"ltx_framed_underline", "ltx_ulem_uline", "ltx_ulem_uuline"}),
    selector=".ltx_framed_underline, .ltx_ulem_uline, .ltx_ulem_uuline, u, [style*=underline]",
    math=re.compile(r"\\(?:underline|uline)\s?\{?((?:\\math[a-z]{2}\{)?[^{}]{0,40})"),
)


class Marks:
    """What is marked in a table: it is looked for once, and not in each of the cells."""

    def __init__(self, table: LexborNode) -> None:
        self._around: set[int] = set()  # elements that hold something marked, or are it
        for mark in (BOLD, UNDERLINE):
            for part in table.css(mark.selector):
                around: LexborNode | None = part
                while around is not None and around.mem_id not in self._around and around.mem_id != table.mem_id:
                    self._around.add(around.mem_id)
                    around = around.parent

    def of(self, node: LexborNode, names: frozenset[str], text: str) -> tuple[bool, bool]:
        """Whether a cell, its figure, or half of its words are in bold, and whether they are underlined.

        Args:
            node: The cell.
            names: Its classes.
            text: Its text, formulas between dollars.

        """
        is_around = node.mem_id in self._around
        if not is_around and "\\" not in text:
            return False, False
        bold, underlined = (
            not names.isdisjoint(mark.classes) or _is_marked(mark, text, node.css(mark.selector) if is_around else [])
            for mark in (BOLD, UNDERLINE)
        )
        return bold, underlined


def _is_marked(mark: Mark, text: str, parts: list[LexborNode]) -> bool:
    """Whether the figure in a text, or half of its words, are said in these parts, or in formulas with the mark."""
    said = [part.text() for part in parts]
    said += [formula.attributes.get("alttext") or "" for part in parts for formula in part.css("math")]
    said += [found[1] for formula in text.split("$")[1::2] if (found := mark.math.search(formula))]
    words = "".join(said)
    if not words:
        return False
    return bool(_FIGURE.search(words)) if _FIGURE.search(text) else 2 * len(words.strip()) >= len(text)
