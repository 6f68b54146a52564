"""The archive over a real database file."""

import sqlite3
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest

from litmus.archive import Archive
from litmus.model import (
    Block,
    BlockKind,
    Cell,
    Claim,
    ClaimKind,
    Collection,
    Document,
    Field,
    FieldName,
    Listing,
    ListingKind,
    Paper,
    Report,
    Route,
    Source,
    SourceList,
    Status,
    Verdict,
    remark,
)
from litmus.model.errors import ArchiveError

DAY = date(2026, 2, 24)
CATEGORIES = ("cs.AI", "cs.CL")


def paper(arxiv_id: str = "2602.90001", day: date = DAY) -> Paper:
    return Paper(
        arxiv_id=arxiv_id,
        version=2,
        title="On “quotes” and 引文",
        abstract="We gain 3.4 %.",
        authors=("Ada Lovelace",),
        submitted=datetime(2026, 2, 23, 18, tzinfo=UTC),
        listings=(Listing(source=Source.ARXIV, date=day, kind=ListingKind.NEW),),
    )


def collection(*papers: Paper, day: date = DAY) -> Collection:
    lists = (SourceList(source=Source.ARXIV, way="oai", listed=len(papers), complete=True),)
    return Collection(date=day, papers=papers, lists=lists, gaps=(remark("collect.gap", cause="none"),))


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


@pytest.fixture
def url(tmp_path) -> str:
    return f"sqlite:///{tmp_path / 'deep' / 'archive.sqlite'}"


def test_nouns_come_back_as_they_went_in(url) -> None:
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
        archive.keep_document(document(), "1")
        archive.keep_report(report, verdicts, "1.1")

    with Archive(url) as archive:
        assert archive.collection(DAY, CATEGORIES) == collection(paper())
        assert archive.paper("2602.90001") == paper()
        assert archive.document(paper(), "1") == document()
        assert archive.route(paper(), "1") == (Route.HTML, True)
        assert archive.report(paper(), "1.1", "extract", "zh", Route.HTML) == (report, verdicts)


def test_what_was_made_by_other_code_or_asked_otherwise_is_not_found(url) -> None:
    with Archive(url) as archive:
        archive.keep_collection(collection(paper()), CATEGORIES)
        archive.keep_document(document(), "1")

        assert archive.document(paper(), "2") is None
        assert archive.route(paper(), "2") is None
        assert archive.collection(DAY, ("cs.AI",)) is None
        assert archive.collection(date(2026, 2, 25), CATEGORIES) is None


def test_the_first_day_is_remembered_in_whatever_order_days_come(url) -> None:
    with Archive(url) as archive:
        for day in (date(2026, 2, 24), date(2026, 2, 20), date(2026, 2, 26)):
            archive.keep_collection(collection(paper(day=day), day=day), CATEGORIES)

        assert archive.first_seen(["2602.90001", "2602.90002"]) == {"2602.90001": date(2026, 2, 20)}


def test_a_day_of_two_thousand_papers_is_kept(url) -> None:
    papers = tuple(paper(f"2602.{90000 + number}") for number in range(2000))
    with Archive(url) as archive:
        archive.keep_collection(collection(*papers), CATEGORIES)

        assert len(archive.first_seen(paper.arxiv_id for paper in papers)) == 2000


def test_an_archive_of_a_newer_litmus_is_refused_and_left_alone(url, tmp_path) -> None:
    with Archive(url) as archive:
        archive.keep_collection(collection(paper()), CATEGORIES)
    with sqlite3.connect(tmp_path / "deep" / "archive.sqlite") as rows:
        rows.execute("UPDATE meta SET value = '99' WHERE name = 'schema'")
    rows.close()

    with pytest.raises(ArchiveError, match=r"newer Litmus.*Upgrade"):
        Archive(url)


def test_a_file_that_is_no_database_is_named(tmp_path) -> None:
    file = tmp_path / "archive.sqlite"
    file.write_bytes(b"not a database" * 100)

    with pytest.raises(ArchiveError, match=r"archive\.sqlite.*move it away"):
        Archive(f"sqlite:///{file}")


@pytest.mark.parametrize("url", ["nonsense", "mysql+nothing://host/db", "sqlite:////proc/none/archive.sqlite"])
def test_a_database_that_cannot_be_opened_is_named(url) -> None:
    with pytest.raises(ArchiveError):
        Archive(url)


def test_programs_that_begin_at_the_same_time_share_a_new_archive(tmp_path) -> None:
    """Whoever comes first makes the tables, and the others find them."""

    def opened(url: str, number: int) -> None:
        with Archive(url) as archive:
            archive.keep_paper(paper(f"2602.{90000 + number}"), DAY)

    for turn in range(5):
        url = f"sqlite:///{tmp_path / str(turn) / 'archive.sqlite'}"
        with ThreadPoolExecutor(6) as together:
            list(together.map(opened, [url] * 6, range(6)))
        with Archive(url) as archive:
            assert archive.counts()["papers"] == 6


@pytest.mark.parametrize("spoilt", [b"", b"no zlib", zlib.compress(b"{}")])
def test_a_spoilt_row_is_an_error_of_the_archive(url, tmp_path, spoilt) -> None:
    with Archive(url) as archive:
        archive.keep_collection(collection(paper()), CATEGORIES)
    rows = sqlite3.connect(tmp_path / "deep" / "archive.sqlite")
    rows.execute("UPDATE collections SET noun = ?", (spoilt,))
    rows.commit()
    rows.close()

    with Archive(url) as archive, pytest.raises(ArchiveError, match=r"cannot be read.*move it away"):
        archive.collection(DAY, CATEGORIES)


def test_an_archive_that_does_not_say_its_version_is_refused(url, tmp_path) -> None:
    with Archive(url):
        pass
    rows = sqlite3.connect(tmp_path / "deep" / "archive.sqlite")
    rows.execute("UPDATE meta SET value = 'one'")
    rows.commit()
    rows.close()

    with pytest.raises(ArchiveError, match="does not say which Litmus"):
        Archive(url)


def test_an_archive_in_use_is_read_and_its_writer_named_to_a_second(url, tmp_path) -> None:
    with Archive(url) as archive:
        archive.keep_paper(paper(), DAY)
    rows = sqlite3.connect(tmp_path / "deep" / "archive.sqlite", isolation_level=None)
    rows.execute("BEGIN IMMEDIATE")

    with Archive(url + "?timeout=0.05") as archive:
        assert archive.paper("2602.90001") == paper()
        with pytest.raises(ArchiveError, match="Another program is writing to it: run the same command again"):
            archive.keep_paper(paper(), DAY)
    rows.close()


def test_a_folder_in_place_of_the_file_is_no_damage(tmp_path) -> None:
    with pytest.raises(ArchiveError, match="writable"):
        Archive(f"sqlite:///{tmp_path}")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql//me:sesame@db.example/litmus",
        "postgresql://me:se/same@db.example:x/litmus",
        "postgresql://me:sesame@db.example:port/litmus",
        "oracle+nothing://me:sesame@db.example/litmus",
        "sqlite://me:sesame@db.example/litmus",
    ],
)
def test_a_password_is_never_said(url) -> None:
    with pytest.raises(ArchiveError) as raised:
        Archive(url)
    assert "same" not in str(raised.value)
