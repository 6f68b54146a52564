"""One edition of a text as the comparison takes it: its links, words, and figures with all that they may mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from litmus.check.figures.bounds import bound_of
from litmus.check.figures.figure import Figure
from litmus.check.figures.folding import fold
from litmus.check.figures.quantities import find_figures, is_negative
from litmus.check.figures.units import UNITS
from litmus.check.support.addresses import addresses_in, without_addresses
from litmus.model import Bound


@dataclass(frozen=True, slots=True)
class Said:
    """A figure of an edition, and how it is meant."""

    figure: Figure
    words: str
    bound: Bound
    meanings: tuple[tuple[str, Decimal], ...]  # measure and worth in its base: first what is said, then what may be

    @property
    def measure(self) -> str:
        return self.meanings[0][0]


@dataclass(frozen=True, slots=True)
class Edition:
    """A text taken apart."""

    links: tuple[str, ...]
    text: str  # folded, with blanks for its links
    figures: tuple[Said, ...]

    @classmethod
    def of(cls, text: str) -> "Edition":
        folded = fold(text).text
        links = tuple(folded[start:end] for start, end in addresses_in(folded))
        plain = without_addresses(folded)
        return cls(links, plain, tuple(_all_said(plain)))


def _all_said(text: str) -> Iterator[Said]:
    unit = ""  # of the figure before, which the next may leave unsaid: "20 GPU hours, compared with 3,500"
    for figure in find_figures(text):
        if figure.is_in_name and not figure.is_year and not figure.is_ordinal:
            continue
        sign = -1 if is_negative(text, figure.start) else 1
        meant = [(measure, sign * worth.normalize()) for measure, worth in _meanings(figure, unit)]
        if sign < 0 and figure.unit:  # "-24.2 %" may be told as a fall
            meant += [(measure, -worth) for measure, worth in meant]
        words = "-" * (sign < 0) + " ".join(text[figure.start : figure.end].split())
        yield Said(figure, words, bound_of(text, figure.start, figure.end), tuple(dict.fromkeys(meant)))
        unit = figure.unit or unit


_MEASURES = {"pp": "points"}  # not the % that they share a dimension with
_UNSAID = ("tok/s", "FPS")  # 每秒 14 个词元 has its unit in front
_HALF = 50


def _meanings(figure: Figure, unit: str) -> Iterator[tuple[str, Decimal]]:
    """What a figure may be worth in which measure; the unit is one that it may leave unsaid."""
    if figure.is_year:
        yield "year", figure.value
        return
    for value, said in figure.readings:
        yield _measured(value, said)
    if not figure.unit:
        yield _measured(figure.value, unit)
        if figure.is_spelled:
            yield "factor", figure.value  # "multiplied by five"
    elif figure.unit in _UNSAID:
        yield "", figure.value
    elif figure.unit == "orders" and figure.value in range(10):
        yield "factor", Decimal(10) ** int(figure.value)
    elif figure.unit == "%" and figure.is_spelled and 0 < figure.value < _HALF:
        yield "factor", round(100 / figure.value, 2)  # 十分之一 for "ten times smaller"


def _measured(value: Decimal, unit: str) -> tuple[str, Decimal]:
    return _MEASURES.get(unit, UNITS[unit].dimension), value * UNITS[unit].factor
