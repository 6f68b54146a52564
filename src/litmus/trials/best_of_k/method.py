"""Best-of-K: the next token's distribution from the model's scores, nearness to the model, and coverage in K draws.

From arXiv 2602.18292 (version 2), read in its own words: coverage is equation 15, the objective equation 17, its
gradient equation 21, and the ascent Algorithm 1. The paper leaves open how many draws K it covers, how tokens are
weighed, and how large a step is; it has 5 steps. What the steps amount to without coverage, and the maximiser, to which
they would lead, are worked out here.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

TINY = 1e-300  # probability below which a token counts as having this
HALVINGS = 32  # of an interval, in search of a root


@dataclass(frozen=True, slots=True, kw_only=True)
class BestOfK:
    """What is weighed against what. All arrays have the tokens last; before them there may be anything."""

    draws: int  # K, in which a token should come up once
    anchor: float  # λ, of the divergence from the model, above 0
    coverage: float  # β̄, of what K draws cover; 0 for none
    rate: float = 0.3  # η, the size of a step
    steps: int = 5  # J

    def distribution(self, scores: Any, reference: Any, weights: Any) -> Any:
        """Probabilities after the steps of mirror ascent (Algorithm 1).

        Args:
            scores: Of tokens, logits or log-probabilities.
            reference: The model's probabilities, where the ascent begins.
            weights: How much each token is worth covering, at least 0.

        """
        chances = _logarithms(reference)
        for _ in range(self.steps):
            chances = chances + self.rate * self._gradient(chances, scores, reference, weights)
            chances = np.log(softmax(chances) + TINY)
        return np.exp(chances)

    def optimum(self, scores: Any, reference: Any, weights: Any) -> Any:
        """Probabilities that maximise the objective (equation 17), to which small and many steps lead.

        Its gradient is the same for all tokens there, and falls with a token's own probability. So for each value of it
        the probabilities are found one by one, and that value is right with which they sum to 1.
        """
        scores, weights = np.asarray(scores, dtype=float), np.asarray(weights, dtype=float)

        def chances(slope: Any) -> Any:
            low, high = np.full(scores.shape, np.log(TINY)), np.zeros(scores.shape)
            for _ in range(HALVINGS):
                middle = (low + high) / 2
                above = self._gradient(middle, scores, reference, weights) > slope
                low, high = np.where(above, middle, low), np.where(above, high, middle)
            return low

        gradients = self._gradient(np.zeros(scores.shape), scores, reference, weights)
        low = gradients.min(axis=-1, keepdims=True)  # with this slope each probability is 1, or more
        high = self._gradient(np.full(scores.shape, np.log(TINY)), scores, reference, weights)
        high = high.max(axis=-1, keepdims=True)  # and with this none is worth mentioning
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            above = np.exp(chances(middle)).sum(axis=-1, keepdims=True) > 1
            low, high = np.where(above, middle, low), np.where(above, high, middle)
        return softmax(chances(low))

    def temperature(self, temperature: float) -> float:
        """That at which plain sampling is the same as these steps without coverage, begun at `temperature`.

        Of p = softmax(s/τ), a step multiplies what is left of log(q/p) by 1 - ηλ and adds ηs. So after J steps q is
        softmax(s/τ′) with 1/τ′ = 1/τ + (1 - (1 - ηλ)^J) / λ.
        """
        return 1 / (1 / temperature + (1 - (1 - self.rate * self.anchor) ** self.steps) / self.anchor)

    def objective(self, probabilities: Any, scores: Any, reference: Any, weights: Any) -> Any:
        """What is maximised (equation 17)."""
        apart = probabilities * (_logarithms(probabilities) - _logarithms(reference))
        covered = weights * hit(probabilities, self.draws)
        return (probabilities * scores - self.anchor * apart + self.coverage * covered).sum(axis=-1)

    def _gradient(self, chances: Any, scores: Any, reference: Any, weights: Any) -> Any:
        """Of the objective at exp(chances) (equation 21)."""
        missed = (1 - np.minimum(1, np.exp(chances))) ** (self.draws - 1)
        apart = chances - _logarithms(reference) + 1
        return scores - self.anchor * apart + self.coverage * weights * self.draws * missed


def softmax(scores: Any, temperature: float = 1.0) -> Any:
    """Probabilities of plain sampling."""
    scores = np.asarray(scores, dtype=float) / temperature
    heights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return heights / heights.sum(axis=-1, keepdims=True)


def hit(probabilities: Any, draws: int) -> Any:
    """How likely each comes up at least once (equation 14)."""
    return 1 - (1 - probabilities) ** draws


def top(scores: Any, count: int) -> Any:
    """Weights: 1 for the `count` best tokens, 0 for the others."""
    return (_ranks(scores) < count).astype(float)


def by_rank(scores: Any) -> Any:
    """Weights: 1 for the best token, 1/2 for the second, and so on."""
    return 1 / (1 + _ranks(scores))


def _ranks(scores: Any) -> Any:
    return np.argsort(np.argsort(-np.asarray(scores), axis=-1, kind="stable"), axis=-1, kind="stable")


def _logarithms(probabilities: Any) -> Any:
    return np.log(np.maximum(probabilities, TINY))
