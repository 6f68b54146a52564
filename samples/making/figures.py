"""Whether a paper's text agrees with its own tables."""

import re
from collections.abc import Iterator
from itertools import permutations

from making.source import Formula, Grid, Heading, Items, Paragraph, Picture, Source, Theorem

FIGURE = re.compile(r"(?<![\w.,-])(?:\d{1,3}(?:,\d{3})+|\d+\.\d+|\d+(?=\\?%))(?![\d.]*\w)")
NUMBER = re.compile(r"-?\d{1,3}(?:,\d{3})+|-?\d+(?:\.\d+)?")


def prose(source: Source) -> Iterator[str]:
    """Everything that the paper says outside its tables."""
    yield source.abstract
    yield from source.notes.values()
    for block in source.blocks:
        match block:
            case Heading():
                yield block.title
            case Paragraph():
                yield from _said(block)
            case Items():
                yield from block.items
            case Grid() | Picture():
                yield block.caption
            case Theorem():
                for paragraph in block.paragraphs:
                    yield from _said(paragraph)
            case _:
                pass


def _said(paragraph: Paragraph) -> Iterator[str]:
    return (part.latex if isinstance(part, Formula) else part for part in paragraph.parts)


def quoted(source: Source) -> list[str]:
    """The figures in the text that a table could hold: with a decimal point, a thousands comma or a percent sign."""
    return [found[0] for text in prose(source) for found in FIGURE.finditer(text)]


def unexplained(source: Source) -> list[str]:
    """The figures that no table holds, that do not follow from two cells of a row or column, and are not declared.

    A source declares figures that stand in the text alone (`alone`) and those that are meant to be wrong (`wrong`).
    """
    if not any(isinstance(block, Grid) for block in source.blocks):
        return []
    held, derived = _from_tables(source)
    declared = {*source.front.get("alone", ()), *source.front.get("wrong", ())}
    return [figure for figure in quoted(source) if figure not in held | declared and not _follows(figure, derived)]


def idle(source: Source) -> list[str]:
    """The declarations that are not needed: the figure is not in the text, or a table holds it."""
    held, _ = _from_tables(source)
    said = set(quoted(source))
    return [figure for name in ("alone", "wrong") for figure in source.front.get(name, ()) if figure not in said - held]


def _from_tables(source: Source) -> tuple[set[str], list[float]]:
    """The figures in the tables, and those that follow from two of them: differences, ratios, changes in percent."""
    held: set[str] = set()
    derived: list[float] = []
    for table in source.blocks:
        if isinstance(table, Grid):
            held |= {number.lstrip("-") for row in table.head + table.body for number in NUMBER.findall(" ".join(row))}
            for line in [*table.body, *zip(*table.body, strict=True)]:
                for one, other in permutations([value for cell in line if (value := number_in(cell)) is not None], 2):
                    derived.append(one - other)
                    if other:
                        derived += [one / other, 100 * (one / other - 1), 100 * (1 - one / other)]
    return held, derived


def _follows(figure: str, derived: list[float]) -> bool:
    places = len(figure.partition(".")[2])
    slack = 0.5 * 10**-places + 1e-6
    return any(abs(value - float(figure.replace(",", ""))) <= slack for value in derived)


def wrong_averages(source: Source) -> list[str]:
    """The cells of a column "Average" that are not the mean of the other figures in their row."""
    wrong = []
    for table in source.blocks:
        if isinstance(table, Grid) and "Average" in table.head[-1]:
            place = table.head[-1].index("Average")
            for row in table.body:
                values = [number_in(cell) for cell in row]
                others = [value for x, value in enumerate(values) if x != place and value is not None]
                if abs(sum(others) / len(others) - (values[place] or 0.0)) > 0.0501:  # noqa: PLR2004 - half a last digit
                    wrong.append(f"{row}")
    return wrong


def number_in(cell: str) -> float | None:
    """The figure that a cell holds, if it holds one and nothing else."""
    bare = re.sub(r"[*$%\\]|times|pm.*", "", cell).strip()
    return float(bare.replace(",", "")) if NUMBER.fullmatch(bare) else None
