"""What is wrong with a profile, in words: the key as a person counts, the cause, the next step."""

from collections.abc import Iterator, Sequence
from typing import Any

_TABLES = frozenset({"topics", "exclusions"})  # keys that a file has as often as it likes: [[topics]]
_SHOWN = 40  # characters of a value

_NO_WHOLE_NUMBER = "{value} is no whole number; give one, without quotes"
_NO_NUMBER = "{value} is no number that can be used; give one such as 1.5, without quotes"
_WORDS = {
    "extra_forbidden": "there is no such key",
    "missing": "is missing",
    "too_short": "is empty; give at least one",
    "too_long": "it has more than {max_length:,}; leave some out",
    "int_type": _NO_WHOLE_NUMBER,
    "int_parsing": _NO_WHOLE_NUMBER,
    "int_parsing_size": _NO_WHOLE_NUMBER,
    "int_from_float": _NO_WHOLE_NUMBER,
    "float_type": _NO_NUMBER,
    "float_parsing": _NO_NUMBER,
    "finite_number": _NO_NUMBER,
    "greater_than": "{value} is too small; give a number above {gt:g}",
    "greater_than_equal": "{value} is too small; give {ge:g} or more",
    "less_than_equal": "{value} is too large; give {le:g} or less",
    "string_type": "{value} is no text; put it in quotes",
    "string_too_short": "is empty; give it a text",
    "string_too_long": "it is longer than {max_length} characters; shorten it",
    "literal_error": "{value} is not among what there is; give {expected}",
    "tuple_type": '{value} is no list; write ["…", "…"]',
    "tables": "it is no list of tables; begin each with {heading}",
    "model_type": "{value} is no table; begin one with {heading}",
    "value_error": "{error}",
}


def mistakes(rows: Sequence[Any]) -> Iterator[str]:
    """Each of a validator's errors in words; a list that is too short only because its items are wrong is none."""
    places = {row["loc"][:length] for row in rows for length in range(len(row["loc"]))}
    return (_mistake(row) for row in rows if row["type"] != "too_short" or row["loc"] not in places)


def _mistake(row: Any) -> str:
    """“topics 2, terms: …”."""
    key = ""
    for step in row["loc"]:
        key += f" {step + 1}" if isinstance(step, int) else f"{', ' if key else ''}{step}"
    said = _said(row)
    return f"{key}: {said}" if key else said


def _said(row: Any) -> str:
    """The cause and the next step; the validator's own words where there are none of ours."""
    name = next((step for step in reversed(row["loc"]) if isinstance(step, str)), "")
    is_for_tables = row["type"] == "tuple_type" and name in _TABLES
    words = _WORDS.get("tables" if is_for_tables else row["type"])
    if words is None:
        return str(row["msg"])
    heading = f"[[{name}]]" if name in _TABLES else f"[{name}]"
    return words.format(value=_value(row["input"]), heading=heading, **row.get("ctx", {}))


def _value(value: object) -> str:
    """What stands there, if it is short enough to be said."""
    if isinstance(value, str):
        return f"“{value[:_SHOWN]}”"
    return str(value) if isinstance(value, int | float) and len(str(value)) <= _SHOWN else "it"
