"""The day's papers from Hugging Face Daily Papers and arXiv: pure parsing over a `Get`."""

from litmus.collect.collecting import collect
from litmus.collect.latest import latest_day
from litmus.collect.merge import completed
from litmus.collect.single import find_paper
from litmus.collect.upstream import Upstream

__all__ = ["Upstream", "collect", "completed", "find_paper", "latest_day"]
