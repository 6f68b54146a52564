"""What is written in pictures that are drawn on the page itself: ticks, legends, the names of boxes."""

from collections.abc import Collection, Sequence

from litmus.model import BlockKind
from litmus.read.pdf.grids.frames import is_prose
from litmus.read.pdf.sheets.captions import Captioned, caption_at
from litmus.read.pdf.sheets.labels import label_of, names
from litmus.read.pdf.sheets.layout import Placed
from litmus.read.pdf.words import Box, Line, around

_MOST = 2_000  # lines of a page that are looked at
_MOST_CAPTIONS = 50  # of a page
_HIGH = 2.0  # times the size: what is drawn in formulas and beside words is less high
_OVER = 1.5  # times the size, by which words may stand above the highest upright line


def pictures(lines: Sequence[Placed], rules: Sequence[Box], taken: Collection[int], size: float) -> list[Captioned]:
    """The captions of figures over which something is drawn, with what is written there.

    Args:
        lines: Of the page.
        rules: Of the page, level and upright ones.
        taken: Lines that belong to something else, by `id`.
        size: Of the body's text.

    """
    drawn = rules[:_MOST]
    if not any(rule.height > _HIGH * size for rule in drawn):
        return []
    free = [placed.line for placed in lines if id(placed.line) not in taken and not _is_text(placed)]
    edges = [placed.line.box for placed in lines if id(placed.line) in taken or _is_text(placed)]
    starts = [
        place
        for place, placed in enumerate(lines)
        if id(placed.line) not in taken and names(placed.line, BlockKind.FIGURE)
    ]
    found: list[Captioned] = []
    for place in starts[:_MOST_CAPTIONS]:
        caption = caption_at(lines, place, taken, size, None)
        inside = _inside(caption, free, edges, drawn, size) if caption else []
        if inside:
            found.append(Captioned(caption, inside))
            free = [line for line in free if not any(line is other for other in inside)]
    return found


def _is_text(placed: Placed) -> bool:
    """Whether a line is of a paragraph, or a caption begins with it."""
    return is_prose(placed.line.words, placed.column.width) or label_of(placed.line) is not None


def _inside(
    caption: Sequence[Line], free: Sequence[Line], edges: Sequence[Box], drawn: Sequence[Box], size: float
) -> list[Line]:
    """The lines between a caption and what is drawn over it; none, if nothing is, or but a line under words."""
    own = around(line.box for line in caption)
    top = max((box.bottom for box in edges if _is_over(box, own)), default=0.0)
    tall = [box.top for box in drawn if box.height > _HIGH * size and box.top >= top and _is_over(box, own)]
    if not tall:
        return []
    top = max(top, min(tall) - _OVER * size)
    return [line for line in free if top <= line.box.top and _is_over(line.box, own) and line.box.bottom <= own.top + 1]


def _is_over(box: Box, caption: Box) -> bool:
    """Whether a box stands above a caption, in part at least."""
    return (
        box.bottom <= caption.bottom and box.top < caption.top and box.left < caption.right and caption.left < box.right
    )
