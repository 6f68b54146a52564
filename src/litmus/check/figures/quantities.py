"""The figures of a text, in English and Chinese."""

import re
from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal

from litmus.check.figures.bounds import bound_of
from litmus.check.figures.digits import digit_figures
from litmus.check.figures.figure import Figure
from litmus.check.figures.folding import Folded, fold
from litmus.check.figures.spelled import spelled_figures
from litmus.check.figures.units import UNITS, unit_at
from litmus.model import Quantity

_HALF = Decimal("0.5")
_AND_A_HALF = re.compile(r"\s?个半\s?")
_MINUS = re.compile(r"(?:^|[^\w)\]-]|[\u4e00-\u9fff])-$|负$")


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The figures of a text that say something about the world, in order.

    Names with digits (GPT-4, CIFAR-10), citations, numbers of sections, tables and list items, dates and versions are
    none. Formatting does not matter: `**70%**`, `$70\\%$` and `７０％` are the same quantity.
    """
    folded = fold(text)
    return tuple(quantity(text, folded, figure) for figure in find_figures(folded.text) if not figure.is_in_name)


def find_figures(text: str) -> tuple[Figure, ...]:
    """The figures of folded text, in order, those inside names among them."""
    figures = digit_figures(text)
    starts = [figure.start for figure in figures]
    spelled = [figure for figure in spelled_figures(text) if not _overlaps(figure, figures, starts)]
    found = sorted((*figures, *spelled), key=lambda figure: figure.start) if spelled else figures
    return tuple(_with_half(figure, text) for figure in found) if "半" in text else tuple(found)


def _with_half(figure: Figure, text: str) -> Figure:
    """三天半 is three days and a half, 三个半小时 three hours and a half."""
    if figure.is_in_name or figure.value != int(figure.value):
        return figure
    if UNITS[figure.unit].dimension in ("time", "years", "factor") and text.startswith("半", figure.end):
        return replace(figure, value=figure.value + _HALF, end=figure.end + 1)
    if not figure.unit and (half := _AND_A_HALF.match(text, figure.end)):
        unit, end = unit_at(text, half.end())
        return replace(figure, value=figure.value + _HALF, unit=unit, end=end) if unit else figure
    return figure


def is_negative(text: str, start: int) -> bool:
    """Whether a minus stands before the figure that begins at a place of folded text, and no hyphen."""
    return bool(_MINUS.search(text, max(0, start - 2), start))


def _overlaps(figure: Figure, others: list[Figure], starts: list[int]) -> bool:
    """Whether one of the others, which are in order and apart, shares a character with the figure."""
    after = bisect_left(starts, figure.end)
    return after > 0 and others[after - 1].end > figure.start


def quantity(text: str, folded: Folded, figure: Figure) -> Quantity:
    """The figure as the noun has it, at its place in the text before folding."""
    start, end = folded.span(figure.start, figure.end)
    while text[start:end].count("{") > text[start:end].count("}") and text[end : end + 1] == "}":
        end += 1
    return Quantity(
        text=text[start:end],
        start=start,
        end=end,
        value=figure.value,
        unit=figure.unit,
        bound=bound_of(folded.text, figure.start, figure.end),
    )
