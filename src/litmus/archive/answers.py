"""What language models answered, and what it took."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, select

from litmus.archive.rows import insert
from litmus.archive.schema import answers
from litmus.model import Answered, Spent


def answered(rows: Connection, key: str) -> Answered | None:
    found = rows.execute(select(answers).where(answers.c.key == key)).mappings().first()
    if found is None:
        return None
    cost = None if found["cost"] is None else Decimal(found["cost"])
    return Answered(**dict(found) | {"text": found["text"].decode(), "cost": cost})


def keep(rows: Connection, answer: Answered) -> None:
    said = {column.name: getattr(answer, column.name) for column in answers.columns}
    cost = None if answer.cost is None else str(answer.cost)
    insert(rows, answers, said | {"text": answer.text.encode(), "cost": cost})


def spent(rows: Connection, day: date) -> Spent:
    tokens, cost = 0, Decimal(0)
    query = select(answers.c.input_tokens, answers.c.output_tokens, answers.c.cost).where(answers.c.day == day)
    for row in rows.execute(query):
        tokens += row.input_tokens + row.output_tokens
        cost += Decimal(row.cost or 0)
    return Spent(tokens=tokens, cost=cost)
