"""What people use to rank a day's papers without Litmus, as far as it runs here, for benchmarks/curate.py.

Each gives every paper of a day a worth, by a profile or by papers that were liked.
"""

from collections.abc import Sequence
from typing import Any, Protocol

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


class Encoder(Protocol):
    """What gives papers vectors of length 1."""

    def vectors(self, papers: Sequence[Paper]) -> Any:
        """An array of papers by dimensions."""
        ...


class SentenceModel:
    """A model of sentence-transformers, as zotero-arxiv-daily has one. Each paper is encoded once.

    Args:
        folder: The model's.

    """

    def __init__(self, folder: str) -> None:
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - of those who name a model

        self._model = SentenceTransformer(folder, device="cpu")
        self._known: dict[str, Any] = {}  # vectors, by the paper's identifier

    def vectors(self, papers: Sequence[Paper]) -> Any:
        """What titles and abstracts mean, as far as the model reads (all-MiniLM-L6-v2: 256 tokens)."""
        new = [paper for paper in papers if paper.arxiv_id not in self._known]
        if new:
            rows = self._model.encode([f"{paper.title}. {paper.abstract}" for paper in new], normalize_embeddings=True)
            self._known |= zip((paper.arxiv_id for paper in new), rows, strict=True)
        return np.array([self._known[paper.arxiv_id] for paper in papers])


class Features:
    """Papers as arxiv-sanity-lite has them: TF-IDF of title, abstract and authors (its compute.py).

    Args:
        papers: All that are known, the day's among them, as there.
        encoder: What gives them vectors, beside latent semantic analysis of their words; none for that alone.

    """

    def __init__(self, papers: Sequence[Paper], encoder: Encoder | None = None) -> None:
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
        self.vectors = {"words": normalize(reduced)}
        if encoder is not None:
            self.vectors["a sentence model"] = encoder.vectors(papers)

    def svm(self, liked: Sequence[str], asked: Sequence[str]) -> list[float]:
        """As arxiv-sanity-lite recommends: a linear SVM of the liked against all others, the day's among them."""
        if not liked:
            return [0.0] * len(asked)
        likes = np.zeros(len(self.place))
        likes[[self.place[name] for name in liked]] = 1
        model = LinearSVC(class_weight="balanced", max_iter=10_000, tol=1e-6, C=0.01, random_state=0)
        model.fit(self.rows, likes)
        return list(map(float, model.decision_function(self.rows[[self.place[name] for name in asked]])))

    def likeness(self, liked: Sequence[str], asked: Sequence[str]) -> dict[str, list[float]]:
        """As zotero-arxiv-daily ranks: mean likeness to the library, the newest of which weighs most.

        By what the vectors come from: a sentence model, as there, or the words (latent semantic analysis).

        Args:
            liked: The library, the newest first.
            asked: The papers to rank.

        """
        if not liked:
            return {kind: [0.0] * len(asked) for kind in self.vectors}
        weights = 1 / (1 + np.log10(np.arange(len(liked)) + 1))
        weights /= weights.sum()
        library, wanted = ([self.place[name] for name in names] for names in (liked, asked))
        return {kind: list(map(float, rows[wanted] @ rows[library].T @ weights)) for kind, rows in self.vectors.items()}
