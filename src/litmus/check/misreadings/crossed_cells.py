"""Two figures of a row or column, each told beside the other's head."""

import re
from collections.abc import Mapping
from itertools import product

from litmus.check.figures.figure import Figure
from litmus.check.language.clauses import sentence_around
from litmus.check.misreadings.placed_cells import Place, is_beside, place_of
from litmus.check.paper.headed import Headed
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.pieces import pieces_of, within
from litmus.check.support.statements import Finding, Reading

# The first figure, the head A of its own cell, the second figure, its head B.
_STRAIGHT = ("A1B2", "1A2B", "A12B")
_CROSSED = ("B1A2", "1B2A", "B12A")


def crossed(
    first: Finding, second: Finding, reading: Reading, tables: Mapping[str, Headed]
) -> tuple[Occurrence, Occurrence] | None:
    """Where the paper has what each of two figures of a sentence should be: at the other; None if they do not cross."""
    text = reading.folded.text
    begin, end = sentence_around(text, first.figure.start, first.figure.end)
    if second.figure.end > end:
        return None
    pieces = within(pieces_of(text), begin, end)
    found = None
    for one, other in product(first.as_written, second.as_written):
        here, there = place_of(one, pieces, tables), place_of(other, pieces, tables)
        if not (here.cell and there.cell):
            return None
        if not is_beside(here, there):
            continue
        order = _order(first.figure, second.figure, here, there)
        if order in _STRAIGHT:
            return None
        if order in _CROSSED:
            found = found or (other, one)
    return found


def _order(first: Figure, second: Figure, here: Place, there: Place) -> str:
    """In which order two figures and what stands at the head of one alone follow each other, each repeated once."""
    events = [(first.start, "1"), (second.start, "2")]
    events += [(piece.start, "A") for piece in here.shared - there.shared]
    events += [(piece.start, "B") for piece in there.shared - here.shared]
    return re.sub(r"(.)\1+", r"\1", "".join(sign for _, sign in sorted(events)))
