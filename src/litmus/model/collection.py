"""The papers of one day as the sources listed them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from litmus.model.paper import ListingKind, Paper, Source
from litmus.model.remark import Remark


def is_under(category: str, name: str) -> bool:
    """Whether a category is the named one, or one of the named archive."""
    return category == name or category.startswith(name + ".")


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
    thin: int = 0  # papers of whose metadata more could be had if arXiv were asked again

    @property
    def complete(self) -> bool:
        """Whether asking again would bring nothing new."""
        return not self.thin and all(source.complete for source in self.lists)

    def count(self, source: Source) -> Counter[ListingKind]:
        """How many papers the source listed, by kind."""
        return Counter(listing.kind for paper in self.papers for listing in paper.listings if listing.source is source)

    def count_by_category(self, categories: Iterable[str]) -> dict[str, Counter[ListingKind]]:
        """How many papers arXiv's own listing of each category (or archive) has, by kind, to hold against its page.

        In the listing of one category a paper announced first that day is new if the category is its primary one, and
        cross if it is a further one; a replacement counts by the same rule. The sum over categories is therefore more
        than the papers of the day. An older paper that was cross-listed anew counts as cross under all its categories,
        since arXiv does not tell which of them is the new one.
        """
        counts: dict[str, Counter[ListingKind]] = {name: Counter() for name in categories}
        for paper in self.papers:
            for listing in paper.listings:
                if listing.source is Source.ARXIV:
                    for name, count in counts.items():
                        if any(is_under(category, name) for category in paper.categories):
                            count[_kind_in(name, paper, listing.kind)] += 1
        return counts


def _kind_in(name: str, paper: Paper, kind: ListingKind) -> ListingKind:
    is_primary = is_under(paper.categories[0], name)
    if kind in (ListingKind.REPLACE, ListingKind.REPLACE_CROSS):
        return ListingKind.REPLACE if is_primary else ListingKind.REPLACE_CROSS
    return ListingKind.NEW if is_primary and kind is ListingKind.NEW else ListingKind.CROSS
