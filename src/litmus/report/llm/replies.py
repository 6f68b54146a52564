"""Replies of models, read: hostile until they have passed here."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from litmus.model import FieldName, Unusable
from litmus.report.llm.parts import cleaned

_LONGEST = 600  # characters of a statement
_LABELS = 6  # of a statement
_FENCE = "```"
_MARKS = re.compile(r"\*\*|__|`|!?\[([^\[\]]*)\]\([^()\s]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """One statement of a reply."""

    text: str
    at: tuple[str, ...]  # labels, as the model gave them


def report_in(text: str, questions: Mapping[str, tuple[FieldName, int]]) -> dict[FieldName, tuple[Stated, ...]]:
    """The statements of a report by field. Raises: Unusable."""
    said = _object_in(text)
    found = {
        field: tuple(_statements(said.get(key), key))[:most] for key, (field, most) in questions.items() if key in said
    }
    if not any(found.values()):
        raise Unusable("It answers none of the questions. Reply with the JSON object that was asked for.")
    return found


def statements_in(text: str) -> dict[str, Stated]:
    """The statements of a reply by id; one with an empty text is withdrawn. Raises: Unusable."""
    rows = _object_in(text).get("statements")
    if not isinstance(rows, list):
        raise Unusable('It has no list "statements". Reply with the JSON object that was asked for.')
    return {row["id"][:80]: _stated(row) for row in rows if isinstance(row, dict) and isinstance(row.get("id"), str)}


def _object_in(text: str) -> dict[str, Any]:
    try:
        said = json.loads(_unfenced(text))
    except (ValueError, RecursionError) as error:
        cause = "It is empty." if not text.strip() else f"It is no JSON: {str(error)[:100]}."
        raise Unusable(f"{cause} Reply with the JSON object that was asked for, and nothing else.") from None
    if not isinstance(said, dict):
        raise Unusable("It is no JSON object. Reply with the JSON object that was asked for, and nothing else.")
    return said


def _unfenced(text: str) -> str:
    """What stands between the fences of Markdown, if all else does; no pattern, since a reply may be long and odd."""
    said = text.strip()
    if said.startswith(_FENCE) and said.endswith(_FENCE):
        return said.removeprefix(_FENCE).removesuffix(_FENCE).removeprefix("json")
    return said


def _statements(rows: Any, key: str) -> Iterator[Stated]:
    """The statements of a list; a bare text is one without labels."""
    if rows is None:
        return
    if not isinstance(rows, list):
        raise Unusable(f'"{key}" is no list. Each key holds a list of objects with "text" and "at".')
    for row in rows:
        stated = _stated(row if isinstance(row, dict) else {"text": row})
        if stated.text:
            yield stated


def _stated(row: Mapping[str, Any]) -> Stated:
    text, at = row.get("text"), row.get("at")
    labels = [label.strip("[] \t\r\n")[:20] for label in at if isinstance(label, str)] if isinstance(at, list) else []
    return Stated(
        text=_plain(text) if isinstance(text, str) else "",
        at=tuple(dict.fromkeys(filter(None, labels)))[:_LABELS],
    )


def _plain(text: str) -> str:
    """The words on one line, without marks of Markdown and what nobody sees, bounded."""
    words = cleaned(text[: 4 * _LONGEST])
    while (bare := _MARKS.sub(r"\1", words)) != words:  # what was taken away may have parted another mark
        words = bare
    return cleaned(words)[:_LONGEST].rstrip()
