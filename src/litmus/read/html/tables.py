"""The grid of a table, from `table` or from the spans that LaTeXML writes inside text."""

from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from litmus.read.heads import Line, Place, Rows, cells
from litmus.read.html.elements import classes, elements, names
from litmus.read.html.marks import Marks
from litmus.read.html.text import Piece, Reader
from litmus.read.html.visible import Look

_MOST_COLUMNS = 500
_MOST_CELLS = 100_000  # of one table; the largest seen has 3,030
_RULE_ABOVE = frozenset({"ltx_border_t", "ltx_border_tt", "ltx_border_T"})
_RULE_BELOW = frozenset({"ltx_border_b", "ltx_border_bb", "ltx_border_B"})
_HEAD = frozenset({"thead", "ltx_thead"})
_PARTS = _HEAD | {"tbody", "tfoot", "ltx_tbody", "ltx_tfoot"}
_BLANK = Place()


@dataclass(slots=True)
class Room:
    """How many places the cells of a page may fill beyond one each, by spanning several or by filling up short rows."""

    left: int = 200_000


def grid(table: LexborNode, reader: Reader, room: Room) -> tuple[Rows, list[Piece]]:
    """The cells as a full rectangle, and as they were read.

    Those that span several places are repeated in each; rows of rules are left out.

    Args:
        table: The element.
        reader: Reads the cells.
        room: Of the page the table stands on.

    """
    pieces: list[Piece] = []
    lines = [line for line in _lines(table, reader, room, pieces) if any(place.text for place in line)]
    return cells(lines), pieces


def _lines(table: LexborNode, reader: Reader, room: Room, pieces: list[Piece]) -> list[Line]:
    """The rows, all of the same length."""
    lines: list[Line] = []
    hanging: dict[int, tuple[Place, int]] = {}  # column: a cell of a row above, and how many rows it still covers
    count = 0
    marks = Marks(table)
    for row, look, in_head in _rows(table, reader, reader.look):
        line: Line = []
        for node in _cells(row):
            while hanging and len(line) in hanging:
                _fall(line, hanging, room)
            piece = reader.read_apart(node, around=look)
            pieces.append(piece)
            place = _place(node, piece.text, marks, in_head=in_head)
            if place.wide == place.high == 1 and len(line) < _MOST_COLUMNS and room.left >= 0:
                line.append(place)
                continue
            wide = max(min(place.wide, _MOST_COLUMNS - len(line), room.left + 1), 0)
            room.left -= max(wide - 1, 0)
            for _ in range(wide):
                if place.high > 1:
                    hanging[len(line)] = (place, place.high - 1)
                line.append(place)
        count += len(line)
        last = max(hanging, default=-1)
        while len(line) <= last:
            _fall(line, hanging, room)
        if line:
            lines.append(line)
        if count > _MOST_CELLS:
            break
    return _filled(lines, room)


def _fall(line: Line, hanging: dict[int, tuple[Place, int]], room: Room) -> None:
    """Fill the next place with what hangs down from above, or with nothing."""
    place, rows = hanging.pop(len(line), (_BLANK, 0))
    if rows > 1 and room.left > 0:
        hanging[len(line)] = (place, rows - 1)
    line.append(place)
    room.left -= 1


def _filled(lines: list[Line], room: Room) -> list[Line]:
    """The rows filled up to the width of the longest, as many as there is room for."""
    width = max(map(len, lines), default=0)
    for number, line in enumerate(lines):
        missing = width - len(line)
        if missing > max(room.left, 0):
            return lines[:number]
        line.extend([_BLANK] * missing)
        room.left -= missing
    return lines


def _rows(
    node: LexborNode, reader: Reader, look: Look, *, in_head: bool = False, depth: int = 0
) -> Iterator[tuple[LexborNode, Look, bool]]:
    """The table's own rows, with how text looks in them, and whether they stand in its head."""
    for child in elements(node):
        tag, said = child.tag, classes(child)
        if tag == "tr" or "ltx_tr" in said:
            yield child, reader.under(child, look), in_head
        elif depth < 3 and (tag in _PARTS or said & _PARTS):  # noqa: PLR2004 - table, body, row
            is_head = tag in _HEAD or bool(said & _HEAD)
            yield from _rows(child, reader, reader.under(child, look), in_head=is_head, depth=depth + 1)


def _cells(row: LexborNode) -> Iterator[LexborNode]:
    return (child for child in elements(row) if child.tag in ("td", "th") or "ltx_td" in classes(child))


def _place(node: LexborNode, text: str, marks: Marks, *, in_head: bool) -> Place:
    attributes = node.attributes
    said = names(attributes.get("class"))
    place = Place(
        text=text,
        names_column=in_head or "ltx_th_column" in said,
        names_row="ltx_th_row" in said or (node.tag == "th" and not in_head and "ltx_th_column" not in said),
        is_ruled_above=not said.isdisjoint(_RULE_ABOVE),
        is_ruled_below=not said.isdisjoint(_RULE_BELOW),
    )
    if "colspan" in attributes or "ltx_colspan" in said:
        place.wide = _span(attributes, said, "colspan")
    if "rowspan" in attributes or "ltx_rowspan" in said:
        place.high = _span(attributes, said, "rowspan")
    if text:
        place.is_bold, place.is_underlined = marks.of(node, said, text)
    return place


def _span(attributes: dict[str, str | None], said: frozenset[str], name: str) -> int:
    """How many places a cell covers; in spans it is a class, "ltx_colspan_3"."""
    number = attributes.get(name) or next(
        (one.removeprefix(f"ltx_{name}_") for one in said if one.startswith(f"ltx_{name}_")), ""
    )
    return min(max(int(number), 1), _MOST_COLUMNS) if number.isascii() and number.isdigit() and len(number) < 6 else 1  # noqa: PLR2004
