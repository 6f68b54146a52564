"""What is wrong with a file that a person writes, in words: the key as one counts, the cause, the next step."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError

_TABLES = frozenset({"topics", "exclusions"})  # keys that a file has as often as it likes: [[topics]]
Key = tuple[str, ...]

_SHOWN = 40  # characters of a value
_NEAR = 0.75  # likeness from which another key may be meant

_NO_WHOLE_NUMBER = "{value} is no whole number; give one, without quotes"
_NO_NUMBER = "{value} is no number that can be used; give one such as 1.5, without quotes"
_NO_TIME = "{value} is no time with its zone; give one such as 2026-02-24T06:00:00Z"
_WORDS = {
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
    "enum": "{value} is not among what there is; give {expected}",
    "decimal_type": _NO_NUMBER,
    "decimal_parsing": _NO_NUMBER,
    "datetime_type": _NO_TIME,
    "datetime_parsing": _NO_TIME,
    "datetime_from_date_parsing": _NO_TIME,
    "timezone_aware": _NO_TIME,
    "path_type": "{value} is no path; put one in quotes",
    "path_parsing": "{value} is no path",
    "tuple_type": '{value} is no list; write ["…", "…"]',
    "tables": "it is no list of tables; begin each with {heading}",
    "model_type": "{value} is no table; begin one with {heading}",
    "value_error": "{error}",
}


def mistakes(error: ValidationError, form: type[BaseModel]) -> str:
    """What is wrong, a line each if there are several.

    Args:
        error: What was raised as `form` was made of the file's data.
        form: Whose fields are the keys that there are.

    """
    rows: Sequence[Any] = error.errors()
    places = {row["loc"][:length] for row in rows for length in range(len(row["loc"]))}
    keys = tuple(_keys(form.model_json_schema()))
    # A list that is too short only because its items are wrong is no mistake of its own.
    told = [_mistake(row, keys) for row in rows if row["type"] != "too_short" or row["loc"] not in places]
    return told[0] if len(told) == 1 else "\n  ".join([f"there are {len(told)} mistakes", *told])


def _keys(schema: Mapping[str, Any]) -> Iterator[Key]:
    """All keys of a JSON schema, each after those of the tables that it stands in."""
    tables = {f"#/$defs/{name}": table for name, table in schema.get("$defs", {}).items()}

    def under(table: Mapping[str, Any], key: Key) -> Iterator[Key]:
        for name, said in table.get("properties", {}).items():
            yield (*key, name)
            for inner in _references(said):
                yield from under(tables[inner], (*key, name))

    return under(schema, ())


def _references(said: Any) -> Iterator[str]:
    parts = said if isinstance(said, list) else said.values() if isinstance(said, dict) else ()
    for part in parts:
        yield from _references(part)
    if isinstance(said, dict) and "$ref" in said:
        yield said["$ref"]


def _mistake(row: Any, keys: Sequence[Key]) -> str:
    """“topics 2, terms: …”, “models.context: …”."""
    key, between = "", ""
    for step in row["loc"]:
        key += f" {step + 1}" if isinstance(step, int) else f"{between}{step}"
        between = ", " if isinstance(step, int) else "."
    said = _said(row, keys)
    return f"{key}: {said}" if key else said


def _said(row: Any, keys: Sequence[Key]) -> str:
    """The cause and the next step; the validator's own words where there are none of ours."""
    if row["type"] == "extra_forbidden":
        return "there is no such key" + _meant(tuple(step for step in row["loc"] if isinstance(step, str)), keys)
    name = next((step for step in reversed(row["loc"]) if isinstance(step, str)), "")
    is_for_tables = row["type"] == "tuple_type" and name in _TABLES
    words = _WORDS.get("tables" if is_for_tables else row["type"])
    if words is None:
        return str(row["msg"]).removeprefix("Value error, ")
    heading = f"[[{name}]]" if name in _TABLES else f"[{name}]"
    return words.format(value=_value(row["input"]), heading=heading, **row.get("ctx", {}))


def _meant(key: Key, keys: Sequence[Key]) -> str:
    """The key that may be meant: one that stands in the same table, or else its whole name."""
    table = max((one[:-1] for one in keys if one[:-1] == key[: len(one) - 1]), key=len)  # but for names a person gives
    beside = {one[-1]: one[-1] for one in keys if one[:-1] == table}
    names = {one[-1]: ".".join(one) for one in keys} | beside
    near = get_close_matches(key[-1], beside, n=1, cutoff=_NEAR) or get_close_matches(key[-1], names, n=1, cutoff=_NEAR)
    return "".join(f"; is it “{names[name]}” that you mean?" for name in near)


def _value(value: object) -> str:
    """What stands there, if it is short enough to be said."""
    if isinstance(value, str):
        return f"“{value[:_SHOWN]}”"
    return str(value) if isinstance(value, int | float) and len(str(value)) <= _SHOWN else "it"
