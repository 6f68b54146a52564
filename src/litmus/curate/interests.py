"""What a profile makes of one paper: the topics it is on, and what excludes it."""

from dataclasses import dataclass

from litmus.curate.matching import Match, PaperWords, Terms
from litmus.curate.people import LONGEST_NAME, Groups, Names
from litmus.model import Exclusion, Paper, Profile, Remark, Topic, remark
from litmus.model.collection import is_under

IN_TITLE, IN_ABSTRACT = 2.0, 1.0  # what a term counts for; the title counts double
BY_MAKER, BY_CATEGORY = 2.0, 1.0  # the same for an author or a group, and for the primary category
MOST_MENTIONS = 3  # of one term in an abstract that count
HALF = 8.0  # the strength that brings a topic half of what it can bring
MOST = 3.0  # what a topic of weight 1 can bring

ASIDES = 2  # mentions in the abstract that do not yet make it what a paper is about, topic or exclusion


@dataclass(frozen=True, slots=True, kw_only=True)
class OnTopic:
    """A topic that a paper is on, and by what."""

    topic: Topic
    match: Match
    maker: str  # author or group that the topic names; "" for none
    category: str  # the primary one, if the topic names it; "" if not

    @property
    def strength(self) -> float:
        """What counts for the topic, all together."""
        title = sum(IN_TITLE for _ in self.match.title)
        abstract = sum(IN_ABSTRACT * min(count, MOST_MENTIONS) for count in self.match.abstract.values())
        return title + abstract + BY_MAKER * bool(self.maker) + BY_CATEGORY * bool(self.category)

    @property
    def value(self) -> float:
        """Between 0 and `MOST` times the topic's weight: each further word adds less."""
        return self.topic.weight * MOST * self.strength / (self.strength + HALF)


class Interests:
    """A profile made ready to look at many papers."""

    def __init__(self, profile: Profile) -> None:
        self._topics = [(topic, _Signs(topic)) for topic in profile.topics]
        self._exclusions = [(said, _Signs(said), Terms(said.unless)) for said in profile.exclusions]

    def topics_of(self, paper: Paper, words: PaperWords) -> tuple[OnTopic, ...]:
        """The topics that the paper is on, the strongest first; in the profile's order where equal."""
        found = []
        for topic, signs in self._topics:
            match, maker, category = signs.words(words), signs.maker(paper), signs.category(paper)
            if is_about(match) or maker or category:
                found.append(OnTopic(topic=topic, match=match, maker=maker, category=category))
        return tuple(sorted(found, key=lambda on: -on.value))

    def excluded(self, paper: Paper, words: PaperWords) -> Remark | None:
        """Why the reader does not want the paper, if an exclusion of the profile says so."""
        for exclusion, signs, unless in self._exclusions:
            reason = _excluded_by(exclusion, signs, paper, words)
            if reason is not None and not Match.of(unless, words):
                return reason
        return None

    def matching(self, paper: Paper, words: PaperWords) -> dict[str, bool]:
        """Every exclusion that fits the paper, by name, the first that takes it away and all others: is it lifted?"""
        return {
            exclusion.name: bool(Match.of(unless, words))
            for exclusion, signs, unless in self._exclusions
            if _excluded_by(exclusion, signs, paper, words)
        }


class _Signs:
    """What a topic or an exclusion is known by, made ready."""

    def __init__(self, said: Topic | Exclusion) -> None:
        self._terms, self._categories = Terms(said.terms), said.categories
        self._names, self._groups = Names(said.authors), Groups(said.groups)

    def words(self, words: PaperWords) -> Match:
        return Match.of(self._terms, words)

    def maker(self, paper: Paper) -> str:
        return self._names.among(paper.authors) or self._groups.behind(paper)

    def category(self, paper: Paper) -> str:
        return next(filter(self._is_named, paper.categories[:1]), "")

    def _is_named(self, category: str) -> bool:
        return any(is_under(category, name) for name in self._categories)


def is_about(match: Match) -> bool:
    """Whether the paper is about it, and does not only mention it."""
    return bool(match.title) or match.abstract.total() > ASIDES


def _excluded_by(exclusion: Exclusion, signs: _Signs, paper: Paper, words: PaperWords) -> Remark | None:
    names = {"exclusion": exclusion.name, "exclusion_zh": exclusion.name_zh or exclusion.name}
    if category := signs.category(paper):
        return remark("curate.excluded_category", category=category, **names)
    if maker := signs.maker(paper):
        return remark("curate.excluded_maker", maker=maker[:LONGEST_NAME], **names)
    match = signs.words(words)
    if match.title:
        return remark("curate.excluded", term=match.named[0], **names)
    if is_about(match):
        return remark("curate.excluded_abstract", term=match.named[0], times=match.abstract.total(), **names)
    return None
