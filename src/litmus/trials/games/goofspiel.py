"""Goofspiel: both bid a card for each prize at the same time; the higher bid takes it, and no one on a tie (Ross 1971).

Information is imperfect, as in Lanctot (2013): players learn who won a prize, not with which card.
"""

from dataclasses import dataclass
from typing import NamedTuple

from litmus.trials.games.turns import Decision, End, Turn, evenly

PLAYERS = 2


class State(NamedTuple):
    prizes: tuple[int, ...] = ()  # turned up so far
    bids: tuple[tuple[int, ...], tuple[int, ...]] = ((), ())


START = State()


@dataclass(frozen=True, slots=True)
class Goofspiel:
    """Bids at the same time are bids in turn, of which the second player does not know the first's.

    As in OpenSpiel, the last card is played without a decision, and a game is won (1), lost (-1) or tied (0).
    """

    cards: int = 4
    is_random: bool = False  # whether prizes come at random; or else from the highest down
    players: int = PLAYERS
    start: State = START

    @property
    def name(self) -> str:
        return f"Goofspiel, {self.cards} cards, {'random' if self.is_random else 'descending'}"

    def turn(self, state: State) -> Turn:
        prizes, bids = state
        player = len(bids[0]) - len(bids[1])
        if len(bids[1]) == self.cards - 1:
            return End(self._payoffs(state))
        if player == 0 and len(prizes) == len(bids[0]):
            left = self._left(prizes)
            turned = tuple(State((*prizes, prize), bids) for prize in left)
            if self.is_random:
                return evenly(turned)
            return self.turn(turned[-1])
        won = tuple(_sign(one - other) for one, other in zip(*bids, strict=False))
        choices = tuple(self._bid(state, player, card) for card in self._left(bids[player]))
        return Decision(player, (bids[player], prizes, won), choices)

    def _left(self, played: tuple[int, ...]) -> list[int]:
        return [card for card in range(1, self.cards + 1) if card not in played]

    def _bid(self, state: State, player: int, card: int) -> State:
        first, second = state.bids
        return state._replace(bids=(first, (*second, card)) if player else ((*first, card), second))

    def _payoffs(self, state: State) -> tuple[float, ...]:
        """Of the whole game: its last round has one prize, and one card in each hand."""
        prizes, one, other = ((*played, *self._left(played)) for played in (state.prizes, *state.bids))
        lead = sum(prize * _sign(mine - yours) for prize, mine, yours in zip(prizes, one, other, strict=True))
        return (float(_sign(lead)), float(-_sign(lead)))


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
