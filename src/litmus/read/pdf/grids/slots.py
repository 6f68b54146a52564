"""Cells and rows while a table is put together, and the grid that they give."""

from collections.abc import Sequence
from dataclasses import dataclass

from litmus.read.heads import Line, Place
from litmus.read.pdf.grids.ruling import Ruling
from litmus.read.pdf.grids.strips import joined
from litmus.read.pdf.words import HYPHEN, Box, Word

_MOSTLY = 0.5


@dataclass(slots=True)
class Slot:
    """A cell: words on one or several lines, and the places that it fills."""

    lines: list[tuple[Word, ...]]
    first: int  # column
    last: int
    base: float  # of its first line
    high: int = 1  # rows
    underlined: bool = False

    @property
    def middle(self) -> float:
        """The middle of its first line, from left to right."""
        return (self.lines[0][0].box.left + self.lines[0][-1].box.right) / 2


@dataclass(slots=True)
class Row:
    """Cells beside each other."""

    slots: dict[int, Slot]  # by their first column
    top: float  # base of the first strip
    bottom: float  # of the last

    @property
    def columns(self) -> set[int]:
        return {column for slot in self.slots.values() for column in range(slot.first, slot.last + 1)}


def merged(run: Sequence[Row]) -> Row:
    slots: dict[int, Slot] = {}
    for row in run:
        for first, slot in row.slots.items():
            over = next((one for one in slots.values() if one.first <= slot.last and slot.first <= one.last), None)
            if over is None:
                slots[first] = slot
            else:
                over.lines += slot.lines
                over.underlined |= slot.underlined
                over.last = max(over.last, slot.last)
    return Row(slots, run[0].top, run[-1].bottom)


def bands_of(rows: list[Row], ruling: Ruling) -> list[list[Row]]:
    """The rows, parted by the lines from side to side."""
    bands: list[list[Row]] = []
    for row in rows:
        if bands and not any(bands[-1][-1].bottom < rule < row.top for rule in ruling.rules):
            bands[-1].append(row)
        else:
            bands.append([row])
    return bands


def are_ruled(above: Row, below: Row, ruling: Ruling) -> bool:
    """Whether a line stands between two rows, over texts of both if it does not go from side to side."""
    if any(above.bottom < rule < below.top for rule in ruling.rules):
        return True
    return any(
        above.bottom < part.top < below.top and all(_is_along(part, row) for row in (above, below))
        for part in ruling.parts
    )


def _is_along(line: Box, row: Row) -> bool:
    return any(
        words[0].box.left < line.right and line.left < words[-1].box.right
        for slot in row.slots.values()
        for words in slot.lines
    )


def grid_of(rows: list[Row], width: int, ruling: Ruling) -> list[Line]:
    """The grid, spanning cells in each of their places."""
    taken: dict[tuple[int, int], Place] = {}
    ruled = [
        any(above < rule < row.top for rule in ruling.rules)
        for above, row in zip([ruling.rules[0] - 1, *(row.bottom for row in rows)], rows, strict=False)
    ]
    ruled.append(ruling.rules[-1] > rows[-1].bottom)
    for number, row in enumerate(rows):
        for slot in row.slots.values():
            end = min(number + slot.high, len(rows))
            place = _place(slot, is_ruled_above=ruled[number], is_ruled_below=ruled[end])
            for down in range(number, end):
                for column in range(slot.first, slot.last + 1):
                    taken.setdefault((down, column), place)
    return [
        [
            taken.get((number, column)) or Place(is_ruled_above=ruled[number], is_ruled_below=ruled[number + 1])
            for column in range(width)
        ]
        for number in range(len(rows))
    ]


def _place(slot: Slot, *, is_ruled_above: bool, is_ruled_below: bool) -> Place:
    words = [word for line in slot.lines for word in line]
    bold = sum(len(word.text) for word in words if word.bold)
    return Place(
        text=_text(slot.lines),
        wide=slot.last - slot.first + 1,
        high=slot.high,
        is_ruled_above=is_ruled_above,
        is_ruled_below=is_ruled_below,
        is_bold=bold > _MOSTLY * sum(len(word.text) for word in words),
        is_underlined=slot.underlined,
    )


def _text(lines: Sequence[Sequence[Word]]) -> str:
    """The text of a cell; a hyphen at the end of a line goes, if the word goes on in small letters."""
    text = ""
    for line in lines:
        more = joined(line)
        if text[-1:] in ("-", HYPHEN) and text[-2:-1].isalpha() and more[:1].islower():
            text = text[:-1] + more
        else:
            text = f"{text} {more}" if text else more
    return text.replace(HYPHEN, "-")
