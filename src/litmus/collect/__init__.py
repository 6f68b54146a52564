"""The day's papers from Hugging Face Daily Papers and arXiv: pure parsing over a `Get`."""

from litmus.collect.announcements import has_announcement
from litmus.collect.closing import closes
from litmus.collect.collecting import collect
from litmus.collect.cost import requests_for
from litmus.collect.latest import latest_day
from litmus.collect.merge import completed
from litmus.collect.named import find_paper, newest
from litmus.collect.upstream import Upstream

__all__ = [
    "Upstream",
    "closes",
    "collect",
    "completed",
    "find_paper",
    "has_announcement",
    "latest_day",
    "newest",
    "requests_for",
]
