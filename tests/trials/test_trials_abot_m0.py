"""Action manifold learning against what it must be."""

import numpy as np
import pytest
import torch
from hypothesis import given, strategies as st

from litmus.trials import abot_m0
from litmus.trials.abot_m0 import Arm, hand, spiral
from litmus.trials.abot_m0.method import FLOOR, Expert, Says, loss, noised, sampled, trained, velocity

TIMES = st.floats(0, 1 - FLOOR)


def batch(count: int, size: int, context: int = 0) -> tuple[torch.Tensor, ...]:
    generator = torch.Generator().manual_seed(count)
    actions, noise = (torch.randn((count, size), generator=generator) for _ in range(2))
    return actions, noise, torch.randn((count, context), generator=generator)


@given(TIMES)
def test_the_velocity_of_the_true_action_is_action_less_noise(time) -> None:
    actions, noise, _ = batch(5, 3)
    found = velocity(actions, noised(actions, noise, time), torch.full((5, 1), time))
    assert torch.allclose(found, actions - noise, atol=1e-4)


@given(TIMES)
def test_the_loss_of_an_expert_that_says_the_action_is_that_of_the_action_by_weight(time) -> None:
    """The paper's reweighted loss: w = 1 / (1 - τ)² times the squared error of the action."""
    actions, noise, context = batch(6, 4, 2)
    torch.manual_seed(0)
    expert = Expert(4, 2, 8, Says.ACTION)
    times = torch.full((6, 1), time)
    noisy = noised(actions, noise, times)
    said = noisy + (1 - time) * expert(noisy, times, context)  # the action, taken back out of its velocity
    weighed = (((said - actions) / (1 - time)) ** 2).mean()
    assert loss(expert, actions, context, noise, times).item() == pytest.approx(weighed.item(), rel=1e-3)


def test_an_expert_that_knows_the_action_is_there_after_any_steps() -> None:
    """With one true action, velocity is a straight line to it, which Euler's steps follow without error."""
    target = torch.tensor([[1.0, -2.0, 3.0]])

    class Knowing(Expert):
        def forward(self, noisy, time, _context):
            return velocity(target, noisy, time)

    for steps in (1, 4, 20):
        found = sampled(Knowing(3, 0, 4, Says.ACTION), torch.zeros((7, 0)), torch.randn(7, 3), steps)
        assert torch.allclose(found, target.expand(7, 3), atol=1e-4)


@pytest.mark.parametrize("says", Says)
def test_training_learns_a_single_action(says) -> None:
    target = torch.tensor([0.5, -0.5])
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        expert = Expert(2, 0, 32, says)
    generator = torch.Generator().manual_seed(0)
    trained(expert, lambda: (target.expand(64, 2), torch.zeros((64, 0))), 300, 1e-2, generator)
    found = sampled(expert, torch.zeros((50, 0)), torch.randn((50, 2), generator=generator), 10)
    assert (found - target).norm(dim=1).mean() < 0.2


def test_ways_begin_from_the_same_weights() -> None:
    one, other = (_expert(says) for says in (Says.ACTION, Says.VELOCITY))
    for first, second in zip(one.parameters(), other.parameters(), strict=True):
        assert torch.equal(first, second)


def test_a_spiral_is_on_itself_and_what_is_beside_it_is_measured() -> None:
    family = spiral(16, np.random.default_rng(0))
    actions, context = family.draw(np.random.default_rng(1), 200)
    assert context.shape == (200, 0)
    assert family.off(actions) == pytest.approx(0, abs=1e-9)
    assert family.miss(actions) == pytest.approx(0, abs=2e-3)
    beside = np.linalg.svd(family.plane)[2][-1]  # at right angles to the plane
    assert family.off(actions + 0.3 * beside) == pytest.approx(0.3)
    assert family.miss(actions + 0.3 * beside) == pytest.approx(0.3, abs=1e-2)


def test_a_hand_is_where_complex_numbers_have_it() -> None:
    angles = np.random.default_rng(0).normal(size=(20, 7))
    for pose, (x, y) in zip(angles, hand(angles), strict=True):
        direction, place = 1 + 0j, 0j
        for angle in pose:
            direction *= np.exp(1j * angle)
            place += direction / 7
        assert (x, y) == pytest.approx((place.real, place.imag))


@pytest.mark.parametrize("steps", [2, 8, 30])
def test_true_chunks_reach_their_goals_and_lie_on_the_manifold(steps) -> None:
    arm = Arm(steps=steps)
    chunks, goals = arm.draw(np.random.default_rng(0), 50)
    assert chunks.shape == (50, 7 * steps)
    assert arm.miss(chunks, goals) == pytest.approx(np.zeros(50), abs=1e-9)
    assert arm.off(chunks) == pytest.approx(0, abs=1e-9)
    assert np.linalg.matrix_rank(chunks.reshape(50, steps, 7).transpose(0, 2, 1).reshape(-1, steps)) == 2
    if steps > 2:
        assert arm.off(chunks + np.random.default_rng(1).normal(0, 0.1, chunks.shape)) > 0.05


def test_the_method_is_offered_by_the_package() -> None:
    assert all(getattr(abot_m0, name) is not None for name in abot_m0.METHOD)


def _expert(says: Says) -> Expert:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        return Expert(3, 2, 8, says)
