"""`litmus trial`: papers' claims, put to the test on this machine."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from litmus.cli.options import JsonOption, ReplayOption, SampleOption, context_of

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from litmus.archive import Archive
    from litmus.model import Run, Size, Tried
    from litmus.trials import Condition, Trial

MOST_JOBS, MOST_SEEDS = 256, 1_000

app = typer.Typer(no_args_is_help=True, help="Papers' claims, put to the test on this machine.")

TrialsArgument = Annotated[list[str], typer.Argument(help="Names of trials, or their papers.", metavar="TRIAL...")]
SomeArgument = Annotated[
    list[str] | None,
    typer.Argument(help="Names of trials, or their papers; all, if none is named.", metavar="[TRIAL...]"),
]


@app.command("list")
def list_command(context: typer.Context, as_json: JsonOption = False) -> None:
    """List the trials that there are, and what they came to here."""
    from rich.table import Table

    from litmus import trials
    from litmus.cli.terminal import terminal, write

    with _archive(context) as archive:
        rows = [(trial, _tried(archive, trial)) for trial in trials.trials()]
    if as_json:
        write(_json([_about(trial) | {"tried": _data(tried) if tried else None} for trial, tried in rows]))
        return
    table = Table(box=None, pad_edge=False)
    for name in ("trial", "paper", "question", "here"):
        table.add_column(name, overflow="fold")
    for trial, tried in rows:
        table.add_row(trial.name, f"{trial.paper}v{trial.version}", trial.question, _outcome(tried) if tried else "–")
    terminal().print(table)


@app.command("show")
def show_command(context: typer.Context, names: TrialsArgument) -> None:
    """Show what a trial claims, measures and cannot say, by which rule it decides, and what was measured here."""
    from litmus import trying
    from litmus.cli.terminal import terminal

    console = terminal()
    with _archive(context) as archive:
        for trial in _each(names):
            _show(console, trial)
            runs = trying.runs_of(archive, trial)
            if runs:
                _show_runs(console, trial, runs)
            else:
                console.print(f"{_unrun(trial)}\n", markup=False)


@app.command("run")
def run_command(
    context: typer.Context,
    names: TrialsArgument,
    size: Annotated[str, typer.Option("--size", help="smoke, laptop or full.")] = "laptop",
    seeds: Annotated[
        int | None, typer.Option("--seeds", min=1, max=MOST_SEEDS, help="As many as a verdict takes, if not said.")
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=1, max=MOST_JOBS, help="Processes side by side.")] = 1,
    executor: Annotated[
        str, typer.Option("--executor", help="A Dask scheduler, dask://HOST:PORT, in place of this machine.")
    ] = "",
) -> None:
    """Run trials: the method against its baseline, for several seeds. What was run is kept, and not run again."""
    from litmus import trying
    from litmus.cli.terminal import terminal

    console, wanted_size = terminal(soft_wrap=True), _size(size)
    chosen = _each(names)
    with _archive(context) as archive:
        wanted = [
            (trial, seed)
            for trial in chosen
            for seed in trying.missing(archive, trial, wanted_size, seeds or trial.seeds)
        ]
        if certain := [trial.name for trial in chosen if trial.is_certain and (seeds or 1) > 1]:
            console.print(f"Chance has no part in {', '.join(certain)}: one seed says all.", markup=False)
        if wanted:
            _try_out(archive, wanted, wanted_size, jobs, executor)
        for trial in chosen:
            _show_runs(console, trial, archive.runs(trial.name, trial.revision, wanted_size))


@app.command("results")
def results_command(
    context: typer.Context,
    names: SomeArgument = None,
    as_json: JsonOption = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print a page in Markdown.")] = False,
) -> None:
    """Print what trials came to here, claimed beside measured."""
    from litmus import trials, trying
    from litmus.cli.terminal import terminal, write

    chosen = _each(names) if names else list(trials.trials())
    with _archive(context) as archive:
        found = [(trial, runs) for trial in chosen if (runs := trying.runs_of(archive, trial))]
    if as_json:
        write(_json([_results(trial, runs) for trial, runs in found]))
        return
    if markdown:
        from litmus.publish.trial_page import trials_markdown

        write(trials_markdown(found))
        return
    console = terminal(soft_wrap=True)
    for trial, runs in found:
        _show_runs(console, trial, runs)
    ran = {trial.name for trial, _ in found}
    if names:
        for trial in (one for one in chosen if one.name not in ran):
            console.print(_unrun(trial), markup=False)
    elif not ran:
        console.print("No trial was run here yet: `litmus trial list` names them, `litmus trial run TRIAL` runs one.")


@app.command("new")
def new_command(
    context: typer.Context,
    paper: Annotated[str, typer.Argument(help="An identifier or a link.", metavar="PAPER")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to make the package in.", metavar="DIR")] = Path(),
    sample: SampleOption = False,
    replay: ReplayOption = None,
) -> None:
    """Begin a trial of a paper: a package with what the paper claims filled in; rule and method are left to you."""
    from litmus.cli.terminal import terminal
    from litmus.desk import open_desk
    from litmus.model import ArxivId
    from litmus.model.errors import BadFile
    from litmus.publish.writing import write
    from litmus.reading import document_of, entry_of, paper_named
    from litmus.sample import recording_to_use
    from litmus.trials.scaffold import scaffold

    with open_desk(context_of(context).settings(), replay=recording_to_use(replay, sample=sample)) as desk:
        found = paper_named(desk, ArxivId.parse(paper))
        entry = entry_of(desk, found, document_of(desk, found), ("en",), author=desk.authors.papers)
    folder = out / f"litmus-trial-{found.arxiv_id.replace('/', '-')}"
    if folder.exists():
        raise BadFile(folder, "it is there already", "Go on with what is in it, or give --out another folder.")
    files = scaffold(entry)
    for name, text in files.items():
        write(folder / name, text.encode())
    console = terminal(soft_wrap=True)
    for name in files:
        console.print(f"Wrote {folder / name}", markup=False)
    console.print(
        f"Next: `pip install -e {folder}`, then fill in the rule and the method (docs/trials.md).", markup=False
    )


@app.command("html")
def html_command(
    context: typer.Context,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="Folder of the pages.", metavar="DIR")] = None,
) -> None:
    """Write a page for each trial that was run, with its plot, and one over all of them."""
    from litmus import trials, trying
    from litmus.cli.terminal import terminal
    from litmus.publish.trial_page import publish_trials

    with _archive(context) as archive:
        found = [(trial, trying.runs_of(archive, trial)) for trial in trials.trials()]
    folder = out or context_of(context).settings().out / "trials"
    console = terminal(soft_wrap=True)
    if not publish_trials(found, folder):
        console.print("Without plots: pip install 'litmus-papers[trials]' brings matplotlib.", markup=False)
    console.print(f"Pages: {folder / 'index.html'}", markup=False)


def _try_out(archive: "Archive", wanted: "Sequence[tuple[Trial, int]]", size: "Size", jobs: int, address: str) -> None:
    from litmus import trying
    from litmus.cli.progress import trials_watch
    from litmus.executors import executor
    from litmus.words import counted

    with executor(jobs, address) as pool, closing(trials_watch()) as watch:
        said = f"{counted(len(wanted), 'run')} at size {size}; a stop loses only what is under way."
        watch.plan(said, [(trial.name, seed) for trial, seed in wanted], jobs)
        for run in trying.try_out(archive, wanted, size, pool):
            watch.ran(run)


def _unrun(trial: "Trial") -> str:
    return f"{trial.name} was not run here yet: `litmus trial run {trial.name}`."


def _archive(context: typer.Context) -> "Archive":
    from litmus.archive import Archive

    return Archive(context_of(context).settings().archive_url)


def _each(names: Iterable[str]) -> "list[Trial]":
    """The named trials, each once."""
    from litmus import trying

    return list({trial.name: trial for name in names for trial in trying.named(name)}.values())


def _size(text: str) -> "Size":
    from litmus.model import Size
    from litmus.model.errors import BadOption

    try:
        return Size(text)
    except ValueError:
        raise BadOption("--size", text, "smoke, laptop or full") from None


def _tried(archive: "Archive", trial: "Trial") -> "Tried | None":
    from litmus import trying

    runs = trying.runs_of(archive, trial)
    return trial.tried(runs) if runs else None


def _outcome(tried: "Tried") -> str:
    from litmus.words import label

    return label(f"trial.{tried.outcome}", "en")


def _show(console: "Console", trial: "Trial") -> None:
    from rich.markup import escape

    claim, sizes = trial.claim, ", ".join(f"{size}: {said['scale']}" for size, said in trial.sizes.items())
    place = "; ".join(filter(None, (claim.where, claim.scale)))
    console.print(f"[bold]{escape(trial.title)}[/bold]  {trial.paper}v{trial.version}")
    lines = [
        ("claim", " ".join(filter(None, (claim.statement, claim.figure and f"({claim.figure})", place)))),
        ("question", trial.question),
        ("baseline", trial.baseline),
        *(("control", control) for control in trial.controls),
        *(("measures", f"{measure.name}: {measure.means}") for measure in trial.measures),
        *((name, " and ".join(one.words for one in conditions)) for name, conditions in _rule(trial) if conditions),
        *(("cannot say", said) for said in trial.out_of_reach),
        ("sizes", sizes),
    ]
    console.print(_grid(lines))


def _show_runs(console: "Console", trial: "Trial", runs: "Sequence[Run]") -> None:
    from rich.markup import escape

    from litmus.publish.tried import beside, interval_words
    from litmus.words import counted

    tried, measured = trial.tried(runs), trial.intervals(runs)
    console.print(f"[bold]{trial.name}[/bold]  {escape(beside(tried, 'en'))}", soft_wrap=False)
    if meaning := trial.meaning_of(tried, runs):
        console.print(meaning, markup=False, soft_wrap=False)
    console.print(
        _grid(
            (measure.name, interval_words(measured[measure.name], measure.unit), measure.means)
            for measure in trial.measures
        )
    )
    why = "" if trial.is_enough(runs) else f"; a verdict takes {counted(trial.seeds, 'seed')} at size laptop or full"
    said = f"  {counted(len(runs), 'seed')} at size {runs[0].size}, {tried.scale}{why}\n"
    console.print(said, markup=False, soft_wrap=False)


def _grid(rows: Iterable[tuple[str, ...]]) -> "Table":
    """Rows side by side, of which only the last cell is broken, under its own beginning."""
    from rich.table import Table
    from rich.text import Text

    told = list(rows)
    table = Table.grid(padding=(0, 2, 0, 0))
    for column in range(len(told[0])):
        table.add_column(no_wrap=column < len(told[0]) - 1, overflow="fold")
    for row in told:
        table.add_row(*(Text(f"  {cell}" if at == 0 else cell) for at, cell in enumerate(row)))
    return table


def _rule(trial: "Trial") -> "list[tuple[str, tuple[Condition, ...]]]":
    """Its conditions, by what they decide; none where it is still open."""
    return [("reproduced", trial.rule.reproduced), ("partly", trial.rule.partly)] if trial.rule else []


def _about(trial: "Trial") -> dict[str, object]:
    return {
        "trial": trial.name,
        "revision": trial.revision,
        "paper": f"{trial.paper}v{trial.version}",
        "title": trial.title,
        "claim": {
            "statement": trial.claim.statement,
            "figure": trial.claim.figure,
            "where": trial.claim.where,
            "scale": trial.claim.scale,
        },
        "question": trial.question,
        "rule": {name: [one.words for one in conditions] for name, conditions in _rule(trial)},
        "out_of_reach": list(trial.out_of_reach),
    }


def _results(trial: "Trial", runs: "Sequence[Run]") -> dict[str, object]:
    from litmus.archive import dump
    from litmus.model import Run

    measured = {
        name: {"mean": found.mean, "low": _finite(found.low), "high": _finite(found.high)}
        for name, found in trial.intervals(runs).items()
    }
    kept = [json.loads(dump(Run, run)) for run in runs]
    return _about(trial) | {"tried": _data(trial.tried(runs)), "measured": measured, "runs": kept}


def _data(tried: "Tried") -> Mapping[str, object]:
    measured = tried.measured
    return {
        "outcome": tried.outcome,
        "measured": measured.mean,
        "interval": [_finite(measured.low), _finite(measured.high)],
        "unit": tried.unit,
        "seeds": measured.seeds,
        "scale": tried.scale,
    }


def _finite(bound: float) -> float | None:
    """None, where a single seed bounds nothing: JSON has no infinity."""
    return bound if math.isfinite(bound) else None


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)
