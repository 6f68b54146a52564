"""arXiv's OAI-PMH: the records that were changed on a day.

The papers of an announcement are among them, and also every paper revised, cross-listed or given a journal reference
that day. Of these, the new ones are those of version 1 submitted not long before. Papers revised since carry a later
day and are missing: none on the evening of the day, one in ten to four after a month. Older papers cross-listed anew
cannot be told from corrected ones and are left out. Available from about 22:30 Eastern; errors come with status 200.
Source: https://info.arxiv.org/help/oa/index.html
"""

from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from litmus.collect.announcements import feed_from, submission_window
from litmus.collect.ask import ask, keep_since
from litmus.collect.found import Found, announced_new, concerns, moment
from litmus.collect.markup import Element, parse_xml, text_of
from litmus.collect.plain import ABSTRACT, AUTHORS, COMMENT, NAME, TITLE, category_names, plain, web_address
from litmus.collect.upstream import Upstream
from litmus.model import Answer, ArxivId, Get, Paper
from litmus.model.errors import BadIdentifier, UpstreamNonsense

PAGES = 10  # of up to 2500 records
HELD = timedelta(days=7)  # longest that moderation held a paper back among 343 of February 2026: 5 days
GROUPS = frozenset({"cs", "econ", "eess", "math", "q-bio", "q-fin", "stat"})  # every other archive is physics


def changed_on(day: date, *, get: Get, upstream: Upstream, categories: tuple[str, ...], now: datetime) -> Found:
    """The new papers among the records of a day; see above for what is missing.

    Raises: UpstreamUnavailable, UpstreamNonsense.
    """
    keep = keep_since(feed_from(day + timedelta(days=1)), now)
    since = submission_window(day)[0] - HELD
    entries: list[Paper | None] = []
    for name in dict.fromkeys(map(_set_of, categories)):
        said = {"metadataPrefix": "arXiv", "from": f"{day}", "until": f"{day}", "set": name}
        for _ in range(PAGES):
            url = f"{upstream.arxiv_oai}/oai?{urlencode({'verb': 'ListRecords'} | said)}"
            rows, token = ask(get, url, keep=keep, parse=parse_records)
            entries += rows
            if not token:
                break
            said = {"resumptionToken": token}
    found = Found.of(entries)
    papers = (
        announced_new(paper, day, categories)
        for paper in found.papers
        if paper.version == 1 and paper.submitted and paper.submitted >= since and concerns(paper, categories)
    )
    return Found(papers=tuple(sorted(papers, key=lambda paper: paper.arxiv_id)), unreadable=found.unreadable)


def parse_records(answer: Answer) -> tuple[list[Paper | None], str]:
    """The records of an answer, None for an unreadable one, and the token that asks for more, "" at the end.

    Raises: UpstreamNonsense.
    """
    root = parse_xml(answer, "OAI-PMH")
    for error in root.iterfind("{*}error"):
        if error.get("code") == "noRecordsMatch":
            return [], ""
        raise UpstreamNonsense(answer.url, plain(f"{error.get('code')}: {error.text}", 200))
    listing = root.find("{*}ListRecords")
    if listing is None:
        raise UpstreamNonsense(answer.url, "no list of records")
    records = listing.findall("{*}record")
    if not records:
        raise UpstreamNonsense(answer.url, "a list of records without records")
    return [_paper(record) for record in records if not _is_deleted(record)], text_of(listing, "resumptionToken")


def _set_of(category: str) -> str:
    archive = category.partition(".")[0]
    return f"{archive if archive in GROUPS else 'physics'}:{archive}"


def _is_deleted(record: Element) -> bool:
    header = record.find("{*}header")
    return header is not None and header.get("status") == "deleted"


def _paper(record: Element) -> Paper | None:
    said = record.find("{*}metadata/{*}arXiv")
    if said is None:
        return None
    title, categories = plain(text_of(said, "title"), TITLE), category_names(text_of(said, "categories").split())
    try:
        name = ArxivId.parse(text_of(said, "id"))
    except BadIdentifier:
        return None
    if not title or not categories:
        return None
    updated = moment(text_of(said, "updated"))
    return Paper(
        arxiv_id=name.base,
        version=None if updated else 1,  # the format names no version, but a paper without revision is the first
        title=title,
        abstract=plain(text_of(said, "abstract"), ABSTRACT),
        authors=tuple(filter(None, map(_author, said.findall("{*}authors/{*}author")[:AUTHORS]))),
        categories=categories,
        submitted=None if updated else moment(text_of(said, "created")),
        updated=updated,
        comment=plain(text_of(said, "comments"), COMMENT) or None,
        license=web_address(text_of(said, "license")),
    )


def _author(author: Element) -> str:
    return plain(" ".join(text_of(author, part) for part in ("forenames", "keyname", "suffix")), NAME)
