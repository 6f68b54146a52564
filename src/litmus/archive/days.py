"""The lists of days."""

from datetime import date

from sqlalchemy import Connection, select

from litmus.archive import papers
from litmus.archive.nouns import dump, load
from litmus.archive.rows import every, insert, one
from litmus.archive.schema import collections
from litmus.model import Collection, Listed


def collection(rows: Connection, day: date, categories: tuple[str, ...]) -> Collection | None:
    query = select(collections.c.noun)
    return one(rows, Collection, query.where(collections.c.date == day, collections.c.categories == key(categories)))


def known(rows: Connection, first: date, last: date, categories: tuple[str, ...]) -> dict[date, bool]:
    query = select(collections.c.date, collections.c.complete).where(
        collections.c.date.between(first, last), collections.c.categories == key(categories)
    )
    return {row.date: row.complete for row in rows.execute(query.order_by(collections.c.date))}


def listed(rows: Connection, first: date, last: date, categories: tuple[str, ...]) -> tuple[Listed, ...]:
    query = select(collections.c.noun).where(
        collections.c.date.between(first, last), collections.c.categories == key(categories)
    )
    return every(rows, Listed, query.order_by(collections.c.date))


def keep(rows: Connection, collection: Collection, categories: tuple[str, ...]) -> None:
    here = _under_all_categories(rows, collection.date)
    if known := here.pop(key(categories), None):
        if known.complete and not collection.complete:
            return  # another program has made the whole of it
        places = map(_places, (collection, *here.values()))
        papers.forget(rows, collection.date, _places(known).difference(*places))
    papers.keep(rows, collection.papers, listed=collection.date)
    insert(
        rows,
        collections,
        {
            "date": collection.date,
            "categories": key(categories),
            "complete": collection.complete,
            "noun": dump(Collection, collection),
        },
    )


def key(categories: tuple[str, ...]) -> str:
    """The categories as a row has them."""
    return "+".join(categories)


def _under_all_categories(rows: Connection, day: date) -> dict[str, Collection]:
    """What is here of a day, by the key of the categories that were asked for."""
    found = rows.execute(select(collections.c.categories, collections.c.noun).where(collections.c.date == day))
    return {row.categories: load(Collection, row.noun) for row in found}


def _places(collection: Collection) -> frozenset[papers.Place]:
    return frozenset((paper.arxiv_id, source) for paper in collection.papers for source in paper.sources)
