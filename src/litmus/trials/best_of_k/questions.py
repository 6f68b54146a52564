"""Questions with many right answers, and a small model that learnt them from answers of which many are wrong.

Question n asks for two numbers a and b with (a + 1)(b + 1) ≡ n + 1 modulo a prime. So there are many ways to begin, and
for each way at most one to end: an answer is a fork and a deduction, where one cares to be diverse at the first and
certain at the second. All answers can be listed, so that nothing about them needs sampling.

The model is ours, and stands for a language model in this only: it is right at temperature 0.9 and at 0.25 about as
often as the paper's on MATH500. For that, MISLED and NOISE were chosen, by plain sampling and on seeds of their own.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

BEYOND = 3  # numbers run from 0 to the prime less this
MISLED, INSISTENCE = 0.35, 0.7  # share of beginnings that are ended wrongly as a rule, and how often
NOISE = 0.25  # share of ends that are drawn by lot
HIDDEN, RATE, BATCH = 128, 3e-3, 200  # of the networks: units, Adam's rate, answers in a batch


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    """What a model says to each question, and what is right."""

    first: Any  # log-probabilities of a: questions by numbers
    second: Any  # of b after each a: questions by numbers by numbers
    right: Any  # whether an answer is: questions by numbers by numbers

    def accuracy(self, first: Any, second: Any) -> float:
        """How likely one answer is right, by probabilities of its two tokens, over questions."""
        return float((_answers(first, second) * self.right).sum(axis=(1, 2)).mean())

    def found(self, first: Any, second: Any, draws: int) -> float:
        """How many different right answers there are among several draws, on average over draws and questions."""
        missed = (1 - _answers(first, second)) ** draws
        return float(((1 - missed) * self.right).sum(axis=(1, 2)).mean())


def right_answers(prime: int) -> Any:
    """Whether an answer is right: questions by numbers by numbers."""
    question, first, second = np.ogrid[1:prime, 1 : prime - BEYOND + 1, 1 : prime - BEYOND + 1]
    return first * second % prime == question


def learned(prime: int, samples: int, epochs: int, seed: int) -> Generator:
    """A model of two small networks, one for each token, trained on answers that begin and end unevenly."""
    from sklearn.neural_network import MLPClassifier  # noqa: PLC0415 - takes a second to load
    from threadpoolctl import threadpool_limits  # noqa: PLC0415

    rng = np.random.default_rng(seed)
    right = right_answers(prime)
    questions, numbers = right.shape[:2]
    question, first, second = _answered(rng, right, samples)
    asked, begun = np.eye(questions), np.eye(numbers)
    inputs = (asked[question], np.hstack([asked[question], begun[first]]))
    networks = [
        MLPClassifier((HIDDEN,), alpha=0, learning_rate_init=RATE, batch_size=BATCH, random_state=seed) for _ in inputs
    ]
    with threadpool_limits(1):  # sums in the same order, however many cores there are
        for _ in range(epochs):
            for network, known, told in zip(networks, inputs, (first, second), strict=True):
                network.partial_fit(known, told, classes=range(numbers))
        every = np.hstack([np.repeat(asked, numbers, axis=0), np.tile(begun, (questions, 1))])
        begins, ends = (
            network.predict_log_proba(known) for network, known in zip(networks, (asked, every), strict=True)
        )
    return Generator(first=begins, second=ends.reshape(questions, numbers, numbers), right=right)


def _answers(first: Any, second: Any) -> Any:
    return first[:, :, None] * second


def _answered(rng: np.random.Generator, right: Any, samples: int) -> tuple[Any, Any, Any]:
    """What the model learns from: questions, and both tokens of an answer to each."""
    questions, numbers = right.shape[:2]
    common = 1 / np.arange(1, numbers + 1)  # Zipf's law: each question has beginnings that are common, and rare ones
    begins = rng.permuted(np.tile(common / common.sum(), (questions, 1)), axis=1)
    question = rng.integers(questions, size=samples)
    first = _drawn(rng, begins[question])
    return question, first, _drawn(rng, _ends(rng, right)[question, first])


def _ends(rng: np.random.Generator, right: Any) -> Any:
    """Probabilities of the second token: mostly right, or mostly a certain wrong one; by lot where none is right."""
    misled = rng.random(right.shape[:2]) < MISLED
    wrong = np.eye(right.shape[2])[np.where(right, -1.0, rng.random(right.shape)).argmax(axis=2)]
    mostly = np.where(misled[..., None], INSISTENCE * wrong + (1 - INSISTENCE) * right, right)
    ends = (1 - NOISE) * mostly + NOISE / right.shape[2]
    return np.where(right.any(axis=2, keepdims=True), ends, 1 / right.shape[2])


def _drawn(rng: np.random.Generator, probabilities: Any) -> Any:
    """One place for each row."""
    reached = probabilities.cumsum(axis=1) > rng.random((len(probabilities), 1)) * probabilities.sum(axis=1)[:, None]
    return reached.argmax(axis=1)
