"""`litmus collect`: the lists of a day, or of many, into the archive."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from litmus.cli.options import DaysArgument, JsonOption, ReplayOption, context_of
from litmus.cli.pace import duration
from litmus.cli.progress import days_watch

if TYPE_CHECKING:
    from litmus.cli.day_rows import Row
    from litmus.config import UpstreamSettings
    from litmus.desk import Desk
    from litmus.lists import Plan
    from litmus.model import Collection
    from litmus.model.errors import UpstreamError


def collect_command(
    context: typer.Context,
    days: DaysArgument = "latest",
    as_json: JsonOption = False,
    replay: ReplayOption = None,
) -> None:
    """Collect the lists of days into the archive, oldest first, and publish nothing.

    A run that was stopped goes on where it was; what is here is not asked for again. Exit 3 if an upstream failed and
    something is missing: the same command later asks for that alone.
    """
    from litmus.cli.day_rows import data_of
    from litmus.cli.terminal import write
    from litmus.days import days_named
    from litmus.desk import open_desk
    from litmus.lists import lists_of_days, plan_of

    settings = context_of(context).settings()
    progress = days_watch()
    rows = []
    try:
        with open_desk(settings, replay=replay, on_wait=progress.waited) as desk:
            now, wanted = desk.now, days_named(days, desk)
            plan = plan_of(desk, wanted)
            costs = _costs(plan, settings.upstream)
            progress.plan(_planned(plan, settings.upstream, sum(costs.values()), replay), costs)
            for day, had in lists_of_days(desk, wanted):
                row = _row(desk, day, had)
                rows.append(row)
                progress.day(day, row.line, "" if row.state.is_whole else row.said)
    finally:
        progress.close()
    if as_json:
        write(json.dumps([data_of(row) for row in rows], ensure_ascii=False, indent=1))
    else:
        _show(rows, wanted, now, replay)
    raise typer.Exit(0 if all(row.state.is_whole for row in rows) else 3)


def _costs(plan: "Plan", upstream: "UpstreamSettings") -> dict[date, float]:
    """The seconds that the distance between requests makes of each day; one source is asked after the other."""
    from litmus.model import Source

    intervals = {Source.ARXIV: upstream.arxiv_interval, Source.HUGGING_FACE: upstream.hugging_face_interval}
    return {
        day: sum(intervals[source] * count for source, count in plan.requests.get(day, {}).items()) for day in plan.days
    }


def _planned(plan: "Plan", upstream: "UpstreamSettings", seconds: float, replay: Path | None) -> str:
    """What a run will cost, for people."""
    from litmus.model import Source

    count, arxiv, hub = len(plan.days), plan.total[Source.ARXIV], plan.total[Source.HUGGING_FACE]
    said = [f"{plan.days[0]:%A %Y-%m-%d}"]
    if count > 1:
        said = [f"{count} days", f"{plan.announced} of them with announcements"]
    if plan.complete:
        said.append("already complete" if count == 1 else f"{len(plan.complete)} already complete")
    if len(plan.complete) == count:
        return f"{', '.join(said)}: nothing to ask for"
    if replay is not None:
        return f"{', '.join(said)}: from the recording in {replay}"
    distance = f", at least {upstream.arxiv_interval:g} s apart" if arxiv > 1 else ""
    time = f": at least {duration(seconds)}" if seconds >= 1 else ""
    return f"{', '.join(said)}: about {arxiv} requests to arXiv{distance}, and {hub} to Hugging Face{time}"


def _row(desk: "Desk", day: date, had: "Collection | UpstreamError") -> "Row":
    from litmus.cli.day_rows import Row
    from litmus.lists import state_of
    from litmus.model import Collection

    papers = had.papers if isinstance(had, Collection) else ()
    history = desk.archive.history(paper.arxiv_id for paper in papers)
    met = sum(listings[0].date == day for listings in history.values())
    return Row(day=day, had=had, state=state_of(had, desk.now), met=met, categories=desk.categories)


def _show(rows: "Sequence[Row]", wanted: Sequence[date], now: datetime, replay: Path | None) -> None:
    """The table, what is missing and why, and what to do."""
    from litmus.cli.day_rows import gaps_of, table_of
    from litmus.cli.terminal import terminal
    from litmus.words import say

    terminal().print(table_of(rows))
    console = terminal(soft_wrap=True)
    for gap, days in gaps_of(rows):
        console.print(f"\n{say(gap, 'en')}{_also(days)}", markup=False)
    for advice in _advice(rows, wanted, now) if replay is None else ():
        console.print(f"\n{advice}", markup=False)


def _also(days: Sequence[date]) -> str:
    match len(days) - 1:
        case 0:
            return ""
        case 1:
            return f" Likewise on {days[1]}."
        case more:
            return f" Likewise on {more} more days, up to {days[-1]}."


def _advice(rows: "Sequence[Row]", wanted: Sequence[date], now: datetime) -> Iterator[str]:
    """What a person can do about days that are not complete."""
    from litmus.collect import closes
    from litmus.lists import State

    lacking = [row.day for row in rows if not row.state.is_whole]
    is_cut = len(rows) < len(wanted)
    if lacking:
        last = wanted[-1] if is_cut else lacking[-1]
        again = f"litmus collect {lacking[0]}" + (f"..{last}" if last > lacking[0] else "")
        why = "an upstream failed" if len(rows) == 1 else f"on {len(lacking)} of {len(rows)} days an upstream failed"
        if is_cut:
            why = f"stopped after {rows[-1].day}, since no upstream gives anything"
        yield f"{why.capitalize()}. Run `{again}` later: it asks for what is missing, and for nothing else."
    growing = [row.day for row in rows if row.state is State.GROWING]
    for day in growing:
        if now < closes(day):
            yield f"{day} is not over: run `litmus collect {day}` again after {closes(day):%Y-%m-%d %H:%M} UTC."
    if doubted := [day for day in growing if now >= closes(day)]:
        yield (
            f"Hugging Face's list of {doubted[0]} is empty, which is rare on weekdays: "
            f"the next run looks again.{_also(doubted)}"
        )
