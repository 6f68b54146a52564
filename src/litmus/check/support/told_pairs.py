"""Two figures of a paragraph that a statement sets against each other or adds up, by what it says of each."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from litmus.check.language.concepts import concepts_in, stems_in
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.parts import part_of
from litmus.check.paper.passages import Passage
from litmus.check.support.derivations import Wanted, are_of_one_measure

_WHOLE = re.compile(r"\b(?:total|full|whole|entire|overall|all)\b", re.IGNORECASE)
_HEAP = 40  # figures of a sentence
_FAR = 100  # times that one of two figures may be the other

Stems = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Part:
    """What a sentence says of one of its figures."""

    figure: Occurrence
    stems: Stems
    is_of_whole: bool


def told_pairs(
    wanted: Wanted,
    *,
    text: str,
    spans: Iterable[tuple[int, int]],
    known: Sequence[Occurrence],
    close: Iterable[Passage],
    library: Library,
) -> Iterator[tuple[Occurrence, Occurrence]]:
    """The pairs of figures of one measure, in one sentence or two, of which the statement says something of each.

    What is said of one must stand beside it and not beside the other. If it speaks of one alone, they must be the only
    two of their sentence ("70 hours more than Mink", where the paper has "Otter takes 1,920 hours, Mink 1,850"), or the
    other the whole of which a share is told.

    Args:
        wanted: The figure that is to be worked out.
        text: The statement, folded.
        spans: Where its figures stand.
        known: Figures of the paper that the statement has itself.
        close: Passages that speak of the same things.
        library: The paper.

    """
    said = _said(text, spans)
    ours = {id(one) for one in known}
    for passage in close:
        here, after = (_parts(_measured(one, library)) for one in (passage, _next(passage, library)))
        for one, other in combinations((*here, *after), 2):
            if not are_of_one_measure(one.figure, other.figure) or not _are_near(one.figure, other.figure):
                continue
            about, besides = _spoken_of(said, one.stems), _spoken_of(said, other.stems)
            is_told = [
                bool(own) or id(part.figure) in ours or (wanted.is_part and part.is_of_whole)
                for own, part in ((about - besides, one), (besides - about, other))
            ]
            if all(is_told) or (any(is_told) and any(_are_alone(one, other, parts) for parts in (here, after))):
                yield one.figure, other.figure


def _are_near(one: Occurrence, other: Occurrence) -> bool:
    """Whether two figures are of an order in which one makes a difference to the other: 354 makes none to 206,800."""
    low, high = sorted(abs(each.figure.value) for each in (one, other))
    return high <= _FAR * low


def _next(passage: Passage, library: Library) -> Passage | None:
    """The next sentence of the same paragraph."""
    following = library.passages[passage.index + 1 : passage.index + 2]
    return following[0] if following and following[0].block is passage.block else None


def _measured(passage: Passage | None, library: Library) -> list[Occurrence]:
    """The figures of a sentence that may be worked with; of a heap of them some pair gives any number."""
    figures = library.occurrences.of(passage) if passage and not passage.block.rows else ()
    if len(figures) > _HEAP:
        return []
    return [one for one in figures if not (one.figure.is_in_name or one.figure.is_vague or one.figure.is_count)]


def _parts(figures: list[Occurrence]) -> list[_Part]:
    """What a sentence says of each of its figures."""
    return [_part(one, [other for other in figures if are_of_one_measure(one, other)]) for one in figures]


def _part(one: Occurrence, alike: list[Occurrence]) -> _Part:
    """What a sentence says of a figure, given all of its measure in their order."""
    start, end = part_of(one.folded.text, one.figure, [other.figure for other in alike])
    part = one.folded.text[start:end]
    return _Part(one, stems_in(part), bool(_WHOLE.search(part)))


def _are_alone(one: _Part, other: _Part, parts: list[_Part]) -> bool:
    """Whether two figures are the only ones of their measure in a sentence."""
    return [part for part in parts if are_of_one_measure(one.figure, part.figure)] == [one, other]


def _said(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[Stems, ...]]:
    """What a statement speaks of, its figures with their units left out: for each the stems of what it may be."""
    places = list(spans)
    return [
        tuple(map(frozenset, concept.phrases))
        for concept in concepts_in(text)
        if not any(start < concept.end and concept.start < end for start, end in places)
    ]


def _spoken_of(said: list[tuple[Stems, ...]], part: Stems) -> frozenset[int]:
    """Which of a statement's concepts stand in a part of a sentence, by their number."""
    return frozenset(at for at, phrases in enumerate(said) if any(phrase <= part for phrase in phrases))
