"""What goes which way with what: the gap narrows as models grow, where a statement has it widen the larger they are.

Which of its words goes with which of the paper's need not be known. The same is said where an even number of them are
opposites, "the smaller the models, the wider the gap"; of an odd number, one side is wrong.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from litmus.check.language.opposites import MOVES, Turn, tells_absence, turns_in
from litmus.check.misreadings.contests import contests, decided
from litmus.check.misreadings.misreading import Misreading, overlap
from litmus.check.misreadings.retold.retelling import Retelling, after, alone, before, is_in, is_outdone, stands_by
from litmus.check.paper.neighbourhoods import Neighbourhood, Weighed
from litmus.check.paper.passages import Passage
from litmus.model import Status

_CLOSE = 0.5  # of what a statement says else, that a sentence and those beside it must say
_ALONE = 0.6  # that the sentence itself must, of a statement with one word for a way
_OWN = 0.35  # that the sentence itself must say, without those beside it
# Who is ahead of whom is told from either side.
_SIDES = re.compile(
    r"\bthan\b|比|[优劣高低快慢好强差弱大小长短多少]于|\b(?:out|under)perform|\b(?:surpass|beat|trail|behind|exceed|ahead)",
    re.IGNORECASE,
)


class _Told(NamedTuple):
    """A statement's words for a way, and all else that it says."""

    moves: tuple[Turn, ...]
    rest: tuple[Weighed, ...]

    def share(self, there: Neighbourhood) -> float:
        """How much of the rest a passage says."""
        said = (one.weight for one in self.rest if there.distance(one.concept.phrases, 0) is not None)
        return sum(said) / (sum(one.weight for one in self.rest) or 1)


def turned_relations(retelling: Retelling) -> Iterator[Misreading]:
    """The words of a statement of which the sentence that it retells has an odd number the other way."""
    moves = _moves(retelling.text)
    won = tuple(decided(contests(retelling.reading, retelling.library)))
    if not moves or any(overlap((one.start, one.end), span) for one in moves for span in won):
        return
    rest = (one for one in retelling.concepts if not any(is_in(one.concept, move) for move in moves))
    told = _Told(moves, tuple(rest))
    alike = [one for one in retelling.passages if _kinds(_moves(alone(one.text).text)) == _kinds(moves)]
    shares = [(told.share(_around(one, told, retelling)), one) for one in alike]
    ours = max((share for share, one in shares if _is_odd(_moves(alone(one.text).text)) is _is_odd(moves)), default=0.0)
    against = ((share, one) for share, one in shares if _speaks_against(one, told, retelling))
    theirs, best = max(against, key=lambda one: one[0], default=(0.0, None))
    if best and is_outdone(ours, theirs, _CLOSE if len(moves) > 1 else _ALONE):
        yield Misreading(
            code="direction_turned",
            status=Status.CONTRADICTED,
            spans=tuple((one.start, one.end) for one in moves),
            words=", ".join(retelling.text[one.start : one.end] for one in moves),
            passage=best,
        )


def _around(passage: Passage, told: _Told, retelling: Retelling) -> Neighbourhood:
    return alone(passage.text) if len(told.moves) == 1 else retelling.library.neighbourhoods.of(passage)


@lru_cache(maxsize=4096)
def _moves(text: str) -> tuple[Turn, ...]:
    return tuple(turn for turn in turns_in(text) if turn.kind in MOVES)


def _kinds(moves: tuple[Turn, ...]) -> list[str]:
    return sorted(one.kind for one in moves)


def _is_odd(moves: tuple[Turn, ...]) -> bool:
    """Whether an odd number of things go down."""
    return sum(not one.says for one in moves) % 2 == 1


def _speaks_against(passage: Passage, told: _Told, retelling: Retelling) -> bool:
    """Whether a sentence has an odd number the other way, each of the same things, and nothing turns that round."""
    there = alone(passage.text)
    theirs = _moves(there.text)
    if _is_odd(theirs) is _is_odd(told.moves) or tells_absence(retelling.text) is not tells_absence(there.text):
        return False
    if len(theirs) == 1 and (_SIDES.search(retelling.text) or _SIDES.search(there.text)):
        return False
    steps = [there.step(one.start) for one in theirs]
    besides = [(*before(one.start, told.rest), *after(one.end, told.rest)) for one in told.moves]
    if told.share(there) < _OWN or not all(any(stands_by(one, there, at) for at in steps) for one in besides):
        return False
    wide = retelling.library.neighbourhoods.of(passage)
    return retelling.has_figures(passage) and not retelling.is_of_others(wide, 0, 0)
