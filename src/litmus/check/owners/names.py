"""Names and measures in another's place: 精确率 for the paper's accuracy, one data set's result told of the other.

The same as for figures: a name is looked at with what stands around it, and other names that stand near in the paper
are tried in its place.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from math import exp

from litmus.check.figure import Figure
from litmus.check.layout import Layout, Name
from litmus.check.measures import KEYS
from litmus.check.misreading import Change, Misreading
from litmus.check.names import is_common
from litmus.check.passages import Library
from litmus.check.statements import Reading
from litmus.check.terms import stem
from litmus.check.weights import weights
from litmus.model import Status

_BLOCKS = 6  # paragraphs looked at, the closest to the statement
_NAMES = 24  # of one statement
_CLOSEST = 3
_SURE = {"renamed": 0.82, "names exchanged": 0.82}  # from which probability on a name counts as misplaced
_BEATS = {(stem(word),) for word in ("outperform", "surpass", "exceed", "beat")}

Signs = Mapping[str, float]


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


@dataclass(frozen=True, slots=True)
class Renaming:
    """What would fit better than what the statement says, and how sure that is."""

    kind: str  # "renamed" or "names exchanged"
    bearers: tuple[Bearer, ...]
    spots: tuple[Spot, ...]  # in their place
    signs: Signs

    @property
    def probability(self) -> float:
        known = weights().get(self.kind, {})
        return 1 / (1 + exp(-sum(known.get(sign, 0.0) * value for sign, value in self.signs.items())))


class Surroundings:
    """The names of one statement beside one paper."""

    def __init__(self, reading: Reading, library: Library) -> None:
        self._reading = reading
        self._library = library
        self.layout = Layout(reading.folded.text, [finding.figure for finding in reading.findings])
        self._known = [library.has_concept(concept.phrases) for concept in self.layout.concepts]
        self._places: dict[tuple[int, int], list[int]] = {}

    @cached_property
    def blocks(self) -> list[str]:
        """The paragraphs that have the statement's figures, and those that speak of the same things."""
        having = [
            match.occurrence.passage.block.anchor
            for finding in self._reading.findings
            for match in finding.matches[:_CLOSEST]
        ]
        near = [passage.block.anchor for _, passage in self._library.nearest(self.layout.concepts)[:_BLOCKS]]
        return list(dict.fromkeys((*having, *near)))[:_BLOCKS]

    @cached_property
    def spots(self) -> dict[str, list[Spot]]:
        """The names of those paragraphs, by their keys."""
        found: dict[str, list[Spot]] = defaultdict(list)
        for block in self.blocks:
            layout = self._library.layout_of(block)
            for name in layout.names if layout else ():
                assert layout is not None
                found[name.key].append(Spot(block, layout, name))
        return found

    def own(self, name: Name) -> list[Spot]:
        """Where the paper has a name, or what its word may mean in English: 正确率 is also "answered correctly"."""
        spots = list(self.spots.get(name.key, ()))
        if name.key in KEYS:
            phrases = tuple(
                phrase
                for concept in self.layout.concepts
                if name.start <= concept.start < name.end
                for phrase in concept.phrases
            )
            for block in self.blocks:
                layout = self._library.layout_of(block)
                for number in layout.places_of(phrases) if layout else ():
                    assert layout is not None
                    concept = layout.concepts[number]
                    spots.append(Spot(block, layout, Name(name.key, concept.start, concept.end)))
        return spots

    @cached_property
    def _figures(self) -> dict[str, list[tuple[Figure, Figure]]]:
        """For each paragraph: the statement's figures, each with one that it has of them."""
        found: dict[str, list[tuple[Figure, Figure]]] = defaultdict(list)
        for finding in self._reading.findings:
            for match in finding.matches:
                if not match.occurrence.passage.block.rows:
                    found[match.occurrence.passage.block.anchor].append((finding.figure, match.occurrence.figure))
        return found

    def score(self, name: Name, spot: Spot, *, without: str = "") -> float:
        known = weights().get("surroundings", {})
        return sum(known.get(sign, 0.0) * count for sign, count in self.signs(name, spot, without=without).items())

    def signs(self, name: Name, spot: Spot, *, without: str = "") -> Signs:
        """What speaks for a name's standing at a spot of the paper; `without` is a name that does not count."""
        found: Counter[str] = Counter()
        theirs, here = spot.layout, spot.name
        sentence, own = theirs.sentence(here.start), self.layout.sentence(name.start)
        skipped = [other for other in self.layout.names if other.key in (name.key, without)]
        for number in self.layout.by_sentence[own]:
            concept = self.layout.concepts[number]
            if not self._known[number] or any(other.start <= concept.start < other.end for other in skipped):
                continue
            kind = "n" if concept.is_name else "v" if _BEATS & set(concept.phrases) else "t"
            key = (number, id(theirs))
            if key not in self._places:
                self._places[key] = theirs.places_of(concept.phrases)
            nearest = min(
                (
                    place
                    for place in self._places[key]
                    if theirs.sentence(theirs.concepts[place].start) == sentence
                    and not here.start <= theirs.concepts[place].start < here.end
                ),
                key=lambda place: abs(theirs.concepts[place].start - here.start),
                default=None,
            )
            there = "-" if nearest is None else str(theirs.relation(here, theirs.concepts[nearest]))
            found[f"{kind}{self.layout.relation(name, concept)}.{there}"] += 1
        seen: dict[int, str] = {}
        for ours, figure in self._figures.get(spot.block, ()):
            if self.layout.sentence(ours.start) == own:
                is_here = theirs.sentence(figure.start) == sentence
                there = str(theirs.relation(here, figure)) if is_here else "-"
                if ours.start not in seen or seen[ours.start].endswith("-"):
                    seen[ours.start] = f"f{self.layout.relation(name, ours)}.{there}"
        found.update(seen.values())
        return found


def misnamings(reading: Reading, library: Library) -> Iterator[Misreading]:
    """The names that a statement has in another's place, the surest suspicion about each."""
    taken: set[int] = set()
    for renaming in sorted(renamings(reading, library), key=lambda one: -one.probability):
        starts = {bearer.name.start for bearer in renaming.bearers}
        if renaming.probability < _SURE[renaming.kind] or taken & starts:
            continue
        taken |= starts
        yield _misreading(renaming, reading, library)


def _misreading(renaming: Renaming, reading: Reading, library: Library) -> Misreading:
    text, spot = reading.folded.text, renaming.spots[0]
    spans = [(bearer.name.start, bearer.name.end) for bearer in renaming.bearers]
    words = [text[start:end] for start, end in spans]
    instead = words[::-1] if len(words) > 1 else [spot.layout.text[spot.name.start : spot.name.end]]
    return Misreading(
        code="name_exchanged" if len(words) > 1 else "name_borrowed",
        status=Status.CONTRADICTED,
        spans=tuple(spans),
        words=" / ".join(words),
        passage=library.passage_at(spot.block, spot.name.start),
        changes=tuple(Change(span, new) for span, new in zip(spans, instead, strict=True)),
        confidence=renaming.probability,
    )


def renamings(reading: Reading, library: Library) -> Iterator[Renaming]:
    """Every name that another one of the paper might replace, and every two that might be exchanged."""
    around = Surroundings(reading, library)
    bearers = [_bearer(name, around) for name in around.layout.names[:_NAMES]]
    said = {bearer.name.key for bearer in bearers}
    title = {name.key for name in Layout(library.document.title, ()).names}
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
        if one.name.key in other.name.key or other.name.key in one.name.key:
            continue
        if (
            one.name.key != other.name.key
            and one.spot
            and other.spot
            and (one.name.key in KEYS) is (other.name.key in KEYS)
        ):
            yield _exchanged(one, other, around, title)


def _bearer(name: Name, around: Surroundings) -> Bearer:
    spots = around.own(name)
    scored = [(around.score(name, spot), spot) for spot in spots]
    if not scored:
        return Bearer(name, -6.0, None)
    best, spot = max(scored, key=lambda one: one[0])
    return Bearer(name, best, spot)


def _renamed(
    bearer: Bearer, others: Sequence[Spot], bearers: Sequence[Bearer], around: Surroundings, title: set[str]
) -> Renaming:
    name = bearer.name
    score, spot = max(((around.score(name, spot), spot) for spot in others), key=lambda one: one[0])
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
    return Renaming("renamed", (bearer,), (spot,), {sign: float(value) for sign, value in signs.items()})


def _is_beside(own: Spot | None, other: Spot) -> bool:
    """Whether two names stand in one sentence of the paper."""
    if own is None or own.block != other.block:
        return False
    return own.layout.sentence(own.name.start) == other.layout.sentence(other.name.start)


def _exchanged(one: Bearer, other: Bearer, around: Surroundings, title: set[str]) -> Renaming:
    first = max(
        ((around.score(one.name, spot, without=one.name.key), spot) for spot in around.own(other.name)),
        key=lambda found: found[0],
    )
    second = max(
        ((around.score(other.name, spot, without=other.name.key), spot) for spot in around.own(one.name)),
        key=lambda found: found[0],
    )
    base = one.best, other.best
    gains = first[0] - base[0], second[0] - base[1]
    gain, least = max(-12.0, min(12.0, sum(gains))), max(-6.0, min(6.0, *gains))
    low, high = sorted((one.name, other.name), key=lambda name: name.start)
    is_close = high.start - low.end <= 30  # noqa: PLR2004
    same_sentence = around.layout.sentence(low.start) == around.layout.sentence(high.start)
    signs = {
        "1": 1.0,
        "gain": gain,
        "gain over 0": max(0.0, gain),
        "gain over 3": max(0.0, gain - 3),
        "lesser gain": least,
        "lesser gain over 0": max(0.0, least),
        "fit": sum(base),
        "same sentence": same_sentence,
        "gain, same sentence": gain * same_sentence,
        "close": is_close,
        "gain, close": gain * is_close,
        "measures": one.name.key in KEYS,
        "in the title": one.name.key in title or other.name.key in title,
        "digits": any(map(str.isdigit, one.name.key)) == any(map(str.isdigit, other.name.key)),
        "no figure": not around.layout.figures,
        "turned": _is_turned(one, other),
        "gain, turned": gain * _is_turned(one, other),
    }
    return Renaming(
        "names exchanged", (one, other), (first[1], second[1]), {sign: float(value) for sign, value in signs.items()}
    )


def _is_turned(one: Bearer, other: Bearer) -> bool:
    """Whether the paper has the two the other way round, in one paragraph."""
    assert one.spot is not None
    assert other.spot is not None
    return one.spot.block == other.spot.block and one.spot.name.start > other.spot.name.start


def _is_same(one: str, other: str) -> bool:
    """Whether two keys differ in nothing but a plural, or in being common."""
    return one.replace("s", "") == other.replace("s", "") or (one not in KEYS and is_common(one))
