"""A week's or a month's page before it is Markdown or HTML: everything that it shows, in one language."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from litmus.model import Best, DaySum, Erratum, Language, Outcome, Rating, Rollup, Status, remark
from litmus.publish.corrections import happened
from litmus.publish.dates import day_words
from litmus.publish.facts import STARS, Subject, topics
from litmus.publish.folders import folder_name
from litmus.publish.funnel import Row, counted
from litmus.publish.layouts import COMPACT
from litmus.publish.movement import Shown, shown
from litmus.publish.page import MOST_TAGS, Sign, legend
from litmus.publish.prose import plain
from litmus.publish.sheet import Sheet, sheet
from litmus.publish.statements import slug
from litmus.words import label, line, say

MOVERS, BEHIND = 10, 3  # topics that rise, and that fall; papers that are named of each


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A link to a day's page, from a folder beside its own."""

    text: str
    page: str  # without the file's ending
    id: str = ""  # of the element there


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """One of the best."""

    sheet: Sheet
    when: Place  # its day's page, where it stands in detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A line that leads to a day's page."""

    text: str
    note: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """What a day's digest made of its lists."""

    place: Place
    listed: int
    read: int
    picked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RollupPage:
    """One page in one language. Its words are hostile until they are rendered."""

    language: Language
    languages: tuple[Language, ...]
    date: date
    title: str
    description: str
    tags: tuple[str, ...]
    category: str
    best: tuple[Chosen, ...]
    must_reads: tuple[Told, ...]
    ratings: tuple[tuple[str, int], ...]
    movement: Shown
    errata: tuple[Told, ...]
    no_errata: str
    days: tuple[DayRow, ...]
    sources: tuple[Row, ...]
    once: Row  # each day's papers, each once a day
    gaps: tuple[str, ...]
    provenance: str
    legend: tuple[Sign, ...]
    colophon: str

    @property
    def statuses(self) -> Iterator[Status]:
        """Every verdict of the page's papers."""
        return (status for one in self.best for status in one.sheet.strip)

    @property
    def kind(self) -> str:
        """Papers are set as in a brief."""
        return "brief"

    def label(self, name: str) -> str:
        return label(name, self.language)

    def say(self, name: str, **facts: object) -> str:
        return say(remark(f"publish.{name}", **facts), self.language)


def rollup_page(rollup: Rollup, language: Language) -> RollupPage:
    """Gather what the page shows."""
    period, profile = rollup.period, rollup.profile
    kind = "week" if period.is_week else "month"
    first, last = day_words(period.first, language), day_words(period.last, language)
    outcomes = Counter(rollup.outcomes)
    facts = {
        "days": len(rollup.days),
        "papers": rollup.papers,
        "read": outcomes[Outcome.PICKED] + outcomes[Outcome.REPORTED],
        "picked": outcomes[Outcome.PICKED],
    }
    return RollupPage(
        language=language,
        languages=profile.languages,
        date=rollup.days[-1].date,
        title=say(remark(f"publish.title_{kind}", first=first, last=last), language),
        description=say(remark("publish.gathered", **facts), language),
        tags=(label(f"tag.{kind}", language), *_topics(rollup, language)),
        category=label("category.daily", language),
        best=tuple(_chosen(one, rollup, rank, language) for rank, one in enumerate(rollup.best, start=1)),
        must_reads=tuple(_must_read(one, profile.name, language) for one in rollup.must_reads),
        ratings=tuple(
            (f"{STARS[rating]} {label(f'rating.{rating}', language)}", rollup.ratings.get(rating, 0))
            for rating in Rating
        ),
        movement=shown(rollup.movement, language, most=MOVERS, papers=BEHIND),
        errata=tuple(_erratum(day, one, profile.name, language) for day, one in rollup.errata),
        no_errata="" if rollup.errata else say(remark("publish.no_errata"), language),
        days=tuple(_day(day, profile.name, language) for day in rollup.days),
        sources=tuple(counted(label(f"source.{one.source}", language), one.outcomes) for one in rollup.sources),
        once=counted(label("table.once", language), outcomes),
        gaps=tuple(_gaps(rollup, language)),
        provenance=say(remark("publish.rollup_quoted"), language),
        legend=legend(language),
        colophon=say(remark("publish.made_with", program=rollup.made_with, profile=profile.name), language),
    )


def _topics(rollup: Rollup, language: Language) -> tuple[str, ...]:
    named = Counter(topic for one in rollup.best for topic in topics(one.pick, language))
    return tuple(name for name, _ in named.most_common(MOST_TAGS))


def _chosen(one: Best, rollup: Rollup, rank: int, language: Language) -> Chosen:
    subject = Subject(entry=one.entry, language=language, day=one.day, pick=one.pick)
    filled = sheet(subject, COMPACT)
    picked, reported = day_words(one.day, language), day_words(one.reported, language)
    code = "picked_on" if one.day == one.reported else "reported_on"
    said = say(remark(f"publish.{code}", day=picked, reported=reported), language)
    return Chosen(
        sheet=replace(filled, rank=rank),  # on this page, not on its day's
        when=Place(text=said, page=_page(one.day, rollup.profile.name, language), id=filled.id),
    )


def _must_read(one: Best, profile: str, language: Language) -> Told:
    return Told(
        text=plain(one.entry.paper.title),
        note=plain(line(one.pick.reason, language)),
        place=Place(
            text=day_words(one.day, language), page=_page(one.day, profile, language), id=slug(one.pick.arxiv_id)
        ),
    )


def _erratum(day: date, one: Erratum, profile: str, language: Language) -> Told:
    return Told(
        text=plain(one.title),
        note=happened(one, language),
        place=Place(
            text=day_words(day, language), page=_page(day, profile, language), id=slug(f"erratum-{one.arxiv_id}")
        ),
    )


def _day(day: DaySum, profile: str, language: Language) -> DayRow:
    place = Place(text=day_words(day.date, language), page=_page(day.date, profile, language))
    return DayRow(place=place, listed=day.listed, read=day.read, picked=day.picked)


def _gaps(rollup: Rollup, language: Language) -> Iterator[str]:
    lacking = [("day_missing", day) for day in rollup.missing]
    lacking += [("day_partial", day.date) for day in rollup.days if not day.is_whole]
    for code, day in sorted(lacking, key=lambda one: one[1]):
        yield say(remark(f"publish.{code}", day=day_words(day, language), date=day), language)
    if not lacking:
        yield say(remark("publish.days_whole"), language)


def _page(day: date, profile: str, language: Language) -> str:
    return f"../{folder_name(day, profile)}/digest.{language}"
