"""SMEBU: soft-clamped momentum updates of expert biases, a balancer of mixtures of experts that can settle.

From arXiv 2602.17004 (version 1) by two independent notes on it, which agree; the paper itself was not read. The rule
by signs is that of balancing without an auxiliary loss, with its steps centred, as those notes give it. The router is
simulated: its model of tokens is ours.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

OFFSETS = 0.8  # standard deviation of what experts differ by, in log-odds; that of a token's noise is 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Controller:
    """How loads move biases. The defaults are those of Trinity Large."""

    rate: float = 5e-4  # λ, the largest step
    kappa: float = 2.0  # κ, how soon it is reached; infinite for the rule by signs
    beta: float = 0.5  # β, of the momentum; 0 for none

    def step(self, bias: Any, momentum: Any, loads: Any) -> tuple[Any, Any]:
        """The next biases and momenta of all experts, after a batch that gave them these loads."""
        loads = np.asarray(loads, dtype=float)
        lack = 1 - loads / loads.mean()
        push = self.rate * (np.sign(lack) if math.isinf(self.kappa) else np.tanh(self.kappa * lack))
        momentum = self.beta * momentum + (1 - self.beta) * (push - push.mean())
        return bias + momentum, momentum


def route(scores: Any, bias: Any, chosen: int) -> Any:
    """Loads of experts: how many tokens have each among their `chosen` best by score and bias.

    Args:
        scores: Tokens by experts. Gates take them without the bias, which only selects.
        bias: Of each expert.
        chosen: Experts of a token.

    """
    best = np.argpartition(scores + bias, -chosen, axis=1)[:, -chosen:]
    return np.bincount(best.ravel(), minlength=scores.shape[1])


def violation(loads: Any) -> float:
    """MaxVio: by how much the largest load exceeds the mean, over the mean."""
    return float(np.max(loads) / np.mean(loads) - 1)


def floor(experts: int, chosen: int, tokens: int, batches: int, seed: int) -> float:
    """MaxVio of batches that go to experts by pure chance: balance cannot look better."""
    even = np.full(experts, 1 / experts)
    drawn = np.random.default_rng(seed).multinomial(tokens * chosen, even, size=batches)
    return float(np.mean([violation(loads) for loads in drawn]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What a controller did."""

    violations: Any  # MaxVio of each step
    moves: Any  # mean size of a bias's move in each step


def simulate(  # noqa: PLR0917 - the simulation's own parameters
    controllers: Sequence[Controller], experts: int, chosen: int, tokens: int, steps: int, drift: float, seed: int
) -> tuple[Trace, ...]:
    """A router with sigmoid scores under each controller, all of them on the same tokens.

    Args:
        controllers: To compare; a rate of 0 leaves the biases alone.
        experts: That there are.
        chosen: For each token.
        tokens: In a batch, new ones each step.
        steps: Of control.
        drift: Standard deviation of what experts' offsets move by in a step.
        seed: Of offsets and tokens.

    """
    rng = np.random.default_rng(seed)
    offsets = rng.normal(0, OFFSETS, experts)
    states = [(np.zeros(experts), np.zeros(experts)) for _ in controllers]
    violations, moves = np.empty((2, len(controllers), steps))
    for step in range(steps):
        logits = offsets + rng.standard_normal((tokens, experts), dtype=np.float32)
        scores = 1 / (1 + np.exp(-logits))
        offsets += rng.normal(0, drift, experts)
        for index, controller in enumerate(controllers):
            bias, momentum = states[index]
            loads = route(scores, bias, chosen)
            states[index] = controller.step(bias, momentum, loads)
            violations[index, step] = violation(loads)
            moves[index, step] = np.abs(states[index][0] - bias).mean()
    return tuple(Trace(violations=one, moves=other) for one, other in zip(violations, moves, strict=True))
