"""What strategies are worth: counterfactual values, best responses and exploitability, all exact."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from litmus.trials.games.sequence_form import Floats, Level, SequenceForm, Treeplex


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What a player gets, weighted by how likely chance and the other players come there."""

    sequences: Floats  # (sequences,) from each action on; that of the empty one is the game's value
    infosets: Floats  # (infosets,)


def counterfactual_values(treeplex: Treeplex, gains: Floats, strategy: Floats) -> Values:
    """Of a strategy, from what sequences bring at their ends (`SequenceForm.gains`).

    Source: Zinkevich et al. 2007, Regret Minimization in Games with Incomplete Information.
    """
    values, infosets = gains.copy(), np.empty(len(treeplex.sizes))
    for level in reversed(treeplex.levels):
        worth = np.add.reduceat(strategy[level.sequences] * values[level.sequences], level.first)
        infosets[level.infosets] = worth
        _pass_up(values, level, worth)
    return Values(sequences=values, infosets=infosets)


def best_value(treeplex: Treeplex, gains: Floats) -> float:
    """What a player gets who answers best."""
    values = gains.copy()
    for level in reversed(treeplex.levels):
        worth = np.maximum.reduceat(values[level.sequences], level.first)
        _pass_up(values, level, worth)
    return float(values[0])


def exploitability(form: SequenceForm, strategies: Sequence[Floats]) -> float:
    """What players would gain by answering best, each alone, on average over players: NashConv by their number.

    Of more than two players, or of a game that is not zero-sum, it is 0 at a Nash equilibrium as well, but how large it
    is says less. Source: Johanson et al. 2011; Lanctot et al. 2017 (NashConv).
    """
    plans = [treeplex.plan(strategy) for treeplex, strategy in zip(form.players, strategies, strict=True)]
    total = 0.0
    for player, treeplex in enumerate(form.players):
        gains = form.gains(player, plans)
        total += best_value(treeplex, gains) - float(gains @ plans[player])
    return total / len(form.players)


def _pass_up(values: Floats, level: Level, worth: Floats) -> None:
    """Add what information sets are worth to the sequences that lead to them."""
    values[level.before] += np.bincount(level.parents, worth, minlength=level.before.stop - level.before.start)
