"""What became of a paper after a digest reported it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from litmus.model.claim import Claim, Status, Verdict
from litmus.model.document import Route
from litmus.model.remark import Language


class Sequel(StrEnum):
    """What arXiv did to a paper."""

    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A figure, name or word of a published sentence, and what the new version has in its place."""

    old: str  # "" where the new version adds something, as an "up to"
    new: str  # "" where it has nothing in its place


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A published statement that the new version does not bear out as the old one did."""

    claim: Claim  # as it was published
    before: Verdict
    after: Verdict  # against the new version; its first evidence is what that says instead
    differences: tuple[Difference, ...] = ()  # between the two sentences, where there are two to compare

    @property
    def is_gone(self) -> bool:
        """Whether the new version says nothing of it, rather than something else."""
        return self.after.status is Status.NOT_FOUND


@dataclass(frozen=True, slots=True, kw_only=True)
class Recheck:
    """A published report, held against a later version of its paper.

    Only what held when it was published counts: compared = held on + changes. That something is missing in the paper
    is apart from these: where the new version has it, nothing is wrong, and the reader has something to look at.
    """

    compared: int
    reworded: int  # of those that hold on: quoted words that the new version puts a little differently
    unread: int  # not compared, because the part of the new version where they would stand could not be read
    changes: tuple[Change, ...]  # what says something else first, then what is gone
    added: tuple[Change, ...] = ()  # "no link to code", and now there is one


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """The follow-up on a paper that a digest reported in an earlier version."""

    arxiv_id: str
    title: str  # of the new version
    former_title: str | None  # as it was published, if it is another one now
    sequel: Sequel
    published: date  # the day of the digest that reported it last
    old: int | None  # version that was reported; None where it was not known
    new: int  # version that arXiv has now
    noticed: date  # the day on which Litmus learned of it
    url: str  # of the new version's page on arXiv
    comment: str | None  # the authors' own, if it is new: why it was withdrawn, what was corrected
    route: Route | None  # how the new version was read; None where it was not: withdrawn, or arXiv not to be asked
    final: bool  # False: an upstream failed, so a later run follows it up again
    rechecks: dict[Language, Recheck]  # none for one that was withdrawn

    @property
    def matters(self) -> bool:
        """Whether a reader of the report has to know: it is withdrawn, or something no longer holds."""
        return self.sequel is Sequel.WITHDRAWN or any(recheck.changes for recheck in self.rechecks.values())
