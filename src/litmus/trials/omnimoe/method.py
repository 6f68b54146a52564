"""OmniMoE: experts as small as two vectors, found on a grid of rows and columns, and run in dense groups.

From arXiv 2602.05711 (version 1), which was read, and its authors' code: atomic experts are Equations 4 to 7, the
router Equations 8 to 11, expert-centric scheduling Equations 12 to 14.

Where text and code differ: gates are softmaxes over the chosen, as in Equation 2 (the code takes the probabilities of
the grid as they are, after a batch norm without parameters); the activation is SiLU, as in the code (the text names
SwiGLU, which an expert of one input vector cannot have). The paper's search looks at all cells of the grid; the search
here looks at those that can be among the best. Rows of a group are its tokens, each once, where the paper has a row for
each task. The shared dense branch is left out: it is the same whatever runs the experts.
"""

import torch
from torch import Tensor
from torch.nn.functional import silu

GROUP = 128  # experts that are run together


def cartesian_top_k(rows: Tensor, columns: Tensor, k: int) -> tuple[Tensor, Tensor]:
    """The best cells of the grid whose scores are rows[i] + columns[j], without making it.

    The a-th best row with the b-th best column is behind a · b - 1 other cells, so that only pairs with a · b up to k
    can be among the k best: about k ln k of them.

    Args:
        rows: Log-probabilities, (tokens, rows of the grid).
        columns: Likewise, (tokens, columns of the grid).
        k: Cells of each token; no more than there are.

    Returns:
        Scores, best first, and the experts' numbers, row by row of the grid: (tokens, k) both.

    """
    best_rows, best_columns = (x.topk(min(k, x.shape[-1]), dim=-1) for x in (rows, columns))
    ranks = [torch.arange(1, best.values.shape[-1] + 1, device=rows.device) for best in (best_rows, best_columns)]
    of_row, of_column = (ranks[0][:, None] * ranks[1] <= k).nonzero(as_tuple=True)
    best = (best_rows.values[:, of_row] + best_columns.values[:, of_column]).topk(k, dim=-1)
    numbers = best_rows.indices[:, of_row] * columns.shape[-1] + best_columns.indices[:, of_column]
    return best.values, numbers.gather(-1, best.indices)


def gates(scores: Tensor) -> Tensor:
    """How much each chosen expert counts (Equation 2)."""
    return torch.softmax(scores, dim=-1)


def token_centric(x: Tensor, w_in: Tensor, w_out: Tensor, experts: Tensor, weights: Tensor) -> Tensor:
    """Each token fetches its experts (Equation 7): the plain way.

    Args:
        x: Tokens, (tokens, width).
        w_in: Input vectors of all experts, (experts, width).
        w_out: Output vectors, likewise.
        experts: Numbers of each token's experts, (tokens, k).
        weights: Their gates, (tokens, k).

    """
    inner = silu(torch.einsum("td,tkd->tk", x, w_in[experts])) * weights
    return torch.einsum("tk,tkd->td", inner, w_out[experts])


def expert_centric(
    x: Tensor, w_in: Tensor, w_out: Tensor, experts: Tensor, weights: Tensor, *, group: int = GROUP
) -> Tensor:
    """Groups of experts with near numbers run on all tokens that want one of them, as dense products.

    Args:
        x: Tokens, (tokens, width).
        w_in: Input vectors of all experts, (experts, width).
        w_out: Output vectors, likewise.
        experts: Numbers of each token's experts, (tokens, k).
        weights: Their gates, (tokens, k).
        group: Active experts of a group.

    """
    active, places = experts.flatten().unique(return_inverse=True)  # in order of number
    tokens = torch.arange(len(x), device=x.device).repeat_interleave(experts.shape[-1])
    order = (places // group * len(x) + tokens).argsort()  # by group, then by token
    sizes = torch.bincount(places // group, minlength=-(-len(active) // group)).tolist()
    output = torch.zeros_like(x)
    tasks = zip(
        active.split(group),
        places[order].split(sizes),
        tokens[order].split(sizes),
        weights.flatten()[order].split(sizes),
        strict=True,
    )
    for held, place, token, weight in tasks:
        some, row = token.unique_consecutive(return_inverse=True)
        gate = x.new_zeros(len(some), len(held))
        gate.index_put_((row, place % group), weight, accumulate=True)  # an expert may be chosen twice
        output.index_add_(0, some, (silu(x[some] @ w_in[held].mT) * gate) @ w_out[held])
    return output


def all_experts(x: Tensor, w_in: Tensor, w_out: Tensor, experts: Tensor, weights: Tensor) -> Tensor:
    """All experts on all tokens, and gates of 0 for those that were not chosen: a control, by the same arguments."""
    gate = x.new_zeros(len(x), len(w_in)).scatter_add(1, experts, weights)
    return (silu(x @ w_in.mT) * gate) @ w_out
