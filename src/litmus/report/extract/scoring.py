"""How well each passage answers each question."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from math import inf

from litmus.model import BlockKind, Role
from litmus.report.extract.fitness import LONGEST, LONGEST_OF_ABSTRACT, faults
from litmus.report.extract.passages import Passage
from litmus.report.extract.phrases import Lexicon, words_of
from litmus.report.extract.questions import QUESTIONS, TURN, Question
from litmus.report.extract.work import NAME, Work

_LEANING = 1.0  # taken off a passage that leans on what is not quoted
_LENIENCY = 0.8  # of the score that is asked of a sentence of the abstract, in which every sentence says something
_ANNOUNCED = 1.5  # weight from which a heading alone makes what stands below it an answer
_LAST_RESORT = 10.0  # taken off an answer that serves only if there is no other
_FIGURES_AT_MOST, _NAMES_AT_MOST = 2, 4  # more add nothing
_SUBJECT = 4  # words of a sentence, its mark included, in which its subject is looked for
_TURNED = 0.6  # share of an abstract
_TURNING = frozenset({Role.ABSTRACT, Role.INTRODUCTION})
# A figure with a unit, or one with a fraction: what results are made of. Years, counts and labels are not.
_FIGURE = re.compile(
    r"(?<![\w.-])\d[\d,]*(?:\.\d+)?\$?\s?(?:\\?%|×|\\times|x\b|times\b|points?\b|percent|fold\b|pp\b)"
    r"|(?<![\w.-])\d+\.\d+(?![\w.])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A passage as an answer to a question."""

    score: float
    question: int  # its place in QUESTIONS
    passage: Passage


def answers(passages: Iterable[Passage], work: Work) -> Iterator[Answer]:
    """Every passage as an answer to every question that it answers well enough, in reading order."""
    sieve, announced = _sieve(), _Announced()
    turned: set[Role] = set()  # where the paper has come to its own work
    for passage in passages:
        groups = sieve.text.groups_in(passage.words)
        if sieve.turn in groups or _is_late(passage):
            turned.add(passage.role)
        sums = [0.0] * len(QUESTIONS)
        asked = set(sieve.always) if passage.block.kind is BlockKind.ABSTRACT else set()
        for group in sorted(groups & sieve.worth.keys()):
            number, weight = sieve.worth[group]
            sums[number] += weight
            if weight > 0:
                asked.add(number)
        for number, weight in announced.by(passage.headings):
            sums[number] += weight
            if weight >= _ANNOUNCED:
                asked.add(number)
        features = _Features(passage, work, turned=passage.role in turned)
        if features.is_about_own or features.goes_on:
            asked |= sieve.subject
        for number in sorted(asked):
            if (needed := sieve.needed.get(number)) is None or needed in groups:
                score = _score(QUESTIONS[number], sums[number], features)
                if score > -inf:
                    yield Answer(score=score, question=number, passage=passage)


def _is_late(passage: Passage) -> bool:
    """Whether it stands where every abstract has come to its own work, in whatever words."""
    return passage.block.kind is BlockKind.ABSTRACT and passage.start > _TURNED * len(passage.block.text)


def _score(question: Question, cues: float, features: "_Features") -> float:
    """The score of an answer, or minus infinity if it is none."""
    passage = features.passage
    in_abstract = passage.block.kind is BlockKind.ABSTRACT
    place = question.places.get(features.role, 0.0) * (question.captions if passage.is_caption else 1)
    least = question.least * (_LENIENCY if in_abstract else 1)
    score = place * (cues + features.worth(question, cues))
    lowest = -inf if question.always and in_abstract else least if question.fallback is None else question.fallback
    if score < lowest or features.fault == inf:
        return -inf
    score = round(score - features.fault, 3)
    if score >= least:
        return score
    return score - _LAST_RESORT if score >= lowest else -inf


class _Features:
    """What of a passage counts besides its phrases. Each is found when a question first asks for it."""

    def __init__(self, passage: Passage, work: Work, *, turned: bool) -> None:
        self.passage, self._work = passage, work
        is_named = passage.role is Role.OTHER and not work.names.isdisjoint(words_of(" ".join(passage.headings)))
        self.role = Role.METHOD if is_named else passage.role  # a section called like the work describes it
        # 1 before the abstract or the introduction comes to the own work, -1 after, 0 elsewhere.
        self._before = (-1 if turned else 1) if passage.role in _TURNING else 0

    @cached_property
    def fault(self) -> float:
        """What it lacks alone."""
        passage = self.passage
        longest = LONGEST_OF_ABSTRACT if passage.block.kind is BlockKind.ABSTRACT else LONGEST
        return faults(passage.text, longest=longest, is_item=passage.is_item) + _LEANING * passage.leans

    @cached_property
    def _figures(self) -> int:
        return sum(1 for _ in islice(_FIGURE.finditer(self.passage.text), _FIGURES_AT_MOST))

    @cached_property
    def _names(self) -> int:
        return min(len(set(NAME.findall(self.passage.text))), _NAMES_AT_MOST)

    @cached_property
    def _own(self) -> bool:
        return not self._work.names.isdisjoint(self.passage.words)

    @cached_property
    def goes_on(self) -> bool:
        """Whether it stands after the turn to the own work in an abstract that is all there is."""
        return self._work.is_abstract and self.passage.block.kind is BlockKind.ABSTRACT and self._before < 0

    @cached_property
    def is_about_own(self) -> bool:
        """Whether it stands in the section of the method, and its subject is the work itself."""
        is_there = self.role is Role.METHOD and not self.passage.is_caption
        return is_there and not self._work.names.isdisjoint(self.passage.words[1:_SUBJECT])

    @cached_property
    def _central(self) -> float:
        return self._work.closeness(self.passage)

    def worth(self, question: Question, cues: float) -> float:
        """What they add to the passage as an answer. Being close to the work answers nothing without any cue."""
        told = 1.0 if question.always else min(max(cues, 0.0), 1.0)
        return (
            (question.figure * self._figures if question.figure else 0)
            + (question.names * self._names if question.names else 0)
            + (question.own * self._own if question.own else 0)
            + (question.subject * self.passage.opening * self.is_about_own if question.subject else 0)
            + (question.central * told * self._central if question.central else 0)
            + question.after * self.goes_on
            + question.opening * self.passage.opening
            + question.early * self._before
            - question.late * (self._before > 0)
        )


class _Sieve:
    """All cues of all questions, looked for together."""

    def __init__(self) -> None:
        self.text, self.headings = Lexicon(), Lexicon()
        self.turn = self.text.add(TURN)
        self.worth: dict[int, tuple[int, float]] = {}  # group of phrases in the text: for which question, how much
        self.announced: dict[int, tuple[int, float]] = {}  # the same for headings
        self.needed: dict[int, int] = {}  # question: the group without which nothing answers it
        self.subject = {number for number, question in enumerate(QUESTIONS) if question.subject}
        self.always = [number for number, question in enumerate(QUESTIONS) if question.always]
        for number, question in enumerate(QUESTIONS):
            for cue in question.cues:
                self.worth[self.text.add(cue.phrases)] = number, cue.weight
            for cue in question.headings:
                self.announced[self.headings.add(cue.phrases)] = number, cue.weight
            if question.must:
                self.needed[number] = self.text.add(question.must)


@cache
def _sieve() -> _Sieve:
    return _Sieve()


class _Announced:
    """What headings announce. Most passages share theirs with others, so each is looked at once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, ...], tuple[tuple[int, float], ...]] = {}

    def by(self, headings: tuple[str, ...]) -> tuple[tuple[int, float], ...]:
        """For which questions the headings speak, and how much."""
        if headings not in self._known:
            sieve = _sieve()
            groups = {group for heading in headings for group in sieve.headings.groups_in(words_of(heading))}
            self._known[headings] = tuple(sieve.announced[group] for group in sorted(groups))
        return self._known[headings]
