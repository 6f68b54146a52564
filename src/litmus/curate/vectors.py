"""Papers as vectors of their words (TF-IDF), for all that goes by the words of titles and abstracts.

The weights are scikit-learn's, and the order of words its TfidfVectorizer's; but words are counted in arrays, where a
rule about a word is asked once, not each time that the word stands somewhere.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, Protocol

from litmus.curate.folding import BREAK, folded

_TEXTS = 3  # of a paper: the title counts twice


class Worded(Protocol):
    """What is compared: a paper, or what is known of one."""

    @property
    def title(self) -> str: ...
    @property
    def abstract(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Which words are compared: rules for a folded word, that are not asked of the end of a clause."""

    counts: Callable[[str], bool]  # whether it counts alone
    pairs: Callable[[str], bool] | None = None  # whether it counts with its neighbour, if both do; none: no pairs


class Vectors:
    """Unit vectors of papers by their words: how often they have each, by how rare it is among those learned from.

    Args:
        wording: Which words are compared.
        fewest: Papers that a word must stand in.
        most: Words and pairs that are told apart, the most frequent ones; None for all.

    """

    def __init__(self, wording: Wording, *, fewest: int = 1, most: int | None = None) -> None:
        self._wording, self._fewest, self._most = wording, fewest, most

    def learn(self, papers: Sequence[Worded]) -> Any:
        """Learn which words are rare from papers; their vectors, as the rows of a sparse matrix."""
        import numpy as np  # noqa: PLC0415 - with the other takes a second to load
        from sklearn.feature_extraction.text import TfidfTransformer  # noqa: PLC0415

        texts = _texts(papers)
        self._words = sorted(set(chain.from_iterable(texts)) - {BREAK})
        self._places = {word: place for place, word in enumerate(self._words)}
        rows, codes = self._found(texts)
        self._codes, columns = np.unique(codes, return_inverse=True)
        counts = _matrix(rows, columns, len(papers), len(self._codes))
        kept = self._kept(counts)
        self._codes, self._weights = self._codes[kept], TfidfTransformer(sublinear_tf=True)
        return self._weights.fit_transform(_at_least_one(counts[:, kept]))

    def rows(self, papers: Sequence[Worded]) -> Any:
        """The vectors of other papers, by the words that were learned."""
        import numpy as np  # noqa: PLC0415

        rows, codes = self._found(_texts(papers))
        distinct, back = np.unique(codes, return_inverse=True)  # in order, they are found much faster
        columns = np.searchsorted(self._codes, distinct)[back]
        is_known = columns < len(self._codes)
        is_known[is_known] = self._codes[columns[is_known]] == codes[is_known]
        counts = _matrix(rows[is_known], columns[is_known], len(papers), len(self._codes))
        return self._weights.transform(_at_least_one(counts))

    def name(self, column: int) -> str:
        """The word or pair of words that a column counts."""
        word, second = divmod(int(self._codes[column]), len(self._words) + 1)
        return f"{self._words[word]} {self._words[second - 1]}" if second else self._words[word]

    def _found(self, texts: Sequence[tuple[str, ...]]) -> tuple[Any, Any]:
        """Every word and pair that counts, wherever it stands: its paper's place, and its code.

        Codes have the order of the words and pairs. A word that was not learned has none.
        """
        import numpy as np  # noqa: PLC0415

        here = _Numbers()
        tokens = np.fromiter(map(here.__getitem__, chain.from_iterable(texts)), np.int64)
        of = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
        places = np.array([self._places.get(word, -1) for word in here], np.int64)
        is_known = places >= 0
        counts = is_known & np.array([self._wording.counts(word) for word in here], bool)
        codes = places * (len(self._words) + 1)
        alone = counts[tokens]
        found = [(of[alone], codes[tokens[alone]])]
        if self._wording.pairs is not None:
            joins = (is_known & np.array([self._wording.pairs(word) for word in here], bool))[tokens]
            first = np.flatnonzero(joins[:-1] & joins[1:] & (of[:-1] == of[1:]))
            found.append((of[first], codes[tokens[first]] + places[tokens[first + 1]] + 1))
        rows, all_codes = (np.concatenate(column) for column in zip(*found, strict=True))
        return rows // _TEXTS, all_codes

    def _kept(self, counts: Any) -> Any:
        """The columns of words that stand in enough papers, the most frequent of them, in order."""
        import numpy as np  # noqa: PLC0415

        kept = np.flatnonzero(np.bincount(counts.indices, minlength=counts.shape[1]) >= self._fewest)
        if self._most is None or len(kept) <= self._most:
            return kept
        times = np.asarray(counts.sum(axis=0)).ravel()[kept]
        return np.sort(kept[(-times).argsort()[: self._most]])


class _Numbers(dict[str, int]):
    """A number for each word, as it is first met."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        return number


def _texts(papers: Sequence[Worded]) -> list[tuple[str, ...]]:
    return [folded(text) for paper in papers for text in (paper.title, paper.title, paper.abstract)]


def _matrix(rows: Any, columns: Any, papers: int, words: int) -> Any:
    """How often each paper has each word."""
    import numpy as np  # noqa: PLC0415
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    counts = csr_matrix((np.ones(len(rows), np.int64), (rows, columns)), shape=(papers, words))
    counts.sort_indices()
    return counts


def _at_least_one(counts: Any) -> Any:
    """The counts with a column at least, for what will not look at nothing."""
    from scipy.sparse import csr_matrix  # noqa: PLC0415

    return counts if counts.shape[1] else csr_matrix((counts.shape[0], 1))
