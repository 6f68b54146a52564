"""The prompt files: what is asked of a model, and in which form it replies.

A file's first line is its version; which questions a report answers, and with how many statements at most, is read from
the file itself, so that prompt and schema cannot disagree.
"""

import hashlib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from litmus.model import FieldName, Language

_VERSION = re.compile(r"<!-- version (\d+) -->\n")
_QUESTION = re.compile(r"^- `([a-z_]+)` \((\d+)\)", re.MULTILINE)
_FIELDS = {name.value.replace(".", "_"): name for name in FieldName}


class Scope(StrEnum):
    """How much a report answers, as the pages need it."""

    DAILY = "daily"  # for the daily report: every paper of the day
    DETAILED = "detailed"  # for the digest's picks, and for one paper alone: every question there is


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One prompt in one language."""

    version: str  # "detailed.zh-1-3f9a2c": name, number, and a hash of all its words
    system: str  # the rules
    user: str  # the task
    questions: dict[str, tuple[FieldName, int]]  # key of the reply: the field, and the most statements


@cache
def template(name: str, language: Language) -> Template:
    """The prompt of this name: a scope, "repair" or "translate"."""
    rules, task = _file(f"rules.{language}.md"), _file(f"{name}.{language}.md")
    number = _VERSION.match(task)
    return Template(
        version=f"{name}.{language}-{number[1] if number else 0}-{_hash(rules + task)}",
        system=_VERSION.sub("", rules, count=1).strip(),
        user=_VERSION.sub("", task, count=1).strip(),
        questions={key: (_FIELDS[key], int(most)) for key, most in _QUESTION.findall(task)},
    )


def prompts_version() -> str:
    """A hash of all prompt files."""
    folder = files("litmus.report.llm") / "prompts"
    return _hash("".join(_file(file.name) for file in sorted(folder.iterdir(), key=lambda file: file.name)))


def report_schema(questions: dict[str, tuple[FieldName, int]]) -> dict[str, Any]:
    """The JSON Schema of a report: for each question a list of statements with their labels."""
    statement = _object(text={"type": "string"}, at={"type": "array", "items": {"type": "string"}})
    return _object(**{key: {"type": "array", "items": statement} for key in questions})


def statements_schema(*, with_labels: bool) -> dict[str, Any]:
    """The JSON Schema of statements by id: repaired, with labels, or rendered in another language, without."""
    labels = {"at": {"type": "array", "items": {"type": "string"}}} if with_labels else {}
    statement = _object(id={"type": "string"}, text={"type": "string"}, **labels)
    return _object(statements={"type": "array", "items": statement})


def _object(**properties: Any) -> dict[str, Any]:
    """An object that has all of these and nothing else, as strict modes of servers want it."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _file(name: str) -> str:
    return (files("litmus.report.llm") / "prompts" / name).read_text("utf-8")


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:6]
