"""Names and measures in another's place: 精确率 for the paper's accuracy, one data set's result told of the other.

The same as for figures: a name is looked at with what stands around it, and other names that stand near in the paper
are tried in its place.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from litmus.check.figures.figure import Figure
from litmus.check.language.concepts import Concept
from litmus.check.language.measures import KEYS
from litmus.check.language.names import is_common
from litmus.check.language.terms import stem
from litmus.check.misreadings.misreading import Misreading
from litmus.check.misreadings.owners.beside import Beside, nearest_in, relation_in
from litmus.check.misreadings.owners.suspicions import Suspicion, misreading, surest
from litmus.check.misreadings.weights import Signs, weigh
from litmus.check.paper.layout import Layout, Name
from litmus.check.paper.relation import ABSENT, Relation, Wall

_BLOCKS = 6  # paragraphs looked at, the closest to the statement
_NAMES = 24  # of one statement
_CLOSEST = 3
_NOWHERE = -6.0
_SURE = {"name_exchanged": 0.65, "name_borrowed": 0.85}  # from which probability on it is told
_CLOSE = 24  # characters between a name and the figure that stands with it
_BEHIND = 12  # characters after two names in which the verb of a comparison may stand
_BEATS = {(stem(word),) for word in ("outperform", "surpass", "exceed", "beat")}


@dataclass(frozen=True, slots=True)
class Spot:
    """A name at its place in the paper."""

    block: str
    layout: Layout
    name: Name


@dataclass(frozen=True, slots=True)
class Bearer:
    """A name of the statement, with the spots where the paper has it, and the other names that stand near."""

    name: Name
    own: tuple[Spot, ...]
    others: tuple[Spot, ...]

    @property
    def span(self) -> tuple[int, int]:
        return self.name.start, self.name.end


class Surroundings:
    """The names of one statement beside one paper."""

    def __init__(self, beside: Beside) -> None:
        self.layout = beside.layout
        self.beside = beside
        self._known: dict[Name, list[tuple[int, str, Relation]]] = {}
        self._own: dict[Name, list[Spot]] = {}
        self._scores: dict[tuple[Name, int, Name], float] = {}

    @cached_property
    def blocks(self) -> list[str]:
        """The paragraphs that have the statement's figures, and those that speak of the same things."""
        having = [
            match.occurrence.passage.block.anchor
            for finding in self.beside.reading.findings
            for match in finding.matches[:_CLOSEST]
        ]
        near = [passage.block.anchor for _, passage in self.beside.library.nearest(self.layout.concepts)[:_BLOCKS]]
        return list(dict.fromkeys((*having, *near)))[:_BLOCKS]

    @cached_property
    def spots(self) -> dict[str, list[Spot]]:
        """The names of those paragraphs, by their keys."""
        found: dict[str, list[Spot]] = defaultdict(list)
        for block in self.blocks:
            layout = self.beside.library.layout_of(block)
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
                layout = self.beside.library.layout_of(block)
                for number in layout.places_of(phrases) if layout else ():
                    assert layout is not None
                    concept = layout.concepts[number]
                    yield Spot(block, layout, Name(name.key, concept.start, concept.end))

    @cached_property
    def _figures(self) -> dict[str, list[tuple[Figure, Figure]]]:
        """For each paragraph: the statement's figures, each with one that it has of them."""
        found: dict[str, list[tuple[Figure, Figure]]] = defaultdict(list)
        for finding in self.beside.reading.findings:
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

    def best(self, name: Name, spots: Sequence[Spot]) -> tuple[float, Spot | None]:
        """The best of some spots for a name, with its score; what stands nowhere fits as badly as can be."""
        return max(((self.score(name, spot), spot) for spot in spots), key=lambda one: one[0], default=(_NOWHERE, None))

    def bonds(self, name: Name, spot: Spot) -> int:
        """How many figures stand with the name on both sides, less those that stand with it on one side only."""
        ours, theirs = _bonded(self.layout, name), _bonded(spot.layout, spot.name)
        if not ours or not theirs:
            return 0
        together = [(one.start in ours, other.start in theirs) for one, other in self._figures.get(spot.block, ())]
        return sum(1 if all(both) else -1 for both in together if any(both))

    def sides(self, name: Name, spots: Sequence[Spot]) -> int:
        """Whether the paper has a name on its side of comparisons (1), or on the other alone (-1)."""
        ours = self.layout.side(name)
        theirs = {spot.layout.side(spot.name) for spot in spots} - {0}
        return 0 if not ours or not theirs else 1 if ours in theirs else -1

    def carries(self, name: Name) -> bool:
        """Whether a figure of the statement stands with a name, and no other name between the two."""
        for figure in self.layout.figures:
            low, high = (name.end, figure.start) if name.end <= figure.start else (figure.end, name.start)
            is_close = 0 <= high - low <= _CLOSE and self.layout.relation(name, figure).wall <= Wall.BRACKET
            if is_close and not any(low <= other.start < high for other in self.layout.names):
                return True
        return False

    def are_compared(self, low: Name, high: Name) -> bool:
        """Whether the statement says that one of two names, in their order, is better than the other."""
        between = [one for one in self.layout.concepts if low.end <= one.start < high.start + _BEHIND]
        return (
            any(_BEATS & set(concept.phrases) for concept in between) or "比" in self.layout.text[low.end : high.start]
        )

    def _around(self, name: Name) -> list[tuple[int, str, Relation]]:
        """The concepts around a name, by number, each with its kind and how it stands to it."""
        if name not in self._known:
            same = [other for other in self.layout.names if other.key == name.key]
            self._known[name] = [
                (number, _kind(self.layout.concepts[number]), relation)
                for number, relation in self.beside.known_around(name)
                if not any(other.start <= self.layout.concepts[number].start < other.end for other in same)
            ]
        return self._known[name]

    def signs(self, name: Name, spot: Spot) -> Signs:
        """What speaks for or against a name's standing at a spot, as `Agreement.signs` has it.

        `v` is a verb of comparison, `f` a figure.
        """
        found: Counter[str] = Counter()
        theirs, here = spot.layout, spot.name
        for number, kind, relation in self._around(name):
            places = [
                place
                for place in self.beside.places_in(theirs, number)
                if not here.start <= theirs.concepts[place].start < here.end
            ]
            there = relation_in(theirs, nearest_in(theirs, places, here), here)
            found[f"{kind}{relation.fine}.{there.fine}"] += 1
            found[f"{kind}{relation.coarse}.{there.coarse}"] += 1
        for relation, there in self._figures_around(name, spot):
            found[f"f{relation.fine}.{there.fine}"] += 1
            found[f"f{relation.coarse}.{there.coarse}"] += 1
        return found

    def _figures_around(self, name: Name, spot: Spot) -> Iterable[tuple[Relation, Relation]]:
        """How the figures of a name's sentence stand to it, and to a spot of the paper."""
        theirs, here = spot.layout, spot.name
        found: dict[int, tuple[Relation, Relation]] = {}
        for ours, figure in self._figures.get(spot.block, ()):
            if self.layout.sentence(ours.start) == self.layout.sentence(name.start):
                is_here = theirs.sentence(figure.start) == theirs.sentence(here.start)
                there = theirs.relation(here, figure) if is_here else ABSENT
                if ours.start not in found or found[ours.start][1] is ABSENT:
                    found[ours.start] = self.layout.relation(name, ours), there
        return found.values()


def misnamings(around: Surroundings) -> Iterator[Misreading]:
    """The names that a statement has in another's place, the surest suspicion about each."""
    for suspicion in surest(renamings(around), _SURE):
        spot = suspicion.places[0]
        theirs = [spot.layout.text[spot.name.start : spot.name.end]]
        passage = around.beside.library.passage_at(spot.block, spot.name.start)
        yield misreading(suspicion, around.beside.reading, theirs, passage=passage)


def renamings(around: Surroundings) -> Iterator[Suspicion[Spot]]:
    """Every name that another one of the paper might replace, and every two that might be exchanged."""
    named = bearers(around)
    for bearer in named:
        if bearer.others:
            yield _renamed(bearer, named, around)
    for one, other in pairs(named):
        yield _exchanged(one, other, around)


def bearers(around: Surroundings) -> list[Bearer]:
    """The names of a statement."""
    names = around.layout.names[:_NAMES]
    said = {name.key for name in names}
    return [Bearer(name, tuple(around.own(name)), tuple(_others(name, said, around))) for name in names]


def pairs(named: Sequence[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    """Every two of the names that might be exchanged."""
    for one, other in combinations(named, 2):
        is_part = one.name.key in other.name.key or other.name.key in one.name.key
        is_alike = (one.name.key in KEYS) is (other.name.key in KEYS)
        if one.own and other.own and is_alike and not is_part:
            yield one, other


def _others(name: Name, said: Collection[str], around: Surroundings) -> Iterator[Spot]:
    """Where the paper has names that the statement does not, and that might replace one of it."""
    is_measure = name.key in KEYS
    if is_measure or not is_common(name.key):
        for key, spots in around.spots.items():
            if key not in said and (key in KEYS) is is_measure and not _is_same(key, name.key):
                yield from spots


def _renamed(bearer: Bearer, named: Sequence[Bearer], around: Surroundings) -> Suspicion[Spot]:
    name, title = bearer.name, around.beside.library.title_names
    own_score, own = around.best(name, bearer.own)
    score, spot = around.best(name, bearer.others)
    assert spot is not None
    gain = max(-8.0, min(8.0, score - own_score))
    is_measure, is_nowhere, carries = name.key in KEYS, own is None, around.carries(name)
    fit = 0.0 if is_nowhere else own_score
    own_bonds = max((around.bonds(name, each) for each in bearer.own), default=0)
    bonds = max(around.bonds(name, each) for each in bearer.others)
    signs = {
        "side": around.sides(name, bearer.own),
        "own bonds": own_bonds,
        "own bonds below 0": own_bonds < 0,
        "others' bonds": bonds,
        "others' bonds above 0": bonds > 0,
        "1": 1.0,
        "gain": gain,
        "gain over 0": max(0.0, gain),
        "gain over 2": max(0.0, gain - 2),
        "gain over 4": max(0.0, gain - 4),
        "gain, measures": gain * is_measure,
        "gain, nowhere": gain * is_nowhere,
        "gain, carries": gain * carries,
        "gain over 2, carries": max(0.0, gain - 2) * carries,
        "gain, in the title": gain * (name.key in title),
        "fit": fit,
        "fit below 0": min(0.0, fit),
        "fit of the other": score,
        "fit of the other over 0": max(0.0, score),
        "nowhere, fit of the other": score * is_nowhere,
        "nowhere": is_nowhere,
        "nowhere, measures": is_nowhere and is_measure,
        "measures": is_measure,
        "carries": carries,
        "digits": any(map(str.isdigit, name.key)) == any(map(str.isdigit, spot.name.key)),
        "in the title": name.key in title,
        "in the title, other": spot.name.key in title,
        "said twice": sum(other.name.key == name.key for other in named) > 1,
        "beside its own": _is_beside(own, spot),
        "one figure": len(around.layout.figures) == 1,
        "no figure": not around.layout.figures,
        "part": spot.name.key in name.key or name.key in spot.name.key,
    }
    return Suspicion(kind="name_borrowed", spans=(bearer.span,), places=(spot,), signs=signs)


def _bonded(layout: Layout, name: Name) -> set[int]:
    """The figures that stand with a name, by where they start."""
    numbers = layout.within(name)
    return {layout.bonds[number] for number in numbers if number in layout.bonds}


def _is_beside(own: Spot | None, other: Spot) -> bool:
    """Whether two names stand in one sentence of the paper."""
    if own is None or own.block != other.block:
        return False
    return own.layout.sentence(own.name.start) == other.layout.sentence(other.name.start)


def _exchanged(one: Bearer, other: Bearer, around: Surroundings) -> Suspicion[Spot]:
    title = around.beside.library.title_names
    one_score, one_spot = around.best(one.name, one.own)
    other_score, other_spot = around.best(other.name, other.own)
    first_score, first = around.best(one.name, other.own)
    second_score, second = around.best(other.name, one.own)
    assert one_spot is not None
    assert other_spot is not None
    assert first is not None
    assert second is not None
    gains = first_score - one_score, second_score - other_score
    gain, least = max(-12.0, min(12.0, sum(gains))), max(-6.0, min(6.0, *gains))
    low, high = sorted((one.name, other.name), key=lambda name: name.start)
    is_close = high.start - low.end <= 30  # noqa: PLR2004
    is_turned = one_spot.block == other_spot.block and one_spot.name.start > other_spot.name.start
    same_sentence = around.layout.sentence(low.start) == around.layout.sentence(high.start)
    carrying = around.carries(one.name) + around.carries(other.name)
    both_carry, are_compared = carrying == 2, around.are_compared(low, high)  # noqa: PLR2004
    bonds = around.bonds(one.name, first) - around.bonds(one.name, one_spot)
    bonds += around.bonds(other.name, second) - around.bonds(other.name, other_spot)
    sides = around.sides(one.name, one.own) + around.sides(other.name, other.own)
    are_opposed = around.layout.side(one.name) == -around.layout.side(other.name) != 0
    signs = {
        "1": 1.0,
        "sides": sides,
        "opposed": are_opposed,
        "opposed, sides": are_opposed * sides,
        "opposed, both on the other side": are_opposed and sides < -1,
        "opposed, gain": are_opposed * gain,
        "bonds": bonds,
        "bonds below 0": bonds < 0,
        "bonds above 0": bonds > 0,
        "gain": gain,
        "gain over 0": max(0.0, gain),
        "gain over 2": max(0.0, gain - 2),
        "gain over 4": max(0.0, gain - 4),
        "lesser gain": least,
        "lesser gain over 0": max(0.0, least),
        "gain, same sentence": gain * same_sentence,
        "gain, close": gain * is_close,
        "gain, turned": gain * is_turned,
        "gain over 2, turned": max(0.0, gain - 2) * is_turned,
        "gain, both carry": gain * both_carry,
        "gain over 2, both carry": max(0.0, gain - 2) * both_carry,
        "gain, one carries": gain * (carrying == 1),
        "gain, compared": gain * are_compared,
        "gain over 2, compared": max(0.0, gain - 2) * are_compared,
        "fit": one_score + other_score,
        "same sentence": same_sentence,
        "close": is_close,
        "both carry": both_carry,
        "one carries": carrying == 1,
        "compared": are_compared,
        "measures": one.name.key in KEYS,
        "in the title": one.name.key in title or other.name.key in title,
        "digits": any(map(str.isdigit, one.name.key)) == any(map(str.isdigit, other.name.key)),
        "no figure": not around.layout.figures,
        "turned": is_turned,
        "turned, both carry": is_turned * both_carry,
        "turned, compared": is_turned * are_compared,
    }
    return Suspicion(kind="name_exchanged", spans=(one.span, other.span), places=(first, second), signs=signs)


def _is_same(one: str, other: str) -> bool:
    """Whether two keys differ in nothing but a plural, or in being common."""
    return one.replace("s", "") == other.replace("s", "") or (one not in KEYS and is_common(one))


def _kind(concept: Concept) -> str:
    return "n" if concept.is_name else "v" if _BEATS & set(concept.phrases) else "t"
