"""A model of what is featured, learned anew each day."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from litmus.curate.community.authors import Authors
from litmus.curate.community.facts import facts
from litmus.curate.community.past import Past
from litmus.curate.vectors import Vectors, Wording
from litmus.model import Paper

FEWEST = 100  # featured papers from which something can be learned
LONGEST = 100_000  # words and pairs of words that are told apart
RARE = 3  # papers that a word must stand in
WORDS, FACTS, AUTHORS = 2.0, 0.1, 0.15  # scales of the three kinds of features, and so how freely each may speak
STRENGTH = 1.0  # inverse of the penalty on large coefficients
HALF_LIFE = 30  # days after which a paper teaches half as much: what is in vogue changes, and of whom much was known


def _counts(word: str) -> bool:
    return len(word) > 1


_WORDING = Wording(counts=_counts, pairs=bool)  # with any neighbour, a single letter as well


class Community:
    """What was learned from the papers announced before a day, with what was known of them on its morning.

    Args:
        past: Earlier papers, in any order; later ones and later features are not looked at.
        day: The day.

    """

    def __init__(self, past: Iterable[Past], day: date) -> None:
        known = sorted(past, key=lambda one: one.paper.arxiv_id)
        known = [one for one in known if min(filter(None, (one.announced, one.featured)), default=day) < day]
        self._authors, self._day = Authors(known), day
        announced = [(one, one.announced) for one in known if one.announced is not None and one.announced < day]
        liked = [one.featured is not None and one.featured < day for one, _ in announced]
        self.is_learned = sum(liked) >= FEWEST
        if self.is_learned:
            self._learn([one.paper for one, _ in announced], [when for _, when in announced], liked)

    def _learn(self, papers: Sequence[Paper], days: Sequence[date], liked: Sequence[bool]) -> None:
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415 - takes a second to load
        from sklearn.preprocessing import StandardScaler  # noqa: PLC0415

        self._of_words = Vectors(_WORDING, fewest=RARE, most=LONGEST)
        self._of_facts, self._of_authors = StandardScaler(), StandardScaler()
        rows = _side_by_side(
            self._of_words.learn(papers),
            self._of_facts.fit_transform([facts(paper) for paper in papers]),
            self._of_authors.fit_transform([self._authors.of(*one) for one in zip(papers, days, strict=True)]),
        )
        latest = max(days)
        weights = [0.5 ** ((latest - when).days / HALF_LIFE) for when in days]
        self._model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=300)
        self._model.fit(rows, liked, sample_weight=weights)

    def chances(self, papers: Sequence[Paper]) -> list[float]:
        """Each paper's chance to be featured, 0 to 1; all 0 where too little is known to learn from."""
        if not self.is_learned or not papers:
            return [0.0] * len(papers)
        rows = _side_by_side(
            self._of_words.rows(papers),
            self._of_facts.transform([facts(paper) for paper in papers]),
            self._of_authors.transform([self._authors.of(paper, self._day) for paper in papers]),
        )
        return [float(chance) for chance in self._model.predict_proba(rows)[:, 1]]


def _side_by_side(of_words: Any, of_facts: Any, of_authors: Any) -> Any:
    from scipy.sparse import csr_matrix, hstack  # noqa: PLC0415

    return hstack([of_words * WORDS, csr_matrix(of_facts * FACTS), csr_matrix(of_authors * AUTHORS)]).tocsr()
