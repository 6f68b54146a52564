"""Papers by their identifiers."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from litmus.collect import arxiv_api, hugging_face
from litmus.collect.ask import unavailable
from litmus.collect.merge import enriched
from litmus.collect.upstream import Upstream
from litmus.model import NOTHING_STORED, ArxivId, Get, Paper
from litmus.model.errors import NotThere, UpstreamError

HOUR = timedelta(hours=1)


def find_paper(arxiv_id: ArxivId, *, get: Get, upstream: Upstream) -> Paper:
    """One paper's metadata, of the version asked for or the newest; in no list.

    From arXiv, with what Hugging Face adds if it knows the paper; from Hugging Face alone while arXiv is down, the
    version then taken as asked for.

    Raises: NotThere, if arXiv has no such paper or version; UpstreamUnavailable, if neither answers.
    """
    try:
        paper = _arxivs(arxiv_id, get=get, upstream=upstream)
    except NotThere:
        raise
    except UpstreamError as error:
        hub = _hubs(arxiv_id, get=get, upstream=upstream)
        if hub is None:
            raise unavailable(error) from None
        return replace(hub, version=arxiv_id.version)
    hub = _hubs(arxiv_id, get=get, upstream=upstream)
    return enriched(paper, hub) if hub else paper


def newest(arxiv_ids: Iterable[str], *, get: Get, upstream: Upstream) -> Iterator[dict[str, Paper]]:
    """The newest version of each of these papers that arXiv has, by identifier; 100 at a time, a request.

    Raises: UpstreamUnavailable, UpstreamNonsense; what came before stands.
    """
    return arxiv_api.by_identifier(arxiv_ids, get=get, upstream=upstream, keep=HOUR)


def _arxivs(arxiv_id: ArxivId, *, get: Get, upstream: Upstream) -> Paper:
    """arXiv leaves unknown identifiers out of its answer; before that is believed of a stored one, it is asked anew."""
    keep = None if arxiv_id.version else HOUR
    for age in (keep, NOTHING_STORED):
        (known,) = arxiv_api.by_identifier([str(arxiv_id)], get=get, upstream=upstream, keep=age)
        paper = known.get(arxiv_id.base)
        if paper and arxiv_id.version in (None, paper.version):
            return paper
    raise NotThere(f"{upstream.arxiv}/abs/{arxiv_id}", "arXiv has no such paper or version")


def _hubs(arxiv_id: ArxivId, *, get: Get, upstream: Upstream) -> Paper | None:
    try:
        return hugging_face.paper_of(arxiv_id, get=get, upstream=upstream, keep=HOUR)
    except UpstreamError:
        return None
