"""Block-sparse attention against dense attention under a mask, PyTorch's flex attention, and rules written out."""

import math

import pytest
import torch
from hypothesis import given, settings, strategies as st
from torch.nn.attention.flex_attention import BlockMask, flex_attention
from torch.nn.functional import scaled_dot_product_attention

from litmus.trials.attention.blocks import block_mass, block_weights, pooled, relative_error, top_k, top_p
from litmus.trials.attention.heads import Head, heads_of
from litmus.trials.attention.kernel import block_sparse_attention

SIZES = (8, 4)
WEIGHTS = st.lists(st.lists(st.integers(0, 9), min_size=6, max_size=6), min_size=1, max_size=4)


def tokens(dtype=torch.float64) -> list[torch.Tensor]:
    generator = torch.Generator().manual_seed(0)
    return [torch.randn(3, 48, 5, generator=generator, dtype=dtype) for _ in range(3)]


def some_mask() -> torch.Tensor:
    """Of rows that keep one block to all twelve."""
    chance = torch.rand(3, 6, 12, generator=torch.Generator().manual_seed(1))
    return (chance < torch.linspace(0.05, 1, 6)[None, :, None]) | top_k(chance, 0)


def of_tokens(mask: torch.Tensor) -> torch.Tensor:
    return mask.repeat_interleave(SIZES[0], dim=1).repeat_interleave(SIZES[1], dim=2)


def normal(rows: list[list[int]]) -> torch.Tensor:
    weights = torch.tensor(rows, dtype=torch.float64) + 0.01
    return weights / weights.sum(dim=-1, keepdim=True)


def test_the_kernel_is_dense_attention_under_the_mask() -> None:
    q, k, v = tokens()
    naive = scaled_dot_product_attention(q, k, v, attn_mask=of_tokens(some_mask()))
    torch.testing.assert_close(block_sparse_attention(q, k, v, some_mask(), SIZES), naive)


@pytest.mark.filterwarnings("ignore:flex_attention called without torch.compile")
def test_the_kernel_agrees_with_flex_attention() -> None:
    """A peer: PyTorch's own block-sparse attention, given the kept blocks of each row."""
    q, k, v = tokens(torch.float32)
    mask = some_mask()
    kept = mask.sum(dim=-1, dtype=torch.int32)
    places = mask.int().argsort(dim=-1, descending=True, stable=True).int()
    blocks = BlockMask.from_kv_blocks(
        kept[None], places[None], BLOCK_SIZE=SIZES, mask_mod=lambda _, h, i, j: of_tokens(mask)[h, i, j]
    )
    peer = flex_attention(q[None], k[None], v[None], block_mask=blocks)[0]
    torch.testing.assert_close(block_sparse_attention(q, k, v, mask, SIZES), peer)


def test_gradients_are_those_of_dense_attention_under_the_mask() -> None:
    found, naive = ([x.requires_grad_() for x in tokens()] for _ in range(2))
    block_sparse_attention(*found, some_mask(), SIZES).square().sum().backward()
    scaled_dot_product_attention(*naive, attn_mask=of_tokens(some_mask())).square().sum().backward()
    for one, other in zip(found, naive, strict=True):
        torch.testing.assert_close(one.grad, other.grad)


def test_rows_are_taken_in_parts_where_their_keys_are_many(monkeypatch) -> None:
    q, k, v = tokens()
    whole = block_sparse_attention(q, k, v, some_mask(), SIZES)
    monkeypatch.setattr("litmus.trials.attention.kernel.GATHERED", {"cpu": 1})
    torch.testing.assert_close(block_sparse_attention(q, k, v, some_mask(), SIZES), whole)


def test_a_row_that_keeps_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="keeps no block"):
        block_sparse_attention(*tokens(), torch.zeros(3, 6, 12, dtype=torch.bool), SIZES)


def test_tokens_fill_their_blocks() -> None:
    with pytest.raises(ValueError, match="48 tokens do not fill blocks of 7"):
        pooled(tokens()[0], 7)


def test_what_is_lost_is_the_mass_dropped_and_the_rest_made_larger() -> None:
    """Equation 8 of arXiv 2602.13515."""
    q, k, v = tokens()
    mask = of_tokens(some_mask())
    weights = torch.softmax(q @ k.mT / math.sqrt(5), dim=-1)
    kept = (weights * mask).sum(dim=-1, keepdim=True)
    lost = (weights * ~mask + (1 - 1 / kept) * weights * mask) @ v
    torch.testing.assert_close(weights @ v - block_sparse_attention(q, k, v, some_mask(), SIZES), lost)


def test_block_weights_are_those_of_means_and_masses_those_of_all_tokens(monkeypatch) -> None:
    q, k, _ = tokens(torch.float32)
    for row, column in ((0, 0), (3, 7)):
        means = [x[1, at * size : (at + 1) * size].mean(dim=0) for x, at, size in ((q, row, 8), (k, column, 4))]
        scores = [means[0] @ k[1, at * 4 : at * 4 + 4].mean(dim=0) / math.sqrt(5) for at in range(12)]
        naive = math.exp(means[0] @ means[1] / math.sqrt(5)) / sum(map(math.exp, scores))
        assert float(block_weights(q, k, SIZES)[1, row, column]) == pytest.approx(naive, rel=1e-5)
    dense = torch.softmax(q @ k.mT / math.sqrt(5), dim=-1)
    mass = dense.view(3, 6, 8, 12, 4).sum(dim=-1).mean(dim=2)
    torch.testing.assert_close(block_mass(q, k, SIZES), mass)
    monkeypatch.setattr("litmus.trials.attention.blocks.CHUNK", 48 * 3 * 5)
    torch.testing.assert_close(block_mass(q, k, SIZES), mass)


@settings(max_examples=50)
@given(WEIGHTS, st.floats(0, 1))
def test_top_k_keeps_the_heaviest_and_as_many_in_each_row(rows, share) -> None:
    weights = normal(rows)
    mask = top_k(weights, share)
    assert (mask.sum(dim=-1) == max(1, round(6 * share))).all()
    assert (weights.masked_fill(~mask, 2).amin(dim=-1) >= weights.masked_fill(mask, -1).amax(dim=-1)).all()


@settings(max_examples=50)
@given(WEIGHTS, st.floats(0, 0.999))
def test_top_p_keeps_the_shortest_prefix_that_reaches_the_mass(rows, mass) -> None:
    """Against adding up, block by block."""
    weights = normal(rows)
    for row, mask in zip(weights.tolist(), top_p(weights, mass).tolist(), strict=True):
        total, needed = 0.0, 0
        for weight in sorted(row, reverse=True):
            if needed and total >= mass - 1e-12:
                break
            total, needed = total + weight, needed + 1
        assert abs(sum(mask) - needed) <= 1 if abs(total - mass) < 1e-9 else sum(mask) == needed
        kept = [weight for weight, is_kept in zip(row, mask, strict=True) if is_kept]
        assert min(kept) >= max([weight for weight, is_kept in zip(row, mask, strict=True) if not is_kept], default=0)


def test_rules_fail_where_the_paper_says_they_do() -> None:
    """arXiv 2602.13515, §3.2: top-20 % of ten even weights keeps two; top-60 % of a row with a sink only the sink."""
    even, sink = torch.full((1, 10), 0.1), torch.tensor([[0.6, 0.2, 0.1, 0.06, 0.04]])
    assert top_k(even, 0.2).sum() == 2
    assert top_p(sink, 0.6).tolist() == [[True, False, False, False, False]]


def test_an_error_is_relative_to_what_it_should_be() -> None:
    assert relative_error(torch.tensor([1.0, -2.0]), torch.tensor([1.0, 3.0])) == 5 / 4


def test_heads_come_again_with_their_seed_and_attend_as_they_are_told() -> None:
    """Mean mass of the first block, the sink, and of the block of the query's own frame."""

    def made(head: Head, seed: int = 1):
        return heads_of((head,), (4, 8, 16), 32, 8, torch.Generator().manual_seed(seed))

    local, sink = Head(by_place=1.0, sharp=(20.0, 20.0)), Head(by_place=1.0, sharp=(4.0, 4.0), sink=(10.0, 10.0))
    assert all((x == y).all() for x, y in zip(made(local), made(local), strict=True))
    assert not (made(local)[0] == made(local, 2)[0]).all()
    masses = [block_mass(*made(head)[:2], (128, 128))[0] for head in (local, sink)]
    assert (masses[0].diagonal() > 0.6).all()
    assert (masses[1][1:, 0] > 0.6).all()
