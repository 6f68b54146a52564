"""How alike papers are, by the words of their titles and abstracts."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from litmus.curate.matching import BREAK, fold
from litmus.model import Paper

Vector = Mapping[str, float]

ALIKE = 0.12  # 99 of 100 pairs of shortlisted papers on different topics lie below (February 2026)
SAMENESS = 4.0  # points that a whole likeness above that would cost; near twins (0.2) lose 0.4
SHORTEST = 3  # letters of a word that is compared


def vectors(papers: Sequence[Paper]) -> dict[str, Vector]:
    """A unit vector for each paper, by identifier: its words, the rarer among these papers the heavier (TF-IDF)."""
    counts = {paper.arxiv_id: _words(paper) for paper in papers}
    spread = Counter(word for words in counts.values() for word in words)
    return {name: _unit(words, spread, len(counts)) for name, words in counts.items()}


def likeness(one: Vector, other: Vector) -> float:
    """The cosine of two unit vectors: 0 for nothing in common, 1 for the same words."""
    if len(other) < len(one):
        one, other = other, one
    return math.fsum(weight * other[word] for word, weight in one.items() if word in other)


def sameness(alike: float) -> float:
    """What it costs a paper, in points, to be so much like another; 0 for as much as papers on a topic are."""
    return max(0.0, SAMENESS * (alike - ALIKE))


def _words(paper: Paper) -> Counter[str]:
    words = Counter(fold(paper.abstract))
    words.update(fold(paper.title) * 2)
    return Counter({word: count for word, count in words.items() if len(word) >= SHORTEST and word != BREAK})


def _unit(words: Counter[str], spread: Counter[str], papers: int) -> Vector:
    heavy = {word: (1 + math.log(count)) * math.log(1 + papers / spread[word]) for word, count in words.items()}
    norm = math.sqrt(math.fsum(weight * weight for weight in heavy.values())) or 1.0
    return {word: weight / norm for word, weight in heavy.items()}
