"""Floors over real papers: how much of a report the writer finds. Lowered only on purpose."""

import gzip
import json
from pathlib import Path

import pytest

from litmus.check import check
from litmus.model import Block, BlockKind, ClaimKind, Document, FieldName, Report, Route
from litmus.read import from_file
from litmus.report import Extractive
from litmus.sentences import sentence_spans

pytestmark = pytest.mark.shared

SHARED = Path(__file__).parents[3] / "shared"
WRITER = Extractive()
LONGEST_QUOTE = 60  # words
LARGEST_SHARE = 0.15  # of a paper's characters


def quoted(report: Report) -> set[FieldName]:
    return {field.name for field in report.fields if any(claim.kind is ClaimKind.QUOTE for claim in field.claims)}


# Fields with a quote, as of revision 2; the papers differ in what they say.
@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("1706.03762", 10),
        ("2305.03393", 7),
        ("2310.06825", 7),
        ("2401.14680", 10),
        ("2402.03053", 9),
        ("2412.06845", 9),
        ("2412.19437", 12),
        ("2501.03821", 6),
        ("2604.24827", 10),
        ("2605.09038", 11),
        ("2606.17107", 5),
    ],
)
def test_a_full_text_answers_many_questions(name, least):
    """And always what the paper contributes, in its own words at their place."""
    document = from_file(SHARED / "papers" / f"{name}.html")
    report = WRITER.write(document, "en")

    assert len(quoted(report)) >= least
    assert FieldName.CONTRIBUTION in quoted(report)
    for claim in report.claims:
        if claim.kind is ClaimKind.QUOTE:
            (place,) = claim.evidence
            block = document.block(place.anchor)
            assert block is not None
            assert claim.text == block.text[place.start : place.end]


@pytest.mark.parametrize("paper", sorted((SHARED / "papers").glob("*.html")), ids=lambda path: path.stem)
def test_what_is_published_are_short_quotes(paper):
    """A sentence or two each, and together a small part of the paper: the text itself is its authors'."""
    document = from_file(paper)
    report = WRITER.write(document, "en")
    verdicts = check(report, document)

    places = [
        place
        for evidence in (*(claim.evidence for claim in report.claims), *(verdict.evidence for verdict in verdicts))
        for place in evidence
    ]
    quoted = {(place.anchor, at) for place in places for at in range(place.start, place.end)}
    assert max(len(place.quote.split()) for place in places) <= LONGEST_QUOTE
    assert len(quoted) <= LARGEST_SHARE * sum(len(block.text) for block in document.blocks)


@pytest.mark.parametrize("name", ["white_text.html", "white_text_latexml087.html"])
def test_hidden_orders_do_not_reach_the_report(name):
    """The pages carry orders to reviewing programs in white letters."""
    report = WRITER.write(from_file(SHARED / "papers" / "injection" / name), "en")
    text = " ".join(claim.text for claim in report.claims).lower()

    assert "3.1%" in text
    assert "ignore" not in text
    assert "positive review" not in text


def test_abstracts_of_a_day_are_reported_on():
    """Of an abstract alone: contribution always, problem, method and results mostly."""
    with gzip.open(SHARED / "upstream" / "days" / "2026-02-24.json.gz") as file:
        papers = [paper for paper in json.load(file)["hf"]["papers"] if paper["abstract"]]
    found = [quoted(WRITER.write(_document(paper), "en")) for paper in papers]

    def share(field: FieldName) -> float:
        return sum(field in fields for fields in found) / len(found)

    assert share(FieldName.CONTRIBUTION) == 1
    assert share(FieldName.PROBLEM) >= 0.6
    assert share(FieldName.METHOD) >= 0.85
    assert share(FieldName.RESULTS) >= 0.8


def _document(paper: dict[str, str]) -> Document:
    abstract = " ".join(paper["abstract"].split())
    return Document(
        arxiv_id=paper["id"],
        version=None,
        title=paper["title"],
        route=Route.ABSTRACT,
        url="",
        abs_url=f"https://arxiv.org/abs/{paper['id']}",
        sections=(),
        blocks=(
            Block(anchor="front.title", kind=BlockKind.TITLE, text=paper["title"]),
            Block(
                anchor="front.abstract",
                kind=BlockKind.ABSTRACT,
                text=abstract,
                sentences=sentence_spans(abstract),
            ),
        ),
    )
