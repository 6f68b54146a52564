"""How a thing of a text stands to a figure or a name: on which side, how far, and behind what."""

from dataclasses import dataclass
from enum import IntEnum

_NEXT, _NEAR = 0, 2  # concepts between a thing and what stands next to it, or near it
_DISTANCES = 3


class Wall(IntEnum):
    """What stands between the two, the strongest of it."""

    NOTHING = 0
    AND = 1
    BRACKET = 2  # that opens: "0.95 (training)"
    PAUSE = 3
    FIGURE = 4
    FIGURES = 5


@dataclass(frozen=True, slots=True)
class Relation:
    """One of the few that are told apart, by two names: with the distance and without it."""

    fine: str
    coarse: str
    is_after: bool
    wall: Wall


ABSENT = Relation("-", "-", is_after=False, wall=Wall.FIGURES)  # the thing is not in the sentence
_RELATIONS = [
    Relation(f"{side}{wall:d}{distance}", f"{side}{wall:d}", is_after=side == ">", wall=wall)
    for side in "<>"
    for distance in range(_DISTANCES)
    for wall in Wall
]


def relation(*, is_after: bool, between: int, wall: Wall) -> Relation:
    """The relation of a thing that comes after an anchor, or before it, with so many concepts between the two."""
    distance = 0 if between <= _NEXT else 1 if between <= _NEAR else 2
    return _RELATIONS[(is_after * _DISTANCES + distance) * len(Wall) + wall]
