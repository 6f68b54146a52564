"""Figures of tables given to the wrong row, column or table: the baseline's result told of the method."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from litmus.check.figures.figure import Figure
from litmus.check.figures.units import UNITS
from litmus.check.language.clauses import scope_span, sentence_around
from litmus.check.language.differences import tells_difference
from litmus.check.language.names import key, names_in
from litmus.check.misreadings.misreading import Change, Misreading
from litmus.check.misreadings.named_cells import RIVAL, UNNAMED, written
from litmus.check.paper.headed import Cell, Headed, pieces_in
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.pieces import Piece, pieces_of, within
from litmus.check.support.statements import Finding, Reading
from litmus.model import Status

_FAR = 1000  # times that one result may be another one of the same measure
_LEAST = 100  # a bare whole number below it is a count of many things, and stands in many cells
# Words for a kind of thing beside the name of one, and for its result: no sign of another, unnamed one.
_KIND = re.compile(
    r"(?:模型|方法|\b(?:models?|methods?|approach|system))\s?(?=#)|(?<=#).{0,4}模型|(?<=#)[\s-]?(?:models?|methods?|方法|approach|system)"
    r"|\b(?:best|strongest)\s(?:[\w#-]+\s)?(?:results?|scores?|values?|averages?|accurac\w+)|最[强佳好优高](?:的)?(?:成绩|结果|得分|分数)"
)
_OURS = re.compile(r"\b(?:ours?|proposed|this\swork)\b", re.IGNORECASE)
_JOINED = re.compile(r"[-\s+/]?")
_NEXT = re.compile(r"\s?(?:[\w-]+\s)?|[个条层块张份]?的?")  # from a number to what it counts
_OF = re.compile(r"\s?(?:of|is|was|to|at|as|=|:|为|是|取|设为|达到?)?\s?")  # from what is set to its value
_VERSUS = re.compile(r"\b(?:vs|versus|against|compared\s(?:to|with))\b|对", re.IGNORECASE)
_BESIDE = re.compile(r"[-\s\d(]{0,8}")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the paper has a figure, and what of a text stands around it there."""

    occurrence: Occurrence
    cell: Cell | None  # None in prose
    shared: frozenset[Piece]


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
    tables = library.tables.headed
    findings = _held(reading, library)
    crossed = {id(one.finding): one for pair in pairwise(findings) for one in _crossed(*pair, reading, tables)}
    rights = [(finding, _right_place(finding, findings, reading, library)) for finding in findings]
    wrong = [_Misplaced(finding=finding, right=right) for finding, right in rights if right]
    values = {finding.figure.value: finding for finding in reading.findings}
    for finding in findings:
        if id(finding) in crossed:
            yield crossed[id(finding)].misreading(reading)
    for one in wrong:
        there = values.get(one.right.figure.value)
        if id(one.finding) not in crossed and (
            there is None or any(there is other.finding and _returns(one, other) for other in wrong)
        ):
            yield one.misreading(reading)


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
    text, figure, tables = reading.folded.text, finding.figure, library.tables.headed
    scope = _scope(text, figure)
    said = pieces_of(text)
    pieces = within(said, *scope)
    own = [_place(occurrence, pieces, tables) for occurrence in finding.as_written]
    free = _not_others([*_not_rivals(pieces, text, figure, scope[0])], finding, held)
    better = [
        (place, table)
        for anchor, table in tables.items()
        for place in _better(figure, own, free, table, library.tables.cells[anchor])
    ]
    best = _best(better, own, said)
    if best is None:
        return None
    place, table = best
    names = [(start, end) for start, end in _names(text, scope) if not start <= figure.start < end]
    if not all(_is_explained(name, place, table, library.document.title, text) for name in names):
        return None
    if _is_small(figure, text) and not _is_counted_there(figure, place, table, pieces, text):
        return None
    if not any(_is_same_row(place, each) for each in own) and _is_unnamed(place, text, scope):
        return None
    return place.occurrence


def _is_small(figure: Figure, text: str) -> bool:
    """Whether a figure is a small whole number, of which a paper has many."""
    return not figure.unit and "." not in text[figure.start : figure.end] and figure.value < _LEAST


def _is_counted_there(figure: Figure, place: _Place, table: Headed, pieces: Sequence[Piece], text: str) -> bool:
    """Whether what a figure counts, right beside it, heads the row or column of a cell: 24 layers, under "#Layers"."""
    heads = table.shares(pieces).heads(place.cell) if place.cell else frozenset()
    return any(
        _NEXT.fullmatch(text, figure.end, piece.start) or _OF.fullmatch(text, piece.end, figure.start)
        for piece in heads
    )


def _scope(text: str, figure: Figure) -> Span:
    """A figure's clause, with the phrase before it; its sentence where the clause is the figure alone."""
    begin, end = scope_span(text, figure.start, figure.end)
    if not (text[begin : figure.start] + text[figure.end : end]).strip(" ,()（），"):
        return sentence_around(text, figure.start, figure.end)
    return begin, end


def _place(occurrence: Occurrence, pieces: Sequence[Piece], tables: Mapping[str, Headed]) -> _Place:
    table = tables.get(occurrence.passage.block.anchor)
    cell = table.heads.cell(occurrence.span[0]) if table else None
    if table is None or cell is None:
        return _Place(occurrence, None, pieces_in(pieces, occurrence.passage.text))
    return _Place(occurrence, cell, table.shares(pieces).of(cell))


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


def _not_others(pieces: Iterable[Piece], finding: Finding, held: Sequence[Finding]) -> list[Piece]:
    """The pieces that do not stand right behind another figure: of "168M parameters" they say what that one counts."""
    ends = {other.figure.end for other in held if other is not finding}
    return [piece for piece in pieces if piece.start - 1 not in ends]


def _better(
    figure: Figure,
    own: Sequence[_Place],
    free: Sequence[Piece],
    table: Headed,
    cells: Sequence[tuple[Cell, Occurrence]],
) -> Iterator[_Place]:
    """The cells of a table, of a figure that may be meant, that have more than any place of the figure itself."""
    shares = table.shares(free)
    anywhere = shares.caption.union(*shares.rows, *shares.columns)
    if not all(each.shared <= anywhere for each in own):
        return
    for cell, occurrence in cells:
        shared = shares.of(cell)
        if all(each.shared <= shared for each in own) and _may_be_meant(figure, occurrence):
            place = _Place(occurrence, cell, shared)
            if all(each.shared < shared or _is_nearer(place, each, table, free) for each in own):
                yield place


def _may_be_meant(figure: Figure, occurrence: Occurrence) -> bool:
    """Whether a cell's figure is another one of the same measure, written like it."""
    other = occurrence.figure
    ours, theirs = UNITS[figure.unit].dimension, UNITS[other.unit].dimension
    is_alike = ours == theirs or not other.unit or {ours, theirs} == {"", "share"}
    low, high = sorted((abs(figure.value), abs(other.value)))
    is_alike = is_alike and (high <= low * _FAR or bool(other.others))
    # 0.302 is no number of things, and 506 of them are no 5.12.
    is_counted = (other.is_count and not figure.is_whole) or (
        figure.is_whole and not figure.unit and not other.is_whole
    )
    is_counted = is_counted and not other.others
    return is_alike and not is_counted and other.value != figure.value and not other.is_in_name


def _is_nearer(place: _Place, own: _Place, table: Headed, pieces: Sequence[Piece]) -> bool:
    """Whether of two cells of a row or column one has its head said wholly, the other not: MarshQA, MarshQA-Pro."""
    if place.shared != own.shared or not _is_beside(place, own) or place.cell is None or own.cell is None:
        return False
    across = place.cell[0] == own.cell[0]
    return table.is_said(place.cell, pieces, across=across) and not table.is_said(own.cell, pieces, across=across)


def _best(
    better: Sequence[tuple[_Place, Headed]], own: Sequence[_Place], said: Sequence[Piece]
) -> tuple[_Place, Headed] | None:
    """The cell that has most of the clause, then of the statement, then one beside the figure's own; if it is one."""
    left = _most(better, [len(place.shared) for place, _ in better])
    if _is_open(left):
        left = _most(left, [len(table.shares(said).of(place.cell)) if place.cell else 0 for place, table in left])
    if _is_open(left):
        left = [(place, table) for place, table in left if any(_is_beside(place, each) for each in own)]
    return left[0] if left and not _is_open(left) else None


def _most(better: Sequence[tuple[_Place, Headed]], counts: Sequence[int]) -> list[tuple[_Place, Headed]]:
    most = max(counts, default=0)
    return [one for one, count in zip(better, counts, strict=True) if count == most]


def _is_open(left: Sequence[tuple[_Place, Headed]]) -> bool:
    return len({place.occurrence.figure.value for place, _ in left}) > 1


def _is_same_row(one: _Place, other: _Place) -> bool:
    return (
        _is_same_table(one, other) and one.cell is not None and other.cell is not None and one.cell[0] == other.cell[0]
    )


def _is_beside(one: _Place, other: _Place) -> bool:
    """Whether two places are in one row or column."""
    if not _is_same_table(one, other) or one.cell is None or other.cell is None:
        return False
    return one.cell[0] == other.cell[0] or one.cell[1] == other.cell[1]


def _is_same_table(one: _Place, other: _Place) -> bool:
    return one.occurrence.passage.block.anchor == other.occurrence.passage.block.anchor


def _names(text: str, scope: Span) -> Iterator[Span]:
    """Where the names of a clause stand."""
    return ((start + scope[0], end + scope[0]) for _, start, end in names_in(text[slice(*scope)]))


def _is_explained(name: Span, place: _Place, table: Headed, title: str, text: str) -> bool:
    """Whether a name of the clause stands in the cell's table; another one may be that of the figure's own row."""
    vocabulary, said = table.heads.grid.block.text, key(text[slice(*name)])
    if said in key(vocabulary) or (said in key(title) and not _OURS.search(vocabulary)):
        return True
    # A name may open one that the table has: "WMT 2014 English-German".
    return any(
        (piece.start < name[1] and name[0] < piece.end)
        or (name[1] <= piece.start and _BESIDE.fullmatch(text, name[1], piece.start))
        for piece in place.shared
    )


def _is_unnamed(place: _Place, text: str, scope: Span) -> bool:
    """Whether the clause has a word for somebody whom it does not name."""
    blotted = text
    for piece in place.shared:
        blotted = blotted[: piece.start] + "#" * (piece.end - piece.start) + blotted[piece.end :]
    return bool(UNNAMED.search(_KIND.sub("", blotted[slice(*scope)])))


def _crossed(first: Finding, second: Finding, reading: Reading, tables: Mapping[str, Headed]) -> tuple[_Misplaced, ...]:
    """Two figures of a sentence that stand in one row or column, and each beside the other's head in the statement."""
    text = reading.folded.text
    begin, end = sentence_around(text, first.figure.start, first.figure.end)
    if second.figure.end > end:
        return ()
    pieces = within(pieces_of(text), begin, end)
    found = None
    for one, other in product(first.as_written, second.as_written):
        here, there = _place(one, pieces, tables), _place(other, pieces, tables)
        if not (here.cell and there.cell):
            return ()
        if not _is_beside(here, there):
            continue
        order = _order(first.figure, second.figure, here, there)
        if order in _STRAIGHT:
            return ()
        if order in _CROSSED:
            found = found or (_Misplaced(finding=first, right=other), _Misplaced(finding=second, right=one))
    return found or ()


# The first figure, the head A of its own cell, the second figure, its head B.
_STRAIGHT = ("A1B2", "1A2B", "A12B")
_CROSSED = ("B1A2", "1B2A", "B12A")


def _order(first: Figure, second: Figure, here: _Place, there: _Place) -> str:
    """In which order two figures and what stands at the head of one alone follow each other, each repeated once."""
    events = [(first.start, "1"), (second.start, "2")]
    events += [(piece.start, "A") for piece in here.shared - there.shared]
    events += [(piece.start, "B") for piece in there.shared - here.shared]
    return re.sub(r"(.)\1+", r"\1", "".join(sign for _, sign in sorted(events)))
