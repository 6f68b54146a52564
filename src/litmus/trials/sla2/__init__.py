"""SLA2 (arXiv 2602.12675): softmax attention on some blocks, linear attention on the rest, by a learned router."""

from typing import TYPE_CHECKING

from litmus.trials.on_demand import on_demand
from litmus.trials.sla2.trial import TRIAL

if TYPE_CHECKING:
    from litmus.trials.sla2.method import (
        Router,
        linear_attention,
        sla2_attention,
        sla_attention,
        soft_sla2_attention,
        soft_top_k,
    )

__all__ = [
    "TRIAL",
    "Router",
    "linear_attention",
    "sla2_attention",
    "sla_attention",
    "soft_sla2_attention",
    "soft_top_k",
]
__getattr__ = on_demand("litmus.trials.sla2.method", __all__)
