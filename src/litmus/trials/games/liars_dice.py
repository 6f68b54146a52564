"""Liar's dice, one die for each of two players, as OpenSpiel has it: the highest side counts as any."""

from dataclasses import dataclass
from typing import NamedTuple

from litmus.trials.games.turns import Decision, End, Turn, evenly

PLAYERS = 2


class State(NamedTuple):
    dice: tuple[int, ...] = ()  # the sides that are up, from 0
    bids: tuple[int, ...] = ()  # each higher than the last: (how many - 1) x sides + side
    is_called: bool = False  # that the last bid is a lie


START = State()


@dataclass(frozen=True, slots=True)
class LiarsDice:
    """Players bid higher and higher how many of the dice show a side, until one calls the other a liar."""

    sides: int = 6
    players: int = PLAYERS
    start: State = START

    @property
    def name(self) -> str:
        return f"Liar's dice, {self.sides} sides"

    def turn(self, state: State) -> Turn:
        dice, bids, is_called = state
        if len(dice) < PLAYERS:
            return evenly(tuple(State((*dice, side)) for side in range(self.sides)))
        player = len(bids) % PLAYERS
        if is_called:  # by the player whose turn it is
            gain = -1.0 if self._is_true(dice, bids[-1]) else 1.0
            return End((gain, -gain) if player == 0 else (-gain, gain))
        higher = range(bids[-1] + 1 if bids else 0, PLAYERS * self.sides)
        choices = [State(dice, (*bids, bid)) for bid in higher]
        if bids:
            choices.append(State(dice, bids, is_called=True))
        return Decision(player, (dice[player], bids), tuple(choices))

    def _is_true(self, dice: tuple[int, ...], bid: int) -> bool:
        fewer, side = divmod(bid, self.sides)
        return sum(die in {side, self.sides - 1} for die in dice) > fewer
