"""The tables. A noun is kept as compressed JSON beside the columns by which it is found."""

import zlib
from typing import Any

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, MetaData, String, Table, TypeDecorator

VERSION = 6  # of these tables; from the first release on raised with a migration from the version before


class Packed(TypeDecorator[bytes]):
    """JSON as bytes, compressed: a day's nouns shrink to a seventh."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Any) -> bytes | None:  # noqa: ARG002
        return None if value is None else zlib.compress(value, 6)

    def process_result_value(self, value: bytes | None, dialect: Any) -> bytes | None:  # noqa: ARG002
        return None if value is None else zlib.decompress(value)


metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", String, nullable=False),
)
papers = Table(
    "papers",
    metadata,
    Column("arxiv_id", String, primary_key=True),
    Column("version", Integer, nullable=False),  # 0: not known
    Column("title", String, nullable=False),
    Column("listed", Date, nullable=False),  # the day whose list told it so; the first day of all for no list
    Column("noun", Packed, nullable=False),  # Paper, of the newest version met, without its listings
)
listings = Table(
    "listings",
    metadata,
    Column("arxiv_id", String, primary_key=True),
    Column("source", String, primary_key=True),
    Column("date", Date, primary_key=True),
    Column("kind", String, nullable=False),
    Column("version", Integer),  # that the list shows, where it says so
)
collections = Table(
    "collections",
    metadata,
    Column("date", Date, primary_key=True),
    Column("categories", String, primary_key=True),  # that were asked for, joined by "+"
    Column("complete", Boolean, nullable=False),
    Column("noun", Packed, nullable=False),  # Collection
)
chances = Table(
    "chances",
    metadata,
    Column("date", Date, primary_key=True),
    Column("categories", String, primary_key=True),  # of the collection whose papers they are
    Column("inputs", String, nullable=False),  # fingerprint of all that they were learned from
    Column("noun", Packed, nullable=False),  # by identifier, dict[str, float]
)
documents = Table(
    "documents",
    metadata,
    Column("arxiv_id", String, primary_key=True),
    Column("version", Integer, primary_key=True),  # 0: not known
    Column("revision", String, primary_key=True),  # of the code that made it
    Column("route", String, nullable=False),
    Column("final", Boolean, nullable=False),  # False: a later run tries again
    Column("noun", Packed, nullable=False),  # Document
)
reports = Table(
    "reports",
    metadata,
    Column("arxiv_id", String, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("revision", String, primary_key=True),
    Column("writer", String, primary_key=True),  # everything that decides what it says
    Column("language", String, primary_key=True),
    Column("route", String, primary_key=True),  # a report of the abstract gives way to one of the full text
    Column("noun", Packed, nullable=False),  # Report
    Column("verdicts", Packed, nullable=False),  # tuple[Verdict, ...]: never a report without its verdicts
)
answers = Table(
    "answers",
    metadata,
    Column("key", String, primary_key=True),  # of the question to a language model: all that the answer depends on
    Column("day", Date, nullable=False, index=True),  # on which it was paid for
    Column("model", String, nullable=False),
    Column("task", String, nullable=False),
    Column("paper", String, nullable=False),
    Column("language", String, nullable=False),
    Column("prompt", String, nullable=False),  # version
    Column("finish", String, nullable=False),
    Column("input_tokens", Integer, nullable=False),
    Column("output_tokens", Integer, nullable=False),
    Column("cost", String),  # a decimal as text; none where no price was known
    Column("text", Packed, nullable=False),
)
digests = Table(
    "digests",
    metadata,
    Column("date", Date, primary_key=True),
    Column("profile", String, primary_key=True),
    Column("inputs", String, nullable=False),  # fingerprint of all that it was made from
    Column("noun", Packed, nullable=False),  # Digest
)
marks = Table(
    "marks",
    metadata,
    Column("profile", String, primary_key=True),
    Column("arxiv_id", String, primary_key=True),
    Column("kind", String, nullable=False),
    Column("at", String, nullable=False),  # ISO 8601, UTC
)
published = Table(
    "published",
    metadata,
    Column("profile", String, primary_key=True),
    Column("date", Date, primary_key=True),  # of the digest that reported the paper
    Column("arxiv_id", String, primary_key=True),
    Column("version", Integer, nullable=False),  # 0: not known
)
errata = Table(
    "errata",
    metadata,
    Column("profile", String, primary_key=True),
    Column("arxiv_id", String, primary_key=True),
    Column("version", Integer, primary_key=True),  # the new one
    Column("noticed", Date, primary_key=True),  # one that could not be finished is made again, and told again
    Column("final", Boolean, nullable=False),
    Column("told", Date),  # the day of the digest that tells it; none yet
    Column("noun", Packed, nullable=False),  # Erratum
)
runs = Table(
    "runs",
    metadata,
    Column("trial", String, primary_key=True),
    Column("revision", String, primary_key=True),  # of the trial
    Column("size", String, primary_key=True),
    Column("seed", Integer, primary_key=True),
    Column("noun", Packed, nullable=False),  # Run
)
