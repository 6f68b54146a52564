"""How the authors of a paper fared before."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from litmus.curate.community.past import Past
from litmus.model import Paper

USUAL, DOUBT = 0.07, 3  # share of papers that is featured; papers of an author that the usual share counts for
TEAM = 4  # authors with a past


class Authors:
    """When each author was announced, and featured.

    Args:
        past: Earlier papers, in any order.

    """

    def __init__(self, past: Iterable[Past]) -> None:
        featured, announced = defaultdict(list), defaultdict(list)
        for one in past:
            for author in one.paper.authors:
                if one.featured is not None:
                    featured[author].append(one.featured)
                if one.announced is not None:
                    announced[author].append(one.announced)
        self._featured = {author: sorted(days) for author, days in featured.items()}
        self._announced = {author: sorted(days) for author, days in announced.items()}

    def of(self, paper: Paper, day: date) -> list[float]:
        """How a paper's authors fared before a day: how often and what share was featured; all, first, last, best."""
        authors = paper.authors or ("",)
        hits = [bisect_left(self._featured.get(author, []), day) for author in authors]
        papers = [bisect_left(self._announced.get(author, []), day) for author in authors]
        rates = [(hit + USUAL * DOUBT) / (max(count, hit) + DOUBT) for hit, count in zip(hits, papers, strict=True)]
        some = sum(hit > 0 for hit in hits)
        return [
            math.log1p(sum(hits)),
            math.log1p(max(hits)),
            some / len(hits),
            some > 0,
            some > 1,
            some >= TEAM,
            math.log1p(hits[-1]),
            math.log1p(hits[0]),
            max(rates),
            sum(rates) / len(rates),
            rates[-1],
            min(rates),
            sum(math.log(rate / (1.001 - rate)) for rate in rates) / len(rates),
            math.log1p(sum(papers)),
            math.log1p(max(papers)),
        ]
