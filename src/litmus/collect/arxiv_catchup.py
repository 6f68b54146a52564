"""arXiv's catch-up pages: the announcement of any of the last 90 days, exactly, one page a category.

They show a listing as it was announced: papers that moderation held back and older ones cross-listed anew stand on
their day, what was cross-listed or revised later does not. Only pages tell this; the query API knows when a paper was
submitted and OAI-PMH when a record was changed last. They do not tell licences and times, and the version only where
there is an HTML edition. Source: arXiv/arxiv-browse (controllers/catchup_page.py, templates/list/list_macros.html).
"""

import re
from datetime import date, datetime, timedelta
from urllib.parse import quote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from litmus.collect.accents import unicode_accents
from litmus.collect.announcements import feed_from
from litmus.collect.ask import ask, keep_since
from litmus.collect.found import Found, is_asked, joined, listed
from litmus.collect.plain import ABSTRACT, AUTHORS, COMMENT, NAME, TITLE, category_names, plain
from litmus.collect.upstream import Upstream
from litmus.model import Answer, ArxivId, Get, ListingKind, Paper
from litmus.model.errors import BadIdentifier, UpstreamNonsense

MOST = 2000  # entries of a page
PAGES = 5  # of one category
_CATEGORY = re.compile(r"\(([A-Za-z.-]+)\)")


def announced(day: date, *, get: Get, upstream: Upstream, categories: tuple[str, ...], now: datetime) -> Found:
    """The announcement of a day, from the pages of all categories; all or nothing.

    Raises: UpstreamUnavailable, also for a day too old; UpstreamNonsense.
    """
    keep = keep_since(feed_from(day + timedelta(days=1)), now)
    parts = []
    for category in categories:
        for page in range(1, PAGES + 1):
            url = f"{upstream.arxiv}/catchup/{quote(category, safe='')}/{day}?abs=True"
            url += f"&page={page}" if page > 1 else ""
            part = ask(get, url, keep=keep, parse=lambda answer: parse_page(answer, day, categories))
            parts.append(part)
            if len(part.papers) + part.unreadable < MOST:
                break
    return joined(parts)


def parse_page(answer: Answer, day: date, asked: tuple[str, ...]) -> Found:
    """The entries of a listing page. Raises: UpstreamNonsense, if it is none."""
    page = LexborHTMLParser(answer.body.decode("utf-8", "replace")).css_first("#dlpage")
    if page is None:
        raise UpstreamNonsense(answer.url, "a page that is no listing of arXiv's")
    heads, bodies = page.css("dl > dt"), page.css("dl > dd")
    if len(heads) != len(bodies):
        raise UpstreamNonsense(answer.url, "a listing with halves of entries")
    if not heads and "No updates" not in page.text():
        raise UpstreamNonsense(answer.url, "a listing without entries that does not say that it is empty")
    return Found.of(_paper(head, body, day, asked) for head, body in zip(heads, bodies, strict=True))


def _paper(head: LexborNode, body: LexborNode, day: date, asked: tuple[str, ...]) -> Paper | None:
    link, edition = head.css_first('a[title="Abstract"]'), head.css_first('a[title="View HTML"]')
    subjects = body.css_first(".list-subjects")
    title = _text(body, ".list-title", TITLE)
    categories = category_names(_CATEGORY.findall(subjects.text())) if subjects else ()
    try:
        name = ArxivId.parse((link.attributes.get("href") or "").removeprefix("/abs/") if link else "")
    except BadIdentifier:
        return None
    if not title or not categories:
        return None
    paper = Paper(
        arxiv_id=name.base,
        version=_version(edition),
        title=title,
        abstract=_text(body, "p.mathjax", ABSTRACT),
        authors=tuple(
            filter(None, (plain(unicode_accents(who.text()), NAME) for who in body.css(".list-authors a")[:AUTHORS]))
        ),
        categories=categories,
        comment=_text(body, ".list-comments", COMMENT) or None,
    )
    return listed(paper, day, _kind(head.text(), is_asked(categories[0], asked)))


def _kind(head: str, is_primary: bool) -> ListingKind:
    """Told by the words behind the identifier, "(cross-list from cs.RO)" or "(replaced)"; of the new, none."""
    if "(replaced)" in head:
        return ListingKind.REPLACE if is_primary else ListingKind.REPLACE_CROSS
    return ListingKind.CROSS if "(cross-list" in head else ListingKind.NEW


def _text(body: LexborNode, where: str, most: int) -> str:
    """The text of an element without its label; a link that reads "this https URL" gives way to the URL."""
    element = body.css_first(where)
    if element is None:
        return ""
    for label in element.css(".descriptor"):
        label.decompose()
    for link in element.css("a"):
        if link.text().startswith("this http"):
            link.replace_with(link.attributes.get("href") or "")
    for line in element.css("br"):
        line.replace_with(" ")
    return plain(unicode_accents(element.text()), most)


def _version(edition: LexborNode | None) -> int | None:
    """The version that the link to the HTML edition names."""
    found = re.search(r"v([1-9]\d{0,3})$", (edition.attributes.get("href") or "") if edition else "")
    return int(found[1]) if found else None
