"""Kuhn poker: a card each, an ante each, and one bet at most (Kuhn 1950); here for any number of players."""

from dataclasses import dataclass
from typing import NamedTuple

from litmus.trials.games.turns import Decision, End, Turn, evenly

PASS, BET = "p", "b"


class State(NamedTuple):
    cards: tuple[int, ...] = ()  # dealt so far, to the players in turn
    moves: str = ""


START = State()


@dataclass(frozen=True, slots=True)
class Kuhn:
    """For n players there are n + 1 cards; after a bet, each of the others calls it or folds."""

    players: int = 2
    start: State = START

    @property
    def name(self) -> str:
        return f"Kuhn poker, {self.players} players"

    def turn(self, state: State) -> Turn:
        cards, moves = state
        if len(cards) < self.players:
            left = [card for card in range(self.players + 1) if card not in cards]
            return evenly(tuple(State((*cards, card)) for card in left))
        if self._is_over(moves):
            return End(self._payoffs(cards, moves))
        player = len(moves) % self.players
        return Decision(player, (cards[player], moves), tuple(State(cards, moves + move) for move in (PASS, BET)))

    def _is_over(self, moves: str) -> bool:
        bet = moves.find(BET)
        return len(moves) == (self.players if bet < 0 else bet + self.players)

    def _payoffs(self, cards: tuple[int, ...], moves: str) -> tuple[float, ...]:
        """The best card of those who bet takes all that was paid; of all players, if nobody bet."""
        bettors = {place % self.players for place, move in enumerate(moves) if move == BET}
        winner = max(bettors or range(self.players), key=cards.__getitem__)
        paid = [1 + (player in bettors) for player in range(self.players)]
        return tuple(float(sum(paid) * (player == winner) - paid[player]) for player in range(self.players))
