"""AudioSAE's autoencoder and measures against what they must be."""

from itertools import permutations

import numpy as np
import pytest
import torch
from hypothesis import given, strategies as st
from hypothesis.extra.numpy import arrays

from litmus.trials import audiosae
from litmus.trials.audiosae import covered, duplicated, matched, of_unit_length, overlap, world
from litmus.trials.audiosae.method import Autoencoder, trained

ACTIVE = arrays(bool, st.tuples(st.just(20), st.integers(1, 6)))


def autoencoder(seed: int = 0, *, is_each: bool = False) -> Autoencoder:
    return Autoencoder(6, 24, 3, torch.Generator().manual_seed(seed), is_each=is_each)


@given(ACTIVE, ACTIVE)
def test_overlap_is_intersection_over_union_feature_by_feature(one, other) -> None:
    found = overlap(one, other)
    for (row, column), share in np.ndenumerate(found):
        here, there = set(np.flatnonzero(one[:, row])), set(np.flatnonzero(other[:, column]))
        assert share == pytest.approx(len(here & there) / len(here | there) if here | there else 0)


@given(ACTIVE)
def test_a_dictionary_covers_itself_but_for_what_is_never_active(active) -> None:
    assert covered(active, active) == pytest.approx(active.any(axis=0).mean())
    for feature in np.split(active, active.shape[1], axis=1):  # its complement may be another feature's
        assert covered(feature, ~feature) == 0
    assert duplicated(np.hstack([active, active])) == pytest.approx(active.any(axis=0).mean())


def test_directions_are_matched_as_the_best_of_all_ways_to_pair_them() -> None:
    rng = np.random.default_rng(0)
    one, other = (of_unit_length(rng.normal(size=(5, 3))) for _ in range(2))
    cosines = one @ other.T
    best = max(permutations(range(5)), key=lambda way: sum(cosines[row, column] for row, column in enumerate(way)))
    told = np.mean([cosines[row, column] > 0.7 for row, column in enumerate(best)])
    assert matched(one, other) == pytest.approx(told)
    assert matched(one, one[::-1]) == 1


def test_a_batch_keeps_its_largest_activations_and_a_sample_its_own() -> None:
    """Against sorting; with all positive, a batch keeps so many in all, and each sample by Top-K just so many."""
    inputs = torch.randn((50, 6), generator=torch.Generator().manual_seed(1))
    for is_each in (False, True):
        one = autoencoder(is_each=is_each)
        one.threshold.data += 5  # so that none is cut off at 0
        every = ((inputs - one.bias) @ one.encoder.T + one.threshold).detach().numpy()
        assert every.min() > 0
        found = one.encode(inputs).detach().numpy()
        least = np.sort(every, axis=1)[:, [-3]] if is_each else np.sort(every, axis=None)[-150]
        assert found == pytest.approx(np.where(every >= least, every, 0))


def test_the_loss_is_that_of_the_reconstruction() -> None:
    one, inputs = autoencoder(), torch.randn((20, 6), generator=torch.Generator().manual_seed(2))
    activations = one.encode(inputs).detach().numpy()
    rebuilt = activations @ one.decoder.detach().numpy() + one.bias.detach().numpy()
    told = ((rebuilt - inputs.numpy()) ** 2).sum(axis=1).mean()
    assert one.loss(inputs).item() == pytest.approx(told, rel=1e-5)


def test_training_finds_features_that_are_there() -> None:
    """Six at right angles, one active at a time: each gets a column along it, seen from their mean."""
    rng = np.random.default_rng(0)

    def draw() -> torch.Tensor:
        return torch.eye(6)[torch.tensor(rng.integers(6, size=256))]

    one = Autoencoder(6, 12, 1, torch.Generator().manual_seed(0))
    before = one.loss(draw()).item()
    trained(one, draw, 400, 1e-2)
    columns = one.decoder.detach().numpy()
    assert one.loss(draw()).item() < 0.05 * before
    assert np.linalg.norm(columns, axis=1) == pytest.approx(np.ones(12), abs=1e-5)
    assert ((of_unit_length(np.eye(6) - 1 / 6) @ columns.T).max(axis=1) > 0.95).all()


def test_normal_activations_have_the_mean_and_covariance_of_the_world_s() -> None:
    made = world(20, 5, 3.0, 0.5, np.random.default_rng(0))
    assert made.chances.sum() == pytest.approx(3)
    for draw in (made.draw, made.draw_normal):
        samples = draw(np.random.default_rng(1), 200_000)
        assert samples.mean(axis=0) == pytest.approx(made.mean, abs=0.01)
        assert np.cov(samples.T) == pytest.approx(made.covariance, abs=0.02)


def test_features_are_as_common_as_the_law_says() -> None:
    made = world(50, 8, 4.0, 0.0, np.random.default_rng(0))
    assert made.chances == pytest.approx(np.full(50, 4 / 50))
    assert np.linalg.norm(made.directions, axis=1) == pytest.approx(np.ones(50))


def test_the_method_is_offered_by_the_package() -> None:
    assert all(getattr(audiosae, name) is not None for name in audiosae.METHOD)
