"""How authors mark a figure among others: in bold the best, underlined the second best."""

import re
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark, in the ways that a page writes it."""

    hints: tuple[str, ...]  # one of these stands in the source of whatever is marked so
    classes: frozenset[str]
    selector: str
    math: re.Pattern[str]  # its command, with what it is put on


BOLD = Mark(
    hints=("bold", "bf", "\\bm", "\\pmb", "<b>", "<strong"),
    classes=frozenset({"ltx_font_bold"}),
    selector=".ltx_font_bold, b, strong",
    math=re.compile(r"\\(?:mathbf|boldsymbol|bm|pmb|textbf)\s?\{?([^{}]{0,40})"),
)
UNDERLINE = Mark(
    hints=("underline", "uline", "<u>"),
    classes=frozenset({"ltx_framed_underline", "ltx_ulem_uline", "ltx_ulem_uuline"}),
    selector=".ltx_framed_underline, .ltx_ulem_uline, .ltx_ulem_uuline, u, [style*=underline]",
    math=re.compile(r"\\(?:underline|uline)\s?\{?((?:\\math[a-z]{2}\{)?[^{}]{0,40})"),
)


def is_marked(mark: Mark, node: LexborNode, source: str, text: str) -> bool:
    """Whether a cell's figure, or half of its words, are marked so.

    Args:
        mark: The mark.
        node: The cell.
        source: Its HTML, "" if it holds nothing but words.
        text: Its text, formulas between dollars.

    """
    for hint in mark.hints if source else ():
        if hint in source:
            break
    else:
        return False
    parts = node.css(mark.selector)
    said = [part.text() for part in parts]
    said += [formula.attributes.get("alttext") or "" for part in parts for formula in part.css("math")]
    said += [found[1] for formula in text.split("$")[1::2] if (found := mark.math.search(formula))]
    words = "".join(said)
    return bool(_FIGURE.search(words)) if _FIGURE.search(text) else 2 * len(words.strip()) >= len(text)
