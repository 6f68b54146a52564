"""arXiv's four formats, on small invented answers; and what is none of them."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from litmus.collect import arxiv_api, arxiv_feed, arxiv_oai, arxiv_page
from litmus.model import Answer, ListingKind
from litmus.model.errors import UpstreamNonsense, UpstreamUnavailable

DAY = date(2026, 2, 24)
EVENING = datetime(2026, 2, 24, 23, tzinfo=UTC)
ASKED = ("cs.CL", "cs.LG")
PARSERS: dict[str, Callable[[Answer], object]] = {
    "atom.xml": lambda answer: arxiv_feed.parse_feed(answer, DAY),
    "feed.xml": lambda answer: arxiv_feed.parse_feed(answer, DAY),
    "catchup.html": lambda answer: arxiv_page.parse_page(answer, DAY, ASKED).found,
    "query.xml": arxiv_api.parse_answer,
    "records.xml": arxiv_oai.parse_records,
}


def answer(body: bytes) -> Answer:
    return Answer(url="https://arxiv.test/x", final_url="https://arxiv.test/x", content_type="", body=body)


def kinds(papers) -> dict[str, ListingKind]:
    return {paper.arxiv_id: paper.listings[0].kind for paper in papers}


# The feed


def test_the_feed_is_read(data) -> None:
    """Accents are letters, types are the feed's, and an entry without a name is counted."""
    found = arxiv_feed.parse_feed(answer(data("feed.xml")), DAY)
    first = found.papers[0]

    assert (first.name, first.title) == ("2602.90002v1", "Tides of Attention in the Bézier Bay")
    assert first.abstract == r"We read the tide for $\alpha < 3$."
    assert first.authors == ("Ada Lovelace", "José Ortega")
    assert (first.categories, first.license) == (("cs.CL", "cs.LG"), "http://creativecommons.org/licenses/by/4.0/")
    assert kinds(found.papers) == {
        "2602.90002": ListingKind.NEW,
        "2602.90001": ListingKind.CROSS,
        "hep-th/9901001": ListingKind.REPLACE_CROSS,
    }
    assert found.unreadable == 1


def test_the_feed_of_another_day_is_no_answer(data) -> None:
    with pytest.raises(UpstreamNonsense, match="the feed of 2026-02-24, not of 2026-02-25"):
        arxiv_feed.parse_feed(answer(data("feed.xml")), date(2026, 2, 25))


def test_atom_says_the_same(data) -> None:
    """In its own words."""
    rss, atom = (arxiv_feed.parse_feed(answer(data(name)), DAY) for name in ("feed.xml", "atom.xml"))

    assert atom == rss


def test_an_entry_that_names_two_papers_is_none(data) -> None:
    """Its description begins with the identifier, too."""
    body = data("feed.xml").replace(b"arXiv:2602.90002v1 Announce", b"arXiv:2602.90001v1 Announce")

    assert {paper.arxiv_id for paper in arxiv_feed.parse_feed(answer(body), DAY).papers} == {
        "2602.90001",
        "hep-th/9901001",
    }


@pytest.mark.parametrize(("rss", "asked"), [(b"<html>Just a moment</html>", ["rss", "rss", "atom"]), (None, ["rss"])])
def test_atom_is_asked_for_where_rss_makes_no_sense(told, data, places, rss, asked) -> None:
    """And not where the host is down."""
    get = told({"https://rss.test/rss/": rss, "https://rss.test/atom/": data("atom.xml")})
    with suppress(UpstreamUnavailable):
        found = arxiv_feed.todays(DAY, get=get, upstream=places, categories=ASKED, now=EVENING)
        assert found.papers[0].name == "2602.90001v1"

    assert [url.split("/")[3] for url, _ in get.asked] == asked


def test_a_full_feed_is_asked_again_by_halves(told, places) -> None:
    """At 2000 entries the feed is cut; in its single categories a paper keeps its first kind."""

    def feed(*entries: tuple[int, str]) -> bytes:
        items = "".join(
            f"<item><title>t</title><guid>oai:arXiv.org:2602.{number}v1</guid><category>cs.CL</category>"
            f"<category>cs.LG</category><announce_type>{kind}</announce_type></item>"
            for number, kind in entries
        )
        return f"<rss><channel><pubDate>Tue, 24 Feb 2026 00:00:00 -0500</pubDate>{items}</channel></rss>".encode()

    get = told(
        {
            "https://rss.test/rss/cs.CL+cs.LG": feed(*((number, "replace") for number in range(10000, 12000))),
            "https://rss.test/rss/cs.CL": feed((10002, "new"), (10001, "cross")),
            "https://rss.test/rss/cs.LG": feed((10002, "cross"), (10003, "cross")),
        }
    )
    found = arxiv_feed.todays(DAY, get=get, upstream=places, categories=ASKED, now=EVENING)

    assert len(get.asked) == 3
    assert kinds(found.papers) == {
        "2602.10001": ListingKind.CROSS,
        "2602.10002": ListingKind.NEW,
        "2602.10003": ListingKind.CROSS,
    }


# The query API


def test_an_answer_of_the_query_api_is_read(data) -> None:
    """The primary category comes first, wherever it stands."""
    total, (paper, spoilt) = arxiv_api.parse_answer(answer(data("query.xml")))

    assert (total, spoilt) == (2, None)
    assert (paper.name, paper.title, paper.authors) == ("2602.90009v3", "An Older Paper, Revised", ("Grace Hopper",))
    assert (paper.categories, paper.comment) == (("cs.CV", "cs.LG"), "20 pages, accepted at TIDE 2026")
    assert paper.submitted == datetime(2026, 2, 10, 8, 15, tzinfo=UTC)
    assert paper.updated == datetime(2026, 2, 20, 9, tzinfo=UTC)


def test_an_empty_page_that_counts_more_is_asked_again(told, data, places) -> None:
    """arXiv's API gives such pages now and then; the second answer is the true one."""
    hollow = b"<feed><totalResults>2</totalResults><startIndex>0</startIndex></feed>"
    get = told({"https://api.test": [hollow, data("query.xml")]})
    (known,) = arxiv_api.by_identifier(["2602.90009"], get=get, upstream=places, keep=timedelta(hours=1))

    assert list(known) == ["2602.90009"]
    assert len(get.asked) == 2


def test_many_identifiers_are_asked_for_by_the_hundred(told, data, places) -> None:
    get = told({"https://api.test": data("query.xml")})
    list(arxiv_api.by_identifier((f"2602.{n}" for n in range(10000, 10250)), get=get, upstream=places, keep=None))

    assert [url.count("2602.") for url, _ in get.asked] == [100, 100, 50]


def test_a_window_is_asked_slice_by_slice(told, places) -> None:
    """And the window is that of the announcement, its last minute included."""

    def slice_of(start: int, count: int) -> bytes:
        entries = "".join(
            f"<entry><id>http://arxiv.org/abs/2602.{start + n + 10000}v1</id><title>t</title>"
            '<category term="cs.LG"/></entry>'
            for n in range(count)
        )
        return f"<feed><totalResults>2500</totalResults><startIndex>{start}</startIndex>{entries}</feed>".encode()

    get = told({"https://api.test": [slice_of(0, 2000), slice_of(2000, 500)]})
    found = arxiv_api.submitted_for(DAY, get=get, upstream=places, categories=ASKED, now=EVENING)

    assert len(found.papers) == 2500
    assert "202602201900+TO+202602231859" in get.asked[0][0]
    assert "start=2000" in get.asked[1][0]


# All of them


NONSENSE = {
    "nothing": b"",
    "rubbish": b"\x00\xff\xfe<<<{[garbage" * 64,
    "a browser check": b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Checking</body></html>",
    "JSON": b'{"error": "x"}',
    "another document": b"<opml><body/></opml>",
    "an OAI error": b"<OAI-PMH><error code='badArgument'>no</error></OAI-PMH>",
    "depth": b"<a>" * 100_000,
    "a bomb": b'<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel>&b;</channel></rss>',
    "a file": b'<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel>&f;</channel></rss>',
}


@pytest.mark.parametrize("parser", sorted(PARSERS))
@pytest.mark.parametrize("nonsense", sorted(NONSENSE))
def test_nonsense_is_named_as_such(parser, nonsense) -> None:
    with pytest.raises(UpstreamNonsense):
        PARSERS[parser](answer(NONSENSE[nonsense]))


@pytest.mark.parametrize("parser", sorted(PARSERS))
def test_half_an_answer_is_nonsense_or_less(parser, data) -> None:
    """XML that ends early is refused; of a page, what is whole is read or all is refused."""
    body = data(parser)
    for share in (3, 2):
        try:
            PARSERS[parser](answer(body[: len(body) // share]))
        except UpstreamNonsense:
            continue
        assert parser == "catchup.html"


@pytest.mark.parametrize("parser", sorted(PARSERS))
def test_any_bytes_are_parsed_or_refused(parser, data) -> None:
    body = data(parser)

    @given(st.integers(0, len(body)), st.integers(0, 40), st.binary(max_size=20))
    def check(at, cut, put) -> None:
        with suppress(UpstreamNonsense):
            PARSERS[parser](answer(body[:at] + put + body[at + cut :]))

    check()


def test_an_answer_of_forty_megabytes_is_not_read(told, places) -> None:
    get = told({"https://api.test": b" " * (40 << 20)})
    with pytest.raises(UpstreamNonsense, match="40 MB"):
        list(arxiv_api.by_identifier(["2602.90009"], get=get, upstream=places, keep=None))


@pytest.mark.parametrize("nasty", ["<b>", "$", "\\'", "(cs.LG", "&lt;", "\u202e", "v1"])
def test_a_megabyte_of_title_is_cut(nasty, data) -> None:
    body = data("catchup.html").replace(b"Robots that Knit", (nasty * (2**20 // len(nasty))).encode())
    papers = {paper.arxiv_id: paper for paper in arxiv_page.parse_page(answer(body), DAY, ASKED).found.papers}

    assert len(papers["2602.90003"].title) < 100
    assert len(papers["2602.90001"].title) <= 1000 if "2602.90001" in papers else nasty in ("<b>", "\u202e")
