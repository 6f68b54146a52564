"""What a text says of each of its figures: in "119K for the context and 5K for the rest" each has a part of its own."""

import re
from collections.abc import Sequence

from litmus.check.figures.figure import Figure
from litmus.check.language.clauses import sentence_around

Span = tuple[int, int]

# Ends what is said of one figure; several in a row do so once.
_STOP = re.compile(r"(?:\s?(?:[,;:()，；：（）、]|\b(?:and|but|or|while|whereas)\b|[和与及而]))+")
_OPENS = re.compile(r"\s?[(（]")
_OPENED = re.compile(r"[(（]\s?(?:about\s|around\s|[约~≈])?\s?$")
_CLOSES = re.compile(r"[)）]")


def part_of(text: str, figure: Figure, alike: Sequence[Figure]) -> Span:
    """The range of folded text that says something of a figure, in its sentence.

    It begins where the text has done with the last figure of its measure, or at the stop behind that, and ends at the
    next stop or figure. A bracket right behind the figure belongs to it, and so does what stands before one that it
    stands in: "7 for the judge alone", "the judge alone (7)", "7 (for the judge alone)".

    Args:
        text: Folded text.
        figure: One of its figures.
        alike: All of its measure, in their order, with it.

    """
    at = alike.index(figure)
    start, end = sentence_around(text, figure.start, figure.end)
    opened = _OPENED.search(text, start, figure.start)
    last = opened.start() if opened else figure.start
    if at and alike[at - 1].end > start:
        start = _behind(text, alike[at - 1], last)
        begins = _STOP.search(text, start, last)
        start = begins.end() if begins else start
    if at + 1 < len(alike):
        end = min(end, alike[at + 1].start)
    ends = _STOP.search(text, _behind(text, figure, end), end)
    return start, ends.start() if ends else end


def _behind(text: str, figure: Figure, end: int) -> int:
    """Where a figure ends, with a bracket right behind it."""
    opens = _OPENS.match(text, figure.end)
    closes = _CLOSES.search(text, opens.end(), end) if opens else None
    return closes.end() if closes else figure.end
