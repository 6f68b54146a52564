"""A day that is collected again: what is whole is not asked for, what is missing is, and nothing gets worse."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import cycle

import pytest

from litmus.collect import collect, requests_for
from litmus.model import Answer, Collection, ListingKind, Source

pytestmark = pytest.mark.shared

ASKED = ("cs.AI", "cs.CL", "cs.CV", "cs.LG")
EIGHT = (*ASKED, "cs.IR", "cs.RO", "eess.AS", "stat.ML")
LATE = datetime(2026, 3, 3, 12, tzinfo=UTC)
FIRST, LAST = date(2026, 2, 5), date(2026, 3, 2)
DAYS = [date(2026, 1, 20), *(FIRST + timedelta(days=ahead) for ahead in range((LAST - FIRST).days + 1))]
WORKDAYS = [day for day in DAYS if day.weekday() < 5]
ARXIV = ["arxiv", "arxiv-api", "arxiv-oai", "arxiv-rss"]
LISTS = ["arxiv", "arxiv-rss"]  # the exact ways; the others come near
DOWN = [["hf"], ARXIV, ["arxiv-api"], LISTS]
QUIET = date(2026, 2, 18)


@pytest.fixture(scope="module")
def stored() -> dict[tuple[datetime, str], Answer]:
    """What the stand-in answered: the same at the same moment, and slow to make for 18 large days."""
    return {}


@pytest.fixture
def run(bare, real_places, upstream, stored):
    """Collect at a moment while some hosts have a fault, and tell the requests, by service."""

    def ask(
        day: date, now: datetime, *, down=(), known: Collection | None = None, asked=ASKED, fault="503"
    ) -> tuple[Collection, Counter[str]]:
        upstream.control(reset=True, now=now.isoformat())
        requests: Counter[str] = Counter()
        for host in down:
            upstream.control(host=host, fault=fault)

        def get(url: str, *, keep: timedelta | None = None) -> Answer:  # noqa: ARG001
            service = url.removeprefix(upstream.url).split("/")[1]
            requests[service] += 1
            if service in down:
                return bare(url)
            if (now, url) not in stored:
                stored[now, url] = bare(url)
            return stored[now, url]

        found = collect(day, get=get, upstream=real_places, categories=asked, now=now, known=known)
        for row in found.lists:
            assert row.listed == sum(row.source in paper.sources for paper in found.papers)
        return found, requests

    return ask


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(("day", "down"), list(zip(WORKDAYS[1:-1], cycle(DOWN), strict=False)), ids=str)
def test_a_day_mended_is_the_day_as_if_nothing_had_failed(run, day, down) -> None:
    """Whatever was down at first; and of what was had, nothing is asked for again."""
    now = LATE if day.weekday() % 2 else at(day, 23)
    half, _ = run(day, now, down=down)
    mended, requests = run(day, now, known=half)
    whole, _ = run(day, now)

    assert not half.complete
    assert half.gaps
    assert mended == whole
    if "arxiv" not in down:
        assert set(requests) <= {"arxiv-api", "hf"}
    if now == LATE and "hf" not in down:
        assert "hf" not in requests
    if down == ["hf"]:
        assert requests["arxiv-api"] <= 1  # for those that Hugging Face alone lists


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_cost_of_a_day_is_told_before(run, day) -> None:
    """Never more than one off for either service, whatever the hour and whatever is known; ten requests at most."""
    known = None
    cases = {
        0: [(at(day, 2), ASKED), (at(day, 8, 27), ASKED), (at(day, 23), ASKED), (LATE, ASKED), (LATE, ASKED)],
        1: [(LATE, ASKED), (LATE, EIGHT[:6])],
        2: [(at(day, 23), EIGHT), (LATE + timedelta(days=120), ASKED)],
    }
    for now, asked in cases[day.day % 3]:
        told = requests_for(day, categories=asked, now=now, known=known)
        found, requests = run(day, now, known=known, asked=asked)
        known = None if day.day % 3 else found

        assert abs(told[Source.HUGGING_FACE] - requests["hf"]) <= 1
        assert abs(told[Source.ARXIV] - (requests.total() - requests["hf"])) <= 1
        assert requests.total() <= 10


def test_what_is_complete_costs_nothing(run) -> None:
    whole, _ = run(QUIET, LATE)
    again, requests = run(QUIET, LATE + timedelta(days=1), known=whole)

    assert whole.complete
    assert (again, requests.total()) == (whole, 0)
    assert not requests_for(QUIET, categories=ASKED, now=LATE, known=whole).total()


@pytest.mark.parametrize("fault", ["503", "empty", "garbage", "html"])
def test_a_list_of_the_morning_outlives_a_fault_in_the_evening(run, fault) -> None:
    """And says that it is the earlier one; the next run has the whole."""
    day = date(2026, 2, 24)
    morning, _ = run(day, at(day, 8, 27))
    evening, _ = run(day, at(day, 23), known=morning, down=["hf"], fault=fault)
    later, _ = run(day, LATE, known=evening)

    featured = [paper.arxiv_id for paper in morning.papers if paper.is_featured]
    assert [paper.arxiv_id for paper in evening.papers if paper.is_featured] == featured
    assert evening.lists[0].note.code == "collect.earlier"
    assert [gap.code for gap in evening.gaps] == ["collect.earlier"]
    assert not evening.complete
    assert sum(paper.is_featured for paper in later.papers) == 25
    assert later.complete


@pytest.mark.parametrize("down", [ARXIV, [*LISTS, "arxiv-api"]])
def test_a_nearer_list_outlives_a_worse_one(run, down) -> None:
    """By submission, then nothing or by change: the first stands, and the exact list takes its place."""
    near, _ = run(QUIET, at(QUIET, 23), down=LISTS)
    worse, _ = run(QUIET, LATE, known=near, down=down)
    exact, _ = run(QUIET, LATE, known=worse)

    assert [row.lists[1].way for row in (near, worse, exact)] == ["api", "api", "catchup"]
    assert {paper.arxiv_id for paper in near.papers} <= {paper.arxiv_id for paper in worse.papers}
    assert worse.lists[1].note.code == "collect.earlier"
    assert not worse.complete
    assert exact.complete


def test_metadata_that_was_not_to_be_had_is_all_that_is_asked_for_later(run) -> None:
    """The list stays, and the day is not complete until the papers are."""
    thin, _ = run(QUIET, at(QUIET, 23), down=["arxiv-api"])
    full, requests = run(QUIET, at(QUIET, 23), known=thin)

    assert thin.thin > 200
    assert thin.lists[1].complete
    assert {gap.code for gap in thin.gaps} == {"collect.brief", "collect.unresolved"}
    assert (full.thin, full.gaps) == (0, ())
    assert requests["arxiv-rss"] == requests["arxiv"] == 0
    assert all(not paper.missing for paper in full.papers if paper.is_candidate)
    assert any(paper.comment for paper in full.papers)


@pytest.mark.parametrize("day", WORKDAYS[1:], ids=str)
def test_the_counts_of_a_category_are_those_of_arxivs_own_page(run, bare, real_places, day) -> None:
    """New, cross and replaced, as the headings of each category's listing say."""
    asked = (*ASKED, "cs")
    found, _ = run(day, LATE if day.weekday() % 2 else at(day, 23), asked=asked)
    for name, kinds in found.count_by_category(asked).items():
        page = bare(f"{real_places.arxiv}/catchup/{name}/{day}?abs=False").body.decode()
        said = [
            int(page.partition(f"{heading} submissions (showing ")[2].partition(" ")[0] or 0)
            for heading in ("New", "Cross", "Replacement")
        ]
        replaced = kinds[ListingKind.REPLACE] + kinds[ListingKind.REPLACE_CROSS]
        assert [kinds[ListingKind.NEW], kinds[ListingKind.CROSS], replaced] == said


def test_a_list_that_shrank_keeps_what_it_had(run) -> None:
    """Hugging Face's lists only grow: a shorter one was cut."""
    day = date(2026, 2, 24)
    morning, _ = run(day, at(day, 8, 27))
    featured = morning.papers[0]
    ghost = replace(featured, arxiv_id="2602.99999", listings=featured.listings[:1])
    evening, _ = run(day, at(day, 23), known=replace(morning, papers=(ghost, *morning.papers)))

    assert evening.lists[0].listed == 26
    assert evening.papers[25].arxiv_id == "2602.99999"
