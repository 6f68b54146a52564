"""Which cells of a table name others: the heads of columns, of rows, and of groups of rows.

The page tells it by its marks, else the authors by the rules that they drew, else the cells by what they hold. LaTeXML
marks heads only where it guesses them, and guesses counts beside the names of rows to be names.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from litmus.model import Cell

_MOST_HEADS = 4  # rows
_MOST_NAMES = 3  # columns
_FEWEST_COLUMNS = 3  # of a table in which a row of figures, or one with a single word, can be a head
# A number, alone or with its unit: "~7B", "3.2 ms", "$\mathbf{28.4}$"; not the names "2WikiMultiHopQA" and "3-shot"
_NUMBER = re.compile(
    r"[$({\[~≈∼<>≤≥+−–±-]{0,4}\s?(?:\\(?:mathbf|bm|boldsymbol|textbf|underline|sim|approx|pm)\s?\{?){0,2}[{+−-]{0,2}"
    r"\.?\d[\d.,]{0,40}(?:\s|[A-Za-z%×°]{0,3}(?![A-Za-z\d]|-[A-Za-z]))"
)
_WORD = re.compile(r"(?<![\\A-Za-z])[^\W\d_]{3}")
_VALUES = frozenset("- -- – — ✓ ✔ ✗ ✘ × ○ ● yes no n/a $-$ $\\checkmark$ $\\times$ $\\circ$ $\\bullet$".split())

Rows = tuple[tuple[Cell, ...], ...]


@dataclass(slots=True, kw_only=True, eq=False)
class Place:
    """A cell as it stands on the page; one that spans several places stands in each."""

    text: str = ""
    wide: int = 1  # places
    high: int = 1
    names_column: bool = False  # so the page says
    names_row: bool = False  # so the page says
    is_ruled_above: bool = False
    is_ruled_below: bool = False
    is_bold: bool = False
    is_underlined: bool = False


Line = list[Place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """What names what in a table."""

    rows: int  # at the top, that name columns
    groups: frozenset[int]  # rows that say one thing and so name the rows under them
    notes: frozenset[int]  # such rows at the end
    columns: frozenset[int] | None  # that name rows; None: the page marks cells

    @classmethod
    def of(cls, lines: list[Line]) -> "Heads":
        """The heads of a table whose rows have the same length."""
        rows = _heads(lines)
        alone = {number for number in range(rows, len(lines)) if _is_group(lines[number])}
        last = next((number for number in reversed(range(rows, len(lines))) if number not in alone), rows)
        return cls(
            rows=rows,
            groups=frozenset(number for number in alone if number < last),
            notes=frozenset(number for number in alone if number > last),
            columns=_naming([line for number, line in enumerate(lines) if number >= rows and number not in alone]),
        )

    def name_column(self, place: Place, row: int) -> bool:
        """Whether a cell of this row names its column."""
        return row < self.rows or (place.names_column and not place.names_row and row not in self.groups)

    def name_row(self, place: Place, row: int, column: int) -> bool:
        """Whether a cell of this row and column names its row, or the rows under it."""
        if row < self.rows or row in self.notes or not place.text:
            return False
        if row in self.groups:
            return True
        if self.columns is None:
            return place.names_row and (column == 0 or not is_value(place))
        return column in self.columns


def cells(lines: list[Line]) -> Rows:
    """The grid as the document has it, with what names columns and rows told."""
    heads = Heads.of(lines)
    return tuple(
        tuple(
            Cell(
                text=place.text,
                is_header=heads.name_column(place, row),
                is_row_header=heads.name_row(place, row, column),
                is_bold=place.is_bold,
                is_underlined=place.is_underlined,
            )
            for column, place in enumerate(line)
        )
        for row, line in enumerate(lines)
    )


def is_value(place: Place) -> bool:
    """Whether a cell holds a figure, a tick or a dash."""
    return _NUMBER.match(place.text) is not None or place.text.lower() in _VALUES


def _is_bare(place: Place) -> bool:
    """Whether a cell holds a figure and no word, so that it can be no name: not "1–5 (obscure)"."""
    return is_value(place) and _WORD.search(place.text) is None


def _heads(lines: list[Line]) -> int:
    first = 1 if len(lines) > 1 and _is_group(lines[0]) else 0  # a title over all columns
    for tell in (_marked, _ruled, _worded):
        heads = tell(lines, first)
        if first < heads < len(lines):
            return heads
    return 0


def _naming(lines: list[Line]) -> frozenset[int] | None:
    """The columns of words that stand before columns of figures; None if the page marks cells."""
    if any(place.names_row for line in lines for place in line):
        return None
    width = len(lines[0]) if lines else 0
    valued = [column for column in range(width) if _mostly(_column(lines, column), is_value)]
    named: list[int] = []
    for column in range(min(_MOST_NAMES, max(valued, default=0))):
        places = _column(lines, column)
        if _mostly(places, _is_bare):
            break
        if any(place.text for place in places):
            named.append(column)
            if all(place.text and place.high == 1 for place in places):
                break  # else it names groups, and the next column their members
    return frozenset(named)


def _marked(lines: list[Line], first: int) -> int:
    heads = first
    while heads < len(lines) and not (heads > first and _is_group(lines[heads])):
        line = lines[heads]
        if not _mostly(line[1:], lambda place: place.names_column) and not all(
            place.names_column or place.names_row for place in line if place.text
        ):
            break
        heads += 1
    return heads


def _ruled(lines: list[Line], first: int) -> int:
    """Rows down to the first rule that goes from side to side."""
    last = min(first + _MOST_HEADS, len(lines) - 1)
    heads = next((number for number in range(first + 1, last + 1) if _is_ruled(lines, number)), 0)
    if not heads or any(
        _mostly(line[1:], is_value) and not _spans(above)
        for above, line in zip(lines[first:heads], lines[first + 1 : heads], strict=False)
    ):
        return 0
    if _mostly(lines[first][1:], is_value) and not (heads == first + 1 and len(lines[first]) >= _FEWEST_COLUMNS):
        return 0
    return _with_more(lines, heads) if _spans(lines[heads - 1]) else heads


def _is_ruled(lines: list[Line], number: int) -> bool:
    """Whether a rule goes from side to side above a row."""
    above, line = lines[number - 1], lines[number]
    if any(place is over and place.high > 1 for place, over in zip(line, above, strict=True)):
        return False
    return all(place.is_ruled_above for place in line) or all(place.is_ruled_below for place in above)


def _worded(lines: list[Line], first: int) -> int:
    """Rows of words over rows of figures."""
    if first + 1 >= len(lines) or _mostly(lines[first][1:], is_value):
        return 0
    heads = _with_more(lines, first + 1)
    return heads if any(_mostly(line[1:], is_value) for line in lines[heads:]) else 0


def _with_more(lines: list[Line], heads: int) -> int:
    """The heads with the rows of words that go on with them: below one that spans columns, or where no row is named."""
    while heads < min(_MOST_HEADS, len(lines) - 1):
        above, line = lines[heads - 1], lines[heads]
        goes_on = _spans(above) or not above[0].text or not line[0].text or line[0] is above[0]
        if not goes_on or _is_group(line) or _mostly(line[1:], is_value):
            break
        heads += 1
    return heads


def _is_group(line: Line) -> bool:
    """Whether a row says one thing: over several columns, or in the first with nothing beside it."""
    said = [place for place in line if place.text]
    if len(line) < 2 or not said or any(place is not said[0] for place in said) or said[0].high > 1:  # noqa: PLR2004
        return False
    return said[0].wide > 1 or (said[0] is line[0] and len(line) >= _FEWEST_COLUMNS)


def _spans(line: Line) -> bool:
    return any(place.wide > 1 for place in line)


def _column(lines: list[Line], column: int) -> list[Place]:
    return [line[column] for line in lines]


def _mostly(places: list[Place], fits: Callable[[Place], bool]) -> bool:
    """Whether half of the cells that have a text fit."""
    said = [fits(place) for place in places if place.text]
    return bool(said) and 2 * sum(said) >= len(said)
