"""Figures that a statement worked out: the difference, ratio, change, sum or rest of what the paper says together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from litmus.check.figure import Figure
from litmus.check.matching import is_telling
from litmus.check.passages import Occurrence
from litmus.check.units import UNITS

_TOGETHER = 14  # figures in one passage; among more, some pair gives any number
_APART = 40  # characters between the two parts of a sum
_SHARES = ("%", "pp")
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a figure follows from figures of one passage."""

    text: str  # the calculation, for people: "75.44 − 67.21 = 8.23"
    sources: tuple[Occurrence, ...]


def derive(figure: Figure, together: Iterable[Occurrence], *, are_named: bool = False) -> Derivation | None:
    """The first calculation that gives the figure, to the last place in which it is written.

    Args:
        figure: Of the statement.
        together: Figures that stand in one sentence or one row of the paper.
        are_named: Whether the statement names these figures itself; then "45 points" from 74 % and 29 % is no
            accident, as it may be among all the figures of a sentence.

    """
    if figure.is_vague:
        return None
    occurrences = [occurrence for occurrence in together if not occurrence.figure.is_vague][:_TOGETHER]
    for one in occurrences:
        if figure.unit in _SHARES and one.figure.unit in _SHARES and one.figure.value != 50:  # noqa: PLR2004
            rest = _WHOLE - one.figure.value
            if _agrees(figure, rest):
                return Derivation(f"100 % − {_said(one)} = {_number(rest)} %", (one,))
    for first, second in combinations(occurrences, 2):
        for value, text in _worked_out(figure, first, second, is_named=are_named):
            if _agrees(figure, value):
                return Derivation(text, (first, second))
    return None


def _worked_out(
    figure: Figure, first: Occurrence, second: Occurrence, *, is_named: bool
) -> Iterator[tuple[Decimal, str]]:
    """What two figures of the same measure give in the statement's unit."""
    one, other = first.figure, second.figure
    if UNITS[one.unit].dimension != UNITS[other.unit].dimension or one.is_in_name or other.is_in_name:
        return
    low, high = sorted((one.value * UNITS[one.unit].factor, other.value * UNITS[other.unit].factor))
    if not (figure.unit or one.unit or other.unit) and (is_named or _is_sum(first, second)):
        yield low + high, f"{_said(first)} + {_said(second)} = {_number(low + high)}"
        if one.is_count and other.is_count and is_named:
            yield low * high, f"{_said(first)} × {_said(second)} = {_number(low * high)}"
    if low <= 0 or low == high:
        return
    if one.is_count or other.is_count or not (is_named or _are_alike(one, other)):
        return
    below, above = (first, second) if one.value * UNITS[one.unit].factor == low else (second, first)
    dimension, factor = UNITS[figure.unit]
    if not (is_named or is_telling(figure.value)):
        return
    if dimension in ("share", UNITS[one.unit].dimension) and UNITS[one.unit].dimension in ("share", dimension, ""):
        yield (high - low) / factor, f"{_said(above)} − {_said(below)} = {_number((high - low) / factor)}"
    if figure.unit == "%":
        yield (
            100 * (high - low) / low,
            f"({_said(above)} − {_said(below)}) / {_said(below)} = {_number(100 * (high - low) / low)} %",
        )
        yield (
            100 * (high - low) / high,
            f"({_said(above)} − {_said(below)}) / {_said(above)} = {_number(100 * (high - low) / high)} %",
        )
    if figure.unit == "x":
        yield high / low, f"{_said(above)} / {_said(below)} = {_number(high / low)}"


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures look like measurements of one thing: written alike, to the same place, and no mere counts."""
    same_place = one.value.as_tuple().exponent == other.value.as_tuple().exponent
    return one.unit == other.unit and same_place and not (one.is_spelled or other.is_spelled)


def _is_sum(first: Occurrence, second: Occurrence) -> bool:
    """Whether two counts may be two parts of one: "12 proprietary and 10 open models"."""
    one, other = first.figure, second.figure
    return (
        one.is_spelled == other.is_spelled
        and one.value == int(one.value)
        and other.value == int(other.value)
        and first.passage is second.passage
        and 0 <= other.start - one.end <= _APART
    )


def _agrees(figure: Figure, value: Decimal) -> bool:
    """Whether a value, rounded to the last place of the figure, is the figure."""
    step = Decimal(1).scaleb(int(figure.value.as_tuple().exponent))
    return abs(value - figure.value) * 2 <= step


def _said(occurrence: Occurrence) -> str:
    return occurrence.words


def _number(value: Decimal) -> str:
    """A result to two places, without trailing zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
