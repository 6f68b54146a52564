"""What digests of the last weeks told costs a paper that would tell it again.

A persistent memory, as R-Diverse has it for the questions of self-play (arXiv 2602.13103): a day is not only varied in
itself, it also differs from the days before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from litmus.curate.grounds import Ground
from litmus.curate.likeness import likeness
from litmus.curate.meaning import Meaning
from litmus.curate.scoring import part
from litmus.model import Paper, ScorePart, remark

WEEKS = 4  # that the memory reaches back
HALF_LIFE = 14  # days after which a theme costs half
REPORTED = 0.5  # of what a second pick costs: for a paper that was reported, and not picked


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A paper of an earlier digest."""

    paper: Paper
    day: date  # of the digest
    is_pick: bool


def memory(
    told: Sequence[Told], papers: Sequence[Paper], day: date, most: float, meaning: Meaning | None = None
) -> Ground:
    """What the memory costs the papers of a day; what it costs is told by the digest that told most of it.

    Args:
        told: The papers of earlier digests.
        papers: The day's.
        day: The day.
        most: What the same paper once more costs; a theme costs at most as much.
        meaning: The reader's model of what texts mean, by which themes are compared; none for words.

    """
    if not told or not most:
        return {}
    again = {one.paper.arxiv_id: one for one in sorted(told, key=lambda one: (one.is_pick, one.day))}
    picks = sorted((one for one in told if one.is_pick), key=lambda one: (one.day, one.paper.arxiv_id))
    new = [paper for paper in papers if paper.arxiv_id not in again]
    parts = [_again(again[paper.arxiv_id], most) for paper in papers if paper.arxiv_id in again]
    fades = [0.5 ** ((day - one.day).days / HALF_LIFE) for one in picks]
    costs = likeness(new, [one.paper for one in picks], meaning).costs * fades
    for paper, row in zip(new, costs, strict=True):
        if row.any():
            nearest = picks[row.argmax()]
            why = remark("curate.told_like", title=nearest.paper.title, day=nearest.day)
            parts.append((paper.arxiv_id, part("novelty", -min(most, float(row.max())), why)))
    return {name: found for name, found in parts if found.value}


def _again(told: Told, most: float) -> tuple[str, ScorePart]:
    """What it costs to tell the same paper once more."""
    code = "curate.told_picked" if told.is_pick else "curate.told_reported"
    return told.paper.arxiv_id, part("novelty", -most * (1 if told.is_pick else REPORTED), remark(code, day=told.day))
