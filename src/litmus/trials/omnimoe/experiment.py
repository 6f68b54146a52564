"""What is measured: time of routers and of ways to run the experts they choose, and whether these agree."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import torch
from torch import Tensor
from torch.nn.functional import log_softmax

from litmus.trials import accelerator
from litmus.trials.omnimoe.method import all_experts, cartesian_top_k, expert_centric, gates, token_centric
from litmus.trials.trial import Measured

WAYS: Mapping[str, Callable[..., Tensor]] = {
    "tokens": token_centric,
    "groups": expert_centric,
    "all": all_experts,
}


def measured(seed: int, settings: Mapping[str, Any]) -> Measured:
    """One seed: routers over grids of two sizes, then experts by three ways, for routed and for random choices."""
    device = accelerator.chosen()
    generator = torch.Generator().manual_seed(seed)
    few, many = settings["sides"]

    def drawn(*shape: int) -> Tensor:
        return torch.randn(*shape, generator=generator).to(device)

    with torch.inference_mode():
        x = drawn(settings["tokens"], settings["width"])
        routers = {side: _routers(x, drawn, side, settings) for side in (few, many)}
        shares = [
            float((_cells(*routers[side][1]).topk(settings["k"]).values == routers[side][0][0]).float().mean())
            for side in (few, many)
        ]
        runs = {
            (side, chosen): _ways(x, drawn, side, numbers, settings, device)
            for side in (few, many)
            for chosen, numbers in {
                "routed": routers[side][0][1],
                "random": torch.randint(side**2, routers[side][0][1].shape, generator=generator).to(device),
            }.items()
        }
        times = {side: _router_times(x, drawn, side, settings, device) for side in (few, many)}
    speeds = {side: one["dense"] / one["grid"] for side, one in times.items()}
    ways = {key: found[0] for key, found in runs.items()}
    return Measured(
        values={
            "groups": ways[many, "routed"]["tokens"] / ways[many, "routed"]["groups"],
            "router": speeds[many],
            "grows": speeds[many] / speeds[few],
            "groups_few": ways[few, "routed"]["tokens"] / ways[few, "routed"]["groups"],
            "groups_random": ways[many, "random"]["tokens"] / ways[many, "random"]["groups"],
            "all": ways[many, "routed"]["all"] / ways[many, "routed"]["groups"],
            "all_few": ways[few, "routed"]["all"] / ways[few, "routed"]["groups"],
            "exact": min(shares),
            "apart": max(found[1] for found in runs.values()),
            "smaller": many / 2,
        },
        device=accelerator.device_name(device),
    )


Drawn = Callable[..., Tensor]


def _routers(
    x: Tensor, drawn: Drawn, side: int, settings: Mapping[str, Any]
) -> tuple[tuple[Tensor, Tensor], tuple[Tensor, Tensor]]:
    """The chosen cells with their scores, and the rows and columns that they come from."""
    rows, columns = (_projected(x, drawn(settings["width"], side)) for _ in range(2))
    return cartesian_top_k(rows, columns, settings["k"]), (rows, columns)


def _cells(rows: Tensor, columns: Tensor) -> Tensor:
    """Scores of the whole grid."""
    return (rows[:, :, None] + columns[:, None]).flatten(1)


def _projected(x: Tensor, weights: Tensor) -> Tensor:
    return log_softmax(x @ weights / x.shape[-1] ** 0.5, dim=-1)


def _router_times(x: Tensor, drawn: Drawn, side: int, settings: Mapping[str, Any], device: Any) -> dict[str, float]:
    """Seconds of a router with a score for each expert, and of one by rows and columns."""
    whole, row, column = (drawn(settings["width"], count) for count in (side**2, side, side))
    k = settings["k"]

    def dense() -> Tensor:
        return gates((x @ whole).topk(k, dim=-1).values)

    def grid() -> Tensor:
        return gates(cartesian_top_k(_projected(x, row), _projected(x, column), k)[0])

    return accelerator.seconds({"dense": dense, "grid": grid}, settings["rounds"], device)


def _ways(  # noqa: PLR0917 - what a layer needs
    x: Tensor, drawn: Drawn, side: int, numbers: Tensor, settings: Mapping[str, Any], device: Any
) -> tuple[dict[str, float], float]:
    """Seconds of each way to run the experts, and how far they are apart, over the largest output."""
    w_in, w_out = (drawn(side**2, settings["width"]) / settings["width"] ** 0.5 for _ in range(2))
    weights = gates(drawn(*numbers.shape))
    arms = {name: partial(way, x, w_in, w_out, numbers, weights) for name, way in WAYS.items()}
    outputs = [arm() for arm in arms.values()]
    apart = max(float((one - outputs[0]).abs().max() / outputs[0].abs().max()) for one in outputs)
    return accelerator.seconds(arms, settings["rounds"], device), apart
