"""arXiv's calendar: which days have an announcement, when it is made, and which submissions belong to it.

A day here is the date that the listing and the feed carry: the morning after the announcement, which is made at 20:00
US Eastern time, Sunday to Thursday. Source: https://info.arxiv.org/help/availability.html
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EASTERN = ZoneInfo("America/New_York")
DEADLINE, ANNOUNCED, MIDNIGHT = time(14), time(20), time(0)
OLD_DEADLINE, EARLIER_CLOSING = time(16), date(2017, 1, 1)  # https://info.arxiv.org/help/submit: policy of 2017-01
JUNETEENTH = 2022  # the first year in which it was kept
CATCH_UP = timedelta(days=90)  # how far back arXiv's catch-up pages go
MONDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = 0, 3, 4, 5, 6
_ONE = timedelta(days=1)

_YEAR_END = frozenset({date(2026, 12, 29), date(2026, 12, 31)})  # closures that follow no rule, as arXiv lists them


def is_weekend(day: date) -> bool:
    return day.weekday() >= SATURDAY


def is_holiday(evening: date) -> bool:
    """Whether arXiv makes no announcement on this evening, because of a holiday.

    The holidays by their rules give arXiv's own list for 2026. In other years it may have kept other days, mostly at
    the year's end: a holiday that is not known here shows as a day with an empty announcement, and the papers of a day
    that was none, though the rules say so, are in the window of the next.
    """
    year = evening.year
    ruled = {_weekday(year, 1, MONDAY, 3), _weekday(year, 9, MONDAY, 1), _weekday(year, 11, THURSDAY, 4)}
    fixed = {date(year, 1, 1), date(year, 7, 4), date(year, 12, 25), date(year + 1, 1, 1)}
    if year >= JUNETEENTH:
        fixed.add(date(year, 6, 19))
    return evening in ruled or evening in map(_observed, fixed) or evening in _YEAR_END


def has_announcement(day: date) -> bool:
    """Whether arXiv announces papers for this day."""
    return not is_weekend(day) and not is_holiday(day - _ONE)


def announced_at(day: date) -> datetime:
    """When the day's papers appear in arXiv's listing and query API, UTC."""
    return _eastern(day - _ONE, ANNOUNCED)


def feed_from(day: date) -> datetime:
    """When the feed turns to the day: midnight Eastern."""
    return _eastern(day, MIDNIGHT)


def feed_until(day: date) -> datetime:
    """When the feed leaves the day for the next; arXiv is then done with its list."""
    return feed_from(day + _ONE)


def feed_day(now: datetime) -> date:
    """The day that the feed carries now."""
    return now.astimezone(EASTERN).date()


def submission_window(day: date) -> tuple[datetime, datetime]:
    """From when to when (exclusive) papers were submitted that this announcement brings, if moderation let them pass.

    The windows of all announcements follow each other without gap or overlap. Measured on 343 papers of February 2026
    whose submission time is known, 8 in 100 were held back and came in a later announcement than their window's.
    """
    before = day - _ONE
    while not has_announcement(before):
        before -= _ONE
    return _closes(before), _closes(day)


def _closes(day: date) -> datetime:
    """The deadline of a day's announcement: that of the evening before; on Sundays, Friday's."""
    evening = day - _ONE
    closing = evening - 2 * _ONE if evening.weekday() == SUNDAY else evening
    return _eastern(closing, DEADLINE if closing >= EARLIER_CLOSING else OLD_DEADLINE)


def _eastern(day: date, at: time) -> datetime:
    return datetime.combine(day, at, EASTERN).astimezone(UTC)


def _weekday(year: int, month: int, weekday: int, number: int) -> date:
    """The so-manieth such weekday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))


def _observed(day: date) -> date:
    """A holiday on a Saturday is kept on Friday, one on a Sunday on Monday."""
    return day + timedelta(days={SATURDAY: -1, SUNDAY: 1}.get(day.weekday(), 0))
