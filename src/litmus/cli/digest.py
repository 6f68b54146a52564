"""`litmus digest`: the whole day."""

from typing import TYPE_CHECKING

import typer

from litmus.cli.options import (
    DigestArgument,
    ModelsOption,
    OutOption,
    ProfilesOption,
    ReplayOption,
    SampleOption,
    as_given,
    context_of,
)
from litmus.cli.progress import watch

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import Console

    from litmus.day import DayRun
    from litmus.model import Collection, Digest
    from litmus.publish import Published

STARS = {"must_read": "★★★", "optional": "★★☆", "skip": "★☆☆"}


def digest_command(
    context: typer.Context,
    day: DigestArgument = "latest",
    sample: SampleOption = False,
    out: OutOption = None,
    profile: ProfilesOption = None,
    models: ModelsOption = "",
    replay: ReplayOption = None,
) -> None:
    """Make a day's digest: collect, read, report, check, curate, publish.

    A run that was stopped goes on where it was; a day that is done is only published again. For a week (2026-W08) or a
    month (2026-02) the digests of its days are gathered from the archive, and nothing is asked of anybody. Each profile
    of the settings gets its own; the day is collected and read once for all.
    """
    from litmus.config import named_models
    from litmus.day import run_day_for_all
    from litmus.days import day_named, period_named
    from litmus.desk import open_desk
    from litmus.rollup import run_rollup
    from litmus.sample import day_to_use

    settings = context_of(context).settings(out=out, profile=profile or None)
    day, replay = day_to_use(day, replay, sample=sample)
    progress = watch()
    try:
        with open_desk(
            settings,
            replay=replay,
            own_profile=bool(profile),
            models=named_models(models),
            on_wait=progress.waited,
        ) as desk:
            period = period_named(day, desk)
            names = [reader.profile.name for reader in desk.readers]
            made: Sequence[DayRun | Published]
            if period:
                made = [run_rollup(reader, period, progress) for reader in desk.readers]
            else:
                made = run_day_for_all(desk, day_named(day, desk), progress)
    finally:
        progress.close()
    alone = profile[0] if profile and len(profile) == 1 else None
    show(dict(zip(names, made, strict=True)), as_given(alone, sample=sample))


def show(made: "Mapping[str, DayRun | Published]", given: str = "") -> None:
    """What a person wants to know at the end of each profile's: what there is to read, where, and what it lacks.

    `given` goes behind a command that is advised.
    """
    from litmus.cli.terminal import terminal

    for name, one in made.items():
        if len(made) > 1:
            terminal(soft_wrap=True).print(f"\n[bold]── {name} ──[/bold]")
        _show_one(one, given)


def _show_one(made: "DayRun | Published", given: str) -> None:
    from litmus.cli.terminal import terminal, warn
    from litmus.day import DayRun

    console = terminal(soft_wrap=True)
    if not isinstance(made, DayRun):
        console.print(f"\nPages: [bold]{made.index}[/bold]", markup=True)
        return
    if made.digest is None or made.published is None:
        _show_nothing(made.collection)
        return
    _show_picks(made.digest, console)
    if not made.digest.picks:
        console.print(
            f"\nNothing was picked: `litmus papers{given}` shows what each paper scored, and why.", markup=False
        )
    console.print(f"\nPages: [bold]{made.published.index}[/bold]", markup=True)
    warn(gap for gap in made.digest.gaps if gap.code.startswith("curate.example_"))
    for line in _unwritten(made.digest):
        typer.secho(line, fg=typer.colors.RED, bold=True, err=True)


def _unwritten(digest: "Digest") -> "Iterator[str]":
    """What models were to write and did not; the pages are complete all the same."""
    from litmus.words import say

    gaps = [say(gap, "en") for gap in digest.gaps if gap.code.startswith("llm.")]
    is_any_written = any(report.provenance for entry in digest.entries for report in entry.reports.values())
    if gaps and not is_any_written:
        yield "\nNO MODEL WROTE ANYTHING: every report quotes its paper. `litmus doctor` shows what becomes of a model."
    yield from gaps


def _show_picks(digest: "Digest", console: "Console") -> None:
    from rich.markup import escape

    from litmus.publish import held
    from litmus.words import label, line

    language = digest.profile.languages[0]
    for pick in digest.picks:
        entry = digest.entry(pick.arxiv_id)
        rating = f"{STARS[pick.rating]} {label(f'rating.{pick.rating}', language)}"
        console.print(
            f"\n{pick.rank}. [bold]{escape(entry.paper.title)}[/bold]  {entry.paper.name}\n"
            f"   {rating}: {escape(line(pick.reason, language))}\n"
            f"   {held(entry.verdicts[language], 'en')}; read from {entry.route}"
        )


def _show_nothing(collection: "Collection") -> None:
    from litmus.cli.terminal import write
    from litmus.words import say

    reasons = [say(source.note, "en") for source in collection.lists if source.note]
    write(f"No papers on {collection.date:%A %Y-%m-%d}. " + " ".join(dict.fromkeys(reasons)))
