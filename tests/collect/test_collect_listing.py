"""arXiv's listing pages, on small invented ones."""

from datetime import UTC, date, datetime

import pytest

from litmus.collect import arxiv_listing, arxiv_page
from litmus.model import Answer, ListingKind
from litmus.model.errors import UpstreamNonsense

DAY = date(2026, 2, 24)
EVENING = datetime(2026, 2, 24, 23, tzinfo=UTC)
ASKED = ("cs.CL", "cs.LG")


def answer(body: bytes) -> Answer:
    return Answer(url="https://arxiv.test/x", final_url="https://arxiv.test/x", content_type="", body=body)


def kinds(papers) -> dict[str, ListingKind]:
    return {paper.arxiv_id: paper.listings[0].kind for paper in papers}


def test_a_catch_up_page_is_read(data) -> None:
    """Labels go, a link that reads "this https URL" is its URL, a line break is a space."""
    found = arxiv_page.parse_page(answer(data("catchup.html")), DAY, ASKED).found
    first = found.papers[0]

    assert (first.name, first.title) == ("2602.90003v1", "Learning $x < y$ from Erdős")
    assert first.abstract == "First line. Second line, see https://example.org/tide."
    assert first.comment == "8 pages. Code: https://example.org/code"
    assert first.authors == ("Ada Lovelace", "José Ortega")
    assert first.categories == ("cs.LG", "physics.data-an", "hep-th")
    assert kinds(found.papers) == {
        "2602.90003": ListingKind.NEW,
        "2602.90001": ListingKind.CROSS,
        "hep-th/9901001": ListingKind.REPLACE_CROSS,
    }


def test_a_page_without_updates_is_an_empty_list() -> None:
    page = b"<html><body><div id='dlpage'><h1>Catchup</h1><p>No updates today.</p></div></body></html>"

    assert arxiv_page.parse_page(answer(page), DAY, ASKED).found.papers == ()


@pytest.mark.parametrize(
    "page",
    [
        b"<div id='dlpage'><h1>Catchup</h1></div>",
        b"<div id='dlpage'><dl><dt>x</dt></dl></div>",
        b"<div id='dlpage'><dl><dt>x</dt><dt>y</dt><dd>x</dd><dd>y</dd></dl></div>",
        b"<p>Hello</p>",
    ],
)
def test_a_page_that_only_looks_like_one_is_refused(page) -> None:
    with pytest.raises(UpstreamNonsense):
        arxiv_page.parse_page(answer(page), DAY, ASKED)


@pytest.mark.parametrize(
    ("was", "now", "cause"),
    [
        (b"24 Feb 2026", b"23 Feb 2026", "a listing of 2026-02-23, not of 2026-02-24"),
        (b"showing 1 of 1", b"showing 71 of 71", "3 entries, where it says that it shows 213"),
        (
            b"<h1>Catchup results for Machine Learning on",
            b"<h3>Showing new listings for Monday, 2 March 2026</h3>",
            "03-02",
        ),
    ],
)
def test_a_page_of_another_day_or_half_published_is_refused(data, was, now, cause) -> None:
    with pytest.raises(UpstreamNonsense, match=cause):
        arxiv_page.parse_page(answer(data("catchup.html").replace(was, now)), DAY, ASKED)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (b"(showing 1 of 1 entries)", b""),
        (b"showing 1 of 1", b"continued, showing last 1 of 1"),
        (b"Tue, 24 Feb 2026", b"today"),
        (b"Total of 3 entries", b"Total of 3 entries for Tue, 24 Feb 2026"),
        (b"New submissions", b"Neue Einreichungen"),
    ],
)
def test_other_words_do_not_matter(data, was, now) -> None:
    """Only figures do."""
    page = arxiv_page.parse_page(answer(data("catchup.html").replace(was, now)), DAY, ASKED)

    assert (page.entries, page.total) == (3, 3)


def listing(day: str, first: int, count: int, total: int) -> bytes:
    """A page of a long listing."""
    entries = "".join(
        f'<dt><a href="/abs/2602.{number}" title="Abstract">x</a></dt><dd><div class="list-title">t</div>'
        '<div class="list-subjects">x (cs.LG)</div></dd>'
        for number in range(first, first + count)
    )
    return (
        f"<div id='dlpage'><h3>Showing new listings for {day}</h3><div>Total of {total:,} entries</div>"
        f"<dl><h3>New submissions (showing {count} of {total:,} entries)</h3>{entries}</dl></div>"
    ).encode()


def test_pages_are_asked_until_the_stated_total_is_there(told, places) -> None:
    """By the page's number for a past day, by the entries to skip for the last one."""
    day = "Tuesday, 24 February 2026"
    pages = [listing(day, 10000, 2000, 2500), listing(day, 12000, 500, 2500)]
    for way, tail in ((arxiv_listing.caught_up, "&page=2"), (arxiv_listing.new_listings, "skip=2000&show=2000")):
        get = told({"https://arxiv.test/": list(pages)})
        found = way(DAY, get=get, upstream=places, categories=("cs.LG",), now=EVENING)

        assert len(found.papers) == 2500
        assert len(get.asked) == 2
        assert get.asked[1][0].endswith(tail)


@pytest.mark.parametrize("second", [(10000, 2000, 2500), (12000, 100, 2500)])
def test_pages_that_never_hold_the_total_are_refused(told, places, second) -> None:
    """The same page again, or one that has too little, time and again."""
    pages = [listing("24 February 2026", 10000, 2000, 2500), listing("24 February 2026", *second)]
    with pytest.raises(UpstreamNonsense):
        arxiv_listing.caught_up(
            DAY, get=told({"https://arxiv.test/": pages}), upstream=places, categories=("cs.LG",), now=EVENING
        )


@pytest.mark.parametrize("day", ["Monday, 23 February 2026", "some day", "24 Smarch 2026", "99 February 2026"])
def test_the_page_of_new_listings_must_name_the_day(told, places, day) -> None:
    """Its address does not."""
    get = told({"https://arxiv.test/": listing(day, 10000, 1, 1)})
    with pytest.raises(UpstreamNonsense):
        arxiv_listing.new_listings(DAY, get=get, upstream=places, categories=("cs.LG",), now=EVENING)


def test_what_a_paper_says_of_itself_is_no_heading(data) -> None:
    """A title may hold any words."""
    body = data("catchup.html").replace(
        b"Robots that Knit", b"Total of 999 entries on 1 Jan 2020 (showing 5 of 9 entries)"
    )
    page = arxiv_page.parse_page(answer(body), DAY, ASKED)

    assert (page.entries, page.total, page.date) == (3, 3, DAY)


def test_one_page_a_category_gives_the_kinds_of_all(told, data, places) -> None:
    empty = b"<div id='dlpage'><p>No updates today.</p></div>"
    get = told(
        {
            "https://arxiv.test/catchup/cs.CL/2026-02-24?abs=True": empty,
            "https://arxiv.test/catchup/cs.LG/2026-02-24?abs=True": data("catchup.html"),
        }
    )
    found = arxiv_listing.caught_up(DAY, get=get, upstream=places, categories=ASKED, now=EVENING)

    assert [paper.arxiv_id for paper in found.papers] == ["2602.90001", "2602.90003", "hep-th/9901001"]
    assert len(get.asked) == 2
