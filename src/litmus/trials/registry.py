"""The trials that there are: those of every installed package that offers some."""

from collections.abc import Iterator
from functools import cache
from importlib.metadata import EntryPoint, entry_points

from litmus.model.errors import BadOption, TrialError
from litmus.trials.trial import Trial

GROUP = "litmus.trials"


def names() -> tuple[str, ...]:
    """The names of all trials, in order."""
    return tuple(sorted(_points()))


def trial(name: str) -> Trial:
    """The trial of a name.

    Raises: BadOption, if there is none; TrialError, if its package cannot be loaded.
    """
    point = _points().get(name)
    if point is None:
        raise BadOption("TRIAL", name, f"one of {', '.join(names()) or 'the installed trials, and there are none'}")
    try:
        found = point.load()
    except Exception as error:  # noqa: BLE001 - it is other people's
        raise TrialError(name, f"{point.value} cannot be loaded ({type(error).__name__}: {error})") from None
    if not isinstance(found, Trial):
        raise TrialError(name, f"{point.value} is no `litmus.trials.Trial`")
    return found


def trials() -> Iterator[Trial]:
    """All trials, by name. Raises: TrialError."""
    return (trial(name) for name in names())


def trials_of(arxiv_id: str) -> tuple[Trial, ...]:
    """Those that put a claim of this paper to the test. Raises: TrialError."""
    return tuple(one for one in trials() if one.paper == arxiv_id)


@cache
def _points() -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=GROUP)}
