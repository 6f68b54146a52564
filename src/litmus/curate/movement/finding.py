"""What rises and falls: the topics of an archive's days, tested, and told with the papers behind them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

from litmus.curate.movement.mining import Phrase, mine
from litmus.curate.movement.naming import name_of
from litmus.curate.movement.significance import Days, Found, compare, false_discovery_rates, usual_spread
from litmus.model import Gist, Listed, Movement, Trend, TrendKind, TrendPaper

RATE = 0.05  # of the trends that are told, those that chance made; of weeks in which nothing moves, those with any
RECENT, BEFORE = 3, 10  # announcement days that are needed, at least
PAPERS = 10  # that a topic has, at least; with fewer it cannot stand out from thousands of topics
THIN = 0.25  # of the usual day's papers: with fewer it is no announcement, or its lists did not come whole
KEPT = 20  # papers that are told of a trend


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A phrase, or a category's name, and its papers by their places among all."""

    about: Phrase | str
    places: Sequence[int]
    counts: Sequence[int]  # of each day

    def may_be(self, other: "Topic") -> bool:
        """Whether the two could be one thing in other words."""
        return isinstance(self.about, Phrase) and isinstance(other.about, Phrase) and self.about.touches(other.about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """The papers of some days, each once, on the first day that brings it as one to read."""

    gists: Sequence[Gist]
    dates: Sequence[date]  # the days, in order
    days: Sequence[int]  # of each paper, by its place in the dates

    def counts(self, places: Iterable[int]) -> list[int]:
        """How many papers of these places each day has."""
        counts = Counter(self.days[place] for place in places)
        return [counts[day] for day in range(len(self.dates))]


def movement(lists: Iterable[Listed], first: date, last: date) -> Movement:
    """What rises and falls between the days before a day and those from it on.

    Args:
        lists: Of the recent days and of those before, in any order.
        first: The first of the recent days.
        last: The last of them.

    """
    papers = announced(lists)
    sizes, is_recent = papers.counts(range(len(papers.gists))), [day >= first for day in papers.dates]
    is_enough = sum(is_recent) >= RECENT and len(is_recent) - sum(is_recent) >= BEFORE
    topics = topics_of(papers) if is_enough else []
    return Movement(
        first=first,
        last=last,
        days=tuple(papers.dates),
        sizes=tuple(sizes),
        is_enough=is_enough,
        tested=len(topics),
        trends=tuple(trends_of(topics, papers, Days(sizes=sizes, is_recent=is_recent))),
    )


def announced(lists: Iterable[Listed]) -> Papers:
    """The papers of the lists, without those of thin days."""
    first: dict[str, tuple[Gist, date]] = {}
    for listed in sorted(lists, key=lambda listed: listed.date):
        for gist in listed.papers:
            if gist.is_candidate:
                first.setdefault(gist.arxiv_id, (gist, listed.date))
    sizes = Counter(day for _, day in first.values())
    dates = sorted(day for day, size in sizes.items() if size >= THIN * median(sizes.values()))
    place = {day: number for number, day in enumerate(dates)}
    kept = [(gist, place[day]) for gist, day in first.values() if day in place]
    return Papers(gists=[gist for gist, _ in kept], dates=dates, days=[day for _, day in kept])


def topics_of(papers: Papers) -> list[Topic]:
    """What enough of the papers are about."""
    categories: dict[str, list[int]] = defaultdict(list)
    for place, gist in enumerate(papers.gists):
        for name in dict.fromkeys(gist.categories):
            categories[name].append(place)
    found: list[tuple[Phrase | str, list[int]]] = [*mine(papers.gists).items(), *categories.items()]
    return [
        Topic(about=about, places=places, counts=papers.counts(places))
        for about, places in found
        if len(places) >= PAPERS
    ]


def trends_of(topics: Sequence[Topic], papers: Papers, days: Days) -> Iterator[Trend]:
    """The topics that moved, less those that only move with a surer one; the rising ones first, then the surest."""
    usual = usual_spread((topic.counts for topic in topics), days)
    found = [compare(topic.counts, days, usual) for topic in topics]
    rates = false_discovery_rates([one.p for one in found])
    moved = sorted((place for place, rate in enumerate(rates) if rate <= RATE), key=lambda place: found[place].p)
    told: list[int] = []
    for place in moved:
        alike = {paper for other in told if topics[other].may_be(topics[place]) for paper in topics[other].places}
        rest = [paper for paper in topics[place].places if paper not in alike]
        left = [size - less for size, less in zip(days.sizes, papers.counts(alike), strict=True)]
        if rest and compare(papers.counts(rest), replace(days, sizes=left), usual).p <= found[moved[-1]].p:
            told.append(place)
    for place in sorted(told, key=lambda place: found[place].share < found[place].share_before):
        yield _trend(topics[place], papers, days, found[place], rates[place])


def _trend(topic: Topic, papers: Papers, days: Days, found: Found, rate: float) -> Trend:
    about = topic.about
    recent = [place for place in topic.places if days.is_recent[papers.days[place]]]
    newest = sorted(recent, key=lambda place: (papers.days[place], papers.gists[place].arxiv_id), reverse=True)
    is_category = isinstance(about, str)
    return Trend(
        name=about if isinstance(about, str) else name_of(about, (papers.gists[place] for place in topic.places)),
        kind=TrendKind.CATEGORY if is_category else TrendKind.PHRASE,
        recent=found.recent,
        before=found.before,
        share=found.share,
        share_before=found.share_before,
        p=rate,
        daily=tuple(count / size if size else 0.0 for count, size in zip(topic.counts, days.sizes, strict=True)),
        papers=tuple(
            TrendPaper(
                arxiv_id=papers.gists[place].arxiv_id,
                title=papers.gists[place].title,
                date=papers.dates[papers.days[place]],
            )
            for place in newest[:KEPT]
        ),
    )
