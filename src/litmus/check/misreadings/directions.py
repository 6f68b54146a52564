"""Whether a statement has a figure rise where the paper has it fall, or win where it loses.

The word for the direction and the figure may stand in many ways to each other, and a fall of the error is an
improvement; so the paper's words around the figure are weighed for and against a rise, by weights that were learned
from labelled statements (`benchmarks/learn_check.py`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp

from litmus.check.figures.figure import Figure
from litmus.check.figures.labels import JOINS_RANGE, is_size_of_name
from litmus.check.language.clauses import phrase_end, sentence_around
from litmus.check.language.moved import Noun, moved_in
from litmus.check.language.movements import movements_in
from litmus.check.language.terms import stem
from litmus.check.language.ways import FALLS, OPPOSITE, RISES, THEIRS
from litmus.check.language.worths import COSTS, GOODS, THEIR_COSTS
from litmus.check.misreadings.changes import is_change
from litmus.check.misreadings.misreading import Change, Misreading
from litmus.check.misreadings.weights import Signs, probability, weigh
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.check.support.statements import Finding, Reading
from litmus.model import Status

_SURE = 0.9
_PLACES = 4

_SAID = re.compile(
    rf"(?P<rise>(?<!不)(?:{RISES})|\b(?:increas|improv|ris(?:e|es|ing)\b|rose\b|higher\b|outperform|surpass|faster\b|gain|boost)\w*)"
    rf"|(?P<fall>{FALLS}|\b(?:reduc|decreas|declin|drop|lower|fewer\b|slower\b|degrad|underperform|trail|lag)\w*)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[，,。；;：:！？]")
_HINTS = ("over", "under", "plus")
_KINDS = ("up", "good", "beat", "fast", "down", "bad")
_BY = re.compile(
    r"\bby\s+(?:(?:a factor of|(?:an?\s+)?(?:average|mean|maximum)(?: of)?|up to|as much as|(?:more|less) than|over"
    r"|about|approximately|around|nearly|at least|roughly|merely|only|just)\s+|~\s*)*$"
)
_ALSO = re.compile("[和与及并]")  # what begins another thing, with a figure of its own
_BOUND = re.compile(r"(?:超过|超出|高于|低于|大于|小于|多于|少于|不及)了?\s?")  # a word that says how a figure is meant
_TO = re.compile(r"\s?(?:[到至]|to)\s?")  # between the ends of a range
_FROM = re.compile(r"[从自由]|\bfrom\b", re.IGNORECASE)
_ASIDE = 30  # characters that a figure or the like between a word and its figure counts for
_AND = re.compile(r"\b(?:and|while|but)\b")  # the same in English
_OWN_WAY = re.compile("[减翻]")  # in a figure's own words: 减半
_MARK = re.compile(r"[,:(]")
_PER_FIGURE, _PER_MARK, _AFTER = 14, 6, 3  # characters that a barrier between a word and a figure counts for


@dataclass(frozen=True, slots=True)
class Direction:
    """A figure of the statement with the word that says which way it goes, seen from the paper."""

    finding: Finding
    word: re.Match[str]
    places: tuple[Occurrence, ...]
    signs: tuple[Signs, ...]  # of each place, for a rise

    @property
    def is_rise(self) -> bool:
        return self.word.lastgroup == "rise"

    @property
    def doubt(self) -> float:
        """The least probability, over the places, that the paper has it the other way."""
        odds = [weigh("rises", signs) for signs in self.signs]
        return min(probability(-one if self.is_rise else one) for one in odds)


def turned(reading: Reading, library: Library) -> Iterator[Misreading]:
    """The figures that the paper has go the other way."""
    for direction in directions(reading, library):
        if direction.doubt >= _SURE:
            word = direction.word
            opposite = OPPOSITE.get(word[0])
            yield Misreading(
                code="direction_turned",
                status=Status.CONTRADICTED,
                spans=(word.span(),),
                words=f"{word[0]} {reading.words(direction.finding)}",
                place=direction.places[0],
                changes=(Change(word.span(), opposite),) if opposite else (),
                confidence=direction.doubt,
            )


def directions(reading: Reading, library: Library) -> Iterator[Direction]:
    """Each figure of the statement that a word beside it has rise or fall."""
    figures = [finding.figure for finding in reading.findings]
    ranges = [(figure.start, figure.end) for figure in figures]
    moved = {one.word.start(): one.nouns for one in moved_in(reading.folded.text, ranges)}
    for finding in reading.findings:
        figure = finding.figure
        if (
            figure.is_year
            or figure.is_count
            or is_size_of_name(figure, reading.folded.text)
            or figure.unit == "bit"
            or _OWN_WAY.search(reading.words(finding))
            or not finding.matches
            or _is_end(figure, figures, reading.folded.text)
        ):
            continue
        for said in _words_for(figure, figures, reading.folded.text):
            places = tuple(place for place in finding.places if not place.is_in_table)[:_PLACES]
            if any(_is_less_of_a_cost(reading.folded.text, figure, said, place, library) for place in places):
                continue
            nouns = moved.get(said.start(), ())
            signs = tuple(
                {**_signs(reading.folded.text, figure, said, place, library), **_noun_signs(nouns, place)}
                for place in places
            )
            if places:
                yield Direction(finding, said, places, signs)


def _is_less_of_a_cost(text: str, figure: Figure, said: re.Match[str], place: Occurrence, library: Library) -> bool:
    """Whether a cost falls in the statement where it gets better in the paper: 误差降低 for "improvement in MAPE"."""
    nearest = next((kind for _, kind, *_ in _words_around(place, library) if kind not in _HINTS), "")
    return said.lastgroup == "fall" and "C" in _measure(text, figure, said).upper() and nearest == "good"


def _is_end(figure: Figure, figures: Sequence[Figure], text: str) -> bool:
    """Whether a figure is where a change begins or ends; that change has its own direction, see `changes`."""
    pairs = [pair for other in figures if other is not figure for pair in ((figure, other), (other, figure))]
    return any(is_change(text, *pair) and not _is_range(text, *pair) for pair in pairs)


def _is_range(text: str, low: Figure, high: Figure) -> bool:
    """Whether two figures are the ends of a range, as in 减少 80% 到 90%; a change begins somewhere: 从 80% 到 90%."""
    clause_start = _clause_around(text, low.start, low.end)[0]
    return bool(_TO.fullmatch(text, low.end, high.start)) and not _FROM.search(text, clause_start, low.start)


def _words_for(figure: Figure, figures: Sequence[Figure], text: str) -> Iterator[re.Match[str]]:
    """The word for a figure's direction: the nearest in its clause; and the change that it bounds: 提升超过 20%."""
    low, high = _clause_around(text, figure.start, figure.end)
    # The other end of a range is no other figure: "19-47% 成本增加" has one word for both.
    figures = [other for other in figures if not JOINS_RANGE.fullmatch(text, figure.end, other.start)]

    def distance(word: re.Match[str]) -> int:
        left, right = (word.end(), figure.start) if word.end() <= figure.start else (figure.end, word.start())
        between = sum(left <= other.start < right for other in figures) + bool(_ALSO.search(text, left, right))
        return right - left + _ASIDE * between

    words = [
        word
        for word in _SAID.finditer(text, low, high)
        if not figure.start < word.start() < figure.end
        and not any(figure.end <= other.start < word.start() for other in figures)  # "2K 分辨率下 7.28 倍加速"
    ]
    nearest = min(words, key=distance, default=None)
    if nearest:
        yield nearest
    if nearest and _BOUND.fullmatch(text, nearest.start(), figure.start):
        moves = [word for word in words if not _BOUND.match(word[0])]
        yield from sorted(moves, key=distance)[:1]


def _clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clause around a range; it ends at colons and at every comma, over which no direction word reaches."""
    low = max((stop.end() for stop in _CLAUSE_END.finditer(text, 0, start)), default=0)
    stop = _CLAUSE_END.search(text, end)
    return low, stop.start() if stop else len(text)


def _signs(text: str, figure: Figure, said: re.Match[str], place: Occurrence, library: Library) -> Signs:
    """What the words of both sides say for a rise, by name."""
    theirs, words = place.folded.text, _words_around(place, library)
    low, high = sentence_around(theirs, place.figure.start, place.figure.end)
    measure = _measure(text, figure, said)
    near = (max(low, place.figure.start - 32), min(high, place.figure.end + 32))
    costs = ("E" if THEIR_COSTS.search(theirs, *near) else "") + measure
    signs: dict[str, float] = {}
    plain = [word for word in words if word[1] not in _HINTS]
    for rank, (distance, kind, side, is_behind, written) in enumerate(plain[:3]):
        far = sum(distance >= step for step in (6, 14, 30, 60))
        at = f"{rank}{kind}"
        signs |= {at: 1, f"{at}|{far}": 1, f"{at}|{measure}": 1, f"{at}|{side}{int(is_behind)}": 1}
        if not rank:
            signs |= {f"w{stem(written.lower())}": 1, f"{at}|{far}|{measure}": 1, f"{at}|{costs}": 1}
    for kind in _KINDS:
        nearest = next((distance for distance, other, *_ in plain if other == kind), None)
        if nearest is None:
            signs[f"no {kind}"] = 1
        else:
            signs |= {kind: exp(-nearest / 25), f"{kind}|{measure}": exp(-nearest / 25), f"{kind}!": exp(-nearest / 8)}
    signs |= {f"{plain[0][1]}+{plain[1][1]}": 1} if len(plain) > 1 else {}
    signs |= {f"near {kind}": 1 for distance, kind, *_ in words if kind in _HINTS and distance < 4}  # noqa: PLR2004
    if word := _governing(place, low, high):
        kind = str(word.lastgroup)
        signs |= {f"g{kind}": 1, f"g{kind}|{measure}": 1, f"g{stem(word[0].lower())}": 1}
    family = _family(said[0])
    signs |= {f"c{measure}": 1, f"u{figure.unit}": 1, f"f{family}": 1, "none": float(not plain)}
    if plain:
        signs |= {f"{family}|{plain[0][1]}": 1, f"{family[0]}|{plain[0][1]}|{measure}": 1}
    return signs


def _noun_signs(nouns: Sequence[Noun], place: Occurrence) -> Signs:
    """Which way the paper's sentence has the nouns go that the statement's word may be said of, and their heads."""
    movements = movements_in(place.passage.text)
    wholes = {one.way for one in movements for noun in nouns if all(one.is_of(part.phrases) for part in noun.concepts)}
    heads = {one.way for one in movements for noun in nouns if one.is_of(noun.concepts[-1].phrases)}
    return dict.fromkeys(sorted([*(f"n{way.value}" for way in wholes), *(f"h{way.value}" for way in heads)]), 1)


def _governing(place: Occurrence, low: int, high: int) -> re.Match[str] | None:
    """The direction word that a figure belongs to by the grammar: "reduces … by 80 %", "a 50 % state reduction"."""
    text, figure = place.folded.text, place.figure
    after = THEIRS.search(text, figure.end, min(high, phrase_end(text, figure.end)))
    if after and after.lastgroup in _KINDS:
        return after
    before = _BY.search(text[low : figure.start])
    if before is None:
        return None
    words = [word for word in THEIRS.finditer(text, low, low + before.start()) if word.lastgroup in _KINDS]
    return words[-1] if words else None


def _words_around(place: Occurrence, library: Library) -> list[tuple[int, str, str, bool, str]]:
    """The direction words of the figure's sentence, nearest first: distance, kind, side, behind a figure, word."""
    text, figure = place.folded.text, place.figure
    low, high = sentence_around(text, figure.start, figure.end)
    others = [
        one.figure.start
        for one in library.occurrences.of(place.passage)
        if one is not place and not one.figure.is_in_name
    ]
    found = []
    for word in THEIRS.finditer(text, low, high):
        if word.end() <= figure.start:
            left, right, side = word.end(), figure.start, "L"
        elif word.start() >= figure.end:
            left, right, side = figure.end, word.start(), "R"
        else:
            left, right, side = figure.start, figure.start, "I"
        behind = sum(left <= other < right for other in others) + len(_AND.findall(text, left, right))
        marks = len(_MARK.findall(text, left, right))
        distance = right - left + _PER_FIGURE * behind + _PER_MARK * marks + _AFTER * (side == "R")
        found.append((distance, word.lastgroup or "", side, behind > 0, word[0]))
    return sorted(found)


def _measure(text: str, figure: Figure, said: re.Match[str]) -> str:
    """Whether what the word moves is a cost (C) or a good (G), in the words next to it; in lower case if before it."""
    last = max(figure.end, said.end())
    low, high = _clause_around(text, min(figure.start, said.start()), last)
    between = text[min(said.end(), figure.end) : max(figure.start, said.start())]
    after = text[last : min(high, last + 10)]
    before = text[max(low, said.start() - 12) : said.start()]
    found = ""
    for pattern, letter in ((COSTS, "C"), (GOODS, "G")):
        if pattern.search(between) or pattern.search(after):
            found += letter
        elif pattern.search(before):
            found += letter.lower()
    return found


_FAMILIES = {
    "提": "a",
    "降": "a",
    "下": "a",
    "上": "a",
    "升": "a",
    "增": "b",
    "减": "b",
    "缩": "c",
    "扩": "c",
    "压": "c",
    "节": "s",
    "改": "i",
    "恶": "i",
}
_NEUTRAL = str.maketrans("慢少差低小", "快多好高大")


def _family(word: str) -> str:
    """What a word and its opposite share: they compare two (v), degrees (m, t) or speeds (s), or tell a change (c)."""
    if re.match("优于|超|领先|胜|击败|劣|落后|不[如及敌]|逊", word):
        return "v"
    if word.endswith("速"):
        return "s"
    if word[0] == "更":
        return f"m{word[1:].translate(_NEUTRAL)}"
    return ("t" if word[-1] in "于出" else "c") + _FAMILIES.get(word[0], "")
