"""The final choice: after the papers were read, their reports checked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from litmus.curate.contributions import Contribution, contribution
from litmus.curate.cut import Candidate
from litmus.curate.likeness import Likeness, likeness
from litmus.curate.meaning import Meaning
from litmus.curate.passages import with_passage
from litmus.curate.ratings import rating
from litmus.curate.readings import Reading
from litmus.curate.scoring import open_code, part
from litmus.model import Paper, Pick, Preferences, Profile, Remark, Score, ScorePart, remark

# Shares of what evidence can bring.
FIGURES, LIMITATIONS, ABLATIONS, SPREAD = 0.6, 0.15, 0.15, 0.1
HALF_FIGURES = 4  # figures that bring half of their share
SEVERAL = 2  # figures that are a ground to name
FROM_ABSTRACT = 0.5  # of what figures bring, where the abstract is all that was read

REPEATED = 0.2  # points that it costs for each better one to bring the same kind of thing to the same topic
NEAR = 3  # papers behind the picks that are told of


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a day comes down to."""

    picks: tuple[Pick, ...]  # best first; at most as many as the profile wants
    near_misses: tuple[Pick, ...]  # next in turn, with the ranks and scores that they would have had


def choose(
    cut: Iterable[Candidate], readings: Mapping[str, Reading], profile: Profile, meaning: Meaning | None = None
) -> Choice:
    """The best of those that were read and may be picked.

    One after another the best is taken; a paper much like one that was taken, in its words or in what it brings to its
    topic, loses by it, and shows what it lost.

    Args:
        cut: The first cut.
        readings: Of the papers that were read, by identifier.
        profile: The reader's.
        meaning: The reader's model of what texts mean, by which papers are compared; none for words.

    """
    may_be = [one for one in cut if one.left_out is None and one.paper.arxiv_id in readings]
    papers = [one.paper for one in may_be]
    alike = likeness(papers, papers, meaning)
    left = [
        _Contender(
            candidate=one,
            score=_final_score(one, readings[one.paper.arxiv_id], profile.preferences),
            place=place,
            brings=contribution(one.paper),
        )
        for place, one in enumerate(may_be)
    ]
    picks: list[Pick] = []
    taken: list[_Contender] = []
    while left and len(picks) < profile.picks + NEAR:
        rated = [one.beside(taken, alike) for one in left]
        best = max(range(len(left)), key=lambda place: (rated[place].total, -place))
        score = rated[best]
        taken.append(left.pop(best))
        paper = taken[-1].candidate.paper
        picks.append(
            Pick(
                arxiv_id=paper.arxiv_id,
                rank=len(picks) + 1,
                rating=rating(score.total, profile),
                reason=_reason(paper, score, readings[paper.arxiv_id], profile),
                score=score,
            )
        )
    return Choice(picks=tuple(picks[: profile.picks]), near_misses=tuple(picks[profile.picks :]))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Contender:
    candidate: Candidate
    score: Score
    place: int  # among those whose likeness is known
    brings: Contribution

    @property
    def topic(self) -> str:
        return next(iter(self.candidate.topics), "")

    def beside(self, taken: Sequence["_Contender"], alike: Likeness) -> Score:
        """The score beside the papers that were taken before, best first: less by what it only repeats."""
        parts = (self._alike(taken, alike), self._same_kind(taken))
        return Score(parts=(*self.score.parts, *(part for part in parts if part and part.value)))

    def _alike(self, taken: Sequence["_Contender"], alike: Likeness) -> ScorePart | None:
        """What it costs to say much the same."""
        if not taken:
            return None
        places = [other.place for other in taken]
        nearest = alike.nearest(self.place, places)
        rank = places.index(nearest)
        why = remark("curate.alike", rank=rank + 1, title=taken[rank].candidate.paper.title)
        return part("alike", -float(alike.costs[self.place, nearest]), why)

    def _same_kind(self, taken: Sequence["_Contender"]) -> ScorePart | None:
        """What it costs to bring the same kind of thing to the same topic, in whatever words."""
        same = [rank for rank, other in enumerate(taken, start=1) if self._is_like(other)]
        if not same:
            return None
        names = {name: self._on.facts[name] for name in ("topic", "topic_zh")}
        ranks = {"ranks": ", ".join(map(str, same)), "ranks_zh": "、".join(map(str, same))}
        return part("same_kind", -REPEATED * len(same), remark(f"curate.same_{self.brings}", **ranks, **names))

    def _is_like(self, other: "_Contender") -> bool:
        return bool(self.topic) and (self.topic, self.brings) == (other.topic, other.brings)

    @property
    def _on(self) -> Remark:
        return next(part.why for part in self.candidate.score.parts if part.name in {"topic", "example"})


def _final_score(candidate: Candidate, reading: Reading, preferences: Preferences) -> Score:
    parts = list(candidate.score.parts)
    if reading.has_code and preferences.open_code and all(part.name != "code" for part in parts):
        parts.append(open_code(preferences.open_code))
    parts.extend(found for found in _evidence(reading, preferences.evidence) if found.value > 0)
    return Score(parts=tuple(parts))


def _evidence(reading: Reading, most: float) -> Iterator[ScorePart]:
    """What can be relied on: less of everything where statements of the report do not hold."""
    worth = most * reading.holding
    share, code = (1.0, "evidence") if reading.is_full_text else (FROM_ABSTRACT, "evidence_abstract")
    figures = share * FIGURES * reading.figures / (reading.figures + HALF_FIGURES)
    yield part("evidence", worth * figures, remark(f"curate.{code}", figures=reading.figures))
    yield part("limitations", worth * LIMITATIONS * reading.has_limitations, remark("curate.limitations"))
    yield part("ablations", worth * ABLATIONS * reading.has_ablations, remark("curate.ablations"))
    yield part("spread", worth * SPREAD * reading.has_spread, remark("curate.spread"))


def _reason(paper: Paper, score: Score, reading: Reading, profile: Profile) -> tuple[Remark, ...]:
    """What the profile asks for and the passage that has it, then further grounds; marks first, if they bring more."""
    whys = {part.name: part.why for part in score.parts}
    values = {part.name: part.value for part in score.parts}
    grounds = [whys[name] for name in ("example", "code") if name in whys]
    if "evidence" in whys and reading.is_full_text and reading.figures >= SEVERAL:
        grounds.append(remark("curate.figures", figures=reading.figures))
    if "topic" in whys:
        item = with_passage(whys["topic"], paper, profile)
    else:
        item = grounds.pop(0) if "example" in whys else whys["taste"]
    if "group" in whys and whys["group"].facts["group"] == item.facts.get("maker"):
        del whys["group"]
    if not grounds:
        grounds = [whys[name] for name in ("group", "upvotes") if name in whys][:1]
    if values.get("taste", 0.0) > max(values.get("topic", 0.0), values.get("example", 0.0)) and item != whys["taste"]:
        return (whys["taste"], item, *grounds)
    return (item, *grounds)
