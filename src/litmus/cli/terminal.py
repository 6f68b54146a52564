"""Where results go: a terminal, a file or a pipe, whatever it can print and however long it listens."""

import os
import sys
from collections.abc import Iterable
from contextlib import suppress

import typer
from rich.console import Console

from litmus.model import Language, Remark
from litmus.words import say


class Terminal(Console):
    """Standard output. A reader that goes away, as `head` does, is no failure of ours: the command goes on."""

    def on_broken_pipe(self) -> None:
        hang_up()


def hang_up() -> None:
    """Write nothing more to standard output, not even what waits for the exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def terminal(*, soft_wrap: bool = False) -> Terminal:
    """A terminal for sentences and tables; signs that its encoding lacks are replaced."""
    for stream in (sys.stdout, sys.stderr):
        if reconfigure := getattr(stream, "reconfigure", None):
            reconfigure(errors="replace")
    return Terminal(highlight=False, soft_wrap=soft_wrap)


def write(text: str) -> None:
    """Print data or Markdown as it is."""
    terminal().out(text, highlight=False)


def warn(gaps: Iterable[Remark], language: Language = "en") -> None:
    """Say on standard error what is not as it was to be."""
    for gap in gaps:
        typer.secho(say(gap, language), fg=typer.colors.RED, err=True)


def write_bytes(content: bytes) -> None:
    """Print what has an encoding of its own, whatever the terminal's: a patch, a page, data for a program."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        hang_up()


def tell(said: str) -> None:
    """Say something on standard error, if anybody listens."""
    with suppress(BrokenPipeError):
        typer.echo(said, err=True)
