"""Filling in what the lists did not tell: arXiv's metadata, by time of submission or by identifier."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from litmus.collect.arxiv_api import BATCH, by_identifier, submitted_for
from litmus.collect.ask import keep_since
from litmus.collect.closing import closes
from litmus.collect.merge import completed
from litmus.collect.upstream import Upstream
from litmus.model import Get, Paper, Remark, remark
from litmus.model.errors import UpstreamError

BATCHES = 3  # requests by identifier in one run; of a day's papers some dozens are not found by its window


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What arXiv told of papers beyond their lists, by identifier, and of which it could not be asked."""

    papers: Mapping[str, Paper]
    lacking: Sequence[Paper] = ()
    cause: str = ""  # why; "" if they are more than one run asks for

    def completed(self, papers: Sequence[Paper]) -> tuple[Paper, ...]:
        """The papers with what was told of them."""
        return tuple(
            completed(row, self.papers[row.arxiv_id]) if row.arxiv_id in self.papers else row for row in papers
        )

    @property
    def gaps(self) -> Iterator[Remark]:
        alone = sum(not paper.categories for paper in self.lacking)
        for code, count in (("unresolved", alone), ("brief", len(self.lacking) - alone)):
            if count and self.cause:
                yield remark(f"collect.{code}", count=count, cause=self.cause)
            elif count:
                yield remark("collect.many", count=count, limit=BATCH * BATCHES)


def told_by_arxiv(
    papers: Sequence[Paper],
    day: date,
    *,
    before: Mapping[str, Paper],
    get: Get,
    upstream: Upstream,
    categories: tuple[str, ...],
    now: datetime,
) -> Told:
    """Ask arXiv for those papers whose list told too little: a feed, a page, or Hugging Face's alone.

    What it told `before` is not asked again. If the others are many, arXiv is asked for all that was submitted in the
    day's window, which is one request; then for the rest by identifier, in the order given. What arXiv does not know
    stays thin, and is no gap.
    """
    thin = [paper for paper in papers if paper.missing]
    told = {paper.arxiv_id: before[paper.arxiv_id] for paper in thin if paper.arxiv_id in before}
    rest = [paper for paper in thin if paper.arxiv_id not in told]
    cause = ""
    if sum(bool(paper.categories) for paper in rest) > BATCH:  # Hugging Face's own have none yet, and are in no window
        try:
            found = submitted_for(day, get=get, upstream=upstream, categories=categories, now=now)
        except UpstreamError as error:
            cause = error.cause
        else:
            told |= {paper.arxiv_id: paper for paper in found.papers}
            rest = [paper for paper in rest if paper.arxiv_id not in told]
    names = [paper.arxiv_id for paper in rest[: BATCH * BATCHES]]
    asked = 0
    try:
        for answer in by_identifier(names, get=get, upstream=upstream, keep=keep_since(closes(day), now)):
            told |= answer
            asked += BATCH
    except UpstreamError as error:
        cause = error.cause
    return Told(papers=told, lacking=rest[asked:], cause=cause)
