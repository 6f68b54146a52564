"""Actions that lie on a manifold which is known, so that how far others are from it can be measured.

Both families are ours: a spiral in a space of many dimensions, and an arm of seven joints in a plane that reaches for a
goal in a chunk of several steps. A chunk has as many numbers as joints times steps, while where the arm ends and how it
sways on the way are seven numbers however long the chunk is.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

TURNS, SHORTEST = 1.5, 0.25  # of the spiral, and its radius in the middle; outside it is 1
FINE = 4_000  # points of the spiral that others are held against
JOINTS, REACH = 7, 0.6  # of the arm, and the largest angle of a joint at the end of a chunk, in radians
SWAY = 0.5  # how far a joint leaves the shortest way, over how far it goes


@dataclass(frozen=True, slots=True, kw_only=True)
class Spiral:
    """A spiral in a plane of a space."""

    plane: Any  # two rows, orthonormal: 2 by dimensions

    def draw(self, rng: np.random.Generator, count: int) -> tuple[Any, Any]:
        """Actions, and nothing that they depend on."""
        return _spiral(rng.random(count)) @ self.plane, np.zeros((count, 0))

    def off(self, actions: Any) -> float:
        """How far actions are from the plane: the root of the mean square."""
        beside = actions - actions @ self.plane.T @ self.plane
        return float(np.sqrt((beside**2).sum(axis=1).mean()))

    def miss(self, actions: Any) -> float:
        """How far actions are from the spiral, on average."""
        within = actions @ self.plane.T
        beside = ((actions - within @ self.plane) ** 2).sum(axis=1)
        curve = _spiral(np.linspace(0, 1, FINE))
        apart = (within**2).sum(axis=1)[:, None] + (curve**2).sum(axis=1) - 2 * within @ curve.T
        return float(np.sqrt(np.maximum(0, apart.min(axis=1)) + beside).mean())


def spiral(dimensions: int, rng: np.random.Generator) -> Spiral:
    """A spiral in a plane that is chosen at random."""
    return Spiral(plane=np.linalg.qr(rng.normal(size=(dimensions, 2)))[0].T)


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """An arm in a plane, of links that are one long together, which begins stretched out."""

    steps: int  # of a chunk

    def draw(self, rng: np.random.Generator, count: int) -> tuple[Any, Any]:
        """Chunks of angles, over `REACH`, and the goals that they reach: chunks by steps times joints, by 2."""
        ends = rng.uniform(-1, 1, (count, JOINTS))
        sways = SWAY * np.sin(np.pi * np.roll(ends, 1, axis=1))
        chunks = np.einsum("cj,s->csj", ends, self._way) + np.einsum("cj,s->csj", sways, self._bow)
        return chunks.reshape(count, -1), hand(ends * REACH)

    def miss(self, chunks: Any, goals: Any) -> Any:
        """How far the hand is from the goal at the end of each chunk, in lengths of the arm."""
        return np.linalg.norm(hand(chunks.reshape(len(chunks), self.steps, JOINTS)[:, -1] * REACH) - goals, axis=1)

    def off(self, chunks: Any) -> float:
        """How far chunks are from ones that go the way and sway: the root of the mean square over angles."""
        basis = np.linalg.qr(np.stack([self._way, self._bow], axis=1))[0]
        angles = chunks.reshape(len(chunks), self.steps, JOINTS)
        beside = angles - np.einsum("st,rt,crj->csj", basis, basis, angles)
        return float(np.sqrt((beside**2).mean()))

    @property
    def _way(self) -> Any:
        """Share of the way after each step: least jerk, from rest to rest."""
        time = np.arange(1, self.steps + 1) / self.steps
        return time**3 * (10 - 15 * time + 6 * time**2)

    @property
    def _bow(self) -> Any:
        """A detour that is over at the end."""
        return np.sin(np.pi * np.arange(1, self.steps + 1) / self.steps)


def hand(angles: Any) -> Any:
    """Where the hand is: poses by joints to poses by 2. Each joint turns all links after it."""
    directions = angles.cumsum(axis=-1)
    return np.stack([np.cos(directions), np.sin(directions)], axis=-1).mean(axis=-2)


def _spiral(along: Any) -> Any:
    angle, radius = 2 * np.pi * TURNS * along, SHORTEST + (1 - SHORTEST) * along
    return np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=-1)
