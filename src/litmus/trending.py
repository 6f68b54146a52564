"""What rises and falls in the archive: the days of a time against the weeks before it."""

from datetime import date, timedelta

from litmus import curate
from litmus.desk import Desk
from litmus.model import Movement

WEEK = timedelta(days=7)  # up to a day: a single day has too few papers to say that anything moves
BEFORE = timedelta(weeks=8)  # that a time is held against


def movement_of(desk: Desk, first: date, last: date) -> Movement:
    """What rises and falls from the first day to the last, as far as days were collected."""
    return curate.movement(desk.archive.listed(first - BEFORE, last, desk.categories), first, last)


def movement_up_to(desk: Desk, day: date) -> Movement:
    """What rises and falls in the week up to a day."""
    return movement_of(desk, _week(day), day)


def known_up_to(desk: Desk, day: date) -> dict[date, bool]:
    """The days that `movement_up_to` goes by, and whether each is complete: as long as they are the same, so is it."""
    return desk.archive.known_days(_week(day) - BEFORE, day, desk.categories)


def last_known(desk: Desk) -> date:
    """The last day that was collected; today, if none was."""
    return max(desk.archive.known_days(date.min, desk.now.date(), desk.categories), default=desk.now.date())


def _week(day: date) -> date:
    return day - WEEK + timedelta(days=1)
