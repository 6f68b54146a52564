"""A paper's text as pieces: words, and formulas between dollars.

The text is hostile: it may hold control characters, writing-direction overrides or half a surrogate pair. What no
reader sees is taken out here, once, for every kind of page.
"""

import re
from dataclasses import dataclass

LONGEST = 20_000  # characters of one text on a page; the longest abstracts have 3 000

# C0 and C1 controls, byte-order and bidirectional marks (Unicode 16, section 23.2), lone surrogates.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# A number between dollars is a number: "$97\\%$" is said "97%", and set in bold like any other.
NUMBER = re.compile(r"\$(?P<number>[~+-]?\d[\d.,]*)[ ~]?(?P<unit>\\%|\\times|)\$(?!\d)")
_UNITS = {"\\%": "%", "\\times": "×", "": ""}
# Pandoc's rule for `tex_math_dollars`, which tells "$5 and $10" from "$x$": no space inside, no digit after. A sign by
# itself, "$\sim$5", is a formula whatever follows.
FORMULA = re.compile(r"\$(?=\S)(?P<latex>\\[A-Za-z]{2,12}(?=\$)|(?:[^$\\]|\\.)+?(?<=\S)(?=\$(?!\d)))\$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of words, or the LaTeX of one formula without its dollars."""

    text: str
    is_formula: bool = False


def plain(text: str) -> str:
    """The text on one line, without what no reader sees, bounded."""
    seen = " ".join(_UNSEEN.sub("", text[: 2 * LONGEST]).split())
    return seen if len(seen) <= LONGEST else f"{seen[:LONGEST]}…"


def seen(text: str) -> str:
    """The text with a blank for each character that breaks a line or that no reader sees; places stay."""
    return re.sub(r"\s", " ", _UNSEEN.sub(" ", text))


def pieces(text: str) -> list[Piece]:
    """The text in order, `plain`, cut at its formulas."""
    seen, found, at = NUMBER.sub(lambda said: said["number"] + _UNITS[said["unit"]], plain(text)), [], 0
    for formula in FORMULA.finditer(seen):
        if formula.start() > at:
            found.append(Piece(text=seen[at : formula.start()]))
        found.append(Piece(text=formula["latex"], is_formula=True))
        at = formula.end()
    if at < len(seen):
        found.append(Piece(text=seen[at:]))
    return found
