"""The archive: what is known and what is done, kept and found again.

Every call is one transaction, so a kill at any moment leaves whole nouns or none. How each noun is kept, the modules
beside this one know, by subject.
"""

from collections.abc import Iterable
from datetime import date
from types import TracebackType
from typing import Self

from sqlalchemy import func, select

from litmus.archive import answers, chances, days, digests, errata, marks, papers, readings, runs, schema
from litmus.archive.database import Database
from litmus.model import (
    Answered,
    Collection,
    Digest,
    Document,
    Erratum,
    Issue,
    Language,
    Listed,
    Listing,
    Mark,
    Paper,
    Report,
    Route,
    Run,
    Size,
    Spent,
    Verdict,
)


class Archive:
    """The archive behind a database URL.

    Raises: ArchiveError, when the database cannot be opened, or was made by another Litmus.
    """

    def __init__(self, url: str) -> None:
        self._database = Database(url)
        self.where = self._database.where  # without its password

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _tb: TracebackType | None
    ) -> None:
        self._database.close()

    def counts(self) -> dict[str, int]:
        """How many rows each table has, for people."""
        tables = [table for table in schema.metadata.sorted_tables if table is not schema.meta]
        with self._database.reading() as rows:
            return {table.name: rows.execute(select(func.count()).select_from(table)).scalar_one() for table in tables}

    # Days

    def collection(self, day: date, categories: tuple[str, ...]) -> Collection | None:
        """What was collected of a day, complete or not."""
        with self._database.reading() as rows:
            return days.collection(rows, day, categories)

    def known_days(self, first: date, last: date, categories: tuple[str, ...]) -> dict[date, bool]:
        """The days of a range, both ends included, that were collected, in order: is each complete?"""
        with self._database.reading() as rows:
            return days.known(rows, first, last, categories)

    def complete_days(self, first: date, last: date, categories: tuple[str, ...]) -> frozenset[date]:
        """The days of a range, both ends included, of which nothing is missing."""
        return frozenset(day for day, complete in self.known_days(first, last, categories).items() if complete)

    def listed(self, first: date, last: date, categories: tuple[str, ...]) -> tuple[Listed, ...]:
        """What was collected of the days of a range, both ends included, in order: what papers say they are about."""
        with self._database.reading() as rows:
            return days.listed(rows, first, last, categories)

    def keep_collection(self, collection: Collection, categories: tuple[str, ...]) -> None:
        """Keep a day's lists, and its papers with their places in them.

        Places that an earlier, nearer or shorter list had and this one does not are forgotten, unless the day has them
        under other categories. A complete day stays as it is if this one is not.
        """
        with self._database.writing() as rows:
            days.keep(rows, collection, categories)

    # Papers

    def paper(self, arxiv_id: str) -> Paper | None:
        """One paper in its newest version here, with its place in every list that was collected."""
        with self._database.reading() as rows:
            return papers.paper(rows, arxiv_id)

    def papers(self, arxiv_ids: Iterable[str]) -> dict[str, Paper]:
        """Those of the papers that are known, each in its newest version here; without their places in lists."""
        with self._database.reading() as rows:
            return papers.every_of(rows, arxiv_ids)

    def history(self, arxiv_ids: Iterable[str]) -> dict[str, tuple[Listing, ...]]:
        """Each paper's place in every list that was collected, oldest first: versions, cross-lists, late features."""
        with self._database.reading() as rows:
            return papers.history(rows, arxiv_ids)

    def replaced(self, after: date, before: date) -> frozenset[str]:
        """The papers that a list between two days, without them, has in a later version."""
        with self._database.reading() as rows:
            return papers.replaced(rows, after, before)

    def first_listed(self, since: date, before: date) -> dict[str, tuple[date | None, date | None]]:
        """The papers in the lists from one day on and before another, in order of their identifiers.

        With each the first of these days on which arXiv announced it, and the first on which Hugging Face featured it;
        None for neither.
        """
        with self._database.reading() as rows:
            return papers.first_listed(rows, since, before)

    def chances(self, day: date, categories: tuple[str, ...], inputs: str) -> dict[str, float] | None:
        """The chances of a day's papers to be featured, by identifier, if they were learned from these inputs."""
        with self._database.reading() as rows:
            return chances.of(rows, day, categories, inputs)

    def keep_chances(self, day: date, categories: tuple[str, ...], inputs: str, learned: dict[str, float]) -> None:
        """Keep the chances of a day's papers, 0 to 1 by identifier."""
        with self._database.writing() as rows:
            chances.keep(rows, day, categories, inputs, learned)

    def keep_paper(self, paper: Paper) -> None:
        """Keep the metadata of a paper that no list told of."""
        with self._database.writing() as rows:
            papers.keep(rows, [paper], listed=date.min)

    # Readings

    def document(self, paper: Paper, revision: str) -> Document | None:
        """The text of this version of a paper, as this revision of the code reads it."""
        with self._database.reading() as rows:
            return readings.document(rows, paper, revision)

    def route(self, paper: Paper, revision: str) -> tuple[Route, bool] | None:
        """How `document` was read and whether for good, without unpacking it."""
        with self._database.reading() as rows:
            return readings.route(rows, paper, revision)

    def keep_document(self, document: Document, revision: str) -> None:
        with self._database.writing() as rows:
            readings.keep_document(rows, document, revision)

    def report(
        self, paper: Paper, revision: str, author: str, language: Language, route: Route
    ) -> tuple[Report, tuple[Verdict, ...]] | None:
        """A report with its verdicts."""
        with self._database.reading() as rows:
            return readings.report(rows, paper, revision, author=author, language=language, route=route)

    def keep_report(self, report: Report, verdicts: tuple[Verdict, ...], revision: str, author: str) -> None:
        with self._database.writing() as rows:
            readings.keep_report(rows, report, verdicts, revision, author)

    # Answers of language models

    def answered(self, key: str) -> Answered | None:
        """The answer to a question that was asked before."""
        with self._database.reading() as rows:
            return answers.answered(rows, key)

    def keep_answer(self, answer: Answered) -> None:
        with self._database.writing() as rows:
            answers.keep(rows, answer)

    def spent(self, day: date) -> Spent:
        """What the answers of a day took."""
        with self._database.reading() as rows:
            return answers.spent(rows, day)

    # Digests

    def digest(self, day: date, profile: str, inputs: str | None = None) -> Digest | None:
        """The digest of a day for a profile, if it was made from these inputs; None for whatever it was made from."""
        with self._database.reading() as rows:
            return digests.digest(rows, day, profile, inputs)

    def digests(self, profile: str, first: date, last: date) -> tuple[Digest, ...]:
        """The digests for a profile of the days of a range, both ends included, oldest first."""
        with self._database.reading() as rows:
            return digests.between(rows, profile, first, last)

    def issues(self, profile: str, most: int) -> tuple[Issue, ...]:
        """The last digests for a profile, newest first, without their reports."""
        with self._database.reading() as rows:
            return digests.issues(rows, profile, most)

    def issues_between(self, profile: str, since: date, before: date) -> tuple[Issue, ...]:
        """The digests for a profile from one day on and before another, oldest first, without their reports."""
        with self._database.reading() as rows:
            return digests.issues_between(rows, profile, since, before)

    def published(self, profile: str, since: date, before: date | None = None) -> dict[str, tuple[date, int]]:
        """The papers that digests reported for a profile: the last day that did, and the version that its reader knows.

        The version is 0 where it was not known. A paper that was followed up for good counts with the version of that.

        Args:
            profile: Its name.
            since: Digests of this day and later.
            before: And of days before this one; None for all.

        """
        with self._database.reading() as rows:
            return digests.papers(rows, profile, since, before)

    def keep_digest(self, digest: Digest, inputs: str) -> None:
        """Keep a digest, which papers it published, and which errata it tells."""
        with self._database.writing() as rows:
            digests.keep(rows, digest, inputs)

    # What readers say

    def marks(self, profile: str) -> tuple[Mark, ...]:
        """What a profile's reader said of papers, oldest first."""
        with self._database.reading() as rows:
            return marks.of(rows, profile)

    def keep_marks(self, profile: str, said: Iterable[Mark]) -> None:
        """Keep what a reader says, in place of what was said of the same papers before."""
        with self._database.writing() as rows:
            marks.keep(rows, profile, said)

    def forget_marks(self, profile: str, arxiv_ids: Iterable[str]) -> None:
        """Forget what a reader said of these papers."""
        with self._database.writing() as rows:
            marks.forget(rows, profile, arxiv_ids)

    # Trials

    def runs(self, trial: str, revision: str, size: Size | None = None) -> tuple[Run, ...]:
        """What a revision of a trial measured, by size and seed; of one size, if one is named."""
        with self._database.reading() as rows:
            return runs.of(rows, trial, revision, size)

    def trials(self) -> tuple[str, ...]:
        """The names of the trials that were run."""
        with self._database.reading() as rows:
            return runs.trials(rows)

    def keep_run(self, run: Run) -> None:
        """Keep what one seed gave."""
        with self._database.writing() as rows:
            runs.keep(rows, run)

    # After the day

    def errata(self, profile: str, since: date) -> tuple[Erratum, ...]:
        """The follow-ups for a profile that were noticed from a day on, by day and identifier."""
        with self._database.reading() as rows:
            return errata.noticed(rows, profile, since)

    def errata_for(self, profile: str, day: date) -> tuple[Erratum, ...]:
        """The follow-ups that the digest of a day has to tell: those it told before, and those that none told yet."""
        with self._database.reading() as rows:
            return errata.to_tell(rows, profile, day)

    def unfinished(self, profile: str, since: date) -> frozenset[str]:
        """The papers whose follow-up, noticed from a day on, could not be made for good."""
        with self._database.reading() as rows:
            return errata.unfinished(rows, profile, since)

    def keep_erratum(self, erratum: Erratum, profile: str) -> None:
        """Keep a follow-up.

        One on the same version, or an older one, that no digest has told gives way to it. One that the digest of its
        own day has told is mended in place; one that an earlier digest has told stays, and this one is told as well,
        if it says something else.
        """
        with self._database.writing() as rows:
            errata.keep(rows, erratum, profile)
