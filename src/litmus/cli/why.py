"""`litmus why`: a paper's score taken apart, and what became of it."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from litmus.cli.known import known_desk, refuse_strangers
from litmus.cli.options import JsonOption, LanguageOption, ProfileOption, SampleOption, as_given

if TYPE_CHECKING:
    from datetime import date

    from litmus.curating import Because
    from litmus.desk import Desk
    from litmus.model import Language


def why_command(
    context: typer.Context,
    paper: Annotated[str, typer.Argument(help="An identifier or a link.", metavar="PAPER")],
    day: Annotated[
        str, typer.Argument(help="YYYY-MM-DD; the last day that listed it if none is named.", metavar="[DAY]")
    ] = "",
    language: LanguageOption = "en",
    as_json: JsonOption = False,
    profile: ProfileOption = None,
    sample: SampleOption = False,
) -> None:
    """Tell why a paper was picked, nearly picked or left out: every part of its score, and the words that matched.

    From the archive, without a network.
    """
    from litmus.cli.report import language_named
    from litmus.cli.terminal import write
    from litmus.curating import because
    from litmus.model import ArxivId
    from litmus.model.errors import BadOption

    spoken, name = language_named(language), ArxivId.parse(paper).base
    with known_desk(context, profile, sample=sample) as desk:
        refuse_strangers(desk, [name])
        listed = _day(desk, name, day)
        collection = desk.archive.collection(listed, desk.categories)
        found = because(desk, name, collection) if collection else None
    if found is None:
        raise BadOption("DAY", str(listed), f"a day that lists {name}: the archive's lists of this day do not")
    if as_json:
        write(json.dumps(_data(found), ensure_ascii=False, indent=1))
    else:
        again = "" if sample else f" {listed}"
        _show(found, spoken, f"{again}{as_given(profile, sample=sample)}")


def _day(desk: "Desk", name: str, said: str) -> "date":
    """The named day, or the last that brought the paper as one to read."""
    from litmus.days import day_named
    from litmus.model.errors import BadOption

    if said:
        return day_named(said, desk)
    listings = desk.archive.history([name]).get(name, ())
    days = [listing.date for listing in listings if listing.is_candidate] or [listing.date for listing in listings]
    if not days:
        raise BadOption("PAPER", name, "a paper of a day that was collected; `litmus collect DAY` collects one")
    return max(days)


def _data(found: "Because") -> dict[str, object]:
    from litmus.words import say

    score = found.chosen.score if found.chosen else found.candidate.score
    return {
        "arxiv_id": found.candidate.paper.arxiv_id,
        "title": found.candidate.paper.title,
        "day": found.day.isoformat(),
        "picked": found.is_pick,
        "rank": found.chosen.rank if found.chosen else None,
        "rating": found.chosen.rating if found.chosen else None,
        "place": found.place,
        "has_changed": found.has_changed,
        "of": found.of,
        "score": score.total,
        "parts": [{"name": part.name, "value": part.value, "why": say(part.why, "en")} for part in score.parts],
        "topics": list(found.candidate.topics),
        "passages": list(found.passages),
        "left_out": say(found.candidate.left_out, "en") if found.candidate.left_out else None,
        "fate": say(found.fate, "en") if found.fate else None,
        "last_pick": found.last_pick,
    }


def _show(found: "Because", language: "Language", given: str) -> None:
    """Print it; `given` is what the command that makes the digest anew needs behind its name."""
    from rich.markup import escape
    from rich.table import Table

    from litmus.cli.terminal import terminal
    from litmus.model import remark
    from litmus.publish.facts import hundredths
    from litmus.words import label, say

    console, paper = terminal(soft_wrap=True), found.candidate.paper

    def tell(code: str, **facts: object) -> None:
        console.print(escape(say(remark(f"curate.{code}", **facts), language)))

    console.print(f"[bold]{escape(paper.title)}[/bold]  {paper.name}  {found.day}")
    if found.is_pick and found.chosen:
        tell("why_picked", rank=found.chosen.rank, rating=label(f"rating.{found.chosen.rating}", language))
    elif found.chosen and found.last_pick is not None:
        lacking = f"{found.last_pick - found.chosen.score.total:.2f}"
        tell("why_missed", rank=found.chosen.rank, lacking=lacking)
    elif found.candidate.left_out:
        tell("why_left_out", reason=say(found.candidate.left_out, language))
    elif found.fate:
        tell("why_fate", fate=say(found.fate, language))
    else:
        tell("why_undecided", day=found.day)
    if found.has_changed and found.candidate.left_out:
        tell("why_since_out", reason=say(found.candidate.left_out, language), given=given)
    elif found.has_changed:
        by = f"{found.candidate.score.total:.2f}"
        tell("why_since", place=found.place, of=found.of, score=by, given=given)
    elif found.place:
        tell("why_place", place=found.place, of=found.of)
    score = found.chosen.score if found.chosen else found.candidate.score
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(justify="right")
    table.add_column(overflow="fold")
    values = hundredths([part.value for part in score.parts])
    for part, value in zip(score.parts, values, strict=True):
        table.add_row(f"{value / 100:+.2f}", escape(say(part.why, language)))
    table.add_row(f"[bold]{sum(values) / 100:.2f}[/bold]", escape(say(remark("curate.why_total"), language)))
    console.print(table)
    for passage in found.passages:
        console.print(f"  “{escape(passage)}”")
