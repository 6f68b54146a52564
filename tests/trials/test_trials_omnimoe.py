"""OmniMoE against what it must be."""

import pytest
import torch
from hypothesis import given, settings, strategies as st
from torch.nn.functional import silu

from litmus.trials.omnimoe import all_experts, cartesian_top_k, expert_centric, gates, token_centric

WAYS = (token_centric, expert_centric, all_experts)


def layer(seed: int, tokens: int = 20, experts: int = 36, k: int = 5) -> list[torch.Tensor]:
    generator = torch.Generator().manual_seed(seed)
    x, w_in, w_out = (
        torch.randn(count, 7, generator=generator, dtype=torch.float64) for count in (tokens, experts, experts)
    )
    scores, numbers = torch.rand(tokens, experts, generator=generator, dtype=torch.float64).topk(k)
    return [x, w_in, w_out, numbers, gates(scores)]


@settings(max_examples=50)
@given(st.integers(0, 1_000), st.integers(1, 7), st.integers(1, 9), st.data())
def test_the_best_cells_are_those_of_the_whole_grid(seed, height, width, data) -> None:
    k = data.draw(st.integers(1, height * width))
    generator = torch.Generator().manual_seed(seed)
    rows, columns = (torch.randn(3, side, generator=generator, dtype=torch.float64) for side in (height, width))
    grid = (rows[:, :, None] + columns[:, None]).flatten(1)
    scores, numbers = cartesian_top_k(rows, columns, k)
    torch.testing.assert_close(scores, grid.topk(k).values, rtol=0, atol=0)
    torch.testing.assert_close(grid.gather(1, numbers), scores, rtol=0, atol=0)
    assert all(len(set(row)) == k for row in numbers.tolist())


def test_cells_that_tie_are_chosen_once() -> None:
    scores, numbers = cartesian_top_k(torch.zeros(2, 4), torch.zeros(2, 4), 10)
    assert not scores.any()
    assert all(len(set(row)) == 10 for row in numbers.tolist())


def test_gates_add_up_to_one_in_the_order_of_scores() -> None:
    told = gates(torch.tensor([[2.0, 1.0, -3.0]]))
    assert told.sum() == pytest.approx(1)
    assert told[0, 0] / told[0, 1] == pytest.approx(torch.e)


@pytest.mark.parametrize("way", WAYS)
def test_every_way_is_the_sum_over_a_token_s_experts(way) -> None:
    """Equation 4, one expert after the other."""
    x, w_in, w_out, numbers, weights = layer(0)
    naive = torch.stack(
        [
            sum(gate * silu(token @ w_in[number]) * w_out[number] for number, gate in zip(row, part, strict=True))
            for token, row, part in zip(x, numbers.tolist(), weights, strict=True)
        ]
    )
    torch.testing.assert_close(way(x, w_in, w_out, numbers, weights), naive)


@settings(max_examples=50)
@given(st.integers(0, 1_000), st.integers(1, 40), st.integers(1, 9))
def test_groups_of_any_size_come_to_the_same(seed, group, tokens) -> None:
    told = layer(seed, tokens=tokens)
    torch.testing.assert_close(expert_centric(*told, group=group), token_centric(*told))


@pytest.mark.parametrize("way", WAYS)
def test_an_expert_that_is_chosen_twice_counts_twice(way) -> None:
    x, w_in, w_out, numbers, weights = layer(2)
    once = way(x, w_in, w_out, numbers[:, :1], weights[:, :1] + weights[:, 1:2])
    torch.testing.assert_close(way(x, w_in, w_out, numbers[:, [0, 0]], weights[:, :2]), once)


def test_gradients_do_not_depend_on_the_way() -> None:
    found = []
    for way in WAYS:
        x, w_in, w_out, numbers, weights = layer(1)
        leaves = [one.requires_grad_() for one in (x, w_in, w_out, weights)]
        way(x, w_in, w_out, numbers, weights).square().sum().backward()
        found.append([one.grad for one in leaves])
    for other in found[1:]:
        torch.testing.assert_close(other, found[0])
