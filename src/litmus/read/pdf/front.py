"""The top of the first page: title and authors."""

import re
from dataclasses import replace
from itertools import pairwise

from litmus.model import Author
from litmus.read.page import Page
from litmus.read.pdf.layout import Placed
from litmus.read.pdf.sheets import Sheet
from litmus.read.pdf.spelling import line_text
from litmus.read.wording import collapse

_TITLE = 1.15  # times the body's size, at least
_WIDE = 0.9  # times the size: wider than a blank
_HIGHEST = 0.5  # of the page: a title stands above
_LONGEST = 400  # characters
_MOST_LINES = 40  # between title and abstract
_BEGINS = re.compile(r"(?:abstract\b.*|(?:1|I)\.?\s+introduction|introduction|摘\s?要.*)", re.IGNORECASE)
_SECTION = re.compile(r"\d{1,2}\.?\s+\S")
_NAME = re.compile(r"[^\W\d_][\w.’'‐-]*(?: (?:[^\W\d_][\w.’'‐-]*)){1,4}")
_NO_NAME = re.compile(
    r"@|\b(?:university|institute|department|school|college|laborator|lab|labs|academy|research|inc|ltd|google|microsoft|"
    r"meta|ai|center|centre|group|team|http|arxiv|preprint|published|conference|corresponding|equal|contribution)\b",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[\^]?[\d∗*†‡§¶♠♣♡♢⋄⋆★✉,]+(?=\s|\Z|[,;&])|[∗*†‡§¶♠♣♡♢⋄⋆★✉]")
_BETWEEN = re.compile(r"\s*(?:,|;|&|\band\b|\s{2}|、|，)\s*")


def read_front(page: Page, sheet: Sheet, size: float) -> Sheet:
    """Read title and authors; the sheet without them."""
    top = [
        placed
        for placed in sheet.lines
        if placed.line.box.top < _HIGHEST * sheet.height and not _SECTION.match(line_text(placed.line))
    ]
    largest = max((placed.line.size for placed in top), default=0.0)
    if largest < _TITLE * size:
        return sheet
    first = next(place for place, placed in enumerate(sheet.lines) if placed.line.size == largest)
    last = first
    while last + 1 < len(sheet.lines) and abs(sheet.lines[last + 1].line.size - largest) < 0.5:  # noqa: PLR2004
        last += 1
    title = collapse(" ".join(line_text(placed.line) for placed in sheet.lines[first : last + 1]))
    if not title or len(title) > _LONGEST:
        return sheet
    page.title = title
    begin = next(
        (
            place
            for place in range(last + 1, min(last + 1 + _MOST_LINES, len(sheet.lines)))
            if _BEGINS.fullmatch(line_text(sheet.lines[place].line))
        ),
        None,
    )
    if begin is None:
        return replace(sheet, lines=sheet.lines[last + 1 :])
    page.authors = list(_authors(sheet.lines[last + 1 : begin]))
    return replace(sheet, lines=sheet.lines[begin:])


def _spread(placed: Placed) -> str:
    """The line with two blanks where it has a wide gap, as between names in columns."""
    words = placed.line.words
    cuts = [
        0,
        *(at for at in range(1, len(words)) if words[at].start - words[at - 1].end > _WIDE * placed.line.size),
        None,
    ]
    return "  ".join(line_text(replace(placed.line, words=words[one:other])) for one, other in pairwise(cuts))


def _authors(lines: list[Placed]) -> list[Author]:
    """The names in the lines under the title, up to the first line that is none of names."""
    found: list[Author] = []
    for placed in lines:
        text = _spread(placed)
        names = [name for name in _BETWEEN.split(_MARKS.sub(", ", text)) if name]
        if _NO_NAME.search(text) or not names or not all(_NAME.fullmatch(name) for name in names):
            if found:
                break
            continue
        found += [Author(name=name) for name in names]
    return found
