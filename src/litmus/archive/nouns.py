"""Nouns as JSON and back, by Pydantic."""

from functools import cache
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

Noun = TypeVar("Noun")


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def dump(kind: Any, noun: Any) -> bytes:
    """The noun as compact JSON."""
    return _adapter(kind).dump_json(noun)


def load(kind: type[Noun], data: bytes) -> Noun:
    """The noun that `dump` was given. Raises: pydantic.ValidationError."""
    noun: Noun = _adapter(cast(Any, kind)).validate_json(data)
    return noun
