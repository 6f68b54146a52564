"""The passages of a paper's metadata that match a profile's topic."""

from collections.abc import Iterator

from litmus.curate.matching import Terms
from litmus.model import Paper, Profile, Remark
from litmus.sentences import sentence_spans

MOST = 3
LONGEST = 140  # characters of a passage within a line


def passages(paper: Paper, profile: Profile, topic: str) -> tuple[str, ...]:
    """Title and sentences of the abstract, in their order, that have a word of the topic of this name."""
    terms = _terms(profile, topic)
    return tuple(passage for passage in (paper.title, *_sentences(paper)) if terms.count(passage))[:MOST]


def with_passage(why: Remark, paper: Paper, profile: Profile) -> Remark:
    """Why a paper is on a topic; with the sentence of the abstract that says most of it, where the title says nothing.

    Args:
        why: “curate.topic_title” or “curate.topic_abstract”.
        paper: The paper.
        profile: That has the topic.

    """
    if why.code != "curate.topic_abstract":
        return why
    terms = _terms(profile, why.facts["topic"])
    best = max(_sentences(paper), key=lambda sentence: terms.count(sentence).total())
    return Remark(code="curate.topic_passage", facts=why.facts | {"passage": _excerpt(best, terms)})


def _terms(profile: Profile, topic: str) -> Terms:
    return next((Terms(one.terms) for one in profile.topics if one.name == topic), Terms(()))


def _sentences(paper: Paper) -> Iterator[str]:
    return (paper.abstract[begin:end] for begin, end in sentence_spans(paper.abstract))


def _excerpt(sentence: str, terms: Terms) -> str:
    """As much of a sentence as a line holds, with a match in it: words go at its end or, where none can, before it."""
    words = sentence.split()
    begin, end = 0, len(words)
    while len(" ".join(words[begin:end])) > LONGEST and end - begin > 1:
        if terms.count(" ".join(words[begin : end - 1])):
            end -= 1
        else:
            begin += 1
    passage = " ".join(words[begin:end])[:LONGEST]
    return f"{'… ' * (begin > 0)}{passage}{' …' * (end < len(words))}"
