"""Where a paper speaks of what a statement speaks of, whether or not it says the same."""

from itertools import islice

from litmus.check.figures.folding import fold
from litmus.check.language.concepts import concepts_in
from litmus.check.paper.library import Library
from litmus.check.paper.places import evidence_around
from litmus.model import BlockKind, Claim, Evidence

_SHARE = 0.3  # of a statement's things, by weight, that a passage has to speak of


def nearest(claim: Claim, library: Library, at_most: int) -> tuple[Evidence, ...]:
    """The passages that share most with a statement, the closest first; none if they have little in common."""
    ranking = (
        (share, passage)
        for share, passage in library.concepts.nearest(concepts_in(fold(claim.text).text))
        if passage.block.kind is not BlockKind.TITLE  # it names things and says nothing of them
    )
    return tuple(
        evidence_around(library.document, passage) for share, passage in islice(ranking, at_most) if share >= _SHARE
    )
