"""What a profile makes of one paper: the topics it is on, and what excludes it."""

from dataclasses import dataclass

from litmus.curate.matching import NO_MATCH, Lexicon, Match, PaperWords
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


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A paper as a profile sees it."""

    topics: tuple[OnTopic, ...]  # that it is on, the strongest first; in the profile's order where equal
    fitting: dict[str, bool]  # exclusions that fit it, by name, in the profile's order: does something lift it?
    excluded: Remark | None  # why the reader does not want it, by the first of them that nothing lifts


class Interests:
    """A profile made ready to look at many papers."""

    def __init__(self, profile: Profile) -> None:
        terms = [*(topic.terms for topic in profile.topics), *(one.terms for one in profile.exclusions)]
        self._lexicon = Lexicon([*terms, *(one.unless for one in profile.exclusions)])
        self._topics = [(topic, place, _Makers(topic)) for place, topic in enumerate(profile.topics)]
        self._exclusions = [
            (exclusion, len(profile.topics) + place, _Makers(exclusion), len(terms) + place)
            for place, exclusion in enumerate(profile.exclusions)
        ]

    def view(self, paper: Paper, words: PaperWords) -> View:
        """The paper as the profile sees it; with its words, which others look at as well."""
        matches = self._lexicon.matches(words)
        topics = []
        for topic, place, makers in self._topics:
            match, maker, category = matches.get(place, NO_MATCH), makers.behind(paper), _category(topic, paper)
            if is_about(match) or maker or category:
                topics.append(OnTopic(topic=topic, match=match, maker=maker, category=category))
        fitting, excluded = {}, None
        for exclusion, place, makers, unless in self._exclusions:
            reason = _excluded_by(exclusion, matches.get(place, NO_MATCH), makers.behind(paper), paper)
            if reason is not None:
                fitting[exclusion.name] = is_lifted = unless in matches
                excluded = excluded or (None if is_lifted else reason)
        return View(topics=tuple(sorted(topics, key=lambda on: -on.value)), fitting=fitting, excluded=excluded)


class _Makers:
    """The authors and groups by which a topic or an exclusion is known."""

    def __init__(self, said: Topic | Exclusion) -> None:
        self._names, self._groups = Names(said.authors), Groups(said.groups)

    def behind(self, paper: Paper) -> str:
        return self._names.among(paper.authors) or self._groups.behind(paper)


def _category(said: Topic | Exclusion, paper: Paper) -> str:
    """The primary category, if it is named."""
    if not said.categories:
        return ""
    primary = next(iter(paper.categories), "")
    return primary if any(is_under(primary, name) for name in said.categories) else ""


def is_about(match: Match) -> bool:
    """Whether the paper is about it, and does not only mention it."""
    return bool(match.title) or match.abstract.total() > ASIDES


def _excluded_by(exclusion: Exclusion, match: Match, maker: str, paper: Paper) -> Remark | None:
    names = {"exclusion": exclusion.name, "exclusion_zh": exclusion.name_zh or exclusion.name}
    if category := _category(exclusion, paper):
        return remark("curate.excluded_category", category=category, **names)
    if maker:
        return remark("curate.excluded_maker", maker=maker[:LONGEST_NAME], **names)
    if match.title:
        return remark("curate.excluded", term=match.named[0], **names)
    if is_about(match):
        return remark("curate.excluded_abstract", term=match.named[0], times=match.abstract.total(), **names)
    return None
