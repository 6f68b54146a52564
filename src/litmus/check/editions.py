"""Two editions of a text held against each other, one a rendering of the other: which facts did not survive.

English against Chinese, or either against itself. Only what can be told from the words is: figures, how they are meant
and whose they are, names and links, and whether a sentence is turned round, denied or weakened. The rest is style.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import combinations, zip_longest

from litmus.check.figures.bounds import bound_of, hedges_in
from litmus.check.figures.figure import Figure
from litmus.check.figures.folding import fold
from litmus.check.figures.quantities import find_figures, is_negative
from litmus.check.figures.units import UNITS
from litmus.check.language.concepts import Concept, concepts_in
from litmus.check.language.kept import lost_names
from litmus.check.language.names import names_in
from litmus.check.language.signals import AVERAGE, DENIAL, DOUBT, FALL, MEDIAN, RISE
from litmus.check.misreadings.changes import is_change
from litmus.check.support.addresses import addresses_in, bare, without_addresses
from litmus.model import Bound
from litmus.sentences import sentence_spans


class Kind(StrEnum):
    """Which sort of fact two editions do not share."""

    FIGURE = "figure"  # a value or unit
    EXCHANGE = "exchange"  # both have two figures, and each has them the other way round
    BOUND = "bound"  # "up to", 约, 平均, "may" lost or added
    DIRECTION = "direction"
    NEGATION = "negation"
    NAME = "name"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """A fact that one edition tells otherwise than the other, or alone."""

    kind: Kind
    original: str  # its words; "" where only the rendering has it, and for a signal that no single word gives
    rendering: str


def compare_editions(original: str, rendering: str) -> tuple[Discrepancy, ...]:
    """The facts of a text that did not survive its rendering in another language, or that this adds; none if all did.

    Args:
        original: A sentence, or a few, in English or Chinese; formatting does not matter.
        rendering: The same in the other language, or in the same one.

    """
    ours, theirs = _Edition.of(original), _Edition.of(rendering)
    return (
        *_links(ours, theirs),
        *_figures(ours, theirs),
        *_names(ours, theirs),
        *_signals(ours, theirs),
    )


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure of an edition, and how it is meant."""

    figure: Figure
    words: str
    bound: Bound
    meanings: tuple[tuple[str, Decimal], ...]  # measure and worth in its base: first what is said, then what may be


@dataclass(frozen=True, slots=True)
class _Edition:
    links: tuple[str, ...]
    text: str  # folded, with blanks for its links
    figures: tuple[_Said, ...]

    @classmethod
    def of(cls, text: str) -> "_Edition":
        folded = fold(text).text
        links = tuple(folded[start:end] for start, end in addresses_in(folded))
        plain = without_addresses(folded)
        return cls(links, plain, tuple(_all_said(plain)))


def _all_said(text: str) -> Iterator[_Said]:
    unit = ""  # of the figure before, which the next may leave unsaid: "20 GPU hours, compared with 3,500"
    for figure in find_figures(text):
        if figure.is_in_name and not figure.is_year and not figure.is_ordinal:
            continue
        sign = -1 if is_negative(text, figure.start) else 1
        meant = [(measure, sign * worth.normalize()) for measure, worth in _meanings(figure, unit)]
        bound, words = bound_of(text, figure.start, figure.end), " ".join(text[figure.start : figure.end].split())
        yield _Said(figure, words, bound, tuple(dict.fromkeys(meant)))
        unit = figure.unit or unit


_MEASURES = {"pp": "points"}  # not the % that they share a dimension with
_UNSAID = ("tok/s", "FPS")  # 每秒 14 个词元 has its unit in front
_HALF = 50


def _meanings(figure: Figure, unit: str) -> Iterator[tuple[str, Decimal]]:
    """What a figure may be worth in which measure; the unit is one that it may leave unsaid."""
    if figure.is_year:
        yield "year", figure.value
        return
    for value, said in figure.readings:
        yield _measured(value, said)
    if not figure.unit:
        yield _measured(figure.value, unit)
    elif figure.unit in _UNSAID:
        yield "", figure.value
    elif figure.unit == "orders" and figure.value in range(10):
        yield "factor", Decimal(10) ** int(figure.value)
    elif figure.unit == "%" and figure.is_spelled and 0 < figure.value < _HALF:
        yield "factor", round(100 / figure.value, 2)  # 十分之一 for "ten times smaller"


def _measured(value: Decimal, unit: str) -> tuple[str, Decimal]:
    return _MEASURES.get(unit, UNITS[unit].dimension), value * UNITS[unit].factor


_Pair = tuple[_Said, _Said]


def _links(ours: _Edition, theirs: _Edition) -> Iterator[Discrepancy]:
    mine, others = Counter(map(bare, ours.links)), Counter(map(bare, theirs.links))
    yield from _unlike(Kind.LINK, list((mine - others).elements()), list((others - mine).elements()))


def _names(ours: _Edition, theirs: _Edition) -> Iterator[Discrepancy]:
    lost, added = lost_names(ours.text, theirs.text), lost_names(theirs.text, ours.text)
    yield from _unlike(Kind.NAME, lost.proper, added.proper)
    for one, other in zip(lost.common, added.common, strict=False):
        yield Discrepancy(kind=Kind.NAME, original=one, rendering=other)


def _unlike(kind: Kind, lost: Sequence[str], added: Sequence[str]) -> Iterator[Discrepancy]:
    """What only one edition has, each beside what may stand for it in the other."""
    for one, other in zip_longest(lost, added, fillvalue=""):
        yield Discrepancy(kind=kind, original=one, rendering=other)


def _figures(ours: _Edition, theirs: _Edition) -> Iterator[Discrepancy]:
    pairs, lost, added = _matched(ours.figures, theirs.figures)
    yield from _values(lost, added)
    for one, other in pairs:
        if _is_meant_otherwise(one, other, ours, theirs):
            yield Discrepancy(kind=Kind.BOUND, original=_with_bound(one), rendering=_with_bound(other))
    yield from _exchanged(pairs, ours, theirs)


def _matched(ours: Sequence[_Said], theirs: Sequence[_Said]) -> tuple[list[_Pair], list[_Said], list[_Said]]:
    """The figures that both have, in our order; those that only we have, and only they."""
    pairs: dict[int, int] = {}
    for agree in (_is_same, _means_same, _may_mean_same):
        for number, one in enumerate(ours):
            if number not in pairs:
                free = (other for other, it in enumerate(theirs) if other not in pairs.values() and agree(one, it))
                if (other := next(free, None)) is not None:
                    pairs[number] = other
    lost = [one for number, one in enumerate(ours) if number not in pairs]
    added = [one for number, one in enumerate(theirs) if number not in pairs.values()]
    return [(ours[number], theirs[pairs[number]]) for number in sorted(pairs)], lost, added


def _is_same(one: _Said, other: _Said) -> bool:
    return one.meanings[0] == other.meanings[0] and one.bound is other.bound


def _means_same(one: _Said, other: _Said) -> bool:
    return one.meanings[0] == other.meanings[0] and one.figure.is_vague is other.figure.is_vague


def _may_mean_same(one: _Said, other: _Said) -> bool:
    return one.figure.is_vague is other.figure.is_vague and not set(one.meanings).isdisjoint(other.meanings)


def _values(lost: Sequence[_Said], added: Sequence[_Said]) -> Iterator[Discrepancy]:
    """The figures that only one edition has. Small counts in words come and go; but one does not become another."""
    rest = list(added)
    for one in lost:
        other = min(rest, key=lambda it: it.meanings[0][0] != one.meanings[0][0], default=None)
        if other is not None:
            rest.remove(other)
            yield Discrepancy(kind=Kind.FIGURE, original=one.words, rendering=other.words)
        elif not _is_slight(one):
            yield Discrepancy(kind=Kind.FIGURE, original=one.words, rendering="")
    for other in rest:
        if not _is_slight(other):
            yield Discrepancy(kind=Kind.FIGURE, original="", rendering=other.words)


def _is_slight(said: _Said) -> bool:
    """Whether a figure may come and go: two stages, 一小时; or the number of a layer."""
    is_one = said.figure.value == 1 and UNITS[said.figure.unit].dimension in ("time", "years")
    return said.figure.is_ordinal or (said.figure.is_spelled and (said.figure.is_count or is_one))


_ALIKE = ({Bound.AT_MOST, Bound.UP_TO},)  # 最多 is both
_SIGNS = {Bound.EXACT: "", Bound.ABOUT: "≈ ", Bound.AT_LEAST: "≥ ", Bound.AT_MOST: "≤ ", Bound.UP_TO: "≤ "}


def _is_meant_otherwise(one: _Said, other: _Said, ours: _Edition, theirs: _Edition) -> bool:
    """Whether a figure is hedged in one edition and not so in the other, nor is any beside it that is not here."""
    bounds = {one.bound, other.bound}
    if len(bounds) == 1 or bounds in _ALIKE:
        return False
    if Bound.EXACT not in bounds:
        return True
    said, here, there = (one, ours.text, theirs.text) if other.bound is Bound.EXACT else (other, theirs.text, ours.text)
    return not _is_placed(said, here) and hedges_in(there, said.bound) < hedges_in(here, said.bound)


def _is_placed(said: _Said, text: str) -> bool:
    """Whether a figure's bound may be a place or an extent: "over 12 tasks" is across, "beyond 400 steps" after."""
    word = _PLACING.search(text, max(0, said.figure.start - 8), said.figure.start)
    return word is not None and (word[1] != "over" or (not said.figure.unit and said.figure.value < _MANY))


_PLACING = re.compile(r"\b(over|within|beyond)\s$", re.IGNORECASE)
_MANY = 100


def _with_bound(said: _Said) -> str:
    return _SIGNS[said.bound] + said.words


# English may name the part before its whole, and the end of a change before its beginning; Chinese does not.
_BACKWARDS = re.compile(
    r"\s?[a-z]{0,12}\s?(?:out\s)?of\s(?:the\s|its\s|all\s|their\s)?"
    r"|[\w\s]{0,24},?\s?(?:up|down|instead|rather|compared|versus|against)\s(?:from|of|than|with|to)\s"
)


def _exchanged(pairs: Sequence[_Pair], ours: _Edition, theirs: _Edition) -> Iterator[Discrepancy]:
    """Two figures that both editions have, each where the other has the other."""
    order = _places(ours, [one for one, _ in pairs])
    rendered = _places(theirs, [other for _, other in pairs])
    for i, j in combinations(range(len(pairs)), 2):
        (one, one_there), (other, other_there) = pairs[i], pairs[j]
        if one.meanings[0][0] != other.meanings[0][0] or one.meanings[0] == other.meanings[0]:
            continue
        if (order[i] < order[j]) is (rendered[i] < rendered[j]):
            continue
        is_reversed = is_change(ours.text, one.figure, other.figure) and is_change(
            theirs.text, other_there.figure, one_there.figure
        )
        if is_reversed or (_leans(i, j, pairs, ours, theirs) and _leans(j, i, pairs, ours, theirs)):
            both = (f"{one.words}, {other.words}", f"{other_there.words}, {one_there.words}")
            yield Discrepancy(kind=Kind.EXCHANGE, original=both[0], rendering=both[1])


def _places(edition: _Edition, figures: Sequence[_Said]) -> list[int]:
    """Where figures stand, in the order of Chinese: "17 of 120" is 120 篇中的 17 篇."""
    places = [said.figure.start for said in figures]
    for i, j in combinations(range(len(figures)), 2):
        if _BACKWARDS.fullmatch(edition.text, figures[i].figure.end, figures[j].figure.start):
            places[i], places[j] = places[j], places[i]
    return places


def _leans(i: int, j: int, pairs: Sequence[_Pair], ours: _Edition, theirs: _Edition) -> bool:
    """Whether the words around a figure of ours are rather those around another one of theirs than around its own."""
    here = _around(pairs[i][0], ours)
    return _kinship(here, _around(pairs[j][1], theirs)) > _kinship(here, _around(pairs[i][1], theirs))


def _kinship(here: Sequence[Concept], there: Sequence[Concept]) -> int:
    """How many of the things here are spoken of there as well."""
    stems = {stem for concept in there for phrase in concept.phrases for stem in phrase}
    return sum(any(stems.issuperset(phrase) for phrase in concept.phrases) for concept in here)


_BREAK = re.compile(
    r"[，,;；。！？!?()（）、:：]|\.(?!\d)|[和与而比]"
    r"|\b(?:and|while|but|whereas|than|versus|vs|compared|with|from|to)\b",
)


def _around(said: _Said, edition: _Edition) -> tuple[Concept, ...]:
    """What stands in the phrase of a figure, as far as a mark or a conjunction; between two, it is the first one's."""
    text, start, end = edition.text, said.figure.start, said.figure.end
    low = max((found.end() for found in _BREAK.finditer(text, 0, start)), default=0)
    high = next((found.start() for found in _BREAK.finditer(text, end)), len(text))
    for other in edition.figures:
        if low < other.figure.end <= start:
            low = start
        if end <= other.figure.start < high:
            high = other.figure.start
    return (*concepts_in(text[low:start]), *concepts_in(text[end:high]))


def _signals(ours: _Edition, theirs: _Edition) -> Iterator[Discrepancy]:
    for here, there in _side_by_side(_worded(ours), _worded(theirs)):
        for signal, said in _SIGNALS:
            one, other = signal.count(here), signal.count(there)
            if one.least > other.most:
                yield Discrepancy(kind=said, original=signal.words(here), rendering="")
            elif other.least > one.most:
                yield Discrepancy(kind=said, original="", rendering=signal.words(there))
        yield from _turned(here, there)


_SIGNALS = ((AVERAGE, Kind.BOUND), (MEDIAN, Kind.BOUND), (DOUBT, Kind.BOUND), (DENIAL, Kind.NEGATION))


def _turned(here: str, there: str) -> Iterator[Discrepancy]:
    """A rise told as a fall, or the other way round: the one is gone and the other is new."""
    for one, other in ((RISE, FALL), (FALL, RISE)):
        lost = one.count(here).least - one.count(there).least
        gained = other.count(there).least - other.count(here).most
        new = other.count(there).least - other.count(here).least
        missing = one.count(here).least - one.count(there).most
        if (lost > 0 and gained > 0) or (missing > 0 and new > 0):
            yield Discrepancy(kind=Kind.DIRECTION, original=one.words(here), rendering=other.words(there))
            return


def _worded(edition: _Edition) -> str:
    """The text, with blanks for the names, whose letters say nothing."""
    text = edition.text
    for name, start, end in names_in(text):
        text = text[:start] + " " * len(name) + text[end:]
    return text


def _side_by_side(here: str, there: str) -> list[tuple[str, str]]:
    """The sentences of two texts in pairs if they have as many, else the two as they are."""
    mine, others = sentence_spans(here), sentence_spans(there)
    if len(mine) != len(others):
        return [(here, there)]
    return [(here[a:b], there[c:d]) for (a, b), (c, d) in zip(mine, others, strict=True)]
