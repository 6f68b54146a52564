"""The ways to a paper's text, best first."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlsplit

from litmus.model import NOTHING_STORED, Answer, ArxivId, Attempt, Document, Get, Paper, Remark, Route, remark
from litmus.model.errors import BadIdentifier, NotThere, UpstreamError
from litmus.read import html
from litmus.read.assembly import document
from litmus.read.compare import differences
from litmus.read.front import front_of
from litmus.read.page import Page
from litmus.read.quality import Unreadable, checked, doubt, sentences

_NEWEST = timedelta(days=3)  # how long the newest version seen is taken for the newest
_ENOUGH = 0.9  # of the sentences of a doubtful text must be in the one that goes for it


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to the text."""

    route: Route
    base: str  # "https://arxiv.org/html"
    page: Callable[[Answer], Page]  # raises Unreadable

    def url(self, name: ArxivId) -> str:
        return f"{self.base}/{name.base if self.route is Route.AR5IV else name}"  # ar5iv has no versions


@dataclass(frozen=True, slots=True)
class _Text:
    """A full text that a way led to."""

    route: Route
    name: ArxivId
    url: str
    page: Page
    doubt: Remark | None


def read(paper: Paper, *, get: Get, arxiv: str, ar5iv: str, both: bool = False) -> Document:
    """Read a paper in full, or its abstract where there is no full text; `attempts` says how that came.

    arXiv's HTML comes first, then ar5iv's, then the PDF. A text that is doubtful loses to a later one that is not;
    where there are two, what stands in one alone is among the document's warnings.

    Args:
        paper: Its metadata, which give the front of the document in any case.
        get: The way to the upstreams. What it raises is no error here: the document says so, and is not `final` where
            a later run may get further.
        arxiv: arXiv's address, "https://arxiv.org".
        ar5iv: ar5iv's address, "https://ar5iv.labs.arxiv.org".
        both: Whether the PDF is read beside a good HTML, to compare them.

    """
    attempts: list[Attempt] = []
    texts: list[_Text] = []
    for way in _ways(arxiv, ar5iv):
        if any(text.doubt is None for text in texts) and not (both and way.route is Route.PDF):
            continue
        attempt, text = _try(way, paper, get)
        attempts.append(attempt)
        texts += [text] if text else []
    if texts:
        return _document(paper, _best(texts), texts, arxiv, attempts)
    name = ArxivId(base=paper.arxiv_id, version=paper.version)
    alone = _Text(Route.ABSTRACT, name, f"{arxiv}/abs/{name}", Page(), None)
    attempts.append(Attempt(route=Route.ABSTRACT, url=alone.url, outcome=remark("read.abstract")))
    return _document(paper, alone, texts, arxiv, attempts)


def _ways(arxiv: str, ar5iv: str) -> tuple[_Way, ...]:
    return (
        _Way(Route.HTML, f"{arxiv}/html", _html),
        _Way(Route.AR5IV, f"{ar5iv}/html", _html),
        _Way(Route.PDF, f"{arxiv}/pdf", _pdf),
    )


def _html(answer: Answer) -> Page:
    if "/abs/" in urlsplit(answer.final_url).path:  # where there is no HTML, both lead to the abstract
        raise NotThere(answer.url, "it leads to the abstract")
    return checked(html.parse(answer.body), is_converted=b"ltx_page" in answer.body)


def _pdf(answer: Answer) -> Page:
    from litmus.read import pdf  # noqa: PLC0415 - PDFium is loaded where there is a PDF

    return checked(pdf.parse(answer.body), is_converted=answer.body.startswith(b"%PDF"))


def _try(way: _Way, paper: Paper, get: Get) -> tuple[Attempt, _Text | None]:
    """Go one way: what came of it, and the text if there is one."""
    name = ArxivId(base=paper.arxiv_id, version=paper.version)
    url = way.url(name)
    try:
        answer, page = _ask(way, url, get, None if url.endswith(f"v{paper.version}") else _NEWEST)
    except NotThere:
        return Attempt(route=way.route, url=url, outcome=remark(f"read.{way.route}_missing")), None
    except UpstreamError as error:
        failed = remark(f"read.{way.route}_failed", cause=error.cause)
        return Attempt(route=way.route, url=url, outcome=failed, final=False), None
    except Unreadable as no:
        return Attempt(route=way.route, url=url, outcome=no.reason, final=no.final), None
    if way.route is Route.AR5IV:
        if (paper.version or 1) > 1:
            page.warn("read.version_unsure")
    elif paper.version is None:
        name = replace(name, version=_version(answer.final_url, paper.arxiv_id))
    found = doubt(page, answer.body, paper.comment or "")
    outcome = found or remark("read.ok")
    return Attempt(route=way.route, url=url, outcome=outcome), _Text(way.route, name, way.url(name), page, found)


def _ask(way: _Way, url: str, get: Get, keep: timedelta | None) -> tuple[Answer, Page]:
    """The answer and its page; what is none now and may be one later is asked for once more, past the stored one."""
    answer = get(url, keep=keep)
    try:
        return answer, way.page(answer)
    except Unreadable as no:
        if no.final:
            raise
        answer = get(url, keep=NOTHING_STORED)
        return answer, way.page(answer)


def _best(texts: list[_Text]) -> _Text:
    """The first, unless it is doubtful and a later one is not and says about as much."""
    best = texts[0]
    for other in texts[1:]:
        if best.doubt and not other.doubt and sentences(other.page) >= _ENOUGH * sentences(best.page):
            best = other
    return best


def _document(paper: Paper, text: _Text, texts: list[_Text], arxiv: str, attempts: list[Attempt]) -> Document:
    found = [
        difference
        for other in texts
        if other is not text
        for difference in differences(text.page, other.page, text.route, other.route)
    ]
    text.page.warnings += found
    if text.route.is_full_text:  # then nobody waits for a service that may never have the paper
        attempts = [replace(one, final=one.final or one.route is Route.AR5IV) for one in attempts]
    return document(
        arxiv_id=text.name.base,
        version=text.name.version,
        title=paper.title,
        route=text.route,
        url=text.url,
        abs_url=f"{arxiv}/abs/{text.name}",
        front=front_of(paper),
        page=text.page,
        attempts=tuple(attempts),
    )


def _version(url: str, base: str) -> int | None:
    """The version that an unversioned page led to, if the address names it."""
    try:
        found = ArxivId.parse(url)
    except BadIdentifier:
        return None
    return found.version if found.base == base else None
