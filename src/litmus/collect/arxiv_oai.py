"""arXiv's OAI-PMH: the records that were changed on some days.

The papers of an announcement are among those of its day, and also every paper revised, cross-listed or given a journal
reference. Of these, the new ones are those of version 1 submitted not long before. Papers revised since carry a later
day and are missing: none on the evening of the day, one in ten to four after a month. Older papers cross-listed anew
cannot be told from corrected ones and are left out. Available from about 22:30 Eastern; errors come with status 200.
Source: https://info.arxiv.org/help/oa/index.html
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import chain
from urllib.parse import urlencode

from litmus.collect.announcements import feed_until, submission_window
from litmus.collect.ask import ask, keep_since
from litmus.collect.found import Found, announced_new, concerns, moment
from litmus.collect.markup import Element, local_name, parts_of_xml, text_of
from litmus.collect.plain import ABSTRACT, AUTHORS, COMMENT, NAME, TITLE, category_names, plain, web_address
from litmus.collect.upstream import Upstream
from litmus.model import NOTHING_STORED, Answer, ArxivId, Get, Paper
from litmus.model.errors import BadIdentifier, UpstreamNonsense

PAGES = 1000  # of up to 2500 records: twice the whole of arXiv
TOKEN = 2000  # characters of a resumption token; arXiv's have some 100
HELD = timedelta(days=7)  # longest that moderation held a paper back among 343 of February 2026: 5 days
GROUPS = frozenset({"cs", "econ", "eess", "math", "q-bio", "q-fin", "stat"})  # every other archive is physics


class _Expired(UpstreamNonsense):
    """The upstream no longer knows a resumption token: they end at midnight UTC."""


def changed_on(day: date, *, get: Get, upstream: Upstream, categories: tuple[str, ...], now: datetime) -> Found:
    """The new papers among the records of a day; see above for what is missing.

    Raises: UpstreamUnavailable, UpstreamNonsense.
    """
    keep = keep_since(feed_until(day), now)
    since = submission_window(day)[0] - HELD
    archives = dict.fromkeys(category.partition(".")[0] for category in categories)
    records = chain.from_iterable(
        harvest(archive, first=day, last=day, get=get, upstream=upstream, keep=keep) for archive in archives
    )
    found = Found.of(paper for paper in records if paper is None or _is_new(paper, since, categories))
    papers = (announced_new(paper, day, categories) for paper in found.papers)
    return Found(papers=tuple(sorted(papers, key=lambda paper: paper.arxiv_id)), unreadable=found.unreadable)


def harvest(
    archive: str, *, first: date, last: date, get: Get, upstream: Upstream, keep: timedelta | None
) -> Iterator[Paper | None]:
    """The papers of an archive whose records were changed in a range of days, both ends included; in no list.

    They come answer by answer, so that memory holds one answer, whatever their number; None stands for a record that
    cannot be read. If a resumption token expires on the way, the harvest begins again, once, and papers come twice.

    Args:
        archive: "cs", "hep-th": what stands before the dot of a category.
        first: The first day of change, UTC.
        last: The last one, not after tomorrow.
        get: Answers URLs.
        upstream: Where arXiv is.
        keep: How long a stored answer may serve; None for ever.

    Raises: UpstreamUnavailable; UpstreamNonsense, also for a list without end.

    """
    begin = {
        "metadataPrefix": "arXiv",
        "from": f"{first}",
        "until": f"{last}",
        "set": f"{archive if archive in GROUPS else 'physics'}:{archive}",
    }
    said, seen, is_again = begin, set[str](), False
    while True:
        url = f"{upstream.arxiv_oai}/oai?{urlencode({'verb': 'ListRecords'} | said)}"
        try:
            records, token = ask(get, url, keep=keep, parse=parse_records)
        except _Expired:
            if is_again or said is begin:
                raise
            said, seen, is_again, keep = begin, set(), True, NOTHING_STORED  # a stored page has a stored token
            continue
        yield from records
        if not token:
            return
        if token in seen or len(seen) >= PAGES:
            raise UpstreamNonsense(url, "a list without end")
        seen.add(token)
        said = {"resumptionToken": token}


def parse_records(answer: Answer) -> tuple[list[Paper | None], str]:
    """The records of an answer, None for an unreadable one, and the token that asks for more, "" at the end.

    Raises: UpstreamNonsense.
    """
    records: list[Paper | None] = []
    token, is_list = "", False
    for element in parts_of_xml(answer, "OAI-PMH", "ListRecords/record", "ListRecords/resumptionToken", "error"):
        match local_name(element):
            case "record":
                is_list = True
                if not _is_deleted(element):
                    records.append(_paper(element))
            case "resumptionToken":
                token = (element.text or "").strip()
            case _ if element.get("code") == "noRecordsMatch":
                return [], ""
            case _:
                kind = _Expired if element.get("code") == "badResumptionToken" else UpstreamNonsense
                raise kind(answer.url, plain(f"{element.get('code')}: {element.text}", 200))
    if not is_list:
        raise UpstreamNonsense(answer.url, "no list of records")
    if len(token) > TOKEN:
        raise UpstreamNonsense(answer.url, f"a resumption token of {len(token)} characters")
    return records, token


def _is_new(paper: Paper, since: datetime, categories: tuple[str, ...]) -> bool:
    return paper.version == 1 and bool(paper.submitted and paper.submitted >= since) and concerns(paper, categories)


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
    said = {local_name(part): part.text or "" for part in author}
    return plain(" ".join(said.get(part, "") for part in ("forenames", "keyname", "suffix")), NAME)
