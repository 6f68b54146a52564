"""Telling how far a run is: a live line on a terminal, plain lines into a pipe. Always on stderr."""

import sys
import time
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from litmus.cli.pace import Pace, duration, time_left
from litmus.model import Language, Remark, Run
from litmus.words import say

if TYPE_CHECKING:
    from rich.progress import TaskID


Seed = tuple[str, int]  # of a trial, by its name

_ASIDE = 20  # characters that fit beside a bar on a narrow terminal


class PlainWatch:
    """One line when a stage ends, and one for every wait."""

    def __init__(self, language: Language = "en") -> None:
        self._language, self._stage = language, "find the day"

    def begin(self, stage: str, total: int | None = None) -> None:  # noqa: ARG002 - lines are for what is done
        self._stage = stage

    def step(self, what: str) -> None:
        pass

    def end(self, said: Remark) -> None:
        print(f"{self._stage}: {say(said, self._language)}", file=sys.stderr, flush=True)  # noqa: T201

    def waited(self, url: str, cause: str, seconds: float) -> None:
        print(f"{self._stage}: {_host(url)}: {cause}; next try in {seconds:.0f} s", file=sys.stderr, flush=True)  # noqa: T201

    def close(self) -> None:
        pass


class LiveWatch:
    """A bar a stage, with what is being done beside it."""

    def __init__(self, language: Language = "en") -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
        from rich.table import Column

        self._language = language
        self._bars = Progress(
            TextColumn("{task.description:<16}"),
            BarColumn(bar_width=24),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TextColumn("{task.fields[left]}"),
            TextColumn("[dim]{task.fields[what]}", table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis")),
            console=Console(stderr=True),
            expand=True,
        )
        self._task: TaskID | None = None
        self._bars.start()

    def begin(self, stage: str, total: int | None = None) -> None:
        self._task = self._bars.add_task(stage, total=total, what="", left="")

    def step(self, what: str) -> None:
        from rich.markup import escape

        if self._task is not None:
            self._bars.update(self._task, advance=1, what=escape(what))

    def end(self, said: Remark) -> None:
        from rich.markup import escape

        if self._task is None:
            return
        task, words = self._bars.tasks[self._task], escape(say(said, self._language))
        if task.total is None and len(words) > _ASIDE:  # nothing is counted, so the words have the line
            self._bars.update(self._task, visible=False)
            self._bars.console.print(f"{task.description:<16} {words}")
        else:
            total = task.total or 1
            self._bars.update(self._task, total=total, completed=total, what=words)

    def waited(self, url: str, cause: str, seconds: float) -> None:
        from rich.markup import escape

        self._bars.console.print(f"[yellow]{escape(_host(url))}: {escape(cause)}; next try in {seconds:.0f} s")

    def close(self) -> None:
        self._bars.stop()


class Patient:
    """A stage that is shown only once it takes longer than anybody waits gladly in the dark.

    Args:
        progress: Where it is shown.
        stage: What is done.
        total: How many steps it has.
        patience: Seconds before it is shown.

    """

    def __init__(self, progress: PlainWatch | LiveWatch, stage: str, total: int, patience: float = 3.0) -> None:
        self._progress, self._stage, self._total = progress, stage, total
        self._shown_from, self._is_shown = time.monotonic() + patience, False
        self._behind = 0  # steps that were made and not shown

    def step(self) -> None:
        self._behind += 1
        if time.monotonic() < self._shown_from:
            return
        if not self._is_shown:
            self._progress.begin(self._stage, self._total)
            self._is_shown = True
        for _ in range(self._behind):
            self._progress.step("")
        self._behind = 0


class PlainDays(PlainWatch):
    """One line when a day is done, and one for every wait."""

    def plan(self, said: str, costs: Mapping[date, float]) -> None:  # noqa: ARG002 - lines are for what is done
        self._stage = "collect"
        print(said, file=sys.stderr, flush=True)  # noqa: T201

    def day(self, day: date, said: str, lack: str) -> None:  # noqa: ARG002
        print(f"{day:%Y-%m-%d %a}: {said}", file=sys.stderr, flush=True)  # noqa: T201


class LiveDays(LiveWatch):
    """One bar for all days, with the day under way and the time left; a line for the first day that lacks something."""

    def plan(self, said: str, costs: Mapping[date, float]) -> None:
        self._bars.console.print(said, markup=False, highlight=False, soft_wrap=True)
        self._pace, self._lacks, self._begun = Pace(costs), {""}, time.monotonic()
        self.begin("collect", len(costs))
        self._tell()

    def day(self, day: date, said: str, lack: str) -> None:
        if lack not in self._lacks:
            self._lacks.add(lack)
            self._bars.console.print(f"{day:%Y-%m-%d %a}: {said}", style="yellow", markup=False, highlight=False)
        self._pace.done(day)
        self.step("")
        self._tell()

    def _tell(self) -> None:
        if self._task is not None:
            day, left = self._pace.next, self._pace.left(time.monotonic() - self._begun)
            under_way = f"{day:%Y-%m-%d %a}" if day else ""
            self._bars.update(self._task, what=under_way, left=f"{duration(left)} left" if left >= 1 else "")


class PlainTrials:
    """One line when a run of a trial is done."""

    def plan(self, said: str, wanted: Sequence[Seed], jobs: int) -> None:  # noqa: ARG002 - lines are for what is done
        self._done, self._total = 0, len(wanted)
        print(said, file=sys.stderr, flush=True)  # noqa: T201

    def ran(self, run: Run) -> None:
        self._done += 1
        print(f"{self._done}/{self._total}  {_ran(run)}", file=sys.stderr, flush=True)  # noqa: T201

    def close(self) -> None:
        pass


class LiveTrials(LiveWatch):
    """One bar for all runs, with those under way, and a line for each that is done."""

    def plan(self, said: str, wanted: Sequence[Seed], jobs: int) -> None:
        self._bars.console.print(said, markup=False, highlight=False, soft_wrap=True)
        self._rest, self._jobs = list(wanted), jobs
        self._taken: dict[str, list[float]] = {}
        self.begin("try out", len(wanted))
        self._tell()

    def ran(self, run: Run) -> None:
        self._bars.console.print(_ran(run), markup=False, highlight=False)
        self._rest.remove((run.trial, run.seed))
        self._taken.setdefault(run.trial, []).append(run.seconds)
        self.step("")
        self._tell()

    def _tell(self) -> None:
        if self._task is not None:
            under_way = ", ".join(f"{trial} {seed}" for trial, seed in self._rest[: self._jobs])
            left = time_left([trial for trial, _ in self._rest], self._taken, self._jobs)
            self._bars.update(self._task, what=under_way, left=f"{duration(left)} left" if left else "")


def _ran(run: Run) -> str:
    return f"{run.trial}, seed {run.seed}: {run.seconds:.1f} s"


def _host(url: str) -> str:
    """Who was asked; what for fills a line and tells a person nothing."""
    return urlsplit(url).netloc or url


def watch() -> PlainWatch | LiveWatch:
    """The right one for where stderr goes."""
    return LiveWatch() if sys.stderr.isatty() else PlainWatch()


def trials_watch() -> PlainTrials | LiveTrials:
    """The same for trials."""
    return LiveTrials() if sys.stderr.isatty() else PlainTrials()


def days_watch() -> PlainDays | LiveDays:
    """The same for a run over many days."""
    return LiveDays() if sys.stderr.isatty() else PlainDays()
