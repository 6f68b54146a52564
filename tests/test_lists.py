"""The lists of a day or of many, and how whole they are."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from litmus.config import Settings
from litmus.desk import open_desk
from litmus.lists import State, lists_of, lists_of_days, plan_of, state_of
from litmus.model import Answer, Collection, Remark, Source, SourceList, remark
from litmus.model.errors import UpstreamUnavailable

FRIDAY = date(2026, 2, 20)
DAY_AFTER, WEEKS_LATER = datetime(2026, 2, 21, 6, tzinfo=UTC), datetime(2026, 3, 20, tzinfo=UTC)
DOWN = remark("collect.arxiv_down", day=FRIDAY, cause="HTTP 503")
UNREADABLE = remark("collect.unreadable", source="arXiv", count=1)
EMPTY = remark("collect.huggingface_empty", day=FRIDAY)
GROWING = remark("collect.huggingface_growing", day=FRIDAY, count=9)


def lists(*, hub: bool = True, arxiv: bool = True, note: Remark | None = None, **more) -> Collection:
    """A Friday's lists, complete or not, with a note at Hugging Face's."""
    return Collection(
        date=FRIDAY,
        papers=(),
        lists=(
            SourceList(source=Source.HUGGING_FACE, way="daily_papers", listed=9, complete=hub, note=note),
            SourceList(source=Source.ARXIV, way="feed", listed=9, complete=arxiv),
        ),
        **more,
    )


@pytest.mark.parametrize(
    ("had", "now", "state"),
    [
        (lists(), DAY_AFTER, State.COMPLETE),
        (lists(gaps=(UNREADABLE,)), DAY_AFTER, State.COMPLETE),  # for good
        (lists(hub=False, note=GROWING), datetime(2026, 2, 20, 9, tzinfo=UTC), State.GROWING),
        (lists(hub=False, arxiv=False, gaps=(UNREADABLE,)), datetime(2026, 2, 20, 9, tzinfo=UTC), State.GROWING),
        (lists(hub=False, note=EMPTY), DAY_AFTER, State.GROWING),  # asked again for some days
        (lists(hub=False, arxiv=False, note=EMPTY), DAY_AFTER, State.DEGRADED),
        (lists(arxiv=False, gaps=(DOWN,)), DAY_AFTER, State.DEGRADED),
        (lists(arxiv=False, gaps=(DOWN,)), datetime(2026, 2, 20, 9, tzinfo=UTC), State.DEGRADED),
        (lists(thin=3, gaps=(remark("collect.brief", count=3, cause="HTTP 503"),)), DAY_AFTER, State.DEGRADED),
        (lists(hub=False), WEEKS_LATER, State.DEGRADED),
        (UpstreamUnavailable("https://arxiv.org/", "HTTP 503"), DAY_AFTER, State.MISSING),
    ],
)
def test_a_day_says_how_whole_it_is(had, now, state) -> None:
    assert state_of(had, now) is state
    assert state.is_whole == (state in (State.COMPLETE, State.GROWING))


class Nobody:
    """Upstreams that give nothing, and remember what they were asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, url: str, *, keep: timedelta | None = None) -> Answer:  # noqa: ARG002
        self.asked.append(url)
        raise UpstreamUnavailable(url, "HTTP 503")


@pytest.mark.parametrize(
    ("categories", "days"),
    [
        (("cs.CL",), [21, 22, 23]),  # a weekend without Hugging Face is no proof; a Monday without both is
        ((), [21]),
    ],
)
def test_a_run_ends_early_when_nobody_answers(tmp_path, categories, days) -> None:
    begun: list[None] = []
    settings = Settings(data=tmp_path, now=WEEKS_LATER, categories=categories)
    with open_desk(settings, get=Nobody()) as opened:
        desk = replace(opened, begin_day=lambda: begun.append(None))
        wanted = [date(2026, 2, number) for number in range(21, 28)]
        had = list(lists_of_days(desk, wanted))

    assert [day.day for day, _ in had] == days
    assert all(isinstance(lists, UpstreamUnavailable) for _, lists in had)
    assert len(begun) == len(days)  # the deadline counts for each


def test_a_plan_asks_nobody_and_leaves_out_what_is_here(tmp_path) -> None:
    nobody = Nobody()
    with open_desk(Settings(data=tmp_path, now=WEEKS_LATER, categories=("cs.CL",)), get=nobody) as desk:
        days = [FRIDAY, date(2026, 2, 21), date(2026, 2, 23)]
        before = plan_of(desk, days)
        desk.archive.keep_collection(lists(), ("cs.CL",))
        after = plan_of(desk, days)
        known = lists_of(desk, FRIDAY)

    assert (before.announced, after.announced) == (2, 2)
    assert (before.complete, after.complete) == (frozenset(), {FRIDAY})
    assert before.total - after.total == before.requests[FRIDAY]
    assert set(after.requests) == set(days[1:])
    assert known == lists()
    assert nobody.asked == []
