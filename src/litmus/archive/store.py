"""What is known and what is done: nouns kept, and found again.

Every call is one transaction, so a kill at any moment leaves whole nouns or none.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Table, create_engine, event, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from litmus.archive import schema
from litmus.archive.nouns import dump, load
from litmus.model import Collection, Digest, Document, Language, Paper, Report, Route, Verdict
from litmus.model.errors import ArchiveError


class Archive:
    """The archive behind a database URL; SQLite's file is made where it is missing.

    Raises: ArchiveError, when the database cannot be opened, or was made by a newer Litmus.
    """

    def __init__(self, url: str) -> None:
        self.where = url
        try:
            parsed = make_url(url)
            self.where = parsed.render_as_string(hide_password=True)
            if parsed.get_backend_name() == "sqlite" and parsed.database:
                Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
            self._engine = create_engine(parsed)
            if self._engine.dialect.name == "sqlite":
                event.listen(self._engine, "connect", _sqlite_manners)
        except (SQLAlchemyError, OSError, ImportError) as error:
            raise ArchiveError(self.where, str(error), "Check [archive] in litmus.toml.") from None
        self._check_version()

    def _check_version(self) -> None:
        with self._transaction() as rows:
            schema.metadata.create_all(rows)
            self._insert(rows, schema.meta, {"name": "schema", "value": str(schema.VERSION)}, replace=False)
            found = rows.execute(select(schema.meta.c.value).where(schema.meta.c.name == "schema")).scalar_one()
        if int(found) > schema.VERSION:
            raise ArchiveError(self.where, f"a newer Litmus made it (schema {found})", "Upgrade litmus-papers.")

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
        found = self._one(select(table.c.noun).where(table.c.date == day, table.c.categories == "+".join(categories)))
        return load(Collection, found) if found is not None else None

    def keep_collection(self, collection: Collection, categories: tuple[str, ...]) -> None:
        """Keep a day's lists, and its papers with the first day on which they were met."""
        with self._transaction() as rows:
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
        found = self._one(select(schema.papers.c.noun).where(schema.papers.c.arxiv_id == arxiv_id))
        return load(Paper, found) if found is not None else None

    def keep_paper(self, paper: Paper, met: date) -> None:
        """Keep one paper's metadata, with the day on which it was met."""
        with self._transaction() as rows:
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
        found = self._one(
            select(table.c.noun).where(
                table.c.arxiv_id == paper.arxiv_id,
                table.c.version == (paper.version or 0),
                table.c.revision == revision,
            )
        )
        return load(Document, found) if found is not None else None

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
        with self._transaction() as rows:
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
        with self._transaction() as rows:
            self._insert(rows, schema.reports, row)

    # Digests

    def digest(self, day: date, profile: str, inputs: str) -> Digest | None:
        """The digest of a day for a profile, if it was made from these inputs."""
        table = schema.digests
        found = self._one(
            select(table.c.noun).where(table.c.date == day, table.c.profile == profile, table.c.inputs == inputs)
        )
        return load(Digest, found) if found is not None else None

    def keep_digest(self, digest: Digest, inputs: str) -> None:
        row = {
            "date": digest.date,
            "profile": digest.profile.name,
            "inputs": inputs,
            "noun": dump(Digest, digest),
        }
        with self._transaction() as rows:
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
        try:
            with self._engine.begin() as rows:
                yield rows
        except SQLAlchemyError as error:
            cause = str(getattr(error, "orig", None) or error)
            raise ArchiveError(self.where, cause, "If the file is damaged, move it away: it is made anew.") from None

    def _one(self, query: Any) -> bytes | None:
        with self._transaction() as rows:
            found: bytes | None = rows.execute(query).scalar()
        return found

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


def _sqlite_manners(connection: Any, _record: Any) -> None:
    """Readers do not wait for a writer, and a second program waits instead of failing."""
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA busy_timeout=30000")
