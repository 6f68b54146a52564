"""Two figures of a paragraph, each told with what the paper says of the other: "300K steps for base, 100K for big"."""

from collections.abc import Iterator
from itertools import combinations, product

from litmus.check.figures.figure import A_MODEL, Figure
from litmus.check.figures.units import UNITS
from litmus.check.language.clauses import sentence_start
from litmus.check.language.concepts import Concept, concepts_in, stems_in
from litmus.check.misreadings.misreading import Change, Misreading
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.parts import part_of
from litmus.check.support.statements import Finding, Reading
from litmus.model import Status

_FEW = 12  # places of a figure; of what is everywhere nothing can be told


def parted(reading: Reading, library: Library) -> Iterator[Misreading]:
    """The pairs of figures of a sentence that a paragraph tells crosswise, and no paragraph as they are told.

    Of both the statement must say something that stands in the other's part alone, and of neither anything that
    stands in its own.
    """
    findings = [one for one in reading.findings if 0 < len(one.matches) <= _FEW and not _is_of_name(one.figure)]
    taken = set[int]()
    for first, second in combinations(findings, 2):
        if taken.isdisjoint((id(first), id(second))) and (
            place := _crosswise(first, second, findings, reading, library)
        ):
            taken |= {id(first), id(second)}
            spans = tuple((one.figure.start, one.figure.end) for one in (first, second))
            words = [reading.words(one) for one in (first, second)]
            yield Misreading(
                code="figure_exchanged",
                status=Status.CONTRADICTED,
                spans=spans,
                words=" / ".join(words),
                place=place,
                changes=tuple(Change(span, other) for span, other in zip(spans, reversed(words), strict=True)),
            )


def _crosswise(
    first: Finding, second: Finding, findings: list[Finding], reading: Reading, library: Library
) -> Occurrence | None:
    """Where the paper tells two figures crosswise; None where it has them as they are told, or not together."""
    text, one, other = reading.folded.text, first.figure, second.figure
    alike = [each.figure for each in findings if _are_alike(each.figure, one)]
    if (
        other not in alike
        or one.value == other.value
        or sentence_start(text, one.start) != sentence_start(text, other.start)
    ):
        return None
    said = [_concepts(text, part_of(text, each, alike), each) for each in (one, other)]
    found = None
    for here, there in product(*map(_places, (first, second))):
        if here.passage.block is not there.passage.block or here.passage.block.rows:
            continue
        parts = [_stems(place, library) for place in (here, there)]
        told = [[_told(each, part) for part in parts] for each in said]
        if told[0][0] - told[0][1] or told[1][1] - told[1][0]:
            return None
        if told[0][1] - told[0][0] and told[1][0] - told[1][1]:
            found = found or there
    return found


def _places(finding: Finding) -> list[Occurrence]:
    """Where the paper has a figure; of a small count, where it is written like it: there are many threes."""
    places = [match.occurrence for match in finding.matches]
    return [one for one in places if not one.figure.is_count or one.figure.is_spelled == finding.figure.is_spelled]


def _concepts(text: str, part: tuple[int, int], figure: Figure) -> list[Concept]:
    """What a part of the statement speaks of, but for the figure itself."""
    inside = (one for one in concepts_in(text) if part[0] <= one.start and one.end <= part[1])
    return [one for one in inside if one.end <= figure.start or figure.end <= one.start]


def _stems(place: Occurrence, library: Library) -> frozenset[str]:
    """The stems of what the paper says of a figure."""
    text = place.folded.text
    figures = [one.figure for one in library.occurrences.of(place.passage) if _are_alike(one.figure, place.figure)]
    return stems_in(text[slice(*part_of(text, place.figure, figures))])


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one measure, be it that one goes without its unit."""
    dimensions = {UNITS[each.unit].dimension for each in (one, other) if each.unit}
    return one is other or (not _is_of_name(one) and len(dimensions) <= 1)


def _is_of_name(figure: Figure) -> bool:
    """Whether a figure is part of a name, or the size of a model."""
    return figure.is_in_name or (figure.value >= A_MODEL and not figure.unit)


def _told(said: list[Concept], part: frozenset[str]) -> frozenset[tuple[str, ...]]:
    """Which of some concepts stand in a part, by the words that do."""
    return frozenset(phrase for one in said for phrase in one.phrases if part.issuperset(phrase))
