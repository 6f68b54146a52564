"""From the digests of a week or a month to one: the best of its picks, and the sums of its ledgers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from litmus.curate.likeness import likeness
from litmus.model import (
    Best,
    DaySum,
    Digest,
    Entry,
    Erratum,
    Movement,
    Outcome,
    Period,
    Pick,
    Rating,
    Rollup,
    Source,
    SourceSum,
)

TIMES = 2  # as many as a day's picks


def rollup(
    digests: Sequence[Digest], period: Period, movement: Movement, *, missing: tuple[date, ...], made_with: str
) -> Rollup:
    """Gather the digests of a period.

    Args:
        digests: Of one profile, at least one, oldest first.
        period: Theirs.
        movement: What rises and falls in it.
        missing: Its days that should have a digest and have none.
        made_with: The program that gathers.

    """
    newest = digests[-1]
    picked = _picked(digests)
    entries = [entry for digest in digests for entry in digest.ledger.entries]
    return Rollup(
        made_with=made_with,
        period=period,
        profile=newest.profile,
        days=tuple(map(_day, digests)),
        missing=missing,
        best=_varied(picked, TIMES * newest.profile.picks),
        must_reads=tuple(
            sorted(
                (one for one in picked if one.pick.rating is Rating.MUST_READ), key=lambda one: (one.day, one.pick.rank)
            )
        ),
        ratings=dict(Counter(pick.rating for digest in digests for pick in digest.picks)),
        sources=tuple(_sources(digests)),
        outcomes=dict(Counter(entry.outcome for entry in entries)),
        papers=len({entry.arxiv_id for entry in entries}),
        movement=movement,
        errata=_errata(digests),
    )


def _picked(digests: Sequence[Digest]) -> list[Best]:
    """Each paper that was picked, once, the best first: its best pick, and its newest report."""
    last: dict[str, tuple[Entry, date]] = {}
    picks: dict[str, tuple[Pick, date]] = {}
    for digest in digests:
        last |= {entry.paper.arxiv_id: (entry, digest.date) for entry in digest.entries}
        for pick in digest.picks:
            known = picks.get(pick.arxiv_id)
            if known is None or _rank(pick) < _rank(known[0]):
                picks[pick.arxiv_id] = (pick, digest.date)
    found = [
        Best(pick=pick, day=day, entry=last[name][0], reported=last[name][1]) for name, (pick, day) in picks.items()
    ]
    return sorted(found, key=lambda one: (*_rank(one.pick), one.day, one.pick.arxiv_id))


def _rank(pick: Pick) -> tuple[int, float]:
    return list(Rating).index(pick.rating), -pick.score.total


def _varied(picked: Sequence[Best], most: int) -> tuple[Best, ...]:
    """One after another the best that is left, where one much like a better one loses by it, as on a day."""
    papers = [one.entry.paper for one in picked]
    alike = likeness(papers, papers)
    left, taken = list(range(len(picked))), list[int]()

    def order(one: int) -> tuple[int, float]:
        rating, worth = _rank(picked[one].pick)
        return rating, worth + (float(alike.costs[one, alike.nearest(one, taken)]) if taken else 0.0)

    while left and len(taken) < most:
        best = min(left, key=order)
        left.remove(best)
        taken.append(best)
    return tuple(picked[one] for one in taken)


def _day(digest: Digest) -> DaySum:
    outcomes = Counter(entry.outcome for entry in digest.ledger.entries)
    return DaySum(
        date=digest.date,
        listed=outcomes.total(),
        read=outcomes[Outcome.PICKED] + outcomes[Outcome.REPORTED],
        picked=outcomes[Outcome.PICKED],
        is_whole=not digest.gaps and all(source.complete for source in digest.ledger.sources),
    )


def _sources(digests: Sequence[Digest]) -> Iterator[SourceSum]:
    sums: dict[Source, Counter[Outcome]] = {}
    for digest in digests:
        for told in digest.ledger.sources:
            sums.setdefault(told.source, Counter()).update(told.outcomes)
    for source in Source:
        if source in sums:
            yield SourceSum(source=source, outcomes=dict(sums[source]))


def _errata(digests: Sequence[Digest]) -> tuple[tuple[date, Erratum], ...]:
    """What came in, the last word on each version of a paper; what a reader has to know first."""
    last = {(one.arxiv_id, one.new): (digest.date, one) for digest in digests for one in digest.errata}
    return tuple(sorted(last.values(), key=lambda told: not told[1].matters))
