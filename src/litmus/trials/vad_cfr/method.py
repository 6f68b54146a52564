"""VAD-CFR, and the hand-made kinds of counterfactual regret minimisation that it is held against, as one solver.

VAD-CFR is from arXiv 2602.16928 (version 1), found there by evolving code: its constants are those of Listing 5, the
evolved class in full, from which the shorter Listing 3 differs. The paper was read by notes on it, not in its own
words.

All methods here keep regrets R for each sequence, and differ in how new ones r are added, what is played next, and how
iterations weigh in the average: such numbers are a method's `Dials`. Players update in turn, each against what the
others already play. Iterations are counted from 0.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Protocol, TypeVar

import numpy as np

from litmus.trials.games import Floats, SequenceForm, Treeplex, counterfactual_values

N = TypeVar("N", float, Floats)
Number = float | Floats  # the same for all, or one for each of a player's sequences but the empty one

DECAY = 0.1  # what the newest regrets weigh in the volatility
ALPHA, ALPHA_SLOPE, LEAST_ALPHA = 1.5, 0.5, 0.1  # exponent of the discount of positive regrets, less by volatility
BETA, BETA_SLOPE = -0.1, 0.5  # and of negative ones
BOOST = 1.1  # of new positive regrets
FLOOR = -20.0  # of regrets
POWER = 1.5  # of regrets in the strategy
FADING = 100.0  # iterations after which optimism is half
GAMMA, GAMMA_SLOPE, MOST_GAMMA = 2.0, 1.5, 4.0  # exponent of the average's weights, more by the size of regrets


@dataclass(frozen=True, slots=True, kw_only=True)
class Dials:
    """What one update of one player goes by."""

    kept: tuple[Number, Number] = (1.0, 1.0)  # factors of the old regrets, positive and negative
    boost: float = 1.0  # factor of new regrets that are positive
    floor: float = -np.inf  # under which no regret goes
    ahead: tuple[Number, Number] = (1.0, 1.0)  # factors of the regrets when the next strategy is made
    optimism: Number = 0.0  # how much of the new regrets is expected to come once more
    power: float = 1.0  # of regrets, to which the strategy is proportional
    weight: Number = 1.0  # of this iteration's strategy in the average


Schedule = Callable[[int, int, Treeplex, Floats], Dials]  # of iteration, player, decisions, the new regrets' sizes


class Method(Protocol):
    """A kind of counterfactual regret minimisation."""

    def schedule(self) -> Schedule:
        """How its dials are set, for one run: it may remember."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedSchedule:
    """A method whose dials depend on the iteration t alone."""

    alpha: float | None = None  # positive regrets are discounted by t^alpha / (t^alpha + 1); None: not at all
    beta: float | None = None  # and negative ones
    floor: float = -np.inf
    optimism: float = 0.0
    gamma: float = 0.0  # iterations weigh (t + 1)^gamma

    def schedule(self) -> Schedule:
        return self._dials

    def _dials(self, t: int, _player: int, _treeplex: Treeplex, _sizes: Floats) -> Dials:
        return Dials(
            kept=(discount(t, self.alpha), discount(t, self.beta)),
            floor=self.floor,
            ahead=(discount(t + 1, self.alpha), discount(t + 1, self.beta)),
            optimism=self.optimism,
            weight=(t + 1.0) ** self.gamma,
        )


BASELINES: Mapping[str, Method] = {
    "CFR": FixedSchedule(),  # Zinkevich et al. 2007
    "CFR+": FixedSchedule(floor=0.0, gamma=1.0),  # Tammelin 2014
    "LCFR": FixedSchedule(alpha=1.0, beta=1.0, gamma=1.0),  # Brown and Sandholm 2019, as DCFR is
    "DCFR": FixedSchedule(alpha=1.5, beta=0.0, gamma=2.0),
    "PCFR+": FixedSchedule(floor=0.0, optimism=1.0, gamma=2.0),  # Farina et al. 2021
    "DPCFR+": FixedSchedule(alpha=2.3, floor=0.0, optimism=1.0, gamma=5.0),  # Xu et al. 2024
}


@dataclass(frozen=True, slots=True, kw_only=True)
class VadCfr:
    """Volatility-adaptive discounted CFR (Listing 5), but for its delay, which is the solver's.

    The evolved class keeps one volatility for all information sets of all players, which each changes as the walk comes
    to it; the words of the paper read as if each had its own.
    """

    is_shared: bool = True  # the volatility, as the code has it

    def schedule(self) -> Schedule:
        volatility = Volatility(is_shared=self.is_shared)

        def dials(t: int, player: int, treeplex: Treeplex, sizes: Floats) -> Dials:
            volatile = np.minimum(1.0, volatility.after(t, player, treeplex, sizes) / 2)[treeplex.infoset]
            alpha = np.maximum(LEAST_ALPHA, ALPHA - ALPHA_SLOPE * volatile)
            beta = np.minimum(alpha, BETA - BETA_SLOPE * volatile)
            factors = (discount(t + 1, alpha), discount(t + 1, beta))
            return Dials(
                kept=factors,
                boost=BOOST,
                floor=FLOOR,
                ahead=factors,
                optimism=np.maximum(0.0, 1 - volatile / 2) / (1 + t / FADING),
                power=POWER,
                weight=_weights(t, sizes)[treeplex.infoset],
            )

        return dials


class Volatility:
    """The running mean of how large new regrets are, at each information set or over all of them."""

    def __init__(self, *, is_shared: bool) -> None:
        self._is_shared = is_shared
        self._last = 0.0
        self._own: dict[int, Floats] = {}  # by player

    def after(self, t: int, player: int, treeplex: Treeplex, sizes: Floats) -> Floats:
        """What it is at each of a player's information sets, with these sizes: at the first iteration, just those."""
        if t == 0:
            after = sizes
        elif self._is_shared:
            walked = accumulate(sizes[treeplex.met].tolist(), _mean, initial=self._last)
            after = np.empty_like(sizes)
            after[treeplex.met] = list(walked)[1:]
        else:
            after = _mean(self._own[player], sizes)
        self._last, self._own[player] = float(after[treeplex.met[-1]]), after
        return after


def _mean(old: N, new: N) -> N:
    return (1 - DECAY) * old + DECAY * new


def _weights(t: int, sizes: Floats) -> Floats:
    """Of an iteration in the average, at each information set: less where regrets are large."""
    gamma = np.minimum(MOST_GAMMA, GAMMA + GAMMA_SLOPE * np.minimum(1.0, sizes / 2))
    weights: Floats = (t + 1.0) ** gamma * np.sqrt(1 + sizes / 2) / (1 + sizes**1.5)
    return weights


def discount(t: int, exponent: N | None) -> N | float:
    """t^exponent / (t^exponent + 1); 1 without an exponent."""
    if exponent is None:
        return 1.0
    power: N = float(t) ** exponent
    return power / (power + 1)


def updated(treeplex: Treeplex, regrets: Floats, new: Floats, dials: Dials) -> tuple[Floats, Floats]:
    """The regrets with new ones added, and the strategy that is played next.

    Args:
        treeplex: The player's decisions.
        regrets: For each sequence but the empty one.
        new: The same, of this iteration.
        dials: What the update goes by.

    """
    boosted = np.where(new > 0, dials.boost * new, new)
    added = np.maximum(dials.floor, _discounted(regrets, dials.kept) + boosted)
    expected = _discounted(added, dials.ahead) + dials.optimism * boosted
    return added, treeplex.shares(np.maximum(0.0, expected) ** dials.power)


def _discounted(regrets: Floats, factors: tuple[Number, Number]) -> Floats:
    positive, negative = factors
    return regrets * np.where(regrets >= 0, positive, negative)


class Solver:
    """A method at work on a game.

    What is played does not depend on what is averaged; so one run serves averages that begin at different iterations.
    """

    def __init__(self, form: SequenceForm, method: Method, delays: Sequence[int] = (0,)) -> None:
        self.form = form
        self.iterations = 0  # done
        self.strategies = [treeplex.uniform() for treeplex in form.players]  # that are played next
        self._plans = [one.plan(strategy) for one, strategy in zip(form.players, self.strategies, strict=True)]
        self._regrets = [np.zeros(treeplex.sequences - 1) for treeplex in form.players]
        self._sums = {delay: [np.zeros_like(regrets) for regrets in self._regrets] for delay in delays}
        self._schedule = method.schedule()

    def iterate(self) -> None:
        """One iteration: each player in turn."""
        for player in range(len(self.form.players)):
            self._update(player)
        self.iterations += 1

    def average(self, delay: int = 0) -> list[Floats]:
        """The players' average strategies from iteration `delay` on; uniform, before that."""
        return [one.shares(plan) for one, plan in zip(self.form.players, self._sums[delay], strict=True)]

    def _update(self, player: int) -> None:
        treeplex, strategy, plan = self.form.players[player], self.strategies[player], self._plans[player]
        values = counterfactual_values(treeplex, self.form.gains(player, self._plans), strategy)
        new = values.sequences[1:] - values.infosets[treeplex.infoset]
        dials = self._schedule(self.iterations, player, treeplex, treeplex.largest(np.abs(new)))
        for delay, sums in self._sums.items():
            if self.iterations >= delay:
                sums[player] += dials.weight * plan[1:]
        self._regrets[player], self.strategies[player] = updated(treeplex, self._regrets[player], new, dials)
        self._plans[player] = treeplex.plan(self.strategies[player])
