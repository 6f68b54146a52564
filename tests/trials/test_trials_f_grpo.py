"""F-GRPO against what it must be."""

import math

import numpy as np
import pytest
from hypothesis import given, strategies as st

from litmus.trials.f_grpo import (
    Ascent,
    focal_advantages,
    group_advantages,
    missing_probability,
    missing_share,
    simulate,
)
from litmus.trials.f_grpo.method import _gradient, _softmax


def test_a_focal_weight_of_nothing_is_grpo() -> None:
    rewards = [[1, -1, -1, 1], [1, 1, 1, 1]]
    assert (focal_advantages(rewards, 0) == group_advantages(rewards)).all()


def test_groups_that_are_nearly_all_correct_teach_less() -> None:
    easy, hard = [[1] * 7 + [-1]], [[1] + [-1] * 7]
    for rewards, share in ((easy, 7 / 8), (hard, 1 / 8)):
        assert focal_advantages(rewards, 1) == pytest.approx((1 - share) * group_advantages(rewards))


@pytest.mark.parametrize(("correct", "rare", "samples"), [(0.5, 0.01, 8), (0.9, 0.01, 32), (0.2, 0.05, 16)])
def test_the_lemma_agrees_with_simulated_groups(correct, rare, samples) -> None:
    told = missing_probability(correct, rare, samples)
    error = math.sqrt(told * (1 - told) / 100_000)
    assert abs(missing_share(correct, rare, samples, 100_000, 1) - told) < 4 * error


@given(st.floats(0.01, 0.99), st.floats(0.001, 0.5), st.integers(1, 200))
def test_the_lemma_gives_a_probability(correct, share, samples) -> None:
    assert -1e-12 <= missing_probability(correct, correct * share, samples) <= 1


def test_the_paper_s_own_point_of_the_lemma() -> None:
    """Hardly any group of 131,072 misses a set of probability 6.3e-5, as the paper says."""
    assert missing_probability(0.64, 6.3e-5, 131_072) < 1e-3
    assert missing_probability(0.64, 6.3e-5, 512) > 0.96


def test_the_gradient_is_that_of_sampled_advantages() -> None:
    """Against the sum over samples, one by one: advantage times the gradient of the log-probability."""
    rng = np.random.default_rng(0)
    policy = _softmax(rng.normal(size=12))
    drawn = rng.choice(12, size=9, p=policy)
    rewards = np.where(drawn < 5, 1.0, -1.0)
    advantages = focal_advantages(rewards[None], 1.0)[0]
    naive = sum(
        advantage * (np.eye(12)[action] - policy) for advantage, action in zip(advantages, drawn, strict=True)
    ) / len(drawn)
    counts = np.bincount(drawn, minlength=12)
    assert _gradient(policy, counts, 5, 1.0, Ascent.SCORE) == pytest.approx(naive, abs=1e-6)


def test_the_same_seed_gives_the_same_end() -> None:
    one, other = (simulate(500, 50, 16, 1.0, 50, 3) for _ in range(2))
    assert one == other
    assert one != simulate(500, 50, 16, 1.0, 50, 4)
    assert 0 <= one.retained <= 1


def test_it_stops_as_soon_as_it_is_correct_enough() -> None:
    whole = simulate(500, 50, 16, 0.0, 200, 3)
    middle = (whole.start + whole.correct) / 2
    stopped = simulate(500, 50, 16, 0.0, 200, 3, enough=middle)
    first = next(end for steps in range(200) if (end := simulate(500, 50, 16, 0.0, steps, 3)).correct >= middle)
    assert stopped == first
    assert simulate(500, 50, 16, 0.0, 200, 3, enough=1.0) == whole
