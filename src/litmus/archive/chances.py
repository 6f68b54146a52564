"""What was learned of the chances of a day's papers to be featured."""

from datetime import date

from sqlalchemy import Connection, select

from litmus.archive.days import key
from litmus.archive.nouns import dump
from litmus.archive.rows import insert, one
from litmus.archive.schema import chances


def of(rows: Connection, day: date, categories: tuple[str, ...], inputs: str) -> dict[str, float] | None:
    query = select(chances.c.noun).where(
        chances.c.date == day, chances.c.categories == key(categories), chances.c.inputs == inputs
    )
    return one(rows, dict[str, float], query)


def keep(rows: Connection, day: date, categories: tuple[str, ...], inputs: str, learned: dict[str, float]) -> None:
    noun = dump(dict[str, float], learned)
    insert(rows, chances, {"date": day, "categories": key(categories), "inputs": inputs, "noun": noun})
