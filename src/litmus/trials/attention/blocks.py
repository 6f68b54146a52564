"""Blocks of tokens: how much attention a block of queries gives to a block of keys, and rules that keep some of them.

All masks are of blocks: (…, query blocks, key blocks), true where a block of keys is kept.
"""

import math

import torch
from torch import Tensor

Sizes = tuple[int, int]  # tokens of a block of queries, and of one of keys

CHUNK = 2**26  # attention weights that are held at a time


def pooled(tokens: Tensor, size: int) -> Tensor:
    """Mean of each block of `size` tokens, in single precision at least: (…, tokens, width) to (…, blocks, width).

    Raises: ValueError, if the tokens do not fill their blocks.
    """
    if tokens.shape[-2] % size:
        message = f"{tokens.shape[-2]} tokens do not fill blocks of {size}"
        raise ValueError(message)
    wide = torch.promote_types(tokens.dtype, torch.float32)
    return tokens.unflatten(-2, (-1, size)).mean(dim=-2, dtype=wide)


def block_weights(q: Tensor, k: Tensor, sizes: Sizes) -> Tensor:
    """Attention between pooled blocks: what rules go by, as all weights are too many to look at."""
    scores = pooled(q, sizes[0]) @ pooled(k, sizes[1]).mT
    return torch.softmax(scores / math.sqrt(q.shape[-1]), dim=-1)


def block_mass(q: Tensor, k: Tensor, sizes: Sizes) -> Tensor:
    """The share of its attention that a block of queries truly gives to each block of keys; as costly as attention."""
    scale = 1 / math.sqrt(q.shape[-1])
    q, k = q.float(), k.float()
    masses = [
        torch.softmax(part @ k.mT * scale, dim=-1).unflatten(-1, (-1, sizes[1])).sum(dim=-1)
        for part in q.split(max(1, CHUNK // k.shape[:-1].numel()), dim=-2)
    ]
    return pooled(torch.cat(masses, dim=-2), sizes[0])


def top_k(weights: Tensor, share: float) -> Tensor:
    """Keep the heaviest blocks of each row, a fixed share of them, and one at least."""
    count = max(1, round(share * weights.shape[-1]))
    kept = weights.topk(count, dim=-1).indices
    return torch.zeros_like(weights, dtype=torch.bool).scatter(-1, kept, value=True)


def top_p(weights: Tensor, mass: float) -> Tensor:
    """Keep the fewest blocks of each row, heaviest first, whose weights add up to `mass` of the row; one at least."""
    ordered, places = weights.sort(dim=-1, descending=True, stable=True)
    before = ordered.cumsum(dim=-1) - ordered
    kept = before < mass * weights.sum(dim=-1, keepdim=True)
    kept[..., 0] = True
    return torch.zeros_like(kept).scatter(-1, places, kept)


def relative_error(output: Tensor, reference: Tensor) -> float:
    """Relative L1 distance, by which both papers judge an attention's output."""
    return float((output - reference).abs().sum() / reference.abs().sum())
