"""The passages of a paper's metadata that match a profile's topic."""

from litmus.curate.matching import Terms, Words
from litmus.model import Paper, Profile
from litmus.sentences import sentence_spans

MOST = 3


def passages(paper: Paper, profile: Profile, topic: str) -> tuple[str, ...]:
    """Title and sentences of the abstract, in their order, that have a word of the topic of this name."""
    terms = next((Terms(one.terms) for one in profile.topics if one.name == topic), Terms(()))
    sentences = [paper.title, *(paper.abstract[begin:end] for begin, end in sentence_spans(paper.abstract))]
    return tuple(sentence for sentence in sentences if terms.find(Words.of(sentence)))[:MOST]
