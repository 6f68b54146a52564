"""A page before it is Markdown or HTML: everything that it shows, in one language."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from litmus.model import Digest, Entry, Language, Remark, Status, remark
from litmus.publish.corrections import Correction, corrections
from litmus.publish.dates import day_words
from litmus.publish.facts import Subject, topics
from litmus.publish.folders import feed_name
from litmus.publish.funnel import Funnel, funnel, funnel_words
from litmus.publish.layouts import COMPACT, DAILY, DETAILED, Layout
from litmus.publish.misses import Miss, misses
from litmus.publish.movement import Shown, shown
from litmus.publish.prose import plain
from litmus.publish.sheet import Sheet, sheet
from litmus.publish.spread import spread_words
from litmus.publish.statements import SYMBOLS, held
from litmus.words import label, say

MOST_TAGS = 12
MOVERS, BEHIND = 5, 3  # topics that are shown of those that rise, and of those that fall; papers behind each
BEST = 3  # picks that the preview names on a day without a must-read


class Kind(StrEnum):
    """What a page is for; its file's name begins so."""

    DAILY = "daily"  # every paper that was read, the Hugging Face day first
    DIGEST = "digest"  # the picks, in detail
    BRIEF = "brief"  # the picks, in short


LAYOUTS: dict[Kind, Layout] = {Kind.DAILY: DAILY, Kind.DIGEST: DETAILED, Kind.BRIEF: COMPACT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A line of the legend."""

    status: Status
    symbol: str
    word: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page in one language. Its words are hostile until they are rendered."""

    kind: Kind
    language: Language
    date: date
    title: str
    description: str
    tags: tuple[str, ...]
    category: str
    banner: str  # "" for a day of real papers
    source: str  # the Hugging Face day's address; "" where no paper is from there
    corrections: tuple[Correction, ...]  # what became of papers of earlier digests, the gravest first
    feed: str  # the address of the profile's feed from the page's folder; "" for a sample, which has none
    sheets: tuple[Sheet, ...]
    leads: tuple[Sheet, ...]  # what the preview names
    leads_heading: str
    empty: str  # what to say in place of papers; "" where there are some
    misses: tuple[Miss, ...]  # nearly picked
    trends: tuple[str, ...]  # of the day's papers
    movement: Shown | None  # of topics in the week up to the day
    funnel: Funnel
    ratings: tuple[str, ...]  # how they fell over the last weeks
    provenance: tuple[str, ...]
    legend: tuple[Sign, ...]
    colophon: str
    languages: tuple[Language, ...]  # in which there are such pages

    @property
    def alarms(self) -> tuple[Correction, ...]:
        """Those of the corrections that a reader has to see before the day's papers."""
        return tuple(one for one in self.corrections if one.matters)

    @property
    def followed(self) -> tuple[Correction, ...]:
        """The others: papers of which all holds that could be compared."""
        return tuple(one for one in self.corrections if not one.matters)

    @property
    def statuses(self) -> Iterator[Status]:
        """Every verdict of the page's papers."""
        return (status for one in self.sheets for status in one.strip)

    def label(self, name: str) -> str:
        return label(name, self.language)

    def say(self, name: str, **facts: object) -> str:
        return say(remark(f"publish.{name}", **facts), self.language)


def page(digest: Digest, kind: Kind, language: Language) -> Page:
    """Gather what a page shows."""
    picks = {pick.arxiv_id: pick for pick in digest.picks}
    entries = digest.entries if kind is Kind.DAILY else tuple(digest.entry(pick.arxiv_id) for pick in digest.picks)
    subjects = [
        Subject(entry=entry, language=language, day=digest.date, pick=picks.get(entry.paper.arxiv_id))
        for entry in entries
    ]
    sheets = tuple(sheet(subject, LAYOUTS[kind]) for subject in subjects)
    must_reads = tuple(one for one in sheets if one.is_must_read)
    by_day = funnel(digest.ledger, language)
    featured = any(entry.paper.is_featured for entry in entries)
    moves = None if digest.is_sample else digest.movement  # an invented day has no weeks before it
    return Page(
        kind=kind,
        language=language,
        date=digest.date,
        title=title_of(kind, digest.date, language),
        description=_daily_words(entries, language) if kind is Kind.DAILY else funnel_words(by_day, language),
        tags=_tags(digest, language),
        category=label("category.daily", language),
        banner=say(remark("publish.banner"), language) if digest.is_sample else "",
        source=f"https://huggingface.co/papers/date/{digest.date}" if featured and kind is Kind.DAILY else "",
        corrections=corrections(digest.errata, digest.profile.name, language),
        feed="" if digest.is_sample else f"../{feed_name(digest.profile.name)}",
        sheets=sheets,
        leads=must_reads or sheets[:BEST],
        leads_heading=label("page.must_reads" if must_reads else "page.best", language),
        empty="" if sheets else say(remark("publish.no_picks"), language),
        trends=tuple(plain(say(trend, language)) for trend in digest.trends),
        misses=misses(digest, language),
        movement=shown(moves, language, most=MOVERS, papers=BEHIND) if moves else None,
        funnel=by_day,
        ratings=spread_words(digest.spread, language) if digest.spread else (),
        provenance=tuple(_provenance(digest, language)),
        legend=legend(language),
        colophon=say(remark("publish.made_with", program=digest.made_with, profile=digest.profile.name), language),
        languages=digest.profile.languages,
    )


def title_of(kind: Kind, day: date, language: Language) -> str:
    """What a page is called."""
    return say(remark(f"publish.title_{kind}", day=day_words(day, language)), language)


def legend(language: Language) -> tuple[Sign, ...]:
    """What each mark means."""
    return tuple(
        Sign(
            status=status,
            symbol=symbol,
            word=label(f"status.{status}", language),
            meaning=label(f"legend.{status}", language),
        )
        for status, symbol in SYMBOLS.items()
    )


def _daily_words(entries: Iterable[Entry], language: Language) -> str:
    entries = tuple(entries)
    full = sum(entry.route.is_full_text for entry in entries)
    verdicts = [verdict for entry in entries for verdict in entry.verdicts[language]]
    ending = "_full" if full == len(entries) else "" if full else "_abstract"
    said = remark(
        f"publish.daily{ending}",
        papers=len(entries),
        full=full,
        abstract=len(entries) - full,
        held=held(verdicts, language),
    )
    return say(said, language)


def _tags(digest: Digest, language: Language) -> tuple[str, ...]:
    named = Counter(topic for pick in digest.picks for topic in topics(pick, language))
    return (label("tag.daily", language), *(name for name, _ in named.most_common(MOST_TAGS)))


def _provenance(digest: Digest, language: Language) -> Iterable[str]:
    """Where the day came from, and everything that is missing from it."""
    said: list[Remark] = []
    for source in digest.ledger.sources:
        name = label(f"source.{source.source}", language)
        code = "publish.source_whole" if source.complete else "publish.source_partial"
        said.append(remark(code, source=name, listed=source.listed))
        if source.note:
            said.append(source.note)
    said.append(_authorship(digest, language))
    gaps = list(digest.gaps)
    known = {gap.facts.get("paper") for gap in gaps}
    abstracts = (entry.paper.name for entry in digest.entries if not entry.route.is_full_text)
    thin = [name for name in abstracts if name not in known]
    if thin and len(thin) == len(digest.entries):
        gaps.append(remark("publish.all_by_abstract", papers=len(thin)))
    elif thin:
        gaps.append(remark("publish.by_abstract", papers=label("point.list", language).join(thin)))
    if not gaps and digest.ledger.sources and all(source.complete for source in digest.ledger.sources):
        gaps.append(remark("publish.no_gaps"))
    yield from dict.fromkeys(plain(say(one, language)) for one in (*said, *gaps))


def _authorship(digest: Digest, language: Language) -> Remark:
    """Who wrote the reports."""
    made = [report.provenance for entry in digest.entries if (report := entry.reports.get(language))]
    written = [one for one in made if one is not None]
    if not written:
        return remark("publish.all_quoted")
    models = label("point.list", language).join(dict.fromkeys(model for one in written for model in one.models))
    code = "publish.all_written" if len(written) == len(digest.entries) else "publish.written"
    return remark(code, written=len(written), papers=len(digest.entries), models=models)
