"""The commands together, and the one border where errors become sentences."""

import errno
import signal
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from litmus import __version__
from litmus.cli import (
    check,
    collect,
    digest,
    doctor,
    errata,
    init,
    marks,
    papers,
    profile,
    read,
    record,
    report,
    trends,
    trial,
    why,
)
from litmus.cli.options import Context
from litmus.model.errors import LitmusError, NoRoom

BUG = 70  # EX_SOFTWARE of sysexits.h
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=(
        "Exit codes: 0 done; 1 a checked report has a statement that does not hold; 2 wrong arguments or settings; "
        "3 an upstream gave nothing; 4 the archive cannot be used; 5 a page or other output cannot be written; "
        "6 a trial cannot be run; 70 a bug of ours; 130 and 143 stopped by Ctrl-C or a termination signal."
    ),
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"litmus {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option("--config", "-c", help="Settings file; ./litmus.toml if there is one.", metavar="FILE"),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show the trace of an error.")] = False,
    version: Annotated[  # noqa: ARG001
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """The day's AI papers: read in full, reported, checked statement by statement, and curated for you."""
    context.obj = Context(config=config, debug=debug)


app.command("digest")(digest.digest_command)
app.command("collect")(collect.collect_command)
app.command("papers")(papers.papers_command)
app.command("why")(why.why_command)
app.command("like")(marks.marking("like", "Mark papers as liked: others like them rise."))
app.command("dislike")(marks.marking("dislike", "Mark papers as disliked: others like them sink."))
app.command("later")(marks.marking("later", "Put papers aside to read; half a like."))
app.command("hide")(marks.marking("hide", "Never show these papers; nothing is learned from it."))
app.command("unmark")(marks.unmark_command)
app.command("marks")(marks.marks_command)
app.command("trends")(trends.trends_command)
app.command("errata")(errata.errata_command)
app.command("read")(read.read_command)
app.command("report")(report.report_command)
app.command("check")(check.check_command)
app.command("record")(record.record_command)
app.add_typer(profile.app, name="profile")
app.add_typer(trial.app, name="trial")
app.command("init")(init.init_command)
app.command("doctor")(doctor.doctor_command)


class Stopped(BaseException):
    """Somebody wants us to stop: Ctrl-C, or a service manager. No KeyboardInterrupt, since Typer keeps that."""


def main(words: Sequence[str] | None = None) -> NoReturn:
    """Run a command; any error ends in one plain sentence and its exit code.

    Args:
        words: What stands behind `litmus`; None for what the process was started with.

    """
    words = sys.argv[1:] if words is None else words
    debug = "--debug" in words
    signals: list[int] = []

    def stop(number: int, _frame: object) -> NoReturn:
        signals.append(number)
        raise Stopped

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    try:
        app(words)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of a pipe went away; nobody is left to tell
    except (Exception, Stopped) as error:  # noqa: BLE001 - the border: no trace reaches a user unasked
        if debug:
            traceback.print_exc()
        if signals:  # whatever a library made of it: Pydantic calls it an error of its own
            _say("Stopped. What was done is kept; the same command goes on from here.")
            sys.exit(128 + signals[0])  # as a shell reports a signal
        if isinstance(error, OSError) and error.errno in _FULL:
            from litmus.cli.terminal import hang_up

            hang_up()  # or what waits to be written fails once more at exit
            error = NoRoom(str(error.strerror))
        if isinstance(error, LitmusError):
            _say(str(error))
            sys.exit(error.exit_code)
        _say(f"This is a bug in Litmus ({type(error).__name__}: {error}). {_kept_trace()}`--debug` shows it.")
        sys.exit(BUG)
    sys.exit(0)


def _say(text: str) -> None:
    typer.secho(text, fg=typer.colors.RED, err=True)


def _kept_trace() -> str:
    """Where the trace is kept, in words; nothing where no file can be written."""
    try:
        with tempfile.NamedTemporaryFile("w", prefix="litmus-", suffix=".log", delete=False, encoding="utf-8") as file:
            traceback.print_exc(file=file)
    except OSError:
        return ""
    return f"The trace is in {file.name}; "
