"""The clauses of two editions that speak of the same: those that share a figure or a name."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from litmus.check.editions.edition import Edition
from litmus.check.editions.pairing import Pairing
from litmus.check.language.names import key, names_in

_STOP = re.compile(r"[,;:!?，；：。！？]|\.(?!\d)|\b(?:while|whereas|but|yet)\b|[而但](?!是)")
_PROPER = re.compile(r"(?<=[a-z0-9,(\u4e00-\u9fff]\s)[A-Z][a-z]+\b|(?<=[\u4e00-\u9fff])[A-Z][a-z]+\b")
_MOST = 40  # groups; a text of more is no sentence, nor a few
_Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Part:
    """Words of both editions that belong together."""

    ours: str
    theirs: str
    loose_here: str = ""  # clauses of ours that share nothing, so that they may belong here as well
    loose_there: str = ""


def parts(both: Pairing) -> Iterator[Part]:
    """The two texts; and the groups of their clauses that figures and names tie together, if there are several."""
    here, there = _worded(both.ours.text), _worded(both.theirs.text)
    yield Part(here, there)
    mine, others = _clauses(here), _clauses(there)
    groups = list(_groups(_ties(both), mine, others))
    if not 1 < len(groups) <= _MOST:
        return
    tied = {clause for group in groups for clause in group[0]}, {clause for group in groups for clause in group[1]}
    loose_here = _joined(here, (clause for clause in mine if clause not in tied[0]))
    loose_there = _joined(there, (clause for clause in others if clause not in tied[1]))
    for ours, theirs in groups:
        yield Part(_joined(here, ours), _joined(there, theirs), loose_here, loose_there)


def _worded(text: str) -> str:
    """The text with blanks for its names: "Stable Diffusion" is not stable."""
    spans = [(start, end) for _, start, end in names_in(text)] + [found.span() for found in _PROPER.finditer(text)]
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _clauses(text: str) -> list[_Range]:
    edges = [0, *(found.start() for found in _STOP.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(edges) if start < end]


def _joined(text: str, clauses: Iterable[_Range]) -> str:
    return " ".join(text[start:end] for start, end in sorted(clauses))


def _ties(both: Pairing) -> Iterator[tuple[int, int]]:
    """Places of the two texts that speak of the same: figures, and names that each of them has once."""
    for one, other in both.pairs:
        yield one.figure.start, other.figure.start
    mine, others = _single_names(both.ours), _single_names(both.theirs)
    for name in mine.keys() & others.keys():
        yield mine[name], others[name]


def _single_names(edition: Edition) -> dict[str, int]:
    found = [(key(name), start) for name, start, _ in names_in(edition.text)]
    times = Counter(name for name, _ in found)
    return {name: start for name, start in found if times[name] == 1}


def _groups(
    ties: Iterable[tuple[int, int]], mine: list[_Range], others: list[_Range]
) -> Iterator[tuple[set[_Range], set[_Range]]]:
    """The clauses of each text that are tied, directly or through others."""
    groups: list[tuple[set[_Range], set[_Range]]] = []
    for place, place_there in ties:
        group = ({_holding(place, mine)}, {_holding(place_there, others)})
        apart = []
        for other in groups:
            if group[0] & other[0] or group[1] & other[1]:
                group = (group[0] | other[0], group[1] | other[1])
            else:
                apart.append(other)
        groups = [*apart, group]
    yield from groups


def _holding(place: int, clauses: list[_Range]) -> _Range:
    return next(clause for clause in clauses if clause[0] <= place < clause[1])
