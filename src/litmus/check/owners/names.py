"""Names and measures in another's place: 精确率 for the paper's accuracy, one data set's result told of the other.

The same as for figures: a name is looked at with what stands around it, and other names that stand near in the paper
are tried in its place.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from litmus.check.concepts import Concept
from litmus.check.figure import Figure
from litmus.check.layout import Layout, Name
from litmus.check.measures import KEYS
from litmus.check.misreading import Misreading
from litmus.check.names import is_common
from litmus.check.owners.beside import Beside, nearest_in, relation_in
from litmus.check.owners.suspicions import Suspicion, misreading, surest
from litmus.check.terms import stem
from litmus.check.weights import Signs, weigh

_BLOCKS = 6  # paragraphs looked at, the closest to the statement
_NAMES = 24  # of one statement
_CLOSEST = 3
_NOWHERE = -6.0
_SURE = 0.82  # from which probability on a name counts as misplaced
_BEATS = {(stem(word),) for word in ("outperform", "surpass", "exceed", "beat")}


@dataclass(frozen=True, slots=True)
class Spot:
    """A name at its place in the paper."""

    block: str
    layout: Layout
    name: Name


@dataclass(frozen=True, slots=True)
class Bearer:
    """A name of the statement, with how well it fits where the paper has it."""

    name: Name
    best: float  # at one of its own places; what stands nowhere fits as badly as can be
    spot: Spot | None

    @property
    def span(self) -> tuple[int, int]:
        return self.name.start, self.name.end


class Surroundings:
    """The names of one statement beside one paper."""

    def __init__(self, beside: Beside) -> None:
        self.layout = beside.layout
        self._beside = beside
        self._known: dict[Name, list[tuple[int, str]]] = {}
        self._own: dict[Name, list[Spot]] = {}
        self._scores: dict[tuple[Name, int, Name], float] = {}

    @cached_property
    def blocks(self) -> list[str]:
        """The paragraphs that have the statement's figures, and those that speak of the same things."""
        having = [
            match.occurrence.passage.block.anchor
            for finding in self._beside.reading.findings
            for match in finding.matches[:_CLOSEST]
        ]
        near = [passage.block.anchor for _, passage in self._beside.library.nearest(self.layout.concepts)[:_BLOCKS]]
        return list(dict.fromkeys((*having, *near)))[:_BLOCKS]

    @cached_property
    def spots(self) -> dict[str, list[Spot]]:
        """The names of those paragraphs, by their keys."""
        found: dict[str, list[Spot]] = defaultdict(list)
        for block in self.blocks:
            layout = self._beside.library.layout_of(block)
            for name in layout.names if layout else ():
                assert layout is not None
                found[name.key].append(Spot(block, layout, name))
        return found

    def own(self, name: Name) -> list[Spot]:
        """Where the paper has a name, or what its word may mean in English: 正确率 is also "answered correctly"."""
        if name not in self._own:
            self._own[name] = [*self.spots.get(name.key, ()), *self._meant(name)]
        return self._own[name]

    def _meant(self, name: Name) -> Iterator[Spot]:
        """Where the paper has what a measure's word may mean in English."""
        if name.key in KEYS:
            phrases = tuple(
                phrase
                for concept in self.layout.concepts
                if name.start <= concept.start < name.end
                for phrase in concept.phrases
            )
            for block in self.blocks:
                layout = self._beside.library.layout_of(block)
                for number in layout.places_of(phrases) if layout else ():
                    assert layout is not None
                    concept = layout.concepts[number]
                    yield Spot(block, layout, Name(name.key, concept.start, concept.end))

    @cached_property
    def _figures(self) -> dict[str, list[tuple[Figure, Figure]]]:
        """For each paragraph: the statement's figures, each with one that it has of them."""
        found: dict[str, list[tuple[Figure, Figure]]] = defaultdict(list)
        for finding in self._beside.reading.findings:
            for match in finding.matches:
                if not match.occurrence.passage.block.rows:
                    found[match.occurrence.passage.block.anchor].append((finding.figure, match.occurrence.figure))
        return found

    def score(self, name: Name, spot: Spot) -> float:
        """How well a name would stand at a spot of the paper: a sum of log-odds, of no meaning by itself."""
        key = (name, id(spot.layout), spot.name)
        if key not in self._scores:
            self._scores[key] = weigh("surroundings", self.signs(name, spot))
        return self._scores[key]

    def _around(self, name: Name) -> list[tuple[int, str]]:
        """The concepts around a name, by number, each with its part of a sign: kind and relation."""
        if name not in self._known:
            same = [other for other in self.layout.names if other.key == name.key]
            self._known[name] = [
                (number, f"{_kind(self.layout.concepts[number])}{relation}")
                for number, relation in self._beside.known_around(name)
                if not any(other.start <= self.layout.concepts[number].start < other.end for other in same)
            ]
        return self._known[name]

    def signs(self, name: Name, spot: Spot) -> Signs:
        """What speaks for or against a name's standing at a spot, as `Agreement.signs` has it.

        `v` is a verb of comparison, `f` a figure.
        """
        found: Counter[str] = Counter()
        theirs, here = spot.layout, spot.name
        sentence, own = theirs.sentence(here.start), self.layout.sentence(name.start)
        for number, sign in self._around(name):
            places = [
                place
                for place in self._beside.places_in(theirs, number)
                if not here.start <= theirs.concepts[place].start < here.end
            ]
            found[f"{sign}.{relation_in(theirs, nearest_in(theirs, places, here), here)}"] += 1
        seen: dict[int, str] = {}
        for ours, figure in self._figures.get(spot.block, ()):
            if self.layout.sentence(ours.start) == own:
                is_here = theirs.sentence(figure.start) == sentence
                there = str(theirs.relation(here, figure)) if is_here else "-"
                if ours.start not in seen or seen[ours.start].endswith("-"):
                    seen[ours.start] = f"f{self.layout.relation(name, ours)}.{there}"
        found.update(seen.values())
        return found


def misnamings(beside: Beside) -> Iterator[Misreading]:
    """The names that a statement has in another's place, the surest suspicion about each."""
    for suspicion in surest(renamings(beside), _SURE):
        spot = suspicion.places[0]
        theirs = [spot.layout.text[spot.name.start : spot.name.end]]
        passage = beside.library.passage_at(spot.block, spot.name.start)
        yield misreading(suspicion, beside.reading, theirs, passage=passage)


def renamings(beside: Beside) -> Iterator[Suspicion[Spot]]:
    """Every name that another one of the paper might replace, and every two that might be exchanged."""
    around, title = Surroundings(beside), beside.library.title_names
    bearers = [_bearer(name, around) for name in around.layout.names[:_NAMES]]
    said = {bearer.name.key for bearer in bearers}
    for bearer in bearers:
        is_measure = bearer.name.key in KEYS
        others = [
            spot
            for key, spots in around.spots.items()
            if key not in said and (key in KEYS) is is_measure and not _is_same(key, bearer.name.key)
            for spot in spots
        ]
        if others and (is_measure or not is_common(bearer.name.key)):
            yield _renamed(bearer, others, bearers, around, title)
    for one, other in combinations(bearers, 2):
        is_part = one.name.key in other.name.key or other.name.key in one.name.key
        is_alike = (one.name.key in KEYS) is (other.name.key in KEYS)
        if one.spot and other.spot and is_alike and not is_part:
            yield _exchanged(one, other, around, title)


def _bearer(name: Name, around: Surroundings) -> Bearer:
    spots = around.own(name)
    return Bearer(name, *_best_of(name, spots, around)) if spots else Bearer(name, _NOWHERE, None)


def _best_of(name: Name, spots: Sequence[Spot], around: Surroundings) -> tuple[float, Spot]:
    """How well a name would stand at the best of some spots, and which that is."""
    return max(((around.score(name, spot), spot) for spot in spots), key=lambda one: one[0])


def _renamed(
    bearer: Bearer, others: Sequence[Spot], bearers: Sequence[Bearer], around: Surroundings, title: frozenset[str]
) -> Suspicion[Spot]:
    name = bearer.name
    score, spot = _best_of(name, others, around)
    gain = max(-8.0, min(8.0, score - bearer.best))
    is_measure = name.key in KEYS
    signs = {
        "1": 1.0,
        "gain": gain,
        "gain over 0": max(0.0, gain),
        "gain over 2": max(0.0, gain - 2),
        "gain, measures": gain * is_measure,
        "fit": bearer.best if bearer.spot else 0.0,
        "fit of the other": score,
        "nowhere": bearer.spot is None,
        "nowhere, measures": bearer.spot is None and is_measure,
        "nowhere, fit of the other": score * (bearer.spot is None),
        "measures": is_measure,
        "digits": any(map(str.isdigit, name.key)) == any(map(str.isdigit, spot.name.key)),
        "in the title": name.key in title,
        "in the title, other": spot.name.key in title,
        "said twice": sum(other.name.key == name.key for other in bearers) > 1,
        "beside its own": _is_beside(bearer.spot, spot),
        "one figure": len(around.layout.figures) == 1,
        "no figure": not around.layout.figures,
        "part": spot.name.key in name.key or name.key in spot.name.key,
    }
    return Suspicion(kind="name_borrowed", spans=(bearer.span,), places=(spot,), signs=signs)


def _is_beside(own: Spot | None, other: Spot) -> bool:
    """Whether two names stand in one sentence of the paper."""
    if own is None or own.block != other.block:
        return False
    return own.layout.sentence(own.name.start) == other.layout.sentence(other.name.start)


def _exchanged(one: Bearer, other: Bearer, around: Surroundings, title: frozenset[str]) -> Suspicion[Spot]:
    first = _best_of(one.name, around.own(other.name), around)
    second = _best_of(other.name, around.own(one.name), around)
    gains = first[0] - one.best, second[0] - other.best
    gain, least = max(-12.0, min(12.0, sum(gains))), max(-6.0, min(6.0, *gains))
    low, high = sorted((one.name, other.name), key=lambda name: name.start)
    is_close = high.start - low.end <= 30  # noqa: PLR2004
    is_turned = _is_turned(one.spot, other.spot)
    same_sentence = around.layout.sentence(low.start) == around.layout.sentence(high.start)
    signs = {
        "1": 1.0,
        "gain": gain,
        "gain over 0": max(0.0, gain),
        "gain over 3": max(0.0, gain - 3),
        "lesser gain": least,
        "lesser gain over 0": max(0.0, least),
        "fit": one.best + other.best,
        "same sentence": same_sentence,
        "gain, same sentence": gain * same_sentence,
        "close": is_close,
        "gain, close": gain * is_close,
        "measures": one.name.key in KEYS,
        "in the title": one.name.key in title or other.name.key in title,
        "digits": any(map(str.isdigit, one.name.key)) == any(map(str.isdigit, other.name.key)),
        "no figure": not around.layout.figures,
        "turned": is_turned,
        "gain, turned": gain * is_turned,
    }
    return Suspicion(kind="name_exchanged", spans=(one.span, other.span), places=(first[1], second[1]), signs=signs)


def _is_turned(one: Spot | None, other: Spot | None) -> bool:
    """Whether the paper has the two the other way round, in one paragraph."""
    return bool(one and other and one.block == other.block and one.name.start > other.name.start)


def _is_same(one: str, other: str) -> bool:
    """Whether two keys differ in nothing but a plural, or in being common."""
    return one.replace("s", "") == other.replace("s", "") or (one not in KEYS and is_common(one))


def _kind(concept: Concept) -> str:
    return "n" if concept.is_name else "v" if _BEATS & set(concept.phrases) else "t"
