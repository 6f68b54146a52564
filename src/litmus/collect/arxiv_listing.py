"""arXiv's listings as they were announced, from its pages: exactly, one page a category.

The catch-up pages show the announcement of any of the last 90 days, the page of new listings the last one alone. They
show a listing as it was announced: papers that moderation held back and older ones cross-listed anew stand on their
day, what was cross-listed or revised later does not. Only pages tell this; the query API knows when a paper was
submitted and OAI-PMH when a record was changed last. They do not tell licences and times, and the version only where
there is an HTML edition.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from urllib.parse import quote

from litmus.collect.announcements import feed_from, feed_until
from litmus.collect.arxiv_page import ListingPage, parse_page
from litmus.collect.ask import SHORT, ask, keep_since
from litmus.collect.found import Found, joined
from litmus.collect.upstream import Upstream
from litmus.model import Answer, Get
from litmus.model.errors import UpstreamNonsense

MOST = 2000  # entries of a page
PAGES = 5  # of one category


def caught_up(day: date, *, get: Get, upstream: Upstream, categories: tuple[str, ...], now: datetime) -> Found:
    """The announcement of a day, from the catch-up pages of all categories; all or nothing.

    Raises: UpstreamUnavailable, also for a day too old; UpstreamNonsense.
    """
    keep = keep_since(feed_until(day), now)

    def url(category: str, page: int) -> str:
        return f"{upstream.arxiv}/catchup/{category}/{day}?abs=True" + (f"&page={page}" if page > 1 else "")

    return _announced(day, url, parse_page, get=get, categories=categories, keep=keep)


def new_listings(day: date, *, get: Get, upstream: Upstream, categories: tuple[str, ...], now: datetime) -> Found:
    """The last announcement, if it is the day's, from the pages of new listings of all categories; all or nothing.

    Raises: UpstreamUnavailable; UpstreamNonsense, also if the pages are another day's.
    """
    keep = min(keep_since(feed_from(day), now), SHORT)

    def url(category: str, page: int) -> str:
        return f"{upstream.arxiv}/list/{category}/new?skip={(page - 1) * MOST}&show={MOST}"

    return _announced(day, url, _dated_page, get=get, categories=categories, keep=keep)


def _dated_page(answer: Answer, day: date, asked: tuple[str, ...]) -> ListingPage:
    """Their address names no day, so they must."""
    page = parse_page(answer, day, asked)
    if page.date is None:
        raise UpstreamNonsense(answer.url, "a listing that does not say its date")
    return page


def _announced(
    day: date,
    url: Callable[[str, int], str],
    parse: Callable[[Answer, date, tuple[str, ...]], ListingPage],
    *,
    get: Get,
    categories: tuple[str, ...],
    keep: timedelta,
) -> Found:
    parts: list[Found] = []
    for category in categories:
        entries = total = 0
        for number in range(1, PAGES + 1):
            address = url(quote(category, safe=""), number)
            page = ask(get, address, keep=keep, parse=lambda answer: parse(answer, day, categories))
            if number > 1 and page.entries and _names(page.found) <= _names(parts[-1]):
                raise UpstreamNonsense(address, "the same page again")
            parts.append(page.found)
            entries += page.entries
            total = max(total, page.total if page.total is not None else entries + (page.entries >= MOST))
            if entries >= total or not page.entries:
                break
        if entries < total:
            raise UpstreamNonsense(address, f"{entries} entries on all pages of a listing of {total}")
    return joined(parts)


def _names(found: Found) -> set[str]:
    return {paper.arxiv_id for paper in found.papers}
