"""arXiv's list of a day, by the best way that is open.

`feed`, `catchup` and `listing` show the announcement itself, the last only the newest one; `api` and `oai` come near
it. Measured on 18 announcements of February 2026 (cs.AI, cs.CL, cs.CV, cs.LG; 7839 papers, new and cross-lists), asked
on the evening of the day and again on 3 March; papers missing + papers too many, and requests a day:

    way        evening    3 March    requests
    feed         0 + 0      -            1
    catchup      0 + 0      0 + 0        4, one a category
    listing      0 + 0      -            4, one a category
    api         55 + 1     55 + 31       1
    oai         25 + 0    261 + 0        1

Most of these papers have a made-up time of submission, within the window of their day; of those whose time is known
`api` misses 8 in 100. So `catchup` goes before it, although it reads pages that are made for people.
"""

from datetime import date, datetime, timedelta
from typing import Protocol

from litmus.collect import arxiv_api, arxiv_feed, arxiv_listing, arxiv_oai
from litmus.collect.announcements import (
    CATCH_UP,
    announced_at,
    feed_day,
    feed_until,
    has_announcement,
    is_holiday,
    is_weekend,
)
from litmus.collect.found import Found
from litmus.collect.part import Part
from litmus.collect.upstream import Upstream
from litmus.model import Get, Remark, Source, SourceList, remark
from litmus.model.errors import UpstreamError, UpstreamNonsense

NEAR = {"api": "collect.arxiv_by_submission", "oai": "collect.arxiv_by_change"}  # the nearer first


class Way(Protocol):
    """A way of asking for the announcement of a day. Raises: UpstreamError."""

    def __call__(
        self, day: date, *, get: Get, upstream: Upstream, categories: tuple[str, ...], now: datetime
    ) -> Found: ...


def list_of(day: date, *, get: Get, upstream: Upstream, categories: tuple[str, ...], now: datetime) -> Part:
    """What arXiv announced for the day under the categories, or why there is nothing.

    Days without an announcement are known from the calendar and cost no request. An empty feed on a day that should
    have one is held against the pages; if these are empty too, or cannot be had, the day is taken for empty.
    """
    if note := not_asked(day, categories, now):
        return _nothing("", note, complete=note.code != "collect.arxiv_not_yet")
    exact: dict[str, Way] = {"feed": arxiv_feed.todays} if feed_day(now) == day else {}
    if now - announced_at(day) < CATCH_UP:
        exact["catchup"] = arxiv_listing.caught_up
    if _is_last(day, now):
        exact["listing"] = arxiv_listing.new_listings
    near: dict[str, Way] = {"api": arxiv_api.submitted_for, "oai": arxiv_oai.changed_on}
    failures: dict[str, UpstreamError] = {}
    empty = ""
    for name, way in (exact | near).items():
        if empty and (empty != "feed" or name in NEAR):
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
        over = now >= feed_until(day)
        return _nothing(empty, remark("collect.arxiv_empty", day=day), complete=over and not failures)
    failure = next(iter(failures.values()))
    return _nothing("", remark("collect.arxiv_down", day=day, cause=failure.cause), complete=False, failure=failure)


def not_asked(day: date, categories: tuple[str, ...], now: datetime) -> Remark | None:
    """Why arXiv has nothing for the day, or not yet; None where it should have an announcement."""
    if not categories:
        return remark("collect.arxiv_not_wanted")
    if not has_announcement(day):
        evening = day - timedelta(days=1)
        if is_holiday(evening) and not is_weekend(day):
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


def _is_last(day: date, now: datetime) -> bool:
    """Whether the day's announcement is the last that was made."""
    after = day + timedelta(days=1)
    while not has_announcement(after):
        after += timedelta(days=1)
    return announced_at(day) <= now < announced_at(after)


def _had(day: date, way: str, found: Found, failures: dict[str, UpstreamError], *, lasting: bool) -> Part:
    """A list with papers. A near one is final only where an exact one can no longer be had (`lasting`)."""
    failure = next(iter(failures.values()), None)
    note = None
    if way in NEAR:
        note = remark("collect.arxiv_old" if lasting and way == "api" else NEAR[way], day=day)
    elif failure:
        note = remark(f"collect.arxiv_from_{way}", day=day, cause=failure.cause)
    gaps = [note] if note and way in NEAR else []
    if found.unreadable:
        gaps.append(remark("collect.unreadable", source=Source.ARXIV.label, count=found.unreadable))
    complete = way not in NEAR or (lasting and way == "api")
    return Part(
        papers=found.papers,
        list=SourceList(source=Source.ARXIV, way=way, listed=len(found.papers), complete=complete, note=note),
        gaps=tuple(gaps),
        failure=failure,
    )
