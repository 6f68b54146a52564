"""Sixty days of real history, collected as a user's cron does it, morning and evening, and held against the truth."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from litmus.archive import Archive
from litmus.config import Settings
from litmus.days import days_named
from litmus.desk import Desk, network, open_desk
from litmus.lists import lists_of_days, state_of
from litmus.model import ListingKind, Source

from .conftest import upstream_at

pytestmark = [pytest.mark.shared, pytest.mark.slow]

FIRST, LAST = date(2026, 1, 3), date(2026, 3, 3)
DAYS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
MORNING, EVENING = time(6, tzinfo=UTC), time(23, tzinfo=UTC)
HOLIDAY = date(2026, 1, 20)  # no announcement on the evening before
ASKED = ("cs.CL",)
RECORDED = Path(__file__).parents[2] / "shared" / "upstream" / "days"
FEATURED, NEW, CROSS, REPLACE, REPLACE_CROSS = ListingKind

Place = tuple[str, Source, date, ListingKind]  # whose, where, when, how


@cache
def truth() -> frozenset[Place]:
    """Where every paper stood, by the recorded days; the second versions by the rule of the stand-in's README."""
    days = {path.name[:10]: json.loads(gzip.decompress(path.read_bytes())) for path in RECORDED.glob("*.json.gz")}
    dates = sorted(day for day, said in days.items() if said["arxiv"]["announced"])
    places = set()
    for day, said in days.items():
        for paper in said["hf"]["papers"]:
            places.add((paper["id"], Source.HUGGING_FACE, date.fromisoformat(day), FEATURED))
        for paper in said["arxiv"]["announced"]:
            first, *further = (category in ASKED for category in paper["categories"])
            if not first and not any(further):
                continue
            kind = NEW if first and paper["type"] == "new" else CROSS
            places.add((paper["id"], Source.ARXIV, date.fromisoformat(day), kind))
            later = dates[dates.index(day) + 5 :]
            if later and paper["type"] == "new" and int(paper["id"][-2:]) % 25 == 0:
                kind = REPLACE if first else REPLACE_CROSS
                places.add((paper["id"], Source.ARXIV, date.fromisoformat(later[0]), kind))
    return frozenset(places)


def places_in(archive: Archive) -> list[Place]:
    """Every place that the archive knows of the papers of the truth."""
    history = archive.history({name for name, *_ in truth()})
    return [
        (name, listing.source, listing.date, listing.kind) for name, listings in history.items() for listing in listings
    ]


class Cron:
    """Runs of `collect` at set times, on one archive; they share a connection, which costs more than the days."""

    def __init__(self, upstream: Any, folder: Path) -> None:
        self.upstream, url = upstream, upstream.url
        places = upstream_at(url)
        self.settings = Settings(data=folder, categories=ASKED, upstream=places)
        self.network = network(self.settings)

    @contextmanager
    def desk(self, now: datetime) -> Iterator[Desk]:
        self.upstream.control(now=now.isoformat())
        self.network.clock = lambda: now
        with open_desk(self.settings.model_copy(update={"now": now}), get=self.network) as desk:
            yield desk

    def collect(self, now: datetime, days: str) -> None:
        with self.desk(now) as desk:
            for day, had in lists_of_days(desk, days_named(days, desk)):
                assert state_of(had, now).is_whole, day


@pytest.fixture
def cron(upstream: Any, tmp_path: Path) -> Iterator[Cron]:
    runs = Cron(upstream, tmp_path)
    with runs.network:
        yield runs


def test_sixty_days_of_runs_lose_nothing_and_double_nothing(cron) -> None:
    for day in DAYS:
        cron.collect(datetime.combine(day, MORNING), "yesterday..")
        cron.collect(datetime.combine(day, EVENING), "today")
    cron.collect(datetime.combine(LAST, EVENING), f"{FIRST}..")

    with cron.desk(datetime.combine(LAST, EVENING)) as desk:
        the_archive_is_the_truth(desk.archive)
        papers_are_announced_once_and_featured_later(desk.archive)
        papers_are_kept_in_their_newest_version(desk.archive)
        days_without_papers_say_why(desk)
        days_that_are_over_are_complete(desk)


def the_archive_is_the_truth(archive: Archive) -> None:
    """Every place that a paper had, each once, on its day; and no other."""
    assert Counter(places_in(archive)) == Counter(truth())
    assert archive.counts()["listings"] == len(truth())


def papers_are_announced_once_and_featured_later(archive: Archive) -> None:
    history = archive.history({name for name, *_ in truth()})
    announced = {
        name: [listing.date for listing in listings if listing.kind in (NEW, CROSS)]
        for name, listings in history.items()
    }
    late = [
        name
        for name, listings in history.items()
        if any(listing.kind is FEATURED and day < listing.date for listing in listings for day in announced[name])
    ]
    assert {len(days) for days in announced.values()} == {0, 1}  # none: listed by Hugging Face alone
    assert len(late) > 50


def papers_are_kept_in_their_newest_version(archive: Archive) -> None:
    """A replacement is a later listing with its own version, and renews the paper."""
    revised = {name for name, _, _, kind in truth() if kind in (REPLACE, REPLACE_CROSS)}
    assert len(revised) > 20
    for name, listings in archive.history(revised).items():
        versions = [listing.version for listing in listings if listing.source is Source.ARXIV]
        assert versions == [1, 2], name
        assert archive.paper(name).version == 2
    for name in {name for name, source, *_ in truth() if source is Source.ARXIV} - revised:
        assert archive.paper(name).version == 1


def days_without_papers_say_why(desk: Desk) -> None:
    listed = {(day, source) for _, source, day, _ in truth()}
    for day in DAYS:
        for part in desk.archive.collection(day, ASKED).lists:
            if (day, part.source) in listed:
                assert part.listed
                continue
            why = "empty"
            if day.weekday() >= 5:
                why = "weekend"
            elif part.source is Source.HUGGING_FACE and day == LAST:
                why = "not_yet"
            elif part.source is Source.ARXIV and day == HOLIDAY:
                why = "holiday"
            assert part.note.code == f"collect.{part.source}_{why}", day


def days_that_are_over_are_complete(desk: Desk) -> None:
    """Of the last week, an empty list of Hugging Face's is still in doubt: 2026-03-02 has none."""
    complete = desk.archive.complete_days(FIRST, LAST, ASKED)

    assert set(DAYS) - complete == {date(2026, 3, 2), LAST}


def test_a_month_of_backfill_gives_the_lists_that_the_days_gave(cron, upstream) -> None:
    """From nothing, after the month. The pages that show it do not tell each version."""
    cron.collect(datetime.combine(LAST, EVENING), "2026-02")

    with cron.desk(datetime.combine(LAST, EVENING)) as desk:
        february = [place for place in truth() if place[2].month == 2]
        assert Counter(places_in(desk.archive)) == Counter(february)
    upstream.log.clear()
    cron.collect(datetime.combine(LAST, EVENING), "2026-02")
    assert {row["path"] for row in upstream.log} == {"/api/daily_papers"}  # weekdays without papers, once more
    assert len(upstream.log) == 3
    cron.collect(datetime.combine(LAST, EVENING), "2026-02")
    assert len(upstream.log) == 3
