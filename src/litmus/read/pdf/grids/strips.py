"""Words of a table by base line, and what on a base line hangs together."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median
from unicodedata import category

from litmus.read.heads import Place, is_value
from litmus.read.pdf.spelling import line_text
from litmus.read.pdf.words import Line, Word

_BLANK = 0.42  # the widest blank between words: a third in Computer Modern, and the room around letters
_BESIDE_SIGN = 0.5  # beside a sign that stands between figures
_FINE = 0.2  # between figures, which have no blanks inside; and the narrowest between any two columns
_LEVEL = 0.25  # by which base lines of one strip may differ
_SMALL = 0.85  # sub- and superscripts are smaller
_RAISED, _LOWERED = 0.7, 0.45  # by how much they stand higher or lower, and accents
_SIGNS = frozenset("×·±+−=<>≤≥≈∼→/")
_DIGITS = frozenset("0123456789.%")


@dataclass(slots=True)
class Strip:
    """Words on one base line, from left to right."""

    base: float  # y
    words: list[Word] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one strip that hang together."""

    words: tuple[Word, ...]
    left: float = field(init=False, repr=False, compare=False)
    right: float = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "left", self.words[0].start)
        object.__setattr__(self, "right", max(word.end for word in self.words))

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def strips(words: Iterable[Word]) -> list[Strip]:
    """Words by base line, downwards; what is small and set higher or lower stands with the word that it hangs on."""
    words = sorted(words, key=_left)  # what hangs on a word comes after it
    if not words:
        return []
    size = common_size(words)
    found: list[Strip] = []
    for word in words:
        if word.size >= _SMALL * size and any(map(_is_said, word.text)):
            _level(found, word, size).words.append(word)
    for strip in found:
        strip.words.sort(key=_left)
    for word in words:
        if word.size < _SMALL * size or not any(map(_is_said, word.text)):
            strip = _beside(found, word, size) or _level(found, word, size)
            insort(strip.words, word, key=_left)
    return found


def _level(found: list[Strip], word: Word, size: float) -> Strip:
    """The strip on whose base line a word stands, which may be a new one."""
    place = bisect_left(found, word.base, key=lambda strip: strip.base)
    near = [strip for strip in found[max(place - 1, 0) : place + 1] if abs(strip.base - word.base) <= _LEVEL * size]
    if near:
        return min(near, key=lambda strip: abs(strip.base - word.base))
    found.insert(place, Strip(word.base))
    return found[place]


def _beside(found: list[Strip], word: Word, size: float) -> Strip | None:
    """The strip of the word that a small one hangs on, or an accent stands over."""
    place = bisect_left(found, word.base, key=lambda strip: strip.base)
    near = [
        strip
        for strip in found[max(place - 1, 0) : place + 2]
        if -_RAISED * size <= word.base - strip.base <= _LOWERED * size and _hangs(strip, word)
    ]
    return min(near, key=lambda strip: abs(strip.base - word.base), default=None)


def _hangs(strip: Strip, word: Word) -> bool:
    place = bisect_left(strip.words, word.start, key=_left)
    return any(
        max(word.start - other.end, other.start - word.end) <= _BLANK * other.size
        for other in strip.words[max(place - 2, 0) : place + 1]
    )


def _left(word: Word) -> float:
    return word.start


def _is_said(letter: str) -> bool:
    return letter.isalnum() and category(letter) != "Lm"  # as the hat of a formula is


def common_size(words: Sequence[Word]) -> float:
    """The size of most characters, in points."""
    return median(word.size for word in words for _ in word.text[:50])


def pieces(words: Sequence[Word], *, fine: bool = False) -> list[Piece]:
    """Words of a strip that no gap parts, as wide as one between columns is at least, or, fine, as one may be."""
    found: list[list[Word]] = []
    right = 0.0
    for word in words:
        if found and word.start - right <= _blank(found[-1][-1], word, _FINE if fine else _BLANK):
            found[-1].append(word)
            right = max(right, word.end)
        else:
            found.append([word])
            right = word.end
    return [Piece(tuple(parts)) for parts in found]


def _blank(one: Word, other: Word, usual: float) -> float:
    """Points of the widest blank that may stand between two words of one text."""
    if one.text in _SIGNS or other.text in _SIGNS:
        usual = _BESIDE_SIGN
    elif one.text[-1] in _DIGITS and other.text[0] in _DIGITS:
        usual = _FINE
    return usual * max(one.size, other.size)


def is_figure(words: Sequence[Word]) -> bool:
    """Whether a text is a number, with its unit or its deviation, or a mark in its stead."""
    return is_value(Place(text=joined(words)))


def joined(words: Sequence[Word]) -> str:
    """The text of words on one base line."""
    return line_text(Line(tuple(words), 0))
