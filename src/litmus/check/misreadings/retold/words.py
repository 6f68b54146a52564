"""The opposite word: larger, where the retold sentence has smaller."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from litmus.check.language.concepts import Concept
from litmus.check.language.opposites import Turn, tells_absence, turns_in
from litmus.check.misreadings.contests import contests, decided
from litmus.check.misreadings.misreading import Misreading, overlap
from litmus.check.misreadings.retold.retelling import Retelling, after, alone, before, is_in, is_outdone, stands_by
from litmus.check.paper.neighbourhoods import OURS, Context, Neighbourhood, Weighed
from litmus.check.paper.passages import Passage
from litmus.model import Status

_CODES = {"reach": "some_as_all", "rank": "parity_as_win"}  # of what is overstated
_COMPARES = frozenset({"result", "speed"})  # kinds of words that have two sides
_THAN = re.compile(r"\bthan\b")
_NEAR = 2  # steps in which a word is the one that is meant, of several in a sentence
_ABOUT = 0.75  # as near as another word of the statement must be to be what a word of the paper tells rather
_SURER = 2.0  # times as near as a word that says the opposite must another one of the sentence be


class _Said(NamedTuple):
    """A word of the statement, and what stands around it: all, what is next to it, and each as it is nearer."""

    turn: Turn
    around: Context
    sharp: Context
    beside: tuple[Concept, ...]


class _Place(NamedTuple):
    """A word of the paper that may be the one that a statement has."""

    word: Turn
    passage: Passage
    alone: Neighbourhood  # its sentence without those beside it

    @property
    def step(self) -> float:
        return self.alone.step(self.word.start)


def other_words(retelling: Retelling) -> Iterator[Misreading]:
    """The words for a direction whose opposite the paper has there, and nowhere near as well they themselves."""
    won = decided(contests(retelling.reading, retelling.library))
    turns = tuple(
        one for one in turns_in(retelling.text) if not any(overlap((one.start, one.end), span) for span in won)
    )
    concepts = tuple(one for one in retelling.concepts if not any(is_in(one.concept, turn) for turn in turns))
    every = [_said(turn, concepts, retelling) for turn in turns]
    for said in (one for one in every if not one.turn.is_denied):
        places = [place for passage in retelling.passages for place in _aligned(said, passage)]
        others = [one for one in every if (one.turn.start, one.turn.end) != (said.turn.start, said.turn.end)]
        against = [place for place in places if _speaks_against(place, said, others, retelling)]
        if not against:
            continue
        best = max(against, key=lambda place: said.around.closeness(place.alone, place.step))
        borne_out = (place for place in places if _may_bear_out(place, said, best.passage))
        ours = max((_borne_out(place, said, retelling) for place in borne_out), default=0.0)
        if is_outdone(ours, said.around.closeness(best.alone, best.step)):
            yield Misreading(
                code=_CODES.get(said.turn.kind, "direction_turned"),
                status=Status.OVERSTATED if said.turn.kind in _CODES else Status.CONTRADICTED,
                spans=((said.turn.start, said.turn.end),),
                words=retelling.text[said.turn.start : said.turn.end],
                passage=best.passage,
            )


def _said(turn: Turn, concepts: Sequence[Weighed], retelling: Retelling) -> _Said:
    around, sharp = (Context.of(retelling.text, turn.start, turn.end, concepts, near) for near in (OURS, _NEAR))
    return _Said(turn, around, sharp, (*before(turn.start, concepts), *after(turn.end, concepts)))


def _aligned(said: _Said, passage: Passage) -> Iterator[_Place]:
    """The words of a sentence that may be the one that a statement has, one for each way; those much nearer alone."""
    there = alone(passage.text)
    found: dict[bool, tuple[float, Turn]] = {}
    for word in _turns(there.text):
        if word.kind == said.turn.kind:
            closeness = said.sharp.closeness(there, there.step(word.start), near=_NEAR)
            if word.says not in found or closeness > found[word.says][0]:
                found[word.says] = (closeness, word)
    best = max((closeness for closeness, _ in found.values()), default=0.0)
    for closeness, word in found.values():
        if closeness * _SURER >= best:
            yield _Place(word, passage, there)


@lru_cache(maxsize=4096)
def _turns(text: str) -> tuple[Turn, ...]:
    return tuple(turns_in(text))


def _denies(place: _Place, said: _Said) -> bool:
    return said.turn.is_opposite(place.word) and not place.word.is_denied


def _may_bear_out(place: _Place, said: _Said, best: Passage) -> bool:
    """Whether a word says what a statement says, of the same things; how far "all" reaches is not told by those."""
    if _denies(place, said):
        return False
    return said.turn.kind == "reach" or place.passage is best or stands_by(said.beside, place.alone, place.step)


def _borne_out(place: _Place, said: _Said, retelling: Retelling) -> float:
    """How close a place comes that bears a word out, what stands in the sentences beside it included."""
    there = retelling.library.neighbourhoods.of(place.passage)
    if retelling.is_of_others(there, said.turn.start, said.turn.end):
        return 0.0
    return said.around.closeness(there, there.step(place.word.start))


def _speaks_against(place: _Place, said: _Said, others: Sequence[_Said], retelling: Retelling) -> bool:
    """Whether a word of the paper says the opposite, of the same things, and nothing turns that round again."""
    turn = said.turn
    if not _denies(place, said) or not stands_by(said.beside, place.alone, place.step):
        return False
    if tells_absence(retelling.text) is not tells_absence(place.alone.text):
        return False
    if turn.kind == "rank" and any(word.kind == turn.kind and word.is_on for word in _turns(place.alone.text)):
        return False  # it has the win besides
    is_compared = turn.kind in _COMPARES or _THAN.search(retelling.text, turn.end)
    if is_compared and _is_other_side(place, turn, retelling):
        return False
    if any(_is_turned_too(other, place) or _is_rather(other, said, place) for other in others):
        return False
    there = retelling.library.neighbourhoods.of(place.passage)
    if not retelling.has_tests(place.passage, turn.start, turn.end):
        return False
    return retelling.has_figures(place.passage) and not retelling.is_of_others(there, turn.start, turn.end)


def _is_turned_too(said: _Said, place: _Place) -> bool:
    """Whether a sentence has the opposite of another word of the statement: less of it hurts as more of it helps."""
    aligned = [one for one in _aligned(said, place.passage) if one.word.start != place.word.start]
    return bool(aligned) and all(_denies(one, said) for one in aligned)


def _is_rather(other: _Said, said: _Said, place: _Place) -> bool:
    """Whether a word of the paper is what another word of the statement retells, as near, which says the same."""
    if other.turn.kind != place.word.kind or other.turn.is_opposite(place.word):
        return False
    theirs, ours = (one.sharp.closeness(place.alone, place.step, near=_NEAR) for one in (other, said))
    return theirs >= _ABOUT * ours


def _is_other_side(place: _Place, turn: Turn, retelling: Retelling) -> bool:
    """Whether a comparison is made the other way round: what stands before the word here stands behind it there."""
    before = sum(_side(concept, place) * weight for concept, weight in retelling.concepts if concept.end <= turn.start)
    behind = sum(_side(concept, place) * weight for concept, weight in retelling.concepts if concept.start >= turn.end)
    return behind < 0 < before


def _side(concept: Concept, place: _Place) -> int:
    """On which side of a word of the paper a concept stands, where it is nearest: -1 before it, 1 behind it."""
    steps = [step for phrase in concept.phrases for stem in phrase for step in place.alone.places.get(stem, ())]
    nearest = min(steps, key=lambda step: abs(step - place.step), default=place.step)
    return (nearest > place.step) - (nearest < place.step)
