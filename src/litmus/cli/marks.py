"""`litmus like`, `dislike`, `later`, `hide`, `unmark`, `marks`: what a reader says of papers, and what it does."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from litmus.cli.known import known_desk, refuse_strangers
from litmus.cli.options import JsonOption, ProfileOption, SampleOption, as_given

if TYPE_CHECKING:
    from rich.console import Console

    from litmus.curate import Candidate
    from litmus.desk import Desk
    from litmus.model import Collection, Mark, MarkKind

MOST_SHOWN = 5  # papers of a day: those that were marked, then those whose score changed most
ADVICE = "Give a file that `litmus marks --json` has printed."
LARGEST = 10_000_000  # bytes of a file of marks

PapersArgument = Annotated[list[str], typer.Argument(help="Identifiers or links.", metavar="PAPER...")]
ImportOption = Annotated[
    Path | None, typer.Option("--import", help="Take over marks from a file that --json printed.", metavar="FILE")
]


def marking(kind: str, told: str) -> Callable[..., None]:
    """The command that marks papers so.

    Args:
        kind: A `MarkKind`, which is also the command's name.
        told: What it does, for its help.

    """

    def command(
        context: typer.Context, papers: PapersArgument, profile: ProfileOption = None, sample: SampleOption = False
    ) -> None:
        from litmus.curating import marks_of
        from litmus.model import Mark, MarkKind

        with known_desk(context, profile, sample=sample) as desk:
            names = _names(papers)
            refuse_strangers(desk, names)
            said = [Mark(arxiv_id=name, kind=MarkKind(kind), at=desk.now) for name in names]
            before = marks_of(desk)
            desk.archive.keep_marks(desk.profile.name, said)
            _tell(desk, before, said, as_given(profile, sample=sample))

    command.__doc__ = told
    return command


def unmark_command(
    context: typer.Context, papers: PapersArgument, profile: ProfileOption = None, sample: SampleOption = False
) -> None:
    """Take back what was said of papers."""
    from litmus.cli.terminal import terminal
    from litmus.curating import marks_of

    with known_desk(context, profile, sample=sample) as desk:
        names, before = _names(papers), marks_of(desk)
        desk.archive.forget_marks(desk.profile.name, names)
        console = terminal(soft_wrap=True)
        for name in names:
            console.print(f"{name}: {f'no longer {before[name]}' if name in before else 'had no mark'}")
        _show_moves(desk, before, console)


def marks_command(
    context: typer.Context,
    as_json: JsonOption = False,
    taken: ImportOption = None,
    profile: ProfileOption = None,
    sample: SampleOption = False,
) -> None:
    """List what the reader of a profile said of papers; `--json > marks.json` keeps it in a file."""
    from litmus.cli.terminal import terminal, write
    from litmus.curating import marks_of

    with known_desk(context, profile, sample=sample) as desk:
        if taken is not None:
            said = _read(taken)
            before = marks_of(desk)
            desk.archive.keep_marks(desk.profile.name, said)
            _tell(desk, before, said, as_given(profile, sample=sample))
            return
        marks = desk.archive.marks(desk.profile.name)
        papers = desk.archive.papers(mark.arxiv_id for mark in marks)
    titles = {name: paper.title for name, paper in papers.items()}
    if as_json:
        write(json.dumps([_row(mark, titles) for mark in marks], ensure_ascii=False, indent=1))
        return
    console = terminal(soft_wrap=True)
    if not marks:
        given = as_given(profile, sample=sample)
        console.print(
            f"Nothing is marked yet. `litmus like{given} PAPER`, dislike, later and hide do it.", markup=False
        )
    for mark in reversed(marks):
        title = titles.get(mark.arxiv_id, "not in the archive, so it teaches nothing yet")
        console.print(f"{mark.kind:8} {mark.at:%Y-%m-%d}  {mark.arxiv_id:12} {title}", markup=False)


def _row(mark: "Mark", titles: Mapping[str, str]) -> dict[str, object]:
    return {
        "arxiv_id": mark.arxiv_id,
        "kind": mark.kind,
        "at": mark.at.isoformat(),
        "title": titles.get(mark.arxiv_id),
    }


def _read(file: Path) -> "list[Mark]":
    from datetime import UTC

    from pydantic import AwareDatetime, BaseModel, TypeAdapter, ValidationError

    from litmus.model import ArxivId, Mark, MarkKind
    from litmus.model.errors import BadFile, BadIdentifier

    class Row(BaseModel):
        arxiv_id: str
        kind: MarkKind
        at: AwareDatetime

    try:
        if file.stat().st_size > LARGEST:
            raise BadFile(file, f"it is larger than {LARGEST:,} bytes, which no list of marks is", ADVICE)
        rows = TypeAdapter(list[Row]).validate_json(file.read_bytes())
        return [
            Mark(arxiv_id=ArxivId.parse(row.arxiv_id).base, kind=row.kind, at=row.at.astimezone(UTC)) for row in rows
        ]
    except OSError as error:
        raise BadFile(file, error.strerror or str(error), ADVICE) from None
    except (ValidationError, BadIdentifier) as error:
        first = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
        raise BadFile(file, f"it does not hold marks ({first})", ADVICE) from None


def _names(papers: Iterable[str]) -> list[str]:
    from litmus.model import ArxivId

    return list(dict.fromkeys(ArxivId.parse(text).base for text in papers))


def _tell(desk: "Desk", before: "Mapping[str, MarkKind]", said: "Sequence[Mark]", given: str) -> None:
    """What was kept, and what it does to the last day that is here; `given` goes behind a command that is advised."""
    from rich.markup import escape

    from litmus.cli.terminal import terminal

    console = terminal(soft_wrap=True)
    known = desk.archive.papers(mark.arxiv_id for mark in said)
    for mark in said[:MOST_SHOWN]:
        paper = known.get(mark.arxiv_id)
        console.print(f"{mark.kind}: {mark.arxiv_id}  {escape(paper.title) if paper else ''}")
        if paper is None:
            console.print(
                "  It is not in the archive, so nothing can be learned from it yet; `litmus collect DAY` with the day "
                f"of its announcement brings it, `litmus report {mark.arxiv_id}` as well."
            )
    if len(said) > MOST_SHOWN:
        console.print(f"… and {len(said) - MOST_SHOWN} more.")
    _show_moves(desk, before, console)
    console.print(f"`litmus unmark{given} PAPER` takes it back.", markup=False)


def _show_moves(desk: "Desk", before: "Mapping[str, MarkKind]", console: "Console") -> None:
    from rich.markup import escape

    from litmus.curating import cuts_with, marks_of

    if (day := _last_day(desk)) is None:
        console.print("No day is in the archive yet; the next `litmus digest` goes by it.")
        return
    after = marks_of(desk)
    was, now = map(_standings, cuts_with(desk, day, before, after))
    said = {name for name in was if before.get(name) != after.get(name)}
    moved = sorted(
        (name for name in was if name in said or _gain(name, was, now)),
        key=lambda name: (name not in said, -abs(_gain(name, was, now)), name),
    )
    if not moved:
        console.print(f"Nothing changes for {day.date}; the next `litmus digest` goes by it.")
        return
    count = sum(bool(_gain(name, was, now)) for name in was)
    console.print(f"What it does to {day.date} (place in the first cut; scores that change: {count}):")
    titles = {paper.arxiv_id: paper.title for paper in day.papers}
    for name in moved[:MOST_SHOWN]:
        places = " → ".join(f"{one[name].place or 'left out'}" for one in (was, now))
        console.print(f"  {_gain(name, was, now):+.2f}  {places:14} {name}  {escape(titles[name])}")


def _last_day(desk: "Desk") -> "Collection | None":
    from litmus.days import FIRST

    days = desk.archive.complete_days(FIRST, desk.now.date(), desk.categories)
    return desk.archive.collection(max(days), desk.categories) if days else None


@dataclass(frozen=True, slots=True)
class _Standing:
    """How a paper stands in a first cut."""

    place: int  # from 1; 0: it is left out
    score: float


def _standings(cut: "Iterable[Candidate]") -> dict[str, _Standing]:
    """How each paper stands; those that may be picked come first."""
    return {
        one.paper.arxiv_id: _Standing(0 if one.left_out else place, one.score.total)
        for place, one in enumerate(cut, start=1)
    }


def _gain(name: str, was: Mapping[str, _Standing], now: Mapping[str, _Standing]) -> float:
    """How a paper's score changes, whether it may be picked or not."""
    return round(now[name].score - was[name].score, 4)
