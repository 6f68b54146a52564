"""How long to wait: what upstreams ask for in whatever words, and what is usual."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx2
import pytest
from hypothesis import given, strategies as st

from litmus.fetch.patience import LONGEST_WAIT, usual_wait
from litmus.fetch.refused import Refused, Unreached
from litmus.fetch.waits import LONGEST, asked_wait

NOW = datetime(2026, 2, 24, 12, tzinfo=UTC)
IN_AN_HOUR = format_datetime(NOW + timedelta(hours=1), usegmt=True)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7),
        ({"Retry-After": "0"}, 0),
        ({"Retry-After": IN_AN_HOUR}, 3600),
        ({"Retry-After": IN_AN_HOUR, "Date": format_datetime(NOW + timedelta(minutes=59))}, 60),
        ({"Retry-After": IN_AN_HOUR, "Date": format_datetime(NOW + timedelta(days=300))}, 0),
        ({"Retry-After": IN_AN_HOUR, "Date": "today"}, 3600),
        ({"Retry-After": "999999999"}, LONGEST),
        ({"Retry-After": "Fri, 31 Dec 9999 23:59:59 GMT"}, LONGEST),
        ({"Retry-After": "9" * 5000}, None),
        ({"Retry-After": "-1"}, None),
        ({"Retry-After": "soon"}, None),
        ({"RateLimit": '"api";r=0;t=42'}, 42),
        ({"RateLimit": '"api";r=10;t=300'}, None),
        ({}, None),
    ],
)
def test_what_an_upstream_asks_for_is_read(headers, seconds) -> None:
    """In seconds or as a date by the upstream's own clock, and never more than a day."""
    assert asked_wait(httpx2.Headers(headers), NOW) == seconds


@given(st.text(st.characters(max_codepoint=255, exclude_characters="\r\n")), st.text(max_size=40))
def test_whatever_is_said_is_a_time_or_nothing(said, date) -> None:
    wait = asked_wait(httpx2.Headers({"Retry-After": said, "RateLimit": said, "Date": date}, encoding="utf-8"), NOW)
    assert wait is None or 0 <= wait <= LONGEST


@given(st.integers(0, 10**12), st.integers(1, 60))
def test_every_date_is_a_time_in_bounds(seconds, year) -> None:
    date = f"Tue, 24 Feb {year:04} 12:00:{seconds % 60:02} +{seconds % 2400:04}"
    wait = asked_wait(httpx2.Headers({"Retry-After": date}), NOW)
    assert wait is None or 0 <= wait <= LONGEST


def test_waits_double_and_end() -> None:
    passing = Refused("HTTP 503", again=True)
    assert [usual_wait(passing, number, 4, 5.0) for number in (1, 2, 3, 4)] == [5, 10, 20, None]
    assert usual_wait(passing, 3, 9, 60.0) == LONGEST_WAIT
    assert usual_wait(Refused("HTTP 400", again=False), 1, 4, 5.0) is None


def test_too_often_is_waited_out_longer_and_offline_shorter() -> None:
    assert usual_wait(Refused("HTTP 429", again=True, is_busy=True), 1, 4, 5.0) == 20
    assert [usual_wait(Unreached("refused"), number, 4, 5.0) for number in (1, 2)] == [1, None]


def test_what_is_asked_for_goes_before_what_is_usual() -> None:
    assert usual_wait(Refused("HTTP 503", again=True, wait=0.0), 1, 4, 5.0) == 0
    assert usual_wait(Refused("HTTP 503", again=True, wait=LONGEST_WAIT + 1), 1, 4, 5.0) is None
