"""arXiv's feed: today's announcement, exactly, in one request.

Today is a day in US Eastern time; the feed is rebuilt at its midnight and names its date. Types are relative to the
categories it is asked for. It holds at most 2000 entries, and by its code (arXiv/arxiv-feed, feed/database.py) the ones
cut off are the new ones; a full feed is therefore asked again category by category. Replacements from version 6 on are
in no feed. Comments and submission times are not told. Source: https://info.arxiv.org/help/rss_specifications.html
"""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from litmus.collect.accents import unicode_accents
from litmus.collect.announcements import EASTERN, feed_from
from litmus.collect.ask import SHORT, ask, keep_since
from litmus.collect.found import Found, joined, listed
from litmus.collect.markup import Element, parse_xml, text_of, texts_of
from litmus.collect.plain import ABSTRACT, AUTHORS, NAME, TITLE, category_names, plain, web_address
from litmus.collect.upstream import Upstream
from litmus.model import Answer, ArxivId, Get, ListingKind, Paper
from litmus.model.errors import BadIdentifier, UpstreamNonsense

MOST = 2000  # entries of a feed
_HEAD = re.compile(r"\s*arXiv:\S+\s+Announce Type:\s*(?P<kind>[a-z-]+)\s*(?:Abstract:)?\s*")


def todays(day: date, *, get: Get, upstream: Upstream, categories: tuple[str, ...], now: datetime) -> Found:
    """The announcement of a day that is arXiv's today.

    Raises: UpstreamUnavailable; UpstreamNonsense, also if the feed is another day's.
    """
    keep = min(keep_since(feed_from(day), now), SHORT)

    def part(names: tuple[str, ...]) -> Found:
        url = f"{upstream.arxiv_rss}/rss/{'+'.join(names)}"
        return ask(get, url, keep=keep, parse=lambda answer: parse_feed(answer, day))

    found = part(categories)
    if len(found.papers) + found.unreadable < MOST or len(categories) == 1:
        return joined([found])
    return joined(part((name,)) for name in categories)


def parse_feed(answer: Answer, day: date) -> Found:
    """The entries of an RSS feed of this day. Raises: UpstreamNonsense."""
    channel = parse_xml(answer, "rss").find("channel")
    if channel is None:
        raise UpstreamNonsense(answer.url, "a feed without a channel")
    try:
        said = parsedate_to_datetime(text_of(channel, "pubDate")).astimezone(EASTERN).date()
    except (ValueError, TypeError, OverflowError):
        raise UpstreamNonsense(answer.url, "a feed that does not say its date") from None
    if said != day:
        raise UpstreamNonsense(answer.url, f"the feed of {said}, not of {day}")
    return Found.of(_paper(item, day) for item in channel.iterfind("item"))


def _paper(item: Element, day: date) -> Paper | None:
    about = text_of(item, "description")
    head = _HEAD.match(about[:500])
    title = plain(unicode_accents(text_of(item, "title")), TITLE)
    categories = category_names(texts_of(item, "category"))
    try:
        name = ArxivId.parse(text_of(item, "guid").removeprefix("oai:arXiv.org:"))
        kind = ListingKind(text_of(item, "announce_type").strip() or (head["kind"] if head else ""))
    except (BadIdentifier, ValueError):
        return None
    if not title or not categories or kind is ListingKind.FEATURED:
        return None
    creators = unicode_accents(", ".join(texts_of(item, "creator")))
    authors = (plain(author, NAME) for author in creators.split(",")[:AUTHORS])
    paper = Paper(
        arxiv_id=name.base,
        version=name.version,
        title=title,
        abstract=plain(unicode_accents(about[head.end() :] if head else about), ABSTRACT),
        authors=tuple(filter(None, authors)),
        categories=categories,
        license=web_address(text_of(item, "rights")),
    )
    return listed(paper, day, kind)
