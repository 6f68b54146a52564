"""Activations made of features that are known, and ones of the same covariance that have none.

A feature is a direction; it is active by itself, some often and most seldom (a power law), and adds its direction times
a size. So the covariance is known in closed form, and normal variables with it are what is left without features. This
is ours: it stands for the activations of an audio model in being sparse and in having more features than dimensions.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

SMALLEST, LARGEST = 0.5, 1.5  # sizes, uniform
NOISE = 0.05  # standard deviation in each dimension


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What activations are made of."""

    directions: Any  # of unit length: features by dimensions
    chances: Any  # of each feature to be active

    def draw(self, rng: np.random.Generator, count: int) -> Any:
        """Activations: samples by dimensions."""
        active = rng.random((count, len(self.chances)), dtype=np.float32) < self.chances
        sizes = active * rng.uniform(SMALLEST, LARGEST, active.shape)
        return sizes @ self.directions + rng.normal(0, NOISE, (count, self.directions.shape[1]))

    def draw_normal(self, rng: np.random.Generator, count: int) -> Any:
        """Normal variables of the same mean and covariance."""
        return rng.multivariate_normal(self.mean, self.covariance, count, method="cholesky")

    @property
    def mean(self) -> Any:
        return self.chances * (SMALLEST + LARGEST) / 2 @ self.directions

    @property
    def covariance(self) -> Any:
        first = (SMALLEST + LARGEST) / 2
        second = (SMALLEST**2 + SMALLEST * LARGEST + LARGEST**2) / 3
        spread = self.chances * second - (self.chances * first) ** 2
        return (self.directions.T * spread) @ self.directions + NOISE**2 * np.eye(self.directions.shape[1])


def world(features: int, dimensions: int, active: float, power: float, rng: np.random.Generator) -> World:
    """A world at random.

    Args:
        features: That there are.
        dimensions: That they share.
        active: How many are so at a time, on average; fewer, where the law would have one more than half the time.
        power: Of the law by which they are active: 0 for all as often.
        rng: Of the directions.

    """
    directions = rng.normal(size=(features, dimensions))
    chances = np.arange(1, features + 1) ** -power
    return World(
        directions=directions / np.linalg.norm(directions, axis=1, keepdims=True),
        chances=np.minimum(0.5, chances * active / chances.sum()),
    )


def of_unit_length(activations: Any) -> Any:
    """Each sample over its length, as the paper's autoencoders are given them."""
    return activations / np.linalg.norm(activations, axis=1, keepdims=True)
