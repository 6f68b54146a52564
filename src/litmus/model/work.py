"""What a reference manager knows of a work."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A paper in somebody's library, or one of ours that stands as an example: as much as its words tell."""

    title: str  # at least a word
    abstract: str = ""  # with its LaTeX; "" where the library has none
    arxiv_id: str | None = None  # without version; None where nothing in the entry names it
