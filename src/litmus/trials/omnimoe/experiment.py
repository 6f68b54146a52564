"""What is measured: time of routers and of ways to run the experts they choose, and whether these agree."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
SIDES = 10_000  # of a grid, at most


def measured(seed: int, settings: Mapping[str, Any]) -> Measured:
    """One seed: routers over grids of several sizes, then experts by three ways, for routed and for random choices."""
    device = accelerator.chosen()
    with torch.inference_mode():
        found = {side: _grid(seed, side, settings, device) for side in settings["sides"]}
    few, many = (found[settings[side]] for side in ("few", "many"))
    return Measured(
        values={
            "groups": many.over("tokens"),
            "router": many.router,
            "grows": many.router / few.router,
            "groups_few": few.over("tokens"),
            "groups_random": many.over("tokens", "random"),
            "all": many.over("all"),
            "all_few": few.over("all"),
            "exact": min(one.exact for one in found.values()),
            "apart": max(one.apart for one in found.values()),
            "smaller": settings["many"] / 2,
        },
        curves={
            name: tuple((float(side**2), told(one)) for side, one in found.items()) for name, told in CURVES.items()
        },
        device=accelerator.device_name(device),
    )


@dataclass(frozen=True, slots=True)
class Grid:
    """What was found with experts on a grid of one size."""

    router: float  # times as fast as a score for each
    ways: Mapping[str, Mapping[str, float]]  # seconds, by the choices and the way
    exact: float  # share of choices that a search of the whole grid makes as well
    apart: float  # largest difference between the ways

    def over(self, way: str, choices: str = "routed") -> float:
        """Times as fast by groups."""
        return self.ways[choices][way] / self.ways[choices]["groups"]


CURVES: Mapping[str, Callable[[Grid], float]] = {
    "router by rows and columns, over a score for each": lambda grid: grid.router,
    "experts by groups, over all experts": lambda grid: grid.over("all"),
    "experts by groups, over token by token": lambda grid: grid.over("tokens"),
    "the same, choices by chance": lambda grid: grid.over("tokens", "random"),
}

Drawn = Callable[..., Tensor]


def _grid(seed: int, side: int, settings: Mapping[str, Any], device: Any) -> Grid:
    generator, k = torch.Generator().manual_seed(SIDES * seed + side), settings["k"]

    def drawn(*shape: int) -> Tensor:
        return torch.randn(*shape, generator=generator).to(device)

    x = drawn(settings["tokens"], settings["width"])
    rows, columns = (_projected(x, drawn(settings["width"], side)) for _ in range(2))
    scores, numbers = cartesian_top_k(rows, columns, k)
    choices = {"routed": numbers, "random": torch.randint(side**2, numbers.shape, generator=generator).to(device)}
    found = {name: _ways(x, drawn, side, chosen, settings, device) for name, chosen in choices.items()}
    routers = _router_times(x, drawn, side, settings, device)
    return Grid(
        router=routers["dense"] / routers["grid"],
        ways={name: seconds for name, (seconds, _) in found.items()},
        exact=float((_cells(rows, columns).topk(k).values == scores).float().mean()),
        apart=max(apart for _, apart in found.values()),
    )


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
