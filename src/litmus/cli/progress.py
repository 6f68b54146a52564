"""Telling how far a run is: a live line on a terminal, plain lines into a pipe. Always on stderr."""

import sys
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from litmus.model import Language, Remark
from litmus.words import say

if TYPE_CHECKING:
    from rich.progress import TaskID


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
        print(f"{self._stage}: {_host(url)} gave {cause}; next try in {seconds:.0f} s", file=sys.stderr, flush=True)  # noqa: T201

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
            TextColumn("[dim]{task.fields[what]}", table_column=Column(ratio=1, no_wrap=True, overflow="ellipsis")),
            console=Console(stderr=True),
            expand=True,
        )
        self._task: TaskID | None = None
        self._bars.start()

    def begin(self, stage: str, total: int | None = None) -> None:
        self._task = self._bars.add_task(stage, total=total, what="")

    def step(self, what: str) -> None:
        from rich.markup import escape

        if self._task is not None:
            self._bars.update(self._task, advance=1, what=escape(what))

    def end(self, said: Remark) -> None:
        from rich.markup import escape

        if self._task is not None:
            total = self._bars.tasks[self._task].total or 1
            self._bars.update(self._task, total=total, completed=total, what=escape(say(said, self._language)))

    def waited(self, url: str, cause: str, seconds: float) -> None:
        from rich.markup import escape

        self._bars.console.print(f"[yellow]{escape(_host(url))} gave {escape(cause)}; next try in {seconds:.0f} s")

    def close(self) -> None:
        self._bars.stop()


def _host(url: str) -> str:
    """Who was asked; what for fills a line and tells a person nothing."""
    return urlsplit(url).netloc or url


def watch() -> PlainWatch | LiveWatch:
    """The right one for where stderr goes."""
    return LiveWatch() if sys.stderr.isatty() else PlainWatch()
