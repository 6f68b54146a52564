"""What was measured, as people write it."""

import math

import pytest

from litmus.model import Interval
from litmus.publish.tried import interval_words


@pytest.mark.parametrize(
    ("mean", "low", "high", "unit", "told"),
    [
        (11.23, 10.8, 11.74, "x", "11.2x [10.8, 11.7]"),
        (0.471, 0.465, 0.476, "share", "47.1% [46.5, 47.6]"),
        (1.0, 1.0, 1.0, "share", "100%"),
        (15.2, 7.86, 19.1, "points", "15.2 points [7.86, 19.1]"),
        (131_072.0, -math.inf, math.inf, "", "131,072"),
    ],
)
def test_a_measure_is_told_with_its_unit_and_what_it_varies_by(mean, low, high, unit, told) -> None:
    assert interval_words(Interval(mean=mean, low=low, high=high, seeds=5), unit) == told
