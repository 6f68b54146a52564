"""Attention that skips the blocks which a mask leaves out: their scores are never made."""

import torch
from torch import Tensor
from torch.nn.functional import scaled_dot_product_attention

from litmus.trials.attention.blocks import Sizes

GATHERED = {"cpu": 2**22, "cuda": 2**28}  # elements of keys that are copied together at a time: what fits a cache


def dense_attention(q: Tensor, k: Tensor, v: Tensor) -> Tensor:
    """PyTorch's softmax attention over everything; queries, keys and values are (heads, tokens, width)."""
    return scaled_dot_product_attention(q[None], k[None], v[None])[0]


def block_sparse_attention(q: Tensor, k: Tensor, v: Tensor, mask: Tensor, sizes: Sizes) -> Tensor:
    """Softmax attention of each block of queries over the blocks of keys that it keeps. It can be trained through.

    Rows of the mask with equally many blocks are taken together: their keys and values are copied side by side, and
    dense attention does the rest. So nothing is padded, and the work is what the mask keeps.

    Args:
        q: Queries, (heads, tokens, width).
        k: Keys, likewise.
        v: Values, likewise.
        mask: (heads, query blocks, key blocks); each row keeps one block at least.
        sizes: Of blocks.

    Raises: ValueError, if a row of the mask keeps nothing.

    """
    (heads, tokens, width), (q_block, k_block) = q.shape, sizes
    blocks = torch.arange(mask.shape[0] * mask.shape[2], device=q.device).view(-1, 1, mask.shape[2])
    rows, chosen = mask.flatten(0, 1), blocks.expand_as(mask).flatten(0, 1)
    counts = rows.sum(dim=-1)
    if not bool(counts.all()):
        message = "a block of queries keeps no block of keys, and has nothing to attend to"
        raise ValueError(message)
    queries = q.reshape(-1, q_block, width)
    keys, values = (x.reshape(-1, k_block, width) for x in (k, v))
    parts, order = [], []
    for count in counts.unique().tolist():
        same = (counts == count).nonzero().squeeze(-1)
        for some in same.split(max(1, GATHERED[q.device.type] // (count * k_block * width))):
            kept = chosen[some][rows[some]]
            near, held = (x[kept].view(len(some), count * k_block, width) for x in (keys, values))
            parts.append(scaled_dot_product_attention(queries[some][:, None], near[:, None], held[:, None])[:, 0])
            order.append(some)
    back = torch.cat(order).argsort()
    return torch.cat(parts)[back].view(heads, tokens, width)
