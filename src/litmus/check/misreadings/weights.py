"""What `benchmarks/learn_check.py` learned from labelled statements, and how signs are weighed by it."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp

Signs = Mapping[str, float]  # what speaks for or against something, by name, with how much of it there is


@cache
def weights() -> dict[str, dict[str, float]]:
    """Weights by the name of what is weighed, and in it by sign."""
    found: dict[str, dict[str, float]] = json.loads(
        files("litmus.check.misreadings").joinpath("weights.json").read_text("utf-8")
    )
    return found


def weigh(what: str, signs: Signs) -> float:
    """What the signs come to, in log-odds. Signs that nothing was learned of weigh nothing."""
    known = weights()[what]
    return sum(known.get(sign, 0.0) * value for sign, value in signs.items())


def probability(odds: float) -> float:
    """The probability that some log-odds are."""
    return 1 / (1 + exp(-odds))
