"""A checked report as SARIF 2.1.0, which code hosts and editors show beside the text.

Section numbers are those of the OASIS standard of 27 March 2020. Only what does not hold is a result.
"""

import json
from typing import Any
from urllib.parse import quote

from litmus import __version__
from litmus.model import Evidence, Language, Repair
from litmus.publish.checked.report import Checked, CheckedReport
from litmus.publish.checked.runs import repaired
from litmus.publish.checked.words import doubt, shown
from litmus.publish.links import web_url
from litmus.publish.prose import plain
from litmus.words import label, say

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_TAGS: dict[Language, str] = {"en": "en", "zh": "zh-Hans"}

Json = dict[str, Any]


def as_sarif(report: CheckedReport, language: Language) -> str:
    """The findings as a log with one run."""
    first = {one.verdict.reason.code: one for one in reversed(report.findings)}
    codes = sorted(first)
    driver = {
        "name": "Litmus",
        "version": __version__,
        "language": _TAGS[language],
        "rules": [_rule(first[code], language) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(report, one, codes, language) for one in report.findings],
    }
    if doubtful := doubt(report, language):
        notification = {"level": "warning", "message": _message(doubtful)}
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": [notification]}]
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace").decode()


def _rule(one: Checked, language: Language) -> Json:
    status = one.verdict.status
    said = f"{label(f'status.{status}', language)}{label('point.colon', language)}{label(f'legend.{status}', language)}"
    return {
        "id": one.verdict.reason.code,
        "shortDescription": {"text": said},
        "defaultConfiguration": {"level": str(one.severity)},
    }


def _result(report: CheckedReport, one: Checked, codes: list[str], language: Language) -> Json:
    verdict, start = one.verdict, one.span[0]
    spans = verdict.spans or ((0, len(one.claim.text)),)
    found = {
        "ruleId": verdict.reason.code,
        "ruleIndex": codes.index(verdict.reason.code),
        "level": str(one.severity),
        "message": _message(plain(say(verdict.reason, language))),
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(report),
                    "region": _region(report, start + spans[0][0], start + max(end for _, end in spans)),
                    "contextRegion": _region(report, *one.span) | {"snippet": {"text": one.claim.text}},
                }
            }
        ],
        "relatedLocations": [_related(place) for place in shown(one, language).mark.places],
    }
    if verdict.repairs:
        found["fixes"] = [_fix(report, one, language)]
    return {name: value for name, value in found.items() if value != []}


def _fix(report: CheckedReport, one: Checked, language: Language) -> Json:
    replacements = [_replacement(report, one.span[0], repair) for repair in one.verdict.repairs]
    told = f"{label('checked.repair', language)}{label('point.colon', language)}{plain(repaired(one))}"
    return {
        "description": _message(told),
        "artifactChanges": [{"artifactLocation": _artifact(report), "replacements": replacements}],
    }


def _replacement(report: CheckedReport, start: int, repair: Repair) -> Json:
    deleted = _region(report, start + repair.start, start + repair.end)
    return {"deletedRegion": deleted, "insertedContent": {"text": repair.text}}


def _region(report: CheckedReport, start: int, end: int) -> Json:
    """Half-open in code points; the end column is that of the character after (3.30.8)."""
    first, last = report.place(start), report.place(end)
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
    }


def _artifact(report: CheckedReport) -> Json:
    """The report's file, relative to where one is."""
    return {"uri": quote(report.name, errors="surrogateescape")}


def _related(place: Evidence) -> Json:
    said = {"message": _message(f"{plain(place.where)}: {plain(place.quote)}")}
    address = web_url(place.url)
    return {"physicalLocation": {"artifactLocation": {"uri": address}}, **said} if address else said


def _message(text: str) -> Json:
    """Plain text: braces are doubled (3.11.5), and no brackets make a link (3.11.6)."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")}
