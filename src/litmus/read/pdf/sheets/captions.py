"""The captions of figures, tables and programs."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from litmus.model import BlockKind
from litmus.read.pdf.sheets.labels import PART, label_of, names
from litmus.read.pdf.sheets.layout import Placed
from litmus.read.pdf.spelling import ENDED, line_text
from litmus.read.pdf.words import SMALLER, Line

_CLOSE = 1.75  # times the size: the step from a line of the text to the next
_STEP = 1.7  # times the size, from a line of a caption to the next
_WIDER = 1.25  # times its first step
_SAME = 0.6  # points by which the sizes of its lines may differ


@dataclass(frozen=True, slots=True)
class Captioned:
    """A caption with what else is written there: the lines of a program, the words in a picture."""

    caption: list[Line]
    lines: list[Line]


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
    found = label_of(first.line)
    if not found or not _is_caption(found, first, before, size):
        return []
    return _gathered(lines, place, taken)


def _gathered(lines: Sequence[Placed], place: int, taken: Collection[int]) -> list[Line]:
    """A line with those below it that go on with it."""
    first = lines[place]
    caption = [first.line]
    for other in lines[place + 1 :]:
        above = caption[-1]
        step = other.line.base - above.base
        widest = _STEP * above.size if len(caption) == 1 else _WIDER * (caption[1].base - caption[0].base)
        if id(other.line) in taken or not 0 < step < widest or abs(other.line.size - above.size) > _SAME:
            break
        if other.column != first.column or label_of(other.line) or PART.match(line_text(other.line)):
            break
        caption.append(other.line)
    return caption


def _is_caption(found: re.Match[str], placed: Placed, before: Placed | None, size: float) -> bool:
    """Whether a line that begins with "Table 3" is a caption: marked as such, or set apart from the text."""
    differs = placed.line.words[0].bold or placed.line.size < SMALLER * size
    if before is not None and before.line.page == placed.line.page and before.column == placed.column:
        close = 0 < placed.line.box.top - before.line.box.top < _CLOSE * size
        if close and not differs and not ENDED.search(line_text(before.line)):
            return False
    rest = found.string[found.end() :]
    is_marked = found["end"].strip() != ""
    return is_marked or not rest or ((differs or placed.is_centred) and (rest[0].isupper() or not rest[0].isascii()))


def likely(lines: Sequence[Placed], size: float) -> list[list[Line]]:
    """What may be captions of tables on a page, downwards: rows of a table, or text, may still stand above or in them.

    Args:
        lines: Of the page.
        size: Of the body's text.

    """
    found = (
        caption_at(lines, place, (), size, None)
        for place, placed in enumerate(lines)
        if names(placed.line, BlockKind.TABLE)
    )
    return [*filter(None, found)]


def table_captions(lines: Sequence[Placed], tables: Collection[int], size: float) -> list[list[Line]]:
    """The captions of tables on a page, downwards.

    Args:
        lines: Of the page.
        tables: Those of them that are whole tables, by `id`.
        size: Of the body's text.

    """
    found: list[list[Line]] = []
    before: Placed | None = None  # the last line of the text
    place = 0
    while place < len(lines):
        placed = lines[place]
        if id(placed.line) in tables:
            before = None
        elif caption := caption_at(lines, place, tables, size, before):
            if names(placed.line, BlockKind.TABLE):
                found.append(caption)
            place += len(caption) - 1
        else:
            before = placed
        place += 1
    return found


def part_captions(lines: Sequence[Placed], taken: Collection[int]) -> list[list[Line]]:
    """What may be captions of parts of a table or a figure on a page, downwards: "(a) Recall".

    Args:
        lines: Of the page.
        taken: Lines that belong to something else, by `id`.

    """
    return [
        _gathered(lines, place, taken)
        for place, placed in enumerate(lines)
        if id(placed.line) not in taken and PART.match(line_text(placed.line))
    ]
