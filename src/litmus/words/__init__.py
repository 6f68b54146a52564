"""The sentences that Litmus itself says, in each language.

One TOML file a stage; in it a table for each code, with the sentence in every language beside each other:

    [quote_found]
    en = "word for word in {where}"
    zh = "原文见{where}"

The remark's code is file and table: `check.quote_found`. `{fact}` is filled in from the remark. A test holds that every
language is there and names the same facts.
"""

import tomllib
from functools import cache
from importlib.resources import files

from litmus.model import Language, Remark


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
    return catalogue()[remark.code][language].format_map(remark.facts)


def label(name: str, language: Language) -> str:
    """A heading or a label of the pages: `label("field.results", "zh")` is table "field.results" of labels.toml."""
    return catalogue()[f"labels.{name}"][language]


def place(where: str, language: Language) -> str:
    """A place of a paper in a language: "abstract" is 摘要, "Table 3" is 表 3; what has no name of its own stays."""
    kind, _, number = where.partition(" ")
    name = catalogue().get(f"labels.where.{kind.lower()}")
    return f"{name[language]} {number}".rstrip() if name else where
