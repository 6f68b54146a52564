"""Days as people name them."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, strategies as st

from litmus.config import Settings
from litmus.days import FIRST, MOST, day_named, days_named, period_named
from litmus.desk import Desk, open_desk
from litmus.model.errors import BadDate, BadOption

TODAY = date(2026, 2, 27)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk on a Friday afternoon; none of these names makes it ask anybody."""
    at = datetime(2026, 2, 27, 15, tzinfo=UTC)
    with open_desk(Settings(data=tmp_path_factory.mktemp("days"), now=at)) as opened:
        yield opened


@pytest.mark.shared
@pytest.mark.parametrize(
    ("now", "named", "day"),
    [
        ("2026-02-22T12:00Z", "latest", "2026-02-20"),
        ("2026-02-24T20:00Z", "latest", "2026-02-24"),
        ("2026-02-24T20:00Z", "yesterday", "2026-02-23"),
        ("2026-02-24T20:00Z", " Today ", "2026-02-24"),
        ("2026-02-24T20:00Z", "2026-02-11", "2026-02-11"),
    ],
)
def test_days_have_names(upstream: Any, tmp_path, now, named, day) -> None:
    upstream.control(now=now)
    places = {"hugging_face": f"{upstream.url}/hf", "hugging_face_interval": 0}
    with open_desk(Settings(data=tmp_path, now=now, upstream=places)) as desk:
        assert day_named(named, desk) == date.fromisoformat(day)
        assert days_named(named, desk) == (date.fromisoformat(day),)


def test_a_day_that_is_none_is_named(desk) -> None:
    with pytest.raises(BadDate, match="“2026-02-30” is not a day"):
        day_named("2026-02-30", desk)


@pytest.mark.parametrize(
    ("named", "first", "last"),
    [
        ("2026-02-09..2026-02-24", "2026-02-09", "2026-02-24"),
        ("2026-02-09 .. yesterday", "2026-02-09", "2026-02-26"),
        ("2026-02-24..2026-02-24", "2026-02-24", "2026-02-24"),
        ("2026-02-20..", "2026-02-20", "2026-02-27"),
        ("2026-01", "2026-01-01", "2026-01-31"),
        ("2026-02", "2026-02-01", "2026-02-27"),  # as far as it has come
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-12..2026-01", "2025-12-01", "2026-01-31"),
        ("2025-12..2026-02", "2025-12-01", "2026-02-27"),
        ("2026-01..2026-02-03", "2026-01-01", "2026-02-03"),
        ("1991-08", "1991-08-14", "1991-08-31"),
        ("2026-W05", "2026-01-26", "2026-02-01"),  # across a month's end
        ("2026-W01", "2025-12-29", "2026-01-04"),  # a year's first week begins in the year before
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2026-W09", "2026-02-23", "2026-02-27"),  # as far as it has come
        ("2026-W07..2026-W08", "2026-02-09", "2026-02-22"),
        ("2024-01-01..2024-12-31", "2024-01-01", "2024-12-31"),  # a leap year at once
    ],
)
def test_ranges_and_months_are_days_in_order(desk, named, first, last) -> None:
    days = days_named(named, desk)

    assert (days[0], days[-1]) == (date.fromisoformat(first), date.fromisoformat(last))
    assert all(after - before == timedelta(days=1) for before, after in pairwise(days))


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("2026-02-24..2026-02-09", "Give the earlier day first: 2026-02-09..2026-02-24."),
        ("2026-02..2026-01", "Give the earlier day first: 2026-01..2026-02."),
        ("2026-02-28", "Give days up to 2026-02-27, which is today in UTC."),
        ("2026-02-28..", "Give days up to 2026-02-27, which is today in UTC."),
        ("2026-03", "Give days up to 2026-02-27"),
        ("2026-02-09..2026-03-31", "Give days up to 2026-02-27"),
        ("1991-08-13", "from 1991-08-14 on, when arXiv began"),
        ("1991-07", "from 1991-08-14 on, when arXiv began"),
        ("1990-01-01..1991-09-01", "from 1991-08-14 on, when arXiv began"),
        ("2020-01-01..2026-01-01", "at most 366 days at once, a year; these are 2193"),
        ("2025-01-01..2026-01-02", "at most 366 days at once, a year; these are 367"),
        ("2026-W54", "a week (2026-W08)"),
        ("2025-W53", "a week (2026-W08)"),  # 2025 has 52
        ("2026-W10", "Give days up to 2026-02-27"),
        ("2026-w08", "a week (2026-W08)"),
        (
            "2026-13",
            "Give a day (YYYY-MM-DD, today, yesterday, latest), a week (2026-W08), a month (2026-02) or a range",
        ),
        ("2026-02-09..2026-02-30", "or a range (2026-02-09..2026-02-24)"),
        ("..2026-02-24", "or a range"),
        ("..", "or a range"),
        ("2026-02-09...2026-02-24", "or a range"),
        ("2026", "or a range"),
        ("", "or a range"),
        ("٢٠٢٦-٠٢", "or a range"),
        ("last week", "or a range"),
    ],
)
def test_a_mistake_is_named_with_the_way_out(desk, named, said) -> None:
    with pytest.raises(BadOption) as raised:
        days_named(named, desk)
    assert said in str(raised.value)
    assert raised.value.value in named


PIECES = st.one_of(
    st.dates().map(str),
    st.dates().map(lambda day: f"{day:%Y-%m}"),
    st.dates().map(lambda day: f"{day:%G-W%V}"),
    st.text(max_size=12),
)


@given(st.one_of(PIECES, st.tuples(PIECES, PIECES).map("..".join)))
def test_whatever_is_typed_gives_past_days_or_a_sentence(desk, typed) -> None:
    if "latest" in typed.lower():
        return
    with suppress(BadOption):
        days = days_named(typed, desk)
        assert 1 <= len(days) <= MOST
        assert FIRST <= days[0] <= days[-1] <= TODAY


@pytest.mark.parametrize("named", ["2026-02-24", "latest", "2026-02-09..2026-02-24", "", "soon"])
def test_what_is_no_week_or_month_is_left_to_others(desk, named) -> None:
    assert period_named(named, desk) is None


@given(st.dates(FIRST, TODAY))
def test_every_day_is_in_its_week_and_its_month(desk, day) -> None:
    """A week has seven days from Monday on, a month all of its own; names are those that people give."""
    week, month = period_named(f"{day:%G-W%V}", desk), period_named(f"{day:%Y-%m}", desk)

    assert week.first <= day <= week.last
    assert (week.first.weekday(), (week.last - week.first).days) == (0, 6)
    assert month.first <= day <= month.last
    assert (month.first.day, (month.last + timedelta(days=1)).day) == (1, 1)
    assert (week.name, month.name) == (f"{day:%G-W%V}", f"{day:%Y-%m}")


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("2026-03", "days up to 2026-02-27"),
        ("2026-W10", "days up to 2026-02-27"),
        ("2026-W60", "a week (2026-W08) or a month (2026-02)."),
        ("1991-W01", "when arXiv began"),
        ("0000-W01", "a week"),
        ("9999-11", "days up to"),
        ("9999-W53", "a week"),
    ],
)
def test_a_week_that_is_none_is_named(desk, named, said) -> None:
    with pytest.raises(BadOption, match=re.escape(said)):
        period_named(named, desk)
