"""Every recorded day from the stand-in for the upstreams, and its faults."""

import gzip
import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from litmus.collect import collect, find_paper, latest_day
from litmus.collect.arxiv_feed import parse_feed
from litmus.model import ArxivId, Collection, ListingKind, Source
from litmus.model.errors import NotThere, UpstreamUnavailable

pytestmark = pytest.mark.shared

DAYS = Path(__file__).parents[3] / "shared" / "upstream" / "days"
DATES = sorted(file.name.removesuffix(".json.gz") for file in DAYS.glob("*.json.gz"))
ASKED = ("cs.AI", "cs.CL", "cs.CV", "cs.LG")
LATE = datetime(2026, 3, 3, 12, tzinfo=UTC)
FAULTS = ["429", "503", "garbage", "html", "empty", "truncate"]
QUIET, FEW = date(2026, 2, 18), ("cs.CL",)  # a small day and one category, for faults
ARXIV = ["arxiv-rss", "arxiv", "arxiv-api", "arxiv-oai"]


def recorded(day: date, asked: tuple[str, ...] = ASKED) -> tuple[list[str], dict[str, list[str]]]:
    """What the sources truly listed: Hugging Face's identifiers, and arXiv's with their categories."""
    said = json.loads(gzip.decompress((DAYS / f"{day}.json.gz").read_bytes()))
    announced = {row["id"]: row["categories"] for row in said["arxiv"]["announced"] if {*row["categories"]} & {*asked}}
    return [row["id"] for row in said["hf"]["papers"]], announced


def collected(get, places, upstream, day: date, now: datetime, *, asked: tuple[str, ...] = ASKED) -> Collection:
    upstream.control(now=now.isoformat())
    found = collect(day, get=get, upstream=places, categories=asked, now=now)
    for row in found.lists:
        assert row.listed == sum(row.source in paper.sources for paper in found.papers)
        assert row.listed == sum(found.count(row.source).values())
    assert len({paper.arxiv_id for paper in found.papers}) == len(found.papers)
    return found


def announced(found: Collection) -> set[str]:
    return {
        paper.arxiv_id
        for paper in found.papers
        for row in paper.listings
        if row.source is Source.ARXIV and row.is_candidate
    }


def arxiv_requests(upstream) -> int:
    return sum(row["service"].startswith("arxiv") for row in upstream.log)


@pytest.mark.parametrize(
    ("name", "late"), [*((name, False) for name in DATES), *((name, True) for name in DATES[1::4])]
)
def test_a_day_is_what_its_sources_listed(bare, real_places, upstream, name, late) -> None:
    """Nothing is missing and nothing too many, that evening and (of some days) later, in a handful of requests."""
    day = date.fromisoformat(name)
    featured, truth = recorded(day)
    now = LATE if late else datetime(day.year, day.month, day.day, 23, tzinfo=UTC)
    found = collected(bare, real_places, upstream, day, now)

    assert announced(found) == set(truth)
    assert {paper.arxiv_id for paper in found.papers if paper.is_featured} == set(featured)
    assert found.lists[1].way == ("" if not truth else "catchup" if late else "feed")
    assert found.complete is late
    assert found.gaps == ()
    assert all(row.note for row in found.lists if not row.listed)
    assert len(upstream.log) <= 10
    assert arxiv_requests(upstream) <= (6 if late else 3)
    for paper in found.papers:
        kind = next((row.kind for row in paper.listings if row.source is Source.ARXIV), None)
        if kind is ListingKind.NEW:
            assert truth[paper.arxiv_id][0] in ASKED


def test_the_kinds_of_both_ways_are_the_same(bare, real_places, upstream) -> None:
    """By the feed of all categories, and by the catch-up pages of each."""
    for day in (date(2026, 2, 12), date(2026, 2, 19)):
        evening = datetime(day.year, day.month, day.day, 23, tzinfo=UTC)
        now, then = (collected(bare, real_places, upstream, day, moment) for moment in (evening, LATE))
        kinds = [
            {paper.arxiv_id: paper.listings[-1].kind for paper in found.papers if Source.ARXIV in paper.sources}
            for found in (now, then)
        ]
        assert kinds[0] == kinds[1]


@pytest.mark.parametrize("name", DATES)
def test_rss_and_atom_are_one(bare, real_places, upstream, name) -> None:
    """Also of days without papers."""
    upstream.control(now=f"{name}T23:00:00Z")
    rss, atom = (
        parse_feed(bare(f"{real_places.arxiv_rss}/{form}/{'+'.join(ASKED)}"), date.fromisoformat(name))
        for form in ("rss", "atom")
    )

    assert rss == atom


@pytest.mark.parametrize("name", ["2026-02-10", "2026-02-20", "2026-03-02"])
def test_the_page_of_new_listings_is_the_last_exact_way(bare, real_places, upstream, name) -> None:
    """It gives what the feed and the catch-up pages give."""
    day = date.fromisoformat(name)
    upstream.control(host="arxiv-rss", fault="503")
    upstream.control(host="arxiv", fault="503", path="/catchup")
    found = collected(bare, real_places, upstream, day, datetime(day.year, day.month, day.day, 23, tzinfo=UTC))

    assert announced(found) == set(recorded(day)[1])
    assert (found.lists[1].way, found.lists[1].complete) == ("listing", True)
    assert found.lists[1].note.code == "collect.arxiv_from_listing"


def test_metadata_is_whole_and_in_letters(bare, real_places, upstream) -> None:
    """Also of the papers that the feed tells with TeX's accents: the query API has the same."""
    day = date(2026, 2, 24)
    found = collected(bare, real_places, upstream, day, datetime(2026, 2, 24, 23, tzinfo=UTC))
    said = json.loads(gzip.decompress((DAYS / f"{day}.json.gz").read_bytes()))
    truth = {row["id"]: row for row in said["arxiv"]["announced"]}

    assert all(paper.version and paper.categories for paper in found.papers)
    for paper in found.papers:
        if row := truth.get(paper.arxiv_id):
            assert paper.title == " ".join(row["title"].split())
            assert paper.authors == tuple(" ".join(name.split()) for name in row["authors"])


def test_a_list_that_was_half_published_grows(bare, real_places, upstream) -> None:
    day = date(2026, 2, 24)
    morning, night = (
        collected(bare, real_places, upstream, day, moment)
        for moment in (datetime(2026, 2, 24, 8, 27, tzinfo=UTC), datetime(2026, 2, 24, 23, tzinfo=UTC))
    )
    assert [sum(paper.is_featured for paper in found.papers) for found in (morning, night)] == [12, 25]
    assert not morning.complete


def test_a_stored_morning_does_not_stand_for_the_day(network, real_places, upstream) -> None:
    """What was stored while the list grew is asked again when the day is over; what came after its end is not."""
    day = date(2026, 2, 24)
    for moment, featured, fresh in (
        (datetime(2026, 2, 24, 8, 27, tzinfo=UTC), 12, True),
        (datetime(2026, 2, 25, 9, tzinfo=UTC), 25, True),
        (datetime(2026, 2, 26, 9, tzinfo=UTC), 25, False),
    ):
        upstream.log.clear()
        found = collected(network, real_places, upstream, day, moment)
        assert sum(paper.is_featured for paper in found.papers) == featured
        assert bool(upstream.log) is fresh


@pytest.mark.parametrize("fault", FAULTS)
def test_a_feed_with_a_fault_is_no_loss(network, real_places, upstream, fault) -> None:
    now = datetime(2026, 2, 18, 23, tzinfo=UTC)
    upstream.control(host="arxiv-rss", fault=fault, retry_after=0)
    found = collected(network, real_places, upstream, QUIET, now, asked=FEW)

    assert announced(found) == set(recorded(QUIET, FEW)[1])
    assert found.lists[1].way == "catchup"
    assert found.lists[1].complete


@pytest.mark.parametrize(
    ("fault", "way"), [("429", "api"), ("garbage", "api"), ("empty", "api"), ("truncate", "api"), ("empty", "oai")]
)
def test_a_past_day_comes_near_where_it_cannot_be_exact(network, real_places, upstream, fault, way) -> None:
    for host in ["arxiv"] if way == "api" else ["arxiv", "arxiv-api"]:
        upstream.control(host=host, fault=fault, retry_after=0)
    found = collected(network, real_places, upstream, QUIET, LATE, asked=FEW)

    assert found.lists[1].way == way
    assert not found.lists[1].complete
    assert len(announced(found) ^ set(recorded(QUIET, FEW)[1])) <= 8
    assert any(gap.code.startswith("collect.arxiv_by_") for gap in found.gaps)


@pytest.mark.parametrize("fault", ["429", "empty", "garbage"])
def test_the_day_is_made_from_hugging_face_alone(network, real_places, upstream, fault) -> None:
    for host in ARXIV:
        upstream.control(host=host, fault=fault, retry_after=0)
    found = collected(network, real_places, upstream, QUIET, LATE, asked=FEW)

    assert len(found.papers) == 25
    assert [row.complete for row in found.lists] == [True, False]
    assert found.thin == 25
    assert {gap.code for gap in found.gaps} == {"collect.arxiv_down", "collect.unresolved"}


@pytest.mark.parametrize("fault", ["429", "html", "truncate"])
def test_the_day_is_made_from_arxiv_alone(network, real_places, upstream, fault) -> None:
    now = datetime(2026, 2, 18, 23, tzinfo=UTC)
    upstream.control(host="hf", fault=fault, retry_after=0)
    found = collected(network, real_places, upstream, QUIET, now, asked=FEW)

    assert announced(found) == set(recorded(QUIET, FEW)[1])
    assert not found.lists[0].complete
    assert [gap.code for gap in found.gaps] == ["collect.huggingface_down"]


def test_a_fault_that_passes_leaves_no_trace(network, real_places, upstream) -> None:
    """A page of rubbish once is asked again at once."""
    for host in ("hf", *ARXIV):
        upstream.control(host=host, fault="garbage", count=1)
    found = collected(network, real_places, upstream, QUIET, LATE, asked=FEW)

    assert found.complete
    assert found.gaps == ()


def test_everything_down_is_an_error(network, real_places, upstream) -> None:
    upstream.control(host="*", fault="503", retry_after=0)
    with pytest.raises(UpstreamUnavailable):
        collected(network, real_places, upstream, date(2026, 2, 18), LATE)
    with pytest.raises(UpstreamUnavailable):
        latest_day(get=network, upstream=real_places, categories=ASKED, now=LATE)


@pytest.mark.parametrize(
    ("now", "latest"),
    [
        ("2026-03-01T12:00Z", "2026-02-27"),  # Sunday
        ("2026-02-24T08:27Z", "2026-02-24"),
        ("2026-02-24T00:30Z", "2026-02-23"),
        ("2026-02-24T01:30Z", "2026-02-24"),  # arXiv's list is out, its feed not yet
        ("2026-03-02T12:00Z", "2026-03-02"),  # from arXiv alone
        ("2026-01-20T12:00Z", "2026-01-20"),  # from Hugging Face alone
    ],
)
def test_the_latest_day(network, real_places, upstream, now, latest) -> None:
    moment = datetime.fromisoformat(now)
    upstream.control(now=moment.isoformat())

    day = latest_day(get=network, upstream=real_places, categories=ASKED, now=moment)
    assert day == date.fromisoformat(latest)


def test_before_the_feed_turns_the_list_is_had_otherwise(network, real_places, upstream) -> None:
    """From 20:00 Eastern on the listing is out; the feed follows at midnight."""
    day = date(2026, 2, 24)
    found = collected(network, real_places, upstream, day, datetime(2026, 2, 24, 2, tzinfo=UTC))

    assert found.lists[1].way == "catchup"
    assert announced(found) == set(recorded(day)[1])


def test_a_paper_by_its_identifier(network, real_places) -> None:
    """The version asked for, or the newest; one that arXiv does not have is not there."""
    found = find_paper(ArxivId.parse("2602.12675"), get=network, upstream=real_places)
    first = find_paper(ArxivId.parse("2602.12675v1"), get=network, upstream=real_places)
    assert (found.name, first.name) == ("2602.12675v2", "2602.12675v1")
    assert found.upvotes is not None

    for name in ("2602.12675v9", "2602.99999"):
        with pytest.raises(NotThere):
            find_paper(ArxivId.parse(name), get=network, upstream=real_places)


def test_short_pages_of_records_are_put_together(network, real_places, upstream) -> None:
    """OAI-PMH page by page gives what one page gives."""
    for host in ARXIV[:3]:
        upstream.control(host=host, fault="503", retry_after=0)
    day = date(2026, 2, 18)
    whole = collected(network, real_places, upstream, day, LATE)
    upstream.control(oai_limit=100)
    later = LATE + timedelta(days=-1)
    parts = collected(network, real_places, upstream, day, later)

    assert whole.lists[1].way == parts.lists[1].way == "oai"
    assert announced(whole) == announced(parts)
