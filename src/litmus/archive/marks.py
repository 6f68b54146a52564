"""What readers said of papers. Each profile has its own."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, delete, select

from litmus.archive.rows import insert, portions
from litmus.archive.schema import marks
from litmus.model import Mark, MarkKind


def of(rows: Connection, profile: str) -> tuple[Mark, ...]:
    query = select(marks).where(marks.c.profile == profile).order_by(marks.c.at, marks.c.arxiv_id)
    return tuple(
        Mark(arxiv_id=row.arxiv_id, kind=MarkKind(row.kind), at=datetime.fromisoformat(row.at))
        for row in rows.execute(query)
    )


def keep(rows: Connection, profile: str, said: Iterable[Mark]) -> None:
    insert(
        rows,
        marks,
        *(
            {"profile": profile, "arxiv_id": mark.arxiv_id, "kind": mark.kind, "at": mark.at.isoformat()}
            for mark in said
        ),
    )


def forget(rows: Connection, profile: str, arxiv_ids: Iterable[str]) -> None:
    for some in portions(arxiv_ids):
        rows.execute(delete(marks).where(marks.c.profile == profile, marks.c.arxiv_id.in_(some)))
