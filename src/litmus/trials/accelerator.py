"""Where trials in PyTorch run, and how their arms are timed. Importing it needs the extra `trials`."""

from collections.abc import Callable, Mapping
from time import perf_counter
from typing import Any

import torch


def chosen() -> Any:
    """The device of a trial's tensors: CUDA, where it is there, or else the CPU.

    On the CPU one thread does the work, so that seeds side by side (`--jobs`) do not take each other's cores, and sums
    are made in the same order whatever the machine.
    """
    torch.set_num_threads(1)
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def device_name(device: Any) -> str:
    """“cpu”, or “NVIDIA H100 80GB HBM3”: what a run is marked with."""
    return torch.cuda.get_device_name(device) if device.type == "cuda" else "cpu"


def seconds(
    arms: Mapping[str, Callable[[], object]], rounds: int, device: Any, clock: Callable[[], float] = perf_counter
) -> dict[str, float]:
    """The least time of each arm; every round takes all of them in turn, and the first is not counted.

    In turn, so that what else the machine does falls on all of them; the least, since that only ever adds.
    """
    taken: dict[str, list[float]] = {name: [] for name in arms}
    for _ in range(rounds + 1):
        for name, arm in arms.items():
            _wait(device)
            begin = clock()
            arm()
            _wait(device)
            taken[name].append(clock() - begin)
    return {name: min(times[1:]) for name, times in taken.items()}


def _wait(device: Any) -> None:
    """For the accelerator, which works on while Python goes on."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)
