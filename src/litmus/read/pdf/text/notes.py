"""The footnotes of a page."""

from collections.abc import Sequence

from litmus.read.pdf.sheets.layout import Placed
from litmus.read.pdf.spelling import marks_at_start
from litmus.read.pdf.words import SMALLER, Line

_LOWEST = 0.45  # of the height: no footnote stands above


def footnotes(lines: Sequence[Placed], *, height: float, size: float) -> list[list[Line]]:
    """The small lines under a column, each note from the line that begins with its mark.

    Args:
        lines: Of a page, without those that belong to something else.
        height: Of the page, in points.
        size: Of the body's text, in points.

    """
    columns: dict[int, list[Line]] = {}  # by their left sides: a short last line may seem to stand in a narrower one
    for placed in lines:
        columns.setdefault(round(placed.column.left), []).append(placed.line)
    notes: list[list[Line]] = []
    for column in columns.values():
        first = len(column)
        while first and column[first - 1].size < SMALLER * size and column[first - 1].box.top > _LOWEST * height:
            first -= 1
        own: list[list[Line]] = []
        for line in column[first:]:
            if marks_at_start(line):
                own.append([line])
            elif own:
                own[-1].append(line)
        notes += own
    return notes
