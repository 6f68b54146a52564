"""A sparse autoencoder that keeps the largest activations of a whole batch.

From arXiv 2602.05027 (version 2), read in its own words: the autoencoder is equation 1 with Batch-Top-K (Bussmann et
al. 2024), trained on squared error alone, by Adam at a rate that falls to 0 over the last fifth of the steps (appendix
A). Inputs are of unit length there, and are left to the caller here. Decoder columns of unit length, an encoder that
begins as the decoder, and a bias that is taken off before encoding are usual, and ours.

Importing it needs PyTorch.
"""

from collections.abc import Callable
from typing import Any

import torch
from torch import nn

DECAY = 0.2  # share of the steps, the last, over which the rate falls


class Autoencoder(nn.Module):  # type: ignore[misc] # PyTorch is not looked through
    """A sparse autoencoder.

    Args:
        size: Numbers of an input.
        features: Columns of the dictionary.
        active: Features that an input has, on average over a batch (k).
        is_each: Whether every input has just so many (Top-K), and not the batch as a whole (Batch-Top-K).
        generator: Of the first weights.

    """

    def __init__(
        self, size: int, features: int, active: int, generator: torch.Generator, *, is_each: bool = False
    ) -> None:
        super().__init__()
        columns = torch.randn((features, size), generator=generator)
        self.active, self.is_each = active, is_each
        self.decoder = nn.Parameter(columns / columns.norm(dim=1, keepdim=True))  # features by numbers
        self.encoder = nn.Parameter(self.decoder.detach().clone())
        self.threshold = nn.Parameter(torch.zeros(features))
        self.bias = nn.Parameter(torch.zeros(size))

    def encode(self, inputs: Any) -> Any:
        """Activations, 0 for most: inputs by features. Which are kept depends on all the inputs together."""
        positive = torch.relu((inputs - self.bias) @ self.encoder.T + self.threshold)
        if self.is_each:
            kept = positive.topk(self.active, dim=1).indices
            return positive * torch.zeros_like(positive).scatter_(1, kept, 1.0)
        kept = positive.flatten().topk(self.active * len(inputs)).indices
        return positive * torch.zeros_like(positive).flatten().scatter_(0, kept, 1.0).view_as(positive)

    def decode(self, activations: Any) -> Any:
        """What the activations stand for."""
        return activations @ self.decoder + self.bias

    def loss(self, inputs: Any) -> Any:
        """Squared error of an input, on average."""
        return ((self.decode(self.encode(inputs)) - inputs) ** 2).sum(dim=1).mean()


def trained(autoencoder: Autoencoder, draw: Callable[[], Any], steps: int, rate: float) -> Autoencoder:
    """The autoencoder after steps of Adam; `draw` gives a batch of inputs each time it is called."""
    optimizer = torch.optim.Adam(autoencoder.parameters(), lr=rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (steps - step) / (DECAY * steps)) if steps else 1.0
    )
    for _ in range(steps):
        optimizer.zero_grad()
        autoencoder.loss(draw()).backward()
        optimizer.step()
        schedule.step()
        with torch.no_grad():
            autoencoder.decoder /= autoencoder.decoder.norm(dim=1, keepdim=True)
    return autoencoder
