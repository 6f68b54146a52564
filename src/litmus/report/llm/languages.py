"""Whether a statement is in the language that was asked for."""

import re

from litmus.model import Language

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_QUOTED = re.compile(r"https?://\S+|“[^”]*”|\"[^\"]*\"|《[^》]*》|「[^」]*」")
_WORD = re.compile(r"[A-Za-z]{2,}")
_NAMES = 4  # Latin words that may stand alone in a Chinese report: "NLP, LLM inference"

# What an English clause has and a term has not: a verb and what it speaks of, or small words among many.
_STRETCH = re.compile(r"[^\u3000-\u9fff\uff00-\uffef,.;:()]+")  # between Chinese characters and stops
_PLAIN = re.compile(r"(?<![\w-])[a-z][a-z'-]*(?![\w-])", re.ASCII)  # neither names nor parts of them
_FINITE = frozenset("is are was were has have does we they which".split())
_SMALL = frozenset(
    "a an the of on in to for with by from and or as at than into when while that this its it each every not".split()
)
_CLAUSE = 4  # words of a clause that has its verb among them
_LONG = 6  # words that no name has in a row: "reinforcement learning from human feedback" has five
_LINKED = 2  # small words among those; lists of terms have fewer


def is_in(text: str, language: Language) -> bool:
    """Whether a statement is in a language, titles, quotations and addresses left out of account.

    English terms and names are at home in Chinese; a clause of English is not. In English no Chinese is.
    """
    said = _QUOTED.sub(" ", text)
    if language == "en":
        return not _CHINESE.search(said)
    if not _CHINESE.search(said):
        return len(_WORD.findall(said)) <= _NAMES
    return not any(map(_is_clause, _STRETCH.findall(said)))


def _is_clause(stretch: str) -> bool:
    """Whether words in a row say something in English, be it right beside Chinese characters."""
    words = _PLAIN.findall(stretch)
    if len(words) >= _CLAUSE and not _FINITE.isdisjoint(words):
        return True
    return len(words) >= _LONG and sum(word in _SMALL or word in _FINITE for word in words) >= _LINKED
