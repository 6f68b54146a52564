"""Figures given to the wrong thing: two of a statement exchanged, or one that is another thing's in the paper."""

from collections.abc import Iterator

from litmus.check.misreadings.misreading import Misreading
from litmus.check.misreadings.owners.agreement import Agreement
from litmus.check.misreadings.owners.borrowed import borrowed
from litmus.check.misreadings.owners.exchanged import exchanged
from litmus.check.misreadings.owners.holders import holders, pairs
from litmus.check.misreadings.owners.suspicions import Suspicion, misreading, surest
from litmus.check.paper.occurrences import Occurrence


def misattributions(agreement: Agreement) -> Iterator[Misreading]:
    """The figures that a statement gives to the wrong things, the surest suspicion about each."""
    for suspicion in surest(suspicions(agreement), is_familiar=agreement.beside.is_familiar):
        theirs = [place.words for place in suspicion.places]
        yield misreading(suspicion, agreement.beside.reading, theirs, place=suspicion.places[0])


def suspicions(agreement: Agreement) -> Iterator[Suspicion[Occurrence]]:
    """Every figure that another one might replace, and every two that might be exchanged."""
    held = holders(agreement.beside)
    for holder in held:
        if suspicion := borrowed(holder, held, agreement):
            yield suspicion
    for one, other in pairs(held, agreement.beside):
        yield exchanged(one, other, held, agreement)
