"""The lists of a day, or of many: from the archive where they are complete, or asked for and kept."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from litmus import collect
from litmus.desk import Desk
from litmus.model import Collection, Paper, Source
from litmus.model.errors import UpstreamError


class State(StrEnum):
    """How whole a day's lists are."""

    COMPLETE = "complete"  # asking again would bring nothing new
    GROWING = "growing"  # all is here that there is by now; more may come
    DEGRADED = "degraded"  # an upstream failed, and something is missing
    MISSING = "missing"  # nothing could be had

    @property
    def is_whole(self) -> bool:
        """Whether everything is here that there is by now."""
        return self in (State.COMPLETE, State.GROWING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the lists of some days will cost."""

    days: tuple[date, ...]
    announced: int  # days for which arXiv announces papers
    complete: frozenset[date]  # days of which nothing is missing here; they cost nothing
    requests: dict[date, Counter[Source]]  # of the others, about

    @property
    def total(self) -> Counter[Source]:
        return sum(self.requests.values(), Counter())


def lists_of(desk: Desk, day: date) -> Collection:
    """The day's lists. What was incomplete is asked for again, and nothing else.

    Raises: UpstreamUnavailable, if nothing can be had and nothing was here.
    """
    known = desk.archive.collection(day, desk.categories)
    if known is not None and known.complete:
        return known
    collection = collect.collect(
        day, get=desk.get, upstream=desk.upstream, categories=desk.categories, now=desk.now, known=known
    )
    collection = _with_known(desk, collection)
    if collection != known:
        desk.archive.keep_collection(collection, desk.categories)
    return collection


def lists_of_days(desk: Desk, days: Iterable[date]) -> Iterator[tuple[date, Collection | UpstreamError]]:
    """The lists of one day after another. The deadline of a run counts for each day.

    While one source is down, the days are made from the other, and weekends have nothing. It ends early after a day
    that should have an announcement and of which nothing could be had: then both are down, and asked often enough.
    """
    for day in days:
        desk.begin_day()
        try:
            yield day, lists_of(desk, day)
        except UpstreamError as error:
            yield day, error
            if not desk.categories or collect.has_announcement(day):
                return


def plan_of(desk: Desk, days: Sequence[date]) -> Plan:
    """What it will cost to have the lists of these days, before anything is asked."""
    complete = desk.archive.complete_days(min(days), max(days), desk.categories)
    requests = {
        day: Counter(
            collect.requests_for(
                day,
                categories=desk.categories,
                now=desk.now,
                known=desk.archive.collection(day, desk.categories),
            )
        )
        for day in days
        if day not in complete
    }
    return Plan(
        days=tuple(days),
        announced=sum(map(collect.has_announcement, days)) if desk.categories else 0,
        complete=complete & frozenset(days),
        requests=requests,
    )


def state_of(had: Collection | UpstreamError, now: datetime) -> State:
    """How whole a day's lists are.

    Entries that cannot be read are a gap that no later run fills. An empty list of Hugging Face's is asked for again
    for some days, but nothing failed.
    """
    if isinstance(had, UpstreamError):
        return State.MISSING
    if had.complete:
        return State.COMPLETE
    failed = any(gap.code != "collect.unreadable" for gap in had.gaps)
    doubted = all(part.complete or (part.note and part.note.code == "collect.huggingface_empty") for part in had.lists)
    return State.DEGRADED if failed or not (now < collect.closes(had.date) or doubted) else State.GROWING


def _with_known(desk: Desk, collection: Collection) -> Collection:
    """The collection with what other days told of papers of which arXiv told nothing now.

    arXiv goes first, as it has the newest version: what is here may be of the day on which the paper was announced.
    """

    def known(paper: Paper) -> Paper:
        met = None if paper.categories else desk.archive.paper(paper.arxiv_id)
        return collect.completed(paper, met) if met and met.categories else paper

    return replace(collection, papers=tuple(map(known, collection.papers)))
