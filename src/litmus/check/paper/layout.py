"""A text laid out around its figures: what stands where, as seen from each of them."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence, Set as AbstractSet
from functools import cached_property
from itertools import pairwise
from typing import Protocol

from litmus.check.figures.figure import Figure
from litmus.check.language.clauses import counted_ends, phrase_end
from litmus.check.language.concepts import Concept, concepts_in
from litmus.check.language.terms import Phrase
from litmus.check.paper.manners import manners_of
from litmus.check.paper.naming import Name, lists_of, names_of
from litmus.check.paper.parallels import partners
from litmus.check.paper.relation import Relation, Wall, relation
from litmus.check.paper.roles import Roles, name_roles_of, roles_of

_SENTENCE_END = re.compile(r"[。！？；;!?\n]|\.(?=\s|$)")
_PAUSE = re.compile(r"(?<!\d)[，,：:）)]|[，,：:）)](?!\d)")
_WALLS = (
    (Wall.PAUSE, _PAUSE),
    (Wall.BRACKET, re.compile(r"[（(]")),
    (Wall.AND, re.compile(r"\b(?:and|while|with|but|versus|vs)\b|[、和与及并而或]|以及|同时", re.IGNORECASE)),
)
_WINS = re.compile(
    r"\b(?:outperform|surpass|exceed|beat|dominat)\w*|\bsuperior to\b|\b(?:leads|led)\b(?! to)"
    r"|\b(?:advantages?|superiority|improvements?|gains?)\b[^.,;]{0,40}?\b(?P<over>over)\b"
    r"|\b(?:better|higher|faster|lower|greater|more|fewer|less|larger|smaller)\b[^.,;]{0,40}?\bthan\b"
    "|优于|超越|超过|胜过|击败|好于|强于|高于|(?<![相对])比(?!例|较|率|值|特)",
    re.IGNORECASE,
)
_IS_OF = re.compile(r"\s?(?:on|for|in)\s(?:the )?")  # between a figure and what it is of: 46.70 on GAIA to 24.55
# Between what was and what came of it: from 35.5% to 37.1%.
_TO = re.compile(r"\s?(?:to|→|->|[^，。；,;\d]{0,4}[至到为])\s?")
_RANGE = re.compile(r"\s?(?:-{1,3}|~|±|\+-|\+/-)\s?")


class Placed(Protocol):
    """Whatever has a place in the text: a half-open range."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Layout:
    """One text: its sentences, concepts and figures."""

    def __init__(self, text: str, figures: Sequence[Figure]) -> None:
        self.text = text
        self.figures = [figure for figure in figures if not figure.is_in_name]
        taken = [(figure.start, figure.end) for figure in self.figures]
        self.concepts = _outside(concepts_in(text), taken)
        self._starts = [concept.start for concept in self.concepts]
        self._figure_starts = [figure.start for figure in self.figures]
        self._ends = [end.start() for end in _SENTENCE_END.finditer(text)]
        self._walls = [(wall, [mark.start() for mark in pattern.finditer(text)]) for wall, pattern in _WALLS]
        self._roles: dict[int, Roles] = {}
        self._manners: dict[int, frozenset[str]] = {}
        self._name_roles: dict[int, Roles] = {}

    def sentence(self, place: int) -> int:
        """The number of the sentence that a place is in."""
        return bisect_left(self._ends, place)

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names in the text, and the measures that it speaks of as if by name."""
        return names_of(self.text, self._figure_starts)

    @cached_property
    def name_lists(self) -> dict[Name, int]:
        """For each name of a list the list's number."""
        return lists_of(self.text, self.names)

    def nearest_name(self, here: Placed) -> str:
        """The key of the name that stands nearest to a place, in its sentence; "" where there is none."""
        near = [name for name in self.names if self.sentence(name.start) == self.sentence(here.start)]
        gaps = {max(here.start - name.end, name.start - here.end): name.key for name in reversed(near)}
        return gaps[min(gaps)] if gaps else ""

    @cached_property
    def by_sentence(self) -> dict[int, list[int]]:
        """The concepts of each sentence, by their numbers."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, sentence in enumerate(self.sentences):
            found[sentence].append(number)
        return found

    @cached_property
    def sentences(self) -> list[int]:
        """For each concept the number of its sentence."""
        return [self.sentence(concept.start) for concept in self.concepts]

    def relation(self, anchor: Placed, thing: Placed) -> Relation:
        """How a thing stands to an anchor."""
        is_after = thing.start >= anchor.start
        start, end = self._extents.get(anchor.start, (anchor.start, anchor.end))
        low, high = (end, thing.start) if is_after else (thing.end, start)
        between = _count(self._starts, low, high)
        return relation(is_after=is_after, between=between, wall=self._wall(low, high))

    @cached_property
    def _extents(self) -> dict[int, tuple[int, int]]:
        """For each end of a range, by its start, all of the range: what stands beside one end stands beside both."""
        return {end.start: (low.start, high.end) for low, high in self.ranges for end in (low, high)}

    def is_range_end(self, figure: Placed) -> bool:
        """Whether a figure is an end of a range."""
        return figure.start in self._extents

    @cached_property
    def ranges(self) -> list[tuple[Figure, Figure]]:
        """The two ends of each range."""
        return [pair for pair in pairwise(self.figures) if _RANGE.fullmatch(self.text, pair[0].end, pair[1].start)]

    def with_ends(self, starts: AbstractSet[int]) -> set[int]:
        """Some figures, by where they start, with the other ends of their ranges, and what they came to or from."""
        return set(starts).union(*(ends for ends in self._ends_together if ends & starts))

    @cached_property
    def _ends_together(self) -> list[set[int]]:
        pairs = [(low, high) for low, high in pairwise(self.figures) if self._is_change(low, high)]
        return [{low.start, high.start} for low, high in (*self.ranges, *pairs)]

    def _is_change(self, low: Figure, high: Figure) -> bool:
        if self.text[: low.start].endswith("between "):
            return self.text[low.end : high.start] == " and "
        return _TO.fullmatch(self.text, low.end, high.start) is not None

    def _wall(self, low: int, high: int) -> Wall:
        if figures := _count(self._figure_starts, low, high):
            return Wall.FIGURES if figures > 1 else Wall.FIGURE
        return next((wall for wall, marks in self._walls if _count(marks, low, high)), Wall.NOTHING)

    def roles(self, figure: Placed) -> Roles:
        """What part a figure plays, as the words beside it say."""
        if figure.start not in self._roles:
            self._roles[figure.start] = roles_of(self.text, figure.start, figure.end)
        return self._roles[figure.start]

    def manners(self, figure: Placed) -> frozenset[str]:
        """How a figure is meant, as the words of its clause say."""
        if figure.start not in self._manners:
            self._manners[figure.start] = manners_of(self.text, figure.start, figure.end)
        return self._manners[figure.start]

    def name_roles(self, name: Placed) -> Roles:
        """The same of a name."""
        if name.start not in self._name_roles:
            self._name_roles[name.start] = name_roles_of(self.text, name.start, name.end)
        return self._name_roles[name.start]

    def phrase(self, figure: Placed) -> range:
        """The concepts, by number, of the phrase that follows a figure: 369 *point clouds* across 98 recordings."""
        return self._between(figure.end, phrase_end(self.text, figure.end))

    def counted(self, figure: Placed) -> range:
        """The concepts, by number, of what a figure counts, the noun last: 20张*真实患者图像*, ten *strong models*."""
        ends = counted_ends(self.text, figure.end)
        return self._between(figure.end, next((end for end in ends if not self._is_in_word(end)), figure.end))

    def _is_in_word(self, place: int) -> bool:
        number = bisect_left(self._starts, place) - 1
        return number >= 0 and self.concepts[number].end > place

    def within(self, thing: Placed) -> range:
        """The concepts, by number, that a thing consists of."""
        return self._between(thing.start, thing.end)

    def _between(self, low: int, high: int) -> range:
        return range(bisect_left(self._starts, low), bisect_left(self._starts, high))

    @cached_property
    def partners(self) -> dict[int, dict[int, bool]]:
        """For each figure of a list, by its start: the concepts of a parallel list, and whether they are its own."""
        return partners(self.text, self.figures, self.concepts, self._sentence_span)

    def side(self, thing: Placed) -> int:
        """The side that a thing is on in the nearest comparison of its sentence: 1 wins, -1 loses, 0 is in none."""
        low, high = self._sentence_span(thing.start)
        words = [word for word in self._wins if low <= word[0] < high and not thing.start <= word[0] < thing.end]
        word = min(words, key=lambda word: max(word[0] - thing.end, thing.start - word[1]), default=None)
        if word is None:
            return 0
        if thing.start >= word[0]:
            return -1
        # "X, on a par with Y, beats Z": of what a pause parts from the verb, what is named first is its subject.
        is_first = not any(low <= name.start < thing.start for name in self.names)
        return 1 if is_first or not _PAUSE.search(self.text, thing.end, word[0]) else 0

    @cached_property
    def _wins(self) -> list[tuple[int, int]]:
        return [word.span("over" if word["over"] else 0) for word in _WINS.finditer(self.text)]

    @cached_property
    def bonds(self) -> dict[int, int]:
        """For each concept, by its number, the start of the one figure that it stands with, if it is clear which."""
        found = {}
        for number, concept in enumerate(self.concepts):
            if figure := self._bonded(concept):
                found[number] = figure.start
        listed = ((number, start) for start, own in self.partners.items() for number, is_own in own.items() if is_own)
        return found | dict(listed)

    def _bonded(self, concept: Concept) -> Figure | None:
        at = bisect_left(self._figure_starts, concept.start)
        sentence = self.sentence(concept.start)
        near = [figure for figure in self.figures[max(0, at - 1) : at + 1] if self.sentence(figure.start) == sentence]
        walls = sorted(((self.relation(concept, figure).wall, figure) for figure in near), key=lambda one: one[0])
        if not walls or walls[0][0] > Wall.BRACKET:
            return None
        if len(walls) > 1 and walls[0][0] == walls[1][0]:
            return next((f for f in near if _IS_OF.fullmatch(self.text, f.end, concept.start)), None)
        return walls[0][1]

    def _sentence_span(self, place: int) -> tuple[int, int]:
        number = self.sentence(place)
        start = self._ends[number - 1] + 1 if number else 0
        return start, self._ends[number] if number < len(self._ends) else len(self.text)

    @cached_property
    def _by_stem(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, concept in enumerate(self.concepts):
            for phrase in concept.phrases:
                found[phrase[-1]].append(number)
        return found

    def places_of(self, phrases: tuple[Phrase, ...]) -> list[int]:
        """The concepts, by number, that are one of the phrases; of a phrase of several words the last one."""
        found = set()
        for phrase in phrases:
            for number in self._by_stem.get(phrase[-1], ()):
                if len(phrase) == 1 or self._ends_here(phrase, number):
                    found.add(number)
        return sorted(found)

    def _ends_here(self, phrase: Phrase, number: int) -> bool:
        near = {word for concept in self.concepts[max(0, number - len(phrase)) : number] for word in concept.phrases[0]}
        return near.issuperset(phrase[:-1])


def _count(places: Sequence[int], low: int, high: int) -> int:
    """How many of some places, in order, are in a half-open range."""
    return max(0, bisect_left(places, high) - bisect_left(places, low))


def _outside(concepts: Sequence[Concept], taken: list[tuple[int, int]]) -> list[Concept]:
    """The concepts that are no part of a figure."""
    starts = [start for start, _ in taken]

    def is_free(concept: Concept) -> bool:
        before = bisect_left(starts, concept.end) - 1
        return before < 0 or taken[before][1] <= concept.start

    return [concept for concept in concepts if is_free(concept)]
