"""What a reader's marks teach: papers like the liked ones are worth more, like the disliked ones less.

A logistic regression on the words of titles and abstracts: what is liked speaks for its words, what is disliked
against them, and so, very little, does every paper that nobody marked. The problem is convex and its weights are fixed,
so a like never lowers its own paper, nor that paper's twin; without an intercept, other words bring nothing.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from litmus.curate.grounds import Ground
from litmus.curate.meaning import Meaning, meanings
from litmus.curate.movement.wording import bare_words, empty_words, singular
from litmus.curate.scoring import MOST_NAMED, in_quotes, part
from litmus.curate.vectors import Vectors, Wording
from litmus.model import MarkKind, Paper, Remark, remark

WEIGHTS = {MarkKind.LIKE: 1.0, MarkKind.LATER: 0.5, MarkKind.DISLIKE: -1.0}  # to hide a paper teaches nothing
ASIDE = 0.0002  # of a paper that nobody marked, against its words
STRENGTH = 40.0  # inverse of the penalty on large coefficients
GAIN = 3.0  # from the regression's margin to a share of the most: steep for a few marks, without an end for many
LEAST = 0.05  # share of the most that a part must come to
SEVERAL = 100  # papers from which on a word that a single one has is not looked at: it says nothing of another
SHORTEST = 3  # letters of a word that counts


def taste(
    marked: Mapping[str, MarkKind],
    known: Iterable[Paper],
    papers: Sequence[Paper],
    most: float,
    meaning: Meaning | None = None,
) -> Ground:
    """What marks bring or cost the papers of a day.

    Args:
        marked: What the reader said, by identifier.
        known: The marked papers; of those that are not among them or the day's, nothing is learned.
        papers: The day's.
        most: What a paper can gain or lose; 0 for nothing.
        meaning: The reader's model of what texts mean, which has a say beside the words; none for words alone.

    """
    by_id = {paper.arxiv_id: paper for paper in (*known, *papers)}
    said = {name: WEIGHTS[kind] for name, kind in marked.items() if kind in WEIGHTS and name in by_id}
    if not said or not most:
        return {}
    ordered = [by_id[name] for name in sorted(by_id)]
    vectors = Vectors(_WORDING, fewest=1 if len(ordered) < SEVERAL else 2)
    words = vectors.learn(ordered)
    rows = words if meaning is None else _beside(words, meanings(ordered, meaning))
    pull = _pull(rows, [said.get(paper.arxiv_id, 0.0) for paper in ordered])
    margins = GAIN * (rows @ pull)
    values = most * margins / (1 + abs(margins))
    wanted = {paper.arxiv_id for paper in papers}
    parts = {}
    for row, (paper, value) in enumerate(zip(ordered, values.tolist(), strict=True)):
        if paper.arxiv_id not in wanted or abs(value) < LEAST * most:
            continue
        here = slice(*words.indptr[row : row + 2])
        columns = words.indices[here]
        forces = words.data[here] * pull[columns] * math.copysign(1, value)
        telling = (-forces).argsort(kind="stable")[:MOST_NAMED]
        named = [vectors.name(columns[place]) for place in telling if forces[place] > 0]
        parts[paper.arxiv_id] = part("taste", value, _why(marked.get(paper.arxiv_id), named, liked=value > 0))
    return parts


def _beside(words: Any, means: Any) -> Any:
    """Each paper's words, and what it means, in one row."""
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415

    return hstack([words, csr_matrix(means)]).tocsr()


def _pull(rows: Any, said: Sequence[float]) -> Any:
    """The coefficient of each column of `rows`, from papers (rows) and what was said of them; 0: nothing."""
    from scipy.sparse import csr_matrix, vstack  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    empty = csr_matrix((2, rows.shape[1]))  # without words they teach nothing; the library wants both kinds
    liked = [*(weight > 0 for weight in said), True, False]
    weights = [*(abs(weight) or ASIDE for weight in said), ASIDE, ASIDE]
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, solver="liblinear", tol=1e-6, max_iter=1000)
    return model.fit(vstack([rows, empty]), liked, sample_weight=weights).coef_[0]


def _why(kind: MarkKind | None, words: Sequence[str], *, liked: bool) -> Remark:
    if kind in WEIGHTS and (WEIGHTS[kind] > 0) is liked:  # many marks on others may outweigh its own
        return remark(f"curate.taste_{kind}")
    code = "curate.taste_for" if liked else "curate.taste_against"
    return remark(code, **in_quotes(words)) if words else remark(f"{code}_meaning")


@cache
def _says_something(word: str) -> bool:
    return (
        len(word) >= SHORTEST
        and not word.replace(".", "").isdecimal()
        and singular(word) not in empty_words() | bare_words()
    )


_WORDING = Wording(counts=_says_something, pairs=_says_something)
