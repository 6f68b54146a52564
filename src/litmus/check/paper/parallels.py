"""Parallel lists: "29.9 %, 19.3 % and 20.9 % on Kodak, DIV2K and CLIC, respectively"."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from litmus.check.figures.figure import Figure
from litmus.check.language.concepts import Concept

_JOINT = re.compile(
    r"\s?(?:,\s?and|,\s?or|,|and|or|/|、|和|与|及|或|以及|vs\.?|versus|，|;|；)\s?"
    r"(?:by|up to|over|about|approximately|~|an?\s)?\s?[-+(约]?\s?"
)
_SEPARATOR = re.compile(r",\s?and\s|,\s?|\sand\s|\sor\s|、|和|与|以及|及|/|；|;|\svs\.?\s")
_JOINS = re.compile(r"and|or|vs|、|和|与|及|/")  # what stands before a list's last item, where it is one for sure
_EACH = re.compile(r"\brespectively\b|分别", re.IGNORECASE)  # says that there is a list, and is no part of it
_ANYTHING = re.compile(r"[^\W_]")
_ITEM = 48  # characters of a list's item
_EDGE = 30  # characters of its first and last item, whose outer ends nothing marks

Span = tuple[int, int]


def partners(
    text: str, figures: Sequence[Figure], concepts: Sequence[Concept], sentence_span: Callable[[int], Span]
) -> dict[int, dict[int, bool]]:
    """For each figure of a list that has a parallel list of things in its sentence, which concepts are in it.

    Returns: By the figure's start: for each concept of the parallel list, by its number, whether it is in the item that
    has the figure's place in the list.
    """
    found: dict[int, dict[int, bool]] = {}
    for run in _runs(text, [figure for figure in figures if not figure.is_year]):
        items = _parallel(text, run, figures, sentence_span(run[0].start))
        members = [[n for n, concept in enumerate(concepts) if low <= concept.start < high] for low, high in items]
        if items:
            for place, figure in enumerate(run):
                found[figure.start] = {n: other == place for other, numbers in enumerate(members) for n in numbers}
    return found


def _runs(text: str, figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The figures that stand in a list, list by list."""
    run = list(figures[:1])
    for before, figure in pairwise(figures):
        if not _JOINT.fullmatch(text, before.end, figure.start):
            if len(run) > 1:
                yield run
            run = []
        run.append(figure)
    if len(run) > 1:
        yield run


def _parallel(text: str, run: Sequence[Figure], figures: Sequence[Figure], sentence: Span) -> list[Span]:
    """The items of the nearest list in the sentence that has as many of them and no figures; none if there is none."""
    best: tuple[tuple[bool, bool, int], list[Span]] | None = None
    for low, high, is_before in ((sentence[0], run[0].start, True), (run[-1].end, sentence[1], False)):
        marks = [mark.span() for mark in _SEPARATOR.finditer(text, low, high)]
        for first in range(len(marks) - len(run) + 2):
            window = marks[first : first + len(run) - 1]
            outer_left = marks[first - 1][1] if first else low
            outer_right = marks[first + len(window)][0] if first + len(window) < len(marks) else high
            left = max(outer_left, window[0][0] - _EDGE)
            right = min(outer_right, window[-1][1] + _EDGE)
            items = [(left, window[0][0]), *((a[1], b[0]) for a, b in pairwise(window)), (window[-1][1], right)]
            if any(end - start > _ITEM for start, end in items[1:-1]):
                continue
            if not all(_ANYTHING.search(_EACH.sub("", text[start:end])) for start, end in items):
                continue
            if any(start <= figure.start < end for figure in figures for start, end in items):
                continue
            is_part = (first > 0 and outer_left > window[0][0] - _EDGE) or (
                first + len(window) < len(marks) and outer_right < window[-1][1] + _EDGE
            )
            distance = run[0].start - items[-1][1] if is_before else items[0][0] - run[-1].end
            is_loose = not _JOINS.search(text, *window[-1])
            if best is None or (is_loose, is_part, distance) < best[0]:
                best = (is_loose, is_part, distance), items
    return best[1] if best else []
