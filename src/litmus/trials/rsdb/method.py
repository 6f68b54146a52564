"""RSDB: a random sequential document buffer, so that a long document does not fill batch after batch.

From arXiv 2602.17004 (version 1) by two independent notes on it; the paper itself was not read. The definition of batch
heterogeneity is that of a public re-implementation, which follows it in JAX. Where the notes leave it open, a document
is picked uniformly among those in the buffer, and read until it ends or the sequence is full.

The loaders deal in spans, so that they can serve any store of tokens.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

import numpy as np


class Span(NamedTuple):
    """Tokens of a document, half-open."""

    document: int  # its place in the stream
    start: int
    end: int


Spans = tuple[Span, ...]  # of one sequence


def packed(lengths: Iterable[int], width: int) -> Iterator[Spans]:
    """Sequential packing: documents one after the other, cut every `width` tokens; the last sequence may be short."""
    spans: list[Span] = []
    space = width
    for document, length in enumerate(lengths):
        head = 0
        while head < length:
            taken = min(space, length - head)
            spans.append(Span(document, head, head + taken))
            head, space = head + taken, space - taken
            if not space:
                yield tuple(spans)
                spans, space = [], width
    if spans:
        yield tuple(spans)


def buffered(lengths: Iterable[int], width: int, size: int, rng: np.random.Generator) -> Iterator[Spans]:
    """The buffer: each sequence is filled from documents picked at random, each of which is read on from its head.

    Args:
        lengths: Of the documents in their order, in tokens.
        width: Of a sequence, in tokens; the last may be short.
        size: Of the buffer in documents. It holds twice as many, and is filled up at once when it is down to this.
        rng: Picks.

    """
    source = ((document, 0, length) for document, length in enumerate(lengths) if length)
    buffer: list[tuple[int, int, int]] = []  # document, head, end
    spans: list[Span] = []
    space = width
    while True:
        if len(buffer) <= size:
            buffer.extend(islice(source, 2 * size - len(buffer)))
        if not buffer:
            break
        pick = int(rng.random() * len(buffer))
        document, head, end = buffer[pick]
        taken = min(space, end - head)
        spans.append(Span(document, head, head + taken))
        space -= taken
        if head + taken < end:
            buffer[pick] = document, head + taken, end
        else:  # the last takes the place of what is read
            buffer[pick] = buffer[-1]
            buffer.pop()
        if not space:
            yield tuple(spans)
            spans, space = [], width
    if spans:
        yield tuple(spans)


def means(sequences: Iterable[Spans], values: Sequence[float], count: int) -> Any:
    """Of each of the first `count` sequences, the mean over tokens of a value that each document has."""
    return np.array(
        [
            sum((span.end - span.start) * values[span.document] for span in spans)
            / sum(span.end - span.start for span in spans)
            for spans in islice(sequences, count)
        ]
    )


def microbatches(losses: Any, size: int) -> Any:
    """Mean losses of microbatches of `size` sequences: ranks by sequences to ranks by steps."""
    losses = np.asarray(losses, dtype=float)
    steps = losses.shape[-1] // size
    return losses[..., : steps * size].reshape(*losses.shape[:-1], steps, size).mean(axis=-1)


def heterogeneity(batches: Any) -> float:
    """Batch heterogeneity: a step's largest microbatch loss less their mean, averaged over steps (ranks by steps)."""
    return float(np.mean(np.max(batches, axis=0) - np.mean(batches, axis=0)))


def step_variance(batches: Any) -> float:
    """Variance over steps of a step's mean loss (ranks by steps)."""
    return float(np.var(np.mean(batches, axis=0)))
