"""Papers much like those that a profile's topics give as examples, or have in their libraries.

By TF-IDF over the words of titles and abstracts. A topic's examples speak together: a paper is as much like them as it
is, on average, like the nearest three. A single one may be near by chance; all together are near to nothing, if they
come from a library of many subjects.
"""

from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

from litmus.curate.grounds import Ground
from litmus.curate.interests import MOST
from litmus.curate.matching import BREAK
from litmus.curate.movement.wording import empty_words, words_of
from litmus.curate.scoring import part
from litmus.model import Gist, Paper, Remark, Topic, Work, remark

NEAREST = 3  # examples that are looked at
# Likeness (0 to 1) from which a paper is on the topic. Of 553 papers of a day one example brings 5, ten bring 7 and
# thirty 26, of which 46, 66 and 48 in 100 are on it by its words (benchmarks/examples.py); of all papers 5 in 100 are.
LEAST = 0.12
WHOLE = 0.3  # likeness that brings as much as a topic can
SHORTEST = 3  # letters of a word that is compared
LONGEST_TITLE = 200  # characters in a reason

_ANY = " "  # stands in no text

Told = Paper | Gist | Work
Named = tuple[Topic, Work]  # an example, and the topic that has it


def examples(named: Sequence[Named], papers: Sequence[Paper]) -> Ground:
    """What their likeness to examples brings papers, for the topic that it brings the most.

    Args:
        named: The examples of a profile's topics, those of a topic together.
        papers: The day's.

    """
    if not named or not papers:
        return {}
    alike = likenesses(papers, [work for _, work in named])
    spans = [list(places) for _, places in groupby(range(len(named)), key=lambda place: named[place][0])]
    found = {}
    for paper, row in zip(papers, alike, strict=True):
        worths = [(_worth(paper, row, places, named), places) for places in spans]
        worth, places = max(worths, key=itemgetter(0))
        if worth > 0:
            found[paper.arxiv_id] = part("example", worth, _why(paper, row, places, named))
    return found


def likenesses(papers: Sequence[Told], others: Sequence[Told], beside: Sequence[Told] = ()) -> Any:
    """How alike papers (rows) and others (columns) are, 0 to 1, by the words that say something.

    Args:
        papers: Those of the rows.
        others: Those of the columns.
        beside: Further ones, that only tell which words are rare.

    """
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415 - takes a second to load

    rows, columns = ([_words(one) for one in told] for told in (papers, others))
    vectorizer = TfidfVectorizer(analyzer=list, sublinear_tf=True)
    vectorizer.fit([*rows, *columns, *map(_words, beside), [_ANY]])  # it will not learn from nothing
    return (vectorizer.transform(rows) @ vectorizer.transform(columns).T).toarray()


def _worth(paper: Paper, row: Any, places: Sequence[int], named: Sequence[Named]) -> float:
    """What a topic's examples bring a paper, in points."""
    topic = named[places[0]][0]
    if any(named[place][1].arxiv_id == paper.arxiv_id for place in places):
        return MOST * topic.weight
    count = max(1, min(NEAREST, len(places) - 1))  # of three, two: all together are hardly ever near
    near = sorted((float(row[place]) for place in places), reverse=True)[:count]
    share = (sum(near) / len(near) - LEAST) / (WHOLE - LEAST)
    return MOST * topic.weight * min(1.0, max(0.0, share))


def _why(paper: Paper, row: Any, places: Sequence[int], named: Sequence[Named]) -> Remark:
    topic = named[places[0]][0]
    names = {"topic": topic.name, "topic_zh": topic.name_zh or topic.name}
    if any(named[place][1].arxiv_id == paper.arxiv_id for place in places):
        return remark("curate.example_itself", title=paper.title[:LONGEST_TITLE], **names)
    nearest = max(places, key=lambda place: (float(row[place]), -place))
    return remark("curate.example_like", title=named[nearest][1].title[:LONGEST_TITLE], **names)


def _words(told: Told) -> list[str]:
    """The words that say something; those of the title twice."""
    words = [*words_of(told.title) * 2, *words_of(told.abstract)]
    empty = empty_words()
    return [
        word for word in words if len(word) >= SHORTEST and word != BREAK and word not in empty and not word.isdecimal()
    ]
