"""Tables that go on over the foot of a page: their pieces as one."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from litmus.model import Cell
from litmus.read.heads import Place, Rows, is_value
from litmus.read.pdf.sheets.labels import CAPTION
from litmus.read.pdf.sheets.layout import Placed
from litmus.read.pdf.sheets.sheet import Sheet
from litmus.read.pdf.spelling import line_text
from litmus.read.pdf.words import Box, Line

_FLUSH = 6.0  # points by which the sides of pieces may differ
_NOTE = re.compile(  # "Continued on next page", "Table 3 – continued from previous page"
    r"\W{0,3}(?:table\s?\S{1,8}\W{0,4})?(?:to be )?(?:continue[sd]?\b|cont['’.]?d?\b|接|续)[\w\s]{0,40}\W{0,4}",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\bcontinued\b|\bcont['’.]?d\b|\(cont\.\)|续", re.IGNORECASE)


def whole(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets with each table that goes over several of them on the first.

    Its other pieces are taken off theirs, and with them the notes that say that the table goes on.
    """
    done: list[Sheet] = []
    start: Sheet | None = None  # on which a table begins that may end the page before
    for sheet in sheets:
        rest = _rest(start, sheet) if start else None
        if rest is None or rest.lines:
            start = rest or sheet
        done.append(rest or sheet)
    return done


def _last(sheet: Sheet) -> int | None:
    """The place of the table that stands last on a sheet, if one does."""
    lines = sheet.lines[::-1]
    lines = lines[len(_notes(lines)) :]
    return _holding(sheet, lines[0].line.box) if lines else None


def _first(sheet: Sheet) -> int | None:
    """The place of the table that stands first on a sheet, but for its caption and notes, if one does."""
    for place, (_, box, own) in enumerate(sheet.tables):
        above = sheet.lines[: _above(sheet, box)]
        caption = set(map(id, sheet.captions[own])) if own is not None else set()
        if len(above) < len(sheet.lines) and all(
            id(placed.line) in caption or _NOTE.fullmatch(line_text(placed.line)) for placed in above
        ):
            return place
    return None


def _above(sheet: Sheet, table: Box) -> int:
    """How many lines stand before a table."""
    return next((place for place, placed in enumerate(sheet.lines) if table.holds(placed.line.box)), len(sheet.lines))


def _notes(lines: Sequence[Placed]) -> list[Placed]:
    """The lines at the beginning that say that a table goes on."""
    return [*takewhile(lambda placed: _NOTE.fullmatch(line_text(placed.line)), lines)]


def _holding(sheet: Sheet, box: Box) -> int | None:
    return next((place for place, (_, table, _) in enumerate(sheet.tables) if table.holds(box)), None)


def _rest(start: Sheet, sheet: Sheet) -> Sheet | None:
    """A sheet without the piece at its head by which the last table of another one goes on; None, if there is none.

    The table of the other one is made whole.
    """
    place = _first(sheet)
    before = _last(start)
    if before is None or place is None:
        return None
    (rows, box, number), (more, piece, own) = start.tables[before], sheet.tables[place]
    caption = sheet.captions[own] if own is not None else []
    if caption and (number is None or not _repeats(caption, start.captions[number])):
        return None
    is_flush = abs(box.left - piece.left) <= _FLUSH and abs(box.right - piece.right) <= _FLUSH
    joined = resumed(rows, more, is_flush=is_flush)
    if joined is None:
        return None
    start.tables[before] = joined, box, number
    del start.lines[len(start.lines) - len(_notes(start.lines[::-1])) :]
    captions = [other for other in sheet.captions if other is not caption]
    tables = [
        (rows, box, None if of in (None, own) else captions.index(sheet.captions[of]))
        for rows, box, of in (*sheet.tables[:place], *sheet.tables[place + 1 :])
    ]
    lines = sheet.lines[_above(sheet, piece) + 1 :]
    parts = {other - (other > place): part for other, part in sheet.parts.items() if other != place}
    return replace(sheet, lines=lines[len(_notes(lines)) :], tables=tables, captions=captions, parts=parts)


def _repeats(caption: Sequence[Line], first: Sequence[Line]) -> bool:
    """Whether a caption is that of the page before again, or says that it goes on."""
    said, before = (" ".join(map(line_text, lines)) for lines in (caption, first))
    label, other = CAPTION.match(said), CAPTION.match(before)
    if not label or not other or label["label"] != other["label"]:
        return False
    return said == before or label.end() == len(said) or _GOES_ON.search(said) is not None


def resumed(rows: Rows, more: Rows, *, is_flush: bool) -> Rows | None:
    """The rows of a table with those of its next page; None if that is another table.

    Args:
        rows: Of the page before.
        more: Of the first table on its page.
        is_flush: Whether both have the same sides; else only heads that are the same tell that the table goes on.

    """
    rows, more = _without_notes(rows), _without_notes(more)
    if not rows or not more or len(rows[0]) != len(more[0]):
        return None
    heads = _heads(rows)
    if heads and _are_same(_texts(rows[:heads]), _texts(more[:heads])):
        return rows + more[heads:]
    if is_flush and (not _heads(more) or _is_body(more[0], rows[heads:])):
        return rows + tuple(_as_body(row, rows[-1]) for row in more)
    return None


def _without_notes(rows: Rows) -> Rows:
    """Rows without those at the ends that say that the table goes on."""
    first, last = 0, len(rows)
    while first < last and _is_note(rows[first]):
        first += 1
    while last > first and _is_note(rows[last - 1]):
        last -= 1
    return rows[first:last]


def _is_note(row: tuple[Cell, ...]) -> bool:
    said = {cell.text for cell in row if cell.text}
    return len(said) == 1 and _NOTE.fullmatch(said.pop()) is not None


def _heads(rows: Rows) -> int:
    return next((number for number, row in enumerate(rows) if not all(cell.is_header for cell in row)), len(rows))


def _texts(rows: Rows) -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows]


def _are_same(heads: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> bool:
    """Whether heads are the same, though a few of the others may have got lost."""
    pairs = [pair for row, other in zip(heads, others, strict=False) for pair in zip(row, other, strict=True)]
    said = [(text, other) for text, other in pairs if other]
    return len(heads) == len(others) and all(text == other for text, other in said) and len(said) * 2 > len(pairs)


def _is_body(row: tuple[Cell, ...], body: Rows) -> bool:
    """Whether a row has its figures where those of a table's body have them."""
    figures = [is_value(Place(text=cell.text)) for cell in row]
    return any(figures) and any(figures == [is_value(Place(text=cell.text)) for cell in other] for other in body)


def _as_body(row: tuple[Cell, ...], like: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A row that only the foot of the page made look like heads."""
    if not all(cell.is_header for cell in row):
        return row
    return tuple(
        replace(cell, is_header=False, is_row_header=other.is_row_header) for cell, other in zip(row, like, strict=True)
    )
