"""The top of the first page: title and authors."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from litmus.read.bylines import Line as Said, Mark, Said as Kind, are_names, authors_of
from litmus.read.page import Page
from litmus.read.pdf.sheets.labels import label_of
from litmus.read.pdf.sheets.sheet import Sheet
from litmus.read.pdf.spelling import line_text
from litmus.read.pdf.text.headings import respelled
from litmus.read.pdf.words import Box, Line, around
from litmus.read.wording import collapse

_TITLE = 1.15  # times the body's size, at least
_WIDE = 0.9  # times the size: wider than a blank
_HIGHEST = 0.5  # of the page: a title stands above
_LONGEST = 400  # characters
_MOST_LINES = 150  # between title and abstract, on a page of two columns
_FEWEST_WORDS = 6  # of a line of a paragraph
_EVEN = 3.0  # points by which sides of its lines may differ
_BEGINS = re.compile(r"abstract\b|(?:(?:1|I)\.?\s+)?introduction\Z|摘\s?要", re.IGNORECASE)
_SECTION = re.compile(r"(?:\d{1,2}|I)\.?\s+\S|introduction\Z", re.IGNORECASE)
_ASIDE = re.compile(  # lines that say nothing of authors: "A preprint", "Code: …", dates
    r"preprint"
    r"|\A\W*(?:code|data(?:sets?)?|demo|models?|project|website|homepage)(?: page)?\s?:"
    r"|\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b.{0,8}\b\d{1,4}\b",
    re.IGNORECASE,
)
_RAISED = 0.85  # of the size of the words beside it: a mark
_STEP = 3.0  # times the size, from a line of a block to the next
_SIDE_BY_SIDE = "\u2003"


def read_front(page: Page, sheet: Sheet, size: float) -> tuple[Sheet, bool]:
    """Read title and authors; the sheet without them, and whether it begins with an abstract that has no heading."""
    top = [
        placed
        for placed in sheet.lines
        if placed.line.box.top < _HIGHEST * sheet.height and not _SECTION.match(line_text(placed.line))
    ]
    largest = max((placed.line.size for placed in top), default=0.0)
    if largest < _TITLE * size:
        return sheet, False
    first = next(place for place, placed in enumerate(sheet.lines) if placed.line.size == largest)
    last = first
    while last + 1 < len(sheet.lines) and abs(sheet.lines[last + 1].line.size - largest) < 0.5:  # noqa: PLR2004
        last += 1
    title = collapse(" ".join(line_text(placed.line) for placed in sheet.lines[first : last + 1]))
    if not title or len(title) > _LONGEST:
        return sheet, False
    page.title = title
    rest = sheet.lines[last + 1 :]
    lines = [placed.line for placed in rest]
    place = next((at for at, line in enumerate(lines[:_MOST_LINES]) if _BEGINS.match(line_text(line))), None)
    if place is None:
        return replace(sheet, lines=rest), False
    begin, before = lines[place], lines[:place]
    lowest = max((line.base for line in before), default=0.0) + begin.size / 2  # as low as names beside these stand
    above = [*before, *(line for line in lines[place + 1 :] if line.base < min(begin.base, lowest))]
    limit = min(_texts(above), default=begin.base)
    under = [line for line in above if line.base < limit]
    page.authors = authors_of(_bylines([list(_said(block)) for block in _blocks(under)]))
    page.link("front.title", sheet.hrefs([*(placed.line for placed in sheet.lines[: last + 1]), *above]), "")
    taken = set(map(id, under))
    is_bare = limit < begin.base and _SECTION.match(line_text(begin)) is not None
    return replace(sheet, lines=[one for one in rest if id(one.line) not in taken]), is_bare


def _texts(lines: Sequence[Line]) -> Iterator[float]:
    """The base lines at which text begins, if some lines after each other are set as a paragraph is, or a caption."""
    yield from (line.base for line in lines if label_of(line))
    for first, second, third in zip(lines, lines[1:], lines[2:], strict=False):
        is_even = (
            abs(second.box.left - third.box.left) < _EVEN
            and abs(first.box.right - second.box.right) < _EVEN
            and 0 < third.base - first.base < _STEP * first.size
        )
        if is_even and all(len(line.words) >= _FEWEST_WORDS for line in (first, second, third)):
            yield first.base


@dataclass(slots=True)
class _Block:
    """Parts of lines that stand under each other."""

    parts: list[Line] = field(default_factory=list)

    @property
    def last(self) -> Box:
        """Where its last line stands."""
        base = self.parts[-1].base
        return around(part.box for part in self.parts if abs(part.base - base) < 1)

    def goes_on(self, part: Line) -> bool:
        """Whether a part stands under it."""
        over = min(self.last.right, part.box.right) - max(self.last.left, part.box.left)
        return over > 0 and 0 < part.base - self.parts[-1].base < _STEP * part.size


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """The parts of lines that stand under each other: an author with a place and an address, or all of them."""
    blocks: list[_Block] = []
    for line in sorted(lines, key=lambda line: line.base):
        for part in line.parts(_WIDE * line.size):  # as between names side by side
            over = [block for block in blocks if block.goes_on(part)]
            joined = _Block([*(one for block in over for one in block.parts), part])
            joined.parts.sort(key=lambda one: (round(one.base), one.box.left))
            blocks = [*(block for block in blocks if block not in over), joined]
    return [
        block.parts for block in sorted(blocks, key=lambda block: (round(block.parts[0].base), block.parts[0].box.left))
    ]


def _bylines(blocks: Iterable[Sequence[Said]]) -> Iterator[list[Said]]:
    """The blocks, their first lines as names: the first of all in any case, others where they read like names."""
    for place, (first, *more) in enumerate(filter(None, blocks)):
        yield [replace(first, said=Kind.NAME) if not place or are_names(first) else first, *more]


def _said(block: Sequence[Line]) -> Iterator[Said]:
    """The lines of a block as words and raised marks."""
    for _, level in groupby(block, key=lambda part: round(part.base)):
        parts: list[str] = []
        for part in level:
            parts += [_SIDE_BY_SIDE, *_words(part)] if parts else _words(part)
        if not _ASIDE.search(" ".join(parts)):
            yield Said(Kind.NOTHING, parts)


def _words(line: Line) -> Iterator[str]:
    """The text of a line, its marks apart."""
    is_mark = [word.size < _RAISED * line.size and word.base < line.base for word in line.words]
    for raised, run in groupby(zip(is_mark, line.words, strict=True), key=lambda one: one[0]):
        text = respelled(replace(line, words=tuple(word for _, word in run)))
        yield Mark(text) if raised else text
