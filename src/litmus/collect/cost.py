"""What a day's lists cost in requests, told before any is made, from the calendar and the clock."""

from collections import Counter
from datetime import date, datetime

from litmus.collect.announcements import CATCH_UP, announced_at, feed_day, is_weekend
from litmus.collect.arxiv_api import BATCH
from litmus.collect.arxiv_list import not_asked
from litmus.collect.known import share
from litmus.model import Collection, Source


def requests_for(
    day: date, *, categories: tuple[str, ...], now: datetime, known: Collection | None = None
) -> Counter[Source]:
    """How many requests `collect` will make for the day, if nothing fails; stored answers make it fewer.

    Two pages of Hugging Face's list (one at weekends: the list ends with an empty page); one feed, or one page a
    category; one query by the window of submission and one by identifier. Measured on the recorded days, that evening
    and later, afresh and on top of what was known: never more than one off.
    """
    if day > now.date() or (known is not None and known.complete):
        return Counter()
    is_weekday = not is_weekend(day)
    hub, arxiv = (share(known, source) for source in (Source.HUGGING_FACE, Source.ARXIV))
    pages = 0 if hub and hub.list.complete else 1 + is_weekday
    lists, is_exact = (0, False) if arxiv and arxiv.list.complete else _lists(day, categories, now)
    window = is_exact or bool(known and known.thin > BATCH)
    names = is_weekday and bool(pages or lists or (known and known.thin))
    return Counter({Source.HUGGING_FACE: pages, Source.ARXIV: lists + window + names})


def _lists(day: date, categories: tuple[str, ...], now: datetime) -> tuple[int, bool]:
    """The requests for arXiv's list, and whether it will be exact, and then thin."""
    if not_asked(day, categories, now):
        return 0, False
    if feed_day(now) == day:
        return 1, True
    if now - announced_at(day) < CATCH_UP:
        return len(categories), True
    return 1, False
