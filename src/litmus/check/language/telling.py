"""The words of a sentence that tell something: its figures, names and addresses, and its words without the fillers."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache

from litmus.check.figures.bounds import bound_of
from litmus.check.figures.figure import Figure
from litmus.check.figures.folding import fold
from litmus.check.figures.quantities import find_figures, is_negative
from litmus.check.language.names import key, names_in
from litmus.model import Bound

_LONGEST = 2_000  # characters of a sentence that are looked at
_TOKEN = re.compile(r"[^\W\d_](?:[^\W_]|['’](?=\w)|[-@/+.](?=[^\W_]))*|\d[\d.,]*\d|\d|%")
_FILLERS = frozenset(
    "the a an of to in on for with by at from as is are was were be been and that which this these those its it we our "
    "their they has have had also then thus both such so into there here does do did will would".split()
)
_ADDRESS = re.compile(r"https?://[^\s{}<>\"'|\\]+")
# Hugging Face's abstracts have lost the backslash of `$\sim51$K` and of `$18.6\times$`.
_BARE = re.compile(r"\bsim(?=\d)(?P<about>)|(?<=\d)times\b")
_NOT_ONLY = re.compile(r"\bnot\s(?:only|just|merely)\b", re.IGNORECASE)  # denies nothing
_BEGINS = re.compile(r"^$|[.!?:]\s$")
_CITED = re.compile(r"[a-z]?\s?[);\]]")  # after a citation's year: "(Vaswani et al., 2017)", "2017a;"


class Kind(Enum):
    """What a word is, which decides whether another one may stand for it."""

    WORD = auto()
    NAME = auto()  # told by its look: SWE-bench, GPT-5; or an address
    PROPER = auto()  # with a capital inside a sentence: a name, or a word that this author writes so
    FIGURE = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """One word, figure or name of a sentence."""

    kind: Kind
    key: str  # equal for what means the same
    words: str
    bound: Bound = Bound.EXACT


@lru_cache(maxsize=64)
def tokens(sentence: str) -> tuple[Token, ...]:
    """The telling words of a sentence, its figures, names and addresses, in order."""
    text = _NOT_ONLY.sub("", fold(_BARE.sub(_dressed, sentence[:_LONGEST])).text)
    links = {found.start(): found[0].rstrip(".,;:)") for found in _ADDRESS.finditer(text)}
    text = _ADDRESS.sub(lambda found: " " * len(found[0]), text)
    figures = {figure.start: figure for figure in find_figures(text) if not figure.is_in_name or figure.is_year}
    names = {start: name for name, start, _ in names_in(text)}
    found = [(start, Token(Kind.NAME, key(link.partition("//")[2]), link)) for start, link in links.items()]
    at = 0
    while word := _TOKEN.search(text, at):
        start, at = word.span()
        here = figures.get(start)
        if here and not (here.is_year and _CITED.match(text, here.end)):
            found.append((start, _figure(here, text)))
            at = here.end  # with its unit, which may hold a name: "2.788M H800 GPU hours"
            inside = (place for place in names if start < place < at)
            found += [(place, Token(Kind.NAME, key(names[place]), names[place])) for place in inside]
        elif start in names:
            found.append((start, Token(Kind.NAME, key(names[start]), names[start])))
            at = max(at, start + len(names[start]))
        elif (plain := word[0].lower().replace("-", "").replace("’", "'")) not in _FILLERS:
            kind = Kind.PROPER if word[0][0].isupper() and not _BEGINS.search(text[:start][-2:]) else Kind.WORD
            found.append((start, Token(kind, plain, word[0])))
    return tuple(token for _, token in sorted(found, key=lambda one: one[0]))


def _dressed(bare: re.Match[str]) -> str:
    return "×" if bare["about"] is None else "~"


def _figure(figure: Figure, text: str) -> Token:
    sign = "-" if is_negative(text, figure.start) else ""
    return Token(
        Kind.FIGURE,
        f"{sign}{_number(figure.value)} {figure.unit}",
        sign + " ".join(text[figure.start : figure.end].split()),
        bound_of(text, figure.start, figure.end),
    )


def _number(value: Decimal) -> str:
    return f"{value.normalize():f}"
