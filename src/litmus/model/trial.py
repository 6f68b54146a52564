"""A paper's claim put to the test on a small scale: what is claimed, what was measured, and what that comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Size(StrEnum):
    """How much of a trial is run."""

    SMOKE = "smoke"  # seconds: whether it works, not whether the claim does
    LAPTOP = "laptop"  # minutes on two cores: what the verdict goes by
    FULL = "full"  # what the paper did, or as near as a machine with an accelerator comes


class Reproduction(StrEnum):
    """What a trial comes to, by a rule that was fixed before it ran."""

    REPRODUCED = "reproduced"
    PARTLY = "partly"
    NOT_REPRODUCED = "not_reproduced"
    INCONCLUSIVE = "inconclusive"  # too few seeds, or too much spread, to say


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """What the paper says."""

    statement: str  # in a sentence, as the paper has it
    figure: str  # "70.3", "18.6x"; "" for a claim without one
    where: str  # "Table 2", "§4.1"
    scale: str  # at which the paper measured it


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Something that a trial measures for each seed."""

    name: str  # the key of a run's values
    unit: str  # "" for a pure number, "share" for a part of 1, which is told in percent
    means: str  # in a sentence
    is_timed: bool = False  # by the clock, so that another run of the same seed gives another value


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A mean over seeds and how far it may be off."""

    mean: float
    low: float
    high: float
    seeds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What a run was made with."""

    litmus: str
    revision: str  # of the trial
    python: str
    libraries: Mapping[str, str]  # versions by name
    machine: str  # "x86-64, 2 cores"
    device: str  # "cpu", or the accelerator's name

    @property
    def where(self) -> str:
        """The machine, and its accelerator where one was used."""
        return self.machine if self.device == "cpu" else f"{self.machine}, {self.device}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one seed gave."""

    trial: str
    size: Size
    seed: int
    values: Mapping[str, float]  # by the measures' names
    curves: Mapping[str, tuple[tuple[float, float], ...]] = field(default_factory=dict)  # (x, y), by the lines' names
    table: Mapping[str, Mapping[str, float]] = field(
        default_factory=dict
    )  # what the values come from, by row and column
    seconds: float
    finished: datetime
    setup: Setup


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What a paper's page says of a trial: claimed beside measured."""

    trial: str
    claimed: Claimed
    measured: Interval
    unit: str
    means: str  # what was measured, in a sentence
    scale: str  # at which it was measured here: "12,800 actions, 2 CPU cores"
    outcome: Reproduction
