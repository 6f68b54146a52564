"""What a paper's tables and brackets bear out, or decide by themselves: of that, prose says nothing more."""

import re
from collections.abc import Iterator

from litmus.check.figures.folding import fold
from litmus.check.language.clauses import scope_span, sentence_around
from litmus.check.language.names import initials, key, names_in
from litmus.check.paper.headed import Headed
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.pieces import Piece, pieces_of, within
from litmus.check.support.statements import Reading

Span = tuple[int, int]

_BEHIND = re.compile(r"(?P<name>[A-Za-z][\w+./-]*)\s?\((?:about|around|over|roughly|~|≈)?\s?$")
_LONGEST = 48  # characters of a name with its bracket


def borne_out(reading: Reading, library: Library) -> Iterator[Span]:
    """The figures that stand under what their clauses name, and those names: they belong together."""
    text = reading.folded.text
    pieces = pieces_of(text)
    for finding in reading.findings:
        figure = finding.figure
        if figure.is_count:
            continue
        around = within(pieces, *scope_span(text, figure.start, figure.end))
        for occurrence in finding.derivation.sources if finding.derivation else finding.as_written:
            table = library.tables.headed.get(occurrence.passage.block.anchor)
            if table and (cell := table.heads.cell(occurrence.span[0])):
                shares = table.shares(around)
                yield from [(figure.start, figure.end)] * bool(shares.heads(cell))
                yield from ((piece.start, piece.end) for piece in shares.of(cell))


def crossed(reading: Reading, library: Library) -> Iterator[Span]:
    """The names that head rows and columns of one table: whether they are told together rightly, the table says."""
    pieces = [piece for piece in pieces_of(reading.folded.text) if piece.is_name]
    for table in library.tables.headed.values():
        shares = table.shares(pieces)
        rows, columns = (frozenset[Piece]().union(*lines) for lines in (shares.rows, shares.columns))
        if rows - columns and columns - rows:
            yield from ((piece.start, piece.end) for piece in rows | columns)


def apposed(reading: Reading) -> Iterator[Span]:
    """The figures that the paper has in brackets behind the name before them, and those names: FinTabNet (113k)."""
    text = reading.folded.text
    for finding in reading.findings:
        start, _ = sentence_around(text, finding.figure.start, finding.figure.end)
        names = names_in(text[start : finding.figure.start])
        if not names:
            continue
        name, begins, ends = names[-1]
        if any(start + ends <= other.figure.start < finding.figure.start for other in reading.findings):
            continue
        if any(_keys(name) & _keys(_owner(place)) for place in finding.as_written):
            yield from ((finding.figure.start, finding.figure.end), (start + begins, start + ends))


def _owner(place: Occurrence) -> str:
    """The name in front of the bracket in which a figure stands first; "" where there is none."""
    before = place.folded.text[max(0, place.figure.start - _LONGEST) : place.figure.start]
    found = _BEHIND.search(before)
    return found["name"] if found else ""


def _keys(name: str) -> set[str]:
    return {key(name), initials(name)} - {""}


def are_of_two_kinds(one: str, other: str, library: Library) -> bool:
    """Whether two names head different sides of a table: what is compared, and what it is measured by."""
    for table in library.tables.headed.values():
        ours, theirs = _axes(table, one), _axes(table, other)
        if ours and theirs and not ours & theirs:
            return True
    return False


def _axes(table: Headed, name: str) -> frozenset[str]:
    """Whether rows or columns of a table have a name at their heads, as a whole."""
    pieces = [piece for piece in pieces_of(fold(name).text) if piece.is_word]
    shares = table.shares(pieces)
    named = frozenset(pieces)
    sides = {"rows": shares.rows, "columns": shares.columns}
    return frozenset(side for side, lines in sides.items() if named and any(named <= line for line in lines))
