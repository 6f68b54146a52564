"""`litmus errata`: what became of the papers that digests reported."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from litmus.cli.options import JsonOption, ProfileOption, ReplayOption, context_of
from litmus.cli.progress import watch

if TYPE_CHECKING:
    from rich.console import Console

    from litmus.desk import Desk
    from litmus.follow_up import Asked
    from litmus.model import Erratum, Language

INCOMPLETE = 3  # an upstream did not answer for some of the papers

SinceOption = Annotated[
    str,
    typer.Option(
        "--since", "-s", help="Papers reported in the last so many days, or from a day on.", metavar="DAYS|DATE"
    ),
]


def errata_command(
    context: typer.Context,
    since: SinceOption = "90",
    as_json: JsonOption = False,
    profile: ProfileOption = None,
    replay: ReplayOption = None,
) -> None:
    """Follow up the papers that digests reported: new versions, held against what was reported, and withdrawals.

    The next digest tells what is found here. Exit 0 whether or not something changed; 3 if an upstream failed and
    something is missing, which the same command later asks for.
    """
    from litmus import follow_up
    from litmus.cli.terminal import write
    from litmus.day import follow_all
    from litmus.desk import open_desk
    from litmus.model import remark

    progress = watch()
    try:
        with open_desk(context_of(context).settings(profile=profile), replay=replay, on_wait=progress.waited) as desk:
            today = desk.now.date()
            first = _first(since, today)
            progress.begin("ask arXiv")
            asked = follow_up.ask(desk, first)
            progress.end(remark("day.asked", papers=asked.papers, cases=len(asked.cases)))
            follow_all(desk, asked.cases, _next_day(desk), progress)
            known = [one for one in desk.archive.errata(desk.profile.name, first) if one.published >= first]
            language = desk.profile.languages[0]
    finally:
        progress.close()
    errata = _newest(known)
    if as_json:
        write(json.dumps(_data(errata, asked), ensure_ascii=False, indent=1))
    else:
        _show(errata, asked, first, language)
    is_whole = asked.failure is None and all(erratum.final for erratum in errata)
    raise typer.Exit(0 if is_whole else INCOMPLETE)


def _next_day(desk: "Desk") -> date:
    """The first day whose digest can tell what is found now: the one after the last digest's, at the latest today."""
    last = desk.archive.issues(desk.profile.name, 1)
    return min([desk.now.date(), *(issue.date + timedelta(days=1) for issue in last)])


def _first(text: str, today: date) -> date:
    """The day that `--since` means."""
    from litmus.model.errors import BadOption

    try:
        return today - timedelta(days=int(text)) if text.isdecimal() else date.fromisoformat(text)
    except (ValueError, OverflowError):
        raise BadOption("--since", text, "a number of days, or a day as YYYY-MM-DD") from None


def _newest(errata: "Iterable[Erratum]") -> "list[Erratum]":
    """The last word on each paper: what was withdrawn first, then what no longer holds, then the rest."""
    from litmus.model import Sequel

    last = {erratum.arxiv_id: erratum for erratum in sorted(errata, key=lambda one: (one.new, one.noticed))}
    return sorted(
        last.values(),
        key=lambda one: (one.sequel is not Sequel.WITHDRAWN, not one.matters, one.published, one.arxiv_id),
    )


def _data(errata: "Sequence[Erratum]", asked: "Asked") -> dict[str, object]:
    from pydantic import TypeAdapter

    from litmus.model import Erratum

    return {
        "papers": asked.papers,
        "unasked": asked.unasked,
        "failure": str(asked.failure) if asked.failure else None,
        "errata": TypeAdapter(tuple[Erratum, ...]).dump_python(tuple(errata), mode="json"),
    }


def _show(errata: "Sequence[Erratum]", asked: "Asked", first: date, language: "Language") -> None:
    from litmus.cli.terminal import terminal
    from litmus.words import counted

    console = terminal(soft_wrap=True)
    if not asked.papers:
        console.print(f"No digest of this profile from {first} on is in the archive, so there is nothing to follow up.")
        return
    for erratum in errata:
        _show_one(erratum, language, console)
    known = counted(asked.papers - asked.unasked, "paper")
    if asked.papers == asked.unasked and not errata:
        pass  # nothing is known, and why not is said below
    elif not errata:
        console.print(f"Nothing has changed: arXiv has no newer version of {known} reported from {first} on.")
    else:
        grave = sum(erratum.matters for erratum in errata)
        console.print(
            f"Of {counted(asked.papers, 'paper')} reported from {first} on, {len(errata)} changed at arXiv: "
            f"{grave} withdrawn or no longer borne out, {len(errata) - grave} with nothing to correct."
        )
    if asked.failure:
        console.print(f"Of {counted(asked.unasked, 'paper')} nothing could be learned: {asked.failure}", markup=False)
    elif asked.unasked:
        console.print(f"arXiv does not know {counted(asked.unasked, 'paper')} of them.")
    if unfinished := sum(not erratum.final for erratum in errata):
        console.print(
            f"The new version of {counted(unfinished, 'paper')} could not be read; the same command later tries again."
        )


def _show_one(erratum: "Erratum", language: "Language", console: "Console") -> None:
    from rich.markup import escape

    from litmus.publish import correction

    told = correction(erratum, "", language)
    colour = "red" if erratum.matters else "blue"
    console.print(f"[{colour}]{told.symbol or '✓'}[/{colour}] [bold]{escape(told.title)}[/bold]  {erratum.url}")
    for line in filter(None, (told.happened, told.comment, told.notes)):
        console.print(f"  {escape(line)}")
    for one in told.alterations:
        exchanged = ", ".join(f"{old or '∅'} → {new or '∅'}" for old, new in one.exchanged)
        console.print(f"    {one.was.mark.symbol} {escape(one.was.text)}")
        where = f" ({escape(one.now.places[0].where)})" if one.now.places else ""
        now = escape(one.instead or one.now.reason)
        console.print(f"    [red]{one.now.symbol} {one.now.word}[/red] {escape(exchanged)} {now}{where}")
    console.print()
