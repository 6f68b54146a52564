"""How much of a text stands at the heads of a table's cells: of their row, of their column, in the caption."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from litmus.check.figures.folding import fold
from litmus.check.paper.heads import Heads
from litmus.check.paper.pieces import Piece, strings

Cell = tuple[int, int]  # row and column

_PREFIX = 4  # letters of a head that begin the statement's word: WinoG, WinoGrande


@dataclass(frozen=True)
class Lines:
    """What stands at the heads of some rows or columns."""

    heads: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, heads: Iterable[str]) -> "Lines":
        return cls(tuple(frozenset(strings(head)) for head in heads))

    @cached_property
    def _with(self) -> dict[str, frozenset[int]]:
        """For each piece of a head the lines that have it."""
        found: dict[str, set[int]] = {}
        for number, head in enumerate(self.heads):
            for said in head:
                found.setdefault(said, set()).add(number)
        return {said: frozenset(numbers) for said, numbers in found.items()}

    def shared(self, pieces: Iterable[Piece]) -> tuple[frozenset[Piece], ...]:
        """For each line the pieces that stand at its head."""
        found: list[set[Piece]] = [set() for _ in self.heads]
        for piece in pieces:
            for number in self._lines(piece):
                found[number].add(piece)
        return tuple(map(frozenset, found))

    def unsaid(self, line: int, pieces: Iterable[Piece]) -> int:
        """How many words of a line's head are not among some pieces."""
        said = {word for piece in pieces for form in piece.forms for word in form}
        return len(self.words[line] - said)

    @cached_property
    def words(self) -> tuple[frozenset[str], ...]:
        """Of each line's head the single words and sizes."""
        return tuple(frozenset(word for word in head if " " not in word) for head in self.heads)

    def _lines(self, piece: Piece) -> frozenset[int]:
        """The lines that have a piece in one of its forms, be it shortened."""
        none = frozenset[int]()
        whole = (frozenset.intersection(*(self._with.get(said, none) for said in form)) for form in piece.forms)
        (said,) = piece.forms[0] if piece.is_word else ("",)
        begun = (self._with.get(said[:end], none) for end in range(_PREFIX, len(said)))
        return none.union(*whole, *begun)


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
    lead: str = ""  # what the paper says of the table outside of it
    apart: frozenset[str] = frozenset()  # words of its caption that no table has with the same columns

    @cached_property
    def rows(self) -> Lines:
        heads = zip(self.heads.rows.heads, self.heads.groups, strict=True)
        return Lines.of(" | ".join((*parts, group)) for parts, group in heads)

    @cached_property
    def columns(self) -> Lines:
        return Lines.of(" | ".join(parts) for parts in self.heads.columns.heads)

    @cached_property
    def title(self) -> str:
        """Its caption, and what is said of it outside."""
        grid = self.heads.grid
        end = grid.lines[grid.first] if grid.first < len(grid.lines) else 0
        caption = grid.block.text[:end].removeprefix(grid.block.label)
        return fold(f"{caption} {self.lead}").text

    @cached_property
    def _caption(self) -> Lines:
        return Lines.of([self.title])

    def shares(self, pieces: Iterable[Piece]) -> Shares:
        """Which of a text's pieces stand at which heads."""
        pieces = tuple(pieces)
        rows, columns = self.rows.shared(pieces), self.columns.shared(pieces)
        # What stands in a head as well tells one row from another, though the caption speaks of it. Its other words,
        # names apart, any caption might have.
        caption = frozenset(
            piece
            for piece in self._caption.shared(pieces)[0]
            if piece.is_name or any(form <= self.apart for form in piece.forms)
        )
        return Shares(rows, columns, caption.difference(*rows, *columns))

    def is_said(self, cell: Cell, pieces: Iterable[Piece], *, across: bool) -> bool:
        """Whether all words of the head of a cell's column, or of its row, stand in a text, the other's words apart."""
        (lines, line), (others, other) = (self.rows, cell[0]), (self.columns, cell[1])
        if across:
            (lines, line), (others, other) = (others, other), (lines, line)
        own = [piece for piece in pieces if not any(form <= others.heads[other] for form in piece.forms)]
        return bool(lines.words[line]) and not lines.unsaid(line, own)

    @cached_property
    def words(self) -> frozenset[str]:
        """All that stands at the head of a row or column."""
        return frozenset[str]().union(*self.rows.heads, *self.columns.heads)


def told_apart(tables: Mapping[str, Headed]) -> dict[str, Headed]:
    """Tables, each with what its caption alone has of those that have the same columns: one for each data set, say."""
    alike: dict[frozenset[frozenset[str]], list[str]] = {}
    for anchor, table in tables.items():
        alike.setdefault(frozenset(table.columns.heads), []).append(anchor)
    found = dict(tables)
    for anchors in alike.values():
        words = {anchor: frozenset(strings(tables[anchor].title)) for anchor in anchors}
        for anchor in anchors if len(anchors) > 1 else ():
            others = frozenset[str]().union(*(words[other] for other in anchors if other != anchor))
            found[anchor] = replace(tables[anchor], apart=words[anchor] - others)
    return found


def pieces_in(pieces: Iterable[Piece], text: str) -> frozenset[Piece]:
    """Those of some pieces that a text has."""
    return Lines.of([text]).shared(pieces)[0]
