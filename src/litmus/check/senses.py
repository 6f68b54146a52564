"""Whether a statement means its figures as the paper means them."""

from collections.abc import Callable, Iterator, Sequence

from litmus.check.bounds import bound_of
from litmus.check.changes import reversals
from litmus.check.clauses import clause_start
from litmus.check.comparisons import denied
from litmus.check.directions import turned
from litmus.check.matching import Grade
from litmus.check.misreading import Misreading
from litmus.check.owners import misattributions, misnamings
from litmus.check.passages import Library, Occurrence
from litmus.check.qualifiers import qualifier_lost
from litmus.check.statements import Finding, Reading
from litmus.model import Bound, Status


def misreadings(reading: Reading, library: Library) -> tuple[Misreading, ...]:
    """The figures of a statement that it means otherwise than the paper, in order."""
    return tuple(sorted(_misreadings(reading, library), key=lambda misreading: misreading.spans))


def _misreadings(reading: Reading, library: Library) -> Iterator[Misreading]:
    yield from reversals(reading)
    for finding in reading.findings:
        if any(match.grade > Grade.LOOSE for match in finding.matches):
            places = [match.occurrence for match in finding.matches]
            yield from filter(None, (check(finding, places, reading, library) for check in _CHECKS))
    yield from turned(reading, library)
    yield from denied(reading, library)
    yield from misattributions(reading, library)
    yield from misnamings(reading, library)


def _bound_reversed(finding: Finding, places: Sequence[Occurrence], reading: Reading, _: Library) -> Misreading | None:
    """The paper says "over", somewhere, and nowhere "under"; the statement says "under"; or the other way round."""
    figure, text = finding.figure, reading.folded.text
    opposite = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}.get(finding.bound)
    if opposite is None or figure.value == 50:  # noqa: PLR2004  # less than half is more than half the way down
        return None
    theirs = [bound_of(place.folded.text, place.figure.start, place.figure.end) for place in places]
    if opposite not in theirs or finding.bound in theirs:
        return None
    start = max(clause_start(text, figure.start), figure.start - len("no more than "))
    place = places[theirs.index(opposite)]
    return Misreading.of("bound_reversed", Status.CONTRADICTED, finding, place, reading=reading, start=start)


_Check = Callable[[Finding, Sequence[Occurrence], Reading, Library], Misreading | None]
_CHECKS: tuple[_Check, ...] = (_bound_reversed, qualifier_lost)
