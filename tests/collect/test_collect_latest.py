"""The last day with papers, and one paper by its identifier."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote

import pytest

from litmus.collect import find_paper, latest_day
from litmus.model import ArxivId
from litmus.model.errors import NotThere, UpstreamUnavailable

ASKED = ("cs.CL", "cs.LG")
ONE = b'[{"paper": {"id": "2602.90009", "title": "x"}}]'
HUB = "https://hub.test/api/daily_papers?date="
TIDES = b'{"id": "2602.90009", "title": "From the hub", "summary": "Short.", "upvotes": 9}'
NOBODY = b"<feed><totalResults>0</totalResults><startIndex>0</startIndex></feed>"


@pytest.mark.parametrize(
    ("now", "listed", "latest"),
    [
        ("2026-02-24T08:27Z", ["2026-02-24", "2026-02-23"], "2026-02-24"),
        ("2026-03-01T12:00Z", ["2026-02-27"], "2026-02-27"),  # a Sunday
        ("2026-02-24T00:30Z", ["2026-02-24", "2026-02-23"], "2026-02-23"),  # arXiv announces at 01:00
        ("2026-02-23T00:30Z", ["2026-02-23", "2026-02-20"], "2026-02-20"),  # Monday, early
        ("2026-01-20T12:00Z", ["2026-01-20"], "2026-01-20"),  # arXiv's holiday, Hugging Face's work day
        ("2026-01-20T12:00Z", ["2026-01-16"], "2026-01-16"),
        ("2026-02-24T00:00Z", ["2026-02-24", "2026-02-23"], "2026-02-23"),  # midnight: 19:00 Eastern of the day before
        ("2026-02-24T01:00Z", ["2026-02-24", "2026-02-23"], "2026-02-24"),
        ("2026-03-10T00:00Z", ["2026-03-10", "2026-03-09"], "2026-03-10"),  # in summer arXiv announces at midnight
        ("2026-07-06T12:00Z", ["2026-07-06"], "2026-07-06"),  # after a holiday that was kept on Friday
        ("2027-01-02T12:00Z", ["2026-12-29"], "2026-12-29"),  # New Year's, a Friday, and the closures before it
        ("2023-05-10T12:00Z", ["2023-05-10"], "2023-05-10"),
    ],
)
def test_the_latest_day_is_the_last_with_lists(told, places, now, listed, latest) -> None:
    get = told({HUB: b"[]", **{HUB + day: [ONE, b"[]"] for day in listed}})
    moment = datetime.fromisoformat(now)

    assert latest_day(get=get, upstream=places, categories=ASKED, now=moment) == date.fromisoformat(latest)


def test_the_look_costs_the_requests_of_the_day_alone(told, places) -> None:
    """Nothing is asked for weekends, and nothing of arXiv where Hugging Face's list is there."""
    get = told({HUB + "2026-02-27": [ONE, b"[]"]})
    latest_day(get=get, upstream=places, categories=ASKED, now=datetime(2026, 3, 1, 12, tzinfo=UTC))

    assert [url.removeprefix(HUB) for url, _ in get.asked] == ["2026-02-27&limit=100&p=0", "2026-02-27&limit=100&p=1"]


def test_arxivs_list_alone_makes_a_day_the_latest(told, places, data) -> None:
    get = told({HUB: b"[]", "https://rss.test/": data("feed.xml")})

    now = datetime(2026, 2, 24, 12, tzinfo=UTC)
    assert latest_day(get=get, upstream=places, categories=ASKED, now=now) == date(2026, 2, 24)


def test_a_hub_that_is_down_is_asked_once(told, places, data) -> None:
    """On a holiday the look goes back by arXiv's lists."""
    page = data("catchup.html").replace(b"24 Feb 2026", b"19 Jan 2026")
    get = told({HUB: None, "https://arxiv.test/catchup/": page, "https://api.test": NOBODY})

    now = datetime(2026, 1, 20, 12, tzinfo=UTC)
    assert latest_day(get=get, upstream=places, categories=ASKED, now=now) == date(2026, 1, 19)
    assert sum(url.startswith(HUB) for url, _ in get.asked) == 1


def test_with_both_down_there_is_no_latest_day(told, places) -> None:
    starts = [HUB, "https://rss.test", "https://arxiv.test", "https://api.test", "https://oai.test"]
    with pytest.raises(UpstreamUnavailable):
        latest_day(
            get=told(dict.fromkeys(starts)),
            upstream=places,
            categories=ASKED,
            now=datetime(2026, 2, 24, 12, tzinfo=UTC),
        )


def test_a_paper_is_found_with_what_both_know(told, places, data) -> None:
    get = told({"https://api.test": data("query.xml"), "https://hub.test/api/papers/2602.90009": TIDES})
    paper = find_paper(ArxivId.parse("2602.90009"), get=get, upstream=places)

    assert (paper.name, paper.title, paper.upvotes) == ("2602.90009v3", "An Older Paper, Revised", 9)
    assert paper.listings == ()


@pytest.mark.parametrize("name", ["hep-th/9901001", "math.GT/0309136", "hep-th/9901001v4", "0704.0001"])
def test_a_paper_of_the_old_days_is_found(told, places, data, name) -> None:
    """By an identifier with its archive, with or without a version."""
    asked = ArxivId.parse(name)
    entry = data("query.xml").replace(b"2602.90009v3", f"{asked.base}v{asked.version or 1}".encode())
    get = told({"https://api.test": entry})
    paper = find_paper(asked, get=get, upstream=places)

    assert paper.arxiv_id == asked.base
    assert get.asked[0][0].startswith(f"https://api.test/api/query?id_list={quote(str(asked), safe='')}&")
    assert get.asked[1][0] == f"https://hub.test/api/papers/{asked.base}"


def test_another_version_than_the_one_asked_for_is_not_it(told, places, data) -> None:
    with pytest.raises(NotThere):
        find_paper(ArxivId.parse("2602.90009v2"), get=told({"https://api.test": data("query.xml")}), upstream=places)


def test_a_paper_that_the_hub_does_not_know_is_arxivs(told, places, data) -> None:
    get = told({"https://api.test": data("query.xml")})

    assert find_paper(ArxivId.parse("2602.90009v3"), get=get, upstream=places).upvotes is None
    assert get.asked[0] == ("https://api.test/api/query?id_list=2602.90009v3&max_results=100", None)


def test_a_paper_that_arxiv_leaves_out_is_not_there(told, places) -> None:
    """Asked anew before it is believed: the stored answer may be older than the paper."""
    get = told({"https://api.test": NOBODY, "https://hub.test": TIDES})
    with pytest.raises(NotThere, match=r"2602\.90009v7"):
        find_paper(ArxivId.parse("2602.90009v7"), get=get, upstream=places)
    assert [keep for _, keep in get.asked] == [None, timedelta(seconds=-1)]


def test_while_arxiv_is_down_the_hub_tells(told, places) -> None:
    get = told({"https://api.test": None, "https://hub.test": TIDES})
    paper = find_paper(ArxivId.parse("2602.90009v2"), get=get, upstream=places)

    assert (paper.name, paper.title) == ("2602.90009v2", "From the hub")


def test_with_neither_there_is_no_paper(told, places) -> None:
    with pytest.raises(UpstreamUnavailable):
        find_paper(ArxivId.parse("2602.90009"), get=told({"https://api.test": None}), upstream=places)
