"""Formulas as MathML, which browsers show without a script.

latex2mathml copies text and attributes through unescaped, so its element tree is taken, not its markup, and only what
MathML Core (W3C, 2025) knows for presentation is written out.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from xml.etree.ElementTree import Element

from latex2mathml.converter import convert_to_element
from markupsafe import Markup, escape

LONGEST = 600  # characters of LaTeX; longer ones are displays that do not fit a line of text
WIDE = 40  # characters of LaTeX that fit a line of a telephone; a wider formula can be pushed sideways
DEEPEST = 40

_ELEMENTS = frozenset(
    "math mrow mi mn mo mtext mspace msup msub msubsup mfrac msqrt mroot mover munder munderover mtable mtr mtd mstyle "
    "mpadded mphantom mmultiscripts mprescripts none".split()
)
_ATTRIBUTES = frozenset(
    "stretchy fence form separator accent accentunder displaystyle scriptlevel linethickness columnalign width "
    "movablelimits largeop lspace rspace minsize maxsize symmetric".split()
)
_ROWS = frozenset({"math", "mrow", "mstyle", "mtd"})
_THIN = '<mspace width="0.167em"></mspace>'
_VALUE = re.compile(r"[A-Za-z0-9.%+ -]{1,32}")
_UNKNOWN = re.compile(r"\\[A-Za-z]")  # a command that the converter left as it was
_BOLD = {"bold": 0x1D400, "bold-italic": 0x1D468}  # Unicode's mathematical letters: Core has no mathvariant for them
_RENAMED = {r"\arg": r"\operatorname{arg}", r"\textsc": r"\text", r"\mathsf": r"\mathrm", r"\mathds": r"\mathbb"}
_RENAME = re.compile("|".join(rf"{re.escape(name)}(?![A-Za-z])" for name in _RENAMED))


class NotShown(Exception):
    """A formula that cannot be turned into safe MathML; the page shows its LaTeX."""


@lru_cache(maxsize=4096)
def formula(latex: str) -> Markup:
    """MathML of an inline formula, or its LaTeX as code where there is none."""
    try:
        written = Markup(_written(_tree(latex), 0))  # noqa: S704 - every piece is escaped in `_written`
    except NotShown:
        return Markup('<code class="tex">{}</code>').format(latex)
    return Markup('<span class="long">{}</span>').format(written) if len(latex) > WIDE else written


def _tree(latex: str) -> Element:
    if len(latex) > LONGEST:
        raise NotShown
    try:
        return convert_to_element(_RENAME.sub(lambda found: _RENAMED[found[0]], latex))
    except Exception as cause:  # a foreign parser over hostile input: it fails in many ways
        raise NotShown from cause


def _written(element: Element, depth: int) -> str:
    if element.tag not in _ELEMENTS or depth > DEEPEST:
        raise NotShown
    text = unescape(element.text or "")
    if _UNKNOWN.search(text):
        raise NotShown
    if base := _BOLD.get(element.get("mathvariant", "")):
        text = "".join(_bold(letter, base) for letter in text)
    upright = ' mathvariant="normal"' if element.get("mathvariant") == "normal" and element.tag == "mi" else ""
    attributes = "".join(
        f' {name}="{value}"'
        for name, value in sorted(element.attrib.items())
        if name in _ATTRIBUTES and _VALUE.fullmatch(value)
    )
    inner = "".join(_spaced(element, depth + 1))
    return f"<{element.tag}{attributes}{upright}>{escape(text)}{inner}</{element.tag}>"


def _spaced(element: Element, depth: int) -> Iterator[str]:
    """The children; in a row, the name of a function has TeX's thin space on the sides where an operand stands."""
    children = list(element)
    for index, child in enumerate(children):
        written = _written(child, depth)
        if element.tag in _ROWS and _is_function(child):
            before = _THIN if index and _is_operand(children[index - 1]) else ""
            after = _THIN if index + 1 < len(children) and _is_operand(children[index + 1]) else ""
            written = f"{before}{written}{after}"
        yield written


def _is_function(element: Element) -> bool:
    """Whether this is a name such as log, with or without an index."""
    base = element[0] if element.tag in {"msub", "msup", "msubsup"} and len(element) else element
    return base.tag == "mi" and len(unescape(base.text or "")) > 1


def _is_operand(element: Element) -> bool:
    return element.tag not in {"mo", "mspace"} and not _is_function(element)


def _bold(letter: str, base: int) -> str:
    if "A" <= letter <= "Z":
        return chr(base + ord(letter) - ord("A"))
    if "a" <= letter <= "z":
        return chr(base + 26 + ord(letter) - ord("a"))
    return letter
