"""Real days, as the stand-in serves them and as one curator chose from them."""

import gzip
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from litmus.collect import Upstream, collect
from litmus.curate import Reading, choose, first_cut, ledger, parse_profile, to_read, trends
from litmus.model import Answer, Collection, Listing, ListingKind, Outcome, Paper, Profile, Rating, Source
from litmus.words import say

pytestmark = pytest.mark.shared

CURATION = Path(__file__).parents[3] / "shared" / "curation"
CATEGORIES = ("cs.AI", "cs.CL", "cs.CV", "cs.LG")
NOW = datetime(2026, 3, 2, 23, tzinfo=UTC)
# An arXiv holiday, usual days, the largest of late February, one without a Hugging Face list.
DAYS = [date(2026, 1, 20), date(2026, 2, 13), date(2026, 2, 20), date(2026, 2, 24), date(2026, 2, 27), date(2026, 3, 2)]
FULL = Reading(
    is_full_text=True,
    figures=8,
    has_code=False,
    has_limitations=True,
    has_ablations=False,
    has_spread=False,
    holding=1.0,
)
ABSTRACT = Reading(
    is_full_text=False,
    figures=2,
    has_code=False,
    has_limitations=False,
    has_ablations=False,
    has_spread=False,
    holding=1.0,
)


def get(url: str, *, keep: timedelta | None = None) -> Answer:  # noqa: ARG001 - the stand-in is near
    with urlopen(url) as answer:
        return Answer(url=url, final_url=url, content_type=answer.headers.get_content_type(), body=answer.read())


@pytest.fixture(scope="module")
def reader() -> Profile:
    return parse_profile((files("litmus") / "defaults" / "profile.toml").read_text("utf-8"), "default")


@pytest.fixture(scope="module")
def days(stand_in) -> list[Collection]:
    url = stand_in.url
    upstream = Upstream(
        hugging_face=f"{url}/hf",
        arxiv=f"{url}/arxiv",
        ar5iv=f"{url}/ar5iv",
        arxiv_api=f"{url}/arxiv-api",
        arxiv_rss=f"{url}/arxiv-rss",
        arxiv_oai=f"{url}/arxiv-oai",
    )
    stand_in.control(reset=True, now=NOW.isoformat())
    return [collect(day, get=get, upstream=upstream, categories=CATEGORIES, now=NOW) for day in DAYS]


@pytest.mark.parametrize("reading", [FULL, ABSTRACT], ids=["full text", "abstracts"])
def test_every_day_balances_and_can_be_told(days, reader, reading) -> None:
    for day in days:
        cut = first_cut(day, reader)
        readings = {paper.arxiv_id: reading for paper in to_read(cut, reader)}
        picks = choose(cut, readings, reader).picks
        balance = ledger(day, cut, frozenset(readings), picks)  # raises if it does not balance

        assert sum(entry.outcome is Outcome.PICKED for entry in balance.entries) == len(picks)
        assert 3 <= len(trends(day, cut, picks, reader)) <= 5
        said = [why for pick in picks for why in pick.reason] + [entry.reason for entry in balance.entries]
        assert all(say(reason, language) for reason in said for language in reader.languages)


def test_must_reads_are_the_exception(days, reader) -> None:
    """However well all papers are evidenced, a usual day has none to three of six."""
    for day in days:
        cut = first_cut(day, reader)
        picks = choose(cut, {paper.arxiv_id: FULL for paper in to_read(cut, reader)}, reader).picks

        assert sum(pick.rating is Rating.MUST_READ for pick in picks) <= 3


def rows(name: str) -> Iterator[dict[str, Any]]:
    body = (CURATION / name).read_bytes()
    text = gzip.decompress(body) if name.endswith(".gz") else body
    return (json.loads(line) for line in text.decode().splitlines() if line)


def listed(fact: dict[str, Any], entry: dict[str, Any] | None) -> Paper:
    day = date(2026, 2, 1)
    listings = [Listing(source=Source.ARXIV, date=day, kind=ListingKind.NEW)]
    if entry is not None:
        listings.append(Listing(source=Source.HUGGING_FACE, date=day, kind=ListingKind.FEATURED))
    return Paper(
        arxiv_id=fact["id"],
        version=1,
        title=fact["title"],
        abstract=fact["abstract"] or "",
        authors=tuple(fact["authors"]),
        categories=tuple(fact["categories"] or ()),
        comment=fact["comment"],
        code_url="https://example.org" if entry and entry["code"] else None,
        upvotes=entry["upvotes"] if entry else None,
        listings=tuple(listings),
    )


@pytest.mark.slow
def test_the_first_cut_finds_a_curators_picks_in_its_first_twenty(reader) -> None:
    """The floor is what the profile's bare keywords with the Hugging Face list reach (0.25); measured: 0.33."""
    facts = {fact["id"]: fact for name in ("history.jsonl.gz", "extra_pool.jsonl.gz") for fact in rows(name)}
    entries = {entry["id"]: entry for entry in rows("hf_listing.jsonl")}
    spec = json.loads((CURATION / "days.json").read_text("utf-8"))
    core, recalls = set(spec["core_categories"]), []
    for digest in rows("picks.jsonl"):
        lists = spec["days"][digest["date"]]
        featured = {name for name, entry in entries.items() if entry["hf_day"] in lists["hf_days"]}
        announced = {
            name
            for name, fact in facts.items()
            if fact["date"] in lists["arxiv_dates"] and core & {*fact["categories"]}
        }
        pool = sorted(featured | announced)
        papers = tuple(listed(facts[name], entries[name] if name in featured else None) for name in pool)
        cut = first_cut(Collection(date=date.fromisoformat(digest["date"]), papers=papers, lists=()), reader)
        right = {pick["id"] for pick in digest["picks"] if pick["rating"] != 1} & set(pool)
        recalls.append(len(right & {one.paper.arxiv_id for one in cut[:20]}) / len(right))

    assert sum(recalls) / len(recalls) > 0.29
