"""What trials measured, one run for each seed."""

from sqlalchemy import Connection, select

from litmus.archive.nouns import dump
from litmus.archive.rows import every, insert
from litmus.archive.schema import runs
from litmus.model import Run, Size


def of(rows: Connection, trial: str, revision: str, size: Size | None) -> tuple[Run, ...]:
    query = select(runs.c.noun).where(runs.c.trial == trial, runs.c.revision == revision)
    if size is not None:
        query = query.where(runs.c.size == size)
    return every(rows, Run, query.order_by(runs.c.size, runs.c.seed))


def trials(rows: Connection) -> tuple[str, ...]:
    return tuple(rows.execute(select(runs.c.trial).distinct().order_by(runs.c.trial)).scalars())


def keep(rows: Connection, run: Run) -> None:
    key = {"trial": run.trial, "revision": run.setup.revision, "size": run.size, "seed": run.seed}
    insert(rows, runs, key | {"noun": dump(Run, run)})
