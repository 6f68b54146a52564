"""How long a run over many days, or of many trials, will take."""

from collections.abc import Mapping, Sequence
from datetime import date
from statistics import fmean

TRUST = 10.0  # seconds that the plan weighs against what was seen; without it the first slow answer makes it jump


class Pace:
    """How long the rest will take: as politeness has it at first, then by what was seen.

    Args:
        costs: For each day, in order, the seconds that the distance between its requests makes.

    """

    def __init__(self, costs: Mapping[date, float]) -> None:
        self._rest, self._done = dict(costs), 0.0

    def done(self, day: date) -> None:
        self._done += self._rest.pop(day, 0.0)

    @property
    def next(self) -> date | None:
        """The day under way."""
        return next(iter(self._rest), None)

    def left(self, spent: float) -> float:
        """Seconds, after so many that were spent on the days that are done."""
        return sum(self._rest.values()) * (spent + TRUST) / (self._done + TRUST)


def time_left(rest: Sequence[str], taken: Mapping[str, Sequence[float]], jobs: int) -> float | None:
    """Seconds that runs of trials still take, by what earlier ones took; None, before one of each is known.

    Args:
        rest: The trials' names, one for each run that is to be done.
        taken: Seconds of runs that are done, by the trials' names.
        jobs: Runs side by side.

    """
    if not rest or not all(taken.get(name) for name in rest):
        return None
    return sum(fmean(taken[name]) for name in rest) / min(jobs, len(rest))


def duration(seconds: float) -> str:
    """A time for people: "18 s", "4 min", "1 h 35 min"."""
    if seconds < 60:  # noqa: PLR2004 - a minute
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60} min"  # noqa: PLR2004
