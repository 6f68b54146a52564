"""Hugging Face Daily Papers: JSON to papers.

Each entry is validated by itself, so a spoilt one costs only itself; of what an entry says beyond identifier and title,
each part only itself. Source: https://huggingface.co/.well-known/openapi.json, and the stored answers of two years.
"""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Annotated, Any
from urllib.parse import urlencode

import pydantic_core
from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, ValidationError, WrapValidator

from litmus.collect.announcements import is_weekend
from litmus.collect.ask import ask, keep_since
from litmus.collect.closing import hub_closes
from litmus.collect.found import Found, moment
from litmus.collect.plain import ABSTRACT, AUTHORS, KEYWORDS, NAME, TITLE, plain, web_address
from litmus.collect.upstream import Upstream
from litmus.model import NOTHING_STORED, Answer, ArxivId, Get, Listing, ListingKind, Paper, Source
from litmus.model.errors import BadIdentifier, UpstreamError, UpstreamNonsense

LIMIT = 100  # entries a page, the most that is given
PAGES = 20  # the fullest day had 58 papers; an upstream that never ends is left


def featured_on(day: date, *, get: Get, upstream: Upstream, now: datetime) -> tuple[Found, UpstreamError | None]:
    """The day's list, by upvotes, and why its later pages are missing, if they are.

    Asked page by page until an empty one, as the service ends its lists.

    Raises: UpstreamError, if not even the first page can be had.
    """
    keep = keep_since(hub_closes(day), now)
    entries: list[Paper | None] = []
    for page in range(PAGES):
        url = page_url(day, page, upstream)
        try:
            rows = ask(get, url, keep=keep, parse=lambda answer: _entries(answer, day))
            if not rows and page == 0 and not is_weekend(day) and now >= hub_closes(day):
                rows = ask(get, url, keep=NOTHING_STORED, parse=lambda answer: _entries(answer, day))
        except UpstreamError as error:
            if page == 0:
                raise
            return Found.of(entries), error
        if not rows:
            break
        entries += rows
    return Found.of(entries), None


def paper_of(arxiv_id: ArxivId, *, get: Get, upstream: Upstream, keep: timedelta) -> Paper:
    """What Hugging Face knows of one paper; in no list.

    Raises: NotThere, if it has not indexed it; UpstreamUnavailable; UpstreamNonsense.
    """
    url = f"{upstream.hugging_face}/api/papers/{arxiv_id.base}"
    return ask(get, url, keep=keep, parse=_single, may_lack=True)


def page_url(day: date, page: int, upstream: Upstream) -> str:
    query = urlencode({"date": day.isoformat(), "limit": LIMIT, "p": page})
    return f"{upstream.hugging_face}/api/daily_papers?{query}"


def _or_none(value: Any, read: Any) -> Any:
    try:
        return read(value)
    except ValidationError:
        return None


def _number(value: Any) -> Any:
    """A count, also as the site prints it: "2.38k"."""
    if isinstance(value, str) and re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?k", value, re.ASCII):
        return round(float(value[:-1]) * 1000)
    return value


def _identifier(text: str) -> str:
    try:
        return ArxivId.parse(text).base
    except BadIdentifier as error:
        raise ValueError(str(error)) from None


_Optional = WrapValidator(_or_none)
_Text = Annotated[str | None, _Optional]
_Count = Annotated[Annotated[int, Field(ge=0, lt=10**9)] | None, BeforeValidator(_number), _Optional]


class _Author(BaseModel):
    name: str


class _Organization(BaseModel):
    fullname: _Text = None
    name: _Text = None


class _Paper(BaseModel):
    id: Annotated[str, AfterValidator(_identifier)]
    title: Annotated[str, AfterValidator(lambda text: plain(text, TITLE)), Field(min_length=1)]
    summary: _Text = None
    authors: Annotated[list[Annotated[_Author | None, _Optional]] | None, _Optional] = None
    published: Annotated[str | None, _Optional, Field(validation_alias="publishedAt")] = None
    listed: Annotated[str | None, _Optional, Field(validation_alias="submittedOnDailyAt")] = None
    upvotes: _Count = None
    code: Annotated[str | None, _Optional, Field(validation_alias="githubRepo")] = None
    stars: Annotated[_Count, Field(validation_alias="githubStars")] = None
    project: Annotated[str | None, _Optional, Field(validation_alias="projectPage")] = None
    keywords: Annotated[list[_Text] | None, _Optional, Field(validation_alias="ai_keywords")] = None
    organization: Annotated[_Organization | None, _Optional] = None


class _Entry(BaseModel):
    paper: _Paper


def _json(answer: Answer) -> Any:
    try:
        return pydantic_core.from_json(answer.body)
    except ValueError as error:
        raise UpstreamNonsense(answer.url, f"no JSON ({str(error)[:200]})") from None


def _entries(answer: Answer, day: date) -> list[Paper | None]:
    """A page's entries. Raises: UpstreamNonsense, also if all of them were put on another day's list."""
    rows = _json(answer)
    if not isinstance(rows, list):
        raise UpstreamNonsense(answer.url, "no list of papers")
    listing = Listing(source=Source.HUGGING_FACE, date=day, kind=ListingKind.FEATURED)
    said = list(map(_entry, rows))
    days = {one.listed[:10] for one in said if one and one.listed}
    if days and day.isoformat() not in days:
        raise UpstreamNonsense(answer.url, f"a list of {min(days)[:20]}, not of {day}")
    return [replace(_paper(one), listings=(listing,)) if one else None for one in said]


def _entry(row: Any) -> _Paper | None:
    try:
        return _Entry.model_validate(row).paper
    except ValidationError:
        return None


def _single(answer: Answer) -> Paper:
    try:
        return _paper(_Paper.model_validate(_json(answer)))
    except ValidationError:
        raise UpstreamNonsense(answer.url, "no paper") from None


def _paper(said: _Paper) -> Paper:
    names = (plain(author.name, NAME) for author in (said.authors or [])[:AUTHORS] if author)
    words = (plain(word, NAME) for word in (said.keywords or [])[:KEYWORDS])
    group = (said.organization.fullname or said.organization.name) if said.organization else None
    return Paper(
        arxiv_id=said.id,
        version=None,
        title=said.title,
        abstract=plain(said.summary, ABSTRACT),
        authors=tuple(filter(None, names)),
        submitted=moment(said.published or ""),
        code_url=web_address(said.code),
        project_url=web_address(said.project),
        upvotes=said.upvotes,
        stars=said.stars,
        keywords=tuple(dict.fromkeys(filter(None, words))),
        organization=plain(group, NAME) or None,
    )
