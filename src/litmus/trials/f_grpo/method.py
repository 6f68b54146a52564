"""F-GRPO: what a group of samples does not show is forgotten, and groups that are nearly all correct teach least.

From arXiv 2602.06717 (version 2): the probability to miss is its Lemma 3.1, the simulation its appendices J and K.
There is no official code, and the paper was read by notes on it, not in its own words.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

EPSILON = 1e-8
ANCHOR, KNOWN, WRONG = 5.0, 3.0, 0.0  # logits at the start: one correct action, the other correct ones, the wrong ones
BETAS, RATE = (0.9, 0.999), 0.01  # of Adam; the rate is the paper's


def group_advantages(rewards: Any) -> Any:
    """GRPO's advantages: rewards (groups by samples) less their group's mean, over its standard deviation."""
    rewards = np.asarray(rewards, dtype=float)
    centred = rewards - rewards.mean(axis=-1, keepdims=True)
    return centred / (rewards.std(axis=-1, keepdims=True) + EPSILON)


def focal_advantages(rewards: Any, gamma: float = 1.0) -> Any:
    """GRPO's advantages, the less the more of the group is correct.

    Args:
        rewards: Groups by samples; positive for a correct one.
        gamma: How much less; 0 for GRPO. The paper uses 0.5 and 1.

    """
    rewards = np.asarray(rewards, dtype=float)
    share = (rewards > 0).mean(axis=-1, keepdims=True)
    return (1 - share) ** gamma * group_advantages(rewards)


def missing_probability(correct: float, rare: float, samples: int) -> float:
    """How likely a group has both correct and wrong samples, and none of a rare set of correct ones (Lemma 3.1).

    Args:
        correct: Probability of a correct sample.
        rare: Of one of the rare set, which is part of it.
        samples: In a group.

    """
    return (1 - rare) ** samples - (correct - rare) ** samples - (1 - correct) ** samples


def missing_share(correct: float, rare: float, samples: int, groups: int, seed: int) -> float:
    """The same from simulated groups: the share of them."""
    drawn = np.random.default_rng(seed).multinomial(samples, [rare, correct - rare, 1 - correct], size=groups)
    seen, known, wrong = drawn.T
    return float(np.mean((seen == 0) & (known > 0) & (wrong > 0)))


class Ascent(StrEnum):
    """How the simulation climbs. The paper's words leave it open."""

    SCORE = "score"  # Adam on the score function's estimate of the gradient; this gives the paper's figure
    LITERAL = "literal"  # plain ascent on the sum of advantage times probability, as the text reads; it hardly moves


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """Where a simulation ends."""

    start: float  # probability of all correct actions together at the start,
    correct: float  # and at the end
    retained: float  # share of their probability that none of them has lost


def simulate(  # noqa: PLR0917 - the simulation's own parameters
    actions: int,
    known: int,
    samples: int,
    gamma: float,
    steps: int,
    seed: int,
    ascent: Ascent = Ascent.SCORE,
    enough: float | None = None,
) -> Learned:
    """A categorical policy under (F-)GRPO, of which it is known what it forgets (appendices J and K).

    Args:
        actions: That there are.
        known: Of them, correct ones.
        samples: In a group, one group a step.
        gamma: Of the focal weight; 0 for GRPO.
        steps: Of ascent.
        seed: Of the samples.
        ascent: How it climbs.
        enough: Probability of a correct action at which it stops; None for all steps.

    """
    rng = np.random.default_rng(seed)
    logits = np.full(actions, WRONG)
    logits[:known], logits[0] = KNOWN, ANCHOR
    first = _softmax(logits)
    momentum, spread = np.zeros(actions), np.zeros(actions)
    for step in range(1, steps + 1):
        policy = _softmax(logits)
        if enough is not None and policy[:known].sum() >= enough:
            break
        counts = rng.multinomial(samples, policy)
        gradient = _gradient(policy, counts, known, gamma, ascent)
        if ascent is Ascent.LITERAL:
            logits += RATE * gradient
            continue
        momentum += (1 - BETAS[0]) * (gradient - momentum)
        spread += (1 - BETAS[1]) * (gradient**2 - spread)
        logits += RATE * (momentum / (1 - BETAS[0] ** step)) / (np.sqrt(spread / (1 - BETAS[1] ** step)) + EPSILON)
    last = _softmax(logits)
    before, after = first[:known], last[:known]
    lost = np.maximum(0, before - after).sum() / before.sum()
    return Learned(start=float(before.sum()), correct=float(after.sum()), retained=float(1 - lost))


def _gradient(policy: Any, counts: Any, known: int, gamma: float, ascent: Ascent) -> Any:
    """Of the logits, from one group: how often each action was drawn."""
    samples = counts.sum()
    share = counts[:known].sum() / samples
    spread = 2 * np.sqrt(share * (1 - share))  # of rewards that are 1 and -1
    weight = (1 - share) ** gamma / (spread + EPSILON)
    advantages = np.where(np.arange(len(policy)) < known, 2 - 2 * share, -2 * share) * weight
    if ascent is Ascent.LITERAL:
        pull = policy * advantages * (counts > 0)
        return pull - policy * pull.sum()
    pull = counts * advantages / samples
    return pull - policy * pull.sum()


def _softmax(logits: Any) -> Any:
    heights = np.exp(logits - logits.max())
    return heights / heights.sum()
