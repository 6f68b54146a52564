"""Texts as the words in which they are compared.

Case, accents and TeX go, Greek letters are spelled, hyphens and slashes are spaces.
"""

import re
import unicodedata
from functools import lru_cache
from sys import intern

TEXTS = 20_000  # that are kept folded: titles and abstracts of a very large day
MOST_KNOWN = 200_000  # words; those of 20,000 papers are 80,000
LONGEST = 20_000  # characters of a text that are looked at; arXiv's abstracts end at 1,920
BREAK = "|"  # stands where a clause ends

_ACCENTS = re.compile(r"\\(?:[`'^\"~=.]|[vcuHkrdb](?=[{ ]))\s{0,2}\{?\\?([A-Za-z])\}?")
_COMMANDS = re.compile(r"\\([A-Za-z]+)(\s|(?=\\))?")
_STYLES = frozenset(
    "emph text textbf textit textsc texttt textrm textsf underline mathbf mathrm mathit mathcal mathbb mathsf mathtt "
    "boldsymbol operatorname bf it em rm sc tt url href left right ensuremath xspace".split()
)
_DROPPED = str.maketrans("", "", "$^_{}'’‘`“”\"\u00ad\u200b\\")
_GREEK = re.compile(r"[α-ω]")
_WORDS = re.compile(r"[^\W_]+(?:\.\d+)*[+#]*|--+|[—.,;:!?()\[\]|]")


class _Known(dict[str, str]):
    """By what was found in a text, the word or BREAK: one string for each, and hardly a rule is asked twice."""

    def __missing__(self, found: str) -> str:
        if len(self) >= MOST_KNOWN:
            self.clear()
        self[found] = word = intern(found) if found[0].isalnum() else BREAK
        return word


_WORDS_KNOWN = _Known()


def fold(text: str) -> tuple[str, ...]:
    """The words of a text as they are compared, with BREAK between clauses."""
    text = text[:LONGEST]
    if "\\" in text:
        text = _ACCENTS.sub(r"\1", text)
        text = _COMMANDS.sub(_named, text)
    text = text.translate(_DROPPED)
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
        text = _GREEK.sub(lambda found: _spelled(found[0]), text.casefold())
    return tuple(map(_WORDS_KNOWN.__getitem__, _WORDS.findall(text.casefold())))


folded = lru_cache(TEXTS)(fold)  # score, taste, memory and chances all go by the same titles and abstracts of a day


def _named(command: re.Match[str]) -> str:
    """What a TeX command stands for: its name, as \\pi does; nothing, if it only sets a style."""
    if command[1] in _STYLES:
        return ""
    return command[1] if command[2] is None else f"{command[1]} "


def _spelled(letter: str) -> str:
    """π is pi, as TeX writes it."""
    return unicodedata.name(letter).removeprefix("GREEK SMALL LETTER ").removeprefix("FINAL ").lower()
