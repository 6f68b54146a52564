"""Intervals, and the rules that decide by them."""

import math

import numpy as np
import pytest
from hypothesis import given, strategies as st

from litmus.model import Interval, Reproduction
from litmus.trials import Condition, Rule, interval

FINITE = st.floats(-1e6, 1e6)


def lying(low: float, high: float) -> dict[str, Interval]:
    return {"gain": Interval(mean=(low + high) / 2, low=low, high=high, seeds=5)}


@given(st.lists(FINITE, min_size=1, max_size=9))
def test_an_interval_holds_its_mean_and_does_not_depend_on_order(values) -> None:
    found = interval(values)
    assert found.low <= found.mean + 1e-6 * abs(found.mean) + 1e-9
    assert found.high >= found.mean - 1e-6 * abs(found.mean) - 1e-9
    turned = interval(sorted(values, reverse=True))
    assert math.isclose(turned.mean, found.mean, abs_tol=1e-6)


def test_one_value_says_nothing_unless_chance_has_no_part_in_it() -> None:
    assert interval([3.0]).low == -math.inf
    assert interval([3.0], is_certain=True).low == 3.0
    assert interval([3.0, 3.0]).high == 3.0


@pytest.mark.parametrize("seeds", [5, 8])
def test_the_interval_covers_the_truth_as_often_as_it_says(seeds) -> None:
    """Of a normal measure, 95 %; the plain percentile bootstrap of five values has 84."""
    draws = np.random.default_rng(7).normal(size=(400, seeds))
    held = [found.low <= 0 <= found.high for found in map(interval, draws.tolist())]
    assert 0.91 < np.mean(held) < 0.99


RULE = Rule(reproduced=(Condition(measure="gain", at_least=2.0),), partly=(Condition(measure="gain", at_least=1.0),))


@pytest.mark.parametrize(
    ("low", "high", "outcome"),
    [
        (2.0, 3.0, Reproduction.REPRODUCED),
        (1.5, 3.0, Reproduction.PARTLY),
        (1.0, 1.9, Reproduction.PARTLY),
        (0.5, 3.0, Reproduction.INCONCLUSIVE),
        (0.1, 0.9, Reproduction.NOT_REPRODUCED),
    ],
)
def test_the_whole_interval_has_to_keep_the_bound(low, high, outcome) -> None:
    assert RULE.decide(lying(low, high)) is outcome


def test_rounding_decides_nothing() -> None:
    """Percentages of a thousand, whose means end at 5, and a little below as sums in floating point."""
    found = interval([75.3 - 61.3, 75.5 - 61.2, 68.5 - 64.2, 66.0 - 58.2, 71.9 - 61.9])
    assert 5 - 1e-12 < found.low < 5
    assert Condition(measure="x", at_least=5.0).holds({"x": found}) is True
    assert Condition(measure="x", at_least=5.000001).holds({"x": found}) is None
    turned = {"x": Interval(mean=-found.mean, low=-found.high, high=-found.low, seeds=5)}
    assert Condition(measure="x", at_most=-5.0).holds(turned) is True


@given(FINITE, FINITE, FINITE)
def test_a_bound_below_is_a_bound_above_turned_round(one, other, bound) -> None:
    low, high = sorted((one, other))
    below = Condition(measure="gain", at_least=bound).holds(lying(low, high))
    assert Condition(measure="gain", at_most=-bound).holds(lying(-high, -low)) is below


def test_a_condition_has_one_bound_and_a_rule_a_condition() -> None:
    with pytest.raises(ValueError, match="not both"):
        Condition(measure="gain")
    with pytest.raises(ValueError, match="not both"):
        Condition(measure="gain", at_least=1, at_most=2)
    with pytest.raises(ValueError, match="at least one condition"):
        Rule(reproduced=())
    assert Condition(measure="gain", at_most=2.5).words == "gain ≤ 2.5"
