"""What everybody does who makes reports with their verdicts."""

from collections.abc import Sequence
from typing import Protocol

from litmus.model import Document, Language, Report, Usage, Verdict

Verdicts = tuple[Verdict, ...]
Checked = tuple[Report, Verdicts]


class Author(Protocol):
    """Whoever makes a paper's reports with their verdicts."""

    @property
    def name(self) -> str:
        """What the archive knows the reports by: everything that decides what they say."""

    @property
    def at_once(self) -> int:
        """Papers that may be written on side by side."""

    @property
    def models(self) -> tuple[str, ...]:
        """The models that are asked for each report, if all goes well; none for one that needs none."""

    def estimate(self, document: Document, languages: Sequence[Language]) -> dict[str, Usage]:
        """About what a paper's reports take, by model; nothing for what was answered before."""

    def reports(self, document: Document, languages: Sequence[Language]) -> dict[Language, Checked]:
        """The paper's report in each language. Raises: ModelError."""
