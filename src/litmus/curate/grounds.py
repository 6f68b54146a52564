"""What speaks for a paper or against it besides its own metadata and its day: what the archive knows."""

from typing import Protocol

from litmus.model import Paper, ScorePart


class Ground(Protocol):
    """One such ground, made ready for a profile and a day."""

    def part(self, paper: Paper) -> ScorePart | None:
        """Its term of the paper's score; None where it has nothing to say."""
