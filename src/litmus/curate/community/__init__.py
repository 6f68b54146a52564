"""What Hugging Face's community is likely to feature, learned from the days that are known.

A logistic regression on a paper's words, on plain facts of its metadata (code, venue, team, categories, lengths) and on
how often its authors were featured before. Nobody's name is looked into, and no place in a list counts.
"""

from litmus.curate.community.ground import community
from litmus.curate.community.model import FEWEST, Community
from litmus.curate.community.past import Past

__all__ = ["FEWEST", "Community", "Past", "community"]
