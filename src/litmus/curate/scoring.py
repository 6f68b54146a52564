"""The first cut's score, from metadata alone: what speaks for a paper, each ground a part of the sum."""

import math
import re
from collections.abc import Sequence

from litmus.curate.contributions import benchmark, new_idea
from litmus.curate.grounds import Ground
from litmus.curate.interests import OnTopic, is_about
from litmus.curate.people import LONGEST_NAME, Groups
from litmus.model import Collection, Paper, Profile, Remark, Score, ScorePart, remark

FURTHER = 0.1  # of what a further topic would bring alone
MOST_STARS = 4  # powers of ten from which on more say no more
MOST_NAMED = 3  # words that a reason names
_HOSTS = ("github.com/", "gitlab.com/", "codeberg.org/", "bitbucket.org/", "anonymous.4open.science/")
_CODE = re.compile(f"(?:{'|'.join(map(re.escape, _HOSTS))})[\\w.-]")


class FirstScore:
    """A profile's measure of a day's papers: votes count by their rank in the day.

    Args:
        collection: The day.
        profile: The reader's.
        grounds: What else is known of papers.

    """

    def __init__(self, collection: Collection, profile: Profile, grounds: Sequence[Ground] = ()) -> None:
        self._preferences = profile.preferences
        self._grounds = tuple(grounds)
        self._groups = Groups(profile.preferences.strong_groups)
        self._votes = sorted((paper.upvotes for paper in collection.papers if paper.upvotes), reverse=True)

    def of(self, paper: Paper, topics: Sequence[OnTopic]) -> Score:
        """The paper's score; its first part is its topic, if it has one."""
        parts = (
            _topic(topics),
            _further_topics(topics),
            self._featured(paper),
            self._upvotes(paper),
            self._code(paper),
            self._stars(paper),
            self._group(paper),
            self._new_idea(paper),
            self._benchmark(paper),
            *(ground.get(paper.arxiv_id) for ground in self._grounds),
        )
        return Score(parts=tuple(part for part in parts if part is not None and (part.value or part.name == "topic")))

    def _featured(self, paper: Paper) -> ScorePart | None:
        if not paper.is_featured:
            return None
        return part("featured", self._preferences.featured, remark("curate.featured"))

    def _upvotes(self, paper: Paper) -> ScorePart | None:
        if not paper.upvotes:
            return None
        rank = self._votes.index(paper.upvotes)
        share = 1 - rank / len(self._votes)
        why = remark("curate.upvotes", upvotes=paper.upvotes, rank=rank + 1, of=len(self._votes))
        return part("upvotes", self._preferences.upvotes * share, why)

    def _code(self, paper: Paper) -> ScorePart | None:
        return open_code(self._preferences.open_code) if links_code(paper) else None

    def _stars(self, paper: Paper) -> ScorePart | None:
        if not paper.stars:
            return None
        share = min(1.0, math.log10(1 + paper.stars) / MOST_STARS)
        return part("stars", self._preferences.stars * share, remark("curate.stars", stars=f"{paper.stars:,}"))

    def _group(self, paper: Paper) -> ScorePart | None:
        name = self._groups.behind(paper)
        if not name:
            return None
        return part("group", self._preferences.groups, remark("curate.group", group=name[:LONGEST_NAME]))

    def _new_idea(self, paper: Paper) -> ScorePart | None:
        most = self._preferences.new_ideas
        share, words = new_idea(paper) if most else (0.0, "")
        return part("new_idea", most * share, remark("curate.new_idea", words=words)) if share else None

    def _benchmark(self, paper: Paper) -> ScorePart | None:
        most = self._preferences.benchmarks
        words = benchmark(paper) if most else ""
        return part("benchmark", most, remark("curate.benchmark", words=words)) if words else None


def links_code(paper: Paper) -> bool:
    """Whether the metadata link a code repository: Hugging Face's, or one in the abstract or the authors' comment."""
    if paper.code_url is not None:
        return True
    text = f"{paper.comment or ''} {paper.abstract}".lower()
    return any(host in text for host in _HOSTS) and _CODE.search(text) is not None  # the first is far cheaper


def part(name: str, value: float, why: Remark) -> ScorePart:
    """A score's part, to four places."""
    return ScorePart(name=name, value=round(value, 4), why=why)


def in_quotes(words: Sequence[str]) -> dict[str, str]:
    """Words in quotes, for sentences in either language."""
    named = [f"“{word}”" for word in words]
    return {"words": ", ".join(named), "words_zh": "、".join(named)}


def open_code(value: float) -> ScorePart:
    """For code that anybody can fetch, wherever the link was found."""
    return part("code", value, remark("curate.code"))


def _topic(topics: Sequence[OnTopic]) -> ScorePart | None:
    if not topics:
        return None
    best = topics[0]
    return part("topic", best.value, why_on(best))


def why_on(on: OnTopic) -> Remark:
    """Why a paper is on a topic: the topic's names, and the best of what puts the paper on it."""
    names = {"topic": on.topic.name, "topic_zh": on.topic.name_zh or on.topic.name}
    if on.maker and not on.match.title:
        return remark("curate.topic_maker", maker=on.maker[:LONGEST_NAME], **names)
    if is_about(on.match):
        code = "curate.topic_title" if on.match.title else "curate.topic_abstract"
        return remark(code, **names, **in_quotes(on.match.named[:MOST_NAMED]))
    return remark("curate.topic_category", category=on.category, **names)


def _further_topics(topics: Sequence[OnTopic]) -> ScorePart | None:
    further = topics[1:]
    if not further:
        return None
    why = remark(
        "curate.further_topics",
        topics=", ".join(on.topic.name for on in further),
        topics_zh="、".join(on.topic.name_zh or on.topic.name for on in further),
    )
    return part("further_topics", FURTHER * sum(on.value for on in further), why)
