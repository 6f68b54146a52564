"""Papers as vectors of their words: those of scikit-learn's TfidfVectorizer, faster."""

import pytest
from hypothesis import given, strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from litmus.curate.folding import BREAK, folded
from litmus.curate.vectors import Vectors, Wording
from litmus.model import Paper

WORDING = Wording(counts=lambda word: len(word) > 1, pairs=lambda word: word != "of")
TEXTS = st.lists(st.sampled_from(["reward", "a", "of", "model", "grasp", ".", "models"]), max_size=12).map(" ".join)


def paper(title: str, abstract: str) -> Paper:
    return Paper(arxiv_id=title, version=1, title=title, abstract=abstract, authors=())


def words(one: Paper) -> list[str]:
    """What counts, said word by word."""
    found = []
    for text in (one.title, one.title, one.abstract):
        before = BREAK
        for word in folded(text):
            found += [word] * (word != BREAK and WORDING.counts(word))
            found += [f"{before} {word}"] * (not {before, word} & {BREAK, "of"})
            before = word
    return found


@given(st.lists(st.builds(paper, TEXTS, TEXTS), min_size=1, max_size=6), st.builds(paper, TEXTS, TEXTS))
def test_vectors_are_those_of_the_library(papers, other):
    """Of the papers that were learned from, and of others, whose words may be unknown."""
    theirs = TfidfVectorizer(analyzer=words, sublinear_tf=True)
    ours = Vectors(WORDING)
    if not any(map(words, papers)):
        assert ours.learn(papers).nnz == 0
        return

    learned = theirs.fit_transform(papers)

    assert ours.learn(papers).toarray() == pytest.approx(learned.toarray())
    assert ours.rows([other]).toarray() == pytest.approx(theirs.transform([other]).toarray())
    assert [ours.name(column) for column in range(learned.shape[1])] == list(theirs.get_feature_names_out())


def test_rare_words_are_left_aside_and_the_frequent_ones_kept():
    """A word of one paper says nothing of another; of the others the most frequent are told apart."""
    papers = [paper("reward model", "reward"), paper("reward model", "grasp"), paper("model", "")]
    common = Vectors(Wording(counts=lambda _: True), fewest=2)
    first = Vectors(Wording(counts=lambda _: True), fewest=2, most=1)

    shapes = [one.learn(papers).shape for one in (common, first)]

    assert [shape[1] for shape in shapes] == [2, 1]
    assert first.name(0) == "model"
