"""Figures that two editions share, told of each other's things, or as a change from the wrong end."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from litmus.check.editions.discrepancy import Discrepancy, Kind
from litmus.check.editions.edition import Edition, Said
from litmus.check.editions.pairing import Pairing
from litmus.check.language.concepts import Concept, concepts_in
from litmus.check.misreadings.changes import is_change

# English may name the part before its whole, and the end of a change before its beginning; Chinese does not.
_BACKWARDS = re.compile(
    r"\s?[a-z]{0,12}\s?(?:out\s)?of\s(?:the\s|its\s|all\s|their\s)?"
    r"|[\w\s]{0,24},?\s?(?:up|down|instead|rather|compared|versus|against)\s(?:from|of|than|with|to)\s"
)
_BREAK = re.compile(
    r"[，,;；。！？!?()（）、:：]|\.(?!\d)|[和与而比]|\b(?:and|while|but|whereas|than|versus|vs|compared|with|from|to)\b"
)


def exchanged(both: Pairing) -> Iterator[Discrepancy]:
    """Two figures of a kind that the editions have in another order, and each among the other's words."""
    places = _places(both.ours, [one for one, _ in both.pairs])
    places_there = _places(both.theirs, [other for _, other in both.pairs])
    for i, j in combinations(range(len(both.pairs)), 2):
        (one, one_there), (other, other_there) = both.pairs[i], both.pairs[j]
        is_kept = (places[i] < places[j]) is (places_there[i] < places_there[j])
        if is_kept or one.measure != other.measure or one.meanings[0] == other.meanings[0]:
            continue
        if _is_reversed(both, both.pairs[i], both.pairs[j]) or (
            _leans(one, both, own=one_there, to=other_there) and _leans(other, both, own=other_there, to=one_there)
        ):
            words = (f"{one.words}, {other.words}", f"{other_there.words}, {one_there.words}")
            yield Discrepancy(kind=Kind.EXCHANGE, original=words[0], rendering=words[1])


def _places(edition: Edition, figures: Sequence[Said]) -> list[int]:
    """Where figures stand, in the order of Chinese: "17 of 120" is 120 篇中的 17 篇."""
    places = [said.figure.start for said in figures]
    for i, j in combinations(range(len(figures)), 2):
        if _BACKWARDS.fullmatch(edition.text, figures[i].figure.end, figures[j].figure.start):
            places[i], places[j] = places[j], places[i]
    return places


def _is_reversed(both: Pairing, first: tuple[Said, Said], second: tuple[Said, Said]) -> bool:
    """Whether one edition tells a change from the one figure to the other, and the other edition back."""
    here, there = both.ours.text, both.theirs.text
    return any(
        is_change(here, one[0].figure, other[0].figure) and is_change(there, other[1].figure, one[1].figure)
        for one, other in ((first, second), (second, first))
    )


def _leans(said: Said, both: Pairing, *, own: Said, to: Said) -> bool:
    """Whether the words around a figure of ours are rather those around another one of theirs than around its own."""
    here = _around(said, both.ours)
    return _kinship(here, _around(to, both.theirs)) > _kinship(here, _around(own, both.theirs))


def _kinship(here: Sequence[Concept], there: Sequence[Concept]) -> int:
    """How many of the things here are spoken of there as well."""
    stems = {stem for concept in there for phrase in concept.phrases for stem in phrase}
    return sum(any(stems.issuperset(phrase) for phrase in concept.phrases) for concept in here)


def _around(said: Said, edition: Edition) -> tuple[Concept, ...]:
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
