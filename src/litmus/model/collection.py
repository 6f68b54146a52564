"""The papers of one day as the sources listed them."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from litmus.model.paper import ListingKind, Paper, Source
from litmus.model.remark import Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """What one source gave for the day."""

    source: Source
    way: str  # how it was asked: "daily_papers", "feed", "oai", "" where it was not asked
    listed: int  # distinct papers in its list
    complete: bool  # False: the list may still grow, or could not be had whole
    note: Remark | None = None  # why the list is empty, thin or missing


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """One day: every listed paper once, in a stable order (Hugging Face's list first, then arXiv's by identifier)."""

    date: date
    papers: tuple[Paper, ...]
    lists: tuple[SourceList, ...]
    gaps: tuple[Remark, ...] = field(default=())  # what could not be had, for the digest to say

    @property
    def complete(self) -> bool:
        """Whether asking again would bring nothing new."""
        return all(source.complete for source in self.lists)

    def count(self, source: Source) -> Counter[ListingKind]:
        """How many papers the source listed, by kind."""
        return Counter(listing.kind for paper in self.papers for listing in paper.listings if listing.source is source)
