"""VAD-CFR (arXiv 2602.16928): a solver of games that was found by evolving code, against those made by hand."""

from litmus.trials.vad_cfr.method import (
    BASELINES,
    Dials,
    FixedSchedule,
    Method,
    Solver,
    VadCfr,
    Volatility,
    discount,
    updated,
)
from litmus.trials.vad_cfr.trial import TRIAL

__all__ = [
    "BASELINES",
    "TRIAL",
    "Dials",
    "FixedSchedule",
    "Method",
    "Solver",
    "VadCfr",
    "Volatility",
    "discount",
    "updated",
]
