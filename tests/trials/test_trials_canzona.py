"""Canzona against what it must be."""

from collections import Counter
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, strategies as st

from litmus.trials.canzona import (
    QWEN3,
    Parameter,
    balanced,
    communication,
    greedy,
    in_buckets,
    layers_in_turn,
    loads,
    longest_first,
    makespan,
    matrices_in_turn,
    micro_groups,
    muon_flops,
    orthogonalised,
    owned,
    parameters,
    ping_pong,
    ratio,
    where_they_start,
)

PLANS = (balanced, where_they_start, layers_in_turn, matrices_in_turn, ping_pong, longest_first)


def matrix(index: int, rows: int, columns: int) -> Parameter:
    return Parameter(name=f"w{index}", layer=index // 4, shape=(rows, columns), shards=1, is_matrix=True)


SIDES = st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30)), min_size=1, max_size=25)
MODELS = SIDES.map(lambda sides: [matrix(index, *side) for index, side in enumerate(sides)])


@pytest.mark.parametrize(
    ("size", "billions"), [("1.7B", 1.72), ("4B", 4.02), ("8B", 8.19), ("14B", 14.77), ("32B", 32.76)]
)
def test_the_shapes_add_up_to_the_published_models(size, billions) -> None:
    whole = parameters(QWEN3[size], 1)
    assert sum(one.elements for one in whole) == pytest.approx(billions * 1e9, rel=0.005)
    spread = parameters(QWEN3[size], 8)
    assert sum(one.elements for one in spread if one.is_matrix) * 8 == sum(
        one.elements for one in whole if one.is_matrix
    )
    assert sum(one.flops for one in spread) == sum(one.flops for one in whole)


@given(MODELS, st.integers(1, 2_000))
def test_buckets_hold_every_parameter_once_from_the_last_to_the_first(model, size) -> None:
    buckets = in_buckets(model, size)
    assert [one for bucket in buckets for one in bucket] == model[::-1]
    assert all(sum(one.elements for one in bucket[:-1]) < size for bucket in buckets)
    assert all(sum(one.elements for one in bucket) >= size for bucket in buckets[:-1])


@given(MODELS, st.integers(1, 2_000), st.integers(1, 9), st.sampled_from(PLANS))
def test_every_matrix_has_exactly_one_owner(model, size, ranks, plan) -> None:
    buckets = in_buckets(model, size)
    given_out = [one for rank in range(ranks) for one in owned(buckets, plan(buckets, ranks), rank)]
    assert Counter(given_out) == Counter(model)
    assert loads(buckets, plan(buckets, ranks), ranks, lambda one: one.flops).sum() == sum(one.flops for one in model)


@given(MODELS, st.integers(1, 2_000), st.integers(1, 9), st.floats(0, 1))
def test_a_rank_s_part_of_a_bucket_is_one_slice_in_the_order_of_ranks(model, size, ranks, alpha) -> None:
    buckets = in_buckets(model, size)
    for plan in (greedy(buckets, ranks, alpha), where_they_start(buckets, ranks)):
        assert all(first <= second for owners in plan for first, second in pairwise(owners))


@given(MODELS, st.integers(1, 2_000), st.integers(1, 9), st.floats(0, 1))
def test_a_plan_is_never_worse_than_the_one_it_replaces(model, size, ranks, alpha) -> None:
    buckets = in_buckets(model, size)
    kept, plain = (
        ratio(loads(buckets, plan, ranks, lambda one: one.elements))
        for plan in (balanced(buckets, ranks, alpha), where_they_start(buckets, ranks))
    )
    assert 1 - 1e-9 <= kept <= plain <= ranks + 1e-9


@given(MODELS, st.integers(1, 9), st.floats(0, 1))
def test_the_cuts_of_the_first_bucket_are_the_boundaries_nearest_to_equal_parts(model, ranks, alpha) -> None:
    """Nobody holds anything yet, so that both aims agree; against a search through all boundaries."""
    (bucket,) = in_buckets(model, 10**9)
    ends = np.cumsum([0, *(one.elements for one in bucket)])
    owners = greedy([bucket], ranks, alpha)[0]
    for rank in range(1, ranks):
        target = ends[-1] * rank / ranks
        cut = ends[sum(owner < rank for owner in owners)]
        assert abs(cut - target) == pytest.approx(min(abs(ends - target)), abs=1e-6 * ends[-1])


def test_even_parameters_are_shared_out_evenly() -> None:
    buckets = in_buckets([matrix(index, 4, 8) for index in range(24)], 4 * 8 * 3)
    for plan in (balanced(buckets, 8), longest_first(buckets, 8), ping_pong(buckets, 8)):
        assert ratio(loads(buckets, plan, 8, lambda one: one.flops)) == 1
    assert communication(buckets, balanced(buckets, 3), 3) == 1


def test_ping_pong_is_the_example_of_its_source() -> None:
    """Ten parameters over four ranks: p0 p7 p8, p1 p6 p9, p2 p5, p3 p4."""
    model = [matrix(index, 1, index + 1) for index in range(10)]
    buckets = in_buckets(model, 12)
    names = [{one.name for one in owned(buckets, ping_pong(buckets, 4), rank)} for rank in range(4)]
    assert names == [{"w0", "w7", "w8"}, {"w1", "w6", "w9"}, {"w2", "w5"}, {"w3", "w4"}]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6), st.integers(1, 3))
def test_largest_first_is_near_the_best_of_all_plans(sides, ranks) -> None:
    """Within Graham's bound of 4/3 - 1/(3 ranks), against every way to give them out."""
    model = [matrix(index, side, side) for index, side in enumerate(sides)]
    buckets = in_buckets(model, 50)
    best = min(
        max(sum(one.flops for one, to in zip(model, way, strict=True) if to == rank) for rank in range(ranks))
        for way in product(range(ranks), repeat=len(model))
    )
    found = max(loads(buckets, longest_first(buckets, ranks), ranks, lambda one: one.flops))
    assert best <= found <= best * (4 / 3 - 1 / (3 * ranks)) + 1e-9


@given(MODELS, st.integers(1, 5), st.integers(1, 2_000))
def test_micro_groups_hold_every_matrix_once_and_keep_to_the_cap(model, ranks, cap) -> None:
    groups = micro_groups(model, ranks, cap)
    assert Counter(one for group in groups for slot in group for one in slot) == Counter(model)
    for group in groups:
        assert len(group) == ranks
        held = [sum(one.elements for one in slot) for slot in group]
        assert max(held) <= cap or sum(map(len, group)) == 1, "only a matrix alone may be larger"
    total = sum(one.flops for one in model)
    assert total / ranks <= makespan(groups) <= total
    assert micro_groups((), ranks, cap) == ()


def test_operations_are_those_of_the_products() -> None:
    """Two products of (m, n) by (n, m) size, two operations for each multiplication, in each of five steps."""
    assert muon_flops((3, 7)) == muon_flops((7, 3)) == 5 * 2 * (2 * 3 * 3 * 7)


def test_an_update_is_nearly_orthogonal_and_turns_with_its_matrix() -> None:
    gradient = np.random.default_rng(0).normal(size=(6, 9))
    values = np.linalg.svd(orthogonalised(gradient), compute_uv=False)
    assert abs(values - 0.95).max() < 0.35
    assert orthogonalised(gradient.T) == pytest.approx(orthogonalised(gradient).T)


def test_an_update_shared_out_is_the_update() -> None:
    """Shards are gathered at the owner's rank of a micro-group, updated whole, and sent back."""
    rng, data, tensor = np.random.default_rng(1), 3, 2
    model = [matrix(index, 4 + 2 * (index % 3), 5) for index in range(12)]
    gradients = {one.name: rng.normal(size=one.shape) for one in model}
    shards = {name: np.split(gradient, tensor) for name, gradient in gradients.items()}
    buckets = in_buckets(model, 60)
    plan = balanced(buckets, data)
    updates = {}
    for rank in range(data):
        for group in micro_groups(owned(buckets, plan, rank), tensor, 50):
            for slot in group:
                for one in slot:
                    assert one.name not in updates
                    updates[one.name] = np.split(orthogonalised(np.concatenate(shards[one.name])), tensor)
    for one in model:
        assert (np.concatenate(updates[one.name]) == orthogonalised(gradients[one.name])).all()
