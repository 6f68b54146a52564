"""The ways to a paper's text, best first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from litmus.model import NOTHING_STORED, Answer, ArxivId, Attempt, Document, Get, Paper, Route, remark
from litmus.model.errors import BadIdentifier, NotThere, UpstreamError
from litmus.read.assembly import document
from litmus.read.front import front_of
from litmus.read.html import parse
from litmus.read.page import Page
from litmus.read.quality import Unreadable, checked

_NEWEST = timedelta(days=3)  # how long the newest version seen is taken for the newest


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to the text."""

    route: Route
    folder: str  # arXiv's: "html"
    page: Callable[[Answer], Page]  # raises Unreadable


def _html(answer: Answer) -> Page:
    is_converted = b"ltx_page" in answer.body or "/abs/" in answer.final_url  # or arXiv leads to the abstract instead
    return checked(parse(answer.body), is_converted=is_converted)


_WAYS = (_Way(Route.HTML, "html", _html),)  # PDF comes after it


def read(paper: Paper, *, get: Get, arxiv: str) -> Document:
    """Read a paper in full, or its abstract where there is no full text; `attempts` says how that came.

    Args:
        paper: Its metadata, which give the front of the document in any case.
        get: The way to the upstream. What it raises is no error here: the document says so, and is not `final` where
            a later run may get further.
        arxiv: arXiv's address, "https://arxiv.org".

    """
    attempts: list[Attempt] = []
    for way in _WAYS:
        url = f"{arxiv}/{way.folder}/{paper.name}"
        try:
            page, led_to = _ask(way, url, get, None if paper.version else _NEWEST)
        except NotThere:
            attempts.append(Attempt(route=way.route, url=url, outcome=remark("read.missing")))
        except UpstreamError as error:
            failed = remark("read.failed", cause=error.cause)
            attempts.append(Attempt(route=way.route, url=url, outcome=failed, final=False))
        except Unreadable as no:
            attempts.append(Attempt(route=way.route, url=url, outcome=no.reason, final=no.final))
        else:
            attempts.append(Attempt(route=way.route, url=url, outcome=remark("read.ok")))
            name = ArxivId(base=paper.arxiv_id, version=paper.version or _version(led_to, paper.arxiv_id))
            return _document(paper, name, way.route, f"{arxiv}/{way.folder}/{name}", arxiv, page, attempts)
    name, url = ArxivId(base=paper.arxiv_id, version=paper.version), f"{arxiv}/abs/{paper.name}"
    attempts.append(Attempt(route=Route.ABSTRACT, url=url, outcome=remark("read.abstract")))
    return _document(paper, name, Route.ABSTRACT, url, arxiv, Page(), attempts)


def _ask(way: _Way, url: str, get: Get, keep: timedelta | None) -> tuple[Page, str]:
    """The page and where it was; what is none now and may be one later is asked for once more, past the stored one."""
    answer = get(url, keep=keep)
    try:
        return way.page(answer), answer.final_url
    except Unreadable as no:
        if no.final:
            raise
        answer = get(url, keep=NOTHING_STORED)
        return way.page(answer), answer.final_url


def _document(  # noqa: PLR0917 - called twice, right above
    paper: Paper, name: ArxivId, route: Route, url: str, arxiv: str, page: Page, attempts: list[Attempt]
) -> Document:
    return document(
        arxiv_id=name.base,
        version=name.version,
        title=paper.title,
        route=route,
        url=url,
        abs_url=f"{arxiv}/abs/{name}",
        front=front_of(paper),
        page=page,
        attempts=tuple(attempts),
    )


def _version(url: str, base: str) -> int | None:
    """The version that an unversioned page led to, if the address names it."""
    try:
        found = ArxivId.parse(url)
    except BadIdentifier:
        return None
    return found.version if found.base == base else None
