"""A sentence that Litmus says, before it is said in a language."""

from dataclasses import dataclass, field
from typing import Literal

Language = Literal["en", "zh"]
LANGUAGES: tuple[Language, ...] = ("en", "zh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A reason, a finding or a gap: what is meant, and the facts to fill in.

    Stages make remarks; `litmus.words` says them in English or Chinese. So every reason in a digest is the same in
    both languages, and a program can read the code.
    """

    code: str  # a key of the catalogue, "check.quote_found"
    facts: dict[str, str] = field(default_factory=dict)


def remark(code: str, **facts: object) -> Remark:
    """A remark, with its facts as words."""
    return Remark(code=code, facts={name: str(fact) for name, fact in facts.items()})
