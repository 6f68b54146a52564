"""A cell of a table in somebody's report, held against the paper as the sentence that it stands for."""

import re
from dataclasses import replace
from itertools import takewhile

from litmus.check.assertions import on_misread, on_statement
from litmus.check.misreadings.arithmetic import miscalculated_of
from litmus.check.paper.library import Library
from litmus.check.support.statements import read
from litmus.model import Claim, ReportedCell, Verdict

_SIGNED = re.compile(r"\W*[+\-−–](?=\s?\d)")  # a cell that tells by how much two others differ
_BETWEEN = " / "  # no mark that ends a clause


def on_cell(claim: ReportedCell, library: Library) -> Verdict:
    """The verdict on a cell, whose row and column say what its figure is of, and what it may come from.

    What the heads themselves have that the paper has not (the report's own words for "ours") is not the cell's fault:
    then the cell is held against the paper alone.
    """
    alone = Claim(id=claim.id, text=claim.text, kind=claim.kind, span=claim.span)
    line = replace(alone, text=", ".join(_line(claim)))
    if _is_signed(claim.text) and (wrong := miscalculated_of(read(alone, library, line), read(line, library))):
        return on_misread(read(alone, library), wrong, library)
    lead = f"{_BETWEEN.join(claim.heads)}: " if claim.heads else ""
    verdict = _without_lead(on_statement(replace(alone, text=lead + claim.text), library, line), len(lead))
    if verdict.status.holds or (verdict.spans and verdict.confidence is None):
        return verdict
    return on_statement(alone, library, line)


def _line(claim: ReportedCell) -> tuple[str, ...]:
    """The cells that a cell's figure may come from: the others of its row, or above a row of differences its column."""
    if not (_is_signed(claim.text) and claim.above and all(map(_is_signed, filter(_has_figure, claim.beside)))):
        return claim.beside
    return tuple(takewhile(lambda text: not _is_signed(text), reversed(claim.above)))[::-1]


def _is_signed(cell: str) -> bool:
    return bool(_SIGNED.match(cell))


def _has_figure(cell: str) -> bool:
    return any(char.isdecimal() for char in cell)


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
