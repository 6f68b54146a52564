"""Hugging Face's JSON, entry by entry."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings, strategies as st

from litmus.collect import Upstream
from litmus.collect.hugging_face import featured_on, page_url, paper_of
from litmus.model import NOTHING_STORED, Answer, ArxivId, ListingKind, Source
from litmus.model.errors import UpstreamNonsense, UpstreamUnavailable

DAY = date(2026, 2, 24)
EVENING, LATER = datetime(2026, 2, 24, 23, tzinfo=UTC), datetime(2026, 2, 26, 7, tzinfo=UTC)


@pytest.fixture
def pages(places):
    """The beginnings of the URLs of the day's pages."""
    return [page_url(DAY, number, places) for number in range(3)]


def test_an_entry_becomes_a_paper(told, data, places, pages) -> None:
    """What is wrong beyond identifier and title costs only itself; text is on one line, links are of the web."""
    found, cut = featured_on(
        DAY,
        get=told({pages[0]: data("daily_papers.json"), pages[1]: b"[]"}),
        upstream=places,
        now=EVENING,
    )
    first, second = found.papers

    assert cut is None
    assert (first.arxiv_id, first.title, first.abstract) == ("2602.90002", "Tides of Attention", "We read the tide.")
    assert first.authors == ("Ada Lovelace", "José Ortega")
    assert first.submitted == datetime(2026, 2, 23, 12, 30, tzinfo=UTC)
    assert (first.upvotes, first.stars, first.code_url) == (41, 2380, "https://github.com/litmus--sample/tides")
    assert first.project_url is None
    assert (first.keywords, first.organization) == (("tides", "attention"), "Bureau of Applied Doubt")
    assert (second.upvotes, second.authors, second.organization) == (None, (), None)
    assert {(row.source, row.date, row.kind) for paper in found.papers for row in paper.listings} == {
        (Source.HUGGING_FACE, DAY, ListingKind.FEATURED)
    }


def test_spoilt_entries_are_counted_and_a_double_is_one(told, data, places, pages) -> None:
    get = told({pages[0]: data("daily_papers.json"), pages[1]: b"[]"})
    found, _ = featured_on(DAY, get=get, upstream=places, now=EVENING)

    assert [paper.arxiv_id for paper in found.papers] == ["2602.90002", "2602.90009"]
    assert found.unreadable == 3


def test_pages_are_asked_until_an_empty_one(told, places, pages) -> None:
    def page(first: int) -> bytes:
        return json.dumps([{"paper": {"id": f"2602.{first + n}", "title": "x"}} for n in range(100)]).encode()

    get = told({pages[0]: page(10000), pages[1]: page(20000), pages[2]: b"[]"})
    found, _ = featured_on(DAY, get=get, upstream=places, now=EVENING)

    assert len(found.papers) == 200
    assert [url for url, _ in get.asked] == pages


def test_a_list_without_end_is_left(told, places) -> None:
    """An upstream that ignores the page number is asked a bounded number of times."""
    get = told({places.hugging_face: b'[{"paper": {"id": "2602.90002", "title": "x"}}]'})
    found, _ = featured_on(DAY, get=get, upstream=places, now=EVENING)

    assert len(found.papers) == 1
    assert len(get.asked) == 20


def test_later_pages_that_are_missing_leave_the_first(told, data, places, pages) -> None:
    found, cut = featured_on(
        DAY, get=told({pages[0]: data("daily_papers.json"), pages[1]: None}), upstream=places, now=EVENING
    )

    assert len(found.papers) == 2
    assert isinstance(cut, UpstreamUnavailable)


def test_an_answer_of_the_day_itself_does_not_serve_for_ever(told, places) -> None:
    """Once the day is over, only an answer is kept that was given after its end."""
    get = told({places.hugging_face: b"[]"})
    featured_on(DAY, get=get, upstream=places, now=EVENING)
    featured_on(DAY, get=get, upstream=places, now=LATER)

    assert [keep for _, keep in get.asked] == [timedelta(minutes=15), timedelta(hours=31), NOTHING_STORED]


def test_a_list_that_came_empty_once_is_asked_for_again(told, places) -> None:
    """An empty list of a weekday is what a list in trouble looks like."""
    get = told({places.hugging_face: [b"[]", b'[{"paper": {"id": "2602.90009", "title": "x"}}]', b"[]"]})

    assert len(featured_on(DAY, get=get, upstream=places, now=LATER)[0].papers) == 1


@pytest.mark.parametrize("body", [b"", b"<!DOCTYPE html><html>", b"{}", b"\x00\xff\xfe<<<{[", b"[" * 10**6, b'"x"'])
def test_what_is_no_list_is_asked_again_and_then_refused(told, places, body) -> None:
    get = told({places.hugging_face: body})
    with pytest.raises(UpstreamNonsense):
        featured_on(DAY, get=get, upstream=places, now=EVENING)
    assert len(get.asked) == 2
    assert get.asked[1][1] < timedelta(0)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from("paper id title summary authors name upvotes githubStars organization ai_keywords".split()),
            inner,
        )
    ),
    max_leaves=20,
)


ENTRY = st.fixed_dictionaries(
    {"id": st.just("2602.90002"), "title": st.text(min_size=1), "githubStars": JSON, "authors": JSON, "upvotes": JSON}
)


@settings(max_examples=40)
@given(st.lists(JSON | st.fixed_dictionaries({"paper": ENTRY})))
def test_any_json_is_read_or_counted(rows) -> None:
    """No entry breaks the list."""
    answers = iter([json.dumps(rows).encode(), b"[]", b"[]"])

    def get(url: str, *, keep: timedelta | None = None) -> Answer:  # noqa: ARG001
        return Answer(url=url, final_url=url, content_type="", body=next(answers))

    places = Upstream(hugging_face="h", arxiv="a", ar5iv="5", arxiv_api="q", arxiv_rss="r", arxiv_oai="o")
    found, _ = featured_on(DAY, get=get, upstream=places, now=EVENING)
    assert len(found.papers) <= 1
    assert found.unreadable <= len(rows)


@pytest.mark.parametrize(
    ("said", "stars"), [(39, 39), ("39", 39), ("2.38k", 2380), ("infk", None), ("-1", None), (1e400, None), ({}, None)]
)
def test_stars_are_a_number_or_nothing(told, places, said, stars) -> None:
    inner = json.dumps({"id": "2602.90002", "title": "x", "githubStars": said}).encode()
    get = told({places.hugging_face: inner})

    assert paper_of(ArxivId.parse("2602.90002"), get=get, upstream=places, keep=timedelta(0)).stars == stars


def test_one_paper_alone(told, data, places) -> None:
    inner = json.dumps(json.loads(data("daily_papers.json"))[0]["paper"]).encode()
    get = told({f"{places.hugging_face}/api/papers/2602.90002": inner})
    paper = paper_of(ArxivId.parse("2602.90002v1"), get=get, upstream=places, keep=timedelta(hours=1))

    assert (paper.title, paper.upvotes, paper.listings) == ("Tides of Attention", 41, ())


def test_another_days_list_is_refused(told, places) -> None:
    """Entries say when they were put on the list; one that was held over is no reason."""
    rows = [
        {"paper": {"id": f"2602.900{number}", "title": "x", "submittedOnDailyAt": f"2026-02-{number}T01:14:31.428Z"}}
        for number in (22, 23)
    ]
    with pytest.raises(UpstreamNonsense, match="a list of 2026-02-22, not of 2026-02-24"):
        featured_on(DAY, get=told({places.hugging_face: json.dumps(rows).encode()}), upstream=places, now=EVENING)

    rows[0]["paper"]["submittedOnDailyAt"] = "2026-02-24T00:00:00.000Z"
    get = told({places.hugging_face: [json.dumps(rows).encode(), b"[]"]})
    assert len(featured_on(DAY, get=get, upstream=places, now=EVENING)[0].papers) == 2
