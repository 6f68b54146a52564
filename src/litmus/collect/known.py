"""What an earlier run collected of the day: not asked for again where it is whole, not lost where it is better."""

from dataclasses import replace

from litmus.collect.arxiv_list import NEAR
from litmus.collect.merge import alone
from litmus.collect.part import Part
from litmus.model import Collection, Paper, Remark, Source, remark


def share(known: Collection | None, source: Source) -> Part | None:
    """What a source had listed, as its own list brought it; None where nothing is known."""
    listed = next((row for row in known.lists if row.source is source), None) if known else None
    if known is None or listed is None:
        return None
    papers = (alone(paper, source) for paper in known.papers if source in paper.sources)
    return Part(papers=tuple(papers), list=listed, gaps=tuple(gap for gap in known.gaps if _is_of(gap, source)))


def better(had: Part | None, part: Part) -> Part:
    """What came now, unless the earlier share is better; then that stands, and its note says why.

    Hugging Face's lists only grow: a list that lacks papers of an earlier one was cut, and keeps them.
    """
    if had is None or not had.papers:
        return part
    if not part.papers or _worth(part) < _worth(had):
        cause = part.failure.cause if part.failure else "it came empty"
        source, count = had.list.source.label, len(had.papers)
        note = remark("collect.earlier", source=source, day=had.papers[0].listings[0].date, count=count, cause=cause)
        return replace(had, list=replace(had.list, note=note), gaps=(note,), failure=part.failure)
    if part.list.source is Source.ARXIV:
        return part
    here = {paper.arxiv_id for paper in part.papers}
    papers = (*part.papers, *(paper for paper in had.papers if paper.arxiv_id not in here))
    return replace(part, papers=papers, list=replace(part.list, listed=len(papers)))


def told_before(known: Collection | None) -> dict[str, Paper]:
    """The papers of which arXiv has told everything already, by identifier."""
    told = (alone(paper, Source.ARXIV) for paper in known.papers) if known else ()
    return {paper.arxiv_id: paper for paper in told if not paper.missing}


def _worth(part: Part) -> int:
    """How near a way comes: 0 is exact."""
    return -1 - list(NEAR).index(part.list.way) if part.list.way in NEAR else 0


def _is_of(gap: Remark, source: Source) -> bool:
    """Whether a gap is of this source's list; those of its papers' metadata are told anew."""
    return gap.code.startswith(f"collect.{source}_") or gap.facts.get("source") == source.label
