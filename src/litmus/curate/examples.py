"""Papers much like those that a profile's topics give as examples, or have in their libraries.

By TF-IDF over the words of titles and abstracts. A topic's examples speak together: a paper is as much like them as it
is, on average, like the nearest three. A single one may be near by chance; all together are near to nothing, if they
come from a library of many subjects. The more there are, the nearer are the nearest to anything, so that a paper has
to be as much like many examples as half of them are like each other.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from litmus.curate.grounds import Ground
from litmus.curate.interests import MOST
from litmus.curate.movement.wording import empty_words, singular
from litmus.curate.scoring import part
from litmus.curate.vectors import Vectors, Worded, Wording
from litmus.model import Paper, ScorePart, Topic, Work, remark

NEAREST = 3  # examples that are looked at
# Likeness (0 to 1) from which a paper may be on the topic. Of a day's 553 papers one example brings 4, ten bring 6 and
# a hundred 37, of which 46, 71 and 42 in 100 are on it by its words (benchmarks/examples.py), as 5 in 100 of all are.
LEAST = 0.11
RANGE = 0.18  # of likeness above that, up to where it brings as much as a topic can
SAMPLE = 300  # examples of a large library by which it is told how much they are like each other
BLOCK = 500  # papers that are compared at once
SHORTEST = 3  # letters of a word that is compared
LONGEST_TITLE = 200  # characters in a reason

Named = tuple[Topic, Work]  # an example, and the topic that has it


def examples(named: Sequence[Named], papers: Sequence[Paper]) -> Ground:
    """What their likeness to examples brings papers, for the topic that it brings the most.

    Args:
        named: The examples of a profile's topics, those of a topic together.
        papers: The day's.

    """
    if not named or not papers:
        return {}
    works = [work for _, work in named]
    rows, columns = vectors_of(papers, works)
    found: dict[str, ScorePart] = {}
    for topic, places in groupby(range(len(named)), key=lambda place: named[place][0]):
        mine = list(places)
        parts = _parts(topic, [works[place] for place in mine], papers, rows, columns[mine])
        for paper, one in zip(papers, parts, strict=True):
            best = found.get(paper.arxiv_id)
            if one.value > (best.value if best else 0.0):
                found[paper.arxiv_id] = one
    return found


def _parts(
    topic: Topic, works: Sequence[Work], papers: Sequence[Paper], rows: Any, columns: Any
) -> Iterator[ScorePart]:
    """What a topic's examples bring each paper."""
    most, names = MOST * topic.weight, {"topic": topic.name, "topic_zh": topic.name_zh or topic.name}
    own = {work.arxiv_id for work in works}
    least = max(LEAST, _usual(columns))
    for paper, (alike, nearest) in zip(papers, _nearest(rows, columns), strict=True):
        if paper.arxiv_id in own:
            yield part("example", most, remark("curate.example_itself", title=paper.title[:LONGEST_TITLE], **names))
            continue
        why = remark("curate.example_like", title=works[nearest].title[:LONGEST_TITLE], **names)
        yield part("example", most * min(1.0, max(0.0, (alike - least) / RANGE)), why)


def _usual(columns: Any) -> float:
    """How much half of a topic's examples are like the others, at least; 0 where there are too few to say."""
    import numpy as np  # noqa: PLC0415

    count = columns.shape[0]
    if count <= NEAREST:
        return 0.0
    some = range(0, count, -(-count // SAMPLE))
    alike = (columns[list(some)] @ columns.T).toarray()
    for row, place in enumerate(some):
        alike[row, place] = 0.0  # itself
    near = np.sort(alike, axis=1)[:, -NEAREST:].mean(axis=1)
    return float(np.median(near))


def _nearest(rows: Any, columns: Any) -> Iterator[tuple[float, int]]:
    """For each row, how much it is like the nearest columns on average, and which is the nearest of all."""
    import numpy as np  # noqa: PLC0415 - takes its time to load

    count = max(1, min(NEAREST, columns.shape[0] - 1))  # of three, two: all together are hardly ever near
    for begin in range(0, rows.shape[0], BLOCK):
        alike = (rows[begin : begin + BLOCK] @ columns.T).toarray()
        near = np.sort(np.partition(alike, -count, axis=1)[:, -count:], axis=1).mean(axis=1)
        yield from zip(near.tolist(), alike.argmax(axis=1).tolist(), strict=True)


def vectors_of(papers: Sequence[Worded], others: Sequence[Worded]) -> tuple[Any, Any]:
    """Unit vectors of papers and of others, as the rows of two sparse matrices: the words that say something (TF-IDF).

    Which words are rare is told by all of them; the product of two vectors is how alike they are, 0 to 1.
    """
    both = Vectors(_WORDING).learn([*papers, *others])
    return both[: len(papers)], both[len(papers) :]


def _says_something(word: str) -> bool:
    return len(word) >= SHORTEST and singular(word) not in empty_words() and not word.isdecimal()


_WORDING = Wording(counts=_says_something)
