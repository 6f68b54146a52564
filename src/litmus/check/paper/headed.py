"""How much of a text stands at the heads of a table's cells: of their row, of their column, in the caption.

A text and a head seldom have the same words: "the 5B model" is mesolitica/mallam-5B-4096, "zero-shot" is "0 shot",
零样本 too. So both are taken apart into words by their stems, sizes (5B), and words with the number beside them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from litmus.check.figures.folding import fold
from litmus.check.language.concepts import concepts_in
from litmus.check.language.names import names_in
from litmus.check.language.terms import stem
from litmus.check.paper.heads import Heads
from litmus.check.paper.passages import Library

Cell = tuple[int, int]  # row and column

_PIECE = re.compile(r"(?P<size>\d+(?:\.\d+)?[BMKTbmk](?![A-Za-z]))|(?P<number>\d+(?:\.\d+)*)|(?P<word>[A-Za-z]+)")
_WORD = re.compile(r"[A-Za-z]{2,}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_BESIDE = re.compile(r"[-\s_/@=.:]{0,2}")  # between a word and the number that belongs to it
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
    "into which while also their has have can not both over under per via only all each other more most less least "
    "result results table score scores comparison performance method methods model models test tests set sets".split()
)
_PREFIX = 4  # letters of a head that begin the statement's word: WinoG, WinoGrande


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, size or word with its number, at a half-open range of folded text."""

    forms: tuple[frozenset[str], ...]  # each is all that a head must have
    start: int
    end: int
    is_name: bool
    is_word: bool  # one word or size, no two


@dataclass(frozen=True, slots=True)
class Shares:
    """Which pieces of a text stand at the head of a table's rows and columns, and in its caption."""

    rows: tuple[frozenset[Piece], ...]
    columns: tuple[frozenset[Piece], ...]
    caption: frozenset[Piece]

    def heads(self, cell: Cell) -> frozenset[Piece]:
        """The pieces that stand at the heads of a cell."""
        return self.rows[cell[0]] | self.columns[cell[1]]

    def of(self, cell: Cell) -> frozenset[Piece]:
        """The pieces that a cell's heads have, or the caption."""
        return self.heads(cell) | self.caption


@dataclass(frozen=True)
class Headed:
    """A table's heads and caption, taken apart."""

    heads: Heads

    @cached_property
    def _rows(self) -> tuple[frozenset[str], ...]:
        heads = zip(self.heads.rows.heads, self.heads.groups, strict=True)
        return tuple(frozenset(_strings(" | ".join((*parts, group)))) for parts, group in heads)

    @cached_property
    def _columns(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(_strings(" | ".join(parts))) for parts in self.heads.columns.heads)

    @cached_property
    def _caption(self) -> frozenset[str]:
        grid = self.heads.grid
        end = grid.lines[grid.first] if grid.first < len(grid.lines) else 0
        return frozenset(_strings(fold(grid.block.text[:end]).text))

    def shares(self, pieces: Iterable[Piece]) -> Shares:
        """Which of a text's pieces stand at which heads."""
        pieces = tuple(pieces)

        def shared(head: frozenset[str]) -> frozenset[Piece]:
            return frozenset(piece for piece in pieces if _stands_in(piece, head))

        rows, columns = tuple(map(shared, self._rows)), tuple(map(shared, self._columns))
        # What stands in a head as well tells one row from another, though the caption speaks of it. Its other words,
        # names apart, any caption might have.
        caption = frozenset(piece for piece in shared(self._caption) if piece.is_name)
        return Shares(rows, columns, caption.difference(*rows, *columns))

    def is_said(self, cell: Cell, pieces: Iterable[Piece], *, across: bool) -> bool:
        """Whether all words of the head of a cell's column, or of its row, stand in a text."""
        head = self._columns[cell[1]] if across else self._rows[cell[0]]
        said = {word for piece in pieces for form in piece.forms for word in form}
        return all(word in said for word in head if " " not in word)


def tables_of(library: Library) -> dict[str, Headed]:
    """A paper's tables by their anchors."""
    return {block.anchor: Headed(library.heads_of(block.anchor)) for block, _ in library.tables}


def pieces_of(text: str) -> tuple[Piece, ...]:
    """The pieces of folded text, in order."""
    names = [(start, end) for _, start, end in names_in(text)]
    found = [
        Piece(
            forms,
            start,
            end,
            is_name=text[start].isupper() or any(low < end and start < high for low, high in names),
            is_word=is_word,
        )
        for forms, start, end, is_word in _units(text)
        if not (is_word and text[end - 1].isalpha() and text[end : end + 1].isdigit())  # of FP16 the FP is no FP4
    ]
    found += [
        Piece((frozenset((said,)),), start, end, is_name=False, is_word=False) for said, start, end in _initials(text)
    ]
    found += [
        Piece(tuple(map(frozenset, one.phrases)), one.start, one.end, is_name=False, is_word=False)
        for one in concepts_in(text)
        if _CHINESE.match(text, one.start)
    ]
    return tuple(sorted(found, key=lambda piece: (piece.start, piece.end)))


def _initials(text: str) -> Iterator[tuple[str, int, int]]:
    """What three or four words side by side may be shortened to: MAD, the mean absolute difference."""
    words = [*_WORD.finditer(text)]
    for count in (3, 4):
        for several in zip(*(words[at:] for at in range(count)), strict=False):
            if all(_BESIDE.fullmatch(text, one.end(), other.start()) for one, other in pairwise(several)):
                said = "".join(word[0][0] for word in several).lower()
                yield stem(said), several[0].start(), several[-1].end()


def pieces_in(pieces: Iterable[Piece], text: str) -> frozenset[Piece]:
    """Those of some pieces that a text has."""
    said = frozenset(_strings(text))
    return frozenset(piece for piece in pieces if _stands_in(piece, said))


def _units(text: str) -> Iterator[tuple[tuple[frozenset[str], ...], int, int, bool]]:
    """Words and sizes, and two that stand together, with their ranges, and whether it is one."""
    before: tuple[str, int, int, bool] | None = None
    for match in _PIECE.finditer(text):
        plain = match[0].lower()
        number = match["number"] or _SPELLED.get(plain)
        said = number or (plain if match["size"] else stem(plain))
        is_little = plain in _LITTLE or (bool(match["word"]) and len(plain) == 1)
        if not number and not is_little:
            yield (frozenset((said,)),), match.start(), match.end(), True
        if before and _BESIDE.fullmatch(text, before[2], match.start()) and not (before[3] and number):
            pair = [frozenset((f"{before[0]} {said}",))]
            if not number and not before[3]:
                pair += [frozenset((f"{before[0]} {plain[0]}",)), frozenset((before[0] + said,))]
            yield tuple(pair), before[1], match.end(), False
        before = said, match.start(), match.end(), bool(number)


def _strings(head: str) -> Iterator[str]:
    """What a head has, as pieces would have it."""
    for forms, _, _, _ in _units(head):
        yield from forms[0]
        for part in forms[0]:
            if part in _SHORT:
                yield stem(_SHORT[part])


def _stands_in(piece: Piece, head: frozenset[str]) -> bool:
    """Whether a head has a piece in one of its forms, be it shortened."""
    if any(form <= head for form in piece.forms):
        return True
    (said,) = piece.forms[0] if piece.is_word else ("",)
    return any(len(word) >= _PREFIX and " " not in word and said.startswith(word) for word in head)
