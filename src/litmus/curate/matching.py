"""Find a profile's words in a paper's title and abstract.

Words are compared after folding: case, accents and TeX go, Greek letters are spelled, hyphens and slashes are spaces.
A phrase does not reach over the end of a clause. Lookup is by a phrase's first word in a dictionary, so a thousand
papers take a fraction of a second and no text can make it slow.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from sys import intern

from litmus.model import Gist, Paper

TEXTS = 20_000  # that are kept folded: titles and abstracts of a very large day
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


@lru_cache(maxsize=TEXTS)  # score, taste, memory and chances all go by the same words of a day
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
    return tuple(intern(word) if word[0].isalnum() else BREAK for word in _WORDS.findall(text.casefold()))


def _named(command: re.Match[str]) -> str:
    """What a TeX command stands for: its name, as \\pi does; nothing, if it only sets a style."""
    if command[1] in _STYLES:
        return ""
    return command[1] if command[2] is None else f"{command[1]} "


def _spelled(letter: str) -> str:
    """π is pi, as TeX writes it."""
    return unicodedata.name(letter).removeprefix("GREEK SMALL LETTER ").removeprefix("FINAL ").lower()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    words: tuple[str, ...]
    is_open: bool  # the last word may go on
    term: str  # as the profile writes it

    @property
    def is_open_word(self) -> bool:
        return self.is_open and len(self.words) == 1

    def matches(self, words: Sequence[str], at: int) -> bool:
        end = at + len(self.words)
        if end > len(words):
            return False
        if not self.is_open:
            return tuple(words[at:end]) == self.words
        return tuple(words[at : end - 1]) == self.words[:-1] and words[end - 1].startswith(self.words[-1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text's words in order, folded; and where each of them stands."""

    order: tuple[str, ...]
    places: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, text: str) -> "Words":
        order = fold(text)
        places: dict[str, list[int]] = {}
        for place, word in enumerate(order):
            places.setdefault(word, []).append(place)
        return cls(order=order, places=places)

    @property
    def distinct(self) -> AbstractSet[str]:
        """Each word once."""
        return self.places.keys()


class Terms:
    """Words and phrases that are looked for together: those of a topic, or of an exclusion.

    A term is matched as whole words; a trailing `*` lets its last word go on. Singular and plural are equal, and a
    hyphen in a term also stands for nothing: `multi-agent` finds "multi-agent", "multi agent" and "multiagents".
    """

    def __init__(self, terms: Iterable[str]) -> None:
        self._whole: dict[str, list[_Phrase]] = {}  # by first word
        self._begun: dict[str, list[_Phrase]] = {}  # by the beginning of a word that may go on
        for term in terms:
            for phrase in _phrases(term):
                (self._begun if phrase.is_open_word else self._whole).setdefault(phrase.words[0], []).append(phrase)
        for phrases in self._whole.values():
            phrases.sort(key=lambda phrase: -len(phrase.words))
        self._beginnings = tuple(sorted(self._begun, key=len, reverse=True))

    def __bool__(self) -> bool:
        return bool(self._whole or self._begun)

    def starts(self, distinct: AbstractSet[str]) -> set[str]:
        """Those of a text's words at which one of the terms could begin."""
        few, many = sorted((distinct, self._whole.keys()), key=len)
        found = {word for word in few if word in many}
        if self._beginnings:
            found.update(word for word in distinct if word.startswith(self._beginnings))
        return found

    def find(self, words: Words) -> Counter[str]:
        """How often each term stands in a text; the longest at each place, no word used twice.

        A term is named as the profile has it; one with `*`, by the words that were found.
        """
        starts = self.starts(words.distinct)
        found: Counter[str] = Counter()
        if not starts:
            return found
        free = 0
        for at in sorted(place for word in starts for place in words.places[word]):
            if at >= free and (phrase := self._phrase(words.order, at)) is not None:
                free = at + len(phrase.words)
                found[" ".join(words.order[at:free]) if phrase.is_open else phrase.term] += 1
        return found

    def is_all_of(self, order: Sequence[str]) -> bool:
        """Whether one of the terms is all that the folded words say."""
        return bool(order) and any(
            len(phrase.words) == len(order) and phrase.matches(order, 0) for phrase in self._whole.get(order[0], ())
        )

    def _phrase(self, words: Sequence[str], at: int) -> _Phrase | None:
        for phrase in self._whole.get(words[at], ()):
            if phrase.matches(words, at):
                return phrase
        beginning = next((start for start in self._beginnings if words[at].startswith(start)), None)
        return self._begun[beginning][0] if beginning is not None else None


def _phrases(term: str) -> Iterator[_Phrase]:
    """The term in all the ways in which it may be written; none, if it has no words."""
    is_open = term.rstrip().endswith("*")
    chunks = [[word for word in fold(chunk) if word != BREAK] for chunk in term.split()]
    apart = tuple(word for chunk in chunks for word in chunk)
    joined = tuple("".join(chunk) for chunk in chunks if chunk)
    if not apart:
        return
    for words in dict.fromkeys((apart, joined)):
        for last in [words[-1]] if is_open else _numbers(words[-1], term):
            yield _Phrase(words=(*words[:-1], last), is_open=is_open, term=term.strip())


def _numbers(word: str, term: str) -> list[str]:
    """The word in singular and plural. A short word that ends in s is no plural (GPS), unless written so (LLMs)."""
    forms = {word, f"{word}s", f"{word}es"}
    if word.endswith("y"):
        forms.add(f"{word[:-1]}ies")
    if len(word) > 4 or re.search(r"[A-Z0-9]s$", term.strip()):  # noqa: PLR2004 - measured: "bias", "loss", "less"
        if word.endswith("ies"):
            forms.add(f"{word[:-3]}y")
        if word.endswith("es"):
            forms.add(word[:-2])
        if word.endswith("s") and not word.endswith("ss"):
            forms.add(word[:-1])
    return sorted(forms)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperWords:
    """A paper's title and abstract, folded once for all topics and exclusions."""

    title: Words
    abstract: Words

    @classmethod
    def of(cls, paper: Paper | Gist) -> "PaperWords":
        return cls(title=Words.of(paper.title), abstract=Words.of(paper.abstract))


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The terms that a paper has, each with how often, apart by field."""

    title: Counter[str]
    abstract: Counter[str]

    @classmethod
    def of(cls, terms: Terms, words: PaperWords) -> "Match":
        return cls(title=terms.find(words.title), abstract=terms.find(words.abstract))

    def __bool__(self) -> bool:
        return bool(self.title or self.abstract)

    @property
    def named(self) -> list[str]:
        """The terms to tell of: those of the title if it has any, the most frequent first."""
        where = self.title or self.abstract
        return sorted(where, key=lambda term: (-where[term] - self.abstract[term], term.casefold(), term))
