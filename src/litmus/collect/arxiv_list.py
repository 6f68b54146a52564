"""arXiv's list of a day, by the best way that is open.

`feed` and `catchup` show the announcement itself; `api` and `oai` come near it. Measured on 18 announcements of
February 2026 (cs.AI, cs.CL, cs.CV, cs.LG; 7839 papers, new and cross-lists), asked on the evening of the day and
again on 3 March; papers missing + papers too many, and requests a day:

    way        evening    3 March    requests
    feed         0 + 0      -            1
    catchup      0 + 0      0 + 0        4, one a category
    api         55 + 1     55 + 31       1
    oai         25 + 0    261 + 0        1

Most of these papers have a made-up time of submission, within the window of their day; of those whose time is known
`api` misses 8 in 100. So `catchup` goes before it, although it reads pages that are made for people.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Protocol

from litmus.collect import arxiv_api, arxiv_catchup, arxiv_feed, arxiv_oai
from litmus.collect.announcements import CATCH_UP, announced_at, feed_day, feed_from, has_announcement, is_holiday
from litmus.collect.found import Found
from litmus.collect.part import Part
from litmus.collect.upstream import Upstream
from litmus.model import Get, Remark, Source, SourceList, remark
from litmus.model.errors import UpstreamError, UpstreamNonsense


class Way(Protocol):
    """A way of asking for the announcement of a day. Raises: UpstreamError."""

    def __call__(
        self, day: date, *, get: Get, upstream: Upstream, categories: tuple[str, ...], now: datetime
    ) -> Found: ...


def list_of(day: date, *, get: Get, upstream: Upstream, categories: tuple[str, ...], now: datetime) -> Part:
    """What arXiv announced for the day under the categories, or why there is nothing.

    Days without an announcement are known from the calendar and cost no request. An empty feed on a day that should
    have one is held against the catch-up pages; if these are empty too, or cannot be had, the day is taken for empty.
    """
    if note := not_asked(day, categories, now):
        return _nothing("", note, complete=note.code != "collect.arxiv_not_yet")
    exact: dict[str, Way] = {"feed": arxiv_feed.todays} if feed_day(now) == day else {}
    if now - announced_at(day) < CATCH_UP:
        exact["catchup"] = _caught_up
    near: dict[str, Way] = {"api": arxiv_api.submitted_for, "oai": arxiv_oai.changed_on}
    failures: dict[str, UpstreamError] = {}
    empty = ""
    for name, way in (exact | near).items():
        if empty and not (empty == "feed" and name == "catchup"):
            break
        try:
            found = way(day, get=get, upstream=upstream, categories=categories, now=now)
        except UpstreamError as error:
            failures[name] = error
            continue
        if found.papers:
            return _had(day, name, found, failures, lasting=not exact)
        if found.unreadable:
            failures[name] = UpstreamNonsense(upstream.arxiv, f"none of {found.unreadable} entries can be read")
        else:
            empty = name
    if empty:
        over = now >= feed_from(day + timedelta(days=1))
        return _nothing(empty, remark("collect.arxiv_empty", day=day), complete=over and not failures)
    failure = next(iter(failures.values()))
    return _nothing("", remark("collect.arxiv_down", day=day, cause=failure.cause), complete=False, failure=failure)


def not_asked(day: date, categories: tuple[str, ...], now: datetime) -> Remark | None:
    """Why arXiv has nothing for the day, or not yet; None where it should have an announcement."""
    if not categories:
        return remark("collect.arxiv_not_wanted")
    if not has_announcement(day):
        evening = day - timedelta(days=1)
        if is_holiday(evening) and day.weekday() < 5:  # noqa: PLR2004 - Saturday
            return remark("collect.arxiv_holiday", day=day, evening=evening)
        return remark("collect.arxiv_weekend", day=day)
    if now < announced_at(day):
        return remark("collect.arxiv_not_yet", day=day, time=f"{announced_at(day):%Y-%m-%d %H:%M}")
    return None


def _nothing(way: str, note: Remark, *, complete: bool, failure: UpstreamError | None = None) -> Part:
    return Part(
        papers=(),
        list=SourceList(source=Source.ARXIV, way=way, listed=0, complete=complete, note=note),
        gaps=(note,) if failure else (),
        failure=failure,
    )


def _caught_up(day: date, *, get: Get, upstream: Upstream, categories: tuple[str, ...], now: datetime) -> Found:
    """The catch-up pages, with versions and times from the query API for the papers that it finds by their window."""
    found = arxiv_catchup.announced(day, get=get, upstream=upstream, categories=categories, now=now)
    if not found.papers:
        return found
    try:
        known = arxiv_api.submitted_for(day, get=get, upstream=upstream, categories=categories, now=now)
    except UpstreamError:
        return found
    fuller = {paper.arxiv_id: paper for paper in known.papers}
    papers = (
        replace(fuller.get(paper.arxiv_id, paper), categories=paper.categories, listings=paper.listings)
        for paper in found.papers
    )
    return Found(papers=tuple(papers), unreadable=found.unreadable)


def _had(day: date, way: str, found: Found, failures: dict[str, UpstreamError], *, lasting: bool) -> Part:
    """A list with papers. A near one is final only where an exact one can no longer be had (`lasting`)."""
    gaps = tuple(_gaps(day, way, found))
    note = gaps[0] if way in ("api", "oai") else None
    if failures and note is None:
        first, error = next(iter(failures.items()))
        note = remark("collect.arxiv_other_way", day=day, way=first, cause=error.cause)
    complete = way not in ("api", "oai") or (lasting and way == "api")
    return Part(
        papers=found.papers,
        list=SourceList(source=Source.ARXIV, way=way, listed=len(found.papers), complete=complete, note=note),
        gaps=gaps,
    )


def _gaps(day: date, way: str, found: Found) -> Iterator[Remark]:
    if way == "api":
        yield remark("collect.arxiv_by_submission", day=day)
    if way == "oai":
        yield remark("collect.arxiv_by_change", day=day)
    if found.unreadable:
        yield remark("collect.unreadable", source="arXiv", count=found.unreadable)
