"""The database beneath the archive: connections, transactions, and what can go wrong with them in plain words."""

import re
import sqlite3
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, create_engine, event, inspect, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import SQLAlchemyError

from litmus.archive import schema
from litmus.archive.rows import insert
from litmus.model.errors import ArchiveError

RACE, RACES = 0.05, 40  # seconds until the next try, and tries, where programs make a new file at the same time
PATIENCE = 30  # seconds for which a second program waits for the first; a transaction takes well under one
ADVICE = {  # by SQLite's names of errors, https://www.sqlite.org/rescode.html
    "SQLITE_BUSY": "Another program is writing to it: run the same command again when that is done.",
    "SQLITE_READONLY": "Make the file and its folder writable, or name another folder: `data` in litmus.toml.",
    "SQLITE_CANTOPEN": "Make the file and its folder writable, or name another folder: `data` in litmus.toml.",
    "SQLITE_FULL": "Free some space; then the same command goes on from here.",
    "SQLITE_IOERR": "See to the disk and its free space; then the same command goes on from here.",
}
DAMAGED = "If the file is damaged, move it away: it is made anew."
OLD = "Move it away: it is made anew, from the answers already here."
OUT_OF_REACH = "See that the database is there, and that `archive` in litmus.toml names it."


class Database:
    """A database with the archive's tables; SQLite's file is made where it is missing.

    Raises: ArchiveError, when it cannot be opened, or was made by another Litmus.
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

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction. What cannot be read or loaded within it is an error of the archive."""
        try:
            with self._engine.begin() as rows:
                yield rows
        except SQLAlchemyError as error:
            raise ArchiveError(self.where, self._said(error), self._advice(error)) from None
        except (zlib.error, ValidationError):
            raise ArchiveError(self.where, "it holds something that cannot be read", DAMAGED) from None

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, with SQLite's lock taken at once: one that only read so far would not be let wait for it."""
        with self.reading() as rows:
            if self._engine.dialect.name == "sqlite":
                rows.exec_driver_sql("BEGIN IMMEDIATE")
            yield rows

    def _prepare(self) -> None:
        """See that the tables are there, and of a kind that this Litmus knows."""
        with self.reading() as rows:
            found = set(inspect(rows).get_table_names())
        if not found & set(schema.metadata.tables):
            with self.writing() as rows:
                schema.metadata.create_all(rows)
                if rows.execute(select(schema.meta.c.value)).first() is None:
                    insert(rows, schema.meta, {"name": "schema", "value": str(schema.VERSION)})
        with self.reading() as rows:
            version = rows.execute(select(schema.meta.c.value).where(schema.meta.c.name == "schema")).scalar() or ""
        if not version.isdecimal():
            raise ArchiveError(self.where, "it does not say which Litmus made it", DAMAGED)
        if int(version) > schema.VERSION:
            raise ArchiveError(self.where, f"a newer Litmus made it (schema {version})", "Upgrade litmus-papers.")
        if int(version) < schema.VERSION:
            raise ArchiveError(self.where, f"an unreleased Litmus made it (schema {version})", OLD)

    def _said(self, error: Exception) -> str:
        said = str(getattr(error, "orig", None) or error)
        return said.replace(self._password, "***") if self._password else said

    def _advice(self, error: SQLAlchemyError) -> str:
        cause = getattr(error, "orig", None)
        if not isinstance(cause, sqlite3.Error):
            return OUT_OF_REACH
        name = getattr(cause, "sqlite_errorname", "")
        return next((advice for known, advice in ADVICE.items() if name.startswith(known)), DAMAGED)


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
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous=NORMAL")


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Change a new file's mode. For that alone SQLite does not wait for others: https://www.sqlite.org/wal.html."""
    for _ in range(RACES - 1):
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY"):
                raise
            time.sleep(RACE)
        else:
            return
    connection.execute("PRAGMA journal_mode=WAL")
