"""Action manifold learning: an action expert that says the clean action, and is trained by the velocity it implies.

From arXiv 2602.11236 (version 2) by its abstract and a close reading of it; the paper itself was not read. By these the
path is τA + (1 - τ)ε, the expert says A, its velocity is (A - A_τ) / (1 - τ), the loss is the squared error of
velocity, and a chunk of actions is sampled by Euler's steps from noise. Here 1 - τ is at least `FLOOR`, without which
the loss has no bound; and the expert is a small perceptron in place of a diffusion transformer.

Importing it needs PyTorch.
"""

from collections.abc import Callable
from enum import StrEnum
from itertools import pairwise
from typing import Any

import torch
from torch import nn

FLOOR = 0.05  # of 1 - τ
WAVES = 4  # of which sine and cosine tell the network the time
LAYERS = 3  # hidden ones


class Says(StrEnum):
    """What the network's output is read as."""

    ACTION = "action"  # the clean action
    VELOCITY = "velocity"  # action less noise, as flow matching has it
    PASSED = "velocity, noise passed by"  # the same, and the input is added to it, as much as a gate by time says


class Expert(nn.Module):  # type: ignore[misc] # PyTorch is not looked through
    """A network that gives the velocity of noisy actions, whatever it says.

    Args:
        size: Numbers in a chunk of actions.
        context: Numbers that it depends on: a goal, the robot's state; 0 for none.
        width: Units of a hidden layer.
        says: What the output is read as.

    """

    def __init__(self, size: int, context: int, width: int, says: Says) -> None:
        super().__init__()
        self.says = says
        widths = [size + context + 2 * WAVES, *[width] * LAYERS]
        layers = [layer for before, after in pairwise(widths) for layer in (nn.Linear(before, after), nn.SiLU())]
        self.network = nn.Sequential(*layers, nn.Linear(width, size))
        self.gate = nn.Linear(2 * WAVES, 1) if says is Says.PASSED else None

    def forward(self, noisy: Any, time: Any, context: Any) -> Any:
        """Velocities: chunks by numbers, at times of the shape (chunks, 1)."""
        told = _waves(time)
        said = self.network(torch.cat([noisy, context, told], dim=1))
        if self.says is Says.ACTION:
            return velocity(said, noisy, time)
        return said if self.gate is None else said + self.gate(told) * noisy


def noised(actions: Any, noise: Any, time: Any) -> Any:
    """Actions on their way from noise, at 0, to themselves, at 1."""
    return time * actions + (1 - time) * noise


def velocity(actions: Any, noisy: Any, time: Any) -> Any:
    """That which leads from noisy actions to these in the time that is left; of true ones, action less noise."""
    return (actions - noisy) / (1 - time).clamp(min=FLOOR)


def loss(expert: Expert, actions: Any, context: Any, noise: Any, time: Any) -> Any:
    """Mean squared error of velocity: for one that says the action, that of the action by w = 1 / (1 - τ)²."""
    noisy = noised(actions, noise, time)
    return ((expert(noisy, time, context) - velocity(actions, noisy, time)) ** 2).mean()


def trained(
    expert: Expert, draw: Callable[[], tuple[Any, Any]], steps: int, rate: float, generator: torch.Generator
) -> Expert:
    """The expert after steps of Adam, whose rate falls to 0 along a cosine.

    Args:
        expert: To train.
        draw: Gives a batch of actions, and of what they depend on, each time it is called.
        steps: Of training.
        rate: At the beginning.
        generator: Of noise and times.

    """
    optimizer = torch.optim.Adam(expert.parameters(), lr=rate)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    for _ in range(steps):
        actions, context = draw()
        noise = torch.randn(actions.shape, generator=generator)
        time = torch.rand((len(actions), 1), generator=generator)
        optimizer.zero_grad()
        loss(expert, actions, context, noise, time).backward()
        optimizer.step()
        schedule.step()
    return expert


def sampled(expert: Expert, context: Any, noise: Any, steps: int) -> Any:
    """Actions from noise, by Euler's steps of equal length."""
    actions = noise
    with torch.no_grad():
        for step in range(steps):
            time = torch.full((len(noise), 1), step / steps)
            actions = actions + expert(actions, time, context) / steps
    return actions


def _waves(time: Any) -> Any:
    angles = time * torch.pi * 2.0 ** torch.arange(WAVES)
    return torch.cat([angles.sin(), angles.cos()], dim=1)
