"""arXiv's feed: today's announcement, exactly, in one request.

Today is a day in US Eastern time; the feed is rebuilt at its midnight and names its date. Types are relative to the
categories it is asked for. It holds at most 2000 entries, and by its code (arXiv/arxiv-feed, feed/database.py) the ones
cut off are the new ones; a full feed is therefore asked again by halves of the categories. Replacements from version 6
on are in no feed. Comments and submission times are not told. RSS and Atom say the same; Atom is asked for where RSS
makes no sense. Source: https://info.arxiv.org/help/rss_specifications.html
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from litmus.collect.accents import unicode_accents
from litmus.collect.announcements import EASTERN, feed_from
from litmus.collect.ask import SHORT, ask, keep_since
from litmus.collect.found import Found, joined, listed, moment
from litmus.collect.markup import Element, local_name, parse_xml, text_of, texts_of
from litmus.collect.plain import ABSTRACT, AUTHORS, NAME, TITLE, category_names, plain, web_address
from litmus.collect.upstream import Upstream
from litmus.model import Answer, ArxivId, Get, ListingKind, Paper
from litmus.model.errors import BadIdentifier, UpstreamError, UpstreamNonsense

MOST = 2000  # entries of a feed
_HEAD = re.compile(r"\s*arXiv:(?P<name>\S+)\s+Announce Type:\s*(?P<kind>[a-z-]+)\s*(?:Abstract:)?\s*")


def todays(day: date, *, get: Get, upstream: Upstream, categories: tuple[str, ...], now: datetime) -> Found:
    """The announcement of a day that is arXiv's today.

    Raises: UpstreamUnavailable; UpstreamNonsense, also if the feed is another day's.
    """
    keep = min(keep_since(feed_from(day), now), SHORT)

    def whole(names: tuple[str, ...]) -> Found:
        rss, atom = (f"{upstream.arxiv_rss}/{form}/{'+'.join(names)}" for form in ("rss", "atom"))
        try:
            return ask(get, rss, keep=keep, parse=lambda answer: parse_feed(answer, day))
        except UpstreamNonsense as nonsense:
            try:
                return ask(get, atom, keep=keep, parse=lambda answer: parse_feed(answer, day))
            except UpstreamError:
                raise nonsense from None

    def parts(names: tuple[str, ...]) -> Iterator[Found]:
        found = whole(names)
        if len(found.papers) + found.unreadable < MOST or len(names) == 1:
            yield found
        else:
            yield from parts(names[: len(names) // 2])
            yield from parts(names[len(names) // 2 :])

    return joined(parts(categories))


def parse_feed(answer: Answer, day: date) -> Found:
    """The entries of an RSS or Atom feed of this day. Raises: UpstreamNonsense."""
    root = parse_xml(answer, "rss", "feed")
    channel = root if local_name(root) == "feed" else root.find("channel")
    if channel is None:
        raise UpstreamNonsense(answer.url, "a feed without a channel")
    said = _date(text_of(channel, "pubDate") or text_of(channel, "updated"))
    if said != day:
        raise UpstreamNonsense(answer.url, f"the feed of {said or 'no date'}, not of {day}")
    entries = "{*}entry" if channel is root else "item"
    return Found.of(_paper(item, day) for item in channel.iterfind(entries))


def _date(text: str) -> date | None:
    """The feed's day: an RFC 822 time in RSS, RFC 3339 in Atom."""
    if said := moment(text):
        return said.astimezone(EASTERN).date()
    try:
        return parsedate_to_datetime(text).astimezone(EASTERN).date()
    except (ValueError, TypeError, OverflowError):
        return None


def _paper(item: Element, day: date) -> Paper | None:
    about = text_of(item, "description") or text_of(item, "summary")
    head = _HEAD.match(about[:500])
    title = plain(unicode_accents(text_of(item, "title")), TITLE)
    categories = category_names([term.get("term") or term.text or "" for term in item.iterfind("{*}category")])
    try:
        name = ArxivId.parse((text_of(item, "guid") or text_of(item, "id")).removeprefix("oai:arXiv.org:"))
        kind = ListingKind(text_of(item, "announce_type").strip() or (head["kind"] if head else ""))
    except (BadIdentifier, ValueError):
        return None
    if not title or not categories or kind is ListingKind.FEATURED or (head and head["name"] != str(name)):
        return None
    creators = unicode_accents(", ".join(texts_of(item, "creator") or texts_of(item, "author")))
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
    return listed(paper, day, kind, version=name.version)
