"""Which rows or columns of a table a text names by their heads."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from litmus.check.figures.folding import fold
from litmus.check.language.concepts import concepts_in, stems_in
from litmus.check.language.names import key
from litmus.check.language.terms import stem
from litmus.check.paper.grid import Grid
from litmus.model import Block

_CITED = re.compile(r"\s?\[\d[\d,\s]*\]|\s?[†‡*§¶↑↓]+|\\[a-z]+")
_IN_BRACKETS = re.compile(r"\s?\([^()]*\)")
_NUMBER = re.compile(r"[^A-Za-z]*\d[^A-Za-z]*[A-Za-z%]{0,2}")  # what a cell has that heads nothing
_SIZE = re.compile(r"\d+(?:\.\d+)?[BM]")  # of a model: a name of its row
_WORD = re.compile(r"[A-Za-z][a-z]+|[A-Z]")  # no name: a word that a text may have without meaning the head
_RUN = re.compile(r"[A-Za-z0-9]+(?:\.[0-9]+)*")
_SPELT = re.compile(r"[A-Za-z]+|[\d.]+")
_PART = re.compile(r"[A-Za-z0-9]+(?:\.\d+)*")
_LONGEST = 60  # characters; what is longer heads nothing
_SHORTEST = 3  # letters and digits of a head that a text can name; two where they are capitals
_MOST_HEAD_ROWS = 3


@dataclass(frozen=True, slots=True)
class Naming:
    """A head that a text names, and where."""

    numbers: frozenset[int]  # of the rows, or columns, that it heads
    words: frozenset[str]  # its parts, in small letters
    start: int  # half-open range of the text
    end: int


@dataclass(frozen=True)
class Axis:
    """The rows of a table, or its columns, each with what stands at its head: the cells of several lines."""

    heads: tuple[tuple[str, ...], ...]

    @cached_property
    def _by_key(self) -> dict[str, frozenset[int]]:
        """The keys by which rows can be named, longer and shorter, and which rows each names."""
        found: dict[str, set[int]] = {}
        for number, parts in enumerate(self.heads):
            for said in _variants(parts):
                found.setdefault(said, set()).add(number)
        return {said: frozenset(numbers) for said, numbers in found.items() if len(numbers) < len(self.heads)}

    def named_in(self, text: str) -> tuple[Naming, ...]:
        """The heads that folded text names, whole; of two names of which one is a part of the other, the longer."""
        runs = [(run[0], run.start(), run.end()) for run in _RUN.finditer(text)]
        found: list[Naming] = []
        at = 0
        longest = max((said.count(" ") + 1 for said in self._by_key), default=0)
        while at < len(runs):
            for size in range(min(longest, len(runs) - at), 0, -1):
                start, end = runs[at][1], runs[at + size - 1][2]
                numbers = self._numbers(text, start, end)
                if numbers:
                    words = frozenset(part.lower() for part in _PART.findall(text[start:end]))
                    found.append(Naming(numbers, words, start, end))
                    at += size - 1
                    break
            at += 1
        return tuple(found)

    def _numbers(self, text: str, start: int, end: int) -> frozenset[int]:
        """The rows that a piece of text names as a whole, and not as a part of a longer name."""
        if _joins(text, start - 1, start - 2) or _joins(text, end, end + 1):
            return frozenset()
        said = text[start:end]
        if _WORD.fullmatch(said) and (said.islower() or not start):
            return frozenset()  # "chat models" are no column "Chat"
        return self._by_key.get(" ".join(_spelt(said)), frozenset())

    def touches(self, number: int, text: str, besides: frozenset[str]) -> bool:
        """Whether a text may mean a row: it has some word of its head, be it in Chinese, that `besides` has not."""
        head = " ".join(self.heads[number])
        words = {part.lower() for part in _PART.findall(head)} - besides
        said = {part.lower() for part in _PART.findall(text)}
        if words & (said | {word.removesuffix("s") for word in said}) or key(head) in key(text):
            return True
        theirs = stems_in(head) - {
            stem for word in besides for concept in concepts_in(word) for stem in concept.phrases[0]
        }
        return any(theirs.issuperset(phrase) for concept in concepts_in(text) for phrase in concept.phrases)


@dataclass(frozen=True)
class Heads:
    """A table's cells with what heads them."""

    grid: Grid
    rows: Axis
    columns: Axis
    groups: tuple[str, ...]  # for each row, the title over it and those beside it: "Qwen2.5-7B" across the table, or ""
    heading: tuple[int, ...]  # the columns that head the rows
    body: int  # the first row that is no head

    def cell(self, place: int) -> tuple[int, int] | None:
        """Row and column of a place of the table's body; None in the caption and in what heads a row or column."""
        cell = self.grid.cell(place)
        return cell if cell and cell[0] >= self.body and cell[1] not in self.heading else None

    @classmethod
    def of(cls, block: Block) -> "Heads":
        """The heads of a table as the page marks them; its first column, and all that have words and no numbers."""
        rows = [[_plain(cell.text) for cell in row] for row in block.rows]
        width = max(map(len, rows), default=0)
        rows = [row + [""] * (width - len(row)) for row in rows]
        body = next(
            (number for number, row in enumerate(block.rows) if not row or not all(cell.is_header for cell in row)),
            len(rows),
        )
        body = min(max(body, 1), _MOST_HEAD_ROWS)
        heading = [0, *(column for column in range(1, width) if _is_heading([row[column] for row in rows[body:]]))]
        return cls(
            grid=Grid.of(block),
            groups=tuple(_groups(rows, body)),
            heading=tuple(heading),
            rows=Axis(tuple(_distinct(row[column] for column in heading) for row in rows)),
            columns=Axis(tuple(_distinct(row[column] for row in rows[:body]) for column in range(width))),
            body=body,
        )


def _plain(text: str) -> str:
    """A head without citations and marks."""
    return _CITED.sub("", fold(text).text).strip()


def _distinct(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in parts if part and len(part) <= _LONGEST))


def _groups(rows: Sequence[Sequence[str]], body: int) -> Iterator[str]:
    """For each row the last title above it: a row of the body that has one cell, or the same in all."""
    title = ""
    for number, row in enumerate(rows):
        filled = {cell for cell in row if cell}
        if number >= body and len(row) > 1 and len(filled) == 1 and (row[0] or not any(row[1:])):
            (title,) = filled
        yield title if len(title) <= _LONGEST else ""


def _is_heading(cells: Sequence[str]) -> bool:
    """Whether the cells of a column tell what a row is about: words, and seldom a number."""
    filled = [cell for cell in cells if cell.strip("-– ")]
    counts = Counter(bool(_NUMBER.fullmatch(cell) and not _SIZE.fullmatch(cell)) for cell in filled)
    return counts[False] > counts[True]


def _variants(parts: Sequence[str]) -> set[str]:
    """The ways to name a row by its head: by all of it or by a part, with what stands in brackets or without."""
    names = {" ".join(parts), *parts}
    names |= {_IN_BRACKETS.sub("", name) for name in names}
    return {" ".join(spelt) for name in names if _is_name(name) and (spelt := _spelt(name))}


def _is_name(name: str) -> bool:
    """Whether something is long enough to be named, and no number."""
    letters = "".join(_RUN.findall(name))
    if _SIZE.fullmatch(name):
        return True
    if not any(char.isalpha() for char in letters) or _NUMBER.fullmatch(name):
        return False
    return len(letters) >= _SHORTEST or (len(letters) > 1 and letters.isupper())


def _spelt(name: str) -> list[str]:
    """A name in runs of letters and of digits, each by its stem: Llama-2 and Llama2, finetune and finetuned are one."""
    return [stem(run.lower()) for part in _RUN.findall(name) for run in _SPELT.findall(part)]


def _joins(text: str, mark: int, beyond: int) -> bool:
    """Whether a hyphen or slash at a place joins a name to more of it: the Pro of MMLU-Pro."""
    return (
        0 <= mark < len(text)
        and 0 <= beyond < len(text)
        and text[mark] in "-+@"
        and text[beyond].isascii()
        and text[beyond].isalnum()
    )
