"""`litmus trends`: what rises and falls in the archive."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from litmus.cli.options import JsonOption, LanguageOption, context_of

LATEST = "latest"  # in the archive

if TYPE_CHECKING:
    from litmus.model import Language, Movement


def trends_command(
    context: typer.Context,
    days: Annotated[
        str,
        typer.Argument(
            help="A day, for the week up to it; a week (2026-W08), a month (2026-02) or a range "
            "(2026-02-09..2026-02-24). The last one collected, if none is named.",
            metavar="[DAYS]",
        ),
    ] = LATEST,
    papers: Annotated[int, typer.Option("--papers", "-n", min=0, help="Papers to name behind each topic.")] = 2,
    language: LanguageOption = "en",
    as_json: JsonOption = False,
    html: Annotated[Path | None, typer.Option("--html", help="Write a page with plots.", metavar="FILE")] = None,
) -> None:
    """Show which topics rise and fall: the papers of days in the archive against those of the eight weeks before.

    Nothing is asked of anybody: `litmus collect` brings more days.
    """
    from litmus.cli.report import language_named
    from litmus.cli.terminal import write
    from litmus.days import days_named
    from litmus.desk import open_desk
    from litmus.trending import last_known, movement_of, movement_up_to

    spoken = language_named(language)
    with open_desk(context_of(context).settings()) as desk:
        wanted = [last_known(desk)] if days == LATEST else days_named(days, desk)
        found = movement_up_to(desk, wanted[0]) if len(wanted) == 1 else movement_of(desk, wanted[0], wanted[-1])
    if html is not None:
        from litmus.publish import trends_html
        from litmus.publish.writing import write as put

        put(html, trends_html(found, spoken).encode())
    if as_json:
        from pydantic import TypeAdapter

        from litmus.model import Movement

        write(json.dumps(TypeAdapter(Movement).dump_python(found, mode="json"), ensure_ascii=False, indent=1))
    else:
        _show(found, spoken, papers)


def _show(found: "Movement", language: "Language", papers: int) -> None:
    from rich.markup import escape

    from litmus.cli.terminal import terminal
    from litmus.publish import shown
    from litmus.publish.drawings import blocks

    moves = shown(found, language, papers=papers)
    console = terminal(soft_wrap=True)
    console.print(moves.words, markup=False)
    for mover in (*moves.rising, *moves.falling):
        colour = "blue" if mover.is_rising else "magenta"
        name = f"[{colour}]{mover.symbol}[/{colour}] [bold]{escape(mover.name)}[/bold]"
        console.print(f"\n{name}  {blocks(mover.daily)}\n  {escape(mover.words)}")
        for paper in mover.papers:
            console.print(f"    {paper.text}  {paper.url}", markup=False)
