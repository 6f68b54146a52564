"""The day's papers from both sources."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from litmus.collect import arxiv_list, hugging_face_list
from litmus.collect.ask import unavailable
from litmus.collect.filling import told_by_arxiv
from litmus.collect.known import better, share, told_before
from litmus.collect.merge import merged
from litmus.collect.upstream import Upstream
from litmus.model import Collection, Get, Paper, Source, SourceList, remark


def collect(
    day: date,
    *,
    get: Get,
    upstream: Upstream,
    categories: tuple[str, ...],
    now: datetime,
    known: Collection | None = None,
) -> Collection:
    """Every paper that Hugging Face or arXiv lists for the day, once, with all its listings.

    How arXiv's are counted: a paper is NEW if it was first announced that day and its primary category is an asked one;
    CROSS if it was first announced that day and an asked category is a further one, or if it is older and was
    cross-listed that day into an asked category. Replacements are listings too, and no candidates.

    A source that is down is a gap, and its list then is not complete, so that a later run asks again; so are papers of
    which only a thin list could be had. An entry that cannot be read is a gap for good.

    Args:
        day: As Hugging Face counts days (UTC) and as arXiv dates its listings.
        get: Answers URLs.
        upstream: Where the sources are.
        categories: arXiv categories, or archives, whose announcements are wanted; none for Hugging Face alone.
        now: The time, UTC-aware.
        known: What an earlier run collected of this day, under these categories. A list that is complete in it is not
            asked for again, metadata that it has are not either, and a list that comes worse now does not replace it.

    Raises: UpstreamUnavailable, if there are no papers and a source could not be asked.

    """
    if day > now.date():
        note = remark("collect.future", day=day)
        lists = (SourceList(source=source, way="", listed=0, complete=False, note=note) for source in Source)
        return Collection(date=day, papers=(), lists=tuple(lists))
    if known is not None and known.complete:
        return known
    hub, arxiv = (share(known, source) for source in (Source.HUGGING_FACE, Source.ARXIV))
    if hub is None or not hub.list.complete:
        hub = better(hub, hugging_face_list.list_of(day, get=get, upstream=upstream, now=now, before=hub))
    if arxiv is None or not arxiv.list.complete:
        arxiv = better(arxiv, arxiv_list.list_of(day, get=get, upstream=upstream, categories=categories, now=now))
    failure = hub.failure or arxiv.failure
    if failure and not (hub.papers or arxiv.papers):
        raise unavailable(failure)
    told = told_by_arxiv(
        _to_read(hub.papers, arxiv.papers),
        day,
        before=told_before(known),
        get=get,
        upstream=upstream,
        categories=categories,
        now=now,
    )
    return Collection(
        date=day,
        papers=tuple(_timely(row, now) for row in merged(told.completed(hub.papers), told.completed(arxiv.papers))),
        lists=(hub.list, arxiv.list),
        gaps=(*hub.gaps, *arxiv.gaps, *told.gaps),
        thin=len(told.lacking),
    )


def _to_read(featured: Iterable[Paper], announced: Iterable[Paper]) -> tuple[Paper, ...]:
    """The papers that a list brings as ones to read, as arXiv's list tells them if it does; the featured first."""
    of_arxiv = {paper.arxiv_id: paper for paper in announced}
    first = [of_arxiv.pop(paper.arxiv_id, paper) for paper in featured]
    return (*first, *(paper for paper in of_arxiv.values() if paper.is_candidate))


def _timely(paper: Paper, now: datetime) -> Paper:
    """The paper without times that are still to come: such a time is a mistake of its source."""
    end = now + timedelta(days=1)  # clocks differ, and some times are dates
    submitted, updated = (said if said and said < end else None for said in (paper.submitted, paper.updated))
    return replace(paper, submitted=submitted, updated=updated)
