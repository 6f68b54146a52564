"""The grid of a table, from `table` or from the spans that LaTeXML writes inside text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from litmus.read.heads import Line, Place, Rows, cells
from litmus.read.html.elements import classes, elements, names
from litmus.read.html.marks import BOLD, UNDERLINE, is_marked

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


def is_tabular(tag: str, said: frozenset[str]) -> bool:
    """Whether an element of this tag and these classes is a table of data, not the frame of a formula."""
    return "ltx_tabular" in said or (tag == "table" and "ltx_eqn_table" not in said and "ltx_equation" not in said)


def grid(table: LexborNode, read: Callable[[LexborNode], str], room: Room) -> Rows:
    """The cells as a full rectangle, those that span several places repeated in each, rows of rules left out.

    Args:
        table: The element.
        read: Gives the text of a cell.
        room: Of the page the table stands on.

    """
    lines = [line for line in _lines(table, read, room) if any(place.text for place in line)]
    return cells(lines)


def _lines(table: LexborNode, read: Callable[[LexborNode], str], room: Room) -> list[Line]:
    """The rows, all of the same length."""
    lines: list[Line] = []
    hanging: dict[int, tuple[Place, int]] = {}  # column: a cell of a row above, and how many rows it still covers
    count = 0
    for in_head, row in _rows(table):
        line: Line = []
        for node in _cells(row):
            while len(line) in hanging:
                _fall(line, hanging, room)
            place = _place(node, read, in_head=in_head)
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


def _rows(node: LexborNode, *, in_head: bool = False, depth: int = 0) -> Iterator[tuple[bool, LexborNode]]:
    """The table's own rows, with whether they stand in its head."""
    for child in elements(node):
        tag, said = child.tag, classes(child)
        if tag == "tr" or "ltx_tr" in said:
            yield in_head, child
        elif depth < 3 and (tag in _PARTS or said & _PARTS):  # noqa: PLR2004 - table, body, row
            yield from _rows(child, in_head=tag in _HEAD or bool(said & _HEAD), depth=depth + 1)


def _cells(row: LexborNode) -> Iterator[LexborNode]:
    return (child for child in elements(row) if child.tag in ("td", "th") or "ltx_td" in classes(child))


def _place(node: LexborNode, read: Callable[[LexborNode], str], *, in_head: bool) -> Place:
    attributes = node.attributes
    said = names(attributes.get("class"))
    text = read(node)
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
        inside = node.first_child
        is_plain = inside is None or (inside.is_text_node and inside.next is None)
        source = "" if is_plain else node.html or ""
        place.is_bold = not said.isdisjoint(BOLD.classes) or is_marked(BOLD, node, source, text)
        place.is_underlined = not said.isdisjoint(UNDERLINE.classes) or is_marked(UNDERLINE, node, source, text)
    return place


def _span(attributes: dict[str, str | None], said: frozenset[str], name: str) -> int:
    """How many places a cell covers; in spans it is a class, "ltx_colspan_3"."""
    number = attributes.get(name) or next(
        (one.removeprefix(f"ltx_{name}_") for one in said if one.startswith(f"ltx_{name}_")), ""
    )
    return min(max(int(number), 1), _MOST_COLUMNS) if number.isascii() and number.isdigit() and len(number) < 6 else 1  # noqa: PLR2004
