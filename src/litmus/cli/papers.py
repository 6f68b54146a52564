"""`litmus papers`: the day's candidates with their scores."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from litmus.cli.options import DayArgument, JsonOption, ProfileOption, ReplayOption, SampleOption, context_of
from litmus.cli.progress import watch

if TYPE_CHECKING:
    from litmus.curate import Candidate


def papers_command(
    context: typer.Context,
    day: DayArgument = "latest",
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many to show.")] = 30,
    as_json: JsonOption = False,
    profile: ProfileOption = None,
    sample: SampleOption = False,
    replay: ReplayOption = None,
) -> None:
    """List a day's papers, best first, with the score of the first cut and what it is made of."""
    from litmus.cli.terminal import warn, write
    from litmus.curating import cut_of
    from litmus.day import collect_day
    from litmus.days import day_named
    from litmus.desk import open_desk
    from litmus.examples import ask_for_examples
    from litmus.sample import day_to_use

    day, replay = day_to_use(day, replay, sample=sample)
    progress = watch()
    try:
        with open_desk(
            context_of(context).settings(profile=profile),
            replay=replay,
            own_profile=profile is not None,
            on_wait=progress.waited,
        ) as desk:
            collection = collect_day(desk, day_named(day, desk), progress)
            lacking = ask_for_examples(desk)
            cut = cut_of(desk, collection)
    finally:
        progress.close()
    warn(lacking)
    if as_json:
        write(json.dumps([_row(candidate) for candidate in cut], ensure_ascii=False, indent=1))
    else:
        _show(cut, limit)


def _row(candidate: "Candidate") -> dict[str, object]:
    from litmus.words import say

    return {
        "arxiv_id": candidate.paper.arxiv_id,
        "title": candidate.paper.title,
        "score": candidate.score.total,
        "parts": {part.name: part.value for part in candidate.score.parts},
        "sources": sorted(candidate.paper.sources),
        "missing": list(candidate.paper.missing),  # of its metadata
        "left_out": say(candidate.left_out, "en") if candidate.left_out else None,
    }


def _show(cut: "tuple[Candidate, ...]", limit: int) -> None:
    from rich.markup import escape
    from rich.table import Table

    from litmus.cli.terminal import terminal
    from litmus.words import say

    table = Table(box=None, pad_edge=False)
    for name in ("score", "paper", "title", "why"):
        table.add_column(name, justify="right" if name == "score" else "left", overflow="fold")
    for candidate in cut[:limit]:
        terms = " ".join(
            f"{'−' if part.value < 0 else '+'} {abs(part.value):.2f} {say(part.why, 'en')}"
            for part in candidate.score.parts
        ).removeprefix("+ ")
        table.add_row(
            "–" if candidate.left_out else f"{candidate.score.total:.2f}",
            candidate.paper.name,
            escape(candidate.paper.title),
            escape(f"left out: {say(candidate.left_out, 'en')}" if candidate.left_out else terms),
        )
    console = terminal()
    console.print(table)
    if len(cut) > limit:
        console.print(f"{len(cut) - limit} more; --limit shows them.")
