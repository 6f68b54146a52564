"""What is known of earlier papers."""

from dataclasses import dataclass
from datetime import date

from litmus.model import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A paper of an earlier day, and what became of it."""

    paper: Paper
    announced: date | None  # None: only Hugging Face listed it; it teaches who is featured
    featured: date | None
