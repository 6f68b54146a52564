"""Whether a statement means its figures as the paper means them: as a bound, a best case, an average.

Only what can be told from the words next to the figures, on both sides, and from nothing else: a doubt is not held
against a statement.
"""

import re
from collections.abc import Callable, Sequence

from litmus.check.bounds import bound_of, has_best_case, is_hedged, reaches
from litmus.check.changes import direction_turned, reversals
from litmus.check.clauses import clause, clause_start
from litmus.check.figure import Figure
from litmus.check.matching import Grade
from litmus.check.misreading import Misreading
from litmus.check.passages import Occurrence
from litmus.check.statements import Finding, Reading
from litmus.model import Bound, Status

_RANGE = re.compile(r"\s?[-~至到]\s?\d")
_RANGE_BEFORE = re.compile(r"\d\D?\s?[-~至到]\s?$")
_QUALIFIER = re.compile(r"至少|最低|平均|\bat least\b|\bon average\b|\baverage\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:averag\w*|mean|means|overall|macro|median)\b|平均|均值|总体|整体", re.IGNORECASE)
_EXTREME = re.compile(
    r"最高|最低|至少|最多|最少|高达|多达|\bup to\b|\bat (?:least|most|best)\b|\bas much as\b", re.IGNORECASE
)
_PEAK = re.compile(
    r"\b(?:up to|as (?:much|high|many|large|low) as|max\w*|peak\w*|best|highest|largest|min\w*|lowest|worst|top"
    r"|at least|at most|over|more than|exceed\w*)\b|最|至",
    re.IGNORECASE,
)


def misreadings(reading: Reading) -> tuple[Misreading, ...]:
    """The figures of a statement that it means otherwise than the paper, in order."""
    found = list(reversals(reading))
    for finding in reading.findings:
        if any(match.grade > Grade.LOOSE for match in finding.matches):
            places = [match.occurrence for match in finding.matches]
            found.extend(filter(None, (check(finding, places, reading) for check in _CHECKS)))
    return tuple(sorted(found, key=lambda misreading: misreading.span))


def _best_case_lost(finding: Finding, places: Sequence[Occurrence], reading: Reading) -> Misreading | None:
    """The paper says "up to", everywhere; the statement gives the figure as the rule."""
    figure, text = finding.figure, reading.folded.text
    if not all(is_hedged(place.folded.text, place.figure.start) for place in places):
        return None
    if (
        figure.is_count
        or figure.is_spelled
        or finding.bound is Bound.AT_MOST
        or reaches(text, figure.start)
        or _is_in_range(figure, text)
        or has_best_case(clause(text, figure.start, figure.end, before=1))
    ):
        return None
    qualifier = _QUALIFIER.search(text, clause_start(text, figure.start), figure.start)
    start = qualifier.start() if qualifier else None
    return Misreading.of("up_to_lost", Status.OVERSTATED, finding, places[0], reading=reading, start=start)


def _bound_reversed(finding: Finding, places: Sequence[Occurrence], reading: Reading) -> Misreading | None:
    """The paper says "over", everywhere; the statement says "under"; or the other way round."""
    figure, text = finding.figure, reading.folded.text
    opposite = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}.get(finding.bound)
    if opposite is None or figure.value == 50:  # noqa: PLR2004  # less than half is more than half the way down
        return None
    if any(bound_of(place.folded.text, place.figure.start, place.figure.end) is not opposite for place in places):
        return None
    start = max(clause_start(text, figure.start), figure.start - len("no more than "))
    return Misreading.of("bound_reversed", Status.CONTRADICTED, finding, places[0], reading=reading, start=start)


def _average_lost(finding: Finding, places: Sequence[Occurrence], reading: Reading) -> Misreading | None:
    """The paper gives the figure as an average, everywhere; the statement as a best or worst case."""
    figure, text = finding.figure, reading.folded.text
    extreme = _EXTREME.search(text, clause_start(text, figure.start), figure.start)
    if figure.is_count or not extreme or _is_in_range(figure, text):
        return None
    if _AVERAGE.search(clause(text, figure.start, figure.end)):
        return None
    for place in places:
        theirs = clause(place.folded.text, place.figure.start, place.figure.end)
        if not _AVERAGE.search(theirs) or _PEAK.search(theirs):
            return None
    return Misreading.of("average_lost", Status.OVERSTATED, finding, places[0], reading=reading, start=extreme.start())


def _is_in_range(figure: Figure, text: str) -> bool:
    return bool(_RANGE.match(text, figure.end) or _RANGE_BEFORE.search(text, max(0, figure.start - 4), figure.start))


_CHECKS: tuple[Callable[[Finding, Sequence[Occurrence], Reading], Misreading | None], ...] = (
    _bound_reversed,
    _best_case_lost,
    _average_lost,
    direction_turned,
)
