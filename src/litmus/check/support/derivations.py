"""Figures that a statement worked out: the difference, ratio, change, sum or rest of what the paper says together."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from litmus.check.figures.bounds import bound_of
from litmus.check.figures.figure import A_MODEL, Figure
from litmus.check.figures.units import UNITS
from litmus.check.language.differences import tells_loss, tells_rest
from litmus.check.language.nouns import counted_in_english
from litmus.check.paper.occurrences import Occurrence
from litmus.check.support.matching import interval, is_telling
from litmus.model import Bound

_TOGETHER = 14  # figures in one passage; among more, some pair gives any number
_APART = 40  # characters between the two parts of a sum
# What makes two counts parts of one. A comma without a blank stands in a tuple.
_JOINED = re.compile(r"\b(?:and|plus|with|along|as well as)\b|,(?=\s)|[+&、和与及]")
_SPREAD = re.compile(r"(?:±|\+\s?/\s?-)\s?$")  # before a deviation
_ENDS = re.compile(r"\s?(?:[,.;:)](?!\d)|$)")  # after a figure that counts nothing
_SHARES = ("%", "pp")
_SOME, _MANY = 10, 1000  # from which one is a part of another by no accident: where both are named, in a passage
_SINGLE = 4  # a single digit is within a quarter of its place
_WHOLE = Decimal(100)
_LONG = 10_000
_HUNDREDTHS = -2  # the exponent
_LIMITS = (Bound.AT_LEAST, Bound.AT_MOST)
_SIZED = ("parameter", "model")  # of sizes nobody makes a sum


@dataclass(frozen=True, slots=True)
class Derivation:
    """How a figure follows from figures of one passage."""

    text: str  # the calculation, for people: "75.44 − 67.21 = 8.23"
    sources: tuple[Occurrence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A figure to be worked out, as its statement gives it."""

    figure: Figure
    bound: Bound = Bound.EXACT
    is_comparing: bool = True  # its clause says that something is more, less or another than something
    is_difference: bool = False  # it says by how much, or how many times
    is_loss: bool = False  # it tells what goes, not what stays
    is_rest: bool = False  # it tells what stays
    is_part: bool = False  # it is a share of something whole
    is_average: bool = False  # the statement speaks of an average
    is_total: bool = False  # or of a sum
    is_multiplied: bool = False  # the statement says something of "each" and of "all"
    counted: tuple[str, ...] = ()  # how the English for what a small count counts may begin, if that is known

    @property
    def readings(self) -> "Iterator[Wanted]":
        """It, and of a part in words how many times less that is: a seventh is told of 3.3 and 23."""
        yield self
        for value, unit in self.figure.others if self.figure.is_spelled else ():
            if unit == "x":
                yield replace(self, figure=replace(self.figure, value=value, unit=unit))


def derive(
    wanted: Wanted, together: Iterable[Occurrence], *, are_named: bool = False, are_paired: bool = False
) -> Derivation | None:
    """The first calculation that gives the figure, to the last place in which it is written.

    Args:
        wanted: The figure.
        together: Figures that stand in one sentence or one row of the paper.
        are_named: Whether the statement names these figures itself; then "45 points" from 74 % and 29 % is no
            accident, as it may be among all the figures of a sentence.
        are_paired: Whether it sets them against each other; then counts may be, too: from 28 to 5 is 82 % less.

    """
    if wanted.figure.is_vague:
        return None
    occurrences = [occurrence for occurrence in together if not occurrence.figure.is_vague][:_TOGETHER]
    for one in occurrences:
        rest = _WHOLE - one.figure.value
        if _is_other_part(wanted, one) and _agrees(wanted, rest):
            return Derivation(f"100 % − {_said(one)} = {_number(rest)} %", (one,))
    if wanted.bound in _LIMITS and not are_named:
        return None
    for first, second in combinations(occurrences, 2):
        for value, text in _worked_out(wanted, first, second, is_named=are_named, is_paired=are_paired):
            if _agrees(wanted, value, is_named=are_named) or _keeps(wanted, value):
                return Derivation(text, (first, second))
    return None


def gather(wanted: Wanted, together: Iterable[Occurrence]) -> Derivation | None:
    """The sum or the average of several figures of one measure, where the statement speaks of one.

    Args:
        wanted: The figure.
        together: Figures that the statement names, or that stand in one row or column; each is taken.

    """
    each = {id(one): one for one in together if not (one.figure.is_vague or one.figure.is_in_name)}
    several = list(each.values())[:_TOGETHER]
    measures = {UNITS[one.figure.unit].dimension for one in several}
    if len(several) < 2 or len(measures) > 1 or wanted.figure.is_count or wanted.figure.is_vague:  # noqa: PLR2004
        return None
    total = sum((one.figure.value * UNITS[one.figure.unit].factor for one in several), Decimal(0))
    dimension, factor = UNITS[wanted.figure.unit]
    if dimension and measures - {"", dimension}:
        return None
    if wanted.is_average and _agrees(wanted, total / len(several) / factor):
        mean = total / len(several) / factor
        return Derivation(f"({' + '.join(map(_said, several))}) / {len(several)} = {_number(mean)}", tuple(several))
    if wanted.is_total and _agrees(wanted, total / factor):
        return Derivation(_sum(several, total / factor), tuple(several))
    return None


def _is_other_part(wanted: Wanted, one: Occurrence) -> bool:
    """Whether one share is what goes and the other what stays. Over 99 % kept is no loss of over 1 %."""
    figure, text = one.figure, one.folded.text
    if not (wanted.figure.unit in _SHARES and figure.unit in _SHARES) or figure.value == 50:  # noqa: PLR2004
        return False
    if tells_loss(text, figure.start, figure.end) is wanted.is_loss or not (wanted.is_loss or wanted.is_rest):
        return False
    if wanted.bound in _LIMITS and bound_of(text, figure.start, figure.end) is wanted.bound:
        return False
    return wanted.is_rest or tells_rest(text, figure.start, figure.end)


def _worked_out(
    wanted: Wanted, first: Occurrence, second: Occurrence, *, is_named: bool, is_paired: bool
) -> Iterator[tuple[Decimal, str]]:
    """What two figures of the same measure give in the statement's unit."""
    if not wanted.figure.unit:
        first, second = _as_often(first), _as_often(second)
    first, second = _in_one_unit(first, second)
    one, other = first.figure, second.figure
    if UNITS[one.unit].dimension != UNITS[other.unit].dimension or one.is_in_name or other.is_in_name:
        return
    if _is_spread(first) or _is_spread(second):
        return
    low, high = sorted((one.value * UNITS[one.unit].factor, other.value * UNITS[other.unit].factor))
    if not wanted.figure.unit and one.unit == other.unit and UNITS[one.unit].dimension in ("", "factor"):
        are_parts = not one.unit and _is_sum(first, second, wanted.counted)
        if are_parts or (is_named and is_telling(wanted.figure.value) and _are_many(one, other)):
            yield low + high, _sum((first, second), low + high)
        if is_named and wanted.is_multiplied and one.is_count and other.is_count:
            yield low * high, f"{_said(first)} × {_said(second)} = {_number(low * high)}"
    if is_named and wanted.is_average and one.unit == other.unit:
        mean = (low + high) / 2 / UNITS[one.unit].factor
        yield mean, f"({_said(first)} + {_said(second)}) / 2 = {_number(mean)}"
    below, above = (first, second) if one.value * UNITS[one.unit].factor == low else (second, first)
    if wanted.is_part and wanted.figure.unit == "%" and _is_part(low, high, one.unit, is_named=is_named):
        yield 100 * low / high, _ratio(below, above, 100 * low / high, " %")
        if is_named and _are_many(one, other):
            for part in (above, below):
                share = 100 * part.figure.value / (one.value + other.value)
                yield share, f"{_said(part)} / ({_said(first)} + {_said(second)}) = {_number(share)} %"
    if is_named and 0 < low < high and wanted.figure.unit == "x":
        yield high / low, _ratio(above, below, high / low)
    is_counted = not is_paired and (one.is_count or other.is_count)
    if 0 < low < high and not (is_counted or wanted.figure.is_count):
        yield from _compared(wanted, first, second, is_named=is_named)


def _as_often(occurrence: Occurrence) -> Occurrence:
    """A figure as a count where it may be one: "preferred 5,020 times"."""
    figure = occurrence.figure
    bare = [value for value, unit in figure.others if not unit]
    if figure.unit != "x" or not bare:
        return occurrence
    return replace(occurrence, figure=replace(figure, value=bare[0], unit=""))


def _in_one_unit(first: Occurrence, second: Occurrence) -> tuple[Occurrence, Occurrence]:
    """Two figures, with the unit of one also for the other if that goes without."""
    one, other = first.figure, second.figure
    if bool(one.unit) is bool(other.unit) or not are_of_one_measure(first, second):
        return first, second
    unit = one.unit or other.unit
    return replace(first, figure=replace(one, unit=unit)), replace(second, figure=replace(other, unit=unit))


def are_of_one_measure(first: Occurrence, second: Occurrence) -> bool:
    """Whether two figures measure the same, be it that one goes without its unit: "takes 1,920 hours, Mink 1,850"."""
    one, other = first.figure, second.figure
    if bool(one.unit) is bool(other.unit):
        return UNITS[one.unit].dimension == UNITS[other.unit].dimension
    bare = second if one.unit else first
    unit = one.unit or other.unit
    is_alike = _are_alike(replace(one, unit=unit), replace(other, unit=unit))
    return is_alike and is_telling(bare.figure.value) and bool(_ENDS.match(bare.folded.text, bare.figure.end))


def _are_many(*figures: Figure) -> bool:
    """Whether figures are whole numbers, no small counts and no sizes of models: of scores there is no sum."""
    return all(not one.is_count and one.value == int(one.value) and one.value < A_MODEL for one in figures)


def _is_spread(occurrence: Occurrence) -> bool:
    """Whether a figure is the deviation of another one, with which nothing is compared."""
    start = occurrence.figure.start
    return bool(_SPREAD.search(occurrence.folded.text, max(0, start - len("+ / - ")), start))


def _is_part(part: Decimal, whole: Decimal, unit: str, *, is_named: bool) -> bool:
    """Whether one amount may be a part of another: no share of a share, and among many figures only of large ones."""
    return 0 < part < whole and unit not in _SHARES and whole >= (_SOME if is_named else _MANY)


def _compared(
    wanted: Wanted, first: Occurrence, second: Occurrence, *, is_named: bool
) -> Iterator[tuple[Decimal, str]]:
    """The difference, the change and the ratio of two measurements."""
    figure, one, other = wanted.figure, first.figure, second.figure
    if not (is_named or (wanted.is_comparing and _are_alike(one, other) and is_telling(figure.value))):
        return
    low, high = sorted((one.value * UNITS[one.unit].factor, other.value * UNITS[other.unit].factor))
    below, above = (first, second) if one.value * UNITS[one.unit].factor == low else (second, first)
    dimension, factor = UNITS[figure.unit]
    # Nobody tells by how much 8B is more than 1B.
    if (not dimension and figure.value >= A_MODEL) or (not (is_named or one.unit) and low >= A_MODEL):
        return
    if not one.unit and high >= A_MODEL and low != int(low):  # a score beside the size of its model
        return
    theirs = UNITS[one.unit].dimension
    is_bare = is_named and not dimension and theirs == "share"  # "17.9 more", of 52.2% and 34.3%
    if is_bare or (dimension in ("share", theirs) and theirs in ("share", dimension, "")):
        yield (high - low) / factor, f"{_said(above)} − {_said(below)} = {_number((high - low) / factor)}"
    if figure.unit == "pp" and not one.unit and is_fraction(one) and is_fraction(other):
        yield 100 * (high - low), f"100 × ({_said(above)} − {_said(below)}) = {_number(100 * (high - low))}"
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
        yield high / low, _ratio(above, below, high / low)


def is_fraction(figure: Figure) -> bool:
    """Whether a figure may be a score of which 1 is all."""
    return 0 <= figure.value <= 1 and int(figure.value.as_tuple().exponent) <= _HUNDREDTHS


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures look like measurements of one thing: written alike, to the same place, and no mere counts."""
    same_place = one.value.as_tuple().exponent == other.value.as_tuple().exponent
    return one.unit == other.unit and same_place and not (one.is_spelled or other.is_spelled)


def _is_sum(first: Occurrence, second: Occurrence, counted: tuple[str, ...]) -> bool:
    """Whether two counts are two parts of one: "12 proprietary and 10 open models", not "two tasks and two models"."""
    one, other = first.figure, second.figure
    noun, nouns = counted_in_english(first.folded.text, one.end), counted_in_english(second.folded.text, other.end)
    if max(one.value, other.value) >= A_MODEL and (not nouns or nouns.startswith(_SIZED)):
        return False
    if (noun and noun != nouns) or (counted and not nouns.startswith(counted)):
        return False
    return (
        one.is_spelled == other.is_spelled
        and one.value == int(one.value)
        and other.value == int(other.value)
        and first.passage is second.passage
        and 0 <= other.start - one.end <= _APART
        and bool(_JOINED.search(first.folded.text, one.end, other.start))
    )


def _agrees(wanted: Wanted, value: Decimal, *, is_named: bool = False) -> bool:
    """Whether a value, rounded to the last place of the figure, is the figure.

    A count is a whole number. A single digit is taken to be meant more exactly than to its half: 0.5 % is not "1 %".
    What is told as about so much of figures that are named, which are rounded themselves, may be cut as well.
    """
    figure = wanted.figure
    if figure.is_count:
        return value == figure.value
    step = Decimal(1).scaleb(place := int(figure.value.as_tuple().exponent))
    is_single = place >= 0 and len(figure.value.as_tuple().digits) == 1 and wanted.bound is not Bound.ABOUT
    is_rough = is_named and wanted.bound is Bound.ABOUT and len(figure.value.as_tuple().digits) > 1
    return abs(value - figure.value) * (_SINGLE if is_single else 1 if is_rough else 2) <= step


def _sum(parts: Iterable[Occurrence], value: Decimal) -> str:
    return f"{' + '.join(map(_said, parts))} = {_number(value)}"


def _ratio(one: Occurrence, other: Occurrence, value: Decimal, unit: str = "") -> str:
    return f"{_said(one)} / {_said(other)} = {_number(value)}{unit}"


def _keeps(wanted: Wanted, value: Decimal) -> bool:
    """Whether a value keeps to the limit that the figure is: "more than three times" is said of 3.28."""
    least, greatest = interval(wanted.figure.value, wanted.bound)
    return wanted.bound in _LIMITS and not wanted.figure.is_count and least <= value <= greatest


def _said(occurrence: Occurrence) -> str:
    return occurrence.words


def _number(value: Decimal) -> str:
    """A result to two places, without trailing zeros, and with commas where it is long."""
    return f"{value:,.2f}".rstrip("0").rstrip(".") if value >= _LONG else f"{value:.2f}".rstrip("0").rstrip(".")
