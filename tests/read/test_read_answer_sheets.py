"""A gate on quality: nine real papers against their answer sheets, compared by eye with the authors' sources."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from litmus.model import Block, BlockKind, Document, Role
from litmus.read import from_file

PAPERS = Path(__file__).parents[3] / "shared" / "papers"
SHEETS = sorted(path.name.removesuffix(".facts.json") for path in PAPERS.glob("*.facts.json"))

pytestmark = [pytest.mark.shared, pytest.mark.parametrize("name", SHEETS)]


@cache
def document(name: str) -> Document:
    return from_file(PAPERS / f"{name}.html")


@cache
def sheet(name: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads((PAPERS / f"{name}.facts.json").read_text("utf-8"))
    return facts


def of_kind(name: str, kind: BlockKind) -> list[Block]:
    return [block for block in document(name).blocks if block.kind is kind]


def test_title_and_sections(name):
    """Top-level sections in order, with their numbers, and the place of the references among them."""
    top = [section for section in document(name).sections if section.level == 1]
    said = []
    for section in top:
        number = f"Appendix {section.number}" if section.number.isalpha() else section.number
        said.append(f"{number} {section.title}".strip())

    assert document(name).title == sheet(name)["title"]
    assert [title for title, section in zip(said, top, strict=True) if section.role is not Role.REFERENCES] == sheet(
        name
    )["top_level_sections"]
    if sheet(name)["bibliography_position"] is not None:
        places = [place for place, section in enumerate(top) if section.role is Role.REFERENCES]
        assert places == sheet(name)["bibliography_position"]


def test_grids(name):
    """Every grid cell by cell, its caption, and which of its rows are heads."""
    for told in sheet(name)["table_grids"]:
        wanted = [*told["header_rows"], *told["rows"]]
        found = [
            block
            for block in of_kind(name, BlockKind.TABLE)
            if [[cell.text for cell in row] for row in block.rows] == wanted
        ]
        assert found, told["anchor"]
        heads = [all(cell.is_header for cell in row if cell.text) for row in found[0].rows]
        assert heads[: len(told["header_rows"])] == [True] * len(told["header_rows"])
        assert found[0].text.startswith((told["caption"] or "").removesuffix(" (its beginning)"))
        assert told["anchor"].startswith(found[0].anchor)


def test_captions(name):
    """Tables and figures by their labels."""
    tables = [block.label for block in of_kind(name, BlockKind.TABLE) if block.label]
    figures = [block for block in of_kind(name, BlockKind.FIGURE) if block.label and block.label[-1].isdigit()]

    assert sorted(set(tables)) == sorted(sheet(name)["tables"]["captions_start"])
    assert len(figures) == sheet(name)["figures_captioned"]


def test_equations(name):
    """Numbered equations and their LaTeX."""
    equations = {block.anchor: block for block in of_kind(name, BlockKind.EQUATION)}

    assert sum(block.label != "" for block in equations.values()) == sheet(name)["numbered_equations"]
    for told in sheet(name)["equations"]:
        assert equations[told["anchor"]].label == told["number"]
        assert equations[told["anchor"]].latex.split() == told["latex"].split()


def test_references(name):
    """One block each."""
    assert len(of_kind(name, BlockKind.REFERENCE)) == sheet(name)["bibliography_entries"]


def test_sentences_with_figures(name):
    """Each quotation is one sentence, in the paragraph that the sheet names."""
    said = {sentence.text: sentence.block for sentence in document(name).sentences()}

    for told in sheet(name)["number_sentences"]:
        text = told["text"].replace("˜", " ")
        assert text in said
        if told["section"] != "Abstract":
            assert told["anchor"].startswith(said[text].anchor)


def test_code_links(name):
    """The repositories that the text names; those of references are other people's."""
    links = {link.url: link for link in document(name).links}

    for url in sheet(name)["code_links"]:
        assert links[url].kind == "code" or links[url].anchor.startswith("bib.")
