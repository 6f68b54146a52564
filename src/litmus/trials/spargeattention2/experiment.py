"""What is measured: errors of masks that keep equally many blocks, and time beside dense attention."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import torch
from torch import Tensor

from litmus.trials import accelerator
from litmus.trials.attention.blocks import block_mass, block_weights, relative_error, top_k
from litmus.trials.attention.heads import LOCAL, SINKING, SPREAD, Head, Tokens, heads_of
from litmus.trials.attention.kernel import block_sparse_attention, dense_attention
from litmus.trials.spargeattention2.method import calibrated, hybrid_mask, sparge_attention
from litmus.trials.trial import Measured

HEADS = {"uniform": SPREAD, "skewed": SINKING, "local": LOCAL}
KEEPS = (0.2, 0.1, 0.05, 0.03)  # shares of blocks that are kept
KEEP = 0.05  # that of the claim
FLOOR = 3 / 5  # of what is kept, by top-k alone: the paper's 0.03 of 0.05
SINGLE = ("top-k", "top-p")
UNION = "top-k or top-p"


def measured(seed: int, settings: Mapping[str, Any]) -> Measured:
    """One seed: all rules on each kind of head and on a layer of all kinds, then the clock on that layer."""
    device = accelerator.chosen()
    with torch.inference_mode():
        layers = {name: _tokens(seed, kinds, settings, device) for name, kinds in _layers(settings["copies"]).items()}
        errors = {name: _errors(*layer, settings) for name, layer in layers.items()}
        times = _times(*layers["mixed"], settings, device)
    at = {name: by_keep[KEEP] for name, by_keep in errors.items()}

    def over(name: str) -> float:
        return at[name][UNION] / min(at[name][rule] for rule in SINGLE)

    mixed = at["mixed"]
    return Measured(
        values={
            "faster": times["dense"] / times["0.05"],
            "over_uniform": over("uniform"),
            "over_skewed": over("skewed"),
            "over_local": over("local"),
            "mixed": 1 / over("mixed"),
            "error": mixed[UNION],
            "threshold": mixed["one threshold"] / mixed[UNION],
            "best": mixed[UNION] / mixed["true mass, one threshold"],
            "pooling": mixed[UNION] / mixed["true mass, top-k or top-p"],
            "faster_even": times["dense"] / times["even rows"],
            "faster_10": times["dense"] / times["0.1"],
            "faster_3": times["dense"] / times["0.03"],
            "kernel": times["kernel, all blocks"] / times["dense"],
        },
        curves={
            rule: tuple((100 * keep, by_rule[rule]) for keep, by_rule in sorted(errors["mixed"].items()))
            for rule in mixed
        },
        table={
            f"{name}, {100 * keep:g} % kept": by_rule
            for name, by_keep in errors.items()
            for keep, by_rule in by_keep.items()
        },
        device=accelerator.device_name(device),
    )


def masks(weights: Tensor, mass: Tensor, keep: float) -> dict[str, Tensor]:
    """Masks of all rules, each of as many blocks as top-k keeps, over all rows.

    Args:
        weights: Pooled, (heads, query blocks, key blocks).
        mass: What they stand for: the attention that blocks truly get.
        keep: Share of blocks.

    """
    share = _whole(keep, weights)

    def hybrid(told: Tensor, k: float) -> Tensor:
        return hybrid_mask(told, k, calibrated(told, k, share))

    return {
        "top-k": top_k(weights, share),
        "top-p": hybrid(weights, 0.0),
        UNION: hybrid(weights, FLOOR * share),
        "one threshold": heaviest(weights, share),
        "true mass, top-k or top-p": hybrid(mass, FLOOR * share),
        "true mass, one threshold": heaviest(mass, share),
    }


def heaviest(weights: Tensor, share: float) -> Tensor:
    """Keep the heaviest blocks of the whole layer, whosever they are, after one of each row."""
    first = top_k(weights, 0.0)
    rest = weights.masked_fill(first, -1.0).flatten()
    more = rest.topk(round(share * rest.numel()) - int(first.sum())).indices
    return first.flatten().index_fill(0, more, value=True).view_as(first)


def _whole(keep: float, weights: Tensor) -> float:
    """The share of a row's blocks nearest to this one that is a whole number of them, and one at least."""
    blocks = int(weights.shape[-1])
    return max(1, round(keep * blocks)) / blocks


def _layers(copies: int) -> dict[str, tuple[Head, ...]]:
    alone = {name: (kind,) * copies for name, kind in HEADS.items()}
    return alone | {"mixed": tuple(HEADS.values()) * copies}


def _tokens(seed: int, kinds: tuple[Head, ...], settings: Mapping[str, Any], device: Any) -> Tokens:
    generator = torch.Generator().manual_seed(seed)
    q, k, v = (
        x.to(device, getattr(torch, settings["dtype"]))
        for x in heads_of(kinds, settings["grid"], settings["width"], settings["sizes"][0], generator)
    )
    return q, k, v


def _errors(q: Tensor, k: Tensor, v: Tensor, settings: Mapping[str, Any]) -> dict[float, dict[str, float]]:
    """Relative errors by what is kept, and rule."""
    sizes = settings["sizes"]
    reference = dense_attention(q, k, v)
    weights, mass = block_weights(q, k, sizes), block_mass(q, k, sizes)
    return {
        keep: {
            rule: relative_error(block_sparse_attention(q, k, v, mask, sizes), reference)
            for rule, mask in masks(weights, mass, keep).items()
        }
        for keep in KEEPS
    }


def _times(q: Tensor, k: Tensor, v: Tensor, settings: Mapping[str, Any], device: torch.device) -> dict[str, float]:
    """Seconds of dense attention and of the operator, masks included, by what it keeps."""
    sizes = settings["sizes"]
    weights = block_weights(q, k, sizes)
    whole = torch.ones_like(weights, dtype=torch.bool)

    def operator(keep: float) -> Callable[[], object]:
        share = _whole(keep, weights)
        p = calibrated(weights, FLOOR * share, share)
        return partial(sparge_attention, q, k, v, k_share=FLOOR * share, p=p, sizes=sizes)

    arms: dict[str, Callable[[], object]] = {
        "dense": partial(dense_attention, q, k, v),
        "kernel, all blocks": partial(block_sparse_attention, q, k, v, whole, sizes),
        "even rows": partial(sparge_attention, q, k, v, k_share=_whole(KEEP, weights), p=0.0, sizes=sizes),
        **{f"{keep}": operator(keep) for keep in KEEPS},
    }
    return accelerator.seconds(arms, settings["rounds"], device)
