"""How much of what stands around a thing in a statement stands around a place of the paper, too."""

from math import exp

from litmus.check.language.terms import known_stems
from litmus.check.misreadings.owners.beside import Beside
from litmus.check.paper.layout import Layout, Placed

# Characters over which what stands around a thing counts for less and less: here, and in the paper's longer words.
NEAR, WIDE = (40.0, 80.0), (80.0, 200.0)
_THEIRS, _OURS = 30.0, 40.0  # the same of what stands around the paper's place
_REACH = 140  # characters beyond which it counts for next to nothing
_LEAST = 0.05  # of all weights, below which too little is known to say anything
_UNKNOWN = 0.5


def shared(beside: Beside, thing: Placed, theirs: Layout, place: Placed, reach: tuple[float, float]) -> float:
    """The share, from 0 to 1, of what stands around a thing of the statement that stands around the place as near.

    Only what the paragraph has at all is counted: the nearer the more, and the more often it has it the less.
    """
    total = found = 0.0
    for number, concept in enumerate(beside.layout.concepts):
        apart = _apart(thing, concept)
        there = [theirs.concepts[each] for each in beside.places_in(theirs, number)] if apart is not None else []
        if apart is not None and there:
            weight = exp(-apart / reach[0]) / len(there)
            distances = [each for each in (_apart(place, other) for other in there) if each is not None]
            total += weight
            found += weight * exp(-min(distances) / reach[1]) if distances else 0.0
    return found / total if total > _LEAST else _UNKNOWN


def rendered(beside: Beside, thing: Placed, theirs: Layout, place: Placed) -> float:
    """The share, from 0 to 1, of what stands around a place of the paper that stands around the statement's thing.

    Only names are counted, and words that a term of the list may stand for.
    """
    said = beside.said(theirs)
    total = found = 0.0
    for number, concept in enumerate(theirs.concepts):
        apart = _apart(place, concept)
        if apart is not None and apart < _REACH and (concept.is_name or concept.phrases[0][0] in known_stems()):
            weight = exp(-apart / _THEIRS)
            here = [_apart(thing, beside.layout.concepts[each]) for each in said.get(number, ())]
            distances = [each for each in here if each is not None]
            total += weight
            found += weight * exp(-min(distances) / _OURS) if distances else 0.0
    return found / total if total > _LEAST else _UNKNOWN


def _apart(thing: Placed, other: Placed) -> int | None:
    """The characters between two things; None if they overlap."""
    if other.start < thing.end and thing.start < other.end:
        return None
    return max(thing.start - other.end, other.start - thing.end)
