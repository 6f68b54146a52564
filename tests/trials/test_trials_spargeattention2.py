"""SpargeAttention2 against what it must be."""

import pytest
import torch
from hypothesis import given, settings, strategies as st
from torch.nn.functional import scaled_dot_product_attention

from litmus.trials.attention.blocks import block_mass, block_weights, top_k, top_p
from litmus.trials.spargeattention2 import calibrated, hybrid_mask, sparge_attention
from litmus.trials.spargeattention2.experiment import KEEPS, SINGLE, UNION, heaviest, masks


def weights(seed: int, sharpness: float = 2.0) -> torch.Tensor:
    drawn = torch.randn(2, 8, 40, generator=torch.Generator().manual_seed(seed))
    return torch.softmax(sharpness * drawn, dim=-1)


@settings(max_examples=50)
@given(st.integers(0, 9), st.floats(0, 1), st.floats(0, 1))
def test_the_mask_keeps_what_either_rule_keeps(seed, k, p) -> None:
    told = weights(seed)
    for row, mask in zip(told.flatten(0, 1), hybrid_mask(told, k, p).flatten(0, 1), strict=True):
        either = set(top_k(row[None], k)[0].nonzero().flatten().tolist())
        either |= set(top_p(row[None], p)[0].nonzero().flatten().tolist())
        assert set(mask.nonzero().flatten().tolist()) == either


@settings(max_examples=50)
@given(st.integers(0, 9), st.sampled_from([0.0, 0.025, 0.1]), st.floats(0.1, 0.9))
def test_a_calibrated_mask_keeps_as_much_as_it_may(seed, k, kept) -> None:
    told = weights(seed)
    p = calibrated(told, k, kept)
    assert hybrid_mask(told, k, p).float().mean() <= kept + 1e-6
    assert hybrid_mask(told, k, p + 1e-6).float().mean() > kept - 2 / told.numel()


def test_with_everything_kept_it_is_attention() -> None:
    generator = torch.Generator().manual_seed(0)
    q, k, v = (torch.randn(2, 256, 16, generator=generator) for _ in range(3))
    dense = scaled_dot_product_attention(q, k, v)
    torch.testing.assert_close(sparge_attention(q, k, v, k_share=1.0, p=0.0), dense)
    assert not torch.allclose(sparge_attention(q, k, v, k_share=0.25, p=0.1), dense)


def test_the_operator_follows_the_mask_of_pooled_weights() -> None:
    generator = torch.Generator().manual_seed(0)
    q, k, v = (torch.randn(2, 64, 16, generator=generator) for _ in range(3))
    mask = hybrid_mask(block_weights(q, k, (8, 4)), 0.2, 0.3)
    of_tokens = mask.repeat_interleave(8, dim=1).repeat_interleave(4, dim=2)
    torch.testing.assert_close(
        sparge_attention(q, k, v, k_share=0.2, p=0.3, sizes=(8, 4)),
        scaled_dot_product_attention(q, k, v, attn_mask=of_tokens),
    )


@pytest.mark.parametrize("keep", KEEPS)
def test_rules_are_compared_at_equal_sparsity(keep) -> None:
    """None keeps more than top-k, and none more than two blocks in a hundred less."""
    told, mass = weights(1, 1.0), weights(2, 1.0)
    kept = {rule: int(mask.sum()) for rule, mask in masks(told, mass, keep).items()}
    most = kept["top-k"]
    assert {*SINGLE, UNION} < kept.keys()
    assert all(0.98 * most - 1 <= count <= most for count in kept.values())


def test_one_threshold_keeps_the_most_mass_that_so_many_blocks_can() -> None:
    """No rule keeps more of the weights it goes by, as each row has one block at least in all of them."""
    generator = torch.Generator().manual_seed(3)
    q, k = (torch.randn(2, 320, 8, generator=generator) for _ in range(2))
    mass = block_mass(q, k, (16, 8))
    best = (mass * heaviest(mass, 0.1)).sum()
    assert all((mass * mask).sum() <= best + 1e-5 for mask in masks(mass, mass, 0.1).values())
    assert heaviest(mass, 0.1).any(dim=-1).all()
