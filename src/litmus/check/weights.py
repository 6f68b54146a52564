"""What `benchmarks/learn_check.py` learned from labelled statements."""

import json
from functools import cache
from importlib.resources import files


@cache
def weights() -> dict[str, dict[str, float]]:
    """Weights by the name of what is weighed: `agreement`, `borrowed`, `exchanged`, `rises`; each by sign."""
    found: dict[str, dict[str, float]] = json.loads(files("litmus.check").joinpath("weights.json").read_text("utf-8"))
    return found
