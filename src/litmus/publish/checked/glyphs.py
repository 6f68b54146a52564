"""Somebody's Markdown as readers see it, with the way back to each of its characters.

Marks pair as in CommonMark 0.31, but for two things: stars also open and close bold between a Chinese letter and a
punctuation mark, where CommonMark leaves them to be seen, and one between digits multiplies. What pairs with nothing
stays as it is written.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Flag
from html import unescape
from itertools import accumulate
from typing import NamedTuple

from litmus.publish.letters import SIGNS, letters
from litmus.publish.prose import FORMULA, NUMBER, seen


class Style(Flag):
    """How a piece of text looks."""

    PLAIN = 0
    BOLD = 1
    ITALIC = 2
    CODE = 4
    FORMULA = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """What is seen of a piece of Markdown."""

    start: int  # half-open range of code points in the Markdown
    end: int
    seen: str  # "" of a mark; of a formula its LaTeX without dollars
    style: Style

    @property
    def in_letters(self) -> str:
        """The same where no formula can be set."""
        return "".join(one.seen for one in letters(self.seen)) if self.style & Style.FORMULA else self.seen


class _Opening(NamedTuple):
    """A mark that waits for the one that closes it."""

    kind: str  # "[", or stars and low lines as many as they are
    start: int
    end: int


_MARK = re.compile(
    rf"""
      (?<!`)(?P<ticks>`+)(?P<code>[^`]{{1,300}})(?P=ticks)(?!`)
    | (?P<formula>{FORMULA.pattern})
    | \\(?P<escaped>[!-/:-@\[-`{{-~])
    | \\(?P<command>{"|".join(sorted(SIGNS, key=len, reverse=True))})(?![A-Za-z])
    | (?P<entity>&(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z]\w{{1,30}});)
    | (?P<opening>!?\[)
    | (?P<closing>\]\([^()\s]{{0,500}}(?:\([^()\s]{{0,100}}\)[^()\s]{{0,100}})?\))
    | (?<![*_])(?P<run>\*{{1,3}}|_{{1,3}})(?![*_])
    """,
    re.VERBOSE,
)
_STYLES = {1: Style.ITALIC, 2: Style.BOLD}  # by the length of a run
_PAIRED = (Style.BOLD, Style.ITALIC, Style.CODE)
_DEEPEST = 10  # marks within marks
_FIRST_CHINESE = "\u2e80"


def glyphs(markdown: str, cuts: Iterable[int] = ()) -> Iterator[Glyph]:
    """What is seen of a statement, in order and without a gap.

    Args:
        markdown: Hostile.
        cuts: Places that no glyph reaches over. A mark that has one inside is shown as it is written, a formula in
            letters.

    """
    scan = _Scan(seen(markdown), sorted(cuts))
    styles, at = scan.styles(), 0
    while at < len(scan.text):
        end, shown, style = scan.shown.get(at, (at + 1, scan.text[at], Style.PLAIN))
        yield Glyph(start=at, end=end, seen=shown, style=styles[at] | style)
        at = end


def read(markdown: str) -> str:
    """A text as it reads where nothing can be bold and no formula set."""
    return "".join(glyph.in_letters for glyph in glyphs(markdown))


class _Scan:
    """The marks of a text."""

    def __init__(self, text: str, cuts: Sequence[int]) -> None:
        self.text = text
        self.shown: dict[int, tuple[int, str, Style]] = {}  # by where it begins: where it ends, and what is seen
        self._cuts = cuts
        self._styled: list[tuple[int, int, Style]] = []
        self._open: list[_Opening] = []
        for mark in _MARK.finditer(text):
            self._take(mark)

    def styles(self) -> list[Style]:
        """The style of each character."""
        found = [Style.PLAIN] * len(self.text)
        for style in _PAIRED:
            turns = [0] * (len(self.text) + 1)
            for start, end in (span for *span, one in self._styled if one is style):
                turns[start] += 1
                turns[end] -= 1
            for place, depth in enumerate(accumulate(turns[:-1])):
                if depth:
                    found[place] |= style
        return found

    def _take(self, mark: re.Match[str]) -> None:
        start, end = mark.span()
        if mark["formula"]:
            self._formula(mark)
        elif mark["code"]:
            self._pair(_Opening("`", start, mark.start("code")), mark.end("code"), end, Style.CODE)
        elif self._is_cut(start, end):
            return
        elif mark["opening"]:
            self._open.append(_Opening("[", start, end))
        elif mark["closing"]:
            if opening := self._opened("["):
                self._pair(opening, start, end, Style.PLAIN)
        elif mark["run"]:
            self._run(mark)
        else:
            shown = mark["escaped"] or SIGNS.get(mark["command"] or "") or seen(unescape(mark[0]))
            self._show(start, end, shown)

    def _formula(self, mark: re.Match[str]) -> None:
        start, end = mark.span()
        if not self._is_cut(start, end) and not NUMBER.fullmatch(mark[0]):
            self._show(start, end, mark["latex"], Style.FORMULA)
            return
        self._show(start, start + 1, "")
        for one in letters(mark["latex"]):
            self._show(start + 1 + one.start, start + 1 + one.end, one.seen)
        self._show(end - 1, end, "")

    def _run(self, mark: re.Match[str]) -> None:
        """Stars or low lines: they close what is open, or else open."""
        start, end = mark.span()
        opens, closes = _flanks(mark)
        kinds = [mark["run"]] if end - start < len("***") else [mark["run"][:1], mark["run"][:2]]
        while closes and kinds and (opening := self._opened(*kinds)):
            kinds.remove(opening.kind)
            length = len(opening.kind)
            self._pair(opening, start, start + length, _STYLES[length])
            start, opens = start + length, False
        for kind in reversed(kinds) if opens else ():
            self._open.append(_Opening(kind, start, start + len(kind)))
            start += len(kind)

    def _opened(self, *kinds: str) -> _Opening | None:
        """What was last opened of some kinds; nothing that was opened since can be closed any more."""
        for place in range(len(self._open) - 1, max(-1, len(self._open) - 1 - _DEEPEST), -1):
            if self._open[place].kind in kinds:
                found = self._open[place]
                del self._open[place:]
                return found
        return None

    def _pair(self, opening: _Opening, start: int, end: int, style: Style) -> None:
        """Hide both marks of what lies between them; leave them where there is nothing, or one is cut."""
        if opening.end < start and not self._is_cut(opening.start, opening.end) and not self._is_cut(start, end):
            self._show(opening.start, opening.end, "")
            self._show(start, end, "")
            self._styled.append((opening.end, start, style))

    def _show(self, start: int, end: int, shown: str, style: Style = Style.PLAIN) -> None:
        """Let something be seen for a range, letter by letter where it is as long."""
        if len(shown) == end - start and style is Style.PLAIN:
            self.shown |= {place: (place + 1, one, style) for place, one in enumerate(shown, start)}
        elif not self._is_cut(start, end):
            self.shown[start] = (end, shown, style)

    def _is_cut(self, start: int, end: int) -> bool:
        return bisect_right(self._cuts, start) < bisect_left(self._cuts, end)


def _flanks(mark: re.Match[str]) -> tuple[bool, bool]:
    """Whether a run of stars may open, and may close (CommonMark 0.31, section 6.2)."""
    start, end = mark.span()
    before, after = mark.string[max(0, start - 1) : start], mark.string[end : end + 1]
    if before.isdigit() and after.isdigit():
        return False, False
    opens = bool(after.strip()) and (after.isalnum() or not before.isalnum() or before >= _FIRST_CHINESE)
    closes = bool(before.strip()) and (before.isalnum() or not after.isalnum() or after >= _FIRST_CHINESE)
    if mark["run"].startswith("_"):
        return opens and not before.isalnum(), closes and not after.isalnum()
    return opens, closes
