"""A whole day against the stand-in for the upstreams: real days, real formats, real faults."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from litmus.config import Settings
from litmus.day import DayRun, run_day, run_day_for_all
from litmus.desk import Desk, open_desk
from litmus.model import Outcome, Profile, Remark, Route, Source, Topic
from litmus.model.errors import UpstreamUnavailable

from .conftest import upstream_at

pytestmark = pytest.mark.shared

EVENING = datetime(2026, 2, 27, 23, tzinfo=UTC)
OpenDesk = Callable[..., AbstractContextManager[Desk]]


class Silent:
    """A watch for nobody."""

    def begin(self, stage: str, total: int | None = None) -> None: ...
    def step(self, what: str) -> None: ...
    def end(self, said: Remark) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A real day, made from nothing in a folder of its own."""

    run: DayRun
    folder: Path  # to be copied by whoever goes on in it
    asked: frozenset[str]  # paths

    @property
    def pages(self) -> Path:
        return self.run.published.index.parent


@pytest.fixture(scope="module")
def whole_day(stand_in: Any, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Made]:
    """Days as a run on a later evening makes them, each once for all that is asked of it."""

    @cache
    def made_once(day: str) -> Made:
        folder = tmp_path_factory.mktemp(day)
        stand_in.control(reset=True, now=EVENING.isoformat())
        with open_desk(settings(stand_in.url, folder, EVENING)) as desk:
            run = made(desk, day)
        asked = frozenset(row["path"] for row in stand_in.log)
        stand_in.control(reset=True, now=EVENING.isoformat())
        return Made(run=run, folder=folder, asked=asked)

    return made_once


@pytest.fixture
def desk_at(upstream: Any, tmp_path: Path) -> OpenDesk:
    """Opens a desk over the stand-in; the archive stays from one to the next."""

    @contextmanager
    def opened(now: datetime = EVENING) -> Iterator[Desk]:
        upstream.control(now=now.isoformat())
        with open_desk(settings(upstream.url, tmp_path, now)) as desk:
            yield desk

    return opened


def settings(url: str, folder: Path, now: datetime) -> Settings:
    return Settings(
        data=folder / "data",
        out=folder / "pages",
        now=now,
        upstream=upstream_at(url),
    )


def made(desk: Desk, day: str) -> DayRun:
    return run_day(desk, date.fromisoformat(day), Silent())


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("day", ["2026-02-09", "2026-02-20", "2026-02-24"])
def test_a_real_day_from_the_upstreams_to_the_pages(whole_day, day) -> None:
    """Every paper of the Hugging Face day is reported, six are picked, every statement has its verdict."""
    made = whole_day(day)
    listed = [paper.arxiv_id for paper in made.run.collection.papers if paper.is_featured]
    digest = made.run.digest

    reported = {entry.paper.arxiv_id for entry in digest.entries}
    assert listed
    assert set(listed) <= reported
    assert len(digest.picks) == 6
    for entry in digest.entries:
        for language, report in entry.reports.items():
            verdicts = entry.verdicts[language]
            assert [claim.id for claim in report.claims] == [verdict.claim_id for verdict in verdicts]
            assert all(verdict.status.holds for verdict in verdicts)  # an extract that does not hold is our bug
    assert made.pages == made.folder / "pages" / day
    daily = (made.pages / "daily.en.md").read_text("utf-8")
    assert all(arxiv_id in daily for arxiv_id in listed)


@pytest.mark.parametrize("day", ["2026-02-09", "2026-02-24"])
def test_the_ledger_balances(whole_day, day) -> None:
    """What a source listed is picked, reported or left out with a reason, and the sums agree."""
    run = whole_day(day).run
    ledger = run.digest.ledger

    for count in ledger.sources:
        mine = [entry for entry in ledger.entries if count.source in {source for source, _ in entry.listed}]
        assert count.listed == len(mine) == sum(count.kinds.values()) == sum(count.outcomes.values())
        assert count.listed == sum(count.source in paper.sources for paper in run.collection.papers)
    assert len(ledger.entries) == len({entry.arxiv_id for entry in ledger.entries})
    assert len(ledger.entries) == sum(count.listed for count in ledger.sources) - ledger.in_both
    assert sum(entry.outcome is Outcome.PICKED for entry in ledger.entries) == len(run.digest.picks)
    assert all(entry.reason.code for entry in ledger.entries)


def test_a_second_run_asks_for_nothing_and_gives_the_same_bytes(whole_day, desk_at, upstream, tmp_path) -> None:
    first = whole_day("2026-02-24")
    pages = bytes_in(first.pages)
    copytree(first.folder, tmp_path, dirs_exist_ok=True)

    with desk_at() as desk:
        second = made(desk, "2026-02-24")

    assert first.asked
    assert upstream.log == []
    assert second.published.index.parent == tmp_path / "pages" / "2026-02-24"
    assert bytes_in(second.published.index.parent) == pages
    assert {Path(name).suffix for name in pages} == {".md", ".html", ".json"}


def test_several_readers_are_served_from_one_asking(whole_day, desk_at, upstream) -> None:
    """The first's digest is what it would be alone; of the others only what the first does not read is asked for."""
    topic = Topic(name="cells", terms=("cell", "protein"))
    with desk_at() as desk:
        other = Profile(name="cells", topics=(topic,), languages=("en",), shortlist=3, picks=2)
        first, second = run_day_for_all(replace(desk, others=(other,)), date(2026, 2, 24), Silent())

    asked = [row["path"] for row in upstream.log]
    alone = whole_day("2026-02-24")
    pages = [path for path in asked if not path.startswith("/api/")]  # those answer many questions
    assert len(set(pages)) == len(pages)
    assert set(asked) > alone.asked
    further = {entry.paper.arxiv_id for entry in second.digest.entries} - {
        entry.paper.arxiv_id for entry in first.digest.entries
    }
    assert all(any(name in path for name in further) for path in set(asked) - alone.asked)
    assert first.digest == alone.run.digest
    assert second.published.index.parent.name == "2026-02-24-cells"


def test_a_paper_met_again_is_not_read_again(whole_day, desk_at, upstream, tmp_path) -> None:
    """Hugging Face features papers days after arXiv announced them; the digest says where we met them before."""
    before = whole_day("2026-02-23")
    asked = {path for path in before.asked if "/html/" in path}
    copytree(before.folder, tmp_path, dirs_exist_ok=True)
    with desk_at() as desk:
        after = made(desk, "2026-02-24")

    again = {row["path"] for row in upstream.log if "/html/" in row["path"]} & asked
    met = {entry.paper.arxiv_id for entry in before.run.digest.entries}
    shared = [entry for entry in after.digest.entries if entry.paper.arxiv_id in met]
    assert asked
    assert again == set()
    assert all(entry.history[0].date == date(2026, 2, 23) for entry in shared)
    met_before = [entry for entry in after.digest.entries if entry.history[0].date < after.digest.date]
    assert met_before  # what arXiv announced the day before was met then, read or not
    assert all(entry.history[-1].date == after.digest.date for entry in after.digest.entries)


def test_a_day_is_made_from_one_source_when_the_other_is_down_and_mended_later(desk_at, upstream) -> None:
    for host in ("arxiv-api", "arxiv-rss", "arxiv-oai", "arxiv"):
        upstream.control(host=host, fault="503")
    with desk_at() as desk:
        thin = made(desk, "2026-02-20")

    assert thin.digest.gaps
    assert {paper.sources for paper in thin.collection.papers} == {frozenset({Source.HUGGING_FACE})}
    assert all(entry.route is Route.ABSTRACT for entry in thin.digest.entries)

    upstream.control(reset=True)
    with desk_at() as desk:
        whole = made(desk, "2026-02-20")

    assert len(whole.collection.papers) > 100
    assert not any(gap.code == "collect.source_down" for gap in whole.digest.gaps)
    again = {row["path"] for row in upstream.log}
    assert not any("daily_papers" in path for path in again)  # what was here is not asked for again


def test_a_day_is_made_from_arxiv_alone(desk_at) -> None:
    """2026-03-02: no Hugging Face list."""
    with desk_at(datetime(2026, 3, 3, 23, tzinfo=UTC)) as desk:
        run = made(desk, "2026-03-02")

    assert len(run.digest.picks) == 6
    assert (desk.out / "2026-03-02" / "daily.zh.md").is_file()


def test_both_upstreams_down_is_an_error_that_says_what_to_do(desk_at, upstream) -> None:
    upstream.control(host="*", fault="503")
    with desk_at() as desk, pytest.raises(UpstreamUnavailable, match="Run the same command again later"):
        made(desk, "2026-02-20")


@pytest.mark.parametrize("day", ["2026-02-21", "2026-02-22"])
def test_a_weekend_has_no_digest_and_says_why(desk_at, day) -> None:
    with desk_at() as desk:
        run = made(desk, day)

    assert run.digest is None
    assert not desk.out.exists()
    assert all(source.note for source in run.collection.lists)


def test_a_list_that_was_half_published_is_completed(desk_at) -> None:
    """At 08:27 UTC the Hugging Face day has 12 papers, by night 25."""
    with desk_at(datetime(2026, 2, 24, 8, 27, tzinfo=UTC)) as desk:
        morning = made(desk, "2026-02-24")
    with desk_at(datetime(2026, 2, 25, 6, tzinfo=UTC)) as desk:
        night = made(desk, "2026-02-24")

    featured = [sum(paper.is_featured for paper in run.collection.papers) for run in (morning, night)]
    assert featured == [12, 25]
    assert not morning.collection.complete


def test_the_json_holds_everything(whole_day) -> None:
    run = whole_day("2026-02-20").run
    said = json.loads((run.published.index.parent / "digest.json").read_text("utf-8"))

    assert len(said["entries"]) == len(run.digest.entries)
    assert len(said["ledger"]["entries"]) == len(run.collection.papers)


def test_what_one_day_told_of_a_paper_serves_another(whole_day, desk_at, upstream, tmp_path) -> None:
    """arXiv is down when Hugging Face features a paper that the archive met the day before."""
    first = whole_day("2026-02-23")
    before = {paper.arxiv_id: paper for paper in first.run.collection.papers}
    copytree(first.folder, tmp_path, dirs_exist_ok=True)
    for host in ("arxiv-api", "arxiv-rss", "arxiv-oai", "arxiv"):
        upstream.control(host=host, fault="503")
    with desk_at() as desk:
        thin = made(desk, "2026-02-24")

    met = [paper for paper in thin.collection.papers if paper.arxiv_id in before]
    assert met
    assert all(paper.categories == before[paper.arxiv_id].categories for paper in met)
    assert all(paper.version == before[paper.arxiv_id].version for paper in met)
