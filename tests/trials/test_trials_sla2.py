"""SLA2 against what it must be."""

import torch
from hypothesis import given, settings, strategies as st
from torch.nn.functional import scaled_dot_product_attention

from litmus.trials.attention.blocks import block_weights, top_k
from litmus.trials.sla2 import (
    Router,
    linear_attention,
    sla2_attention,
    sla_attention,
    soft_sla2_attention,
    soft_top_k,
)

SIZES = (8, 4)


def tokens(dtype=torch.float64) -> list[torch.Tensor]:
    generator = torch.Generator().manual_seed(0)
    return [torch.randn(2, 32, 6, generator=generator, dtype=dtype) for _ in range(3)]


def scores(seed: int = 1) -> torch.Tensor:
    return torch.randn(2, 4, 8, generator=torch.Generator().manual_seed(seed), dtype=torch.float64)


def of_tokens(blocks: torch.Tensor) -> torch.Tensor:
    return blocks.repeat_interleave(SIZES[0], dim=1).repeat_interleave(SIZES[1], dim=2)


def naive_linear(weights: torch.Tensor) -> torch.Tensor:
    """All weights of Equation 14 at once, each row made to add up to 1."""
    q, k, v = tokens()
    told = torch.softmax(q, dim=-1) @ torch.softmax(k, dim=-1).mT * of_tokens(weights)
    return told / told.sum(dim=-1, keepdim=True) @ v


@settings(max_examples=50)
@given(st.integers(0, 20), st.integers(1, 7))
def test_soft_rows_add_up_to_what_is_kept_and_keep_the_order(seed, count) -> None:
    told = soft_top_k(scores(seed), count)
    torch.testing.assert_close(told.sum(dim=-1), torch.full((2, 4), float(count), dtype=torch.float64))
    assert ((told >= 0) & (told <= 1)).all()
    assert (told.gather(-1, scores(seed).argsort(dim=-1)).diff(dim=-1) >= -1e-12).all()


def test_cold_soft_masks_are_hard_ones() -> None:
    hard = top_k(scores(), 3 / 8).double()
    torch.testing.assert_close(soft_top_k(scores(), 3, temperature=1e-4), hard, atol=1e-6, rtol=0)


def test_gradients_of_soft_masks_are_those_of_small_steps() -> None:
    """The shift moves with the scores, so that a row goes on adding up to the same."""
    assert torch.autograd.gradcheck(lambda told: soft_top_k(told, 3, temperature=0.7), scores().requires_grad_())


def test_linear_attention_by_sums_is_that_by_all_weights() -> None:
    weights = soft_top_k(scores(), 3)
    torch.testing.assert_close(linear_attention(*tokens(), weights, SIZES), naive_linear(weights))


def test_the_mixture_is_that_of_its_branches_row_by_row() -> None:
    mask = top_k(scores(), 3 / 8)
    ratio = torch.rand(2, 4, generator=torch.Generator().manual_seed(2), dtype=torch.float64)
    part = ratio.repeat_interleave(SIZES[0], dim=1)[..., None]
    sparse = scaled_dot_product_attention(*tokens(), attn_mask=of_tokens(mask))
    naive = part * sparse + (1 - part) * naive_linear((~mask).double())
    torch.testing.assert_close(sla2_attention(*tokens(), mask, ratio, sizes=SIZES), naive)
    torch.testing.assert_close(
        soft_sla2_attention(*tokens(), mask.double(), ratio, sizes=SIZES), naive, atol=1e-6, rtol=0
    )


def test_it_is_attention_where_everything_is_kept_and_values_where_all_values_are_one() -> None:
    q, k, v = tokens()
    everything, ones = torch.ones(2, 4, 8, dtype=torch.bool), torch.ones(2, 4, dtype=torch.float64)
    dense = scaled_dot_product_attention(q, k, v)
    torch.testing.assert_close(sla2_attention(q, k, v, everything, ones, sizes=SIZES), dense)
    same = torch.ones_like(v)
    torch.testing.assert_close(sla2_attention(q, k, same, top_k(scores(), 0.2), 0.3 * ones, sizes=SIZES), same)


def test_sla_adds_what_is_left_by_a_projection() -> None:
    mask, projection = top_k(scores(), 3 / 8), torch.randn(2, 6, 6, dtype=torch.float64)
    sparse = scaled_dot_product_attention(*tokens(), attn_mask=of_tokens(mask))
    found = sla_attention(*tokens(), mask, projection, sizes=SIZES)
    torch.testing.assert_close(found, sparse + naive_linear((~mask).double()) @ projection)


def test_a_router_of_identities_ranks_as_pooled_weights_do() -> None:
    """§8, (1.a): the heuristic is the special case; the mean of keys shifts a row, and changes no order."""
    q, k, _ = tokens()
    plain = Router(*(torch.eye(6, dtype=torch.float64).repeat(2, 1, 1) for _ in range(2)))
    assert (top_k(plain.scores(q, k, SIZES), 0.4) == top_k(block_weights(q, k, SIZES), 0.4)).all()
    other = Router(plain.of_q, -plain.of_k)
    assert not (top_k(other.scores(q, k, SIZES), 0.4) == top_k(block_weights(q, k, SIZES), 0.4)).all()
