"""How alike papers are, and what it costs.

By the words of their titles and abstracts or, where the reader has a model of sentence embeddings, by what they mean.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from litmus.curate.meaning import Meaning, meanings
from litmus.curate.vectors import Vectors, Wording
from litmus.model import Paper

USUAL = 0.15  # by words: 99 of 100 pairs of shortlisted papers on different topics lie below (February 2026)
USUAL_SHARE = 0.99  # by meaning: of the pairs at hand, for each model has a scale of its own
SAMPLE = 500  # papers, about, from whose pairs that is told
FEWEST = 12  # papers from which what is usual can be told; fewer are compared by their words
MOST = 3.5  # points that it costs to be the same; near twins by words (0.25) lose 0.4
SHORTEST = 3  # letters of a word that is compared


_WORDING = Wording(counts=lambda word: len(word) >= SHORTEST)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike papers are to others. Both are arrays of papers by others, who go by their places."""

    cosines: Any  # 1 for the same, 0 for nothing in common
    costs: Any  # points that a paper loses beside another; 0 for as much in common as is usual

    @classmethod
    def of(cls, cosines: Any, usual: float) -> "Likeness":
        """The likeness where papers on different topics may well have so much in common."""
        return cls(cosines, MOST * (cosines - usual).clip(0) / (1 - min(usual, 0.99)))

    def nearest(self, paper: int, others: Sequence[int]) -> int:
        """The one of the others, at least one, that the paper is most like."""
        return max(others, key=lambda other: (self.cosines[paper, other], -other))


def likeness(papers: Sequence[Paper], others: Sequence[Paper], meaning: Meaning | None = None) -> Likeness:
    """How alike papers are to others.

    Args:
        papers: Those that may cost.
        others: Those that are there already.
        meaning: The reader's model; none for words, the rarer among all these papers the heavier (TF-IDF).

    """
    import numpy as np  # noqa: PLC0415 - with the others below, takes a second to load

    every = [*papers, *others]
    if meaning is not None and len(every) >= FEWEST:
        rows = meanings(every, meaning)
        some = rows[:: 1 + len(every) // SAMPLE]
        pairs = (some @ some.T)[np.triu_indices(len(some), k=1)]
        return Likeness.of(_part(rows, len(papers)), float(np.quantile(pairs, USUAL_SHARE)))
    if not papers:
        return Likeness.of(np.zeros((0, len(others))), USUAL)
    return Likeness.of(_part(Vectors(_WORDING).learn(every), len(papers)).toarray(), USUAL)


def _part(rows: Any, papers: int) -> Any:
    return rows[:papers] @ rows[papers:].T
