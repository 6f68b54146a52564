"""The words of a page, put together from the characters that PDFium tells."""

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from pypdfium2 import PdfPage

from litmus.read.pdf.file.glyphs import Glyphs, Level, glyphs_of
from litmus.read.pdf.file.letters import MARKS, UNKNOWN, Letters, accented, alone, is_pair, large, whole
from litmus.read.pdf.file.painted import Matrix, upright
from litmus.read.pdf.file.styles import DOWN, HEAD_DOWN, LEVEL, UP, Style, Styles
from litmus.read.pdf.words import Word

_MOST = 200_000  # characters on a page; the fullest of nine real papers has 9,000
_GAP = 0.12  # of the size: TeX's narrowest blank has 0.2
_SAME_LINE = 0.12  # of the size, by which base lines may differ within a word
_AXIS = 0.25  # of the size: the middle of TeX's large symbols is so far over the line
_TOUCH = 0.01  # points
_ASIDE = 0.1  # of the size, by which an accent's middle may lie beside its letter
_RAISED = 0.5  # of the size, by which an accent over a capital may stand higher
_NEAREST = 2  # characters between an accent and its letter, with a blank that PDFium sees
_FARTHEST = 400  # where accents are set after the line
_MOST_FAR = 500  # accents on a page that are sought so far
_NOWHERE = Level([], [], [])
_LEVELLED = {
    LEVEL: Matrix(),
    UP: Matrix(0, 1, -1, 0, 0, 0),
    HEAD_DOWN: Matrix(-1, 0, 0, -1, 0, 0),
    DOWN: Matrix(0, -1, 1, 0, 0, 0),
}  # turn the page so that a text is level


class Words(NamedTuple):
    """What stands on a page, in the order of the file."""

    upright: list[Word]
    turned: list[Word]  # up or down the page or on their heads; start, end and base are told as if they were upright


def words_of(page: PdfPage, in_figure: frozenset[int]) -> Words:
    """The words of a page.

    Args:
        page: The page.
        in_figure: Addresses of the text objects that are part of a picture.

    """
    text = page.get_textpage()
    try:
        shown = upright(page)
        words = list(_Reader(glyphs_of(text, _MOST), Styles(text, shown, in_figure), shown).words())
    finally:
        text.close()
    return Words(
        [word for word, style in words if style.way == LEVEL], [word for word, style in words if style.way != LEVEL]
    )


def address(handle: Any) -> int:
    """The address of an object of PDFium's; the same object has the same one while its page is open."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


class _Reader:
    """Goes over the characters of a page."""

    def __init__(self, glyphs: Glyphs, styles: Styles, shown: Matrix) -> None:
        self._glyphs, self._styles, self._shown = glyphs, styles, shown
        self._levels: dict[int, Level] = {}

    def words(self) -> Iterator[tuple[Word, Style]]:
        """The words, each with its style."""
        objects, styles = self._glyphs.objects, self._styles
        said, own, first, before = "", None, 0, 0  # the word that gathers: letters, style, first and last character
        base = end = 0.0
        last, style, (starts, ends, bases) = None, None, _NOWHERE
        size = same = gap = 0.0
        for number, letter in enumerate(self._letters()):
            thing = objects[number]
            if letter == " ":
                if said and own:
                    yield self._word(said, own, first, before, base), own
                said = ""
                continue
            if not letter:
                continue
            if thing != last or style is None:
                last, style = thing, styles.of(thing, number)
                starts, ends, bases = self._level(style.way)
                size = max(style.size, 1.0)
                same, gap = _SAME_LINE * size, _GAP * size
            if said and own is style and -size <= starts[number] - end <= gap and -same <= bases[number] - base <= same:
                said += letter
            else:
                if said and own:
                    yield self._word(said, own, first, before, base), own
                said, own, first, base = letter, style, number, bases[number]
            before, end = number, ends[number]
        if said and own:
            yield self._word(said, own, first, before, base), own

    def _letters(self) -> list[str]:
        """What the characters say, accents joined to their letters; " " for blanks."""
        known = Letters()
        codes, objects = self._glyphs.codes, self._glyphs.objects
        said = [known[code] for code in codes]
        some = dict(zip(objects, range(len(objects)), strict=True))  # a character of each text
        own_codes = {thing for thing, number in some.items() if thing and self._styles.of(thing, number).font.large}
        if own_codes:
            for number, thing in enumerate(objects):
                if thing in own_codes and self._styles.is_unmapped(codes[number], number):
                    said[number] = large(codes[number])
        if UNKNOWN in said:
            for number in range(len(said) - 1):
                if is_pair(codes[number : number + 2]):
                    said[number : number + 2] = known[whole(*codes[number : number + 2])], ""
        if MARKS.keys().isdisjoint(said):
            return said
        accents = [number for number, letter in enumerate(said) if letter in MARKS]
        for place, number in enumerate(accents):
            host = self._host(said, number, _FARTHEST if place < _MOST_FAR else _NEAREST)
            if host is None:
                said[number] = alone(said[number])
                continue
            said[host] = accented(said[host], MARKS[said[number]])
            said[number] = ""
            if number < host == number + 2:
                said[number + 1] = ""  # the blank that PDFium sees between them
        return said

    def _host(self, said: Sequence[str], number: int, farthest: int) -> int | None:
        """The letter over or under which an accent stands: near it in the file, or set with the rest of the line."""
        starts, ends, bases = self._level(LEVEL)
        middle, size = (
            (starts[number] + ends[number]) / 2,
            self._glyphs.room.top[number] - self._glyphs.room.bottom[number],
        )
        after = range(number + 1, min(number + 1 + farthest, len(said)))
        other: int
        for other in (*after[:_NEAREST], *range(number - 1, max(number - 1 - farthest, -1), -1), *after[_NEAREST:]):
            if (
                said[other].isalpha()
                and starts[other] - _ASIDE * size <= middle <= ends[other] + _ASIDE * size
                and abs(bases[other] - bases[number]) <= _RAISED * size
            ):
                return other
        return None

    def _level(self, way: int) -> Level:
        if way not in self._levels:
            self._levels[way] = self._glyphs.level(self._shown.then(_LEVELLED[way]))
        return self._levels[way]

    def _word(self, said: str, style: Style, first: int, last: int, base: float) -> Word:
        left, bottom, right, top = self._glyphs.ink
        if first == last:
            box = self._shown.box(left[first], bottom[first], right[first], top[first])
        else:
            of = slice(first, last + 1)
            box = self._shown.box(min(left[of]), min(bottom[of]), max(right[of]), max(top[of]))
        if style.font.large:
            base = box.middle + _AXIS * style.size
        name, bold, italic = style.font.name, style.font.bold, style.font.italic
        start, end = self._level(style.way).starts[first], self._end(last, style)
        return Word(said, box, style.size, name, bold, italic, base, style.in_figure, start, end)

    def _end(self, last: int, style: Style) -> float:
        """Where the next character would begin: not where ink hangs over, as that of an italic f does."""
        glyphs, level = self._glyphs, self._level(style.way)
        end = level.ends[last]
        if glyphs.ink.right[last] < glyphs.room.right[last] - _TOUCH or glyphs.xs[last] == glyphs.xs[last - 1]:
            return end  # the latter are parts of a ligature
        advance = self._styles.advance(style, glyphs.codes[last])
        return min(end, level.starts[last] + advance) if advance else end
