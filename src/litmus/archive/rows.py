"""Rows of the tables, and the nouns in them."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, Table, tuple_
from sqlalchemy.dialects import postgresql, sqlite

from litmus.archive.nouns import load

MANY = 500  # keys in one query; SQLite takes 999 parameters where it is old

Noun = TypeVar("Noun")


def insert(rows: Connection, table: Table, *values: dict[str, Any], newer: tuple[str, ...] = ()) -> None:
    """Insert rows, in place of those with the same key.

    Args:
        rows: A transaction for writing.
        table: Where to.
        values: All of its columns, for each row.
        newer: Columns, the weightier first; a row that is there stays if it has more in them.

    """
    if not values:
        return
    dialect: Any = postgresql if rows.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table)
    keys = [column.name for column in table.primary_key.columns]
    fresh = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in keys}
    mine, theirs = tuple_(*map(statement.excluded.get, newer)), tuple_(*map(table.c.get, newer))
    where = mine >= theirs if newer else None
    rows.execute(statement.on_conflict_do_update(index_elements=keys, set_=fresh, where=where), list(values))


def one(rows: Connection, kind: type[Noun], query: Select[bytes]) -> Noun | None:
    """The noun that the query finds first."""
    found = rows.execute(query).scalar()
    return load(kind, found) if found is not None else None


def every(rows: Connection, kind: type[Noun], query: Select[bytes]) -> tuple[Noun, ...]:
    """The nouns that the query finds, in its order."""
    return tuple(load(kind, found) for found in rows.execute(query).scalars())


def portions(keys: Iterable[str]) -> Iterator[list[str]]:
    """The keys in order, as many at a time as one query takes."""
    ordered = sorted(keys)
    for begin in range(0, len(ordered), MANY):
        yield ordered[begin : begin + MANY]
