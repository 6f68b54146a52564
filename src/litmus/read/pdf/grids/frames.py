"""Where on a page a table may stand: between lines, or, where there are none, beside a caption."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from litmus.read.pdf.grids.ruling import Ruling
from litmus.read.pdf.grids.strips import Strip, common_size, joined, pieces, strips
from litmus.read.pdf.words import Box, Word

_MARGIN = 4.0  # points by which words may stand out beside the lines of their table
_EMPTY = 10.0  # points between two lines of one table with nothing between them
_FEWEST_STRIPS = 3  # of a paragraph; heads with narrow gaps look like one
_PROSE = 0.7  # of the width that a line of prose fills
_LOOSEST = 1.0  # times the size: the widest blank in justified lines
_OPEN = 1.5  # a gap that no line of prose has
_FEWEST_WORDS = 6  # of a line of prose
_MIDDLE = 0.08  # of the page's text: how far off its middle a caption of both columns may stand
_FIRST_STEP = 40.0  # points from a caption to the nearest row
_STEP = 2.6  # times the size, from a row to the next; and
_WIDER = 1.9  # times the usual step
_WHOLE = 0.8  # of the table's width: a line that goes from side to side
_LABEL = re.compile(r"(?:table|tab\.|figure|fig\.|表|图)\s?[A-Z]?\.?[\dIVX]{1,5}[.:：|]", re.IGNORECASE)
_PROGRAM = re.compile(r"(?:algorithm|procedure|listing|算法)\b", re.IGNORECASE)


def inside(page: Sequence[Word], box: Box) -> list[Word]:
    """The words whose middle a box holds, or that stand out a little at its sides.

    Args:
        page: Words by `height_of`.
        box: The box.

    """
    start, end = bisect_left(page, box.top, key=height_of), bisect_right(page, box.bottom, key=height_of)
    return [word for word in page[start:end] if stands_in(box, word)]


def stands_in(box: Box, word: Word) -> bool:
    """Whether a box holds the middle of a word, or the word stands out a little at its sides."""
    middle = (word.box.left + word.box.right) / 2
    return box.left - _MARGIN <= middle <= box.right + _MARGIN and box.top <= height_of(word) <= box.bottom


def height_of(word: Word) -> float:
    """The middle of a word, from top to bottom of the page."""
    return word.box.middle


def without_rows(caption: Box, page: Sequence[Word], lines: Iterable[Box]) -> Box:
    """A caption's box without rows of its table: down to the first line in it, and to the first strip with gaps."""
    bottom = min(
        (
            line.top
            for line in lines
            if line.width > line.height and line.left < caption.right and caption.left < line.right
            if caption.top < line.top < caption.bottom
        ),
        default=caption.bottom,
    )
    last = caption.top
    for place, strip in enumerate(strips(inside(page, Box(caption.left, caption.top, caption.right, bottom)))):
        gaps = [right.box.left - left.box.right for left, right in pairwise(strip.words)]
        if place and any(gap > _OPEN * strip.words[0].size for gap in gaps):
            break
        last = max(last, *(word.box.bottom for word in strip.words))
    return Box(caption.left, caption.top, caption.right, last)


def framed(ruling: Ruling, page: Sequence[Word], captions: Sequence[Box]) -> Iterator[Ruling]:
    """The parts of a ruling that may each be a table: bands that hang together, none of them of a program."""
    first = None
    after_title = False
    for place, (top, bottom) in enumerate(pairwise(ruling.rules)):
        band = Box(ruling.left, top, ruling.right, bottom)
        words = inside(page, band)
        is_title = bool(words) and _PROGRAM.match(min(words, key=lambda word: word.box.left).text) is not None
        if not is_title and not after_title and _is_tabular(words, band, captions):
            first = place if first is None else first
        elif first is not None:
            yield ruling.within(ruling.rules[first], top)
            first = None
        after_title = is_title
    if first is not None:
        yield ruling.within(ruling.rules[first], ruling.rules[-1])


def _is_tabular(words: Sequence[Word], band: Box, captions: Sequence[Box]) -> bool:
    """Whether what stands between a line and the next may belong to a table."""
    if not words:
        return band.height <= _EMPTY
    if any(band.meets(caption) for caption in captions):
        return False
    if any(word.box.left < band.left - 2 * _MARGIN or word.box.right > band.right + 2 * _MARGIN for word in words):
        return False
    found = strips(words)
    if any(_LABEL.match(joined(strip.words[:3])) for strip in found):
        return False
    return len(found) < _FEWEST_STRIPS or sum(is_prose(strip.words, band.width) for strip in found) * 2 < len(found)


def is_prose(words: Sequence[Word], width: float) -> bool:
    """Whether words make a line of a paragraph: many, no gap between them, from side to side."""
    return (
        len(words) >= _FEWEST_WORDS
        and words[-1].box.right - words[0].box.left >= _PROSE * width
        and all(right.box.left - left.box.right < _LOOSEST * right.size for left, right in pairwise(words))
    )


def unframed(caption: Box, page: Sequence[Word], lines: Sequence[Box], others: Sequence[Box]) -> Iterator[Ruling]:
    """What stands below a caption and above it, as far as it looks like rows of a table; the nearer first.

    Args:
        caption: The caption.
        page: The words of the page.
        lines: Of the page.
        others: Boxes of other captions and of tables that were found; no table reaches into them.

    """
    left, right = _column(caption, page) if page else (0.0, 0.0)
    words = [word for word in page if left <= (word.box.left + word.box.right) / 2 <= right]
    if not words:
        return
    found = strips(words)
    size = common_size(words)
    others = [other for other in others if other.left < right and left < other.right]
    below = [strip for strip in found if strip.base > caption.bottom + size / 2]
    above = [strip for strip in reversed(found) if strip.base < caption.top]
    sides = [
        (abs(rows[0].base - edge), rows)
        for side, edge in ((below, caption.bottom + size), (above, caption.top))
        if (rows := _rows(side, edge, right - left, others, size))
    ]
    for _, rows in sorted(sides, key=lambda side: side[0]):
        yield _ruling(rows, lines)


def _column(caption: Box, page: Sequence[Word]) -> tuple[float, float]:
    """From where to where the column of a caption goes."""
    left, right = min(word.box.left for word in page), max(word.box.right for word in page)
    middle, own = (left + right) / 2, (caption.left + caption.right) / 2
    long = [strip for strip in strips(page) if len(strip.words) >= _FEWEST_WORDS]
    is_one = sum(is_prose(strip.words, right - left) for strip in long) * 2 > len(long)
    if is_one or abs(own - middle) <= _MIDDLE * (right - left):
        return left, right
    return (left, middle) if own < middle else (middle, right)


def _rows(side: Sequence[Strip], edge: float, width: float, others: Sequence[Box], size: float) -> list[Strip]:
    """The strips beside an edge that follow each other as rows do, up to a paragraph, a gap, or another caption."""
    rows: list[Strip] = []
    steps: list[float] = []
    last = edge
    for strip in side:
        step = abs(strip.base - last)
        widest = _FIRST_STEP if not rows else max(_STEP * size, _WIDER * median(steps or [0.0]))
        if (
            step > widest
            or is_prose(strip.words, width)
            or any(other.top < strip.base < other.bottom + size for other in others)
        ):
            break
        if rows:
            steps.append(step)
        rows.append(strip)
        last = strip.base
    while rows and len(pieces(rows[-1].words)) < 2:  # noqa: PLR2004 - a heading, the last line of a paragraph
        rows.pop()
    return sorted(rows, key=lambda strip: strip.base)


def _ruling(rows: Sequence[Strip], lines: Sequence[Box]) -> Ruling:
    """Rows with the lines that stand between and beside them."""
    words = [word for strip in rows for word in strip.words]
    left, right = min(word.box.left for word in words), max(word.box.right for word in words)
    top, bottom = min(word.box.top for word in words) - 1, max(word.box.bottom for word in words) + 1
    near = [
        line
        for line in lines
        if line.left < right and left < line.right and top - _EMPTY < line.top and line.bottom < bottom + _EMPTY
    ]
    level = [line for line in near if line.width >= line.height]
    whole = sorted({line.top for line in level if line.width >= _WHOLE * (right - left) and top < line.top < bottom})
    return Ruling(
        left,
        right,
        (top, *whole, bottom),
        tuple(line for line in level if line.width < _WHOLE * (right - left)),
        tuple(line for line in near if line.width < line.height),
    )
