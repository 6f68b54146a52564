"""What became of published papers, and which digest told it."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, delete, func, or_, select, update

from litmus.archive.nouns import dump, load
from litmus.archive.rows import every, insert
from litmus.archive.schema import errata
from litmus.model import Digest, Erratum


def noticed(rows: Connection, profile: str, since: date) -> tuple[Erratum, ...]:
    return every(rows, Erratum, _ordered(profile).where(errata.c.noticed >= since))


def to_tell(rows: Connection, profile: str, day: date) -> tuple[Erratum, ...]:
    waiting = errata.c.told.is_(None) & (errata.c.noticed <= day)
    return every(rows, Erratum, _ordered(profile).where(or_(errata.c.told == day, waiting)))


def unfinished(rows: Connection, profile: str, since: date) -> frozenset[str]:
    query = select(errata.c.arxiv_id).where(
        errata.c.profile == profile, errata.c.noticed >= since, errata.c.final.is_(False)
    )
    return frozenset(rows.execute(query).scalars())


def followed(rows: Connection, profile: str) -> dict[str, int]:
    """The newest version to which each paper was followed up for good."""
    query = select(errata.c.arxiv_id, func.max(errata.c.version).label("version"))
    query = query.where(errata.c.profile == profile, errata.c.final).group_by(errata.c.arxiv_id)
    return {row.arxiv_id: row.version for row in rows.execute(query)}


def tell(rows: Connection, digest: Digest) -> None:
    """Note that the digest tells its errata, unless an earlier one does."""
    for erratum in digest.errata:
        told = update(errata).values(told=digest.date)
        rows.execute(told.filter_by(**_key(digest.profile.name, erratum), told=None))


def keep(rows: Connection, erratum: Erratum, profile: str) -> None:
    mine = (errata.c.profile == profile) & (errata.c.arxiv_id == erratum.arxiv_id)
    rows.execute(delete(errata).where(mine, errata.c.version <= erratum.new, errata.c.told.is_(None)))
    known = rows.execute(select(errata).where(mine, errata.c.version == erratum.new)).all()
    if any(row.final for row in known):
        return
    key = _key(profile, erratum)
    same = next((row for row in known if row.noticed == erratum.noticed), None)
    if same is None and any(_says(load(Erratum, row.noun)) == _says(erratum) for row in known):
        said = update(errata).filter_by(**(key | {"noticed": known[-1].noticed}))
        rows.execute(said.values(final=erratum.final))
        return
    told = same.told if same else None
    insert(rows, errata, key | {"final": erratum.final, "told": told, "noun": dump(Erratum, erratum)})


def _ordered(profile: str) -> Select[bytes]:
    query = select(errata.c.noun).where(errata.c.profile == profile)
    return query.order_by(errata.c.noticed, errata.c.arxiv_id, errata.c.version)


def _key(profile: str, erratum: Erratum) -> dict[str, Any]:
    return {
        "profile": profile,
        "arxiv_id": erratum.arxiv_id,
        "version": erratum.new,
        "noticed": erratum.noticed,
    }


def _says(erratum: Erratum) -> Erratum:
    """What a follow-up tells, less when it was noticed and whether for good."""
    return replace(erratum, noticed=erratum.published, final=True)
