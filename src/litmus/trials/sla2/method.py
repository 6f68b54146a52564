"""SLA2: softmax attention on the blocks that a learned router picks, linear attention on all others, mixed by a ratio.

From arXiv 2602.12675 (version 1), which was read: SLA, the method before, is Equations 1 to 4, the mixture Equations 13
and 14, the router Equations 15 and 16, its soft form for training Equation 17, the whole Algorithm 2.

Where the text leaves or gives a choice: scores are those of Equation 16, over √width as in Algorithm 2 but without its
softmax, which changes the soft form alone; in the soft form a block's weight multiplies its exponentials. SLA's linear
branch covers the complement, as Equation 3 has it; the code of SLA runs it over all blocks. Left out is the low-bit
attention of §5.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import scaled_dot_product_attention

from litmus.trials.attention.blocks import Sizes, pooled
from litmus.trials.attention.kernel import block_sparse_attention

TEMPERATURE = 0.1  # τ, of the soft form
HALVINGS = 40
TINY = 1e-9  # keeps what has nothing left for the linear branch from dividing by zero


@dataclass(frozen=True, slots=True)
class Router:
    """Learned projections of pooled queries and keys, (heads, width, width) each; identities make it SLA's own."""

    of_q: Tensor
    of_k: Tensor

    def scores(self, q: Tensor, k: Tensor, sizes: Sizes) -> Tensor:
        """How much blocks of queries want blocks of keys: (heads, query blocks, key blocks)."""
        keys = pooled(k - k.mean(dim=-2, keepdim=True), sizes[1])
        return (pooled(q, sizes[0]) @ self.of_q) @ (keys @ self.of_k).mT / math.sqrt(q.shape[-1])


def soft_top_k(scores: Tensor, count: int, temperature: float = TEMPERATURE) -> Tensor:
    """Top-k that gradients pass: sigmoids, shifted so that each row adds up to `count` (Equation 17).

    The shift is found by bisection. One Newton step from there moves it no further, but carries its gradient.
    """
    scaled = scores / temperature
    with torch.no_grad():
        low, high = -scaled.amax(dim=-1, keepdim=True) - 50, -scaled.amin(dim=-1, keepdim=True) + 50
        for _ in range(HALVINGS):
            middle = (low + high) / 2
            is_more = torch.sigmoid(scaled + middle).sum(dim=-1, keepdim=True) > count
            low, high = torch.where(is_more, low, middle), torch.where(is_more, middle, high)
        shift = (low + high) / 2
        told = torch.sigmoid(scaled + shift)
        slope = (told * (1 - told)).sum(dim=-1, keepdim=True).clamp_min(TINY)
    surplus = torch.sigmoid(scaled + shift).sum(dim=-1, keepdim=True) - count
    return torch.sigmoid(scaled + shift - surplus / slope)


def linear_attention(q: Tensor, k: Tensor, v: Tensor, weights: Tensor, sizes: Sizes) -> Tensor:
    """Linear attention, its features softmaxes over channels, to blocks of keys by their weights (Equation 14).

    Keys and values of a block are summed up once for all queries, so that its cost grows with the tokens only.

    Args:
        q: Queries, (heads, tokens, width).
        k: Keys, likewise.
        v: Values, likewise.
        weights: (heads, query blocks, key blocks): 1 for blocks that belong here, 0 for the others.
        sizes: Of blocks.

    """
    of_q, of_k = (torch.softmax(x, dim=-1) for x in (q, k))
    of_k, values = (x.unflatten(-2, (-1, sizes[1])) for x in (of_k, v))
    sums = torch.einsum("hbtc,hbtd->hbcd", of_k, values)
    held = torch.einsum("hib,hbcd->hicd", weights, sums)
    norms = weights @ of_k.sum(dim=-2)
    queries = of_q.unflatten(-2, (-1, sizes[0]))
    made = queries @ held / (queries @ norms[..., None]).clamp_min(TINY)
    return made.flatten(-3, -2)


def sla2_attention(q: Tensor, k: Tensor, v: Tensor, mask: Tensor, ratio: Tensor, *, sizes: Sizes) -> Tensor:
    """The operator with a mask of blocks (Algorithm 2).

    Args:
        q: Queries, (heads, tokens, width).
        k: Keys, likewise.
        v: Values, likewise.
        mask: (heads, query blocks, key blocks): what softmax attention gets.
        ratio: Its part of the output, α in (0, 1), (heads, query blocks).
        sizes: Of blocks.

    """
    sparse = block_sparse_attention(q, k, v, mask, sizes)
    return _mixed(sparse, linear_attention(q, k, v, (~mask).to(q.dtype), sizes), ratio, sizes)


def soft_sla2_attention(q: Tensor, k: Tensor, v: Tensor, kept: Tensor, ratio: Tensor, *, sizes: Sizes) -> Tensor:
    """The same where blocks are kept in part, which trains the router; as costly as dense attention."""
    bias = kept.clamp_min(TINY).log().repeat_interleave(sizes[0], dim=-2).repeat_interleave(sizes[1], dim=-1)
    sparse = scaled_dot_product_attention(q, k, v, attn_mask=bias)
    return _mixed(sparse, linear_attention(q, k, v, 1 - kept, sizes), ratio, sizes)


def sla_attention(q: Tensor, k: Tensor, v: Tensor, mask: Tensor, projection: Tensor, *, sizes: Sizes) -> Tensor:
    """SLA: the linear branch is projected, (heads, width, width), and added to the sparse one (Equation 4)."""
    linear = linear_attention(q, k, v, (~mask).to(q.dtype), sizes)
    return block_sparse_attention(q, k, v, mask, sizes) + linear @ projection


def _mixed(sparse: Tensor, linear: Tensor, ratio: Tensor, sizes: Sizes) -> Tensor:
    part = ratio.repeat_interleave(sizes[0], dim=-1)[..., None]
    return part * sparse + (1 - part) * linear
