"""SpargeAttention2 (arXiv 2602.13515): attention over the blocks that top-k or top-p would keep."""

from typing import TYPE_CHECKING

from litmus.trials.on_demand import on_demand
from litmus.trials.spargeattention2.trial import TRIAL

if TYPE_CHECKING:
    from litmus.trials.spargeattention2.method import calibrated, hybrid_mask, sparge_attention

__all__ = ["TRIAL", "calibrated", "hybrid_mask", "sparge_attention"]
__getattr__ = on_demand("litmus.trials.spargeattention2.method", __all__)
