"""The record of what was asked and answered: what is paid for once is not paid for again, crash or not."""

import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import Protocol

from litmus.model import Answered, Prompt, Spent


class Record(Protocol):
    """Whoever keeps answers: the archive."""

    def answered(self, key: str) -> Answered | None: ...
    def keep_answer(self, answer: Answered) -> None: ...
    def spent(self, day: date) -> Spent: ...


class NoRecord:
    """Keeps nothing."""

    def answered(self, key: str) -> Answered | None:  # noqa: ARG002
        return None

    def keep_answer(self, answer: Answered) -> None:
        pass

    def spent(self, day: date) -> Spent:  # noqa: ARG002
        return Spent(tokens=0, cost=Decimal(0))


def key_of(model: str, base_url: str, prompt: Prompt, turns: tuple[tuple[str, str], ...]) -> str:
    """The question's key: everything that the answer could depend on, and nothing else.

    Args:
        model: As the settings name it.
        base_url: Of the server; the same name may mean another model elsewhere.
        prompt: What is asked.
        turns: Replies that could not be used, each with what was said of it.

    """
    said = (model, base_url, prompt.version, prompt.system, prompt.user, prompt.schema, prompt.most, turns)
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
