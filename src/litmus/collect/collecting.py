"""The day's papers from both sources."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from litmus.collect import arxiv_list, featured, hugging_face
from litmus.collect.announcements import feed_from
from litmus.collect.ask import keep_since
from litmus.collect.filling import filled_in
from litmus.collect.merge import merged
from litmus.collect.upstream import Upstream
from litmus.model import Collection, Get, Source, SourceList, remark
from litmus.model.errors import UpstreamUnavailable


def collect(day: date, *, get: Get, upstream: Upstream, categories: tuple[str, ...], now: datetime) -> Collection:
    """Every paper that Hugging Face or arXiv lists for the day, once, with all its listings.

    How arXiv's are counted: a paper is NEW if it was first announced that day and its primary category is an asked one;
    CROSS if it was first announced that day and an asked category is a further one, or if it is older and was
    cross-listed that day into an asked category. Replacements are listings too, and no candidates.

    A source that is down, or an entry that cannot be read, is a gap, and the list then is not complete, so that a later
    run asks again.

    Args:
        day: As Hugging Face counts days (UTC) and as arXiv dates its listings.
        get: Answers URLs.
        upstream: Where the sources are.
        categories: arXiv categories, or archives, whose announcements are wanted; none for Hugging Face alone.
        now: The time, UTC-aware.

    Raises: UpstreamUnavailable, if there are no papers and a source could not be asked.

    """
    if day > now.date():
        note = remark("collect.future", day=day)
        lists = (SourceList(source=source, way="", listed=0, complete=False, note=note) for source in Source)
        return Collection(date=day, papers=(), lists=tuple(lists))
    hub = featured.list_of(day, get=get, upstream=upstream, now=now)
    arxiv = arxiv_list.list_of(day, get=get, upstream=upstream, categories=categories, now=now)
    papers = merged(hub.papers, arxiv.papers)
    failure = hub.failure or arxiv.failure
    if not papers and failure:
        raise UpstreamUnavailable(failure.url, failure.cause)
    keep = keep_since(max(hugging_face.ends(day), feed_from(day + timedelta(days=1))), now)
    filled = filled_in(papers, get=get, upstream=upstream, keep=keep)
    lists = (
        replace(part.list, complete=part.list.complete and part.list.source not in filled.gaps) for part in (hub, arxiv)
    )
    gaps = (*hub.gaps, *arxiv.gaps, *filled.gaps.values())
    return Collection(date=day, papers=filled.papers, lists=tuple(lists), gaps=gaps)
