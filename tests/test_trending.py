"""Trends of an archive, as the command and the digest have them."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from litmus.archive import Archive
from litmus.model import Collection, Listing, ListingKind, Paper, Source, SourceList

from .commands import environment, in_process, text

LAST = date(2026, 3, 17)
CATEGORIES = ("cs.AI", "cs.CL", "cs.CV", "cs.LG")
FROGS, RUBRICS = "Frogs", "Rubric rewards for frogs"


@pytest.fixture
def litmus(tmp_path: Path) -> Callable[..., Any]:
    """Runs `litmus …` in a folder with an archive of forty weekdays, in the last five of which rubrics rise."""
    days = [day for day in (LAST - timedelta(days=back) for back in range(55, -1, -1)) if day.weekday() < 5]
    with Archive(f"sqlite:///{tmp_path / '.litmus' / 'archive.sqlite'}") as archive:
        for number, day in enumerate(days):
            rising = 9 if day > LAST - timedelta(days=7) else 1
            listing = Listing(source=Source.ARXIV, date=day, kind=ListingKind.NEW)
            papers = tuple(
                Paper(
                    arxiv_id=f"2603.{100 * number + place:05}",
                    version=1,
                    title=RUBRICS if place < rising else FROGS,
                    abstract="",
                    authors=(),
                    categories=("cs.AI",),
                    listings=(listing,),
                )
                for place in range(40)
            )
            lists = (SourceList(source=Source.ARXIV, way="feed", listed=40, complete=True),)
            archive.keep_collection(Collection(date=day, papers=papers, lists=lists), CATEGORIES)
    env = environment(LITMUS_NOW="2026-03-20T12:00:00Z", COLUMNS="200")
    return lambda *words: text(in_process(*words, folder=tmp_path, env=env))


def test_the_last_week_of_the_archive_is_shown(litmus) -> None:
    said = litmus("trends")

    assert said.returncode == 0, said.stderr
    assert "↗ Rubric rewards  " in said.stdout
    assert "22.5% of papers (45), 2.50% before; ×9.0" in said.stdout
    assert "https://arxiv.org/abs/2603." in said.stdout


def test_data_and_a_page_say_the_same(litmus, tmp_path) -> None:
    found = json.loads(litmus("trends", "2026-03-11..2026-03-17", "--json", "--html", "t.html", "-l", "zh").stdout)

    assert [(one["name"], one["recent"]) for one in found["trends"]] == [("Rubric rewards", 45)]
    assert len(found["days"]) == len(found["sizes"]) == len(found["trends"][0]["daily"])
    assert "占论文的 22.5%（45 篇）" in (tmp_path / "t.html").read_text("utf-8")


def test_a_time_that_the_archive_lacks_is_too_short(litmus) -> None:
    """Said with the command that mends it."""
    said = litmus("trends", "2026-01-20")

    assert said.returncode == 0
    assert "Too few days for trends" in said.stdout
    assert "litmus collect 2025-11-12..2026-01-20" in said.stdout


@pytest.mark.parametrize(("words", "said"), [(("soon",), "DAYS does not take"), (("--lang", "de"), "en or zh")])
def test_what_cannot_be_meant_is_refused(litmus, words, said) -> None:
    ended = litmus("trends", *words)

    assert ended.returncode == 2
    assert said in ended.stderr
