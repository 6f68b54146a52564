"""Papers that are at hand as HTML and as PDF: the tables of both are the same. Floors, lowered only on purpose."""

from pathlib import Path

import pytest

from litmus.model import Block, BlockKind, Document
from litmus.read import from_file

pytestmark = pytest.mark.shared

PAPERS = Path(__file__).parents[3] / "shared" / "papers"
TWINS = sorted(path.stem for path in PAPERS.glob("*.pdf") if path.with_suffix(".html").exists())
LEAST = 0.94  # of the cells of a paper; citations are keys in one HTML, and figures in its PDF
LEAST_OF_ALL = 0.995


@pytest.fixture(scope="module")
def pairs(tools) -> dict[str, list[tuple[str, bool]]]:
    """By paper, the cells of its HTML's tables, and whether they stand at the same place of a table of its PDF."""
    same = tools.fidelity.canonical

    def grid(table: Block) -> list[list[str]]:
        return [[same(cell.text) for cell in row] for row in table.rows]

    def tables(document: Document) -> list[list[list[str]]]:
        return [grid(block) for block in document.blocks if block.kind is BlockKind.TABLE and block.rows]

    def placed(mine: list[list[str]], other: list[list[str]]) -> list[bool]:
        return [
            place < len(other) and column < len(other[place]) and other[place][column] == cell
            for place, row in enumerate(mine)
            for column, cell in enumerate(row)
        ]

    found = {}
    for name in TWINS:
        html, pdf = (tables(from_file(PAPERS / f"{name}.{ending}")) for ending in ("html", "pdf"))
        cells: list[tuple[str, bool]] = []
        for mine in html:
            best = max((placed(mine, other) for other in pdf), key=sum)
            cells += zip((cell for row in mine for cell in row), best, strict=True)
        found[name] = cells
    return found


@pytest.mark.parametrize("name", TWINS)
def test_a_pdf_s_tables_are_those_of_its_html(pairs, name):
    """Cell for cell, each in its row and column."""
    missing = [cell for cell, is_there in pairs[name] if not is_there]
    assert len(missing) <= (1 - LEAST) * len(pairs[name]), missing


def test_nearly_all_cells_are_right(pairs):
    """Over all papers."""
    cells = [is_there for found in pairs.values() for _, is_there in found]
    assert sum(cells) >= LEAST_OF_ALL * len(cells), f"{sum(cells)} of {len(cells)}"
