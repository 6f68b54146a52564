"""What was read of papers, and reported: each by one revision of the code."""

from typing import Any

from sqlalchemy import Connection, Select, Table, select

from litmus.archive.nouns import dump, load
from litmus.archive.rows import insert, one
from litmus.archive.schema import documents, reports
from litmus.model import Document, Language, Paper, Report, Route, Verdict


def document(rows: Connection, paper: Paper, revision: str) -> Document | None:
    return one(rows, Document, _of(select(documents.c.noun), documents, paper, revision))


def route(rows: Connection, paper: Paper, revision: str) -> tuple[Route, bool] | None:
    found = rows.execute(_of(select(documents.c.route, documents.c.final), documents, paper, revision)).first()
    return (Route(found.route), found.final) if found else None


def keep_document(rows: Connection, document: Document, revision: str) -> None:
    insert(
        rows,
        documents,
        {
            "arxiv_id": document.arxiv_id,
            "version": document.version or 0,
            "revision": revision,
            "route": document.route,
            "final": document.final,
            "noun": dump(Document, document),
        },
    )


def report(
    rows: Connection, paper: Paper, revision: str, *, author: str, language: Language, route: Route
) -> tuple[Report, tuple[Verdict, ...]] | None:
    query = _of(select(reports.c.noun, reports.c.verdicts), reports, paper, revision).where(
        reports.c.writer == author, reports.c.language == language, reports.c.route == route
    )
    found = rows.execute(query).first()
    return (load(Report, found.noun), load(tuple[Verdict, ...], found.verdicts)) if found else None


def keep_report(rows: Connection, report: Report, verdicts: tuple[Verdict, ...], revision: str, author: str) -> None:
    insert(
        rows,
        reports,
        {
            "arxiv_id": report.arxiv_id,
            "version": report.version or 0,
            "revision": revision,
            "writer": author,
            "language": report.language,
            "route": report.route,
            "noun": dump(Report, report),
            "verdicts": dump(tuple[Verdict, ...], verdicts),
        },
    )


def _of(query: Select[Any], table: Table, paper: Paper, revision: str) -> Select[Any]:
    """The query for what this revision of the code made of this version of a paper."""
    return query.where(
        table.c.arxiv_id == paper.arxiv_id, table.c.version == (paper.version or 0), table.c.revision == revision
    )
