"""One spelling for each word of a title or an abstract, and which words say nothing of a topic."""

import tomllib
from functools import cache
from importlib.resources import files

from litmus.curate.folding import folded

_NO_PLURALS = frozenset("alias atlas bias canvas chaos lens news series species".split())
_SHORT = 4  # letters; a shorter word that ends in s is an acronym (GPS, TTS)


def words_of(text: str) -> list[str]:
    """A text's words, folded, in the singular, with a break where a clause ends."""
    return [singular(word) for word in folded(text)]


@cache
def singular(word: str) -> str:
    """An English word in the singular, by its ending; a word that only looks like a plural stays."""
    if len(word) < _SHORT or word[-1] != "s" or word in _NO_PLURALS or word.endswith(("ss", "us", "is", "ics")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return (
        word[:-2]
        if word.endswith(("sses", "shes", "xes", "aches", "tches", "nches")) and word != "caches"
        else word[:-1]
    )


@cache
def empty_words() -> frozenset[str]:
    """Words that no topic begins or ends with, in the singular."""
    return frozenset(singular(word) for word in _lists()["empty"].split())


@cache
def bare_words() -> frozenset[str]:
    """Words that are no topic alone, in the singular."""
    return frozenset(singular(word) for word in _lists()["bare"].split())


@cache
def links() -> frozenset[str]:
    """Empty words that may stand inside of a topic: "mixture of experts"."""
    return frozenset(_lists()["links"].split())


@cache
def _lists() -> dict[str, str]:
    return tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))
