"""What is known and what is done: nouns kept, and found again.

Every call is one transaction, so a kill at any moment leaves whole nouns or none.
"""

import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from pydantic import ValidationError
from sqlalchemy import Connection, Table, create_engine, event, inspect, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError

from litmus.archive import schema
from litmus.archive.nouns import dump, load
from litmus.model import Collection, Digest, Document, Language, Paper, Report, Route, Verdict
from litmus.model.errors import ArchiveError

PATIENCE = 30  # seconds for which a second program waits for the first; a transaction takes well under one
ADVICE = {  # by SQLite's names of errors, https://www.sqlite.org/rescode.html
    "SQLITE_BUSY": "Another program is writing to it: run the same command again when that is done.",
    "SQLITE_READONLY": "Make the file and its folder writable, or name another folder: `data` in litmus.toml.",
    "SQLITE_CANTOPEN": "Make the file and its folder writable, or name another folder: `data` in litmus.toml.",
    "SQLITE_FULL": "Free some space; then the same command goes on from here.",
    "SQLITE_IOERR": "See to the disk and its free space; then the same command goes on from here.",
}
DAMAGED = "If the file is damaged, move it away: it is made anew."
OUT_OF_REACH = "See that the database is there, and that `archive` in litmus.toml names it."

Noun = TypeVar("Noun")


class Archive:
    """The archive behind a database URL; SQLite's file is made where it is missing.

    Raises: ArchiveError, when the database cannot be opened, or was made by a newer Litmus.
    """

    def __init__(self, url: str) -> None:
        self.where, self._password = re.sub(r"//.*@", "//***@", url), ""  # until it can be read as a URL
        try:
            parsed = make_url(url)
            self.where, self._password = parsed.render_as_string(hide_password=True), parsed.password or ""
            self._engine = create_engine(_mannerly(parsed))
        except (SQLAlchemyError, OSError, ImportError, ValueError) as error:
            raise ArchiveError(self.where, self._said(error), "Check `archive` in litmus.toml.") from None
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _sqlite_manners)
        self._prepare()

    def _prepare(self) -> None:
        """See that the tables are there, and of a kind that this Litmus knows."""
        with self._transaction() as rows:
            found = set(inspect(rows).get_table_names())
        if not found >= set(schema.metadata.tables):
            with self._writing() as rows:
                schema.metadata.create_all(rows)
                self._insert(rows, schema.meta, {"name": "schema", "value": str(schema.VERSION)}, replace=False)
        with self._transaction() as rows:
            version = rows.execute(select(schema.meta.c.value).where(schema.meta.c.name == "schema")).scalar() or ""
        if not version.isdecimal():
            raise ArchiveError(self.where, "it does not say which Litmus made it", DAMAGED)
        if int(version) > schema.VERSION:
            raise ArchiveError(self.where, f"a newer Litmus made it (schema {version})", "Upgrade litmus-papers.")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _tb: TracebackType | None
    ) -> None:
        self._engine.dispose()

    # Days

    def collection(self, day: date, categories: tuple[str, ...]) -> Collection | None:
        """What was collected of a day, complete or not."""
        table = schema.collections
        query = select(table.c.noun).where(table.c.date == day, table.c.categories == "+".join(categories))
        return self._one(Collection, query)

    def keep_collection(self, collection: Collection, categories: tuple[str, ...]) -> None:
        """Keep a day's lists, and its papers with the first day on which they were met."""
        with self._writing() as rows:
            known = self._first_seen(rows, (paper.arxiv_id for paper in collection.papers))
            self._insert(
                rows,
                schema.papers,
                *(
                    _row(paper, min(known.get(paper.arxiv_id, collection.date), collection.date))
                    for paper in collection.papers
                ),
            )
            self._insert(
                rows,
                schema.collections,
                {
                    "date": collection.date,
                    "categories": "+".join(categories),
                    "complete": collection.complete,
                    "noun": dump(Collection, collection),
                },
            )

    # Papers

    def paper(self, arxiv_id: str) -> Paper | None:
        return self._one(Paper, select(schema.papers.c.noun).where(schema.papers.c.arxiv_id == arxiv_id))

    def keep_paper(self, paper: Paper, met: date) -> None:
        """Keep one paper's metadata, with the day on which it was met."""
        with self._writing() as rows:
            known = self._first_seen(rows, [paper.arxiv_id])
            self._insert(rows, schema.papers, _row(paper, min(known.get(paper.arxiv_id, met), met)))

    def first_seen(self, arxiv_ids: Iterable[str]) -> dict[str, date]:
        """The first day on which each known paper was met."""
        with self._transaction() as rows:
            return self._first_seen(rows, arxiv_ids)

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
        with self._transaction() as rows:
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
        with self._writing() as rows:
            self._insert(rows, schema.documents, row)

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
        with self._transaction() as rows:
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
        with self._writing() as rows:
            self._insert(rows, schema.reports, row)

    # Digests

    def digest(self, day: date, profile: str, inputs: str) -> Digest | None:
        """The digest of a day for a profile, if it was made from these inputs."""
        table = schema.digests
        query = select(table.c.noun).where(table.c.date == day, table.c.profile == profile, table.c.inputs == inputs)
        return self._one(Digest, query)

    def keep_digest(self, digest: Digest, inputs: str) -> None:
        row = {
            "date": digest.date,
            "profile": digest.profile.name,
            "inputs": inputs,
            "noun": dump(Digest, digest),
        }
        with self._writing() as rows:
            self._insert(rows, schema.digests, row)

    def counts(self) -> dict[str, int]:
        """How many rows each table has, for people."""
        with self._transaction() as rows:
            return {
                table.name: len(rows.execute(select(*table.primary_key.columns)).all())
                for table in schema.metadata.sorted_tables
                if table is not schema.meta
            }

    # Beneath

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """For reading. What cannot be read or loaded within it is an error of the archive."""
        try:
            with self._engine.begin() as rows:
                yield rows
        except SQLAlchemyError as error:
            raise ArchiveError(self.where, self._said(error), self._advice(error)) from None
        except (zlib.error, ValidationError):
            raise ArchiveError(self.where, "it holds something that cannot be read", DAMAGED) from None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        """For writing: SQLite's lock is taken at once, since one that only read so far would not be let wait for it."""
        with self._transaction() as rows:
            if self._engine.dialect.name == "sqlite":
                rows.exec_driver_sql("BEGIN IMMEDIATE")
            yield rows

    def _said(self, error: Exception) -> str:
        said = str(getattr(error, "orig", None) or error)
        return said.replace(self._password, "***") if self._password else said

    def _advice(self, error: SQLAlchemyError) -> str:
        cause = getattr(error, "orig", None)
        if not isinstance(cause, sqlite3.Error):
            return OUT_OF_REACH
        name = getattr(cause, "sqlite_errorname", "")
        return next((advice for known, advice in ADVICE.items() if name.startswith(known)), DAMAGED)

    def _one(self, kind: type[Noun], query: Any) -> Noun | None:
        with self._transaction() as rows:
            found: bytes | None = rows.execute(query).scalar()
            return load(kind, found) if found is not None else None

    def _first_seen(self, rows: Connection, arxiv_ids: Iterable[str]) -> dict[str, date]:
        table, wanted = schema.papers, list(arxiv_ids)
        found: dict[str, date] = {}
        for begin in range(0, len(wanted), 500):  # SQLite takes 999 parameters where it is old
            query = select(table.c.arxiv_id, table.c.first_seen).where(
                table.c.arxiv_id.in_(wanted[begin : begin + 500])
            )
            found |= {row.arxiv_id: row.first_seen for row in rows.execute(query)}
        return found

    def _insert(self, rows: Connection, table: Table, *values: dict[str, Any], replace: bool = True) -> None:
        """Insert rows, in place of those with the same key (or beside them, where those are to stay)."""
        if not values:
            return
        insert: Any = postgresql.insert if self._engine.dialect.name == "postgresql" else sqlite.insert
        statement = insert(table)
        keys = [column.name for column in table.primary_key.columns]
        fresh = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys}
        on_conflict = (
            statement.on_conflict_do_update(index_elements=keys, set_=fresh)
            if replace
            else statement.on_conflict_do_nothing(index_elements=keys)
        )
        rows.execute(on_conflict, list(values))


def _row(paper: Paper, first_seen: date) -> dict[str, Any]:
    return {
        "arxiv_id": paper.arxiv_id,
        "first_seen": first_seen,
        "title": paper.title,
        "noun": dump(Paper, paper),
    }


def _mannerly(url: URL) -> URL:
    """For SQLite: a folder for the file, and patience for other programs, unless the URL says how much."""
    if url.get_backend_name() != "sqlite":
        return url
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    return url if "timeout" in url.query else url.update_query_dict({"timeout": str(PATIENCE)})


def _sqlite_manners(connection: Any, _record: Any) -> None:
    """Readers do not wait for a writer; transactions begin where we say, not where the driver thinks."""
    connection.isolation_level = None
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
