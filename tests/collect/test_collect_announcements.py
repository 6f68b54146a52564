"""arXiv's calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, strategies as st

from litmus.collect.announcements import (
    announced_at,
    feed_day,
    feed_from,
    has_announcement,
    is_holiday,
    submission_window,
)

DAYS = st.dates(date(1995, 1, 2), date(2032, 12, 20))
MOMENTS = st.integers(0, 38 * 365 * 86400).map(
    lambda seconds: datetime(1995, 1, 8, tzinfo=UTC) + timedelta(seconds=seconds)
)


def test_the_holidays_of_2026_are_arxivs_own() -> None:
    """As https://info.arxiv.org/help/availability.html lists them."""
    evenings = [date(2026, 1, 1) + timedelta(days=day) for day in range(365)]
    said = "01-01 01-19 06-19 07-03 09-07 11-26 12-25 12-29 12-31".split()

    assert [f"{evening:%m-%d}" for evening in evenings if is_holiday(evening)] == said


@pytest.mark.parametrize(
    ("day", "has"),
    [("2026-02-24", True), ("2026-02-23", True), ("2026-02-28", False), ("2026-03-01", False), ("2026-01-20", False)],
)
def test_a_day_has_an_announcement_unless_weekend_or_holiday(day, has) -> None:
    """The holiday is the evening before."""
    assert has_announcement(date.fromisoformat(day)) is has


@pytest.mark.parametrize(
    ("day", "opens", "closes"),
    [
        ("2026-02-25", "2026-02-23T19:00Z", "2026-02-24T19:00Z"),  # Monday 14:00 Eastern to Tuesday 14:00
        ("2026-02-23", "2026-02-19T19:00Z", "2026-02-20T19:00Z"),  # announced on Sunday: Thursday to Friday
        ("2026-02-24", "2026-02-20T19:00Z", "2026-02-23T19:00Z"),  # announced on Monday: Friday to Monday
        ("2026-01-21", "2026-01-16T19:00Z", "2026-01-20T19:00Z"),  # the day after a holiday has two days
        ("2026-07-15", "2026-07-13T18:00Z", "2026-07-14T18:00Z"),  # daylight saving
    ],
)
def test_the_window_of_an_announcement(day, opens, closes) -> None:
    window = submission_window(date.fromisoformat(day))

    assert window == (datetime.fromisoformat(opens), datetime.fromisoformat(closes))


@given(MOMENTS)
def test_every_submission_belongs_to_exactly_one_announcement(moment) -> None:
    """It is announced within eleven days, the year's end included."""
    days = [moment.date() + timedelta(days=ahead) for ahead in range(-2, 12)]
    windows = [submission_window(day) for day in days if has_announcement(day)]

    assert sum(opens <= moment < closes for opens, closes in windows) == 1


@given(DAYS)
def test_an_announcement_follows_its_deadline_and_goes_before_its_feed(day) -> None:
    _, closes = submission_window(day) if has_announcement(day) else (None, announced_at(day))

    assert closes <= announced_at(day) < feed_from(day)
    assert feed_day(feed_from(day)) == day
    assert feed_day(feed_from(day) - timedelta(seconds=1)) == day - timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "announced", "feed"),
    [
        ("2026-03-06", "2026-03-06T01:00Z", "2026-03-06T05:00Z"),
        ("2026-03-09", "2026-03-09T00:00Z", "2026-03-09T04:00Z"),  # the clock changed on Sunday the 8th
        ("2026-10-30", "2026-10-30T00:00Z", "2026-10-30T04:00Z"),
        ("2026-11-02", "2026-11-02T01:00Z", "2026-11-02T05:00Z"),  # and back on the 1st
    ],
)
def test_times_follow_daylight_saving(day, announced, feed) -> None:
    """In Eastern time both are always the same: 20:00 and midnight."""
    assert announced_at(date.fromisoformat(day)) == datetime.fromisoformat(announced)
    assert feed_from(date.fromisoformat(day)) == datetime.fromisoformat(feed)


@pytest.mark.parametrize(
    ("now", "day"),
    [
        ("2026-02-24T00:00Z", "2026-02-23"),  # 19:00 Eastern
        ("2026-02-24T04:59:59Z", "2026-02-23"),
        ("2026-02-24T05:00Z", "2026-02-24"),
        ("2026-03-08T04:59:59Z", "2026-03-07"),  # the night in which the clock changes
        ("2026-03-09T04:00Z", "2026-03-09"),
        ("2026-11-02T04:59:59Z", "2026-11-01"),
        ("2026-12-31T23:00Z", "2026-12-31"),
        ("2027-01-01T05:00Z", "2027-01-01"),
    ],
)
def test_the_feed_turns_at_midnight_eastern(now, day) -> None:
    assert feed_day(datetime.fromisoformat(now)) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("day", "opens", "closes"),
    [
        ("2015-11-18", "2015-11-16T21:00Z", "2015-11-17T21:00Z"),  # the deadline was 16:00 Eastern until 2016
        ("2017-01-04", "2016-12-30T21:00Z", "2017-01-03T19:00Z"),  # New Year's day was kept on the 2nd
        ("2019-06-20", "2019-06-18T18:00Z", "2019-06-19T18:00Z"),  # no holiday then
        ("2022-06-22", "2022-06-17T18:00Z", "2022-06-21T18:00Z"),  # the holiday was kept on Monday the 20th
        ("2023-11-27", "2023-11-22T19:00Z", "2023-11-24T19:00Z"),  # after Thanksgiving
        ("2027-01-04", "2026-12-30T19:00Z", "2027-01-01T19:00Z"),  # over the year's end
    ],
)
def test_the_window_of_years_ago_and_of_the_years_end(day, opens, closes) -> None:
    window = submission_window(date.fromisoformat(day))

    assert window == (datetime.fromisoformat(opens), datetime.fromisoformat(closes))
