"""What an archive teaches of Hugging Face's features, as a day's score has it."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from litmus.archive import Archive
from litmus.model import Collection, Listing, ListingKind, Paper, Source, SourceList

from .commands import environment, in_process, text

DAY = date(2026, 3, 17)
CATEGORIES = ("cs.AI", "cs.CL", "cs.CV", "cs.LG")
GRACES, ADAS = "2603.90000", "2603.90001"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """Fifteen days of sixteen papers: what Grace Hopper writes is featured the day after, what Ada Lovelace, never."""
    with Archive(f"sqlite:///{tmp_path / '.litmus' / 'archive.sqlite'}") as archive:
        waiting: list[Paper] = []
        for number in range(15):
            day = DAY - timedelta(days=15 - number)
            new = [_paper(f"2603.{100 * number + place:05}", is_graces=place % 2 == 0) for place in range(16)]
            _keep(archive, day, new, waiting)
            waiting = new[::2]
        _keep(archive, DAY, [_paper(GRACES, is_graces=True), _paper(ADAS, is_graces=False)], [])
        yield archive


@pytest.fixture
def first_cut(tmp_path: Path) -> Callable[[], dict[str, dict[str, float]]]:
    """Runs `litmus papers`: the parts of each paper's score."""

    def run() -> dict[str, dict[str, float]]:
        env = environment(LITMUS_NOW="2026-03-17T12:00:00Z")
        said = text(in_process("papers", f"{DAY}", "--json", folder=tmp_path, env=env))
        assert said.returncode == 0, said.stderr
        return {row["arxiv_id"]: row["parts"] for row in json.loads(said.stdout)}

    return run


@pytest.mark.usefixtures("archive")
def test_papers_like_the_featured_ones_gain_by_it(first_cut) -> None:
    parts = first_cut()
    assert parts[GRACES]["community"] > 0.7
    assert parts[ADAS].get("community", 0) < 0.3


def test_what_was_learned_is_kept_until_the_weeks_before_are_known_otherwise(first_cut, archive) -> None:
    before = first_cut()
    kept = archive.counts()["chances"]
    assert first_cut() == before
    assert archive.counts()["chances"] == kept == 1

    _keep(archive, DAY - timedelta(days=20), [], [_paper(f"2603.8{place:04}", is_graces=False) for place in range(99)])
    assert first_cut() != before


def test_a_day_knows_only_what_was_listed_before(archive) -> None:
    first = DAY - timedelta(days=15)
    known = archive.first_listed(first, first + timedelta(days=1))
    assert set(known.values()) == {(first, None)}
    known = archive.first_listed(first, first + timedelta(days=2))
    assert known["2603.00000"] == (first, first + timedelta(days=1))


def _paper(arxiv_id: str, *, is_graces: bool) -> Paper:
    return Paper(
        arxiv_id=arxiv_id,
        version=1,
        title=f"Agentic rollouts {arxiv_id}" if is_graces else f"Agentic lemmas {arxiv_id}",
        abstract="Code: https://github.com/g/h" if is_graces else "We bound it.",
        authors=("Grace Hopper",) if is_graces else ("Ada Lovelace",),
        categories=("cs.AI",),
    )


def _keep(archive: Archive, day: date, new: list[Paper], featured: list[Paper]) -> None:
    places = ((new, Source.ARXIV, ListingKind.NEW), (featured, Source.HUGGING_FACE, ListingKind.FEATURED))
    papers = tuple(
        replace(paper, listings=(Listing(source=source, date=day, kind=kind),))
        for some, source, kind in places
        for paper in some
    )
    lists = tuple(SourceList(source=source, way="test", listed=len(some), complete=True) for some, source, _ in places)
    archive.keep_collection(Collection(date=day, papers=papers, lists=lists), CATEGORIES)
