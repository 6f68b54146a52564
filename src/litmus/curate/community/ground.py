"""What the chance to be featured brings a paper."""

from collections.abc import Iterable, Mapping

from litmus.curate.grounds import Ground
from litmus.curate.scoring import part
from litmus.model import Paper, remark


def community(chances: Mapping[str, float], papers: Iterable[Paper], most: float) -> Ground:
    """What the chance to be featured brings the papers of a day that are not featured yet.

    Args:
        chances: By identifier, 0 to 1.
        papers: The day's.
        most: What certainty brings; 0 for nothing.

    """
    waiting = [paper.arxiv_id for paper in papers if not paper.is_featured and paper.arxiv_id in chances]
    parts = {
        name: part("community", most * chances[name], remark("curate.community", chance=round(100 * chances[name])))
        for name in waiting
    }
    return {name: found for name, found in parts.items() if found.value > 0}
