"""What a profile makes of one paper's words: the topics it is on, and what excludes it."""

from dataclasses import dataclass

from litmus.curate.matching import Match, PaperWords, Terms
from litmus.model import Exclusion, Paper, Profile, Remark, Topic, remark

IN_TITLE, IN_ABSTRACT = 2.0, 1.0  # what a term counts for; the title counts double
MOST_MENTIONS = 3  # of one term in an abstract that count
HALF = 8.0  # the strength that brings a topic half of what it can bring
MOST = 3.0  # what a topic of weight 1 can bring

ASIDES = 2  # mentions in the abstract that do not yet make it what a paper is about, topic or exclusion


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTopic:
    """A topic that a paper is on, and by which words."""

    topic: Topic
    match: Match
    strength: float

    @property
    def value(self) -> float:
        """Between 0 and `MOST` times the topic's weight: each further word adds less."""
        return self.topic.weight * MOST * self.strength / (self.strength + HALF)


class Interests:
    """A profile made ready to look at many papers."""

    def __init__(self, profile: Profile) -> None:
        self._topics = [(topic, Terms(topic.terms)) for topic in profile.topics]
        self._exclusions = [(said, Terms(said.terms), Terms(said.unless)) for said in profile.exclusions]

    def topics_of(self, words: PaperWords) -> tuple[OnTopic, ...]:
        """The topics that the paper is on, the strongest first; in the profile's order where equal."""
        found = []
        for topic, terms in self._topics:
            match = Match.of(terms, words)
            if _is_about(match):
                found.append(OnTopic(topic=topic, match=match, strength=_strength(match)))
        return tuple(sorted(found, key=lambda on: -on.value))

    def excluded(self, paper: Paper, words: PaperWords) -> Remark | None:
        """Why the reader does not want the paper, if an exclusion of the profile says so."""
        for exclusion, terms, unless in self._exclusions:
            reason = _excluded_by(exclusion, terms, paper, words)
            if reason is not None and not Match.of(unless, words):
                return reason
        return None


def _is_about(match: Match) -> bool:
    """Whether the paper is about it, and does not only mention it."""
    return bool(match.title) or match.abstract.total() > ASIDES


def _strength(match: Match) -> float:
    title = sum(IN_TITLE for _ in match.title)
    return title + sum(IN_ABSTRACT * min(count, MOST_MENTIONS) for count in match.abstract.values())


def _excluded_by(exclusion: Exclusion, terms: Terms, paper: Paper, words: PaperWords) -> Remark | None:
    names = {"exclusion": exclusion.name, "exclusion_zh": exclusion.name_zh or exclusion.name}
    if paper.categories and paper.categories[0] in exclusion.categories:
        return remark("curate.excluded_category", category=paper.categories[0], **names)
    match = Match.of(terms, words)
    if match.title:
        return remark("curate.excluded", term=match.named[0], **names)
    if _is_about(match):
        return remark("curate.excluded_abstract", term=match.named[0], times=match.abstract.total(), **names)
    return None
