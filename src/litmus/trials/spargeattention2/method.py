"""SpargeAttention2: attention over the blocks of keys that top-k or top-p would keep, on pooled attention weights.

From arXiv 2602.13515 (version 1), whose HTML was read: pooled weights and the two rules are §2.2, their union is
Equation 9, the operator Algorithm 1, and the calibration of Appendix A. Left out are the velocity distillation of §4.2,
by which a model is adapted to the sparse operator, and the CUDA kernel: `litmus.trials.attention.kernel` stands in.

The paper does not say how k % of the blocks is rounded; here to the nearest number, and one at least.
"""

from torch import Tensor

from litmus.trials.attention.blocks import Sizes, block_weights, top_k, top_p
from litmus.trials.attention.kernel import block_sparse_attention

SIZES = (128, 64)  # of blocks, in the paper
HALVINGS = 30  # of the interval in which the mass of top-p lies: to 1e-9


def hybrid_mask(weights: Tensor, k: float, p: float) -> Tensor:
    """Keep what either rule keeps: where a row is even top-p adds blocks, where it is skewed top-k does (Equation 9).

    Args:
        weights: Of the blocks of keys in the last dimension, each row adding up to 1.
        k: Share of blocks that are kept in any case; 0.03 in the paper.
        p: Mass that is kept in any case; 0.2 or 0.16 in the paper.

    """
    return top_k(weights, k) | top_p(weights, p)


def calibrated(weights: Tensor, k: float, kept: float) -> float:
    """The largest p for which the hybrid mask keeps no more than this share of all blocks, over all rows.

    With k = 0 it is that of top-p alone, since either rule keeps one block of a row at least.
    """
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if float(hybrid_mask(weights, k, middle).float().mean()) <= kept:
            low = middle
        else:
            high = middle
    return low


def sparge_attention(q: Tensor, k: Tensor, v: Tensor, *, k_share: float, p: float, sizes: Sizes = SIZES) -> Tensor:
    """The operator of Algorithm 1, by which attention of a trained model is replaced; it can be trained through.

    Args:
        q: Queries, (heads, tokens, width); tokens have to fill their blocks.
        k: Keys, likewise.
        v: Values, likewise.
        k_share: Share of key blocks that each query block keeps in any case.
        p: Pooled attention that it keeps in any case.
        sizes: Tokens of a block of queries, and of one of keys.

    """
    mask = hybrid_mask(block_weights(q, k, sizes), k_share, p)
    return block_sparse_attention(q, k, v, mask, sizes)
