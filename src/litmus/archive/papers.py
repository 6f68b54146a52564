"""Papers, and their places in the lists of days."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, delete, func, select

from litmus.archive.nouns import dump
from litmus.archive.rows import every, insert, one, portions
from litmus.archive.schema import listings, papers
from litmus.model import Listing, ListingKind, Paper, Source

Place = tuple[str, Source]  # of a paper by its identifier, in the list of a day


def paper(rows: Connection, arxiv_id: str) -> Paper | None:
    found = one(rows, Paper, select(papers.c.noun).where(papers.c.arxiv_id == arxiv_id))
    return replace(found, listings=history(rows, [arxiv_id]).get(arxiv_id, ())) if found else None


def every_of(rows: Connection, arxiv_ids: Iterable[str]) -> dict[str, Paper]:
    found = (
        paper
        for some in portions(arxiv_ids)
        for paper in every(rows, Paper, select(papers.c.noun).where(papers.c.arxiv_id.in_(some)))
    )
    return {paper.arxiv_id: paper for paper in found}


def history(rows: Connection, arxiv_ids: Iterable[str]) -> dict[str, tuple[Listing, ...]]:
    found: dict[str, tuple[Listing, ...]] = {}
    for some in portions(arxiv_ids):
        query = select(listings).where(listings.c.arxiv_id.in_(some)).order_by(listings.c.date, listings.c.source)
        for row in rows.execute(query):
            listing = Listing(source=Source(row.source), date=row.date, kind=ListingKind(row.kind), version=row.version)
            found[row.arxiv_id] = (*found.get(row.arxiv_id, ()), listing)
    return found


def replaced(rows: Connection, after: date, before: date) -> frozenset[str]:
    kinds = (ListingKind.REPLACE, ListingKind.REPLACE_CROSS)
    between = (listings.c.date > after) & (listings.c.date < before)
    return frozenset(rows.execute(select(listings.c.arxiv_id).where(between, listings.c.kind.in_(kinds))).scalars())


def first_listed(rows: Connection, since: date, before: date) -> dict[str, tuple[date | None, date | None]]:
    kinds = (ListingKind.NEW, ListingKind.CROSS, ListingKind.FEATURED)
    query = select(listings.c.arxiv_id, listings.c.source, func.min(listings.c.date).label("first")).where(
        (listings.c.date >= since) & (listings.c.date < before), listings.c.kind.in_(kinds)
    )
    found: dict[str, dict[Source, date]] = {}
    for row in rows.execute(query.group_by(listings.c.arxiv_id, listings.c.source).order_by(listings.c.arxiv_id)):
        found.setdefault(row.arxiv_id, {})[Source(row.source)] = row.first
    return {name: (firsts.get(Source.ARXIV), firsts.get(Source.HUGGING_FACE)) for name, firsts in found.items()}


def keep(rows: Connection, told: Sequence[Paper], *, listed: date) -> None:
    """Keep papers with their places.

    Of one version, the word of the later list stands.

    Args:
        rows: A transaction for writing.
        told: The papers.
        listed: The day whose list told of them; the first day of all for no list.

    """
    insert(
        rows,
        papers,
        *(
            {
                "arxiv_id": paper.arxiv_id,
                "version": paper.version or 0,
                "title": paper.title,
                "listed": listed,
                "noun": dump(Paper, replace(paper, listings=())),
            }
            for paper in told
        ),
        newer=("version", "listed"),
    )
    insert(
        rows,
        listings,
        *(
            {
                "arxiv_id": paper.arxiv_id,
                "source": listing.source,
                "date": listing.date,
                "kind": listing.kind,
                "version": listing.version,
            }
            for paper in told
            for listing in paper.listings
        ),
    )


def forget(rows: Connection, day: date, places: frozenset[Place]) -> None:
    """Forget places in the lists of a day."""
    for source in Source:
        for some in portions(name for name, where in places if where is source):
            rows.execute(
                delete(listings).where(
                    listings.c.date == day, listings.c.source == source, listings.c.arxiv_id.in_(some)
                )
            )
