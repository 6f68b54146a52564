"""Which lines are headings: by their number, their type, and the outline of the file."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Prefix

from litmus.read.draft import KNOWN
from litmus.read.pdf.sheets.layout import Placed
from litmus.read.pdf.spelling import line_text
from litmus.read.pdf.words import HYPHEN, Line

_NUMBERED = re.compile(
    r"(?:(?P<word>Appendix|APPENDIX)\s+)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4}|[A-Z](?:\.\d{1,2}){0,4}|[IVX]{1,5})(?P<stop>[.:]?)\s+(?P<title>\S.*)"
)
_ROMAN = re.compile(r"[IVX]+")
_LONGEST = 160  # characters
_MOST_LINES = 3
_ALIKE = 0.7  # of the letters of two titles, from the beginning on,
_FEWEST_ALIKE = 10  # at least
_SHORTEST = 3  # characters of a title that begins small
_LARGER = 1.06  # times the body's size
_NO_TITLE = re.compile(r"[\d\W]*\Z|.*[,;:]\Z|.*\S\.\Z", re.DOTALL)
_SMALL_CAPITALS = 0.9  # of the size of the large ones
_SMALLEST = 0.7  # of them
_SPLIT_CAPITALS = re.compile(r"\b([A-Z]) ([A-Z]{2,})\b")  # small capitals: "I NTRODUCTION"
_CAPITALS = re.compile(r"[^a-z]*[A-Z]{3}[^a-z]*")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and how many lines it takes."""

    number: str
    title: str
    level: int
    lines: int
    is_appendix: bool


class Headings:
    """Tells headings.

    Args:
        size: Of the body's text.
        outline: Titles of the file's outline, each with its level from 1.
        lines: Of the whole file; how known headings among them are set tells others where there is no outline.

    """

    def __init__(self, size: float, outline: Iterable[tuple[int, str]], lines: Iterable[Placed] = ()) -> None:
        self._size = size
        self._outline: dict[str, tuple[int, str]] = {}  # by the letters of the title
        for level, title in outline:
            for said in filter(None, (letters(bare(title)), letters(title))):  # "A" may be a number, or begin a title
                self._outline.setdefault(said, (level, title))
        self._roman = ""  # the number of the section, where letters count those in it
        self._in_appendix = False
        self._types: set[tuple[str, float, bool] | None] = set()  # of known headings, where there is no outline
        self._are_centred = False
        if not self._outline:
            known = [one for one in lines if KNOWN.fullmatch(bare(line_text(one.line)).strip(" .:"))]
            known = [one for one in known if self._stands_out(one)]
            self._types = {_type(one.line) for one in known} - {None}
            self._are_centred = sum(one.is_centred for one in known) * 2 > len(known)

    def at(self, lines: Sequence[Placed], place: int, taken: set[int]) -> Heading | None:
        """The heading that begins at a line of a page; None if none does."""
        first = lines[place]
        if len(first.line.text) > _LONGEST or not (self._stands_out(first) or self._is_outlined(line_text(first.line))):
            return None
        run = [first]
        for placed in lines[place + 1 : place + _MOST_LINES]:
            line = placed.line
            if id(line) in taken or not _is_next(run[-1].line, line) or self._is_another(line_text(line)):
                break
            run.append(placed)
        for count in range(len(run), 0, -1):
            whole = _joined(run[:count])
            if entry := self._outline.get(letters(bare(whole))):
                return self._heading(whole, count, entry[0])
        count = sum(1 for placed in run if self._stands_out(placed))
        return self._by_type(_joined(run[:count]), first, count) if count else None

    def _by_type(self, text: str, placed: Placed, count: int) -> Heading | None:
        first = placed.line
        numbered = _NUMBERED.fullmatch(text)
        if _NO_TITLE.match(text) and not (numbered and self._outline):
            return None
        if numbered and self._is_number(numbered):
            return self._heading(text, count, 0)
        if KNOWN.fullmatch(text.strip(" .:")):
            return self._heading(text, count, 1)
        if _type(first) in self._types and len(text) > _SHORTEST and text[0].isupper():
            return self._heading(text, count, 1)
        if self._are_centred and placed.is_centred and _type(first) and text[0].isupper():
            return self._heading(text, count, 3 if first.words[0].italic else 2)
        large = first.size >= _LARGER * self._size
        if large and not self._outline and first.page > 1:
            return self._heading(text, count, 2)
        return None

    def _is_another(self, text: str) -> bool:
        """Whether a line in the type of a heading begins the next one."""
        found = _NUMBERED.fullmatch(text)
        return KNOWN.fullmatch(text.strip(" .:")) is not None or (
            found is not None and ("." in found["number"] or bool(found["stop"]))
        )

    def _is_nearly(self, said: str) -> bool:
        """Whether the outline has a title that begins so, as far as it goes: it writes symbols otherwise."""
        return any(
            Prefix.similarity(said, entry) >= max(_ALIKE * max(len(said), len(entry)), _FEWEST_ALIKE)
            for entry in self._outline
        )

    def _is_number(self, found: re.Match[str]) -> bool:
        """Whether what looks like a number counts sections here, and its title is one."""
        title = found["title"]
        if not any(letter.isalpha() for letter in title) or not (
            title[0].isupper() or title[0].isdigit() or len(title) > _SHORTEST
        ):
            return False
        if self._outline:
            return letters(title) in self._outline or self._is_nearly(letters(title))
        if found["number"].isalpha() and not found["word"]:
            return bool(found["stop"]) or self._in_appendix or title[0].isupper()
        return True

    def _heading(self, text: str, count: int, level: int) -> Heading:
        found = _NUMBERED.fullmatch(text)
        entry = self._outline.get(letters(bare(text)))
        if entry and (not found or letters(text) == letters(entry[1])) and not _NUMBERED.fullmatch(entry[1]):
            found = found if found and letters(found["title"]) == letters(entry[1]) else None
        number, title = (found["number"], found["title"]) if found else ("", text)
        if entry and _is_shouted(title):
            said = _NUMBERED.fullmatch(entry[1])
            title = said["title"] if said and letters(said["title"]) == letters(title) else entry[1]
        depth = number.count(".") + 1 if number else level or 1
        if _ROMAN.fullmatch(number) and (number != "I" or not self._roman) and not self._in_appendix:
            self._roman = number
        elif self._roman and len(number) == 1 and number.isalpha() and not self._outline:
            number, depth = f"{self._roman}-{number}", 2
        if number[:1].isalpha() and not self._roman:
            self._in_appendix = True
        is_appendix = self._in_appendix and number[:1].isalpha()
        return Heading(number, title.strip().rstrip(".:") if depth > 3 else title.strip(), depth, count, is_appendix)  # noqa: PLR2004

    def _stands_out(self, placed: Placed) -> bool:
        """Whether a line is set as headings are: bold, larger, or in capitals."""
        line = placed.line
        words = [word for word in line.words if any(letter.isalnum() for letter in word.text)]
        if not words:
            return False
        if sum(word.bold for word in words) >= 0.8 * len(words):
            return True
        if max(word.size for word in words) >= _LARGER * self._size:
            return True
        if (self._roman or (self._are_centred and placed.is_centred)) and all(word.italic for word in words):
            return True  # "A. Setup", as IEEE has it
        text = line_text(line)
        return bool(_CAPITALS.fullmatch(text)) or KNOWN.fullmatch(text.strip(" .:")) is not None

    def _is_outlined(self, text: str) -> bool:
        """Whether a line in the type of the text is a heading by its number and by the outline."""
        return _NUMBERED.fullmatch(text) is not None and letters(bare(text)) in self._outline


def _type(line: Line) -> tuple[str, float, bool] | None:
    """How a line is set: font, size, capitals; None if not all of it is set so."""
    fonts = {word.font for word in line.words}
    return (fonts.pop(), round(line.size, 1), _is_shouted(line_text(line))) if len(fonts) == 1 else None


def letters(title: str) -> str:
    """A title by its letters and figures alone, without its number: the same in the outline and on the page."""
    return "".join(letter for letter in title.casefold() if letter.isalnum())


def bare(text: str) -> str:
    """A title without its number."""
    found = _NUMBERED.fullmatch(text)
    return found["title"] if found else text


def _joined(lines: Sequence[Placed]) -> str:
    said = ""
    for placed in lines:
        text = respelled(placed.line)
        said = f"{said[:-1]}{text}" if said.endswith(HYPHEN) else f"{said} {text}" if said else text
    return said.replace(HYPHEN, "-").strip()


def _is_next(one: Line, other: Line) -> bool:
    """Whether a line goes on with a heading: in the same type, right under it."""
    size = one.size
    is_small_capitals = _SMALLEST * size < other.size < size and _is_shouted(one.text) and _is_shouted(other.text)
    return (
        (abs(other.size - size) < 0.3 or is_small_capitals)  # noqa: PLR2004
        and one.words[-1].bold == other.words[0].bold
        and 0 < other.box.top - one.box.top < 1.8 * size
    )


def respelled(line: Line) -> str:
    """A line as text, small capitals as words: "I NTRODUCTION", in two sizes, is "INTRODUCTION"."""
    text = line_text(line)
    is_mixed = min(word.size for word in line.words) < _SMALL_CAPITALS * line.size
    return _SPLIT_CAPITALS.sub(r"\1\2", text) if is_mixed and _is_shouted(text) else text


def _is_shouted(text: str) -> bool:
    return not any(letter.islower() for letter in text)
