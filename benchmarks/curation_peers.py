"""What people use to rank a day's papers without Litmus, as far as it runs here, for benchmarks/curate.py.

Each gives every paper of a day a worth, by a profile or by papers that were liked.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from litmus.curate.interests import Interests
from litmus.curate.matching import Match, PaperWords, Terms
from litmus.model import Paper, Profile

DIMENSIONS = 200  # of a paper's vector by latent semantic analysis


def keywords(profile: Profile, papers: Sequence[Paper]) -> list[float]:
    """How many of the profile's terms a paper has, those of the title twice; none for what the profile excludes."""
    interests = Interests(profile)
    terms = Terms([term for topic in profile.topics for term in topic.terms])
    worths = []
    for paper in papers:
        words = PaperWords.of(paper)
        match = Match.of(terms, words)
        worth = 2.0 * len(match.title) + len(match.abstract)
        worths.append(worth if interests.view(paper, words).excluded is None else -1.0)
    return worths


def by_worth(worths: Sequence[float], names: Sequence[str]) -> list[str]:
    """The names, the worthiest first, then by name."""
    return [name for _, name in sorted(zip(worths, names, strict=True), key=lambda one: (-one[0], one[1]))]


class Features:
    """Papers as arxiv-sanity-lite has them: TF-IDF of title, abstract and authors (its compute.py).

    Args:
        papers: All that are known, the day's among them, as there.

    """

    def __init__(self, papers: Sequence[Paper]) -> None:
        self.place = {paper.arxiv_id: number for number, paper in enumerate(papers)}
        self.rows: Any = TfidfVectorizer(
            strip_accents="unicode",
            stop_words="english",
            token_pattern=r"(?u)\b[a-zA-Z_][a-zA-Z0-9_]+\b",
            ngram_range=(1, 2),
            max_features=10_000,
            sublinear_tf=True,
            max_df=0.5,
            min_df=5,
            dtype=np.float32,
        ).fit_transform(" ".join([one.title, one.abstract, *one.authors]) for one in papers)
        reduced = TruncatedSVD(DIMENSIONS, random_state=0).fit_transform(self.rows)
        self.vectors = normalize(reduced)

    def svm(self, liked: Sequence[str], asked: Sequence[str]) -> list[float]:
        """As arxiv-sanity-lite recommends: a linear SVM of the liked against all others, the day's among them."""
        if not liked:
            return [0.0] * len(asked)
        likes = np.zeros(len(self.place))
        likes[[self.place[name] for name in liked]] = 1
        model = LinearSVC(class_weight="balanced", max_iter=10_000, tol=1e-6, C=0.01, random_state=0)
        model.fit(self.rows, likes)
        return list(map(float, model.decision_function(self.rows[[self.place[name] for name in asked]])))

    def likeness(self, liked: Sequence[str], asked: Sequence[str]) -> list[float]:
        """As zotero-arxiv-daily ranks: mean likeness to the library, the newest of which weighs most.

        Its vectors come from a language model; these from latent semantic analysis of the words.

        Args:
            liked: The library, the newest first.
            asked: The papers to rank.

        """
        if not liked:
            return [0.0] * len(asked)
        weights = 1 / (1 + np.log10(np.arange(len(liked)) + 1))
        library = self.vectors[[self.place[name] for name in liked]]
        alike = self.vectors[[self.place[name] for name in asked]] @ library.T
        return list(map(float, alike @ (weights / weights.sum())))
