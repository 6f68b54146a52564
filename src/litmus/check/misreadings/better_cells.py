"""Which cell of all tables has more of a clause than the places of its own figure."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from litmus.check.figures.figure import Figure
from litmus.check.figures.units import UNITS
from litmus.check.misreadings.placed_cells import Place, is_beside
from litmus.check.paper.headed import Cell, Headed
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.pieces import Piece

_ALL = Decimal(100)  # percent
_FAR = 1000  # times that one result may be another one of the same measure

Candidate = tuple[Place, Headed]  # a cell, and the table that has it


def better_cell(
    figure: Figure, own: Sequence[Place], free: Sequence[Piece], said: Sequence[Piece], library: Library
) -> Candidate | None:
    """The cell that has all that a clause shares with each place of its figure, and more; None unless there is one.

    Args:
        figure: The statement's.
        own: Where the paper has it, by what the clause shares with each.
        free: The pieces of the clause that may be the figure's.
        said: The pieces of the whole statement, which tell cells apart that have as much of the clause.
        library: The paper.

    """
    better = [
        (place, table)
        for anchor, table in library.tables.headed.items()
        for place in _better(figure, own, free, table, library.tables.cells[anchor])
    ]
    return _best(better, own, said)


def _better(
    figure: Figure,
    own: Sequence[Place],
    free: Sequence[Piece],
    table: Headed,
    cells: Sequence[tuple[Cell, Occurrence]],
) -> Iterator[Place]:
    """The cells of a table, of a figure that may be meant, that have more than any place of the figure itself."""
    shares = table.shares(free)
    anywhere = shares.caption.union(*shares.rows, *shares.columns)
    if not all(each.shared <= anywhere for each in own):
        return
    for cell, occurrence in cells:
        shared = shares.of(cell)
        if any(each.anchor == occurrence.passage.block.anchor and each.cell == cell for each in own):
            continue  # the figure stands in this cell, beside another one
        if (
            figure.unit
            and not occurrence.figure.unit
            and any(each.cell and each.occurrence.figure.unit for each in own)
        ):
            continue  # $2.72 in one cell is no bare 7.6 in another
        if all(each.shared <= shared for each in own) and _may_be_meant(figure, occurrence):
            place = Place(occurrence, cell, shared)
            if all(each.shared < shared or _is_nearer(place, each, table, free) for each in own):
                yield place


def _may_be_meant(figure: Figure, occurrence: Occurrence) -> bool:
    """Whether a cell's figure is another one of the same measure, written like it."""
    other = occurrence.figure
    ours, theirs = UNITS[figure.unit].dimension, UNITS[other.unit].dimension
    is_alike = ours == theirs or not other.unit or {ours, theirs} == {"", "share"}
    if ours == "share" and not other.unit:  # 95 % is no 5,000
        is_alike = abs(other.value) <= max(abs(figure.value), _ALL)
    low, high = sorted((abs(figure.value), abs(other.value)))
    is_alike = is_alike and (high <= low * _FAR or bool(other.others))
    # 0.302 is no number of things, 83.2 no length of 1510, and 506 of them are no 5.12.
    is_counted = (not figure.is_whole and (other.is_count or (other.is_whole and other.value >= _FAR))) or (
        figure.is_whole and not figure.unit and not other.is_whole
    )
    is_counted = is_counted and not other.others
    return is_alike and not is_counted and other.value != figure.value and not other.is_in_name


def _is_nearer(place: Place, own: Place, table: Headed, pieces: Sequence[Piece]) -> bool:
    """Whether of two cells of a row or column one has its head said wholly, the other not: MarshQA, MarshQA-Pro."""
    if place.shared != own.shared or not is_beside(place, own) or place.cell is None or own.cell is None:
        return False
    across = place.cell[0] == own.cell[0]
    return table.is_said(place.cell, pieces, across=across) and not table.is_said(own.cell, pieces, across=across)


def _best(better: Sequence[Candidate], own: Sequence[Place], said: Sequence[Piece]) -> Candidate | None:
    """The cell that has most of the clause, then of the statement; one beside the figure's own; the most wholly named.

    None if it is still several, of different figures.
    """
    left = _most(better, [len(place.shared) for place, _ in better])
    if _is_open(left):
        left = _most(left, [len(table.shares(said).of(place.cell)) if place.cell else 0 for place, table in left])
    if _is_open(left):
        left = [(place, table) for place, table in left if any(is_beside(place, each) for each in own)]
    if _is_open(left):
        left = _most(left, [-_unsaid(place, table) for place, table in left])
    return left[0] if left and not _is_open(left) else None


def _unsaid(place: Place, table: Headed) -> int:
    """How many words at the heads of a cell are not said."""
    if place.cell is None:
        return 0
    row, column = place.cell
    return table.rows.unsaid(row, place.shared) + table.columns.unsaid(column, place.shared)


def _most(better: Sequence[Candidate], counts: Sequence[int]) -> list[Candidate]:
    most = max(counts, default=0)
    return [one for one, count in zip(better, counts, strict=True) if count == most]


def _is_open(left: Sequence[Candidate]) -> bool:
    return len({place.occurrence.figure.value for place, _ in left}) > 1
