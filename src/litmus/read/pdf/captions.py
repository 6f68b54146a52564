"""The captions of figures, tables and programs."""

import re
from collections.abc import Sequence

from litmus.read.pdf.layout import Placed
from litmus.read.pdf.spelling import line_text
from litmus.read.pdf.words import Line

CAPTION = re.compile(
    r"(?P<label>(?:(?P<table>Table|Tab\.|TABLE|表)|(?P<program>Algorithm|Listing|算法)|Figure|Fig\.|FIGURE|FIG\.|Scheme|图)"
    r"\s?(?:[A-Z]{1,2}\.?)?(?:\d{1,3}(?:\.\d{1,2})?|[IVX]{1,5}))(?P<end>\s?[.:：|–—]|\s|\Z)\s*"
)
_SMALLER = 0.93  # of the body's size
_CLOSE = 1.75  # times the size: the step from a line of the text to the next
_STEP = 1.7  # times the size, from a line of a caption to the next
_SAME = 0.6  # points by which the sizes of its lines may differ
_ENDED = re.compile(r"[.!?:;。！？：；][\"”’)\]]{0,3}\Z")


def caption_at(lines: Sequence[Placed], place: int, taken: set[int], size: float, before: Placed | None) -> list[Line]:
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
    marked = found["end"].strip() != ""
    differs = placed.line.words[0].bold or placed.line.size < _SMALLER * size
    if before is not None and before.line.page == placed.line.page and before.column == placed.column:
        close = 0 < placed.line.box.top - before.line.box.top < _CLOSE * size
        if close and not differs and not _ENDED.search(line_text(before.line)):
            return False
    rest = text[found.end() :]
    return marked or (differs and rest[:1].isupper()) or not rest


def table_captions(lines: Sequence[Placed], size: float) -> list[list[Line]]:
    """The captions of tables on a page, downwards.

    Args:
        lines: Of the page.
        size: Of the body's text.

    """
    found: list[list[Line]] = []
    before: Placed | None = None
    for place, placed in enumerate(lines):
        said = CAPTION.match(line_text(placed.line))
        if said and said["table"]:
            caption = caption_at(lines, place, set(), size, before)
            if caption:
                found.append(caption)
        before = placed
    return found
