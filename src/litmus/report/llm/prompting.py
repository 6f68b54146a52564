"""Prompts, made: pure, so that what a model was asked can be shown and made again.

A paper's text stands between marks whose number is a hash of that text: nothing in it can close them, since it would
have to hold its own hash. What looks like such a mark is broken.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from litmus.model import Document, Language, Prompt
from litmus.report.llm.context import Context
from litmus.report.llm.draft import Fault
from litmus.report.llm.templates import Scope, report_schema, statements_schema, template
from litmus.words import say

_WHOLE_REPORT = 6000  # tokens of a reply
_A_STATEMENT = 200
_MARK = re.compile(r"<(?=\s*/?\s*paper)", re.IGNORECASE)


def to_write(document: Document, context: Context, language: Language, scope: Scope) -> Prompt:
    """The prompt for a whole report."""
    schema = report_schema(template(scope, language).questions)
    return _prompt("write", scope, document, language, material=context.text(), schema=schema, most=_WHOLE_REPORT)


def to_repair(document: Document, faults: Sequence[Fault], language: Language, pieces: str) -> Prompt:
    """The prompt for the statements that do not hold, with what was found and the pieces of the paper around."""
    rows = [
        {
            "id": fault.claim.id,
            "text": fault.claim.text,
            "found": say(fault.reason, language),
            "the paper": [place.quote for place in fault.places[:2]],
        }
        for fault in faults
    ]
    schema, most = statements_schema(with_labels=True), _A_STATEMENT * (len(rows) + 1)
    material = f"{_listed(rows)}\n\n{pieces}"
    return _prompt("repair", "repair", document, language, material=material, schema=schema, most=most)


def to_translate(document: Document, texts: Mapping[str, str], notes: Mapping[str, str], to: Language) -> Prompt:
    """The prompt for rendering statements, by id, in another language; a note tells what was lost the last time."""
    rows = [{"id": key, "text": text} | ({"lost": notes[key]} if key in notes else {}) for key, text in texts.items()]
    schema, most = statements_schema(with_labels=False), _A_STATEMENT * (len(rows) + 1)
    return _prompt("translate", "translate", document, to, material=_listed(rows), schema=schema, most=most)


def _prompt(
    task: str, name: str, document: Document, language: Language, *, material: str, schema: Mapping[str, Any], most: int
) -> Prompt:
    """A template with the material that it is about."""
    asked = template(name, language)
    return Prompt(
        task=task,
        version=asked.version,
        paper=name_of(document),
        language=language,
        system=asked.system,
        user=f"{asked.user}\n\n{framed(material)}",
        schema=schema,
        most=most,
    )


def _listed(rows: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps(rows, ensure_ascii=False, indent=1)


def framed(text: str) -> str:
    """A text between marks that it cannot forge."""
    broken = _MARK.sub("‹", text)
    mark = f"paper {hashlib.sha256(broken.encode()).hexdigest()[:8]}"
    return f"<{mark}>\n{broken}\n</{mark}>"


def name_of(document: Document) -> str:
    """The paper with its version, as the record of answers calls it."""
    return f"{document.arxiv_id}v{document.version}" if document.version else document.arxiv_id
