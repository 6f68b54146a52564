"""`litmus record`: what the upstreams answered for a day, to keep or to send."""

from pathlib import Path
from typing import Annotated

import typer

from litmus.cli.options import DayArgument, ProfileOption, context_of
from litmus.cli.progress import watch


def record_command(
    context: typer.Context,
    day: DayArgument,
    folder: Annotated[Path, typer.Argument(help="A new folder for the recording.", metavar="DIR")],
    force: Annotated[bool, typer.Option("--force", help="Replace the recording that is there.")] = False,
    profile: ProfileOption = None,
) -> None:
    """Record what the upstreams answer for a day's digest, for bug reports, tests and digests made again.

    `litmus digest --replay DIR` makes the same digest from it without a network. It holds the answers, the categories
    and the reader's profile; no address of yours and no secret.
    """
    from litmus.cli.terminal import write
    from litmus.recording import record

    settings = context_of(context).settings(profile=profile)
    progress = watch()
    try:
        made = record(settings, day, folder, watch=progress, on_wait=progress.waited, force=force)
    finally:
        progress.close()
    write(f"Recorded {made.day:%A %Y-%m-%d}: {made.answers} answers, {made.size / 1e6:.1f} MB, in {made.folder}")
    if made.failure is not None:
        write("There is no digest of the day, and the recording shows why. --force replaces it later.")
        raise made.failure
    write(f"Next: litmus digest {made.day} --replay {made.folder}")
