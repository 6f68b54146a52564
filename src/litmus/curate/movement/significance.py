"""Whether papers on a topic have become more or fewer, or whether days merely differ.

Of all papers that a topic has, how many fall into the recent days? By chance as large a share as of all papers. The
probability of what was seen is the tail of a beta-binomial distribution, wider than the binomial by as much as the
topic's share varies from day to day anyway (papers of a workshop come in a bunch). That is measured within the recent
days and within the days before, apart, so that a trend does not hide itself; a topic's own variation is drawn towards
the usual one, since that of few papers is mostly noise. And over thousands of topics some tail is short by accident, so
what is reported keeps to a false discovery rate.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from math import exp, lgamma
from statistics import median

_PRIOR = 5  # days that the usual variation counts for beside a topic's own; chosen in benchmarks/trends.py
_NEGLIGIBLE = 1e-12  # of a sum: terms that are not added to it
_MOST, _LEAST = 0.99, 1e-9  # correlation of a day's papers: of a topic that has one single bunch, and of none


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days that are compared."""

    sizes: Sequence[int]  # papers of each
    is_recent: Sequence[bool]

    def part(self, counts: Sequence[int], *, recent: bool) -> list[tuple[int, int]]:
        """A topic's papers and all papers, of each recent day or of each before."""
        days = zip(counts, self.sizes, self.is_recent, strict=True)
        return [(count, size) for count, size, is_recent in days if is_recent is recent]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """How a topic's papers fall into the recent days and those before."""

    recent: int
    before: int
    share: float
    share_before: float
    p: float  # two-sided


def usual_spread(topics: Iterable[Sequence[int]], days: Days) -> float:
    """How much the topics' shares vary from day to day, as a rule; 1 as the binomial does."""
    spreads = (_spread(counts, days) for counts in topics)
    return median([square / free for square, free in spreads if free] or [1.0])


def compare(counts: Sequence[int], days: Days, usual: float) -> Found:
    """Compare a topic's papers of the recent days, one count a day, with those before; it has at least one."""
    square, free = _spread(counts, days)
    wider = max(1.0, (_PRIOR * usual + square) / (_PRIOR + free))
    (recent, size), (before, size_before) = (_sums(days.part(counts, recent=recent)) for recent in (True, False))
    more, fewer = _tails(recent, recent + before, size / (size + size_before), wider)
    return Found(
        recent=recent,
        before=before,
        share=recent / size,
        share_before=before / size_before,
        p=min(1.0, 2 * min(more, fewer)),
    )


def false_discovery_rates(ps: Sequence[float]) -> list[float]:
    """For each p-value the least rate at which it is reported (Benjamini and Hochberg 1995, as adjusted p-values)."""
    least, rates = 1.0, [1.0] * len(ps)
    for rank, place in reversed(list(enumerate(sorted(range(len(ps)), key=ps.__getitem__), start=1))):
        least = min(least, ps[place] * len(ps) / rank)
        rates[place] = least
    return rates


def _sums(days: Iterable[tuple[int, int]]) -> tuple[int, int]:
    counts, sizes = zip(*days, strict=True)
    return sum(counts), sum(sizes)


def _spread(counts: Sequence[int], days: Days) -> tuple[float, int]:
    """Pearson's X² of the days against their own part's share, and its degrees of freedom."""
    square, free = 0.0, 0
    for recent in (True, False):
        part = days.part(counts, recent=recent)
        count, size = _sums(part)
        if count:
            expected = [size_of_day * count / size for _, size_of_day in part]
            square += sum((have - mean) ** 2 / mean for (have, _), mean in zip(part, expected, strict=True))
            free += len(part) - 1
    return square, free


def _tails(have: int, of: int, share: float, wider: float) -> tuple[float, float]:
    """How probable so many are or more, and so many or fewer, of a beta-binomial's `of`.

    Args:
        have: What was seen.
        of: Trials.
        share: Expected share of them.
        wider: Its variance over the binomial's.

    """
    together = min(max((wider - 1) / (of - 1), _LEAST), _MOST) if of > 1 else _LEAST
    a, b = (part * (1 - together) / together for part in (share, 1 - share))
    at = exp(_log_choose(of, have) + _log_beta(have + a, of - have + b) - _log_beta(a, b))

    def upwards() -> Iterator[float]:
        term = at
        for k in range(have, of):
            term *= (of - k) * (a + k) / ((k + 1) * (b + of - k - 1))
            yield term

    def downwards() -> Iterator[float]:
        term = at
        for k in range(have, 0, -1):
            term *= k * (b + of - k) / ((of - k + 1) * (a + k - 1))
            yield term

    more, fewer = (at + sum(takewhile(lambda term: term > at * _NEGLIGIBLE, way())) for way in (upwards, downwards))
    return min(more, 1.0), min(fewer, 1.0)


def _log_choose(of: int, have: int) -> float:
    return lgamma(of + 1) - lgamma(have + 1) - lgamma(of - have + 1)


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
