"""arXiv's listing pages, which are made for people: what the catch-up pages and the new listings have in common.

Source: arXiv/arxiv-browse (templates/list/list_macros.html, controllers/catchup_page.py, controllers/list_page).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode

from litmus.collect.accents import unicode_accents
from litmus.collect.found import Found, is_asked, listed
from litmus.collect.plain import ABSTRACT, AUTHORS, COMMENT, NAME, TITLE, category_names, plain
from litmus.model import Answer, ArxivId, ListingKind, Paper
from litmus.model.errors import BadIdentifier, UpstreamNonsense

_CATEGORY = re.compile(r"\(([A-Za-z.-]+)\)")
_DATE = re.compile(
    r"\b(\d{1,2}) ([A-Z][a-z]{2})[a-z]{0,6} (\d{4})\b"
)  # "Tue, 24 Feb 2026", "Tuesday, 24 February 2026"
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_SHOWN = re.compile(r"(\d[\d,]{0,9}) of (\d[\d,]{0,9}) entries")  # "New submissions (showing first 3 of 71 entries)"
_TOTAL = re.compile(r"\bTotal of (\d[\d,]{0,9}) entries")
LONGEST = 300  # characters of a heading


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingPage:
    """One page of a listing."""

    found: Found
    entries: int  # of this page, readable or not
    date: date | None  # as its heading says; None where it does not
    total: int | None  # entries of the whole listing, over all its pages, as far as this one tells; None if it does not


def parse_page(answer: Answer, day: date, asked: tuple[str, ...]) -> ListingPage:
    """The entries of a day's listing.

    Raises: UpstreamNonsense, if it is none, another day's, or has fewer entries than it says, as one that was cut or is
        only half published.
    """
    page = LexborHTMLParser(answer.body.decode("utf-8", "replace")).css_first("#dlpage")
    if page is None:
        raise UpstreamNonsense(answer.url, "a page that is no listing of arXiv's")
    headings = [heading.text()[:LONGEST] for heading in page.css("h1, h2, h3")]
    said = next(filter(None, map(_date, headings)), None)
    if said not in (None, day):
        raise UpstreamNonsense(answer.url, f"a listing of {said}, not of {day}")
    rows = [_paper(head, body, day, asked) for head, body in _entries(answer, page)]
    shown = [tuple(map(_number, figures)) for heading in headings for figures in _SHOWN.findall(heading)]
    if shown and (count := sum(here for here, _ in shown)) != len(rows):
        raise UpstreamNonsense(answer.url, f"{len(rows)} entries, where it says that it shows {count}")
    if not rows and "No updates" not in page.text():
        raise UpstreamNonsense(answer.url, "a listing without entries that does not say that it is empty")
    about = " ".join(part.text() for part in page.iter() if part.tag != "dl")  # not what papers say of themselves
    total = _number(said_total[1]) if (said_total := _TOTAL.search(about)) else None
    if total is None and shown:
        total = sum(all_pages for _, all_pages in shown)
    return ListingPage(found=Found.of(rows), entries=len(rows), date=said, total=total)


def _entries(answer: Answer, page: LexborNode) -> Iterator[tuple[LexborNode, LexborNode]]:
    """Each entry's head and, right behind it, its body: never one paper's name with another's text."""
    head = None
    for element in page.css("dl > dt, dl > dd"):
        if (element.tag == "dt") is (head is not None):
            break
        if head is not None:
            yield head, element
        head = element if head is None else None
    else:
        if head is None:
            return
    raise UpstreamNonsense(answer.url, "a listing with halves of entries")


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def _date(heading: str) -> date | None:
    found = _DATE.search(heading)
    if not found or found[2] not in _MONTHS:
        return None
    try:
        return date(int(found[3]), _MONTHS.index(found[2]) + 1, int(found[1]))
    except ValueError:
        return None


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
    kind = _kind(head.text(), is_asked(categories[0], asked))
    return listed(paper, day, kind, version=None if kind is ListingKind.CROSS and paper.version != 1 else paper.version)


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
