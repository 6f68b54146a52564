"""Days as people name them: one, a month, or a range of them.

Days are those of the sources: Hugging Face counts in UTC, and arXiv dates its listings so that they fit.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from litmus import collect
from litmus.desk import Desk
from litmus.model.errors import BadDate, BadOption

FIRST = date(1991, 8, 14)  # https://info.arxiv.org/about/
MOST = 366  # days at once: a year, which politeness makes an hour or two
FORMS = "a day (YYYY-MM-DD, today, yesterday, latest), a month (2026-02) or a range (2026-02-09..2026-02-24)"


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

    A day as `day_named` takes it; a month, 2026-02, the present one as far as it has come; or a range of two of these,
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


def _span(said: str, text: str, desk: Desk) -> tuple[date, date]:
    """The first and the last day of a day or month; of the present month, the last is today."""
    try:
        if not (month := re.fullmatch(r"(\d{4})-(\d{2})", said.strip(), re.ASCII)):
            day = day_named(said, desk)
            return day, day
        first = date(int(month[1]), int(month[2]), 1)
    except (BadDate, ValueError):
        raise BadOption("DAYS", text, FORMS) from None
    last = first + timedelta(days=monthrange(first.year, first.month)[1] - 1)
    if last < FIRST:
        raise BadOption("DAYS", text, f"days from {FIRST} on, when arXiv began")
    today = desk.now.date()
    return max(first, FIRST), min(last, today) if first <= today else last
