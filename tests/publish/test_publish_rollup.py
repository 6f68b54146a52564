"""Weeks and months, from the digests that an archive keeps to pages."""

import json
import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings as tried, strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from litmus.archive import Archive
from litmus.curate import movement, rollup
from litmus.model import SCHEMA_VERSION, Digest, Ledger, Outcome, Period, Profile, Rating, Rollup
from litmus.publish.statements import slug

from ..commands import environment, in_process, text
from .conftest import HOSTILE, PLAIN, the_ledger

GOLDEN = Path(__file__).parent / "golden" / "week.en.md"
MONDAY = date(2026, 3, 16)
WEEK = Period(name="2026-W12", first=MONDAY, last=MONDAY + timedelta(days=6))


def gathered(digests: Sequence[Digest], **more) -> Rollup:
    still = movement([], WEEK.first, WEEK.last)
    return rollup(digests, WEEK, still, **({"missing": (), "made_with": "litmus 0.1.0"} | more))


@pytest.fixture
def week(digest) -> list[Digest]:
    """Three days: on the second the first paper is only reported, in a later version; on the third rated lower."""
    later = replace(digest.entries[0], paper=replace(digest.entries[0].paper, version=7))
    lower = replace(digest.picks[0], rating=Rating.OPTIONAL)
    whole = replace(
        digest,
        gaps=(),
        ledger=replace(digest.ledger, sources=tuple(replace(s, complete=True) for s in digest.ledger.sources)),
    )
    return [
        replace(whole, date=MONDAY, errata=digest.errata),
        replace(whole, date=MONDAY + timedelta(days=1), picks=(), errata=(), entries=(later, *digest.entries[1:])),
        replace(digest, date=MONDAY + timedelta(days=3), picks=(lower,), errata=(), entries=digest.entries[1:]),
    ]


@pytest.fixture
def litmus(tmp_path: Path) -> Callable[..., Any]:
    env = environment(LITMUS_NOW="2026-03-21T12:00:00Z", COLUMNS="200")
    return lambda *words: text(in_process(*words, folder=tmp_path, env=env))


@pytest.fixture
def kept(week, tmp_path) -> list[Digest]:
    """The week in the archive."""
    with Archive(f"sqlite:///{tmp_path / '.litmus' / 'archive.sqlite'}") as archive:
        for digest in week:
            archive.keep_digest(replace(digest, is_sample=False), "inputs")
    return week


def test_each_paper_once_by_its_best_pick_in_its_newest_report(week) -> None:
    found = gathered(week[:2])
    best = found.best[0]

    assert [one.pick.arxiv_id for one in found.best] == [PLAIN, HOSTILE]
    assert (best.day, best.pick.rating) == (MONDAY, Rating.MUST_READ)
    assert (best.reported, best.entry.paper.version) == (MONDAY + timedelta(days=1), 7)
    assert [one.pick.arxiv_id for one in found.must_reads] == [PLAIN]


def test_a_lower_rating_later_takes_nothing_away(digest, week) -> None:
    third = replace(week[2], entries=digest.entries)

    assert gathered([*week[:2], third]).best[0].day == MONDAY
    assert gathered([third]).must_reads == ()


SHARDS = st.lists(st.tuples(st.sampled_from(Outcome), st.integers(0, 3)), max_size=12)


@tried(max_examples=40)
@given(st.lists(SHARDS, min_size=1, max_size=5))
def test_sums_are_those_of_the_days(made) -> None:
    """Whatever became of which papers on which days, listed once or over again."""
    base, ledgers = the_ledger(), []
    for shards in made:
        entries = tuple(
            replace(base.entries[0], arxiv_id=f"2603.{number:05}", outcome=outcome) for outcome, number in shards
        )
        outcomes = dict(Counter(entry.outcome for entry in entries))
        sources = tuple(replace(one, outcomes=outcomes, listed=len(entries)) for one in base.sources)
        ledgers.append(Ledger(sources=sources, entries=entries, in_both=0))
    found = gathered([bare(number, ledger) for number, ledger in enumerate(ledgers)])

    for outcome in Outcome:
        each = [sum(entry.outcome is outcome for entry in ledger.entries) for ledger in ledgers]
        assert found.outcomes.get(outcome, 0) == sum(each)
        assert all(one.outcomes.get(outcome, 0) == sum(each) for one in found.sources)
    assert [day.listed for day in found.days] == [len(ledger.entries) for ledger in ledgers]
    assert sum(day.listed for day in found.days) == sum(found.outcomes.values())
    assert sum(day.picked for day in found.days) == found.outcomes.get(Outcome.PICKED, 0)
    assert found.papers == len({entry.arxiv_id for ledger in ledgers for entry in ledger.entries})


def bare(number: int, ledger: Ledger) -> Digest:
    """A digest of no paper with a ledger of its own."""
    return Digest(
        schema_version=SCHEMA_VERSION,
        made_with="litmus",
        date=MONDAY + timedelta(days=number),
        is_sample=False,
        profile=Profile(name="default", topics=()),
        entries=(),
        picks=(),
        ledger=ledger,
        trends=(),
        gaps=(),
    )


def test_variety_goes_before_the_tenth_of_a_point(digest) -> None:
    """Of two papers alike, the second gives way to another that is worth a little less; ratings are kept apart."""
    entry, pick = digest.entries[0], digest.picks[1]
    texts = {"2603.10001": "frogs and toads", "2603.10002": "frogs and toads", "2603.10003": "newts of ponds"}
    entries = tuple(
        replace(entry, paper=replace(entry.paper, arxiv_id=name, title=said, abstract=said))
        for name, said in texts.items()
    )
    part = pick.score.parts[0]
    picks = tuple(
        replace(pick, arxiv_id=name, rank=rank, score=replace(pick.score, parts=(replace(part, value=3 - rank / 10),)))
        for rank, name in enumerate(texts, 1)
    )

    found = gathered([replace(digest, entries=entries, picks=picks)])
    assert [one.pick.arxiv_id for one in found.best] == ["2603.10001", "2603.10003", "2603.10002"]


@pytest.mark.usefixtures("kept")
def test_a_week_is_published_in_both_languages(litmus, tmp_path) -> None:
    """With links that lead to the days' pages, what is missing and how to mend it; nothing hostile stands."""
    said = litmus("digest", "2026-W12")

    assert said.returncode == 0, said.stderr
    folder = tmp_path / "digests" / "2026-W12"
    names = {f"digest.{language}.{form}" for language in ("en", "zh") for form in ("md", "html")}
    assert {path.name for path in folder.iterdir()} == names | {"index.html"}
    english = LexborHTMLParser((folder / "digest.en.html").read_text("utf-8"))
    links = {node.attributes["href"] for node in english.css("main a")}
    assert {f"../2026-03-16/digest.en.html#{slug(PLAIN)}", "../2026-03-19/digest.en.html"} <= links
    assert not english.css("script, img")
    gaps = english.css_first("#complete").text()
    assert "There is no digest of 18 March 2026: litmus digest 2026-03-18" in gaps
    assert "litmus digest 2026-03-19 mends it" in gaps
    assert "17 March" not in gaps
    assert "2026-03-21" not in gaps  # a Saturday; nor is Sunday over
    assert "一周 AI 论文精选" in (folder / "digest.zh.md").read_text("utf-8")
    assert "41.8" not in english.css_first("#corrections").text()
    assert "Withdrawn since our report" in english.css_first("#corrections").text()


@pytest.mark.usefixtures("kept")
def test_a_second_run_gives_the_same_bytes(litmus, tmp_path) -> None:
    litmus("digest", "2026-W12")
    folder = tmp_path / "digests" / "2026-W12"
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    litmus("digest", "2026-W12")

    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()} == before


@pytest.mark.usefixtures("kept")
def test_a_month_holds_its_weeks_days(litmus, tmp_path) -> None:
    litmus("digest", "2026-03")
    page = (tmp_path / "digests" / "2026-03" / "digest.en.md").read_text("utf-8")

    assert "# AI papers of the month, 1 March 2026 to 31 March 2026" in page
    assert "From 3 daily digests" in page
    assert '"Monthly"' in page


@pytest.mark.parametrize("period", ["2026-W08", "2026-02"])
@pytest.mark.usefixtures("kept")
def test_a_time_without_digests_is_named_with_the_next_step(litmus, period) -> None:
    said = litmus("digest", period)

    assert said.returncode == 2
    assert f"no digest of {period}" in said.stderr
    assert "`litmus digest 2026-02-" in said.stderr


@pytest.mark.usefixtures("kept")
def test_a_page_is_as_reviewed(litmus, tmp_path) -> None:
    """A change to the page is seen in a diff. Renew with LITMUS_RENEW_GOLDEN=1."""
    litmus("digest", "2026-W12")
    page = (tmp_path / "digests" / "2026-W12" / "digest.en.md").read_text("utf-8")
    if os.environ.get("LITMUS_RENEW_GOLDEN"):
        GOLDEN.write_text(page, "utf-8")

    assert page == GOLDEN.read_text("utf-8")
    front = dict(line.split(": ", 1) for line in page.split("---\n", 2)[1].splitlines())
    assert json.loads(front["title"]).startswith("AI papers of the week")
    assert "<script" not in MarkdownIt("commonmark").render(page.split("---\n", 2)[2])
