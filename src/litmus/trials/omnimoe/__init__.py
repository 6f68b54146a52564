"""OmniMoE (arXiv 2602.05711): experts of two vectors each, routed on a grid, and run group by group."""

from typing import TYPE_CHECKING

from litmus.trials.omnimoe.trial import TRIAL
from litmus.trials.on_demand import on_demand

if TYPE_CHECKING:
    from litmus.trials.omnimoe.method import all_experts, cartesian_top_k, expert_centric, gates, token_centric

__all__ = ["TRIAL", "all_experts", "cartesian_top_k", "expert_centric", "gates", "token_centric"]
__getattr__ = on_demand("litmus.trials.omnimoe.method", __all__)
