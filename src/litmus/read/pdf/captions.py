"""The captions of figures, tables and programs."""

import re
from collections.abc import Collection, Sequence

from litmus.read.pdf.labels import CAPTION
from litmus.read.pdf.layout import Placed
from litmus.read.pdf.spelling import line_text
from litmus.read.pdf.words import Line

_SMALLER = 0.93  # of the body's size
_CLOSE = 1.75  # times the size: the step from a line of the text to the next
_STEP = 1.7  # times the size, from a line of a caption to the next
_SAME = 0.6  # points by which the sizes of its lines may differ
_ENDED = re.compile(r"[.!?:;。！？：；][\"”’)\]]{0,3}\Z")


def caption_at(
    lines: Sequence[Placed], place: int, taken: Collection[int], size: float, before: Placed | None
) -> list[Line]:
    """The lines of a caption that begins at a place; none, if none does.

    Args:
        lines: Of a page.
        place: Of the line in question.
        taken: Lines that belong to something else, by `id`.
        size: Of the body's text.
        before: The line of the text before.

    """
    first = lines[place]
    text = line_text(first.line)
    found = CAPTION.match(text)
    if not found or not _is_caption(found, first, before, size, text):
        return []
    caption = [first.line]
    for other in lines[place + 1 :]:
        above = caption[-1]
        step = other.line.box.top - above.box.top
        if id(other.line) in taken or not 0 < step < _STEP * above.size or abs(other.line.size - above.size) > _SAME:
            break
        if other.column != first.column or CAPTION.match(line_text(other.line)):
            break
        caption.append(other.line)
    return caption


def _is_caption(found: re.Match[str], placed: Placed, before: Placed | None, size: float, text: str) -> bool:
    """Whether a line that begins with "Table 3" is a caption: marked as such, or set apart from the text."""
    differs = placed.line.words[0].bold or placed.line.size < _SMALLER * size
    if before is not None and before.line.page == placed.line.page and before.column == placed.column:
        close = 0 < placed.line.box.top - before.line.box.top < _CLOSE * size
        if close and not differs and not _ENDED.search(line_text(before.line)):
            return False
    rest = text[found.end() :]
    return is_marked(found) or (differs and rest[:1].isupper()) or not rest


def is_marked(found: re.Match[str]) -> bool:
    """Whether a sign stands after a label, as in "Table 3: "."""
    return found["end"].strip() != ""


def likely(lines: Sequence[Placed], size: float) -> list[list[Line]]:
    """What may be captions of tables on a page, downwards: rows of a table, or text, may still stand above or in them.

    Args:
        lines: Of the page.
        size: Of the body's text.

    """
    return [caption for place in range(len(lines)) if (caption := _of_table(lines, place, set(), size, None))]


def table_captions(lines: Sequence[Placed], tables: Collection[int], size: float) -> list[list[Line]]:
    """The captions of tables on a page, downwards.

    Args:
        lines: Of the page.
        tables: Those of them that are whole tables, by `id`.
        size: Of the body's text.

    """
    found: list[list[Line]] = []
    before: Placed | None = None
    for place, placed in enumerate(lines):
        if id(placed.line) in tables:
            before = None
            continue
        if caption := _of_table(lines, place, tables, size, before):
            found.append(caption)
        before = placed
    return found


def _of_table(
    lines: Sequence[Placed], place: int, taken: Collection[int], size: float, before: Placed | None
) -> list[Line]:
    """The lines of a table's caption that begins at a place; none, if none does."""
    said = CAPTION.match(line_text(lines[place].line))
    return caption_at(lines, place, taken, size, before) if said and said["table"] else []
