"""What a game says of itself: whose turn it is in a state, and where that may lead."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Protocol

State = Any  # a game's own, and nobody else's business


@dataclass(frozen=True, slots=True)
class Chance:
    """Chance decides."""

    outcomes: tuple[tuple[float, State], ...]  # with their probabilities, which sum to 1


@dataclass(frozen=True, slots=True)
class Decision:
    """A player decides."""

    player: int
    seen: Hashable  # all that the player knows, so that states with the same are one information set
    choices: tuple[State, ...]  # where each action leads; as many, in the same order, wherever `seen` is the same


@dataclass(frozen=True, slots=True)
class End:
    """The game is over."""

    payoffs: tuple[float, ...]  # to each player


Turn = Chance | Decision | End


class Game(Protocol):
    """The rules of a finite game of perfect recall, in extensive form."""

    @property
    def name(self) -> str: ...

    @property
    def players(self) -> int: ...

    @property
    def start(self) -> State: ...

    def turn(self, state: State) -> Turn: ...


def evenly(states: tuple[State, ...]) -> Chance:
    """Chance, with all outcomes as likely as each other."""
    return Chance(tuple((1 / len(states), state) for state in states))
