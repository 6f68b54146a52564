"""RSDB against what it must be."""

from itertools import count, groupby, islice, pairwise

import numpy as np
import pytest
from hypothesis import given, strategies as st

from litmus.trials.rsdb import buffered, heterogeneity, means, microbatches, packed, step_variance

LENGTHS = st.lists(st.integers(0, 60), max_size=30)
WIDTHS = st.integers(1, 25)


def tokens(sequences) -> list[tuple[int, int]]:
    """Every token that a loader gives, as document and place."""
    return [(span.document, place) for spans in sequences for span in spans for place in range(span.start, span.end)]


def sizes(sequences) -> list[int]:
    return [sum(span.end - span.start for span in spans) for spans in sequences]


@given(LENGTHS, WIDTHS)
def test_packing_is_cutting_the_joined_documents(lengths, width) -> None:
    joined = [(document, place) for document, length in enumerate(lengths) for place in range(length)]
    sequences = list(packed(lengths, width))
    assert tokens(sequences) == joined
    assert sizes(sequences) == [len(joined[start : start + width]) for start in range(0, len(joined), width)]


@given(LENGTHS, WIDTHS, st.integers(1, 10), st.integers(0, 3))
def test_the_buffer_gives_every_token_once_and_documents_in_their_order(lengths, width, size, seed) -> None:
    sequences = list(buffered(lengths, width, size, np.random.default_rng(seed)))
    found = tokens(sequences)
    assert sorted(found) == [(document, place) for document, length in enumerate(lengths) for place in range(length)]
    for document in range(len(lengths)):
        places = [place for one, place in found if one == document]
        assert places == list(range(len(places)))
    assert all(size == width for size in sizes(sequences)[:-1])


@given(LENGTHS, WIDTHS, st.integers(1, 10), st.integers(0, 3))
def test_no_more_documents_are_open_than_the_buffer_holds(lengths, width, size, seed) -> None:
    """Twice the size that is asked for; and a document comes only once those far before it are read."""
    ended: set[int] = set()
    for spans in buffered(lengths, width, size, np.random.default_rng(seed)):
        for span in spans:
            earlier = [document for document in range(span.document) if lengths[document] and document not in ended]
            assert len(earlier) < 2 * size
            if span.end == lengths[span.document]:
                ended.add(span.document)


def test_a_document_is_left_only_at_its_end_or_at_that_of_the_sequence() -> None:
    rng = np.random.default_rng(0)
    lengths = rng.integers(1, 50, 200).tolist()
    for spans in buffered(lengths, 32, 8, rng):
        for span, _ in pairwise(spans):
            assert span.end == lengths[span.document]


def test_a_buffer_of_one_long_stream_mixes_what_packing_leaves_in_runs() -> None:
    """Documents of ten sequences each: packed, they fill ten in a row."""
    runs = {
        name: max(len(list(run)) for _, run in groupby(spans[0].document for spans in islice(sequences, 100)))
        for name, sequences in {
            "packed": packed((320 for _ in count()), 32),
            "buffered": buffered((320 for _ in count()), 32, 16, np.random.default_rng(0)),
        }.items()
    }
    assert runs["packed"] == 10
    assert runs["buffered"] < 5


def test_picks_are_uniform() -> None:
    """Documents without an end: each of the eight is read as often, by a χ² test at 1 in 1,000."""
    sequences = islice(buffered([10**9] * 8, 10, 4, np.random.default_rng(1)), 4_000)
    picked = np.bincount([spans[0].document for spans in sequences], minlength=8)
    assert ((picked - 500) ** 2 / 500).sum() < 24.3


def test_means_are_over_tokens() -> None:
    sequences = packed([3, 5, 8], 8)
    assert means(sequences, [1.0, 2.0, 5.0], 2) == pytest.approx([(3 * 1 + 5 * 2) / 8, 5])


def test_the_measures_are_those_of_the_definitions() -> None:
    losses = [[1.0, 3.0, 2.0, 2.0, 9.0], [5.0, 5.0, 1.0, 3.0, 9.0]]
    batches = microbatches(losses, 2)
    assert batches.tolist() == [[2.0, 2.0], [5.0, 2.0]], "two ranks, two steps; what is left over is dropped"
    assert heterogeneity(batches) == pytest.approx(((5 - 3.5) + 0) / 2)
    assert step_variance(batches) == pytest.approx(((3.5 - 2.75) ** 2 + (2 - 2.75) ** 2) / 2)


def test_independent_sequences_have_the_heterogeneity_of_normal_maxima() -> None:
    """Of 16 standard normal variables the largest is 1.766 on average; a microbatch of four halves the spread."""
    losses = np.random.default_rng(2).normal(size=(16, 40_000))
    assert heterogeneity(microbatches(losses, 4)) == pytest.approx(1.766 / 2, abs=0.01)
    assert step_variance(microbatches(losses, 4)) == pytest.approx(1 / 64, rel=0.05)
