"""arXiv's query API: papers by the time of their submission, or by identifier; all metadata but the licence.

It does not know announcements. The window of a day's submissions gives that day's new papers but for those that
moderation held back: of 343 papers of February 2026 with a known submission time, 8 in 100 came in a later announcement
than their window's, so as many are missing and as many too many. Older papers cross-listed anew (some 2 a day) and
replacements are not found, and categories are those of now.
Source: https://info.arxiv.org/help/api/user-manual.html
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from litmus.collect.announcements import feed_until, submission_window
from litmus.collect.ask import ask, keep_since
from litmus.collect.found import Found, announced_new, concerns, moment
from litmus.collect.markup import Element, parse_xml, text_of, texts_of
from litmus.collect.plain import ABSTRACT, AUTHORS, COMMENT, NAME, TITLE, category_names, plain
from litmus.collect.upstream import Upstream
from litmus.model import Answer, ArxivId, Get, Paper
from litmus.model.errors import BadIdentifier, UpstreamNonsense

SLICE = 2000  # entries of an answer, the most that is given
SLICES = 5  # no window of a few categories comes near
BATCH = 100  # identifiers in one URL


def submitted_for(day: date, *, get: Get, upstream: Upstream, categories: tuple[str, ...], now: datetime) -> Found:
    """The papers submitted in the window of a day's announcement; see above for how near that comes to it.

    Raises: UpstreamUnavailable, UpstreamNonsense.
    """
    opens, closes = submission_window(day)
    named = " OR ".join(f"cat:{name}" if "." in name else f"cat:{name} OR cat:{name}.*" for name in categories)
    window = f"[{opens:%Y%m%d%H%M} TO {closes - timedelta(minutes=1):%Y%m%d%H%M}]"  # both ends included, in minutes
    keep = keep_since(feed_until(day), now)
    entries: list[Paper | None] = []
    for _ in range(SLICES):
        url = query_url(
            upstream,
            search_query=f"({named}) AND submittedDate:{window}",
            start=len(entries),
            max_results=SLICE,
            sortBy="submittedDate",
            sortOrder="ascending",
        )
        total, rows = ask(get, url, keep=keep, parse=parse_answer)
        entries += rows
        if len(entries) >= total:
            break
    found = Found.of(entries)
    papers = (announced_new(paper, day, categories) for paper in found.papers if concerns(paper, categories))
    return Found(papers=tuple(sorted(papers, key=lambda paper: paper.arxiv_id)), unreadable=found.unreadable)


def by_identifier(
    arxiv_ids: Iterable[str], *, get: Get, upstream: Upstream, keep: timedelta | None
) -> Iterator[dict[str, Paper]]:
    """The papers of these identifiers that arXiv knows, by the identifier without version; 100 at a time, a request.

    Raises: UpstreamUnavailable, UpstreamNonsense; what came before stands.
    """
    wanted = list(arxiv_ids)
    for begin in range(0, len(wanted), BATCH):
        names = sorted(wanted[begin : begin + BATCH])  # the same papers, the same URL
        url = query_url(upstream, id_list=",".join(names), max_results=BATCH)
        _, rows = ask(get, url, keep=keep, parse=parse_answer)
        yield {paper.arxiv_id: paper for paper in Found.of(rows).papers}


def query_url(upstream: Upstream, **said: object) -> str:
    return f"{upstream.arxiv_api}/api/query?{urlencode(said)}"


def parse_answer(answer: Answer) -> tuple[int, list[Paper | None]]:
    """How many entries the query has in all, and those of this answer, None for an unreadable one.

    Raises: UpstreamNonsense, also for a page without entries where its own count says that there are some.
    """
    feed = parse_xml(answer, "feed")
    try:
        total, start = int(text_of(feed, "totalResults")), int(text_of(feed, "startIndex") or 0)
    except ValueError:
        raise UpstreamNonsense(answer.url, "a feed that does not count its entries") from None
    rows = [_paper(entry) for entry in feed.iterfind("{*}entry")]
    if not rows and total > start:
        raise UpstreamNonsense(answer.url, f"an empty page of {total} entries")
    return total, rows


def _paper(entry: Element) -> Paper | None:
    try:
        found = ArxivId.parse(text_of(entry, "id"))
    except BadIdentifier:
        return None
    title = plain(text_of(entry, "title"), TITLE)
    terms = [*entry.iterfind("{*}primary_category"), *entry.iterfind("{*}category")]
    categories = category_names([term.get("term", "") for term in terms])
    if not title or not categories:
        return None
    authors = (plain(name.text, NAME) for name in entry.findall("{*}author/{*}name")[:AUTHORS])
    return Paper(
        arxiv_id=found.base,
        version=found.version,
        title=title,
        abstract=plain(" ".join(texts_of(entry, "summary")), ABSTRACT),
        authors=tuple(filter(None, authors)),
        categories=categories,
        submitted=moment(text_of(entry, "published")),
        updated=moment(text_of(entry, "updated")),
        comment=plain(text_of(entry, "comment"), COMMENT) or None,
    )
