"""Whether a thing rises in the statement that falls in the paper: 计算成本更高 for "lower computational cost".

Beside a figure a word is judged by that as well, see `directions`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from litmus.check.language.clauses import clause, clause_start
from litmus.check.language.concepts import Concept
from litmus.check.language.moved import Moved, Noun, moved_in
from litmus.check.language.movements import Movement, Way, movements_in
from litmus.check.language.ways import OPPOSITE
from litmus.check.language.worths import THEIR_COSTS, Worth
from litmus.check.misreadings.comparisons import closest
from litmus.check.misreadings.misreading import Change, Misreading
from litmus.check.paper.library import Library
from litmus.check.paper.passages import Passage
from litmus.check.support.statements import Reading
from litmus.model import Status

_WITHOUT = re.compile(r"\b(?:remov|ablat|disabl|absen|omit|exclud|un(?!ifi|ite|superv)\w+ed\b)", re.IGNORECASE)
_CHINESE_WITHOUT = re.compile("[移去删]除|去掉|消融|没有|缺[少乏失]|不使用|排除|未")
# The names in a Chinese clause, but for those that something is compared with; and what stands before a subject.
_NAME = re.compile(r"(?<![A-Za-z0-9.+-])(?<![与和跟比较于]\s)(?<![与和跟比较于])[A-Za-z][A-Za-z0-9.+-]+")
_SUBJECT = re.compile(r"(?:^|[,;:(]|\b(?:that|while|whereas|and|but|the|our))\s*$", re.IGNORECASE)


class _Sense(NamedTuple):
    """The ways of the paper's that bear a word out, and those that deny it."""

    borne_out_by: set[Way]
    denied_by: set[Way]


_FALLS, _RISES = {Way.FALL, Way.LOSS}, {Way.RISE, Way.BETTER}
# By whether it is a rise, and what the thing is worth: what gets better may rise or fall, but a good rises.
_SENSES = {
    (True, Worth.GOOD): _Sense({*_RISES, Way.ADDED}, _FALLS),
    (True, Worth.OPEN): _Sense({*_RISES, Way.ADDED}, _FALLS),
    (True, Worth.COST): _Sense({Way.RISE, Way.ADDED}, _FALLS),
    (False, Worth.GOOD): _Sense({*_FALLS, Way.WORSE}, _RISES),
    (False, Worth.OPEN): _Sense({*_FALLS, Way.WORSE, Way.BETTER}, {Way.RISE}),
    (False, Worth.COST): _Sense({*_FALLS, Way.WORSE, Way.BETTER}, {Way.RISE}),
}


def reversed_movements(reading: Reading, library: Library) -> Iterator[Misreading]:
    """The rises of a statement that the paper has fall where it speaks of the same, and nowhere rise."""
    text = reading.folded.text
    figures = [(finding.figure.start, finding.figure.end) for finding in reading.findings]
    for moved in moved_in(text, figures):
        nouns = [noun for noun in moved.nouns if library.concepts.has(noun.concepts[-1].phrases)]
        if nouns and not any(_is_borne_out(noun, moved, library) for noun in nouns):
            near = closest(clause(text, *moved.word.span()), library)
            denials = ((noun, _denying(noun, moved, near, library)) for noun in nouns)
            yield from [_misreading(noun, moved, place) for noun, place in denials if place is not None][:1]


def _misreading(noun: Noun, moved: Moved, place: Passage) -> Misreading:
    word = moved.word
    opposite = OPPOSITE.get(word[0])
    return Misreading(
        code="direction_turned",
        status=Status.CONTRADICTED,
        spans=(word.span(),),
        words=word.string[min(noun.start, word.start()) : max(noun.end, word.end())],
        passage=place,
        changes=(Change(word.span(), opposite),) if opposite else (),
    )


def _is_borne_out(noun: Noun, moved: Moved, library: Library) -> bool:
    """Whether the paper may anywhere say that the head goes the way of the word."""
    if noun.worth is Worth.GOOD and not moved.is_rise and _has_losses(library):
        return True
    head = noun.concepts[-1:]
    ways = _SENSES[moved.is_rise, noun.worth].borne_out_by
    speaking = (passage for _, passage in library.concepts.nearest(head))
    return any(movement.way in ways for movement in _movements(head, noun.worth, speaking))


def _has_losses(library: Library) -> bool:
    """Whether anything in the paper degrades; papers do not always say what: "while the baselines degrade"."""
    movements = chain.from_iterable(movements_in(passage.text) for passage in library.passages)
    return any(one.way in (Way.LOSS, Way.WORSE) and not THEIR_COSTS.search(one.phrase) for one in movements)


def _denying(noun: Noun, moved: Moved, near: Sequence[Passage], library: Library) -> Passage | None:
    """The closest passage in which all of a noun that the paper has goes the other way, and nothing unsaid this way."""
    known = tuple(concept for concept in noun.concepts if library.concepts.has(concept.phrases))
    sense = _SENSES[moved.is_rise, noun.worth]
    for passage in near:
        is_denied = any(one.way in sense.denied_by for one in _movements(known, noun.worth, (passage,)))
        is_unsaid = any(one.is_elsewhere and one.way in sense.borne_out_by for one in movements_in(passage.text))
        if is_denied and not is_unsaid and not _is_other_case(moved, passage) and not _is_other_side(moved, passage):
            return passage
    return None


def _is_other_case(moved: Moved, passage: Passage) -> bool:
    """Whether just one of the two tells what happens without something: "removing the gate increases errors"."""
    said = clause(moved.word.string, *moved.word.span(), before=1)
    return bool(_WITHOUT.search(passage.text)) is not bool(_CHINESE_WITHOUT.search(said))


def _is_other_side(moved: Moved, passage: Passage) -> bool:
    """Whether a comparison is told from the other side: BM25 需要更多内存, for "Marrow needs less memory than BM25"."""
    text, end = moved.word.string, min(moved.nouns[0].start, moved.word.start())
    names = _NAME.findall(text, clause_start(text, end), end) if moved.is_comparison else ()
    places = [place for name in names for place in re.finditer(re.escape(name), passage.text)]
    return bool(places) and not any(_SUBJECT.search(passage.text[: place.start()]) for place in places)


def _movements(noun: Sequence[Concept], worth: Worth, passages: Iterable[Passage]) -> Iterator[Movement]:
    """What moves a noun in some passages; a lower latency is no lower speed, though 速度 may be either."""
    for movement in chain.from_iterable(movements_in(passage.text) for passage in passages):
        is_other = worth is not Worth.COST and THEIR_COSTS.search(movement.phrase)
        if not is_other and all(movement.is_of(concept.phrases) for concept in noun):
            yield movement
