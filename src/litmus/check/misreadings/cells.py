"""Figures of tables given to the wrong row, column or table: the baseline's result told of the method."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from litmus.check.figures.figure import Figure
from litmus.check.language.clauses import scope_span, sentence_around
from litmus.check.language.differences import tells_difference
from litmus.check.misreadings.better_cells import better_cell
from litmus.check.misreadings.cell_guards import is_counted_there, is_explained, is_small, is_unnamed, names_without
from litmus.check.misreadings.crossed_cells import crossed
from litmus.check.misreadings.misreading import Change, Misreading
from litmus.check.misreadings.named_cells import RIVAL, written
from litmus.check.misreadings.placed_cells import is_same_row, place_of
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.pieces import Piece, pieces_of, within
from litmus.check.support.statements import Finding, Reading
from litmus.model import Status

_JOINED = re.compile(r"[-\s+/]?")
_VERSUS = re.compile(r"\b(?:vs|versus|against|compared\s(?:to|with))\b|对", re.IGNORECASE)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Misplaced:
    """A figure, and what the table has where the statement says that it stands."""

    finding: Finding
    right: Occurrence

    def misreading(self, reading: Reading) -> Misreading:
        figure = self.finding.figure
        said = reading.folded.text[figure.start : figure.end]
        return Misreading(
            code="cell_misplaced",
            status=Status.CONTRADICTED,
            spans=((figure.start, figure.end),),
            words=reading.words(self.finding),
            place=self.right,
            changes=(Change((figure.start, figure.end), written(self.right, said)),),
        )


def in_other_cells(reading: Reading, library: Library) -> Iterator[Misreading]:
    """The figures that the paper has where less of the statement stands beside them than beside another cell's.

    Of each figure, the clause with the phrase before it ("On MMLU, …") is held against the heads and captions of all
    tables. It is another cell's if that one has all that the clause shares with the figure's own places, and more.
    What another thing is compared with counts for the figure's own place alone. If the right figure is in the statement
    too, the two are in each other's place, or neither is wrong.
    """
    findings = _held(reading, library)
    exchanged = {id(one.finding): one for one in _exchanged(findings, reading, library)}
    rights = [(finding, _right_place(finding, findings, reading, library)) for finding in findings]
    wrong = [_Misplaced(finding=finding, right=right) for finding, right in rights if right]
    values = {finding.figure.value: finding for finding in reading.findings}
    for finding in findings:
        if id(finding) in exchanged:
            yield exchanged[id(finding)].misreading(reading)
    for one in wrong:
        there = values.get(one.right.figure.value)
        if id(one.finding) not in exchanged and (
            there is None or any(there is other.finding and _returns(one, other) for other in wrong)
        ):
            yield one.misreading(reading)


def _exchanged(findings: Sequence[Finding], reading: Reading, library: Library) -> Iterator[_Misplaced]:
    """Figures next to each other in the statement, each in the other's cell."""
    for first, second in pairwise(findings):
        if rights := crossed(first, second, reading, library.tables.headed):
            yield _Misplaced(finding=first, right=rights[0])
            yield _Misplaced(finding=second, right=rights[1])


def _returns(one: _Misplaced, other: _Misplaced) -> bool:
    """Whether the second has in its right place what the first is told as: the two are exchanged."""
    return other.right.figure.value == one.finding.figure.value


def _held(reading: Reading, library: Library) -> list[Finding]:
    """The figures that measure something, stand in a table of the paper, and are no part of a head themselves."""
    text = reading.folded.text
    known = frozenset[str]().union(*(table.words for table in library.tables.headed.values()))
    named = [piece for piece in pieces_of(text) if known and any(form <= known for form in piece.forms)]
    return [
        finding
        for finding in reading.findings
        if _is_measured(finding.figure, text)
        and any(place.is_in_table for place in finding.places)
        and not any(piece.start < finding.figure.end and finding.figure.start < piece.end for piece in named)
    ]


def _is_measured(figure: Figure, text: str) -> bool:
    """Whether a figure is a measurement, and not the difference of two."""
    if figure.is_in_name or figure.is_year or figure.is_vague:
        return False
    return not tells_difference(text, figure.start, figure.end)


def _right_place(finding: Finding, held: Sequence[Finding], reading: Reading, library: Library) -> Occurrence | None:
    """The figure of the cell that has more of the statement than each place of a figure; None where there is none."""
    text, figure = reading.folded.text, finding.figure
    clause = _clause(text, figure)
    said = pieces_of(text)
    pieces = within(said, *clause)
    own = [place_of(occurrence, pieces, library.tables.headed) for occurrence in finding.as_written]
    free = _not_others(_not_rivals(pieces, text, figure, clause[0]), finding, held, text)
    best = better_cell(figure, own, free, said, library)
    if best is None:
        return None
    place, table = best
    names = names_without(figure, text, clause)
    if not all(is_explained(name, place, table, library.document.title, text) for name in names):
        return None
    if is_small(figure, text) and not is_counted_there(figure, place, table, pieces, text):
        return None
    if not any(is_same_row(place, each) for each in own) and is_unnamed(place, text, clause):
        return None
    return place.occurrence


def _clause(text: str, figure: Figure) -> Span:
    """A figure's clause, with the phrase before it; its sentence where the clause is the figure alone."""
    begin, end = scope_span(text, figure.start, figure.end)
    if not (text[begin : figure.start] + text[figure.end : end]).strip(" ,()（），"):
        return sentence_around(text, figure.start, figure.end)
    return begin, end


def _not_rivals(pieces: Sequence[Piece], text: str, figure: Figure, begin: int) -> Iterator[Piece]:
    """The pieces that are no part of the name of what something else is compared with."""
    reach = -1
    for piece in pieces:
        is_rival = RIVAL.search(text, begin, piece.start) or _VERSUS.search(text, figure.end, piece.start)
        is_of_rival = piece.start <= reach or (reach >= 0 and _JOINED.fullmatch(text, reach, piece.start))
        if is_rival or is_of_rival:
            reach = max(reach, piece.end)
        else:
            yield piece
            reach = -1


def _not_others(pieces: Iterable[Piece], finding: Finding, held: Sequence[Finding], text: str) -> list[Piece]:
    """The pieces that do not follow another figure: in "168M parameters", "8 KV heads" they say what it counts."""
    ends = {other.figure.end for other in held if other is not finding}
    left = []
    for piece in pieces:
        if piece.start - 1 in ends and text[piece.start - 1] in " -":
            ends.add(piece.end)
        else:
            left.append(piece)
    return left
