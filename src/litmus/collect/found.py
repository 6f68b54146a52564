"""What one way of asking one source brings, and how arXiv's announcement types are counted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from litmus.model import Listing, ListingKind, Paper, Source
from litmus.model.collection import is_under

_RANK = (ListingKind.NEW, ListingKind.CROSS, ListingKind.REPLACE, ListingKind.REPLACE_CROSS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The papers of an answer, and how many of its entries could not be read."""

    papers: tuple[Paper, ...]
    unreadable: int = 0

    @classmethod
    def of(cls, entries: Iterable[Paper | None]) -> "Found":
        """From parsed entries, None for an unreadable one.

        A paper that comes twice is counted once; if its entries bear different titles, one has a wrong name, and as
        nothing tells which, both are taken for unreadable.
        """
        rows = list(entries)
        papers: dict[str, Paper] = {}
        doubtful: set[str] = set()
        for paper in filter(None, rows):
            if papers.setdefault(paper.arxiv_id, paper).title != paper.title:
                doubtful.add(paper.arxiv_id)
        unreadable = sum(paper is None or paper.arxiv_id in doubtful for paper in rows)
        return cls(papers=tuple(row for name, row in papers.items() if name not in doubtful), unreadable=unreadable)


def is_asked(category: str, asked: tuple[str, ...]) -> bool:
    """Whether a category is among those asked for, by name or by its archive."""
    return any(is_under(category, name) for name in asked)


def concerns(paper: Paper, asked: tuple[str, ...]) -> bool:
    """Whether the paper has an asked category, primary or not."""
    return any(is_asked(category, asked) for category in paper.categories)


def listed(paper: Paper, day: date, kind: ListingKind, *, version: int | None) -> Paper:
    """The paper with its place in arXiv's list of the day, in the version that the list shows: the first, if new."""
    version = 1 if kind is ListingKind.NEW else version
    return replace(paper, listings=(Listing(source=Source.ARXIV, date=day, kind=kind, version=version),))


def announced_new(paper: Paper, day: date, asked: tuple[str, ...]) -> Paper:
    """The paper as announced for the first time: new under an asked primary category, else a cross-list."""
    kind = ListingKind.NEW if paper.categories and is_asked(paper.categories[0], asked) else ListingKind.CROSS
    return listed(paper, day, kind, version=1)


def joined(parts: Iterable[Found]) -> Found:
    """Several lists of one announcement as one: a paper that stands in more than one keeps its first kind.

    Kinds rank as arXiv ranks them: new, cross, replace, replace-cross. So the lists of single categories give the kinds
    that the list of all of them would have.
    """
    papers: dict[str, Paper] = {}
    unreadable = 0
    for part in parts:
        unreadable += part.unreadable
        for paper in part.papers:
            known = papers.get(paper.arxiv_id)
            if known is None or _RANK.index(paper.listings[0].kind) < _RANK.index(known.listings[0].kind):
                papers[paper.arxiv_id] = paper
    return Found(papers=tuple(papers[name] for name in sorted(papers)), unreadable=unreadable)


def moment(text: str) -> datetime | None:
    """An ISO 8601 time or date as UTC; None if it is none."""
    try:
        said = datetime.fromisoformat(text.strip())
        return said.astimezone(UTC) if said.tzinfo else said.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
