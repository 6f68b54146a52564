"""A review for editors and code hosts: SARIF 2.1.0 (OASIS, 2020). Findings are its results."""

import json
from typing import Any
from urllib.parse import quote

from litmus import __version__
from litmus.model import Repair
from litmus.publish.review.review import Review, Statement
from litmus.words import label

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(review: Review) -> str:
    statuses = list(dict.fromkeys(one.verdict.status for one in review.findings))
    driver = {
        "name": "Litmus",
        "version": __version__,
        "rules": [
            {
                "id": status,
                "shortDescription": {"text": label(f"legend.{status}", review.language)},
                "defaultConfiguration": {"level": status.severity},
            }
            for status in statuses
        ],
    }
    results = [_result(one, statuses.index(one.verdict.status)) for one in review.findings]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _result(one: Statement, rule: int) -> dict[str, Any]:
    verdict, review = one.verdict, one.review
    spans = verdict.spans or ((0, len(one.claim.text)),)
    found: dict[str, Any] = {
        "ruleId": verdict.status,
        "ruleIndex": rule,
        "level": verdict.severity,
        "message": {"text": one.reason},
        "locations": [
            {"physicalLocation": {**_artifact(review), "region": _region(review, one.start + start, one.start + end)}}
            for start, end in spans
        ],
        "properties": {
            "code": verdict.reason.code.removeprefix("check."),
            "evidence": [{"where": e.where, "quote": e.quote, "url": e.url} for e in verdict.evidence],
        },
    }
    if verdict.repairs:
        changes = [_replacement(one, repair) for repair in verdict.repairs]
        found["fixes"] = [{"artifactChanges": [{**_artifact(review), "replacements": changes}]}]
    return found


def _artifact(review: Review) -> dict[str, Any]:
    return {"artifactLocation": {"uri": quote(review.name.replace("\\", "/"))}}


def _replacement(one: Statement, repair: Repair) -> dict[str, Any]:
    region = _region(one.review, one.start + repair.start, one.start + repair.end)
    return {"deletedRegion": region, "insertedContent": {"text": repair.text}}


def _region(review: Review, start: int, end: int) -> dict[str, int]:
    line, column = review.position(start)
    last_line, last_column = review.position(end)
    return {"startLine": line, "startColumn": column, "endLine": last_line, "endColumn": last_column}
