"""Leduc hold'em: two rounds of betting, and a public card between them (Southey et al. 2005, arXiv 1207.1411)."""

from dataclasses import dataclass
from typing import NamedTuple

from litmus.trials.games.turns import Decision, End, Turn, evenly

PLAYERS, CARDS, SUITS, ROUNDS = 2, 6, 2, 2  # a card's rank is card // SUITS
ANTE, RAISES = 1, (2, 4)  # chips, the raise by round
MOST_RAISES = 2  # in a round
FOLD, CALL, RAISE = "f", "c", "r"


class State(NamedTuple):
    cards: tuple[int, ...] = ()  # the first player's, the second's, the public one
    rounds: tuple[str, ...] = ("",)  # moves


START = State()


@dataclass(frozen=True, slots=True)
class Leduc:
    """Cards of a rank are told apart by their suits, as OpenSpiel does: 936 information sets, not 288."""

    name: str = "Leduc poker"
    players: int = PLAYERS
    start: State = START

    def turn(self, state: State) -> Turn:
        cards, rounds = state
        moves = rounds[-1]
        if len(cards) < PLAYERS:
            return _dealt(state)
        if moves.endswith(FOLD):
            return End(_taken(rounds, winner=len(moves) % PLAYERS))
        if _is_closed(moves):
            if len(rounds) == ROUNDS:
                return End(_taken(rounds, winner=_stronger(cards)))
            return _dealt(State(cards, (*rounds, "")))
        player = len(moves) % PLAYERS
        legal = [CALL]
        if moves.endswith(RAISE):
            legal.insert(0, FOLD)
        if moves.count(RAISE) < MOST_RAISES:
            legal.append(RAISE)
        choices = tuple(State(cards, (*rounds[:-1], moves + move)) for move in legal)
        return Decision(player, (cards[player], cards[PLAYERS:], rounds), choices)


def _dealt(state: State) -> Turn:
    left = (card for card in range(CARDS) if card not in state.cards)
    return evenly(tuple(state._replace(cards=(*state.cards, card)) for card in left))


def _is_closed(moves: str) -> bool:
    """Whether both have had their say: the last move called a raise, or both called."""
    return len(moves) >= PLAYERS and moves.endswith(CALL)


def _paid(rounds: tuple[str, ...]) -> list[int]:
    """What each player has put in."""
    paid = [ANTE] * PLAYERS
    for moves, size in zip(rounds, RAISES, strict=False):
        for place, move in enumerate(moves):
            player = place % PLAYERS
            if move != FOLD:
                paid[player] = paid[1 - player] + size * (move == RAISE)
    return paid


def _taken(rounds: tuple[str, ...], winner: int | None) -> tuple[float, ...]:
    """The payoffs, if one takes what the other has paid, or nobody anything."""
    if winner is None:
        return (0.0,) * PLAYERS
    lost = float(_paid(rounds)[1 - winner])
    return tuple(lost if player == winner else -lost for player in range(PLAYERS))


def _stronger(cards: tuple[int, ...]) -> int | None:
    """Who wins a showdown: a pair with the public card, else the higher rank; None for a tie."""
    *own, public = (card // SUITS for card in cards)
    one, other = ((rank == public, rank) for rank in own)
    return None if one == other else int(other > one)
