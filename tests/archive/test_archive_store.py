"""Nouns in the archive, over a real database file: what goes in comes out."""

from datetime import date

import pytest

from litmus.archive import Archive
from litmus.model import (
    Block,
    BlockKind,
    Cell,
    Claim,
    ClaimKind,
    Document,
    Field,
    FieldName,
    Report,
    Route,
    Status,
    Verdict,
    remark,
)

DAY = date(2026, 2, 24)
CATEGORIES = ("cs.AI", "cs.CL")


@pytest.fixture
def document() -> Document:
    table = Block(
        anchor="S4.T1",
        kind=BlockKind.TABLE,
        text="Table 1\na | b",
        rows=((Cell(text="a", is_header=True), Cell(text="b", is_bold=True)),),
    )
    return Document(
        arxiv_id="2602.90001",
        version=2,
        title="On quotes",
        route=Route.HTML,
        url="https://arxiv.org/html/2602.90001v2",
        abs_url="https://arxiv.org/abs/2602.90001v2",
        sections=(),
        blocks=(table,),
    )


def test_nouns_come_back_as_they_went_in(url, paper, collection, document) -> None:
    """Also from another connection, as after a restart."""
    claim = Claim(id="results.1", text="We gain 3.4 %.", kind=ClaimKind.QUOTE)
    report = Report(
        arxiv_id="2602.90001",
        version=2,
        title="On quotes",
        language="zh",
        writer="extract",
        route=Route.HTML,
        fields=(Field(name=FieldName.RESULTS, claims=(claim,)),),
    )
    verdicts = (Verdict(claim_id="results.1", status=Status.SUPPORTED, reason=remark("check.quote_found", where="§4")),)
    with Archive(url) as archive:
        archive.keep_collection(collection(paper()), CATEGORIES)
        archive.keep_document(document, "1")
        archive.keep_report(report, verdicts, "1.1", report.writer)

    with Archive(url) as archive:
        assert archive.collection(DAY, CATEGORIES) == collection(paper())
        assert archive.paper("2602.90001") == paper()
        assert archive.document(paper(), "1") == document
        assert archive.route(paper(), "1") == (Route.HTML, True)
        assert archive.report(paper(), "1.1", "extract", "zh", Route.HTML) == (report, verdicts)


def test_what_was_made_by_other_code_or_asked_otherwise_is_not_found(url, paper, collection, document) -> None:
    with Archive(url) as archive:
        archive.keep_collection(collection(paper()), CATEGORIES)
        archive.keep_document(document, "1")

        assert archive.document(paper(), "2") is None
        assert archive.route(paper(), "2") is None
        assert archive.collection(DAY, ("cs.AI",)) is None
        assert archive.collection(date(2026, 2, 25), CATEGORIES) is None


def test_a_paper_that_no_list_has_is_kept_too(url, paper) -> None:
    """One that a user asked for by its identifier."""
    unlisted = paper("hep-th/9901001", version=None)
    with Archive(url) as archive:
        archive.keep_paper(unlisted)

        assert archive.paper("hep-th/9901001") == unlisted
        assert archive.paper("2602.90002") is None


def test_complete_days_are_known_without_unpacking_them(url, collection) -> None:
    """Of the categories asked for; both ends of the range are in it."""
    with Archive(url) as archive:
        for number in range(20, 25):
            day = date(2026, 2, number)
            archive.keep_collection(collection(day=day, complete=number != 22), CATEGORIES)
        archive.keep_collection(collection(day=date(2026, 2, 22)), ("cs.AI",))

        found = archive.complete_days(date(2026, 2, 21), date(2026, 2, 24), CATEGORIES)
        assert sorted(day.day for day in found) == [21, 23, 24]
        assert archive.complete_days(date(2026, 2, 22), date(2026, 2, 22), ("cs.AI",)) == {date(2026, 2, 22)}
        assert archive.complete_days(date(2026, 3, 1), date(2026, 3, 31), CATEGORIES) == frozenset()


def test_a_day_of_two_thousand_papers_is_kept(url, paper, collection) -> None:
    papers = tuple(paper(f"2602.{90000 + number}") for number in range(2000))
    with Archive(url) as archive:
        archive.keep_collection(collection(*papers), CATEGORIES)

        assert len(archive.history(paper.arxiv_id for paper in papers)) == 2000
