"""The grid of a table, from `table` or from the spans that LaTeXML writes inside text."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from selectolax.lexbor import LexborNode

from litmus.model import Cell
from litmus.read.html.elements import classes, elements

_MOST_COLUMNS = 500
_MOST_CELLS = 100_000  # the largest table seen has 3,030
_BOLD_MATH = re.compile(r"\\(?:mathbf|boldsymbol|bm|pmb|textbf)\b")
_FIGURE = re.compile(r"\d")
_FIGURE_CELL = re.compile(r"[$({~≈<>≤≥+−–±-]{0,4}\s?(?:\\(?:mathbf|bm|sim|approx)\s?\{?)?\d")
_MOST_HEADS = 3  # rows

Rows = tuple[tuple[Cell, ...], ...]


def is_tabular(node: LexborNode) -> bool:
    """Whether an element is a table of data, not the frame of an equation."""
    names = classes(node)
    return "ltx_tabular" in names or (
        node.tag == "table" and "ltx_eqn_table" not in names and "ltx_equation" not in names
    )


def grid(table: LexborNode, read: Callable[[LexborNode], str]) -> Rows:
    """The cells as a full rectangle, those that span several places repeated in each, rows of rules left out.

    Args:
        table: The element.
        read: Gives the text of a cell.

    """
    rows: list[list[Cell | None]] = []
    below: dict[int, tuple[Cell, int]] = {}  # column: cell of a row above, rows that it still covers
    count = 0
    for in_head, line in _lines(table):
        row: list[Cell | None] = []
        cells = list(_cells(line))
        if not cells and not below:
            continue
        for node in cells:
            while len(row) in below and below[len(row)][1] > 0:
                _fall(row, below)
            cell = _cell(node, read(node), in_head=in_head)
            wide, high = _span(node, "colspan"), _span(node, "rowspan")
            for _ in range(min(wide, _MOST_COLUMNS - len(row))):
                if high > 1:
                    below[len(row)] = (cell, high - 1)
                row.append(cell)
        while len(row) in below and len(row) < _MOST_COLUMNS:
            _fall(row, below)
        below = {column: held for column, held in below.items() if held[1] > 0}
        count += len(row)
        if count > _MOST_CELLS:
            break
        rows.append(row)
    width = max(map(len, rows), default=0)
    blank = Cell(text="")
    full = tuple(tuple(cell or blank for cell in (*row, *[blank] * (width - len(row)))) for row in rows)
    return _with_heads(tuple(row for row in full if any(cell.text for cell in row)))


def _fall(row: list[Cell | None], below: dict[int, tuple[Cell, int]]) -> None:
    """Put the cell that hangs down from above into the row."""
    cell, left = below[len(row)]
    below[len(row)] = (cell, left - 1)
    row.append(cell if left > 0 else None)


def _lines(node: LexborNode, *, in_head: bool = False, depth: int = 0) -> Iterator[tuple[bool, LexborNode]]:
    """The table's own rows, with whether they stand in its head."""
    for child in elements(node):
        names = classes(child)
        if child.tag == "tr" or "ltx_tr" in names:
            yield in_head, child
        elif depth < 3 and (  # noqa: PLR2004 - table, body, row
            child.tag in ("thead", "tbody", "tfoot") or names & {"ltx_thead", "ltx_tbody", "ltx_tfoot"}
        ):
            yield from _lines(child, in_head=child.tag == "thead" or "ltx_thead" in names, depth=depth + 1)


def _cells(line: LexborNode) -> Iterator[LexborNode]:
    return (child for child in elements(line) if child.tag in ("td", "th") or "ltx_td" in classes(child))


def _cell(node: LexborNode, text: str, *, in_head: bool) -> Cell:
    is_header = in_head or node.tag == "th" or "ltx_th" in classes(node)
    return Cell(text=text, is_header=is_header, is_bold=bool(text) and _is_bold(node, text))


def _is_bold(node: LexborNode, text: str) -> bool:
    """Whether the cell's figure, or most of its words, are set in bold."""
    if "ltx_font_bold" in classes(node):
        return True
    bold = "".join(part.text() for part in node.css(".ltx_font_bold"))
    bold += "".join(text for text in text.split("$")[1::2] if _BOLD_MATH.search(text))
    return bool(_FIGURE.search(bold)) if _FIGURE.search(text) else 2 * len(bold.strip()) >= len(text)


def _span(node: LexborNode, name: str) -> int:
    """How many places a cell covers; in spans it is a class, "ltx_colspan_3"."""
    said = node.attributes.get(name) or next(
        (found for found in classes(node) if found.startswith(f"ltx_{name}_")), ""
    ).removeprefix(f"ltx_{name}_")
    return min(max(int(said), 1), _MOST_COLUMNS) if said.isascii() and said.isdigit() and len(said) < 6 else 1  # noqa: PLR2004


def _with_heads(rows: Rows) -> Rows:
    """The rows with the heads of the columns marked where the page did not: rows of words over rows of figures."""
    if not rows or _mostly(rows[0], lambda cell: cell.is_header):
        return rows
    heads = 0
    while heads < min(_MOST_HEADS, len(rows) - 1) and not _mostly(rows[heads], _is_figure):
        heads += 1
    if not any(_mostly(row, _is_figure) for row in rows[heads:]):
        return rows
    return tuple(
        tuple(replace(cell, is_header=True) for cell in row) if number < heads else row
        for number, row in enumerate(rows)
    )


def _mostly(row: tuple[Cell, ...], fits: Callable[[Cell], bool]) -> bool:
    """Whether half of the cells that have a text fit; the first column names the rows and does not count."""
    said = [fits(cell) for cell in row[1:] if cell.text]
    return bool(said) and 2 * sum(said) >= len(said)


def _is_figure(cell: Cell) -> bool:
    return _FIGURE_CELL.match(cell.text) is not None
