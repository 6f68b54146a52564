"""When lists are closed: later, nothing is added to them."""

from datetime import UTC, date, datetime, time, timedelta

from litmus.collect.announcements import feed_until


def hub_closes(day: date) -> datetime:
    """When Hugging Face is done with a day: midnight UTC."""
    return datetime.combine(day + timedelta(days=1), time(0), UTC)


def closes(day: date) -> datetime:
    """When both sources are done with a day."""
    return max(hub_closes(day), feed_until(day))
