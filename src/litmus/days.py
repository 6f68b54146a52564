"""Days as people name them: one, a week, a month, or a range of them.

Days are those of the sources: Hugging Face counts in UTC, and arXiv dates its listings so that they fit.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from litmus import collect
from litmus.desk import Desk
from litmus.model import Period
from litmus.model.errors import BadDate, BadOption

FIRST = date(1991, 8, 14)  # https://info.arxiv.org/about/
MOST = 366  # days at once: a year, which politeness makes an hour or two
_DAY, _PERIOD = "a day (YYYY-MM-DD, today, yesterday, latest), a week (2026-W08)", "a month (2026-02)"
FORMS = f"{_DAY}, {_PERIOD} or a range (2026-02-09..2026-02-24)"


def day_named(text: str, desk: Desk) -> date:
    """The day that a person means: YYYY-MM-DD, today and yesterday (UTC, as Hugging Face counts), latest.

    The latest is the last day with papers; with a recording, its own.

    Raises: BadDate; BadOption, for a day before arXiv's first; UpstreamUnavailable (only `latest` asks).
    """
    today = desk.now.date()
    match text.strip().lower():
        case "today":
            return today
        case "yesterday":
            return today - timedelta(days=1)
        case "latest" if desk.recorded is not None:
            return desk.recorded
        case "latest":
            return collect.latest_day(get=desk.get, upstream=desk.upstream, categories=desk.categories, now=desk.now)
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip(), re.ASCII):  # fromisoformat takes weeks as well
        raise BadDate(text)
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise BadDate(text) from None
    if day < FIRST:
        raise BadOption("DAY", text, f"a day from {FIRST} on, when arXiv began")
    return day


def days_named(text: str, desk: Desk) -> tuple[date, ...]:
    """The days that a person means, oldest first; none is still to come.

    A day as `day_named` takes it; a week, 2026-W08 (ISO 8601), or a month, 2026-02, the present one as
    far as it has come; or a range of two of these,
    2026-02-09..2026-02-24, both ends included, without its second end up to today.

    Raises: BadOption; UpstreamUnavailable (only `latest` asks).
    """
    today = desk.now.date()
    begin, dots, end = text.partition("..")
    first, last = _span(begin, text, desk)
    if dots:
        last = _span(end, text, desk)[1] if end.strip() else max(first, today)
    if first > last:
        raise BadOption("DAYS", text, f"the earlier day first: {end.strip()}..{begin.strip()}")
    if last > today:
        raise BadOption("DAYS", text, f"days up to {today}, which is today in UTC")
    count = (last - first).days + 1
    if count > MOST:
        raise BadOption("DAYS", text, f"at most {MOST} days at once, a year; these are {count}")
    return tuple(first + timedelta(days=number) for number in range(count))


def period_named(text: str, desk: Desk) -> Period | None:
    """The week (2026-W08, as ISO 8601 counts them) or month (2026-02) that a person means; None for anything else.

    Raises: BadOption, for one that is in no calendar, or has not begun.
    """
    try:
        period = _period(text.strip())
    except ValueError:
        raise BadOption("DAY", text, f"{_DAY} or {_PERIOD}") from None
    if period is not None and not period.last >= FIRST:
        raise BadOption("DAY", text, f"days from {FIRST} on, when arXiv began")
    if period is not None and period.first > desk.now.date():
        raise BadOption("DAY", text, f"days up to {desk.now.date()}, which is today in UTC")
    return period


def _span(said: str, text: str, desk: Desk) -> tuple[date, date]:
    """The first and the last day of a day, week or month; of the present one, the last is today."""
    try:
        period = _period(said.strip())
        if period is None:
            day = day_named(said, desk)
            return day, day
    except (BadDate, ValueError):
        raise BadOption("DAYS", text, FORMS) from None
    if period.last < FIRST:
        raise BadOption("DAYS", text, f"days from {FIRST} on, when arXiv began")
    today = desk.now.date()
    return max(period.first, FIRST), min(period.last, today) if period.first <= today else period.last


def _period(said: str) -> Period | None:
    """A week or a month by its name; None for what has another form. ValueError where the calendar has none such."""
    if month := re.fullmatch(r"(\d{4})-(\d{2})", said, re.ASCII):
        first = date(int(month[1]), int(month[2]), 1)
        length = monthrange(first.year, first.month)[1]
    elif week := re.fullmatch(r"(\d{4})-W(\d{2})", said, re.ASCII):
        first, length = date.fromisocalendar(int(week[1]), int(week[2]), 1), 7
    else:
        return None
    if first > date.max - timedelta(days=length):
        raise ValueError(said)
    return Period(name=said, first=first, last=first + timedelta(days=length - 1))
