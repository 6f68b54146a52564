"""What trials came to: claimed beside measured, in a line, as Markdown, and as pages with the plot."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from litmus.model import Language, Run, Status, Tried
from litmus.publish.html_page import environment
from litmus.publish.markdown import escaped
from litmus.publish.markdown_page import table_lines, text_of
from litmus.publish.plots import can_plot, plot_svg
from litmus.publish.tried import beside, interval_words, number
from litmus.publish.writing import write
from litmus.trials import Trial
from litmus.words import counted, label

BANDS = "; bands are 95 % intervals over seeds"

Result = tuple[Trial, Sequence[Run]]  # a trial with its runs of one size, or none


def trials_markdown(results: Iterable[Result]) -> str:
    """A page in Markdown: a table of all, then each trial with its measures, its rule and what it cannot say."""
    return text_of(_markdown([(trial, runs) for trial, runs in results if runs]))


def _markdown(results: Sequence[Result]) -> Iterable[str]:
    yield from ("# Trials", "", label("trial.intro", "en"), "")
    heads = ["Trial", "Paper", "Claimed", "Measured here", "Outcome"]
    yield from table_lines(heads, (_row(trial, trial.tried(runs)) for trial, runs in results))
    for trial, runs in results:
        tried = trial.tried(runs)
        yield from (f"## {escaped(trial.name)}: {escaped(trial.title)}", "")
        yield from (f"- **{name}**: {escaped(said)}" for name, said in _lines(trial, tried, runs))
        yield ""
        measured = trial.intervals(runs)
        rows = (
            [escaped(one.name), escaped(interval_words(measured[one.name], one.unit)), escaped(one.means)]
            for one in trial.measures
        )
        yield from table_lines(["Measure", "Mean [95 %]", "What it is"], rows)
        if table := runs[0].table:
            heads, *cells = ([escaped(cell) for cell in row] for row in _grid(table))
            yield from table_lines(heads, cells)


def _grid(table: Mapping[str, Mapping[str, float]]) -> tuple[tuple[str, ...], ...]:
    """What a seed's values come from: heads, then rows."""
    columns = list(dict.fromkeys(column for cells in table.values() for column in cells))
    rows = (
        (row, *(number(cells[column]) if column in cells else "" for column in columns)) for row, cells in table.items()
    )
    return (("", *columns), *rows)


def _row(trial: Trial, tried: Tried) -> list[str]:
    return [
        escaped(trial.name),
        f"[{trial.paper}v{trial.version}](https://arxiv.org/abs/{trial.paper}v{trial.version})",
        escaped(trial.claim.figure or trial.claim.statement),
        escaped(interval_words(tried.measured, tried.unit)),
        label(f"trial.{tried.outcome}", "en"),
    ]


def _lines(trial: Trial, tried: Tried, runs: Sequence[Run]) -> Iterable[tuple[str, str]]:
    claim, setup = trial.claim, runs[0].setup
    yield "Outcome", label(f"trial.{tried.outcome}", "en")
    if meaning := trial.meaning_of(tried, runs):
        yield "What it means", meaning
    figure = f" ({claim.figure})" if claim.figure else ""
    yield "Claim", f"{claim.statement}{figure} {'; '.join(filter(None, (claim.where, claim.scale)))}"
    yield "Question", trial.question
    yield "Baseline", trial.baseline
    if trial.controls:
        yield "Controls", "; ".join(trial.controls)
    if trial.rule:
        yield "Reproduced, if", " and ".join(condition.words for condition in trial.rule.reproduced)
        if trial.rule.partly:
            yield "Partly, if", " and ".join(condition.words for condition in trial.rule.partly)
    yield "Cannot say", "; ".join(trial.out_of_reach)
    libraries = ", ".join(f"{name} {version}" for name, version in setup.libraries.items())
    seconds = sum(run.seconds for run in runs)
    made = f"revision {setup.revision}, litmus {setup.litmus}, Python {setup.python}, {libraries}, on {setup.device}"
    yield "Run", f"{tried.scale}; {counted(len(runs), 'seed')} in {seconds:.0f} s; {made}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """One trial, as a page shows it."""

    name: str
    title: str
    paper: str  # with its version
    question: str
    line: str  # claimed beside measured; "" where it was not run
    lines: tuple[tuple[str, str], ...]
    measures: tuple[tuple[str, str, str], ...]
    behind: tuple[tuple[str, ...], ...]  # a table that the first seed's values come from, its heads first; or nothing
    plot: str  # SVG; "" for none
    plot_title: str  # with what its bands are


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    title: str
    description: str
    trials: tuple[_Shown, ...]
    is_overview: bool
    language: Language = "en"
    statuses: tuple[Status, ...] = ()  # nothing here was checked

    def label(self, name: str) -> str:
        return label(name, self.language)


def publish_trials(results: Iterable[Result], folder: Path) -> bool:
    """Write a page for each trial that was run, and `index.html` over all of them; whether plots could be drawn.

    Raises: PublishError, if a file cannot be written.
    """
    every = sorted((_shown(trial, runs) for trial, runs in results), key=lambda one: not one.line)
    for one in every:
        if one.line:
            _write(
                folder / f"{one.name}.html",
                _Page(title=one.title, description=one.line, trials=(one,), is_overview=False),
            )
    intro = label("trial.intro", "en")
    _write(folder / "index.html", _Page(title="Trials", description=intro, trials=tuple(every), is_overview=True))
    return can_plot()


def _write(file: Path, page: _Page) -> None:
    write(file, environment().get_template("trial.html").render(page=page).encode())


def _shown(trial: Trial, runs: Sequence[Run]) -> _Shown:
    tried = trial.tried(runs) if runs else None
    measured = trial.intervals(runs) if runs else {}
    return _Shown(
        name=trial.name,
        title=trial.title,
        paper=f"{trial.paper}v{trial.version}",
        question=trial.question,
        line=beside(tried, "en") if tried else "",
        lines=tuple(_lines(trial, tried, runs)) if tried else (),
        measures=tuple((one.name, interval_words(measured[one.name], one.unit), one.means) for one in trial.measures)
        if runs
        else (),
        behind=_grid(runs[0].table) if runs and runs[0].table else (),
        plot=plot_svg(trial, runs),
        plot_title=trial.plot.title + BANDS * (not trial.is_certain) if trial.plot else "",
    )
