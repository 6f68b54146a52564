"""A profile's feed: sound Atom, the same bytes for the same digests, nothing hostile in it."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import feedparser
import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st
from selectolax.lexbor import LexborHTMLParser

from litmus.model import Digest, Issue
from litmus.publish import publish, publish_feed
from litmus.publish.feed import feed_bytes

SITE = "https://papers.example/digests"


def issue(digest: Digest, day: date | None = None, **changed) -> Issue:
    facts = {name: getattr(digest, name) for name in ("date", "profile", "picks", "ledger", "errata")}
    return Issue(**(facts | ({"date": day} if day else {}) | changed))


@pytest.fixture
def issues(digest) -> list[Issue]:
    """Two days, the newer with three follow-ups, of which two matter."""
    return [issue(digest), issue(digest, date(2026, 3, 16), errata=())]


def test_a_feed_reader_finds_each_digest_and_each_correction(issues, digest) -> None:
    feed = feedparser.parse(feed_bytes(issues, digest.profile, SITE))

    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title
    assert feed.feed.updated == "2026-03-17T00:00:00Z"
    assert [entry.link for entry in feed.entries] == [
        f"{SITE}/2026-03-17/digest.en.html#perratum-2602.00010",
        f"{SITE}/2026-03-17/digest.en.html#perratum-2602.00009",
        f"{SITE}/2026-03-17/index.html",
        f"{SITE}/2026-03-16/index.html",
    ]
    assert feed.entries[0].title.startswith("Withdrawn: ")
    assert feed.entries[1].title == "Correction: Sextant: Routing by the Stars"
    assert "41.0" in feed.entries[1].content[0].value
    assert feed.entries[2].summary.startswith("Of 6 papers")
    assert "Lantern" in feed.entries[2].content[0].value
    assert len({entry.id for entry in feed.entries}) == 4


def test_links_are_relative_where_the_pages_have_no_address(issues, digest, tmp_path) -> None:
    """And lead to the pages that are there, at their elements."""
    for one in issues:
        publish(replace(digest, date=one.date, errata=one.errata), tmp_path / one.date.isoformat())
    path = publish_feed(issues, digest.profile, tmp_path)

    links = [entry.link for entry in feedparser.parse(path.read_bytes()).entries]
    assert len(links) == 4
    for link in links:
        file, _, element = link.partition("#")
        page = LexborHTMLParser((tmp_path / file).read_text("utf-8"))
        assert not element or page.css_first(f'[id="{element}"]'), link


def test_equal_digests_give_equal_bytes_and_no_new_file(issues, digest, tmp_path) -> None:
    path = publish_feed(issues, digest.profile, tmp_path)
    before = path.stat().st_mtime_ns
    publish_feed(issues, digest.profile, tmp_path)

    assert path.stat().st_mtime_ns == before
    assert [file.name for file in tmp_path.iterdir()] == ["feed.xml"]


def test_what_an_entry_is_called_does_not_change(issues, digest) -> None:
    """Whatever is added before it, and whatever it comes to say."""
    ids = [entry.id for entry in feedparser.parse(feed_bytes(issues, digest.profile)).entries]
    later = [issue(digest, date(2026, 3, 18)), replace(issues[0], picks=()), issues[1]]

    assert [entry.id for entry in feedparser.parse(feed_bytes(later, digest.profile)).entries][-4:] == ids


def test_each_profile_and_site_has_identifiers_of_its_own(issues, digest, tmp_path) -> None:
    """Two feeds in one reader's list do not hide each other's entries."""
    profile = replace(digest.profile, name="vision", languages=("zh",))
    other = [replace(one, profile=profile) for one in issues]
    ours = {entry.id for entry in feedparser.parse(feed_bytes(issues, digest.profile)).entries}
    theirs = feedparser.parse(publish_feed(other, profile, tmp_path).read_bytes())

    assert (tmp_path / "feed-vision.xml").is_file()
    assert theirs.feed.language == "zh-Hans"
    assert ours.isdisjoint(entry.id for entry in theirs.entries)
    assert ours.isdisjoint(entry.id for entry in feedparser.parse(feed_bytes(issues, digest.profile, SITE)).entries)
    assert all("2026-03-1" in entry.link and "-vision/" in entry.link for entry in theirs.entries)


def test_nothing_hostile_comes_through(issues, digest) -> None:
    """A title's markup is text, in the feed and in the HTML that it carries."""
    for entry in feedparser.parse(feed_bytes(issues, digest.profile), sanitize_html=False).entries:
        page = LexborHTMLParser(entry.content[0].value)
        assert not page.css("script, img, [onerror], a, iframe")
        assert "\u202e" not in entry.content[0].value


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text())
@example("\x00\x0b\ud800\ufffe\uffff]]>&")
def test_any_title_makes_well_formed_xml(digest, title) -> None:
    """XML knows no control characters, surrogates or U+FFFE."""
    entries = tuple(replace(entry, title=title) for entry in digest.ledger.entries)
    errata = tuple(replace(erratum, title=title, comment=title) for erratum in digest.errata)
    made = feed_bytes([issue(digest, ledger=replace(digest.ledger, entries=entries), errata=errata)], digest.profile)

    assert ET.fromstring(made).tag == "{http://www.w3.org/2005/Atom}feed"


def test_a_feed_without_digests_is_sound(digest) -> None:
    feed = feedparser.parse(feed_bytes([], digest.profile))
    assert not feed.bozo
    assert feed.entries == []


def test_pages_name_the_feed_but_not_those_of_invented_papers(digest, tmp_path) -> None:
    """A link that a feed reader looks for; a browser loads nothing by it."""
    publish(digest, tmp_path / "sample")
    publish(replace(digest, is_sample=False), tmp_path / "2026-03-17")

    for name in ("index.html", "daily.zh.html"):
        assert not LexborHTMLParser((tmp_path / "sample" / name).read_text("utf-8")).css("link")
        (link,) = LexborHTMLParser((tmp_path / "2026-03-17" / name).read_text("utf-8")).css("link")
        assert link.attributes == {
            "rel": "alternate",
            "type": "application/atom+xml",
            "title": "Litmus",
            "href": "../feed.xml",
        }
