"""One seed of a trial run, with what it was made with."""

import os
import platform
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from time import perf_counter
from typing import Any

from threadpoolctl import threadpool_limits

from litmus import __version__
from litmus.model import Run, Setup, Size
from litmus.model.errors import TrialError
from litmus.trials.registry import trial
from litmus.trials.trial import Measured, Trial

EXTRA = "pip install 'litmus-papers[trials]' brings it"


def run_seed(name: str, size: Size, seed: int) -> Run:
    """What a trial gives for one seed. It can be sent to another process, by the name alone.

    Raises: BadOption, TrialError.
    """
    one = trial(name)
    settings = one.settings(size)
    versions = {library: _version(name, library) for library in one.libraries}
    begin = perf_counter()
    measured = _measured(one, seed, settings)
    return Run(
        trial=name,
        size=size,
        seed=seed,
        values={measure.name: float(measured.values[measure.name]) for measure in one.measures},
        curves={line: tuple((float(x), float(y)) for x, y in points) for line, points in measured.curves.items()},
        table={row: {column: float(cell) for column, cell in cells.items()} for row, cells in measured.table.items()},
        seconds=round(perf_counter() - begin, 3),
        finished=datetime.now(UTC),
        setup=Setup(
            litmus=__version__,
            revision=one.revision,
            python=platform.python_version(),
            libraries=versions,
            machine=machine(),
            device=measured.device,
        ),
    )


def machine() -> str:
    """“x86_64, 2 CPU cores”: those that this process may use."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return f"{platform.machine()}, {cores} CPU core{'s' * (cores > 1)}"


def _measured(one: Trial, seed: int, settings: Mapping[str, Any]) -> Measured:
    try:
        with threadpool_limits(1):  # so that seeds side by side do not take each other's cores
            measured = one.run(seed, settings)
    except ImportError as error:
        raise TrialError(one.name, f"{error.name} is not installed; {EXTRA}") from None
    except NotImplementedError as error:
        raise TrialError(one.name, f"its method is still open ({error})") from None
    if missing := [measure.name for measure in one.measures if measure.name not in measured.values]:
        raise TrialError(one.name, f"seed {seed} did not measure {', '.join(missing)}")
    return measured


def _version(name: str, library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        raise TrialError(name, f"{library} is not installed; {EXTRA}") from None
