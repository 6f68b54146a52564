"""The sentences that Litmus itself says, in each language.

One TOML file a stage; in it a table for each code, with the sentence in every language beside each other:

    [quote_found]
    en = "word for word in {where}"
    zh = "原文见{where}"

The remark's code is file and table: `check.quote_found`. `{fact}` is filled in from the remark, and
`{count:# paper|# papers}` by its number, which stands for the #. A test holds that every language is there and
names the same facts.
"""

import re
import string
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from litmus.model import Language, Remark

_CAUSES = frozenset({"cause", "limit"})  # facts that errors tell, in English


class _Sentence(string.Formatter):
    """A sentence with gaps, some of which go by a number: `{count:# paper|# papers}`."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, either, many = format_spec.partition("|")
        return (
            (one if str(value) == "1" else many).replace("#", str(value))
            if either
            else super().format_field(value, format_spec)
        )


_SENTENCE = _Sentence()


@cache
def catalogue() -> dict[str, dict[Language, str]]:
    """Every sentence by code and language."""
    return {
        f"{file.name.removesuffix('.toml')}.{name}": sentences
        for file in files(__name__).iterdir()
        if file.name.endswith(".toml")
        for name, sentences in tomllib.loads(file.read_text("utf-8")).items()
    }


def say(remark: Remark, language: Language) -> str:
    """The remark in words. KeyError if the catalogue lacks the code: that is a bug, and a test looks for it."""
    facts = {name: cause(value, language) if name in _CAUSES else value for name, value in remark.facts.items()}
    return _SENTENCE.vformat(catalogue()[remark.code][language], (), facts)


def counted(count: int, noun: str) -> str:
    """“1 paper”, “2,000 papers”: for what is said in English alone."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def line(remarks: Iterable[Remark], language: Language) -> str:
    """Several remarks in one line."""
    return label("point.semicolon", language).join(say(remark, language) for remark in remarks)


def cause(said: str, language: Language) -> str:
    """Why somebody gave no answer: our own phrases in a language, everything else as it is."""
    if language == "en":
        return said
    for pattern, told in _phrases(language):
        said = pattern.sub(told, said)
    return said


@cache
def _phrases(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The English phrases of causes.toml as they are found within a cause, and what stands for them."""
    fact = re.compile(r"\{(\w+)\}")
    return tuple(
        (
            re.compile("".join(_piece(part) for part in re.split(r"(\{\w+\})", said["en"]))),
            fact.sub(r"\\g<\1>", said[language]),
        )
        for code, said in catalogue().items()
        if code.startswith("causes.")
    )


def _piece(part: str) -> str:
    """A piece of a sentence as a pattern: its words, or a fact."""
    return f"(?P<{part[1:-1]}>[^;()]+?)" if part.startswith("{") else re.escape(part)


def label(name: str, language: Language) -> str:
    """A heading or a label of the pages: `label("field.results", "zh")` is table "field.results" of labels.toml."""
    return catalogue()[f"labels.{name}"][language]


def place(where: str, language: Language) -> str:
    """A place of a paper in a language: "abstract" is 摘要, "Table 3" is 表 3; what has no name of its own stays."""
    kind, _, number = where.partition(" ")
    name = catalogue().get(f"labels.where.{kind.lower()}")
    return f"{name[language]} {number}".rstrip() if name else where
