"""A cell of a table in somebody's report, held against the paper as the sentence that it stands for."""

import re
from dataclasses import replace

from litmus.check.assertions import on_misread, on_statement
from litmus.check.misreadings.arithmetic import miscalculated_of
from litmus.check.paper.library import Library
from litmus.check.support.statements import read
from litmus.model import Claim, ReportedCell, Verdict

_SIGNED = re.compile(r"\W*[+\-−–](?=\s?\d)")  # a cell that tells by how much two others differ
_BETWEEN = " / "  # no mark that ends a clause


def on_cell(claim: ReportedCell, library: Library) -> Verdict:
    """The verdict on a cell, whose row and column say what its figure is of, and whose row what it may come from.

    What the heads themselves have that the paper has not (the report's own words for "ours") is not the cell's fault:
    then the cell is held against the paper alone.
    """
    alone = Claim(id=claim.id, text=claim.text, kind=claim.kind, span=claim.span)
    row = replace(alone, text=", ".join(claim.beside))
    if _SIGNED.match(claim.text) and (wrong := miscalculated_of(read(alone, library, row), read(row, library))):
        return on_misread(read(alone, library), wrong, library)
    lead = f"{_BETWEEN.join(claim.heads)}: " if claim.heads else ""
    verdict = _without_lead(on_statement(replace(alone, text=lead + claim.text), library, row), len(lead))
    if verdict.status.holds or (verdict.spans and verdict.confidence is None):
        return verdict
    return on_statement(alone, library, row)


def _without_lead(verdict: Verdict, length: int) -> Verdict:
    """A verdict on what stands behind a lead; what it says of the lead itself is left out."""
    return replace(
        verdict,
        spans=tuple((start - length, end - length) for start, end in verdict.spans if start >= length),
        repairs=tuple(
            replace(repair, start=repair.start - length, end=repair.end - length)
            for repair in verdict.repairs
            if repair.start >= length
        ),
    )
