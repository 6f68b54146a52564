"""Find the words that a claim quotes in the paper it is about.

White space, hyphenation, typographic quotation marks, ligatures and dashes are equal; nothing else is forgiven. A
quotation may leave words out where it says so with an ellipsis.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from litmus.model import Block

_ELLIPSIS = re.compile(r"\s*(?:\[\s?(?:…|\.\.\.)\s?\]|…|\.\.\.)\s*")
_SHAPE = re.compile(
    r"""
      (?P<hyphen>(?<=[A-Za-z])[-‐‑\u00ad]\s*(?=[A-Za-z]))
    | (?P<dash>[‐‑‒–—―−]|--+)
    | (?P<blank>\s+)
    | (?P<double>[“”„‟«»″]|``|'')
    | (?P<single>[‘’‚‛′`])
    | (?P<ligature>[ﬀﬁﬂﬃﬄ])
    | (?P<nothing>[\u00ad\u200b\ufeff])
    """,
    re.VERBOSE,
)
_PLAIN = {"hyphen": "", "dash": "-", "blank": " ", "double": '"', "single": "'", "nothing": ""}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
_MARKS = "\"'“”‘’「」『』 "


@dataclass(frozen=True, slots=True)
class Place:
    """Where a quotation stands: a half-open range of code points in a block's text."""

    block: Block
    start: int
    end: int


def locate(quote: str, blocks: Iterable[Block], normal: Callable[[str], str] | None = None) -> Place | None:
    """The first place, in the order of the blocks, that has the quoted words; None if no block has them.

    Args:
        quote: What the claim says that it copied.
        blocks: Of the paper, those to prefer first.
        normal: `normalise`, or a cache in front of it, for whoever looks many quotations up.

    """
    normal = normal or normalise
    parts = [plain for part in _ELLIPSIS.split(quote) if (plain := normalise(part).strip())]
    if not parts:
        return None
    bare = [parts[0].lstrip(_MARKS), *parts[1:]]
    bare[-1] = bare[-1].rstrip(_MARKS)
    for block in blocks:
        for words in dict.fromkeys((tuple(parts), tuple(filter(None, bare)))):
            if words and (span := _span(words, normal(block.text))):
                origins = _origins(block.text)
                return Place(block, origins[span[0]], origins[span[1] - 1] + 1)
    return None


def _span(parts: tuple[str, ...], normal: str) -> tuple[int, int] | None:
    """The range of a normalised text that has all the parts, one after another."""
    first, at = -1, 0
    for part in parts:
        found = _whole(part, normal, at)
        if found < 0:
            return None
        first = found if first < 0 else first
        at = found + len(part)
    return first, at


def _whole(part: str, normal: str, at: int) -> int:
    """Where the part stands in a text without cutting a word or a number in two; -1 if nowhere."""
    while (found := normal.find(part, at)) >= 0:
        before, after = normal[max(0, found - 2) : found], normal[found + len(part) : found + len(part) + 2]
        if not (_cuts(before[-1:], part[0]) or _cuts(part[-1], after[:1]) or _cuts_number(before, part, after)):
            return found
        at = found + 1
    return -1


def _cuts(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and left.isascii() and right.isascii()


def _cuts_number(before: str, part: str, after: str) -> bool:
    """Whether a decimal point or a thousands comma stands at the seam: "8.5" is not a quotation of "18.52"."""
    left = len(before) == 2 and before[0].isdigit() and before[1] in ".," and part[0].isdigit()  # noqa: PLR2004
    right = len(after) == 2 and part[-1].isdigit() and after[0] in ".," and after[1].isdigit()  # noqa: PLR2004
    return left or right


def normalise(text: str) -> str:
    """The text with one shape for each kind of blank, dash, quotation mark and ligature."""
    return _SHAPE.sub(_shape, text)


def _shape(found: re.Match[str]) -> str:
    kind = found.lastgroup or ""
    return _LIGATURES[found[0]] if kind == "ligature" else _PLAIN[kind]


def _origins(text: str) -> list[int]:
    """For each character of the normal form, where it stood."""
    origins: list[int] = []
    at = 0
    for found in _SHAPE.finditer(text):
        origins.extend(range(at, found.start()))
        plain = _shape(found)
        origins.extend([found.start()] * (len(plain) - 1))
        if plain:
            origins.append(found.end() - 1 if found.lastgroup == "blank" else found.start())
        at = found.end()
    origins.extend(range(at, len(text)))
    return origins
