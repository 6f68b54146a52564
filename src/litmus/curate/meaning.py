"""What texts mean, as a model of sentence embeddings has it."""

from collections.abc import Sequence
from typing import Any, Protocol

from litmus.model import Paper


class Meaning(Protocol):
    """A model of sentence embeddings that a reader has chosen."""

    @property
    def name(self) -> str:
        """What the settings call it."""
        ...

    def vectors(self, texts: Sequence[str]) -> Any:
        """A vector of length 1 for each text: an array of texts by dimensions; of a text without words, zeros."""
        ...


def meanings(papers: Sequence[Paper], meaning: Meaning) -> Any:
    """What titles and abstracts mean: an array of papers by dimensions."""
    return meaning.vectors([f"{paper.title}. {paper.abstract}" for paper in papers])
