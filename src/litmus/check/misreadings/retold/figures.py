"""A figure of something else, where the retold sentence has another: a beam size of 21, where it has one of 4."""

import re
from collections.abc import Iterator

from litmus.check.figures.figure import A_MODEL, Figure
from litmus.check.language.concepts import concepts_in
from litmus.check.misreadings.misreading import Misreading
from litmus.check.misreadings.retold.retelling import Retelling, after, before, is_outdone, stands_by
from litmus.check.paper.neighbourhoods import Neighbourhood
from litmus.check.paper.occurrences import Occurrence
from litmus.check.support.statements import Finding
from litmus.model import Status

_CLOSE = 0.55  # figures are many, and one may stand near by chance
_BEHIND = 60  # characters behind a figure in which what it counts stands
_IN_RANGE = re.compile(r"\d\s?(?:[-–~]|to)\s?\+?$")
_RANGE = re.compile(r"\s?(?:[-–~]|to)\s?\+?\d")
_PAUSE = re.compile(r"[,;:.()，；：。（）、]|\b(?:and|but|while|with|for|in|on)\b|[和与]")
_GLUED = re.compile(r"[A-Za-zα-ωΑ-Ω_^{@]")  # before a figure that is part of a symbol, or of a name
_REFERENCE = re.compile(r"[\[(]$")


def other_figures(retelling: Retelling) -> Iterator[Misreading]:
    """The figures that stand elsewhere in the paper, and another one in the sentence that has all the rest."""
    for finding in retelling.reading.findings:
        figure = finding.figure
        is_in_table = any(match.occurrence.is_in_table for match in finding.matches)  # whose it is, its heads tell
        if not finding.matches or finding.derivation or is_in_table or not _is_told(figure, retelling.text):
            continue
        around = retelling.context(figure.start, figure.end)
        ours = max(around.closeness(*_at(one.occurrence, retelling)) for one in finding.matches)
        rivals = [(around.closeness(*_at(one, retelling)), one) for one in _rivals(finding, retelling)]
        theirs, place = max(rivals, key=lambda one: one[0], default=(0.0, None))
        if place and is_outdone(ours, theirs, _CLOSE):
            yield Misreading(
                code="figure_borrowed",
                status=Status.CONTRADICTED,
                spans=((figure.start, figure.end),),
                words=retelling.reading.words(finding),
                place=place,
                theirs=(place.words,),
            )


def _at(place: Occurrence, retelling: Retelling) -> tuple[Neighbourhood, float]:
    there = retelling.library.neighbourhoods.of(place.passage)
    return there, there.step_unfolded(place.span[0] - place.passage.start)


def _rivals(finding: Finding, retelling: Retelling) -> Iterator[Occurrence]:
    """The figures of the sentences that may be retold which could stand for one of the statement."""
    figure = finding.figure
    has = {match.occurrence.passage.index for match in finding.matches}
    told = {id(match.occurrence) for other in retelling.reading.findings for match in other.matches}
    for passage in retelling.passages:
        there = retelling.library.neighbourhoods.of(passage)
        if passage.index in has or retelling.is_of_others(there, figure.start, figure.end):
            continue
        for place in retelling.library.occurrences.of(passage):
            if id(place) not in told and _may_replace(place, figure) and _is_of_same(figure, place, retelling):
                yield place


def _is_of_same(figure: Figure, place: Occurrence, retelling: Retelling) -> bool:
    """Whether another figure counts or measures the same: what stands right behind it, or else right before it."""
    there, step = _at(place, retelling)
    measured = before(figure.start, retelling.concepts, 1)
    counted = after(figure.end, retelling.concepts)
    if not counted or _PAUSE.search(retelling.text, figure.end, counted[0].start):
        return stands_by(measured, there, step)
    return _counts_what_is_told(place, retelling) and stands_by((*counted, *measured), there, step)


def _counts_what_is_told(place: Occurrence, retelling: Retelling) -> bool:
    """Whether the statement speaks of what a figure of the paper counts, if that stands right behind it."""
    text, end = place.folded.text, place.figure.end
    behind = concepts_in(text[end : end + _BEHIND])[:2]
    if not behind or _PAUSE.search(text, end, end + behind[0].start):
        return True
    return any(not retelling.stems.isdisjoint(phrase) for concept in behind for phrase in concept.phrases)


def _may_replace(place: Occurrence, figure: Figure) -> bool:
    other = place.figure
    if other.unit != figure.unit or other.is_whole is not figure.is_whole or _is_size(other) is not _is_size(figure):
        return False
    if figure.is_spelled is not other.is_spelled:
        return False
    return _is_told(other, place.folded.text)


def _is_size(figure: Figure) -> bool:
    """Whether it is of the order of a model's parameters or a corpus's tokens, which counts of other things are not."""
    return figure.value >= A_MODEL


def _is_told(figure: Figure, text: str) -> bool:
    """Whether a figure says how much or how many: not one of a name, a symbol, a reference or a range."""
    if figure.is_in_name or figure.is_year or figure.is_ordinal or figure.is_vague or not figure.value:
        return False
    before = text[: figure.start]
    return not (
        _GLUED.match(before[-1:])
        or _REFERENCE.search(before)
        or _IN_RANGE.search(before)
        or _RANGE.match(text, figure.end)
    )
