"""What trials in PyTorch share."""

import subprocess
import sys

import pytest
import torch

from litmus.trials.accelerator import chosen, device_name, seconds
from litmus.trials.on_demand import on_demand


def test_a_device_is_named() -> None:
    device = chosen()
    assert (device_name(device) == "cpu") is not torch.cuda.is_available()
    assert torch.get_num_threads() == 1


def test_arms_are_timed_in_turn_and_the_first_round_does_not_count() -> None:
    """By a clock that only the arms move on."""
    durations = {"long": iter([1.0, 9.0, 7.0, 8.0]), "short": iter([1.0, 4.0, 5.0, 3.0])}
    calls: list[str] = []
    now = [0.0]

    def arm(name: str) -> None:
        calls.append(name)
        now[0] += next(durations[name])

    found = seconds(
        {"long": lambda: arm("long"), "short": lambda: arm("short")}, 3, torch.device("cpu"), lambda: now[0]
    )
    assert calls == ["long", "short"] * 4
    assert found == {"long": 7.0, "short": 3.0}


def test_what_needs_an_extra_is_loaded_when_it_is_asked_for() -> None:
    script = """
import sys
from litmus.trials.on_demand import on_demand
ask = on_demand("colorsys", ("rgb_to_hsv",))
assert "colorsys" not in sys.modules
assert ask("rgb_to_hsv")(1, 1, 1) == (0, 0, 1)
"""
    subprocess.run([sys.executable, "-c", script], check=True)
    with pytest.raises(AttributeError, match="hsv_to_rgb"):
        on_demand("colorsys", ("rgb_to_hsv",))("hsv_to_rgb")


def test_trials_are_named_without_what_they_need() -> None:
    """PyTorch takes seconds to load, and is an extra."""
    script = "import sys; from litmus import trials; print(*(one.name for one in trials.trials()), *sys.modules)"
    told = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout.split()
    assert "f-grpo" in told
    assert "torch" not in told
