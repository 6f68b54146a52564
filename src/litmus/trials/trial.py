"""What a trial declares, and what its run gives."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from litmus.model import Claimed, Interval, Measure, Reproduction, Run, Size, Tried
from litmus.model.errors import TrialError
from litmus.trials.intervals import interval
from litmus.trials.rules import Rule

Line = tuple[tuple[float, float], ...]  # (x, y), in order of x


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What one seed gives."""

    values: Mapping[str, float]  # by the measures' names, each of them
    curves: Mapping[str, Line] = field(default_factory=dict)  # by the names of the plot's lines
    table: Mapping[str, Mapping[str, float]] = field(
        default_factory=dict
    )  # what the values come from, by row and column
    device: str = "cpu"  # or the name of the accelerator that was used


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """The plot that answers the question: a run's curves, each the mean over seeds with its interval."""

    title: str
    x: str
    y: str
    log_x: bool = False
    log_y: bool = False
    is_timed: bool = False  # by the clock, so that another run of the same seeds gives other lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A claim of a paper, and how it is put to the test.

    The rule is fixed before anything is run; whoever changes it raises `revision`, and earlier results count no more.
    """

    name: str  # "f-grpo"
    revision: str  # of everything that decides what is measured, and of the rule
    paper: str  # its identifier, without a version
    version: int  # that was read
    title: str  # the paper's
    claim: Claimed
    question: str  # what is put to the test here, in a sentence
    baseline: str  # what the method is held against
    controls: tuple[str, ...]  # what could explain the effect away, and is measured beside it
    measures: tuple[Measure, ...]
    answer: str  # the measure that stands beside the claimed figure
    rule: Rule | None  # none: still open, and nothing is run
    out_of_reach: tuple[str, ...]  # what it cannot say
    sizes: Mapping[Size, Mapping[str, Any]]  # the settings of `run`; each has "scale", in words
    run: Callable[[int, Mapping[str, Any]], Measured]  # of a seed and settings
    meaning: Mapping[Reproduction, str] = field(default_factory=dict)  # what each outcome says of the claim, and not
    plot: Plot | None = None
    is_certain: bool = False  # chance has no part in it, so that one seed is enough
    libraries: tuple[str, ...] = ("numpy",)  # whose versions are kept with results

    def __post_init__(self) -> None:
        names = {measure.name for measure in self.measures}
        conditions = self.rule.conditions if self.rule else ()
        used = {self.answer, *(condition.measure for condition in conditions)}
        if missing := sorted(used - names):
            message = f"the trial {self.name} uses what it does not measure: {', '.join(missing)}"
            raise ValueError(message)

    @property
    def seeds(self) -> int:
        """How many a verdict takes."""
        return 1 if self.is_certain else 5

    def settings(self, size: Size) -> Mapping[str, Any]:
        """What it is run with. Raises: TrialError, if its rule is still open, or it has nothing of this size."""
        if self.rule is None:
            raise TrialError(self.name, "its rule is still open, and is to be fixed before anything is run")
        if size not in self.sizes:
            raise TrialError(self.name, f"it has no size “{size}”, but {', '.join(self.sizes)}")
        return self.sizes[size]

    def intervals(self, runs: Sequence[Run]) -> dict[str, Interval]:
        """Each measure over the seeds of runs of one size, at least one, by name."""
        return {
            measure.name: interval([run.values[measure.name] for run in runs], is_certain=self.is_certain)
            for measure in self.measures
        }

    def is_enough(self, runs: Sequence[Run]) -> bool:
        """Whether runs of one size allow a verdict: not in small, and with seeds enough."""
        return len(runs) >= self.seeds and runs[0].size is not Size.SMOKE

    def meaning_of(self, tried: Tried, runs: Sequence[Run]) -> str:
        """What these runs came to says of the claim; "" where they allow no verdict, or nothing is said."""
        return self.meaning.get(tried.outcome, "") if self.is_enough(runs) else ""

    def tried(self, runs: Sequence[Run]) -> Tried:
        """What runs of one size, at least one, come to; inconclusive, if in small or fewer than a verdict takes."""
        measured = self.intervals(runs)
        answer = next(measure for measure in self.measures if measure.name == self.answer)
        return Tried(
            trial=self.name,
            claimed=self.claim,
            measured=measured[self.answer],
            unit=answer.unit,
            means=answer.means,
            scale=f"{self.sizes[runs[0].size]['scale']}, {runs[0].setup.where}",
            outcome=self.rule.decide(measured) if self.rule and self.is_enough(runs) else Reproduction.INCONCLUSIVE,
        )
