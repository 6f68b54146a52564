"""Whose a figure is: whether what stands around it in a statement stands around it in the paper, too.

A statement may have all its figures from the paper and give them to the wrong things. So each figure is looked at with
what stands around it, in the statement and at each place where the paper has it; if another figure of the same passage
fits the statement clearly better, or if two of its figures fit better when they are exchanged, it is misread. The same
for names and measures.
"""

from collections.abc import Iterator

from litmus.check.misreadings.misreading import Misreading
from litmus.check.misreadings.owners.agreement import Agreement
from litmus.check.misreadings.owners.beside import Beside
from litmus.check.misreadings.owners.figures import misattributions
from litmus.check.misreadings.owners.names import misnamings
from litmus.check.misreadings.owners.sizes import missized
from litmus.check.misreadings.owners.surroundings import Surroundings
from litmus.check.paper.library import Library
from litmus.check.support.statements import Reading

__all__ = ["misplaced"]


def misplaced(reading: Reading, library: Library) -> Iterator[Misreading]:
    """The figures and names that a statement has in another's place."""
    beside = Beside(reading, library)
    yield from missized(beside)
    if not beside.is_at_hand:
        return
    misattributed = [*misattributions(Agreement(beside))]
    yield from misattributed
    exchanged = [_reach(one) for one in misattributed if len(one.spans) > 1]
    for misnaming in misnamings(Surroundings(beside)):
        start, end = _reach(misnaming)
        # Two names and their two figures that are exchanged are so once, and then it was the figures.
        if len(misnaming.spans) == 1 or not any(start < high and low < end for low, high in exchanged):
            yield misnaming


def _reach(misreading: Misreading) -> tuple[int, int]:
    """The part of a statement from the first to the last thing that is misread."""
    return min(start for start, _ in misreading.spans), max(end for _, end in misreading.spans)
