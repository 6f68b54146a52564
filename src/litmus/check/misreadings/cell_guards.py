"""What speaks against a better cell: a clause that names or means something else, or counts another thing."""

import re
from collections.abc import Sequence

from litmus.check.figures.figure import Figure
from litmus.check.language.names import key, names_in
from litmus.check.misreadings.named_cells import UNNAMED
from litmus.check.misreadings.placed_cells import Place
from litmus.check.paper.headed import Headed
from litmus.check.paper.pieces import Piece

_LEAST = 100  # a bare whole number below it is a count of many things, and stands in many cells
# Words for a kind of thing beside the name of one, and for its result: no sign of another, unnamed one.
_KIND = re.compile(
    r"(?:模型|方法|\b(?:models?|methods?|approach|system))\s?(?=#)|(?<=#).{0,4}模型|(?<=#)[\s-]?(?:models?|methods?|方法|approach|system|ones?)"
    r"|\b(?:best|strongest)\s(?:[\w#-]+\s)?(?:results?|scores?|values?|averages?|accurac\w+)|最[强佳好优高](?:的)?(?:成绩|结果|得分|分数)"
)
_OURS = re.compile(r"\b(?:ours?|proposed|this\swork)\b", re.IGNORECASE)
_NEXT = re.compile(r"\s?(?:[\w-]+\s)?|[个条层块张份]?的?")  # from a number to what it counts
_OF = re.compile(r"\s?(?:of|is|was|to|at|as|=|:|为|是|取|设为|达到?)?\s?")  # from what is set to its value
_BESIDE = re.compile(r"[-\s\d(]{0,8}")

Span = tuple[int, int]


def names_without(figure: Figure, text: str, clause: Span) -> list[Span]:
    """Where the names of a clause stand, but for one that the figure is part of."""
    names = ((start + clause[0], end + clause[0]) for _, start, end in names_in(text[slice(*clause)]))
    return [(start, end) for start, end in names if not start <= figure.start < end]


def is_explained(name: Span, place: Place, table: Headed, title: str, text: str) -> bool:
    """Whether a name of the clause stands in the cell's table; another one may be that of the figure's own row."""
    vocabulary, said = table.heads.grid.block.text, key(text[slice(*name)])
    if said in key(vocabulary) or (said in key(title) and not _OURS.search(vocabulary)):
        return True
    # A name may open one that the table has: "WMT 2014 English-German".
    return any(
        (piece.start < name[1] and name[0] < piece.end)
        or (name[1] <= piece.start and _BESIDE.fullmatch(text, name[1], piece.start))
        for piece in place.shared
    )


def is_unnamed(place: Place, text: str, clause: Span) -> bool:
    """Whether the clause has a word for somebody whom it does not name."""
    blotted = text
    for piece in place.shared:
        blotted = blotted[: piece.start] + "#" * (piece.end - piece.start) + blotted[piece.end :]
    return bool(UNNAMED.search(_KIND.sub("", blotted[slice(*clause)])))


def is_small(figure: Figure, text: str) -> bool:
    """Whether a figure is a small whole number, of which a paper has many."""
    return not figure.unit and "." not in text[figure.start : figure.end] and figure.value < _LEAST


def is_counted_there(figure: Figure, place: Place, table: Headed, pieces: Sequence[Piece], text: str) -> bool:
    """Whether what a figure counts, right beside it, heads the row or column of a cell: 24 layers, under "#Layers"."""
    heads = table.shares(pieces).heads(place.cell) if place.cell else frozenset()
    return any(
        _NEXT.fullmatch(text, figure.end, piece.start) or _OF.fullmatch(text, piece.end, figure.start)
        for piece in heads
    )
