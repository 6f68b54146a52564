"""The bilingual term list: in which English words a paper may say what a Chinese report says.

`terms.tsv` has a line for each Chinese term, with the English words for it in their base forms. It is a list of the
field's vocabulary, not a dictionary: a term that is missing costs evidence and never makes a statement wrong.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files
from threading import Lock

from Stemmer import Stemmer

Phrase = tuple[str, ...]  # stems, one after another

_WORD = re.compile(r"[a-z0-9]+")
_STEMMER, _TURN = Stemmer("english", 0), Lock()  # it keeps the word in itself, and reports are checked side by side


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a lower-case English word (Porter's second algorithm)."""
    with _TURN:
        return str(_STEMMER.stemWord(word))


def term_at(text: str, at: int) -> tuple[str, tuple[Phrase, ...]]:
    """The longest term of the list that begins at a place, with what it may be in English; nothing if none does."""
    terms, longest = _list()
    for length in range(min(longest, len(text) - at), 0, -1):
        if (term := text[at : at + length]) in terms:
            return term, _english(term)
    return "", ()


@cache
def _english(term: str) -> tuple[Phrase, ...]:
    said = _list()[0][term].split("|")
    return tuple(dict.fromkeys(tuple(map(stem, _WORD.findall(words))) for words in said))


@cache
def _list() -> tuple[dict[str, str], int]:
    """The list, and the number of characters of its longest term."""
    lines = files("litmus.check.language").joinpath("terms.tsv").read_text("utf-8").splitlines()
    terms = dict(line.split("\t", 1) for line in lines)
    return terms, max(map(len, terms))


@cache
def known_stems() -> frozenset[str]:
    """The stems of the last words of what the list's terms may be in English."""
    return frozenset(phrase[-1] for term in _list()[0] for phrase in _english(term))
