"""Whether a statement means its figures as the paper means them."""

import re
from collections.abc import Callable, Iterator, Sequence

from litmus.check.figures.bounds import bound_of
from litmus.check.figures.figure import Figure
from litmus.check.figures.units import UNITS
from litmus.check.language.clauses import clause, clause_start, is_chinese, sentence_around
from litmus.check.language.concepts import concepts_in, stems_in
from litmus.check.language.ways import ENGLISH_FALLS, FALLS
from litmus.check.language.words import words_in
from litmus.check.misreadings.arithmetic import gaps_misread
from litmus.check.misreadings.bearings import apposed, borne_out, crossed
from litmus.check.misreadings.cells import in_other_cells
from litmus.check.misreadings.changes import reversals
from litmus.check.misreadings.comparisons import denied, overdone
from litmus.check.misreadings.contests import contests, decided, lost
from litmus.check.misreadings.directions import turned
from litmus.check.misreadings.generalities import overdrawn
from litmus.check.misreadings.misreading import Change, Misreading, overlap
from litmus.check.misreadings.movements import reversed_movements
from litmus.check.misreadings.owners import misplaced
from litmus.check.misreadings.parted import parted
from litmus.check.misreadings.qualifiers import qualifier_lost
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.check.support.matching import Grade
from litmus.check.support.statements import Finding, Reading
from litmus.model import Bound, Route, Status


def misreadings(reading: Reading, library: Library) -> tuple[Misreading, ...]:
    """The figures of a statement that it means otherwise than the paper, in order."""
    return tuple(sorted(_misreadings(reading, library), key=lambda misreading: misreading.spans))


def _misreadings(reading: Reading, library: Library) -> Iterator[Misreading]:
    yield from reversals(reading)
    yield from in_other_cells(reading, library)
    yield from gaps_misread(reading, library)
    if library.document.route is not Route.ABSTRACT:
        yield from parted(reading, library)
    meant = [*_meant_otherwise(reading, library)]
    yield from meant
    held = contests(reading, library)
    behind = tuple(lost(held))
    yield from behind
    won = decided(held)
    directed = [one for one in turned(reading, library) if not any(overlap(one.spans[0], span) for span in won)]
    yield from directed
    told = [span for misreading in directed for span in misreading.spans]
    yield from (one for one in reversed_movements(reading, library) if one.spans[0] not in told)
    yield from (one for one in denied(reading, library) if one.spans[0] not in won)
    yield from overdone(reading, library)
    yield from overdrawn(reading, library)
    told = [span for misreading in meant for span in misreading.spans]
    settled = [
        *((one.figure.start, one.figure.end) for one in reading.findings if _is_in_cells_alone(one)),
        *apposed(reading),
        *borne_out(reading, library),
        *crossed(reading, library),
    ]
    for misreading in () if behind else misplaced(reading, library):  # who lost is not exchanged with who won
        if any(overlap(span, other) for span in misreading.spans for other in settled):
            continue  # whose a cell's figure is, its heads tell; the weights were learned of prose alone
        # An average of what the paper has at best fits another average better, and is told as what it is.
        if len(misreading.spans) > 1 or not any(overlap(span, misreading.spans[0]) for span in told):
            yield misreading


def _meant_otherwise(reading: Reading, library: Library) -> Iterator[Misreading]:
    for finding in reading.findings:
        if any(match.grade > Grade.LOOSE for match in finding.matches):
            places = [match.occurrence for match in finding.matches]
            yield from filter(None, (check(finding, places, reading, library) for check in _CHECKS))


def _is_in_cells_alone(finding: Finding) -> bool:
    return bool(finding.places) and all(place.is_in_table for place in finding.places)


def _bound_reversed(finding: Finding, places: Sequence[Occurrence], reading: Reading, _: Library) -> Misreading | None:
    """The paper says "over", somewhere, and nowhere "under"; the statement says "under"; or the other way round."""
    figure, text = finding.figure, reading.folded.text
    opposite = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}.get(finding.bound)
    if opposite is None:
        return None
    theirs = [_bound_of(place) for place in places]
    if opposite not in theirs or finding.bound in theirs:
        return None
    start = max(clause_start(text, figure.start), figure.start - len("no more than "))
    place = places[theirs.index(opposite)]
    if figure.unit == "x" and _is_of_nothing_else(reading, place):
        return None
    is_half = figure.unit == "%" and figure.value == 50  # noqa: PLR2004
    if is_half and _falls(text, figure) is not _falls(place.folded.text, place.figure):
        return None  # less than half is left where it falls by more than half
    return Misreading.of("bound_reversed", Status.CONTRADICTED, finding, place, reading=reading, start=start)


def _is_of_nothing_else(reading: Reading, place: Occurrence) -> bool:
    """Whether a statement shares nothing with the place of a figure: three times is three times of anything."""
    ours = {phrase for concept in concepts_in(reading.folded.text) for phrase in concept.phrases}
    theirs = stems_in(place.passage.text)
    return not any(theirs.issuperset(phrase) for phrase in ours - _FACTORS)


def _bound_of(place: Occurrence) -> Bound:
    """How the paper means a figure; "over a two-week period" is no longer than that."""
    text, figure = place.folded.text, place.figure
    is_span = UNITS[figure.unit].dimension == "time" and _OVER_A.search(text, max(0, figure.start - 10), figure.start)
    return Bound.EXACT if is_span else bound_of(text, figure.start, figure.end)


def _falls(text: str, figure: Figure) -> bool:
    """Whether the clause around a figure tells a fall, the words of its bound apart: less than half of it."""
    return bool(_FALLS.search(_LESS_THAN.sub("", clause(text, figure.start, figure.end))))


def _points_confused(
    finding: Finding, places: Sequence[Occurrence], reading: Reading, library: Library
) -> Misreading | None:
    """The paper counts in percentage points, everywhere, and the statement in percent; or the other way round."""
    unit = finding.figure.unit
    if unit not in ("%", "pp") or not all(_is_other(unit, place) for place in places):
        return None
    if not any(place.figure.value == finding.figure.value and not place.is_in_table for place in places):
        return None  # rounded, it may be another one; and of a table's shares the differences are points
    text = reading.folded.text
    if library.tables.blocks and len(words_in(text) & words_in(places[0].passage.text)) < _RELATED:
        return None  # in a full text some share is always as large as a difference
    said = text[finding.figure.start : finding.figure.end]
    number = _NUMBER.match(said)
    if not number:
        return None
    point = "个百分点" if is_chinese(text) else " points"
    change = Change((finding.figure.start, finding.figure.end), number[0] + (point if unit == "%" else "%"))
    code = "points_as_percent" if unit == "%" else "percent_as_points"
    return Misreading.of(code, Status.CONTRADICTED, finding, places[0], reading=reading, changes=(change,))


def _is_other(unit: str, place: Occurrence) -> bool:
    """Whether the paper's figure is of the other kind, and leaves no doubt of it."""
    start, end = sentence_around(place.folded.text, place.figure.start, place.figure.end)
    if unit == "%":
        return place.figure.unit == "pp" and "point" in place.folded.text[place.figure.start : place.figure.end]
    return place.figure.unit == "%" and not _POINTS.search(place.folded.text, start, end)


# What a comparison by a factor says whatever it is of.
_FACTORS = {
    (word,) for word in "time fold x factor more less high low two three four five six seven eight nine ten".split()
}
_OVER_A = re.compile(r"\bover (?:an?|the) $", re.IGNORECASE)
_LESS_THAN = re.compile(r"\b(?:less|fewer|lower) than\b|[不少小低][到足于]", re.IGNORECASE)
_FALLS = re.compile(rf"{FALLS}|\b(?:{ENGLISH_FALLS})\b", re.IGNORECASE)
_RELATED = 2  # words that a statement shares with a passage about the same thing
_NUMBER = re.compile(r"[-+]?\d[\d.,]*")
_POINTS = re.compile(r"point|\bpp\b|%-?p", re.IGNORECASE)

_Check = Callable[[Finding, Sequence[Occurrence], Reading, Library], Misreading | None]
_CHECKS: tuple[_Check, ...] = (_bound_reversed, qualifier_lost, _points_confused)
