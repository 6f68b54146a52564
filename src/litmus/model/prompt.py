"""What is put to a language model, and what it replies."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Protocol, TypeVar

from litmus.model.remark import Language, Remark

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One question to a language model. All text of a paper stands in `user`, between marks that it cannot forge."""

    task: str  # "write", "repair", "translate"
    version: str  # of the prompt files that it was made from: "detailed.zh-1-3f9a2c"
    paper: str  # identifier with version, as the record of answers has it
    language: Language
    system: str
    user: str
    schema: Mapping[str, Any]  # JSON Schema of the reply
    most: int  # tokens that the reply may have


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """What some requests took, as the server counted it."""

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    cost: Decimal | None = Decimal(0)  # in the currency of the settings; None where a price is not known

    def __add__(self, other: "Usage") -> "Usage":
        known = self.cost is not None and other.cost is not None
        return Usage(
            requests=self.requests + other.requests,
            input_tokens=self.input_tokens + other.input_tokens,
            output_tokens=self.output_tokens + other.output_tokens,
            cost=self.cost + other.cost if known else None,  # type: ignore[operator]
        )

    @property
    def tokens(self) -> int:
        return self.input_tokens + self.output_tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a model said, and what became of the models that were asked before it."""

    text: str
    model: str  # as the settings name it: "openai:gpt-5-mini"
    usage: Usage  # of every request that was made for it, those that failed included; nothing for one already paid for
    trouble: tuple[Remark, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One answer that a model gave, usable or not."""

    key: str  # of the question
    model: str
    task: str
    paper: str
    language: str
    prompt: str  # version
    day: date  # of UTC, on which it was paid for
    text: str
    finish: str  # why the model stopped: "stop", "length", "content_filter", "" if it did not say
    input_tokens: int
    output_tokens: int
    cost: Decimal | None  # None: no price is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """The sum of some answers."""

    tokens: int
    cost: Decimal


class Unusable(ValueError):
    """A reply that cannot be used. The message says what is wrong with it, to the model."""


class Ask(Protocol):
    """Whoever takes a prompt to a model."""

    def __call__(self, prompt: Prompt, read: Callable[[str], T]) -> tuple[T, Reply]:
        """Ask until a reply can be read.

        Args:
            prompt: What is asked.
            read: Makes something of the reply's text; raises Unusable, whose message goes back to the model.

        Raises: ModelError.

        """
        ...

    def has(self, prompt: Prompt) -> bool:
        """Whether the answer is kept from before, and costs nothing."""
        ...
