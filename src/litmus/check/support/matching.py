"""Whether a figure of the paper is the figure of a statement: unit, scale, rounding and hedges taken into account."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum

from litmus.check.figures.figure import Figure
from litmus.check.figures.units import UNITS, is_head_of, names_unit_of
from litmus.check.language.clauses import sentence_around
from litmus.check.language.nouns import counted_in_english
from litmus.check.paper.grid import Grid
from litmus.check.paper.occurrences import Occurrence, Occurrences
from litmus.model import Bound

_TELLING = 3  # digits from which a bare number is telling enough to be known without its unit
_KILO = 1024
_CUT = 4  # digits from which writers also cut: 212.5万 for 2,125,549
_NEARLY = Decimal("0.999")  # short of the next number
_ABOUT = Decimal("0.05")  # "about 200" is not said of 180
_BEYOND = Decimal("0.25")  # "over 20 %" is said of 22.5 %, not of 30 %
_BY_NATURE = ("share", "factor")  # measures that writers leave unsaid: an accuracy of 87.3, a speedup of 1.8


class Grade(IntEnum):
    """How well two figures agree."""

    LOOSE = 1  # the same digits, a unit unsaid on one side, or inside a name
    ROUNDED = 2
    SAME = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A figure of the paper that agrees with the statement's."""

    occurrence: Occurrence
    grade: Grade


def matches(figure: Figure, bound: Bound, occurrences: Occurrences, *, is_of_things: bool = False) -> tuple[Match, ...]:
    """Every figure of the paper that agrees, best first, then in reading order.

    Args:
        figure: The statement's.
        bound: How it is meant.
        occurrences: The figures of the paper.
        is_of_things: Whether it counts something: then what the paper measures in a unit is another figure.

    """
    best: dict[int, Match] = {}
    for match in _candidates(figure, bound, occurrences, is_of_things=is_of_things):
        known = best.get(id(match.occurrence))
        if known is None or match.grade > known.grade:
            best[id(match.occurrence)] = match
    return tuple(sorted(best.values(), key=lambda match: (-match.grade, match.occurrence.passage.index)))


def _candidates(figure: Figure, bound: Bound, occurrences: Occurrences, *, is_of_things: bool) -> Iterator[Match]:
    is_fraction = int(figure.value.as_tuple().exponent) < 0
    for value, unit in _said(figure):
        dimension, factor = UNITS[unit]
        low, high = _vague(value) if figure.is_vague else interval(value, bound, is_measured=not figure.is_count)
        for occurrence in occurrences.between(dimension, low * factor, high * factor):
            if not unit and occurrence.figure.is_vague and not figure.is_vague and bound is not Bound.AT_LEAST:
                continue  # ten are not "dozens"
            if not unit and is_fraction and occurrence.figure.is_count:
                continue  # "3.0" is no count
            if occurrence.figure.is_in_name:
                grade = Grade.LOOSE
            else:
                grade = Grade.SAME if _says(occurrence.figure, dimension, value * factor) else Grade.ROUNDED
            if grade is Grade.ROUNDED and occurrence.figure.is_vague and not figure.is_vague:
                continue
            yield Match(occurrence, grade)
        if not unit:
            yield from _in_powers_of_two(value, occurrences)
        if dimension:
            yield from _unit_unsaid(figure, value, dimension, occurrences)
        elif not (is_of_things and value == int(value)):
            yield from _unit_left_out(figure, value, occurrences)


def _in_powers_of_two(value: Decimal, occurrences: Occurrences) -> Iterator[Match]:
    """Figures of the paper for the same power of two, in full or by thousands: 131,072 is 128K, and about 131K."""
    if _is_power_of_two(value) and value >= _KILO:
        kilos = Decimal(int(value) // _KILO)
        for said in {kilos.scaleb(3), round(value, -3)}:
            for occurrence in occurrences.between("", said, said):
                if int(occurrence.figure.value.as_tuple().exponent) >= 3:  # noqa: PLR2004  # "K"
                    yield Match(occurrence, Grade.ROUNDED)
    elif int(value.as_tuple().exponent) == 3 and _is_power_of_two(value.scaleb(-3)):  # noqa: PLR2004
        said = value.scaleb(-3) * _KILO
        yield from (Match(occurrence, Grade.ROUNDED) for occurrence in occurrences.between("", said, said))


def _is_power_of_two(value: Decimal) -> bool:
    return value == int(value) > 0 and int(value).bit_count() == 1


def _says(figure: Figure, dimension: str, value: Decimal) -> bool:
    """Whether one of a figure's readings is this very value."""
    return any(
        UNITS[unit].dimension == dimension and said * UNITS[unit].factor == value for said, unit in figure.readings
    )


def _said(figure: Figure) -> tuple[tuple[Decimal, str], ...]:
    """What the statement says. A shared unit is what it says, so the bare reading of a range's end is none."""
    readings = [(figure.value, figure.unit)]
    if figure.unit:
        readings += [(value, unit) for value, unit in figure.others if unit]
    else:
        readings += figure.others
    if figure.unit == "orders" and figure.value <= 9:  # noqa: PLR2004
        readings.append((Decimal(10) ** int(figure.value), "x"))
    return tuple(readings)


def _unit_unsaid(figure: Figure, value: Decimal, dimension: str, occurrences: Occurrences) -> Iterator[Match]:
    """Figures of the paper with the same digits and no unit, that may be of the statement's measure."""
    for occurrence in occurrences.between("", *(_vague(value) if figure.is_vague else interval(value, Bound.EXACT))):
        theirs = occurrence.figure
        if theirs.unit or theirs.is_vague is not figure.is_vague or not _may_measure(occurrence, dimension):
            continue
        if figure.is_vague or (
            ((occurrence.is_in_table and not theirs.is_count) or is_telling(theirs.value))
            and (dimension != "factor" or _is_particular(value))
        ):
            yield Match(occurrence, Grade.LOOSE)


def _may_measure(occurrence: Occurrence, dimension: str) -> bool:
    """Whether a bare figure of the paper may be of a measure, by what stands around it.

    A cell may where its heads or caption speak of that measure and give no other unit. In a sentence a count, "128
    layers", is neither 128 % nor 128 times, and what is measured in seconds or bytes has the word for them near:
    "20,000 driving hours", "64, 128 or 256 MB".
    """
    figure, text = occurrence.figure, occurrence.folded.text
    if occurrence.is_in_table:
        has_other = any(unit for _, unit in figure.others)  # one of the same measure is found by it
        return not has_other and is_head_of(dimension, _heads(occurrence))
    if dimension in _BY_NATURE:
        return figure.value != int(figure.value) or not counted_in_english(text, figure.end)
    return names_unit_of(dimension, text[slice(*sentence_around(text, figure.start, figure.end))])


def _heads(occurrence: Occurrence) -> str:
    """The caption of a table and the heads of a cell in it."""
    block = occurrence.passage.block
    grid = Grid.of(block)
    cell = grid.cell(occurrence.span[0])
    heads = (grid.row_head(cell[0]), grid.column_head(cell[1])) if cell else ()
    return " ".join((block.text[: grid.lines[grid.first]], *heads))


def _unit_left_out(figure: Figure, value: Decimal, occurrences: Occurrences) -> Iterator[Match]:
    """Figures of the paper with the same digits and a unit that the statement leaves out."""
    if is_telling(value) and not figure.is_vague:
        for occurrence in occurrences.written(*interval(value, Bound.EXACT)):
            if occurrence.figure.unit:
                yield Match(occurrence, Grade.LOOSE)


def is_telling(value: Decimal) -> bool:
    """Whether a number is particular enough to be recognised by its digits alone: 87.3 or 1200, not 12."""
    return int(value.as_tuple().exponent) < 0 or len(str(int(value))) >= _TELLING


def _is_particular(value: Decimal) -> bool:
    """Whether a number is telling and no round one: a thousand of one thing is no thousand of another."""
    return is_telling(value) and (int(value.as_tuple().exponent) < 0 or len(value.normalize().as_tuple().digits) > 1)


def _vague(value: Decimal) -> tuple[Decimal, Decimal]:
    return value, value * 10 - 1


def interval(value: Decimal, bound: Bound, *, is_measured: bool = True) -> tuple[Decimal, Decimal]:
    """What may be so for a statement to be right in saying the value in this way: the least and the greatest value."""
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))  # of the last place that is written
    digits = value.adjusted() - int(value.as_tuple().exponent) + 1
    place = max(step, _last_place(value))
    if digits == 1 and not is_measured and bound is not Bound.ABOUT:
        return value, value  # "over 5 steps" is not said of six
    match bound:
        case Bound.ABOUT:
            reach = max(step / 2, min(place / 2, value * _ABOUT))
            return value - reach, value + reach
        case Bound.AT_LEAST:
            return value, max(value, min(value + place, value * (1 + _BEYOND)))
        case Bound.AT_MOST:
            return min(value, max(value - place, value * (1 - _BEYOND))), value
        case _:
            reach = step / 2 if digits > 1 else Decimal(0)  # "9" for 8.6 is another number, "86" for 86.4 is rounding
            return value - reach, value + (step * _NEARLY if digits >= _CUT else reach)


def _last_place(value: Decimal) -> Decimal:
    """The place of the last digit that is not zero: 100 for 1200."""
    if not value:
        return Decimal(1)
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
