"""A week or a month for one profile, gathered from its days' digests."""

from dataclasses import dataclass
from datetime import date

from litmus.model.digest import Entry, Outcome, Pick, Rating
from litmus.model.erratum import Erratum
from litmus.model.movement import Movement
from litmus.model.paper import Source
from litmus.model.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A week or a month that has begun."""

    name: str  # "2026-W08", "2026-02"
    first: date
    last: date

    @property
    def is_week(self) -> bool:
        return "W" in self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """A paper that digests of the period picked."""

    pick: Pick  # the best one: by rating, then by score
    day: date  # of that pick's digest
    entry: Entry  # as it was reported last
    reported: date  # the day of that report


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySum:
    """What a day's digest made of its lists."""

    date: date
    listed: int  # papers, each once
    read: int
    picked: int
    is_whole: bool  # False: something was missing when it was made, and a later run may mend it


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceSum:
    """What became of a source's lists; a paper that is on the lists of two days counts for each."""

    source: Source
    outcomes: dict[Outcome, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollup:
    """The digests of a period together. All sums are those of its days."""

    made_with: str
    period: Period
    profile: Profile
    days: tuple[DaySum, ...]  # with a digest, oldest first
    missing: tuple[date, ...]  # days with an announcement and without a digest
    best: tuple[Best, ...]  # the best first, each paper once
    must_reads: tuple[Best, ...]  # all of the period, by day; each paper once
    ratings: dict[Rating, int]  # of all picks
    sources: tuple[SourceSum, ...]
    outcomes: dict[Outcome, int]  # of each day's papers, each once a day
    papers: int  # different ones in all lists
    movement: Movement
    errata: tuple[tuple[date, Erratum], ...]  # with the day of the digest that told each
