"""The desk of commands that go by what the archive knows, and ask nobody."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from litmus.cli.options import context_of

if TYPE_CHECKING:
    import typer

    from litmus.desk import Desk


@contextmanager
def known_desk(context: "typer.Context", profile: Path | None, *, sample: bool) -> "Iterator[Desk]":
    """The desk for a reader's profile; with the sample day's lists in its archive, if that is asked for.

    Raises: ConfigError, ArchiveError.
    """
    from litmus.desk import open_desk
    from litmus.lists import lists_of
    from litmus.sample import recording_to_use

    settings = context_of(context).settings(profile=profile)
    with open_desk(settings, replay=recording_to_use(None, sample=sample), own_profile=profile is not None) as desk:
        if desk.recorded is not None:
            lists_of(desk, desk.recorded)
        yield desk


def refuse_strangers(desk: "Desk", names: Sequence[str]) -> None:
    """On the sample day, where nothing can be collected, only its papers can be named. Raises: BadOption."""
    from litmus.model.errors import BadOption

    papers = desk.archive.papers(names) if desk.recorded is not None else names
    for name in names:
        if name not in papers:
            raise BadOption("PAPER", name, "a paper of the sample day; `litmus papers --sample` lists them")
