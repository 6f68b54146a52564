"""A checked report as data, after the schema in docs/schema/check-1.json.

The dataclasses are the schema: a property that is only added does not raise the version.
"""

import json
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from litmus.model import ClaimKind, Evidence, Language, Route, Severity, Status
from litmus.publish.checked.report import Checked, CheckedReport
from litmus.publish.checked.words import doubt
from litmus.publish.links import web_url
from litmus.words import say

VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    title: str
    url: str | None  # on the web; a file on this machine has none
    route: Route  # how it was read


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    error: int
    warning: int
    note: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A place in the paper."""

    anchor: str
    where: str
    quote: str
    url: str | None  # opens there; a file on this machine has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What would make the statement say what the paper says."""

    start: int  # half-open range of code points in the statement's text
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A statement with its verdict."""

    id: str
    text: str
    kind: ClaimKind
    span: tuple[int, int]  # half-open range of code points in the report, a byte-order mark not counted
    line: int  # from 1
    column: int  # from 1, in code points
    status: Status
    severity: Severity
    code: str
    reason: str
    spans: tuple[tuple[int, int], ...]  # the parts of the statement's text that do not hold
    repairs: tuple[Change, ...]
    confidence: float | None
    evidence: tuple[Found, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """A report held against a paper."""

    version: int
    language: Language  # of the reasons
    report: str
    paper: Paper
    counts: Counts
    statements: tuple[Row, ...]
    doubt: str | None = None  # that it seems to be about another paper


def as_json(report: CheckedReport, language: Language) -> str:
    """Everything that is known, as JSON."""
    told = json.dumps(asdict(_data(report, language)), ensure_ascii=False, indent=1)
    return told.encode("utf-8", "backslashreplace").decode()  # half a surrogate pair becomes JSON's own escape


def check_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `as_json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_adapter().json_schema(mode="serialization"),
        "title": f"Litmus check, version {VERSION}",
    }


@cache
def _adapter() -> TypeAdapter[Data]:
    return TypeAdapter(Data)


def _data(report: CheckedReport, language: Language) -> Data:
    return Data(
        version=VERSION,
        language=language,
        report=report.name,
        paper=Paper(title=report.title, url=web_url(report.url) or None, route=report.route),
        counts=Counts(**{severity.value: report.counts[severity] for severity in Severity}),
        statements=tuple(_row(report, one, language) for one in report),
        doubt=doubt(report, language) or None,
    )


def _row(report: CheckedReport, one: Checked, language: Language) -> Row:
    claim, verdict, place = one.claim, one.verdict, report.place(one.span[0])
    return Row(
        id=claim.id,
        text=claim.text,
        kind=claim.kind,
        span=one.span,
        line=place.line,
        column=place.column,
        status=verdict.status,
        severity=one.severity,
        code=verdict.reason.code,
        reason=say(verdict.reason, language),
        spans=verdict.spans,
        repairs=tuple(Change(start=repair.start, end=repair.end, text=repair.text) for repair in verdict.repairs),
        confidence=verdict.confidence,
        evidence=tuple(map(_found, verdict.evidence)),
    )


def _found(place: Evidence) -> Found:
    return Found(anchor=place.anchor, where=place.where, quote=place.quote, url=web_url(place.url) or None)
