"""A review as data; its form is told in docs/checking.md and changes with its version only."""

import json
from typing import Any

from litmus.model import Severity
from litmus.publish.review.review import Review, Statement

VERSION = 1


def as_json(review: Review) -> str:
    document = review.document
    found = {
        "version": VERSION,
        "report": review.name,
        "paper": {
            "id": document.arxiv_id,
            "version": document.version,
            "title": document.title,
            "url": document.url,
            "read_from": document.route,
        },
        "counts": {f"{severity}s": review.count(severity) for severity in Severity},
        "statements": [_row(one) for one in review.statements],
    }
    return json.dumps(found, ensure_ascii=False, indent=1)


def _row(one: Statement) -> dict[str, Any]:
    line, column = one.review.position(one.start)
    return {
        "text": one.claim.text,
        "span": [one.start, one.end],
        "line": line,
        "column": column,
        "status": one.verdict.status,
        "severity": one.verdict.severity,
        "code": one.verdict.reason.code.removeprefix("check."),
        "reason": one.reason,
        "spans": [list(span) for span in one.verdict.spans],
        "repairs": [{"span": [repair.start, repair.end], "text": repair.text} for repair in one.verdict.repairs],
        "confidence": None if one.verdict.confidence is None else round(one.verdict.confidence, 2),
        "evidence": [
            {"anchor": e.anchor, "where": e.where, "quote": e.quote, "url": e.url} for e in one.verdict.evidence
        ],
    }
