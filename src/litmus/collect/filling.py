"""Filling in what the lists did not tell: arXiv's metadata, by identifier."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from litmus.collect.arxiv_api import BATCH, by_identifier
from litmus.collect.merge import completed
from litmus.collect.upstream import Upstream
from litmus.model import Get, Paper, Remark, Source, remark
from litmus.model.errors import UpstreamError


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The papers as far as they could be completed, and whose lists are the thinner for it."""

    papers: tuple[Paper, ...]
    gaps: dict[Source, Remark] = field(default_factory=dict)


def filled_in(papers: Sequence[Paper], *, get: Get, upstream: Upstream, keep: timedelta) -> Filled:
    """Ask arXiv for papers that only Hugging Face lists, and for candidates whose list named no version.

    The latter are the few of a catch-up page that the query by time did not bring. If it brought none, they are too
    many to be asked for one by one, and stay as they are until a later run. Identifiers that arXiv does not know stay
    as they are for good.
    """
    alone = [paper.arxiv_id for paper in papers if not paper.categories]
    brief = [paper.arxiv_id for paper in papers if paper.categories and paper.version is None and _is_candidate(paper)]
    gaps: dict[Source, Remark] = {}
    if len(brief) > BATCH:
        gaps[Source.ARXIV] = remark("collect.brief", count=len(brief))
        brief = []
    try:
        known = by_identifier(alone + brief, get=get, upstream=upstream, keep=keep)
    except UpstreamError as error:
        if alone:
            gaps[Source.HUGGING_FACE] = remark("collect.unresolved", count=len(alone), cause=error.cause)
        if brief:
            gaps[Source.ARXIV] = remark("collect.brief", count=len(brief))
        return Filled(papers=tuple(papers), gaps=gaps)
    full = (completed(paper, known[paper.arxiv_id]) if paper.arxiv_id in known else paper for paper in papers)
    return Filled(papers=tuple(full), gaps=gaps)


def _is_candidate(paper: Paper) -> bool:
    return any(listing.is_candidate for listing in paper.listings)
