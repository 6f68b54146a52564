"""What a reader said of a paper."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class MarkKind(StrEnum):
    """A thumb up or down, a bookmark, or out of sight."""

    LIKE = "like"
    DISLIKE = "dislike"
    LATER = "later"  # to be read; half a like
    HIDE = "hide"  # this paper, and nothing of its theme


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One reader's word on one paper. A later one on the same paper takes its place."""

    arxiv_id: str  # without version
    kind: MarkKind
    at: datetime  # UTC-aware
