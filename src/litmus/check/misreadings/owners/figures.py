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
    open_ones = (one for one in suspicions(agreement) if not _is_settled(one, agreement))
    for suspicion in surest(open_ones, is_familiar=agreement.beside.is_familiar):
        theirs = [place.words for place in suspicion.places]
        yield misreading(suspicion, agreement.beside.reading, theirs, place=suspicion.places[0])


def _is_settled(suspicion: Suspicion[Occurrence], agreement: Agreement) -> bool:
    """Whether two figures stand beside the same two names in the paper, or, in a full text, would be from far apart."""
    if len(suspicion.spans) == 1:
        return False
    anchors = {place.passage.block.anchor for place in suspicion.places}
    return (len(anchors) > 1 and not agreement.beside.is_abstract) or _are_with_their_names(suspicion, agreement)


def _are_with_their_names(suspicion: Suspicion[Occurrence], agreement: Agreement) -> bool:
    """Whether the names nearest to two figures, which are not the same, are the nearest to them in the paper."""
    layout, layouts = agreement.beside.layout, agreement.beside.library.layouts
    figures = [figure for figure in layout.figures if (figure.start, figure.end) in suspicion.spans]
    ours = [layout.nearest_name(figure) for figure in figures]
    theirs = [theirs.nearest_name(here) for theirs, here in map(layouts.around, reversed(suspicion.places))]
    return ours == theirs and len(set(ours)) == len(suspicion.spans) and "" not in ours


def suspicions(agreement: Agreement) -> Iterator[Suspicion[Occurrence]]:
    """Every figure that another one might replace, and every two that might be exchanged."""
    held = holders(agreement.beside)
    for holder in held:
        if suspicion := borrowed(holder, held, agreement):
            yield suspicion
    for one, other in pairs(held, agreement.beside):
        yield exchanged(one, other, held, agreement)
