"""What digests of the last weeks told costs a paper that would tell it again.

A persistent memory, as R-Diverse has it for the questions of self-play (arXiv 2602.13103): a day is not only varied in
itself, it also differs from the days before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from litmus.curate.grounds import Ground
from litmus.curate.likeness import likeness, sameness, vectors
from litmus.curate.scoring import part
from litmus.model import Paper, Remark, remark

WEEKS = 4  # that the memory reaches back
HALF_LIFE = 14  # days after which a theme costs half
REPORTED = 0.5  # of what a second pick costs: for a paper that was reported, and not picked


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A paper of an earlier digest."""

    paper: Paper
    day: date  # of the digest
    is_pick: bool


def memory(told: Sequence[Told], papers: Sequence[Paper], day: date, most: float) -> Ground:
    """What the memory costs the papers of a day; what it costs is told by the digest that told most of it.

    Args:
        told: The papers of earlier digests.
        papers: The day's.
        day: The day.
        most: What the same paper once more costs; a theme costs at most as much.

    """
    if not told or not most:
        return {}
    again = {one.paper.arxiv_id: one for one in sorted(told, key=lambda one: (one.is_pick, one.day))}
    picks = sorted((one for one in told if one.is_pick), key=lambda one: (one.day, one.paper.arxiv_id))
    words = vectors([*{one.paper.arxiv_id: one.paper for one in picks}.values(), *papers])
    parts = {}
    for paper in papers:
        why: Remark | None = None
        if same := again.get(paper.arxiv_id):
            code = "curate.told_picked" if same.is_pick else "curate.told_reported"
            cost, why = most * (1 if same.is_pick else REPORTED), remark(code, day=same.day)
        else:
            costs = [
                sameness(likeness(words[paper.arxiv_id], words[one.paper.arxiv_id]))
                * 0.5 ** ((day - one.day).days / HALF_LIFE)
                for one in picks
            ]
            cost = min(most, max(costs, default=0.0))
            if cost:
                nearest = picks[costs.index(max(costs))]
                why = remark("curate.told_like", title=nearest.paper.title, day=nearest.day)
        if why and (found := part("novelty", -cost, why)).value:
            parts[paper.arxiv_id] = found
    return parts
