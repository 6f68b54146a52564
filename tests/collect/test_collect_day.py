"""A day from both sources, told by a table of invented answers."""

from datetime import UTC, date, datetime, timedelta

import pytest

from litmus.collect import collect
from litmus.model import Collection, ListingKind, Source
from litmus.model.errors import UpstreamUnavailable

DAY = date(2026, 2, 24)
MORNING, EVENING, LATER = (
    datetime(2026, 2, 24, 8, tzinfo=UTC),
    datetime(2026, 2, 24, 23, tzinfo=UTC),
    datetime(2026, 2, 26, 7, tzinfo=UTC),
)
ASKED = ("cs.CL", "cs.LG")
HUB, FEED = "https://hub.test/api/daily_papers?date=2026-02-24&limit=100&p=", "https://rss.test/rss/cs.CL+cs.LG"
BY_ID, BY_TIME, OAI, PAGES, NEWEST = (
    "https://api.test/api/query?id_list=",
    "https://api.test/api/query?search_query=",
    "https://oai.test/oai",
    "https://arxiv.test/catchup/",
    "https://arxiv.test/list/",
)
NOBODY = b"<feed><totalResults>0</totalResults><startIndex>0</startIndex></feed>"
NO_UPDATES = b"<div id='dlpage'><p>No updates today.</p></div>"


@pytest.fixture
def day(data) -> dict:
    """All answers of one day."""
    return {
        HUB + "0": data("daily_papers.json"),
        HUB + "1": b"[]",
        FEED: data("feed.xml"),
        BY_ID: data("query.xml"),
        BY_TIME: data("query.xml"),
        OAI: data("records.xml").replace(b"verb%3DListRecords%26skip%3D2500", b""),
        PAGES: data("catchup.html"),
        NEWEST: data("catchup.html"),
    }


def codes(collection: Collection) -> list[str]:
    return [gap.code.removeprefix("collect.") for gap in collection.gaps]


def notes(collection: Collection) -> list[str | None]:
    return [row.note.code.removeprefix("collect.") if row.note else None for row in collection.lists]


def sums(collection: Collection) -> None:
    """What the ledger will hold it to."""
    assert len({paper.arxiv_id for paper in collection.papers}) == len(collection.papers)
    for row in collection.lists:
        assert row.listed == sum(row.source in paper.sources for paper in collection.papers)
        assert row.listed == sum(collection.count(row.source).values())


def test_every_paper_is_there_once_with_both_listings(told, day, places) -> None:
    """Hugging Face's first, by its order; then arXiv's by identifier; each with what each source knows best."""
    found = collect(DAY, get=told(day), upstream=places, categories=ASKED, now=LATER - timedelta(hours=30))
    tides, older, robots, friend = found.papers

    sums(found)
    assert [paper.name for paper in found.papers] == [
        "2602.90002v1",
        "2602.90009v3",
        "2602.90001v1",
        "hep-th/9901001v4",
    ]
    assert (tides.title, tides.upvotes) == ("Tides of Attention in the Bézier Bay", 41)
    assert (tides.license, tides.stars) == ("http://creativecommons.org/licenses/by/4.0/", 2380)
    assert [row.kind for row in tides.listings] == [ListingKind.FEATURED, ListingKind.NEW]
    assert (older.categories, older.comment) == (("cs.CV", "cs.LG"), "20 pages, accepted at TIDE 2026")
    assert [row.kind for row in older.listings] == [ListingKind.FEATURED]
    assert robots.sources == {Source.ARXIV}
    assert not friend.listings[0].is_candidate
    assert found.complete
    assert codes(found) == ["unreadable", "unreadable"]  # three entries of one list, one of the other


def test_a_list_that_still_grows_is_not_complete(told, day, places) -> None:
    """arXiv's is whole from the feed on; Hugging Face's when the day is over."""
    get = told(day)
    found = collect(DAY, get=get, upstream=places, categories=ASKED, now=MORNING)

    assert [row.complete for row in found.lists] == [False, True]
    assert all(keep is not None and keep <= timedelta(hours=1) for _, keep in get.asked)


def test_a_list_without_fault_says_that_it_grows(told, day, places) -> None:
    day[HUB + "0"] = b'[{"paper": {"id": "2602.90009", "title": "x"}}]'

    assert notes(collect(DAY, get=told(day), upstream=places, categories=ASKED, now=MORNING)) == [
        "huggingface_growing",
        None,
    ]


@pytest.mark.parametrize(
    "case",
    [
        ("2026-02-28", "2026-03-03T12:00Z", ["huggingface_weekend", "arxiv_weekend"], 1),
        ("2026-01-20", "2026-03-03T12:00Z", ["huggingface_empty", "arxiv_holiday"], 2),
        ("2026-02-24", "2026-02-24T00:30Z", ["huggingface_not_yet", "arxiv_not_yet"], 1),
        ("2026-02-25", "2026-02-24T23:30Z", ["future", "future"], 0),
        ("2026-12-24", "2026-02-24T23:30Z", ["future", "future"], 0),
    ],
)
def test_a_day_without_papers_says_why(told, places, case) -> None:
    day_asked, now, said, requests = case
    get = told({"https://hub.test": b"[]"})
    moment = datetime.fromisoformat(now)
    found = collect(date.fromisoformat(day_asked), get=get, upstream=places, categories=ASKED, now=moment)

    assert (found.papers, notes(found)) == ((), said)
    assert len(get.asked) == requests
    again = collect(date.fromisoformat(day_asked), get=get, upstream=places, categories=ASKED, now=moment, known=found)
    assert again.complete is (moment > datetime(2026, 3, 1, tzinfo=UTC))  # a weekday without papers, by the second run


def test_an_empty_feed_is_held_against_the_catch_up_pages(told, day, places) -> None:
    """The calendar says that there is an announcement: two ways must say that there is none."""
    day[FEED] = b"<rss><channel><pubDate>Tue, 24 Feb 2026 00:00:00 -0500</pubDate></channel></rss>"
    found = collect(DAY, get=told(day), upstream=places, categories=ASKED, now=EVENING)
    assert [row.way for row in found.lists] == ["daily_papers", "catchup"]

    day[PAGES] = NO_UPDATES
    get = told(day)
    found = collect(DAY, get=get, upstream=places, categories=ASKED, now=EVENING)
    assert notes(found)[1] == "arxiv_empty"
    assert not any(url.startswith(BY_TIME) for url, _ in get.asked)


def test_a_feed_of_yesterday_gives_way(told, day, places) -> None:
    """As just after midnight, before it is rebuilt."""
    day[FEED] = day[FEED].replace(b"24 Feb", b"23 Feb")
    found = collect(DAY, get=told(day), upstream=places, categories=ASKED, now=EVENING)

    assert found.lists[1].way == "catchup"
    assert found.lists[1].note.facts["cause"] == "the feed of 2026-02-23, not of 2026-02-24"


@pytest.mark.parametrize(
    ("down", "expected"),
    [
        ([], ("feed", True, None)),
        ([FEED], ("catchup", True, "arxiv_from_catchup")),
        ([FEED, PAGES], ("listing", True, "arxiv_from_listing")),
        ([FEED, PAGES, NEWEST], ("api", False, "arxiv_by_submission")),
        ([FEED, PAGES, NEWEST, BY_TIME], ("oai", False, "arxiv_by_change")),
        ([FEED, PAGES, NEWEST, BY_TIME, OAI], ("", False, "arxiv_down")),
    ],
)
def test_one_way_after_another_is_tried(told, day, places, down, expected) -> None:
    """And the list says which it is and what that means."""
    way, complete, said = expected
    found = collect(DAY, get=told(day | dict.fromkeys(down)), upstream=places, categories=ASKED, now=EVENING)
    arxiv = found.lists[1]

    sums(found)
    assert (arxiv.way, arxiv.complete, notes(found)[1]) == (way, complete, said)
    assert (said in codes(found)) is (not complete)
    assert [paper.arxiv_id for paper in found.papers if paper.is_featured] == ["2602.90002", "2602.90009"]


def test_a_day_too_old_for_the_pages_is_as_good_as_it_gets(told, day, places) -> None:
    """Asking again would bring nothing more, so the list by submission times is final."""
    get = told(day)
    found = collect(DAY, get=get, upstream=places, categories=ASKED, now=LATER + timedelta(days=100))

    assert (found.lists[1].way, found.lists[1].complete) == ("api", True)
    assert notes(found)[1] == "arxiv_old"
    assert not any(url.startswith(PAGES) for url, _ in get.asked)


def test_an_old_day_without_papers_is_empty_for_good(told, day, places) -> None:
    day[BY_TIME] = b"<feed><totalResults>0</totalResults><startIndex>0</startIndex></feed>"
    found = collect(DAY, get=told(day), upstream=places, categories=ASKED, now=LATER + timedelta(days=100))

    assert (notes(found)[1], found.lists[1].complete) == ("arxiv_empty", True)


def test_a_list_of_which_nothing_can_be_read_is_not_empty(told, day, places) -> None:
    """The next way is asked."""
    day[FEED] = day[FEED].replace(b"oai:arXiv.org:", b"urn:").replace(b">hep-th/", b">")
    found = collect(DAY, get=told(day), upstream=places, categories=ASKED, now=EVENING)

    assert found.lists[1].way == "catchup"
    assert found.lists[1].note.facts["cause"] == "none of 4 entries can be read"


def test_without_categories_hugging_face_makes_the_day(told, day, places) -> None:
    get = told(day)
    found = collect(DAY, get=get, upstream=places, categories=(), now=LATER)

    assert [paper.name for paper in found.papers] == ["2602.90002", "2602.90009v3"]
    assert (notes(found)[1], found.complete) == ("arxiv_not_wanted", True)


def test_arxiv_alone_makes_a_day(told, day, places) -> None:
    found = collect(
        DAY, get=told(day | {HUB + "0": None}), upstream=places, categories=ASKED, now=LATER - timedelta(hours=30)
    )

    sums(found)
    assert (notes(found)[0], found.lists[0].complete) == ("huggingface_down", False)
    assert {paper.arxiv_id for paper in found.papers} == {"2602.90002", "2602.90001", "hep-th/9901001"}


def test_what_arxiv_does_not_tell_is_said(told, day, places) -> None:
    """Papers of Hugging Face's list alone stay thin, and a later run asks again."""
    found = collect(DAY, get=told(day | {BY_ID: None}), upstream=places, categories=ASKED, now=LATER)

    assert found.papers[1].categories == ()
    assert "unresolved" in codes(found)
    assert found.thin == 4  # nor the version of a catch-up page's paper
    assert [row.complete for row in found.lists] == [True, True]
    assert not found.complete


def test_a_cut_list_is_not_complete(told, day, places) -> None:
    found = collect(DAY, get=told(day | {HUB + "1": None}), upstream=places, categories=ASKED, now=LATER)

    sums(found)
    assert (notes(found)[0], found.lists[0].complete) == ("huggingface_cut", False)


@pytest.mark.parametrize("arxiv", [None, b"<html>Just a moment</html>"])
def test_with_both_down_there_is_no_day(told, places, arxiv) -> None:
    starts = ["https://hub.test", "https://rss.test", "https://arxiv.test", "https://api.test", "https://oai.test"]
    get = told(dict.fromkeys(starts, arxiv))
    with pytest.raises(UpstreamUnavailable) as raised:
        collect(DAY, get=get, upstream=places, categories=ASKED, now=EVENING)
    assert raised.value.url.startswith("https://hub.test")


def test_a_source_that_is_down_is_not_taken_for_an_empty_day(told, places) -> None:
    """arXiv has nothing on a Saturday, and Hugging Face's silence proves nothing."""
    get, later = told({"https://hub.test": None}), datetime(2026, 3, 3, tzinfo=UTC)
    with pytest.raises(UpstreamUnavailable):
        collect(date(2026, 2, 28), get=get, upstream=places, categories=ASKED, now=later)


def test_the_same_answers_make_the_same_day(told, day, places) -> None:
    first, second = (
        collect(DAY, get=told(dict(day)), upstream=places, categories=ASKED, now=EVENING) for _ in range(2)
    )
    assert first == second


def test_times_to_come_are_no_times(told, day, places) -> None:
    """As of an upstream whose clock is wrong, or out of every calendar: the paper stays, its times do not."""
    for when in (b"2999-01-01T00:00:00Z", b"9999-12-31T23:59:59-12:00"):
        day[BY_ID] = day[BY_TIME] = day[BY_ID].replace(b"2026-02-20T09:00:00Z", when)
        paper = collect(DAY, get=told(dict(day)), upstream=places, categories=ASKED, now=LATER).papers[1]

        assert (paper.name, paper.updated) == ("2602.90009v3", None)
        assert paper.submitted == datetime(2026, 2, 10, 8, 15, tzinfo=UTC)
        day[BY_ID] = day[BY_ID].replace(when, b"2026-02-20T09:00:00Z")


def test_no_more_are_asked_for_than_a_run_may(told, day, places) -> None:
    """The rest is a gap, which the next run fills."""
    entries = ",".join(f'{{"paper": {{"id": "2602.{number}", "title": "x"}}}}' for number in range(10000, 10350))
    day |= {HUB + "0": f"[{entries}]".encode(), BY_ID: NOBODY}
    get = told(day)
    found = collect(DAY, get=get, upstream=places, categories=(), now=LATER)

    assert sum(url.startswith(BY_ID) for url, _ in get.asked) == 3
    assert (found.thin, codes(found)) == (50, ["many"])
    assert not found.complete


def test_a_list_names_the_version_that_it_shows(told, day, places) -> None:
    """The feed does, of whatever kind; of a new paper on a page it is the first, whatever came later."""

    def versions(**down) -> dict[ListingKind, int | None]:
        found = collect(DAY, get=told(day | down), upstream=places, categories=ASKED, now=EVENING)
        return {row.kind: row.version for paper in found.papers for row in paper.listings}

    new, cross, replaced, featured = (
        ListingKind.NEW,
        ListingKind.CROSS,
        ListingKind.REPLACE_CROSS,
        ListingKind.FEATURED,
    )
    assert versions() == {featured: None, new: 1, cross: 1, replaced: 4}
    assert versions(**{FEED: None}) == {featured: None, new: 1, cross: None, replaced: None}


@pytest.mark.parametrize("asked", [("math",), ("cs",), ("hep-th", "math.GT")])
def test_an_archive_is_a_category_too(told, places, asked) -> None:
    """In each way: by its own name, with all that is under it."""
    get = told({"https://hub.test": b"[]"})
    with pytest.raises(UpstreamUnavailable):
        collect(DAY, get=get, upstream=places, categories=asked, now=EVENING)
    urls = [url for url, _ in get.asked]

    assert f"https://rss.test/rss/{'+'.join(asked)}" in urls
    assert f"https://arxiv.test/catchup/{asked[0]}/2026-02-24?abs=True" in urls
    assert any(url.startswith(BY_TIME) and (f"cat%3A{asked[0]}.%2A" in url) for url in urls)
