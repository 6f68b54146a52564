"""The first cut: every listed paper once, best first, from metadata alone; and which of them to read."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from litmus.curate.grounds import Ground
from litmus.curate.interests import Interests, OnTopic
from litmus.curate.matching import PaperWords
from litmus.curate.scoring import FirstScore
from litmus.model import Collection, Paper, Profile, Remark, Score, remark

WELCOME = 0.25  # share of what taste can bring that opens the day to a paper on none of the topics


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A listed paper as the first cut sees it."""

    paper: Paper
    score: Score
    left_out: Remark | None  # why it cannot be picked; None: it can
    topics: tuple[str, ...]  # names of the profile's topics that it is on, the strongest first
    place: int  # in the day's list, from 0


def first_cut(
    collection: Collection, profile: Profile, grounds: Sequence[Ground] = (), hidden: Container[str] = ()
) -> tuple[Candidate, ...]:
    """Every listed paper once: those that may be picked first, the best score first, then by identifier.

    Args:
        collection: The day.
        profile: The reader's.
        grounds: What the archive knows of papers; each is a part of the score.
        hidden: Identifiers of papers that the reader does not want to see.

    """
    interests, score = Interests(profile), FirstScore(collection, profile, grounds)
    cut = []
    for place, paper in enumerate(collection.papers):
        view = interests.view(paper, PaperWords.of(paper))
        scored = score.of(paper, view.topics)
        unwanted = remark("curate.hidden") if paper.arxiv_id in hidden else _unfit(paper)
        unwanted = unwanted or view.excluded
        names = _topics(view.topics, scored)
        is_welcome = bool(names) or _is_to_taste(scored, profile)
        cut.append(
            Candidate(
                paper=paper,
                score=scored,
                left_out=unwanted or (None if is_welcome else remark("curate.off_topic")),
                topics=names,
                place=place,
            )
        )
    return tuple(sorted(cut, key=lambda one: (one.left_out is not None, -one.score.total, one.paper.arxiv_id)))


def _topics(topics: Sequence[OnTopic], score: Score) -> tuple[str, ...]:
    """The topics that the paper is on by what they name, and the one whose examples it is like."""
    alike = (part.why.facts["topic"] for part in score.parts if part.name == "example")
    return tuple(dict.fromkeys([*(on.topic.name for on in topics), *alike]))


def _is_to_taste(score: Score, profile: Profile) -> bool:
    """Whether the reader's marks speak so much for the paper that it need be on none of the topics."""
    least = WELCOME * profile.preferences.taste
    return any(part.name == "taste" and part.value >= least for part in score.parts)


def _unfit(paper: Paper) -> Remark | None:
    """Why nobody's digest has the paper."""
    if paper.is_withdrawn:
        return remark("curate.withdrawn")
    return None if paper.is_candidate else remark("curate.replaced")


def to_read(cut: Iterable[Candidate], profile: Profile) -> tuple[Paper, ...]:
    """What to read: the whole Hugging Face day in its order, whatever the profile says, then the shortlist of the rest.

    A paper that was withdrawn is not read.

    Args:
        cut: The first cut.
        profile: Says how long the shortlist is.

    """
    cut = tuple(one for one in cut if not one.paper.is_withdrawn)
    featured = sorted((one for one in cut if one.paper.is_featured), key=lambda one: one.place)
    others = [one for one in cut if not one.paper.is_featured and one.left_out is None]
    return tuple(one.paper for one in (*featured, *others[: profile.shortlist]))
