"""What frames the text of every page: running heads and feet, numbers of pages and of lines."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from litmus.read.pdf.sheets.labels import label_of
from litmus.read.pdf.words import SMALLER, Line, Word

_EDGE = 0.11  # of the height, at the top and at the bottom
_FEWEST_PAGES = 3  # on which a line stands at the same height, if it is a running head
_DIGITS = re.compile(r"\d+|\b[ivxlc]+\b")
_NUMBER = re.compile(r"\W{0,3}(?:page\s?)?(?:\d{1,4}|[ivxl]{1,6})(?:\s?(?:of|/)\s?\d{1,4})?\W{0,3}", re.IGNORECASE)
_FEWEST_NUMBERS = 8  # of lines, on a page that has them
_COUNTED = 0.8  # of the steps from one number to the next
_ALONE = 1.9  # times the size, from a running head to the text
_NEAR = 6.0  # points
_BEYOND = 0.02  # of the words may stand further out: running heads
_LINE_NUMBER = re.compile(r"\d{1,4}")


def framing(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[int]:
    """The lines (by `id`) that are no part of the text.

    Args:
        pages: The lines of each page.
        heights: Of the pages, in points.

    """
    edges = [
        [
            line
            for line in lines
            if line.box.bottom < _EDGE * height or line.box.top > (1 - _EDGE) * height
            if not label_of(line)  # "TABLE III", at the top of many pages
        ]
        for lines, height in zip(pages, heights, strict=True)
    ]
    seen = Counter(key for lines in edges for key in {_key(line) for line in lines})
    fewest = max(2, min(_FEWEST_PAGES, len(pages)))
    usual = median(line.size for lines in pages for line in lines) if any(pages) else 0.0
    return {
        id(line)
        for page, lines, height in zip(pages, edges, heights, strict=True)
        for line in lines
        if seen[_key(line)] >= (2 if line.size < SMALLER * usual and _is_alone(line, page) else fewest)
        or _is_outermost(line, lines, height)
    }


def _is_alone(line: Line, lines: Sequence[Line]) -> bool:
    """Whether nothing stands close to it, as rows of a table do."""
    return not any(0 < abs(other.base - line.base) < _ALONE * line.size for other in lines)


def _key(line: Line) -> tuple[str, int]:
    """What a line says but for numbers, and how high it stands."""
    return _DIGITS.sub("0", line.text.casefold()), round(line.box.top / _NEAR)


def _is_outermost(line: Line, edge: Sequence[Line], height: float) -> bool:
    """Whether it is a page's number: alone, and nothing further out."""
    if not _NUMBER.fullmatch(line.text):
        return False
    middle = line.box.middle
    others = [other for other in edge if other is not line and (other.box.top < height / 2) == (middle < height / 2)]
    if middle < height / 2:
        return all(other.box.top > middle for other in others)
    return all(other.box.bottom < middle for other in others)


def unnumbered(words: Sequence[Word]) -> list[Word]:
    """The words of a page without the numbers that count its lines down a margin, as in copies for reviewers."""
    numbers = [word for word in words if _LINE_NUMBER.fullmatch(word.text)]
    by_side: dict[int, list[Word]] = {}
    for word in numbers:
        by_side.setdefault(round(word.box.right / _NEAR), []).append(word)
    found: set[int] = set()
    for side in by_side.values():
        counted = sorted(side, key=lambda word: word.base)
        steps = [int(below.text) - int(above.text) for above, below in pairwise(counted)]
        if len(counted) < _FEWEST_NUMBERS or sum(step in (1, 5) for step in steps) < _COUNTED * len(steps):
            continue
        left, right = min(word.box.left for word in counted), max(word.box.right for word in counted)
        beyond = [sum(word.box.left < left for word in words), sum(word.box.right > right for word in words)]
        if min(beyond) <= _BEYOND * len(words):
            found.update(map(id, counted))
    return [word for word in words if id(word) not in found]
