"""A text taken apart so that what heads a table can be found in it.

A text and a head seldom have the same words: "the 5B model" is mesolitica/mallam-5B-4096, "zero-shot" is "0 shot",
零样本 too. So both are taken apart into words by their stems, sizes (5B), and words with the number beside them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from litmus.check.figures.numerals import CHINESE, chinese_number
from litmus.check.language.concepts import Concept, concepts_in
from litmus.check.language.terms import stem

_PIECE = re.compile(r"(?P<size>\d+(?:\.\d+)?[BMKTbmk](?![A-Za-z]))|(?P<number>\d+(?:\.\d+)*)|(?P<word>[A-Za-z]+)")
_WORD = re.compile(r"[A-Za-z]{2,}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_BESIDE = re.compile(r"[-\s_/@=.:]{0,2}")  # between a word and the number that belongs to it
_COUNTED = re.compile(rf"(?<![\d.])\d+\s?$|{CHINESE}+$")  # the number right before what it counts
_LONGEST_NUMBER = 8  # characters
_TEXTS = 64  # kept: those that one statement is looked at by, figure after figure
_HYPHEN = re.compile("[-_/]")
_SPELLED = {
    word: str(number) for number, word in enumerate("zero one two three four five six seven eight nine ten".split())
}
# What heads are shortened to.
_SHORT = {
    "avg": "average",
    "ave": "average",
    "acc": "accuracy",
    "ppl": "perplexity",
    "params": "parameters",
    "dim": "dimension",
    "en": "english",
    "de": "german",
    "fr": "french",
    "zh": "chinese",
    "es": "spanish",
    "ru": "russian",
    "ja": "japanese",
    "ko": "korean",
    "ro": "romanian",
    "cs": "czech",
}
_LITTLE = frozenset(
    "a an the of to in on for and or with by is are was were be as at that this these those it its our we from than "
    "into which while also their has have can not both over under per via all each other more most less least "
    "result results table score scores comparison performance method methods model models test tests set sets".split()
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, size or word with its number, at a half-open range of folded text."""

    forms: tuple[frozenset[str], ...]  # each is all that a head must have
    start: int
    end: int
    is_name: bool
    is_word: bool  # one word or size, no two


@lru_cache(maxsize=_TEXTS)
def pieces_of(text: str) -> tuple[Piece, ...]:
    """The pieces of folded text, in order."""
    found = [
        Piece(
            forms,
            start,
            end,
            is_name=any(char.isupper() or char.isdigit() for char in text[start:end]),
            is_word=is_word,
        )
        for forms, start, end, is_word in _units(text)
        if not (is_word and text[end - 1].isalpha() and text[end : end + 1].isdigit())  # of FP16 the FP is no FP4
    ]
    found += [
        Piece((frozenset((said,)),), start, end, is_name=False, is_word=False) for said, start, end in _initials(text)
    ]
    found += [piece for one in concepts_in(text) if _CHINESE.match(text, one.start) for piece in _chinese(one, text)]
    return tuple(sorted(found, key=lambda piece: (piece.start, piece.end)))


def within(pieces: Iterable[Piece], start: int, end: int) -> list[Piece]:
    """Those of some pieces that stand in a range of their text."""
    return [piece for piece in pieces if start <= piece.start and piece.end <= end]


def _chinese(concept: Concept, text: str) -> Iterator[Piece]:
    """What a Chinese term may be in English, and with the number right before it: 两比特, 2 bits."""
    yield Piece(tuple(map(frozenset, concept.phrases)), concept.start, concept.end, is_name=False, is_word=False)
    if counted := _COUNTED.search(text, max(0, concept.start - _LONGEST_NUMBER), concept.start):
        number = counted[0].strip() if counted[0].isascii() else str(int(chinese_number(counted[0])))
        forms = tuple(frozenset((f"{number} {phrase[0]}",)) for phrase in concept.phrases if len(phrase) == 1)
        if forms:
            yield Piece(forms, counted.start(), concept.end, is_name=False, is_word=False)


def _initials(text: str) -> Iterator[tuple[str, int, int]]:
    """What some words side by side may be shortened to: MAD, the mean absolute difference; KV, key-value."""
    words = [*_WORD.finditer(text)]
    for count in (2, 3, 4):
        joint = _BESIDE if count > 2 else _HYPHEN  # noqa: PLR2004
        for several in zip(*(words[at:] for at in range(count)), strict=False):
            is_one = all(joint.fullmatch(text, one.end(), other.start()) for one, other in pairwise(several))
            if is_one and several[0][0].lower() not in _LITTLE:
                said = "".join(word[0][0] for word in several).lower()
                yield stem(said), several[0].start(), several[-1].end()


def _units(text: str) -> Iterator[tuple[tuple[frozenset[str], ...], int, int, bool]]:
    """Words and sizes, and two that stand together, with their ranges, and whether it is one."""
    before: re.Match[str] | None = None
    for match in _PIECE.finditer(text):
        is_little = _is_little(match)
        if not is_little and not _number(match) and len(match[0]) > 1:
            yield (frozenset((_said(match),)),), match.start(), match.end(), True
        is_pair = before and not is_little and not (_number(before) and _number(match))
        if before and is_pair and _BESIDE.fullmatch(text, before.end(), match.start()):
            yield _pair(before, match), before.start(), match.end(), False
        before = None if is_little else match


def _pair(one: re.Match[str], other: re.Match[str]) -> tuple[frozenset[str], ...]:
    """Two pieces side by side, the second be it shortened to its letter, or both written as one."""
    forms = [f"{_said(one)} {_said(other)}"]
    if not _number(one) and not _number(other):
        forms += [f"{_said(one)} {other[0][0].lower()}"] * (not other[0].isupper())
        forms += [stem(f"{one[0]}{other[0]}".lower())]
    return tuple(frozenset((form,)) for form in forms)


def _said(piece: re.Match[str]) -> str:
    plain = piece[0].lower()
    return _number(piece) or (plain if piece["size"] else stem(plain))


def _number(piece: re.Match[str]) -> str:
    return piece["number"] or _SPELLED.get(piece[0].lower(), "")


def _is_little(piece: re.Match[str]) -> bool:
    """Whether a word says nothing by itself; the a of a4.8 does."""
    return piece[0].lower() in _LITTLE and not piece.string[piece.end() : piece.end() + 1].isdigit()


def strings(head: str) -> Iterator[str]:
    """What a head has, as pieces would have it."""
    for forms, _, _, _ in _units(head):
        yield from forms[0]
        for part in forms[0]:
            if part in _SHORT:
                yield stem(_SHORT[part])
