"""How far a mean over a few seeds may be off."""

import math
from collections.abc import Sequence
from itertools import product
from statistics import NormalDist, fmean
from typing import Any

import numpy as np
from scipy.stats import t

from litmus.model import Interval

LEVEL = 0.95
EXACT = 6  # seeds, at most, of which every resample is looked at: 6^6 are 46,656
RESAMPLES = 20_000


def interval(values: Sequence[float], *, is_certain: bool = False) -> Interval:
    """The mean with its 95 % interval, by the expanded percentile bootstrap.

    The plain percentile interval is too narrow for a handful of values; the expanded one takes such percentiles as
    would be right for normal ones: Hesterberg, What Teachers Should Know About the Bootstrap (The American Statistician
    69, 2015). Up to six values every resample is looked at, and chance has no part in it.

    Args:
        values: One for each seed, at least one.
        is_certain: Whether chance has no part in the values, so that one is enough.

    """
    mean = fmean(values)
    if is_certain or (len(values) > 1 and min(values) == max(values)):
        return Interval(mean=mean, low=mean, high=mean, seeds=len(values))
    if len(values) == 1:
        return Interval(mean=mean, low=-math.inf, high=math.inf, seeds=1)
    means = np.sort(_resampled(values))
    tail = NormalDist().cdf(-math.sqrt(len(values) / (len(values) - 1)) * _t_quantile(len(values) - 1))
    low, high = np.quantile(means, [tail, 1 - tail])
    return Interval(mean=mean, low=float(low), high=float(high), seeds=len(values))


def _resampled(values: Sequence[float]) -> Any:
    array = np.asarray(values, dtype=float)
    if len(values) <= EXACT:
        return array[np.array(list(product(range(len(values)), repeat=len(values))))].mean(axis=1)
    picks = np.random.default_rng(0).integers(len(values), size=(RESAMPLES, len(values)))
    return array[picks].mean(axis=1)


def _t_quantile(freedom: int) -> float:
    return float(t.ppf(0.5 + LEVEL / 2, freedom))
