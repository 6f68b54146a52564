"""Digests, and the papers that they published."""

from datetime import date, timedelta

from sqlalchemy import Connection, Select, delete, select

from litmus.archive import errata
from litmus.archive.nouns import dump
from litmus.archive.rows import every, insert, one
from litmus.archive.schema import digests, published
from litmus.model import Digest, Issue


def digest(rows: Connection, day: date, profile: str, inputs: str | None) -> Digest | None:
    query = select(digests.c.noun).where(digests.c.date == day, digests.c.profile == profile)
    return one(rows, Digest, query if inputs is None else query.where(digests.c.inputs == inputs))


def between(rows: Connection, profile: str, first: date, last: date) -> tuple[Digest, ...]:
    return every(rows, Digest, _between(profile, first, last))


def issues(rows: Connection, profile: str, most: int) -> tuple[Issue, ...]:
    query = select(digests.c.noun).where(digests.c.profile == profile)
    return every(rows, Issue, query.order_by(digests.c.date.desc()).limit(most))


def issues_between(rows: Connection, profile: str, since: date, before: date) -> tuple[Issue, ...]:
    return every(rows, Issue, _between(profile, since, before - timedelta(days=1)))


def _between(profile: str, first: date, last: date) -> Select[bytes]:
    query = select(digests.c.noun).where(digests.c.profile == profile, digests.c.date.between(first, last))
    return query.order_by(digests.c.date)


def keep(rows: Connection, digest: Digest, inputs: str) -> None:
    key = {"profile": digest.profile.name, "date": digest.date}
    insert(rows, digests, key | {"inputs": inputs, "noun": dump(Digest, digest)})
    rows.execute(delete(published).filter_by(**key))
    insert(
        rows,
        published,
        *(key | {"arxiv_id": entry.paper.arxiv_id, "version": entry.version or 0} for entry in digest.entries),
    )
    errata.tell(rows, digest)


def papers(rows: Connection, profile: str, since: date, before: date | None) -> dict[str, tuple[date, int]]:
    query = select(published).where(published.c.profile == profile, published.c.date >= since)
    if before is not None:
        query = query.where(published.c.date < before)
    found = {row.arxiv_id: (row.date, row.version) for row in rows.execute(query.order_by(published.c.date))}
    followed = errata.followed(rows, profile)
    return {name: (day, max(version, followed.get(name, 0))) for name, (day, version) in found.items()}
