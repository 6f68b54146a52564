"""A day's papers as a reader's profile, marks and earlier digests see them: curation with what the archive knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from litmus import curate
from litmus.desk import Desk
from litmus.examples import known_examples
from litmus.featuring import chances_of
from litmus.model import Collection, Issue, MarkKind, Pick, Remark

Marked = Mapping[str, MarkKind]  # a reader's marks, by identifier


def cut_of(desk: Desk, collection: Collection) -> tuple[curate.Candidate, ...]:
    """The first cut of a day, by all that is known.

    Raises: ArchiveError.
    """
    (cut,) = cuts_with(desk, collection, marks_of(desk))
    return cut


def marks_of(desk: Desk) -> Marked:
    """What the reader said of papers, by identifier."""
    return {mark.arxiv_id: mark.kind for mark in desk.archive.marks(desk.profile.name)}


def cuts_with(desk: Desk, collection: Collection, *readers: Marked) -> tuple[tuple[curate.Candidate, ...], ...]:
    """The first cut of a day if these were the reader's marks, and if those were.

    Raises: ArchiveError.
    """
    preferences, papers = desk.profile.preferences, collection.papers
    memory = curate.memory(_told(desk, collection.date), papers, collection.date, preferences.novelty, desk.meaning)
    chances = chances_of(desk, collection) if preferences.community else {}
    featured = curate.community(chances, papers, preferences.community)
    alike = curate.examples(known_examples(desk), papers)
    known = desk.archive.papers(name for marked in readers for name in marked)
    cuts = []
    for marked in readers:
        taste = curate.taste(
            marked, [known[name] for name in marked if name in known], papers, preferences.taste, desk.meaning
        )
        hidden = frozenset(name for name, kind in marked.items() if kind is MarkKind.HIDE)
        cuts.append(curate.first_cut(collection, desk.profile, (alike, taste, memory, featured), hidden))
    return tuple(cuts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """Why a paper is in a day's digest, or is not."""

    day: date
    candidate: curate.Candidate
    place: int | None  # in the first cut, from 1; none if it cannot be picked
    of: int  # papers that can
    passages: tuple[str, ...]  # that match its strongest topic
    chosen: Pick | None  # as a pick, or as a near miss, of the digest
    is_pick: bool
    last_pick: float | None  # score of the digest's last pick
    fate: Remark | None  # what the digest says became of it; none where there is no digest of the day yet

    @property
    def has_changed(self) -> bool:
        """Whether the first cut of now is not that by which the digest chose the paper: marks or profile are others."""
        if self.chosen is None:
            return False
        then, now = ({part.name: part for part in one.score.parts} for one in (self.chosen, self.candidate))
        return (
            self.candidate.left_out is not None
            or any(then.get(name) != part for name, part in now.items())
            or not then.keys() & curate.GROUNDS <= now.keys()
        )


def because(desk: Desk, arxiv_id: str, collection: Collection) -> Because | None:
    """Why; None for a paper that the day does not list. What the digest says is told as it was made.

    Raises: ArchiveError.
    """
    cut = cut_of(desk, collection)
    found = next((one for one in cut if one.paper.arxiv_id == arxiv_id), None)
    if found is None:
        return None
    open_to = [one.paper.arxiv_id for one in cut if one.left_out is None]
    digest = desk.archive.digest(collection.date, desk.profile.name)
    picks = digest.picks if digest else ()
    chosen = {pick.arxiv_id: pick for pick in (*picks, *(digest.near_misses if digest else ()))}
    fates = {entry.arxiv_id: entry.reason for entry in digest.ledger.entries} if digest else {}
    return Because(
        day=collection.date,
        candidate=found,
        place=open_to.index(arxiv_id) + 1 if found.left_out is None else None,
        of=len(open_to),
        passages=curate.passages(found.paper, desk.profile, found.topics[0]) if found.topics else (),
        chosen=chosen.get(arxiv_id),
        is_pick=any(pick.arxiv_id == arxiv_id for pick in picks),
        last_pick=picks[-1].score.total if picks else None,
        fate=fates.get(arxiv_id),
    )


def earlier(desk: Desk, day: date) -> tuple[Issue, ...]:
    """The profile's digests of the weeks before a day, oldest first."""
    return desk.archive.issues_between(desk.profile.name, day - timedelta(weeks=curate.WEEKS), day)


def _told(desk: Desk, day: date) -> list[curate.Told]:
    """The papers of the profile's digests in the weeks before a day."""
    since = day - timedelta(weeks=curate.WEEKS)
    days = desk.archive.published(desk.profile.name, since, day)
    picks = {pick.arxiv_id: issue.date for issue in earlier(desk, day) for pick in issue.picks}
    papers = desk.archive.papers(days)
    return [
        curate.Told(paper=paper, day=picks.get(name, days[name][0]), is_pick=name in picks)
        for name, paper in sorted(papers.items())
    ]
