"""SMEBU against what it must be."""

import math

import numpy as np
import pytest
from hypothesis import given, strategies as st

from litmus.trials.smebu import Controller, floor, route, simulate, violation

LOADS = st.lists(st.integers(0, 500), min_size=2, max_size=16).filter(any)
CONTROLLERS = st.builds(
    Controller,
    rate=st.floats(0, 0.1),
    kappa=st.sampled_from([0.5, 2.0, math.inf]),
    beta=st.floats(0, 0.95),
)


def test_a_step_is_that_of_the_notes_expert_by_expert() -> None:
    loads, bias, momentum = [7, 1, 4], [0.1, -0.2, 0.1], [1e-4, 0.0, -1e-4]
    mean = sum(loads) / 3
    deltas = [5e-4 * math.tanh(2 * (mean - load) / mean) for load in loads]
    momenta = [0.5 * old + 0.5 * (delta - sum(deltas) / 3) for old, delta in zip(momentum, deltas, strict=True)]
    found, kept = Controller().step(np.array(bias), np.array(momentum), loads)
    assert kept == pytest.approx(momenta)
    assert found == pytest.approx([old + new for old, new in zip(bias, momenta, strict=True)])


def test_a_sharp_clamp_is_the_sign() -> None:
    state = np.zeros(3), np.zeros(3)
    sharp, sign = (Controller(kappa=kappa).step(*state, [9, 1, 5])[0] for kappa in (1e6, math.inf))
    assert sharp == pytest.approx(sign)


@given(LOADS, st.sampled_from([2.0, math.inf]), st.floats(0, 0.95))
def test_without_gain_nothing_moves(loads, kappa, beta) -> None:
    rest = np.zeros(len(loads))
    bias, momentum = Controller(rate=0, kappa=kappa, beta=beta).step(rest, rest, loads)
    assert not bias.any()
    assert not momentum.any()


@given(LOADS, CONTROLLERS)
def test_biases_stay_centred_and_steps_within_the_rate(loads, controller) -> None:
    bias, momentum = np.zeros(len(loads)), np.zeros(len(loads))
    for _ in range(5):
        before = bias
        bias, momentum = controller.step(bias, momentum, loads)
        assert abs(bias.sum()) < 1e-9
        assert abs(bias - before).max() <= 2 * controller.rate + 1e-12, "centring may double a step, and no more"


@given(st.integers(2, 12), CONTROLLERS)
def test_balance_is_left_alone(experts, controller) -> None:
    rest = np.zeros(experts)
    assert not controller.step(rest, rest, np.full(experts, 8))[0].any()


def test_experts_are_chosen_by_score_and_bias() -> None:
    """Against sorting, token by token."""
    rng = np.random.default_rng(0)
    scores, bias = rng.random((50, 9)), rng.normal(0, 0.3, 9)
    naive = np.zeros(9)
    for token in scores:
        naive[np.argsort(-(token + bias))[:4]] += 1
    assert (route(scores, bias, 4) == naive).all()
    assert route(scores, bias, 4).sum() == 50 * 4


def test_max_violation_is_0_at_balance_and_grows_with_the_largest() -> None:
    assert violation([4, 4, 4]) == 0
    assert violation([9, 0, 0]) == 2


def test_the_floor_is_that_of_a_maximum_of_nearly_normal_loads() -> None:
    """Against draws of normal variables with a multinomial's spread, in the spec of the trial."""
    mean, spread = 64, math.sqrt(64 * (1 - 1 / 64))
    drawn = np.random.default_rng(1).normal(mean, spread, size=(4_000, 64)).max(axis=1) / mean - 1
    assert floor(64, 4, 1_024, 4_000, 2) == pytest.approx(drawn.mean(), abs=0.02)


def test_all_controllers_see_the_same_tokens() -> None:
    idle, same, other = simulate([Controller(rate=0), Controller(rate=0), Controller()], 8, 2, 64, 20, 0.0, 3)
    assert (idle.violations == same.violations).all()
    assert not idle.moves.any()
    assert other.violations[0] == idle.violations[0], "before the first step nothing differs"
    assert other.moves.all()


def test_control_evens_out_the_load() -> None:
    idle, led = simulate([Controller(rate=0), Controller(rate=0.01)], 16, 2, 512, 150, 0.0, 4)
    assert led.violations[-50:].mean() < 0.5 * idle.violations[-50:].mean()
