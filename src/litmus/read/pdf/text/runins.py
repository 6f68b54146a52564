"""Headings that begin paragraphs: "**Setup.** We train …"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from litmus.read.pdf.sheets.layout import Placed
from litmus.read.pdf.spelling import is_math, line_text
from litmus.read.pdf.text.marks import BULLET, THEOREM
from litmus.read.pdf.words import Line, Word

_FLUSH = 0.5  # times the size: no indent
_INDENT = 4.5  # times the size: the widest
_MOST_WORDS = 12
_CLOSED = re.compile(r".*[^\W\d_]{2}.*[.:?!。：—]", re.DOTALL)
_COUNTED = re.compile(  # "2.1.3 Setup", and as IEEE counts: "1) Setup", "a) Setup"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}\)|[a-z]\))\s+(?P<title>\S.*)", re.DOTALL
)
_TITLED = re.compile(r"(?:\(?[\da-z.]{1,8}\)?\.?\s+)?[A-Z\u4e00-\u9fff]")
_PROVED = re.compile(rf"(?:Proof|{THEOREM.pattern})")


@dataclass(frozen=True, slots=True)
class RunIns:
    """Tells run-in headings.

    LaTeX sets those of `\\paragraph` in bold at the column's side; bold words in a line that is indented are emphasis.
    IEEE, ACM and APS set them in italics, indented.
    """

    in_bold: bool  # at the column's side; else bold words there are emphasis too, after a heading that takes the indent

    @classmethod
    def of(cls, pages: Sequence[Sequence[Placed]]) -> "RunIns":
        """As a paper sets them: bold words begin more lines of its paragraphs at the column's side than indented."""
        flush = indented = 0
        for lines in pages:
            for above, below in pairwise(lines):
                line = below.line
                bold = len(list(takewhile(_is_bold, line.words)))
                is_after_text = above.column == below.column and not any(map(_is_bold, above.line.words))
                if 0 < bold < len(line.words) and is_after_text:
                    is_title_first = is_title(line_text(replace(line, words=line.words[:bold])))
                    flush += is_title_first and below.indent < _FLUSH * line.size
                    indented += is_title_first and _FLUSH * line.size <= below.indent < _INDENT * line.size
        return cls(in_bold=flush >= indented)

    def heading(self, placed: Placed, begun: Line | None = None) -> tuple[list[Line], Line] | None:
        """The heading with a stop that a paragraph begins with: its lines, and the rest of the last.

        Args:
            placed: The line in which it ends.
            begun: The line before, if the heading began there.

        """
        line = placed.line
        count = self._lead(placed) if begun is None else _in_font(line, begun.words[-1].font)
        if begun is not None and not count and is_title(line_text(begun)):
            return [begun], line
        if not 0 < count < len(line.words):
            return None
        head, rest = replace(line, words=line.words[:count]), replace(line, words=line.words[count:])
        lines = [head] if begun is None else [begun, head]
        title = " ".join(map(line_text, lines))
        if not is_title(title) or not (_is_bold(lines[0].words[0]) or _TITLED.match(title)):
            return None
        return lines, rest

    def may_begin(self, placed: Placed) -> bool:
        """Whether a heading may begin with a line and go on in the next."""
        return self._lead(placed) == len(placed.line.words)

    def begin(self, before: Placed, placed: Placed) -> bool:
        """Whether a heading begins with a line, or may; the line before is none of it."""
        return self.heading(placed) is not None or (self.may_begin(placed) and not self.may_begin(before))

    def _lead(self, placed: Placed) -> int:
        """How many words a line begins with that are set as such headings are."""
        line = placed.line
        is_flush = placed.indent < _FLUSH * line.size
        bold = len(list(takewhile(_is_bold, line.words))) if is_flush and self.in_bold else 0
        if bold or placed.indent > _INDENT * line.size:
            return bold
        slanted = len(list(takewhile(_is_slanted, line.words)))
        said = None if slanted else _COUNTED.fullmatch(line_text(line))
        if not said or not said["title"][0].isupper():
            return slanted
        return _in_font(line, line.words[0].font)


def is_title(text: str) -> bool:
    """Whether a text may be a run-in heading: some words with a stop."""
    is_closed = _CLOSED.fullmatch(text) is not None and len(text.split()) <= _MOST_WORDS
    return is_closed and not BULLET.match(text) and not _PROVED.match(text)


def counted(title: str) -> tuple[str, str, int]:
    """Number, words and level of a heading that begins a paragraph; no number and level 0 if it counts nothing."""
    found = _COUNTED.fullmatch(title)
    if not found:
        return "", title, 0
    number = found["number"].rstrip(".)")
    return number, found["title"], number.count(".") + 1 if "." in number else 3 if number.isdigit() else 4


def _in_font(line: Line, font: str) -> int:
    """How many words a line begins with that are in a font."""
    return len(list(takewhile(lambda word: word.font == font, line.words)))


def _is_bold(word: Word) -> bool:
    return word.bold or not word.font  # some fonts have no name to tell


def _is_slanted(word: Word) -> bool:
    return word.italic and not is_math(word)
