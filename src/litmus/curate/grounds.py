"""What speaks for papers or against them besides their own metadata and their day: what the archive knows."""

from collections.abc import Mapping

from litmus.model import ScorePart

GROUNDS = frozenset({"example", "taste", "novelty", "community"})  # the names of such terms
Ground = Mapping[str, ScorePart]  # by identifier, its term of a paper's score; nothing where it has nothing to say
