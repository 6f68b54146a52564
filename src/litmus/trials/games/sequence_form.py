"""Games in sequence form: what players can do as flat arrays, by depth, in place of a tree of states.

With perfect recall the probability that a player plays towards a state depends on that player's sequence of actions
alone (Koller, Megiddo and von Stengel 1996; von Stengel 1996). So reach and counterfactual values need no walk through
the game's histories, but one pass over its ends and one over each player's own decisions, which form a treeplex (Hoda
et al. 2010).
"""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from litmus.trials.games.turns import Chance, Decision, End, Game, State

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class ImperfectRecall(ValueError):
    """A player forgets: one information set is reached by different sequences of the player's own actions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """The information sets that have as many of the player's own decisions before them."""

    infosets: slice
    sequences: slice  # of their actions
    first: Ints  # (infosets,) where the actions of each begin, in `sequences`
    before: slice  # the sequences of the level above
    parents: Ints  # (infosets,) the sequence that leads to each, in `before`


@dataclass(frozen=True, slots=True, kw_only=True)
class Treeplex:
    """The decisions of one player.

    Sequence 0 is the empty one; every action at every information set is another. Information sets stand by depth, and
    sequences as their information sets do. A strategy is a probability for every sequence given its information set,
    and 1 for the empty one; a plan is the probability that the player plays all of a sequence.
    """

    labels: tuple[Hashable, ...]  # (infosets,) what the player has seen there
    first: Ints  # (infosets,) the sequence of the first action
    sizes: Ints  # (infosets,) how many actions
    met: Ints  # (infosets,) in the order in which a depth-first walk through the game comes to them
    infoset: Ints  # (sequences - 1,) of each sequence but the empty one
    origin: Ints  # (sequences,) the sequence that leads to its information set; 0 for the empty one
    levels: tuple[Level, ...]

    @property
    def sequences(self) -> int:
        return len(self.origin)

    def uniform(self) -> Floats:
        """The strategy that takes all actions alike."""
        return np.concatenate([[1.0], 1 / self.sizes[self.infoset]])

    def sums(self, values: Floats) -> Floats:
        """Over the actions of each information set, of a value for each sequence but the empty one."""
        return np.add.reduceat(values, self.first - 1)

    def largest(self, values: Floats) -> Floats:
        """The largest over the actions of each information set, likewise."""
        return np.maximum.reduceat(values, self.first - 1)

    def plan(self, strategy: Floats) -> Floats:
        """The plan of a strategy."""
        plan = strategy.copy()
        for level in self.levels:
            plan[level.sequences] *= plan[self.origin[level.sequences]]
        return plan

    def shares(self, weights: Floats) -> Floats:
        """The strategy in proportion to weights, one for each sequence but the empty one; uniform where all are 0."""
        totals = self.sums(weights)[self.infoset]
        chosen = self.uniform()
        np.divide(weights, totals, out=chosen[1:], where=totals > 0)
        return chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class SequenceForm:
    """A game as arrays. Ends at which all players' sequences are the same are one, with payoffs summed over chance."""

    name: str
    players: tuple[Treeplex, ...]
    ends: Ints  # (players, ends) each player's last sequence
    payoffs: Floats  # (players, ends) times the probability that chance plays its part
    histories: int  # of the game as it was

    def gains(self, player: int, plans: list[Floats]) -> Floats:
        """What each of a player's sequences brings at the ends that it is the last of, if the others play their plans.

        Args:
            player: Whose payoff.
            plans: One for each player; the player's own has no part in it.

        """
        worth = self.payoffs[player].copy()
        for other, plan in enumerate(plans):
            if other != player:
                worth *= plan[self.ends[other]]
        gains = np.bincount(self.ends[player], worth, minlength=self.players[player].sequences)
        return np.asarray(gains, dtype=np.float64)


def sequence_form(game: Game) -> SequenceForm:
    """A game's sequence form, from one walk through all its histories.

    Raises: ImperfectRecall.
    """
    walk = _Walk([_Seen() for _ in range(game.players)])
    walk.through(game, game.start, 1.0, (0,) * game.players)
    places = [seen.places() for seen in walk.seen]
    ends = np.array(list(walk.payoffs), dtype=np.int64).T
    return SequenceForm(
        name=game.name,
        players=tuple(seen.treeplex(place) for seen, place in zip(walk.seen, places, strict=True)),
        ends=np.stack([place[last] for place, last in zip(places, ends, strict=True)]),
        payoffs=np.ascontiguousarray(np.array(list(walk.payoffs.values())).T),
        histories=walk.histories,
    )


@dataclass(slots=True)
class _Seen:
    """What a walk has seen of one player's decisions, in the order in which it came to them."""

    numbers: dict[Hashable, int] = field(default_factory=dict)
    first: list[int] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    depths: list[int] = field(default_factory=list)
    after: list[int] = field(default_factory=lambda: [0])  # the depth to which each sequence leads

    def sequences(self, decision: Decision, parent: int) -> range:
        """Those of the actions of a decision, which may be new."""
        number = self.numbers.setdefault(decision.seen, len(self.first))
        if number == len(self.first):
            depth = self.after[parent]
            self.first.append(len(self.after))
            self.sizes.append(len(decision.choices))
            self.parents.append(parent)
            self.depths.append(depth)
            self.after.extend([depth + 1] * len(decision.choices))
        if self.parents[number] != parent or self.sizes[number] != len(decision.choices):
            raise ImperfectRecall(decision.seen)
        return range(self.first[number], self.first[number] + self.sizes[number])

    def order(self) -> Ints:
        """The information sets by depth."""
        return np.argsort(self.depths, kind="stable")

    def places(self) -> Ints:
        """Where each sequence stands when information sets stand by depth."""
        order = self.order()
        moved = [sequence for number in order for sequence in self._sequences(int(number))]
        places = np.zeros(len(self.after), dtype=np.int64)
        places[moved] = np.arange(1, len(self.after))
        return places

    def treeplex(self, places: Ints) -> Treeplex:
        order = self.order()
        sizes = np.array(self.sizes)[order]
        first = np.concatenate([[1], 1 + np.cumsum(sizes)])
        parents = places[np.array(self.parents)[order]]
        bounds = np.searchsorted(np.array(self.depths)[order], np.arange(max(self.depths) + 2))
        labels = list(self.numbers)
        return Treeplex(
            labels=tuple(labels[number] for number in order),
            first=first[:-1],
            sizes=sizes,
            met=np.argsort(order),
            infoset=np.repeat(np.arange(len(sizes)), sizes),
            origin=np.concatenate([[0], np.repeat(parents, sizes)]),
            levels=tuple(_levels(bounds.tolist(), first, parents)),
        )

    def _sequences(self, number: int) -> range:
        return range(self.first[number], self.first[number] + self.sizes[number])


def _levels(bounds: list[int], first: Ints, parents: Ints) -> Iterator[Level]:
    before = slice(0, 1)
    for begin, end in pairwise(bounds):
        sequences = slice(int(first[begin]), int(first[end]))
        yield Level(
            infosets=slice(begin, end),
            sequences=sequences,
            first=first[begin:end] - sequences.start,
            before=before,
            parents=parents[begin:end] - before.start,
        )
        before = sequences


@dataclass(slots=True)
class _Walk:
    seen: list[_Seen]  # by player
    payoffs: dict[tuple[int, ...], Floats] = field(default_factory=dict)  # by the players' last sequences
    histories: int = 0

    def through(self, game: Game, state: State, chance: float, last: tuple[int, ...]) -> None:
        """All histories from a state that chance comes to with a probability, and players by their last sequences."""
        self.histories += 1
        match game.turn(state):
            case End(payoffs):
                self.payoffs[last] = self.payoffs.get(last, 0.0) + chance * np.array(payoffs)
            case Chance(outcomes):
                for probability, then in outcomes:
                    self.through(game, then, chance * probability, last)
            case Decision(player, _, choices) as decision:
                sequences = self.seen[player].sequences(decision, last[player])
                for sequence, then in zip(sequences, choices, strict=True):
                    self.through(game, then, chance, (*last[:player], sequence, *last[player + 1 :]))
