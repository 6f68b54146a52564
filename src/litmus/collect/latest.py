"""The last day with papers."""

from datetime import date, datetime, timedelta

from litmus.collect import arxiv_list, hugging_face_list
from litmus.collect.announcements import announced_at, has_announcement, is_weekend
from litmus.collect.upstream import Upstream
from litmus.model import Get
from litmus.model.errors import UpstreamError, UpstreamUnavailable

BACK = 14  # days; the longest break, at the year's end, has five


def latest_day(*, get: Get, upstream: Upstream, categories: tuple[str, ...], now: datetime) -> date:
    """The last day with papers to report: today once its lists are there, else the last before it.

    A day's lists are there when arXiv's announcement is made (or the calendar has none that day) and Hugging Face's
    list has begun or arXiv's has papers. Weekends are not asked for. The requests are those that `collect` makes for
    the day, so with stored answers the look costs nothing more: one list of Hugging Face's as a rule.

    Raises: UpstreamUnavailable, if the lists cannot be had.
    """
    failure: UpstreamError | None = None
    for back in range(BACK):
        day = now.date() - timedelta(days=back)
        if is_weekend(day) or (has_announcement(day) and now < announced_at(day)):
            continue
        hub = None if failure else hugging_face_list.list_of(day, get=get, upstream=upstream, now=now)
        if hub and hub.papers:
            return day
        failure = failure or (hub.failure if hub else None)
        arxiv = arxiv_list.list_of(day, get=get, upstream=upstream, categories=categories, now=now)
        if arxiv.papers:
            return day
        if failure and arxiv.failure:
            raise UpstreamUnavailable(failure.url, failure.cause)
    if failure:
        raise UpstreamUnavailable(failure.url, failure.cause)
    return now.date()
