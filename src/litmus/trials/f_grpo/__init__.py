"""F-GRPO (arXiv 2602.06717): advantages that do not teach the obvious and forget the rare."""

from litmus.trials.f_grpo.method import (
    Ascent,
    Learned,
    focal_advantages,
    group_advantages,
    missing_probability,
    missing_share,
    simulate,
)
from litmus.trials.f_grpo.trial import TRIAL

__all__ = [
    "TRIAL",
    "Ascent",
    "Learned",
    "focal_advantages",
    "group_advantages",
    "missing_probability",
    "missing_share",
    "simulate",
]
