"""What a reader keeps of real papers, counted by the benchmarks against answer sheets and the pages themselves."""

import json
from functools import cache
from pathlib import Path

import pytest

from litmus.model import Document
from litmus.read import from_file, markdown

ROOT = Path(__file__).parents[2]
PAPERS = ROOT.parent / "shared" / "papers"
SHEETS = sorted(path.name.removesuffix(".facts.json") for path in PAPERS.glob("*.facts.json"))
PAGES = sorted(path.stem for path in PAPERS.glob("*.html"))

# Sentences that a page's paragraphs hold and a reader should not get as they are there:
EXCEPTED = {
    "2412.06845": {"[t] Example 2 Moxin Chat 7B", "Llama2 Chat 7B Can you"},  # a table inside a paragraph, after "[t]"
}

pytestmark = pytest.mark.shared


@cache
def document(file: str) -> Document:
    return from_file(PAPERS / file)


@pytest.mark.parametrize("name", SHEETS)
def test_pages_agree_with_their_sheets(tools, name):
    """Titles, sections, grids, captions, formulas, references, sentences with figures and links: all of it."""
    facts = json.loads((PAPERS / f"{name}.facts.json").read_text("utf-8"))
    scores = tools.answer_sheet.compare(tools.answer_sheet.sheet(document(f"{name}.html")), facts)

    assert [score for score in scores if score.found != score.wanted] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_sentence_with_a_figure_is_lost(tools, name):
    """Every one that stands in a page's paragraphs, with its formulas, and none of its footnotes inside."""
    truth = tools.read.html_papers()[PAPERS / f"{name}.html"]
    kept = tools.fidelity.sentences_kept(markdown(document(f"{name}.html")), truth.sentences)
    lost = [sentence for sentence, is_kept in zip(truth.sentences, kept, strict=True) if not is_kept]

    assert [one for one in lost if not one.startswith(tuple(EXCEPTED.get(name, ())))] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_formula_in_display_is_lost(tools, name):
    truth = tools.read.html_papers()[PAPERS / f"{name}.html"]
    kept = tools.fidelity.formulas_kept(markdown(document(f"{name}.html")), truth.formulas)

    assert [latex for latex, is_kept in zip(truth.formulas, kept, strict=True) if not is_kept] == []


@pytest.mark.slow
def test_pdfs_keep_sentences_and_titles(tools):
    """The goals for all PDFs together: 98 % of the sentences with figures, 95 % of the titles."""
    sentences, titles = list[bool](), list[bool]()
    for path, truth in tools.read.pdf_papers().items():
        text = markdown(document(path.name))
        sentences += tools.fidelity.sentences_kept(text, [*truth.quoted, *truth.sentences])
        titles += tools.fidelity.titles_kept(text, truth.titles)

    assert sum(sentences) >= 0.98 * len(sentences)
    assert sum(titles) >= 0.95 * len(titles)


@pytest.mark.parametrize("name", [name for name in SHEETS if (PAPERS / f"{name}.pdf").exists()])
def test_pdfs_agree_with_their_sheets(tools, name):
    """As far as a page without markup allows."""
    facts = json.loads((PAPERS / f"{name}.facts.json").read_text("utf-8"))
    scores = tools.answer_sheet.compare(tools.answer_sheet.sheet(document(f"{name}.pdf")), facts)
    shares = {score.key: score.found / score.wanted for score in scores}

    for key in ("title", "bibliography_position", "bibliography_entries"):
        assert shares[key] == 1, key
    for key in ("top_level_sections", "table cells", "number_sentences"):
        assert shares[key] >= 0.9, key
