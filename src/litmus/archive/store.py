"""What is known and what is done: nouns kept, and found again.

Every call is one transaction, so a kill at any moment leaves whole nouns or none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlalchemy import Connection, delete, func, or_, select, update

from litmus.archive import schema
from litmus.archive.database import Database
from litmus.archive.nouns import dump, load
from litmus.model import (
    Collection,
    Digest,
    Document,
    Erratum,
    Issue,
    Language,
    Listing,
    ListingKind,
    Paper,
    Report,
    Route,
    Source,
    Verdict,
)

MANY = 500  # keys in one query; SQLite takes 999 parameters where it is old

Noun = TypeVar("Noun")


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

    # Days

    def collection(self, day: date, categories: tuple[str, ...]) -> Collection | None:
        """What was collected of a day, complete or not."""
        with self._database.reading() as rows:
            return _collection(rows, day, categories)

    def complete_days(self, first: date, last: date, categories: tuple[str, ...]) -> frozenset[date]:
        """The days of a range, both ends included, of which nothing is missing."""
        table = schema.collections
        query = select(table.c.date).where(
            table.c.date.between(first, last), table.c.categories == "+".join(categories), table.c.complete
        )
        with self._database.reading() as rows:
            return frozenset(rows.execute(query).scalars())

    def keep_collection(self, collection: Collection, categories: tuple[str, ...]) -> None:
        """Keep a day's lists, and its papers with their places in them.

        Places that an earlier, nearer or shorter list had and this one does not are forgotten, unless the day has them
        under other categories. A complete day stays as it is if this one is not, as another program may have made it.
        """
        name, day = "+".join(categories), collection.date
        with self._database.writing() as rows:
            here = _collections(rows, day)
            if known := here.pop(name, None):
                if known.complete and not collection.complete:
                    return
                _forget(rows, day, _places(known).difference(_places(collection), *map(_places, here.values())))
            self._keep_papers(rows, collection.papers, day)
            row = {"date": day, "categories": name, "complete": collection.complete}
            self._database.insert(rows, schema.collections, row | {"noun": dump(Collection, collection)})

    # Papers

    def paper(self, arxiv_id: str) -> Paper | None:
        """One paper in its newest version here, with its place in every list that was collected."""
        with self._database.reading() as rows:
            found = rows.execute(select(schema.papers.c.noun).where(schema.papers.c.arxiv_id == arxiv_id)).scalar()
            if found is None:
                return None
            return replace(load(Paper, found), listings=_history(rows, [arxiv_id]).get(arxiv_id, ()))

    def keep_paper(self, paper: Paper) -> None:
        """Keep one paper's metadata."""
        with self._database.writing() as rows:
            self._keep_papers(rows, [paper], date.min)

    def history(self, arxiv_ids: Iterable[str]) -> dict[str, tuple[Listing, ...]]:
        """Each paper's place in every list that was collected, oldest first: versions, cross-lists, late features."""
        with self._database.reading() as rows:
            return _history(rows, arxiv_ids)

    # Readings

    def document(self, paper: Paper, revision: str) -> Document | None:
        """The text of this version of a paper, as this revision of the code reads it."""
        table = schema.documents
        query = select(table.c.noun).where(
            table.c.arxiv_id == paper.arxiv_id,
            table.c.version == (paper.version or 0),
            table.c.revision == revision,
        )
        return self._one(Document, query)

    def route(self, paper: Paper, revision: str) -> tuple[Route, bool] | None:
        """How `document` was read and whether for good, without unpacking it."""
        table = schema.documents
        query = select(table.c.route, table.c.final).where(
            table.c.arxiv_id == paper.arxiv_id,
            table.c.version == (paper.version or 0),
            table.c.revision == revision,
        )
        with self._database.reading() as rows:
            found = rows.execute(query).first()
        return (Route(found.route), found.final) if found else None

    def keep_document(self, document: Document, revision: str) -> None:
        row = {
            "arxiv_id": document.arxiv_id,
            "version": document.version or 0,
            "revision": revision,
            "route": document.route,
            "final": document.final,
            "noun": dump(Document, document),
        }
        with self._database.writing() as rows:
            self._database.insert(rows, schema.documents, row)

    def report(
        self, paper: Paper, revision: str, writer: str, language: Language, route: Route
    ) -> tuple[Report, tuple[Verdict, ...]] | None:
        """A report with its verdicts."""
        table = schema.reports
        query = select(table.c.noun, table.c.verdicts).where(
            table.c.arxiv_id == paper.arxiv_id,
            table.c.version == (paper.version or 0),
            table.c.revision == revision,
            table.c.writer == writer,
            table.c.language == language,
            table.c.route == route,
        )
        with self._database.reading() as rows:
            found = rows.execute(query).first()
            return (load(Report, found.noun), load(tuple[Verdict, ...], found.verdicts)) if found else None

    def keep_report(self, report: Report, verdicts: tuple[Verdict, ...], revision: str) -> None:
        row = {
            "arxiv_id": report.arxiv_id,
            "version": report.version or 0,
            "revision": revision,
            "writer": report.writer,
            "language": report.language,
            "route": report.route,
            "noun": dump(Report, report),
            "verdicts": dump(tuple[Verdict, ...], verdicts),
        }
        with self._database.writing() as rows:
            self._database.insert(rows, schema.reports, row)

    # Digests

    def digest(self, day: date, profile: str, inputs: str | None = None) -> Digest | None:
        """The digest of a day for a profile, if it was made from these inputs; None for whatever it was made from."""
        table = schema.digests
        query = select(table.c.noun).where(table.c.date == day, table.c.profile == profile)
        return self._one(Digest, query if inputs is None else query.where(table.c.inputs == inputs))

    def keep_digest(self, digest: Digest, inputs: str) -> None:
        """Keep a digest, which papers it published, and which errata it tells."""
        profile = digest.profile.name
        row = {"date": digest.date, "profile": profile, "inputs": inputs, "noun": dump(Digest, digest)}
        published, errata = schema.published, schema.errata
        with self._database.writing() as rows:
            self._database.insert(rows, schema.digests, row)
            rows.execute(delete(published).where(published.c.profile == profile, published.c.date == digest.date))
            self._database.insert(
                rows,
                published,
                *(
                    {
                        "profile": profile,
                        "date": digest.date,
                        "arxiv_id": entry.paper.arxiv_id,
                        "version": entry.version or 0,
                    }
                    for entry in digest.entries
                ),
            )
            for erratum in digest.errata:
                told = update(errata).values(told=digest.date)
                rows.execute(told.where(*_key(profile, erratum), errata.c.told.is_(None)))

    def issues(self, profile: str, most: int) -> tuple[Issue, ...]:
        """The last digests for a profile, newest first, without their reports."""
        table = schema.digests
        query = select(table.c.noun).where(table.c.profile == profile).order_by(table.c.date.desc()).limit(most)
        with self._database.reading() as rows:
            return tuple(load(Issue, noun) for noun in rows.execute(query).scalars())

    # After the day

    def published(self, profile: str, since: date, before: date | None = None) -> dict[str, tuple[date, int]]:
        """The papers that digests reported for a profile: the last day that did, and the version that its reader knows.

        The version is 0 where it was not known. A paper that was followed up for good counts with the version of that.

        Args:
            profile: Its name.
            since: Digests of this day and later.
            before: And of days before this one; None for all.

        """
        table, errata = schema.published, schema.errata
        query = select(table).where(table.c.profile == profile, table.c.date >= since).order_by(table.c.date)
        if before is not None:
            query = query.where(table.c.date < before)
        followed = select(errata.c.arxiv_id, func.max(errata.c.version).label("version"))
        followed = followed.where(errata.c.profile == profile, errata.c.final).group_by(errata.c.arxiv_id)
        with self._database.reading() as rows:
            found = {row.arxiv_id: (row.date, row.version) for row in rows.execute(query)}
            for row in rows.execute(followed):
                if row.arxiv_id in found:
                    day, version = found[row.arxiv_id]
                    found[row.arxiv_id] = (day, max(version, row.version))
        return found

    def unfinished(self, profile: str, since: date) -> frozenset[str]:
        """The papers whose follow-up, noticed from a day on, could not be made for good."""
        table = schema.errata
        query = select(table.c.arxiv_id).where(
            table.c.profile == profile, table.c.noticed >= since, table.c.final.is_(False)
        )
        with self._database.reading() as rows:
            return frozenset(rows.execute(query).scalars())

    def keep_erratum(self, erratum: Erratum, profile: str) -> None:
        """Keep a follow-up.

        One on the same version, or an older one, that no digest has told gives way to it. One that the digest of its
        own day has told is mended in place; one that an earlier digest has told stays, and this one is told as well,
        if it says something else.
        """
        table = schema.errata
        mine = (table.c.profile == profile) & (table.c.arxiv_id == erratum.arxiv_id)
        with self._database.writing() as rows:
            rows.execute(delete(table).where(mine, table.c.version <= erratum.new, table.c.told.is_(None)))
            known = rows.execute(select(table).where(mine, table.c.version == erratum.new)).all()
            if any(row.final for row in known):
                return
            same = next((row for row in known if row.noticed == erratum.noticed), None)
            if same is None and any(_says(load(Erratum, row.noun)) == _says(erratum) for row in known):
                rows.execute(
                    update(table).where(*_key(profile, erratum, known[-1].noticed)).values(final=erratum.final)
                )
                return
            row = {
                "profile": profile,
                "arxiv_id": erratum.arxiv_id,
                "version": erratum.new,
                "noticed": erratum.noticed,
                "final": erratum.final,
                "told": same.told if same else None,
                "noun": dump(Erratum, erratum),
            }
            self._database.insert(rows, table, row)

    def errata(self, profile: str, since: date) -> tuple[Erratum, ...]:
        """The follow-ups for a profile that were noticed from a day on, by day and identifier."""
        table = schema.errata
        query = select(table.c.noun).where(table.c.profile == profile, table.c.noticed >= since)
        with self._database.reading() as rows:
            ordered = rows.execute(query.order_by(table.c.noticed, table.c.arxiv_id, table.c.version))
            return tuple(load(Erratum, noun) for noun in ordered.scalars())

    def errata_for(self, profile: str, day: date) -> tuple[Erratum, ...]:
        """The follow-ups that the digest of a day has to tell: those it told before, and those that none told yet."""
        table = schema.errata
        waiting = table.c.told.is_(None) & (table.c.noticed <= day)
        query = select(table.c.noun).where(table.c.profile == profile, or_(table.c.told == day, waiting))
        with self._database.reading() as rows:
            ordered = rows.execute(query.order_by(table.c.noticed, table.c.arxiv_id, table.c.version))
            return tuple(load(Erratum, noun) for noun in ordered.scalars())

    def counts(self) -> dict[str, int]:
        """How many rows each table has, for people."""
        with self._database.reading() as rows:
            return {
                table.name: rows.execute(select(func.count()).select_from(table)).scalar_one()
                for table in schema.metadata.sorted_tables
                if table is not schema.meta
            }

    # Beneath

    def _one(self, kind: type[Noun], query: Any) -> Noun | None:
        with self._database.reading() as rows:
            found: bytes | None = rows.execute(query).scalar()
            return load(kind, found) if found is not None else None

    def _keep_papers(self, rows: Connection, papers: Iterable[Paper], listed: date) -> None:
        papers = list(papers)
        self._database.insert(
            rows,
            schema.papers,
            *(
                {
                    "arxiv_id": paper.arxiv_id,
                    "version": paper.version or 0,
                    "title": paper.title,
                    "listed": listed,
                    "noun": dump(Paper, replace(paper, listings=())),
                }
                for paper in papers
            ),
            newer=("version", "listed"),
        )
        self._database.insert(
            rows,
            schema.listings,
            *(
                {
                    "arxiv_id": paper.arxiv_id,
                    "source": listing.source,
                    "date": listing.date,
                    "kind": listing.kind,
                    "version": listing.version,
                }
                for paper in papers
                for listing in paper.listings
            ),
        )


def _collection(rows: Connection, day: date, categories: tuple[str, ...]) -> Collection | None:
    table = schema.collections
    query = select(table.c.noun).where(table.c.date == day, table.c.categories == "+".join(categories))
    found = rows.execute(query).scalar()
    return load(Collection, found) if found is not None else None


def _collections(rows: Connection, day: date) -> dict[str, Collection]:
    """What is here of a day, by the categories that were asked for."""
    table = schema.collections
    found = rows.execute(select(table.c.categories, table.c.noun).where(table.c.date == day))
    return {row.categories: load(Collection, row.noun) for row in found}


def _places(collection: Collection) -> frozenset[tuple[str, Source]]:
    return frozenset((paper.arxiv_id, source) for paper in collection.papers for source in paper.sources)


def _forget(rows: Connection, day: date, places: frozenset[tuple[str, Source]]) -> None:
    listed = schema.listings.c
    for source in Source:
        for some in _portions(name for name, where in places if where is source):
            here = (listed.date == day) & (listed.source == source) & listed.arxiv_id.in_(some)
            rows.execute(delete(schema.listings).where(here))


def _history(rows: Connection, arxiv_ids: Iterable[str]) -> dict[str, tuple[Listing, ...]]:
    table = schema.listings
    found: dict[str, tuple[Listing, ...]] = {}
    for some in _portions(arxiv_ids):
        query = select(table).where(table.c.arxiv_id.in_(some)).order_by(table.c.date, table.c.source)
        for row in rows.execute(query):
            listing = Listing(source=Source(row.source), date=row.date, kind=ListingKind(row.kind), version=row.version)
            found[row.arxiv_id] = (*found.get(row.arxiv_id, ()), listing)
    return found


def _portions(keys: Iterable[str]) -> Iterator[list[str]]:
    ordered = sorted(keys)
    for begin in range(0, len(ordered), MANY):
        yield ordered[begin : begin + MANY]


def _key(profile: str, erratum: Erratum, noticed: date | None = None) -> tuple[Any, ...]:
    table = schema.errata
    return (
        table.c.profile == profile,
        table.c.arxiv_id == erratum.arxiv_id,
        table.c.version == erratum.new,
        table.c.noticed == (noticed or erratum.noticed),
    )


def _says(erratum: Erratum) -> Erratum:
    """What a follow-up tells, less when it was noticed and whether for good."""
    return replace(erratum, noticed=erratum.published, final=True)
