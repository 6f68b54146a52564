"""One day for one profile."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from litmus.model.claim import Verdict
from litmus.model.document import Attempt, Route
from litmus.model.erratum import Erratum
from litmus.model.movement import Movement
from litmus.model.paper import Listing, ListingKind, Paper, Source
from litmus.model.profile import Profile
from litmus.model.remark import Language, Remark
from litmus.model.report import Report
from litmus.model.trial import Tried

SCHEMA_VERSION = 1  # of the JSON; raised when a reader of the old form would misread the new


class Rating(StrEnum):
    MUST_READ = "must_read"
    OPTIONAL = "optional"
    SKIP = "skip"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorePart:
    """One term of a score's sum."""

    name: str  # "topic", "featured", "code", "taste", "evidence", …: curate.toml has a sentence for each
    value: float  # what it adds
    why: Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How much a paper is worth to a profile: a sum whose terms are shown."""

    parts: tuple[ScorePart, ...]

    @property
    def total(self) -> float:
        return round(sum(part.value for part in self.parts), 4)


class Outcome(StrEnum):
    """What became of a listed paper."""

    PICKED = "picked"  # in the digest
    REPORTED = "reported"  # read and reported, not picked
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One listed paper and what became of it."""

    arxiv_id: str
    version: int | None
    title: str
    listed: tuple[tuple[Source, ListingKind], ...]
    outcome: Outcome
    reason: Remark  # its code groups the funnel: "curate.excluded", "curate.off_topic", …
    score: float  # of the first cut


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """One source's list of the day, and how it was used up."""

    source: Source
    way: str
    listed: int
    kinds: dict[ListingKind, int]  # sums to listed
    outcomes: dict[Outcome, int]  # sums to listed
    complete: bool
    note: Remark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Every paper that a source listed that day, once. It balances, or it is not made.

    For each source: listed = picked + reported + left out. Over all: the entries are the sum of the sources' lists
    less the papers that both list.
    """

    sources: tuple[SourceCount, ...]
    entries: tuple[LedgerEntry, ...]
    in_both: int  # papers that more than one source lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A paper chosen for a digest."""

    arxiv_id: str
    rank: int  # from 1
    rating: Rating
    reason: tuple[Remark, ...]  # what of the profile it matches, then the strongest further grounds: one line
    score: Score


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How a profile's picks were rated over the last weeks: ratings that are all the same tell a reader nothing."""

    since: date  # the first of its digests that count
    digests: int
    ratings: dict[Rating, int]  # of all their picks
    advice: Remark | None  # the threshold that would tell more


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One paper that was read, with its report and verdicts in each language of the profile."""

    paper: Paper
    route: Route
    attempts: tuple[Attempt, ...]
    url: str  # of the text that was read
    warnings: tuple[Remark, ...]  # what a reader should know of that text
    history: tuple[Listing, ...]  # every list that this archive saw the paper in, up to the digest's day, oldest first
    reports: dict[Language, Report]
    verdicts: dict[Language, tuple[Verdict, ...]]
    stand_in: Remark | None = None  # why it is quoted, or has a short report, where a model was to write more
    tried: tuple[Tried, ...] = ()  # what its claims came to when they were put to the test here

    @property
    def version(self) -> int | None:
        """The version that is reported: that of the metadata or, where they do not say, of the text that was read."""
        return self.paper.version or next((report.version for report in self.reports.values()), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One day for one profile, with everything that its pages show."""

    schema_version: int
    made_with: str  # "litmus 0.1.0"
    date: date
    is_sample: bool  # invented papers
    profile: Profile
    entries: tuple[Entry, ...]  # every paper that was read: the Hugging Face day's first, in its order
    picks: tuple[Pick, ...]  # best first
    ledger: Ledger
    trends: tuple[Remark, ...]  # of the day's papers
    gaps: tuple[Remark, ...]  # sources that were down, papers that could not be read in full
    errata: tuple[Erratum, ...] = ()  # what became of papers of earlier digests
    near_misses: tuple[Pick, ...] = ()  # that would have been picked next, in order
    spread: Spread | None = None  # of the ratings up to the day
    movement: Movement | None = None  # what rises and falls in the week up to the day

    def entry(self, arxiv_id: str) -> Entry:
        return next(entry for entry in self.entries if entry.paper.arxiv_id == arxiv_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What a list of digests shows of one: its own JSON read in part, for the reports are most of it."""

    date: date
    profile: Profile
    picks: tuple[Pick, ...]
    ledger: Ledger
    errata: tuple[Erratum, ...] = ()
