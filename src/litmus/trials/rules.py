"""The rule of a trial: what its measurements have to show, fixed before they are made."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isclose

from litmus.model import Interval, Reproduction

ROUNDING = 1e-9  # of a bound: a mean of 4.3, 4.3, 4.3, 4.3 and 7.8 is 5, though its sum in floating point is less


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A bound that the mean of a measure has to keep. It is kept, or broken, if the whole interval says so."""

    measure: str
    at_least: float | None = None  # one of the two
    at_most: float | None = None

    def __post_init__(self) -> None:
        if (self.at_least is None) is (self.at_most is None):
            message = f"the condition on {self.measure} needs `at_least` or `at_most`, and not both"
            raise ValueError(message)

    @property
    def words(self) -> str:
        """“gain ≥ 2”."""
        if self.at_least is not None:
            return f"{self.measure} ≥ {self.at_least:g}"
        return f"{self.measure} ≤ {self.at_most:g}"

    def holds(self, measured: Mapping[str, Interval]) -> bool | None:
        """Whether it is kept; None, if the interval lies on both sides of the bound."""
        found = measured[self.measure]
        if self.at_least is not None:
            low, high, bound = found.low, found.high, self.at_least
        else:
            low, high, bound = -found.high, -found.low, -(self.at_most or 0.0)
        if low >= bound or isclose(low, bound, rel_tol=ROUNDING):
            return True
        return False if high < bound and not isclose(high, bound, rel_tol=ROUNDING) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """When a claim counts as reproduced here, and when in part.

    Reproduced, if all conditions for that hold. Or else partly, if there are conditions for that and all of them hold.
    Or else not reproduced, if one of the weaker conditions is broken; and inconclusive, if they are only open.
    """

    reproduced: tuple[Condition, ...]
    partly: tuple[Condition, ...] = ()

    def __post_init__(self) -> None:
        if not self.reproduced:
            message = "a rule needs at least one condition under `reproduced`"
            raise ValueError(message)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        return (*self.reproduced, *self.partly)

    def decide(self, measured: Mapping[str, Interval]) -> Reproduction:
        """What the measurements, by name, come to."""
        whole = [condition.holds(measured) for condition in self.reproduced]
        part = [condition.holds(measured) for condition in self.partly]
        if all(whole):
            return Reproduction.REPRODUCED
        if part and all(part):
            return Reproduction.PARTLY
        if False in (part or whole):
            return Reproduction.NOT_REPRODUCED
        return Reproduction.INCONCLUSIVE
