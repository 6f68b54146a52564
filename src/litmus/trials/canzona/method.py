"""Canzona: which rank updates which matrix, so that an optimizer of whole matrices keeps all ranks equally busy.

From arXiv 2602.06079 (version 1) by its abstract, notes on it, and the authors' code for Megatron; the paper itself was
not read. The plan over data-parallel ranks follows their `load_balanced_dp_buffer`, the micro-groups over
tensor-parallel ranks the “global” schedule of their `load_balanced_tp_executor`. Ping-pong follows the layer-wise
optimizer of NVIDIA's Megatron-LM; that it is the baseline which the paper measured is a guess.

Left out, since it moves nothing here: padding of buckets, and the splitting of fused matrices, which is off there.
"""

import heapq
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np

VOCABULARY, HEAD = 151_936, 128  # of Qwen3: tokens, and the width of an attention head
QUINTIC = (3.4445, -4.7750, 2.0315)  # Newton-Schulz coefficients of Muon (Jordan et al., 2024)
NEWTON_SCHULZ_STEPS = 5
EPSILON = 1e-7


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One tensor of a model."""

    name: str
    layer: int  # embeddings stand with the first, the head and what is before it after the last
    shape: tuple[int, ...]  # of the whole
    shards: int  # tensor-parallel ranks that it is spread over
    is_matrix: bool  # whether the matrix optimizer updates it; embeddings and vectors go to Adam

    @property
    def elements(self) -> int:
        """In the buffer of one rank."""
        return prod(self.shape) // self.shards

    @property
    def flops(self) -> int:
        """Of one update. It takes the whole matrix, however that is spread."""
        return muon_flops(self.shape) if self.is_matrix else 0


Buckets = Sequence[Sequence[Parameter]]
Plan = tuple[tuple[int, ...], ...]  # for each bucket, each parameter's owner among the data-parallel ranks
Group = tuple[tuple[Parameter, ...], ...]  # for each tensor-parallel rank, the matrices that it updates


def muon_flops(shape: Sequence[int]) -> int:
    """Of orthogonalising a matrix: two products of (short, long) by (long, short) size in each step."""
    short, long = sorted(shape)
    return NEWTON_SCHULZ_STEPS * 4 * long * short**2


def orthogonalised(matrix: Any) -> Any:
    """Muon's update of a matrix of momenta: its singular values pushed towards 1 by five Newton-Schulz steps."""
    matrix = np.asarray(matrix, dtype=float)
    is_tall = matrix.shape[0] > matrix.shape[1]
    x = matrix.T if is_tall else matrix
    x = x / (np.linalg.norm(x) + EPSILON)
    a, b, c = QUINTIC
    for _ in range(NEWTON_SCHULZ_STEPS):
        square = x @ x.T
        x = a * x + (b * square + c * square @ square) @ x
    return x.T if is_tall else x


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimensions:
    """Of a dense Qwen3 model, by its public configuration."""

    layers: int
    hidden: int
    feed: int  # of the feed-forward part
    heads: int
    groups: int = 8  # of keys and values
    is_tied: bool = False  # whether the head is the embedding


QWEN3 = {
    "1.7B": Dimensions(layers=28, hidden=2_048, feed=6_144, heads=16, is_tied=True),
    "4B": Dimensions(layers=36, hidden=2_560, feed=9_728, heads=32, is_tied=True),
    "8B": Dimensions(layers=36, hidden=4_096, feed=12_288, heads=32),
    "14B": Dimensions(layers=40, hidden=5_120, feed=17_408, heads=40),
    "32B": Dimensions(layers=64, hidden=5_120, feed=25_600, heads=64),
}


def parameters(model: Dimensions, shards: int) -> tuple[Parameter, ...]:
    """All of a model's as Megatron makes and orders them: attention's output projection before its fused input."""

    def matrix(name: str, layer: int, *shape: int) -> Parameter:
        return Parameter(name=name, layer=layer, shape=shape, shards=shards, is_matrix=True)

    def vector(name: str, layer: int, width: int) -> Parameter:
        return Parameter(name=name, layer=layer, shape=(width,), shards=1, is_matrix=False)

    def table(name: str, layer: int) -> Parameter:
        return Parameter(name=name, layer=layer, shape=(VOCABULARY, model.hidden), shards=shards, is_matrix=False)

    found = [table("embedding", 0)]
    for layer in range(model.layers):
        found += [
            vector("input_norm", layer, model.hidden),
            matrix("projection", layer, model.hidden, model.heads * HEAD),
            matrix("qkv", layer, (model.heads + 2 * model.groups) * HEAD, model.hidden),
            vector("q_norm", layer, HEAD),
            vector("k_norm", layer, HEAD),
            vector("feed_norm", layer, model.hidden),
            matrix("gate_up", layer, 2 * model.feed, model.hidden),
            matrix("down", layer, model.hidden, model.feed),
        ]
    found.append(vector("final_norm", model.layers, model.hidden))
    if not model.is_tied:
        found.append(table("head", model.layers))
    return tuple(found)


def in_buckets(ordered: Sequence[Parameter], size: int) -> Buckets:
    """Megatron's gradient buckets: from the last parameter to the first, closed once they hold `size` elements."""
    buckets: list[list[Parameter]] = [[]]
    for one in reversed(ordered):
        if sum(held.elements for held in buckets[-1]) >= size:
            buckets.append([])
        buckets[-1].append(one)
    return buckets


def loads(buckets: Buckets, plan: Plan, ranks: int, cost: Callable[[Parameter], int]) -> Any:
    """What each rank has to do, in units of `cost`."""
    held = np.zeros(ranks)
    for bucket, owners in zip(buckets, plan, strict=True):
        np.add.at(held, list(owners), [cost(one) for one in bucket])
    return held


def ratio(held: Any) -> float:
    """The largest load over the mean: 1 is even, the number of ranks is one rank doing it all."""
    return float(np.max(held) / np.mean(held))


def communication(buckets: Buckets, plan: Plan, ranks: int) -> float:
    """The largest slices of all buckets over equal ones: what an uneven reduce-scatter moves for its slowest rank."""
    slices = [loads([bucket], (owners,), ranks, _elements) for bucket, owners in zip(buckets, plan, strict=True)]
    return float(sum(map(np.max, slices)) / sum(map(np.mean, slices)))


# Plans that keep to the geometry of buckets: a rank's part of a bucket is one slice, in the order of ranks.


def where_they_start(buckets: Buckets, ranks: int) -> Plan:
    """ZeRO-1's equal chunks of each bucket; a parameter goes whole to the rank in whose chunk it starts."""

    def owners(bucket: Sequence[Parameter]) -> tuple[int, ...]:
        ends = np.cumsum([one.elements for one in bucket])
        starts = ends - [one.elements for one in bucket]
        return tuple((starts * ranks // ends[-1]).tolist())

    return tuple(owners(bucket) for bucket in buckets)


def greedy(buckets: Buckets, ranks: int, alpha: float) -> Plan:
    """The α-balanced cuts, the largest bucket first.

    A rank's target in a bucket is a blend of an equal part (α = 0, even communication) and of a part by what it still
    lacks to the mean over all buckets (α = 1, even load). Cuts lie on the parameters' boundaries nearest to the
    targets. Loads are counted in elements, as in the authors' code.
    """
    goal = sum(one.elements for bucket in buckets for one in bucket) / ranks
    held = np.zeros(ranks)
    plan: dict[int, tuple[int, ...]] = {}
    for index in sorted(range(len(buckets)), key=lambda index: -sum(map(_elements, buckets[index]))):
        ends = np.cumsum([0, *map(_elements, buckets[index])])
        lacks = np.maximum(0, goal - held)
        by_lack = lacks / lacks.sum() if lacks.sum() > 0 else np.full(ranks, 1 / ranks)
        targets = np.cumsum((1 - alpha) / ranks + alpha * by_lack)[:-1] * ends[-1]
        cuts = np.searchsorted((ends[1:] + ends[:-1]) / 2, targets)  # between the middles of parameters
        bounds = np.array([0, *cuts, len(buckets[index])])
        plan[index] = tuple(np.repeat(np.arange(ranks), np.diff(bounds)).tolist())
        held += np.diff(ends[bounds])
    return tuple(plan[index] for index in range(len(buckets)))


def balanced(buckets: Buckets, ranks: int, alpha: float = 1.0) -> Plan:
    """Canzona's plan: the α-balanced cuts, or, where they are no better, those of ZeRO-1."""
    plain, cut = where_they_start(buckets, ranks), greedy(buckets, ranks, alpha)
    is_better = ratio(loads(buckets, cut, ranks, _elements)) < ratio(loads(buckets, plain, ranks, _elements))
    return cut if is_better else plain


# Plans that ignore it, and so need other communication than reduce-scatter and all-gather of slices.


def layers_in_turn(buckets: Buckets, ranks: int) -> Plan:
    """Whole layers, round-robin."""
    return tuple(tuple(one.layer % ranks for one in bucket) for bucket in buckets)


def matrices_in_turn(buckets: Buckets, ranks: int) -> Plan:
    """Matrices round-robin, and the rest likewise for itself."""
    given = {True: 0, False: 0}

    def owner(one: Parameter) -> int:
        given[one.is_matrix] += 1
        return (given[one.is_matrix] - 1) % ranks

    return tuple(tuple(owner(one) for one in bucket) for bucket in buckets)


def ping_pong(buckets: Buckets, ranks: int) -> Plan:
    """Parameters from the smallest to the largest, to ranks upwards and downwards in turn (Megatron-LM, layer-wise)."""
    turns = [*range(ranks), *reversed(range(ranks))]
    order = sorted(_places(buckets), key=lambda place: buckets[place[0]][place[1]].elements)
    return _plan(buckets, {place: turns[turn % len(turns)] for turn, place in enumerate(order)})


def longest_first(buckets: Buckets, ranks: int) -> Plan:
    """The largest update to the rank with the least to do (LPT): near the best that whole matrices allow."""
    heap = [(0, rank) for rank in range(ranks)]
    owners = {}
    for bucket, index in sorted(_places(buckets), key=lambda place: -buckets[place[0]][place[1]].flops):
        load, owners[bucket, index] = heap[0]
        heapq.heapreplace(heap, (load + buckets[bucket][index].flops, owners[bucket, index]))
    return _plan(buckets, owners)


def micro_groups(matrices: Sequence[Parameter], ranks: int, cap: float) -> tuple[Group, ...]:
    """Matrices of one data-parallel rank over its tensor-parallel ranks, in groups that travel together.

    The largest first; a group takes in matrices, each time spread anew, until a rank would hold more than `cap`
    elements. The one too many is rolled back and begins the next group.
    """
    groups: list[Group] = []
    taken: list[Parameter] = []
    for one in sorted(matrices, key=_elements, reverse=True):
        if taken and max(_held(_spread([*taken, one], ranks), _elements)) > cap:
            groups.append(_spread(taken, ranks))
            taken = []
        taken.append(one)
    return (*groups, _spread(taken, ranks)) if taken else ()


def makespan(groups: Sequence[Group]) -> int:
    """Operations until the slowest rank of each group is done, group after group."""
    return sum(max(_held(group, _flops)) for group in groups)


def owned(buckets: Buckets, plan: Plan, rank: int) -> tuple[Parameter, ...]:
    """A data-parallel rank's matrices."""
    return tuple(
        one
        for bucket, owners in zip(buckets, plan, strict=True)
        for one, owner in zip(bucket, owners, strict=True)
        if owner == rank and one.is_matrix
    )


def _spread(matrices: Sequence[Parameter], ranks: int) -> Group:
    """Largest first, each to the rank that holds least."""
    slots: list[list[Parameter]] = [[] for _ in range(ranks)]
    heap = [(0, rank) for rank in range(ranks)]
    for one in matrices:
        load, rank = heap[0]
        slots[rank].append(one)
        heapq.heapreplace(heap, (load + one.elements, rank))
    return tuple(map(tuple, slots))


def _held(group: Group, cost: Callable[[Parameter], int]) -> list[int]:
    return [sum(map(cost, slot)) for slot in group]


def _places(buckets: Buckets) -> list[tuple[int, int]]:
    return [(bucket, index) for bucket, held in enumerate(buckets) for index in range(len(held))]


def _plan(buckets: Buckets, owners: dict[tuple[int, int], int]) -> Plan:
    return tuple(tuple(owners[index, place] for place in range(len(bucket))) for index, bucket in enumerate(buckets))


def _elements(one: Parameter) -> int:
    return one.elements


def _flops(one: Parameter) -> int:
    return one.flops
