"""Best-of-K against what it must be."""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy.optimize import LinearConstraint, minimize

from litmus.trials.best_of_k import BestOfK, by_rank, hit, learned, right_answers, softmax, top

SCORES = st.lists(st.floats(-8, 8), min_size=2, max_size=12).map(np.array)
TEMPERATURES = st.floats(0.2, 2)
METHODS = st.builds(
    BestOfK,
    draws=st.integers(1, 64),
    anchor=st.floats(0.05, 1),
    coverage=st.floats(0, 0.1),
    rate=st.floats(0.05, 1),
    steps=st.integers(0, 12),
)


@given(SCORES, TEMPERATURES, METHODS)
def test_the_steps_are_those_of_algorithm_1_token_by_token(scores, temperature, method) -> None:
    reference = softmax(scores, temperature)
    weights = softmax(scores)
    naive = list(reference)
    for _ in range(method.steps):
        grown = [
            chance
            * np.exp(
                method.rate
                * (
                    score
                    - method.anchor * (np.log(chance / begin) + 1)
                    + method.coverage * weight * method.draws * (1 - min(1, chance)) ** (method.draws - 1)
                )
            )
            for chance, begin, score, weight in zip(naive, reference, scores, weights, strict=True)
        ]
        naive = [one / sum(grown) for one in grown]
    assert method.distribution(scores, reference, weights) == pytest.approx(naive, abs=1e-9)


@given(SCORES, TEMPERATURES, METHODS)
def test_without_coverage_the_steps_are_a_lower_temperature_and_nothing_else(scores, temperature, method) -> None:
    bare = BestOfK(draws=method.draws, anchor=method.anchor, coverage=0, rate=method.rate, steps=method.steps)
    found = bare.distribution(scores, softmax(scores, temperature), by_rank(scores))
    assert found == pytest.approx(softmax(scores, bare.temperature(temperature)), abs=1e-9)
    assert bare.temperature(temperature) <= temperature + 1e-12


def test_a_maximum_is_that_of_scipy() -> None:
    rng = np.random.default_rng(0)
    for draws, coverage in ((4, 0.05), (16, 2.0), (64, 0.5)):
        scores = rng.normal(0, 2, 8)
        reference, weights = softmax(scores, 0.9), by_rank(scores)
        method = BestOfK(draws=draws, anchor=0.5, coverage=coverage)
        told = minimize(
            lambda q, method=method, scores=scores, reference=reference, weights=weights: (
                -method.objective(q, scores, reference, weights)
            ),
            np.full(8, 1 / 8),
            bounds=[(1e-12, 1)] * 8,
            constraints=LinearConstraint(np.ones(8), 1, 1),
            method="SLSQP",
            options={"ftol": 1e-14, "maxiter": 1_000},
        )
        found = method.optimum(scores, reference, weights)
        assert found == pytest.approx(told.x, abs=1e-4)
        assert method.objective(found, scores, reference, weights) >= -told.fun - 1e-9


@settings(max_examples=20)
@given(SCORES, TEMPERATURES, st.integers(1, 16), st.floats(0, 0.2))
def test_small_steps_lead_to_the_maximum(scores, temperature, draws, coverage) -> None:
    method = BestOfK(draws=draws, anchor=0.5, coverage=coverage, rate=0.1, steps=600)
    reference = softmax(scores, temperature)
    reached = method.distribution(scores, reference, np.ones(len(scores)))
    assert reached == pytest.approx(method.optimum(scores, reference, np.ones(len(scores))), abs=1e-5)


def test_coverage_alone_makes_good_tokens_come_up_more_often() -> None:
    """Where the score has no part and coverage has much: what the term is for."""
    scores = np.random.default_rng(0).normal(0, 2, 50)
    reference, weights = softmax(scores), top(scores, 10)
    found = BestOfK(draws=8, anchor=1, coverage=1).optimum(np.zeros(50), reference, weights)
    assert (hit(found, 8) * weights).sum() > 1.05 * (hit(reference, 8) * weights).sum()


def test_how_likely_a_token_comes_up_is_what_draws_show() -> None:
    chances = np.array([0.6, 0.3, 0.09, 0.01])
    drawn = np.random.default_rng(0).choice(4, p=chances, size=(50_000, 5))
    seen = [(drawn == token).any(axis=1).mean() for token in range(4)]
    assert hit(chances, 5) == pytest.approx(seen, abs=0.01)


def test_weights_follow_the_scores() -> None:
    assert top([[3.0, 1.0, 2.0]], 2).tolist() == [[1, 0, 1]]
    assert by_rank([[3.0, 1.0, 2.0]]) == pytest.approx(np.array([[1, 1 / 3, 1 / 2]]))


def test_a_question_has_many_beginnings_and_one_end_for_each() -> None:
    right = right_answers(23)
    assert right.shape == (22, 20, 20)
    for question, first, second in np.argwhere(right):
        assert (first * second + first + second) % 23 == question
    assert right.sum(axis=2).max() == 1
    assert right.sum(axis=(1, 2)).min() >= 17


def test_what_is_counted_is_what_sampling_finds() -> None:
    """Accuracy, and different right answers among several draws, against answers that are drawn."""
    model = learned(23, 3_000, 2, 0)
    first, second = np.exp(model.first), np.exp(model.second)
    assert first.sum(axis=1) == pytest.approx(np.ones(22))
    assert second.sum(axis=2) == pytest.approx(np.ones((22, 20)))
    rng = np.random.default_rng(1)
    accurate, found = [], []
    for question in range(22):
        answers = (first[question, :, None] * second[question]).ravel()
        drawn = rng.choice(400, p=answers / answers.sum(), size=(2_000, 4))
        is_right = model.right[question].ravel()[drawn]
        accurate.append(is_right.mean())
        found.append(np.mean([len(set(row[is_row])) for row, is_row in zip(drawn, is_right, strict=True)]))
    assert model.accuracy(first, second) == pytest.approx(np.mean(accurate), abs=0.01)
    assert model.found(first, second, 4) == pytest.approx(np.mean(found), abs=0.02)
