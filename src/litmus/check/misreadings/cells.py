"""Figures of tables given to the wrong row or column: the baseline's result told of the method."""

from collections.abc import Iterator, Sequence

from litmus.check.language.names import key
from litmus.check.misreadings.misreading import Change, Misreading
from litmus.check.paper.passages import Library, Occurrence
from litmus.check.paper.tables import Grid
from litmus.check.support.statements import Finding, Reading
from litmus.model import Cell, Status

_SHORTEST = 3  # letters of a head that a statement can name by chance


def in_other_cells(reading: Reading, library: Library) -> Iterator[Misreading]:
    """The figures that the paper has in its tables alone, and nowhere in a row or column that the statement names."""
    said = key(reading.folded.text)
    for finding in reading.findings:
        places = finding.places
        if not places or not all(place.passage.block.rows for place in places) or finding.figure.is_count:
            continue
        right = [found for place in places if (found := _right_place(place, said, library))]
        if len(right) == len(places):
            yield _misreading(finding, right[0], reading)


def _right_place(place: Occurrence, said: str, library: Library) -> Occurrence | None:
    """The figure of the row or column that the statement names instead; None if it names the figure's own, or none."""
    grid, rows = Grid.of(place.passage.block), place.passage.block.rows
    cell = grid.cell(place.span[0])
    if cell is None:
        return None
    width = max(map(len, rows))
    down = [
        [row[column].text if column < len(row) else "" for row in rows]
        for column in _head_columns(place, grid, library)
    ]
    across = [
        [row[column].text if column < len(row) else "" for column in range(width)]
        for row in rows[: cell[0]]
        if _is_head(row)
    ]
    meant = _meant(down, cell[0], said), _meant(across, cell[1], said)
    if cell[0] in meant[0] and cell[1] in meant[1]:
        return None
    return next(
        (
            one
            for passage in library.of_block(place.passage.block.anchor)
            for one in library.figures_of.get(passage.index, ())
            if (there := grid.cell(one.span[0]))
            and there[0] in meant[0]
            and there[1] in meant[1]
            and one.figure.value != place.figure.value
        ),
        None,
    )


def _is_head(row: Sequence[Cell]) -> bool:
    return all(cell.is_header for cell in row)


def _head_columns(place: Occurrence, grid: Grid, library: Library) -> list[int]:
    """The columns before the first figure of the place's row."""
    cells = [
        grid.cell(one.span[0]) for one in library.figures_of.get(place.passage.index, ()) if not one.figure.is_in_name
    ]
    return list(range(min((cell[1] for cell in cells if cell), default=0)))


def _meant(axes: Sequence[Sequence[str]], own: int, said: str) -> set[int]:
    """The rows, or columns, that a statement can mean by what it says of their heads."""
    meant = set(range(max(map(len, axes), default=own + 1)))
    for heads in axes:
        keys = [key(head) for head in heads]
        wanted = _named(keys, own, said)
        meant &= {number for number, found in enumerate(keys) if found == (wanted or keys[own])}
    return meant if axes else {own}


def _named(keys: Sequence[str], own: int, said: str) -> str:
    """The one head that the statement names, if it does not name the figure's own; "" otherwise."""
    if len(keys[own]) < _SHORTEST or keys[own] in said:
        return ""
    named = {found for found in keys if len(found) >= _SHORTEST and found in said and found not in keys[own]}
    longest = [found for found in named if not any(found != other and found in other for other in named)]
    return longest[0] if len(longest) == 1 else ""


def _misreading(finding: Finding, right: Occurrence, reading: Reading) -> Misreading:
    figure = finding.figure
    return Misreading(
        code="cell_misplaced",
        status=Status.CONTRADICTED,
        spans=((figure.start, figure.end),),
        words=reading.words(finding),
        place=right,
        changes=(Change((figure.start, figure.end), _written(right, reading.folded.text[figure.start : figure.end])),),
    )


def _written(right: Occurrence, ours: str) -> str:
    """The right figure, with the statement's unit where the table has none."""
    number = right.words
    unit = ours.lstrip("+-0123456789.,")
    return number if number[-1:] and not number[-1].isdigit() else f"{number}{unit}"
