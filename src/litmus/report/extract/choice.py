"""Which passage answers which question.

The best pair of all is taken again and again, so that a sentence goes where it fits best, serves once, and does not
come back in other words.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

from litmus.model import FieldName
from litmus.report.extract.passages import Passage
from litmus.report.extract.phrases import is_figure
from litmus.report.extract.questions import QUESTIONS, Question
from litmus.report.extract.scoring import Answer

_CROWD = 1.0  # what each quote that a field has already takes off the next: an empty field first
_NEED_AT_MOST = 2.0  # added to an empty field's best answer, by how much worse its next would be
_LOOK_AT = 20  # answers among which the next best is looked for
_TOGETHER = 15  # sentences between quotes that go on from each other
_GOING_ON = frozenset("then next finally lastly subsequently afterwards second secondly third thirdly".split())
_SAME = 0.6  # share of the shorter one's words above which two passages say the same
_SAME_BUT_FIGURES = 0.7  # the same, if each gives a figure that the other does not


def choose(answers: Iterable[Answer]) -> dict[FieldName, list[Passage]]:
    """The passages for each field, in reading order."""
    waiting: list[list[Answer]] = [[] for _ in QUESTIONS]
    for answer in sorted(answers, key=lambda answer: (answer.score, -answer.passage.sentences.start)):
        waiting[answer.question].append(answer)
    taken: list[list[Passage]] = [[] for _ in QUESTIONS]
    used: set[int] = set()
    while (number := _best(waiting, taken, used)) is not None:
        passage = waiting[number].pop().passage
        taken[number].append(passage)
        used.update(passage.sentences)
    return {
        question.field: sorted(found, key=lambda passage: passage.sentences.start)
        for question, found in zip(QUESTIONS, taken, strict=True)
        if not (question.together and _is_torn(found))
    }


def _is_torn(found: Sequence[Passage]) -> bool:
    """Whether a single step is left that goes on from steps that are not quoted."""
    return len(found) == 1 and found[0].words[1] in _GOING_ON  # the first is the mark of the beginning


def _best(waiting: list[list[Answer]], taken: list[list[Passage]], used: set[int]) -> int | None:
    """The question whose best answer is the best of all; None if all have what they can get."""
    said = [passage for found in taken for passage in found]
    best: tuple[float, int] | None = None
    for number, question in enumerate(QUESTIONS):
        queue, have = waiting[number], taken[number]
        while queue and not _suits(queue[-1].passage, question, have, used, said):
            queue.pop()
        is_full = len(have) >= question.at_most or (
            have and queue and queue[-1].score < 0
        )  # a last resort stands alone
        if queue and not is_full:
            need = -_CROWD * len(have) if have else question.priority + _need(queue, question, used, said)
            score = queue[-1].score + need
            if best is None or score > best[0]:
                best = score, number
    return best[1] if best else None


def _need(queue: list[Answer], question: Question, used: set[int], said: Sequence[Passage]) -> float:
    """How much worse off the question would be without its best answer, which another question may want, too."""
    best = queue[-1]
    taken = used.union(best.passage.sentences)
    nearest = islice(reversed(queue), 1, _LOOK_AT)
    second = next((answer.score for answer in nearest if _suits(answer.passage, question, [], taken, said)), None)
    return _NEED_AT_MOST if second is None else min(best.score - second, _NEED_AT_MOST)


def _suits(passage: Passage, question: Question, have: list[Passage], used: set[int], said: Sequence[Passage]) -> bool:
    if not used.isdisjoint(passage.sentences):
        return False
    if question.together and have:
        first = have[0]
        if first.block.section != passage.block.section:
            return False
        if abs(first.sentences.start - passage.sentences.start) > _TOGETHER:
            return False
    return not any(_is_same(passage.content, other.content) for other in said)


def _is_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two passages say the same, each given as its words that say something."""
    common, shorter = len(one & other), min(len(one), len(other))
    if common <= _SAME * shorter:
        return False
    differ = any(map(is_figure, one - other)) and any(map(is_figure, other - one))
    return not differ or common > _SAME_BUT_FIGURES * shorter
