"""Prompts, made: pure, so that what a model was asked can be shown and made again.

A paper's text stands between marks whose number is a hash of that text: nothing in it can close them, since it would
have to hold its own hash. What looks like such a mark is broken.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping

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
    asked = template(scope, language)
    return Prompt(
        task="write",
        version=asked.version,
        paper=name_of(document),
        language=language,
        system=asked.system,
        user=f"{asked.user}\n\n{framed(context.text())}",
        schema=report_schema(asked.questions),
        most=_WHOLE_REPORT,
    )


def to_repair(document: Document, faults: Iterable[Fault], language: Language, pieces: str) -> Prompt:
    """The prompt for the statements that do not hold, with what was found and the pieces of the paper around."""
    asked, listed = template("repair", language), list(faults)
    rows = [
        {
            "id": fault.claim.id,
            "text": fault.claim.text,
            "found": say(fault.reason, language),
            "the paper": [place.quote for place in fault.places[:2]],
        }
        for fault in listed
    ]
    material = f"{json.dumps(rows, ensure_ascii=False, indent=1)}\n\n{pieces}"
    return Prompt(
        task="repair",
        version=asked.version,
        paper=name_of(document),
        language=language,
        system=asked.system,
        user=f"{asked.user}\n\n{framed(material)}",
        schema=statements_schema(with_labels=True),
        most=_A_STATEMENT * (len(listed) + 1),
    )


def to_translate(document: Document, texts: Mapping[str, str], notes: Mapping[str, str], to: Language) -> Prompt:
    """The prompt for rendering statements, by id, in another language; a note tells what was lost the last time."""
    asked = template("translate", to)
    rows = [{"id": key, "text": text} | ({"lost": notes[key]} if key in notes else {}) for key, text in texts.items()]
    return Prompt(
        task="translate",
        version=asked.version,
        paper=name_of(document),
        language=to,
        system=asked.system,
        user=f"{asked.user}\n\n{framed(json.dumps(rows, ensure_ascii=False, indent=1))}",
        schema=statements_schema(with_labels=False),
        most=_A_STATEMENT * (len(texts) + 1),
    )


def framed(text: str) -> str:
    """A text between marks that it cannot forge."""
    broken = _MARK.sub("‹", text)
    mark = f"paper {hashlib.sha256(broken.encode()).hexdigest()[:8]}"
    return f"<{mark}>\n{broken}\n</{mark}>"


def name_of(document: Document) -> str:
    """The paper with its version, as the record of answers calls it."""
    return f"{document.arxiv_id}v{document.version}" if document.version else document.arxiv_id
