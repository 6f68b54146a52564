"""Trials run, and what they came to: what the archive has of a seed is not run again."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, as_completed
from contextlib import suppress

from litmus import trials
from litmus.archive import Archive
from litmus.model import ArxivId, Run, Size, Tried
from litmus.model.errors import BadIdentifier, BadOption, TrialError


def missing(archive: Archive, trial: trials.Trial, size: Size, seeds: int) -> tuple[int, ...]:
    """The seeds, counted from 0, that were not run yet; of a trial in which chance has no part there is one.

    Raises: TrialError, if it cannot be run at this size; ArchiveError.
    """
    trial.settings(size)
    known = {run.seed for run in archive.runs(trial.name, trial.revision, size)}
    return tuple(seed for seed in range(1 if trial.is_certain else seeds) if seed not in known)


def try_out(
    archive: Archive, wanted: Sequence[tuple[trials.Trial, int]], size: Size, executor: Executor | None = None
) -> Iterator[Run]:
    """Run trials, each with a seed, and keep each run as soon as it is there: a stop loses only what is under way.

    Args:
        archive: Where runs are kept.
        wanted: Trials and seeds.
        size: How much of them.
        executor: Who runs them, in any order; none for one after the other, here.

    Raises: TrialError, ArchiveError.

    """
    jobs = [(trial.name, size, seed) for trial, seed in wanted]
    if executor is None:
        done = (trials.run_seed(*job) for job in jobs)
    else:
        waiting = [executor.submit(trials.run_seed, *job) for job in jobs]
        done = (one.result() for one in as_completed(waiting))
    for run in done:
        archive.keep_run(run)
        yield run


def runs_of(archive: Archive, trial: trials.Trial) -> tuple[Run, ...]:
    """The runs that a trial's verdict goes by: those of the largest size that was run; none, if it was not run."""
    for size in reversed(Size):
        if runs := archive.runs(trial.name, trial.revision, size):
            return runs
    return ()


def named(text: str) -> tuple[trials.Trial, ...]:
    """The trials that a person names: one by its own name, or those of a paper.

    Raises: BadOption, TrialError.
    """
    if text in trials.names():
        return (trials.trial(text),)
    try:
        found = trials.trials_of(ArxivId.parse(text).base)
    except BadIdentifier:
        found = ()
    if not found:
        raise BadOption("TRIAL", text, f"one of {', '.join(trials.names())}, or a paper that one of them is about")
    return found


def tried_of(archive: Archive, arxiv_id: str) -> tuple[Tried, ...]:
    """What the trials of a paper came to on this machine, where that allows a verdict."""
    found = []
    for name in set(archive.trials()).intersection(trials.names()):
        with suppress(TrialError):  # its package is broken, which is no reason to lose a digest
            trial = trials.trial(name)
            runs = runs_of(archive, trial) if trial.paper == arxiv_id else ()
            if runs and trial.is_enough(runs):
                found.append(trial.tried(runs))
    return tuple(sorted(found, key=lambda one: one.trial))
