"""How topics rise and fall: the papers of recent days against those of the weeks before."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from litmus.model.paper import Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What of a listed paper says what it is about: a Paper's own JSON read in part."""

    arxiv_id: str
    title: str
    abstract: str
    categories: tuple[str, ...] = ()  # primary first
    listings: tuple[Listing, ...] = ()

    @property
    def is_candidate(self) -> bool:
        """Whether a list brings it as a paper to read."""
        return any(listing.is_candidate for listing in self.listings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A day's papers: a Collection's own JSON read in part."""

    date: date
    papers: tuple[Gist, ...]


class TrendKind(StrEnum):
    PHRASE = "phrase"  # of titles and abstracts
    CATEGORY = "category"  # of arXiv, primary or further


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPaper:
    """A paper behind a trend."""

    arxiv_id: str
    title: str
    date: date  # of the first list that had it


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A topic of which recent days have more papers, or fewer, than chance explains."""

    name: str  # as papers write it
    kind: TrendKind
    recent: int  # papers on it in the recent days
    before: int  # and in the days before
    share: float  # of the recent days' papers, 0 to 1
    share_before: float
    p: float  # false discovery rate at which it is found
    daily: tuple[float, ...]  # share of each day's papers, 0 to 1
    papers: tuple[TrendPaper, ...]  # of the recent days, the newest first; the first few of many

    @property
    def is_rising(self) -> bool:
        return self.share > self.share_before


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """What rises and falls in a time."""

    first: date  # of the recent days
    last: date
    days: tuple[date, ...]  # announcement days, oldest first: those before and the recent ones
    sizes: tuple[int, ...]  # papers first listed on each
    is_enough: bool  # False: too few days to tell a trend from noise, and nothing was tested
    tested: int  # topics
    trends: tuple[Trend, ...]  # the rising ones first, the surest of each first

    @property
    def rising(self) -> tuple[Trend, ...]:
        return tuple(trend for trend in self.trends if trend.is_rising)

    @property
    def falling(self) -> tuple[Trend, ...]:
        return tuple(trend for trend in self.trends if not trend.is_rising)
