"""RSDB (arXiv 2602.17004): documents from a buffer at random, each read in order."""

from litmus.trials.rsdb.method import (
    Span,
    buffered,
    heterogeneity,
    means,
    microbatches,
    packed,
    step_variance,
)
from litmus.trials.rsdb.trial import TRIAL

__all__ = [
    "TRIAL",
    "Span",
    "buffered",
    "heterogeneity",
    "means",
    "microbatches",
    "packed",
    "step_variance",
]
