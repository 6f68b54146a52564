"""How a profile reads on real papers: what each topic and exclusion finds there, by which of its words, and what never.

Pure: papers in, counts and reasons out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from litmus.curate.examples import LONGEST_TITLE, Named, examples
from litmus.curate.grounds import Ground
from litmus.curate.interests import Interests
from litmus.curate.matching import Match, PaperWords, Terms
from litmus.curate.people import Groups, Names
from litmus.curate.scoring import why_on
from litmus.model import Exclusion, Paper, Profile, Remark, Topic
from litmus.model.collection import is_under

LITTLE = 0.2  # share of the papers on topics below which exclusions leave little


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A paper that a topic or an exclusion found, and by what."""

    arxiv_id: str
    title: str
    why: Remark


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A word, a name or a category of a topic or an exclusion, and how many papers have it."""

    kind: str  # "terms", "categories", "authors", "groups", "examples", "library" or "unless", as the profile calls it
    text: str
    papers: int  # with a term: those that have it at all, an aside as well; an example: those that it is nearest to


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFound:
    """What a topic finds."""

    topic: Topic
    papers: int  # that are on it
    open: int  # of them, those that no exclusion takes away
    strongest: int  # of these, those on no other topic more
    taken: dict[str, int]  # by exclusions, by name, the greediest first
    signs: tuple[Sign, ...]  # in the profile's order
    shown: tuple[Shown, ...]  # the strongest of the open ones

    @property
    def is_emptied(self) -> bool:
        """Whether exclusions take away all that it finds."""
        return bool(self.papers) and not self.open


@dataclass(frozen=True, slots=True, kw_only=True)
class ExclusionFound:
    """What an exclusion takes away."""

    exclusion: Exclusion
    papers: int  # that it excludes; one that two exclude counts for the first in the profile
    as_well: int  # that it would exclude if one before it did not
    lifted: int  # that it would exclude but for its `unless`
    on_topic: int  # of the papers that it excludes, those that a topic would have had
    topics: dict[str, int]  # the same by topics' names, the most robbed first
    signs: tuple[Sign, ...]
    shown: tuple[Shown, ...]  # those first that a topic would have had

    @property
    def fits_nothing(self) -> bool:
        return not (self.papers or self.as_well or self.lifted)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileCheck:
    """A profile over some papers."""

    papers: int
    on_topic: int
    open: int  # on a topic, and not excluded
    topics: tuple[TopicFound, ...]
    exclusions: tuple[ExclusionFound, ...]

    @property
    def leaves_little(self) -> bool:
        """Whether exclusions take away nearly all that topics find."""
        return self.open < LITTLE * self.on_topic


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """A paper as the profile sees it."""

    paper: Paper
    words: PaperWords
    on: dict[str, tuple[float, Remark]]  # topics, the strongest first: worth and why
    like: Remark | None  # which topic's example it is like
    out: Remark | None  # why it is excluded
    fitting: dict[str, bool]  # every exclusion that fits: is it lifted by its `unless`?


class _Papers:
    """The papers, and for each of their words those that have it, so that a term is looked for in few of them."""

    def __init__(self, seen: Sequence[_Seen]) -> None:
        self.seen = seen
        self._having: dict[str, list[int]] = {}
        for place, one in enumerate(seen):
            for word in {*one.words.title, *one.words.abstract}:
                self._having.setdefault(word, []).append(place)

    def with_term(self, text: str) -> int:
        """How many have a term, in an aside as well, and where a longer term of the profile has it in itself."""
        terms = Terms([text])
        places = {place for word in filter(terms.begins, self._having) for place in self._having[word]}
        return sum(bool(Match.of(terms, self.seen[place].words)) for place in places)


def check_profile(
    profile: Profile, papers: Iterable[Paper], named: Sequence[Named] = (), *, shown: int
) -> ProfileCheck:
    """Read papers by a profile.

    Args:
        profile: The reader's.
        papers: To read, in any order; one that stands there twice counts once.
        named: The examples of its topics.
        shown: How many to show of each topic and exclusion, at most.

    """
    each = sorted({paper.arxiv_id: paper for paper in papers}.values(), key=lambda paper: paper.arxiv_id)
    seen = list(_all_seen(profile, each, examples(named, each)))
    indexed = _Papers(seen)
    return ProfileCheck(
        papers=len(seen),
        on_topic=sum(bool(one.on) for one in seen),
        open=sum(bool(one.on) and one.out is None for one in seen),
        topics=tuple(_topic(topic, indexed, named, shown) for topic in profile.topics),
        exclusions=tuple(_exclusion(exclusion, indexed, shown) for exclusion in profile.exclusions),
    )


def _all_seen(profile: Profile, papers: Iterable[Paper], alike: Ground) -> Iterator[_Seen]:
    interests = Interests(profile)
    for paper in papers:
        words = PaperWords.of(paper)
        view = interests.view(paper, words)
        on = {on.topic.name: (on.value, why_on(on)) for on in view.topics}
        like = alike.get(paper.arxiv_id)
        if like is not None:
            on.setdefault(like.why.facts["topic"], (like.value, like.why))
        yield _Seen(
            paper=paper,
            words=words,
            on=on,
            like=like.why if like else None,
            out=view.excluded,
            fitting=view.fitting,
        )


def _topic(topic: Topic, papers: _Papers, named: Sequence[Named], shown: int) -> TopicFound:
    mine = [one for one in papers.seen if topic.name in one.on]
    left = sorted((one for one in mine if one.out is None), key=lambda one: -one.on[topic.name][0])
    taken = Counter(one.out.facts["exclusion"] for one in mine if one.out)
    return TopicFound(
        topic=topic,
        papers=len(mine),
        open=len(left),
        strongest=sum(next(iter(one.on)) == topic.name for one in left),
        taken=dict(taken.most_common()),
        signs=(*_signs(topic, papers), *_example_signs(topic, papers.seen, named)),
        shown=tuple(_shown(one, one.on[topic.name][1]) for one in left[:shown]),
    )


def _exclusion(exclusion: Exclusion, papers: _Papers, shown: int) -> ExclusionFound:
    mine = [(one, one.out) for one in papers.seen if one.out and one.out.facts["exclusion"] == exclusion.name]
    robbed = Counter(name for one, _ in mine for name in one.on)
    telling = sorted(mine, key=lambda told: -max((value for value, _ in told[0].on.values()), default=0.0))
    return ExclusionFound(
        exclusion=exclusion,
        papers=len(mine),
        as_well=sum(one.fitting.get(exclusion.name) is False for one in papers.seen) - len(mine),
        lifted=sum(one.fitting.get(exclusion.name, False) for one in papers.seen),
        on_topic=sum(bool(one.on) for one, _ in mine),
        topics=dict(robbed.most_common()),
        signs=tuple(_signs(exclusion, papers)),
        shown=tuple(_shown(one, why) for one, why in telling[:shown]),
    )


def _shown(one: _Seen, why: Remark) -> Shown:
    return Shown(arxiv_id=one.paper.arxiv_id, title=one.paper.title, why=why)


def _signs(said: Topic | Exclusion, papers: _Papers) -> Iterator[Sign]:
    seen = papers.seen
    for text in said.terms:
        yield Sign(kind="terms", text=text, papers=papers.with_term(text))
    for text in said.unless if isinstance(said, Exclusion) else ():
        yield Sign(kind="unless", text=text, papers=papers.with_term(text))
    for text in said.categories:
        count = sum(any(is_under(name, text) for name in one.paper.categories[:1]) for one in seen)
        yield Sign(kind="categories", text=text, papers=count)
    for text in said.authors:
        names = Names([text])
        yield Sign(kind="authors", text=text, papers=sum(bool(names.among(one.paper.authors)) for one in seen))
    for text in said.groups:
        groups = Groups([text])
        yield Sign(kind="groups", text=text, papers=sum(bool(groups.behind(one.paper)) for one in seen))


def _example_signs(topic: Topic, seen: Sequence[_Seen], named: Sequence[Named]) -> Iterator[Sign]:
    likes = Counter(one.like.facts["title"] for one in seen if one.like and one.like.facts["topic"] == topic.name)
    titles = {work.arxiv_id: work.title for known, work in named if known.name == topic.name}
    for name in topic.examples:
        yield Sign(kind="examples", text=name, papers=likes[titles.get(name, "")[:LONGEST_TITLE]])
    if topic.library:
        yield Sign(kind="library", text=topic.library, papers=likes.total())
