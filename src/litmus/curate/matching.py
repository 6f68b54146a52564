"""Find a profile's words in a paper's title and abstract.

Words are compared as `fold` has them, and a phrase does not reach over the end of a clause. Lookup is by a phrase's
first word, for all of a profile's lists of terms at once, so a thousand papers take a fraction of a second and no text
can make it slow.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from litmus.curate.folding import BREAK, fold, folded
from litmus.model import Gist, Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    words: tuple[str, ...]
    is_open: bool  # the last word may go on
    term: str  # as the profile writes it

    @property
    def is_open_word(self) -> bool:
        return self.is_open and len(self.words) == 1

    def stands(self, words: tuple[str, ...], at: int) -> bool:
        """Whether the words have the phrase at a place."""
        end = at + len(self.words)
        if end > len(words):
            return False
        if not self.is_open:
            return words[at:end] == self.words
        return words[at : end - 1] == self.words[:-1] and words[end - 1].startswith(self.words[-1])


class _Beginnings(dict[str, tuple[tuple[int, tuple[_Phrase, ...]], ...]]):
    """By word, the lists that have phrases which may begin with it; those of a list in the order of their claim.

    A longer phrase goes before a shorter one, and both before a word that may go on. Words are looked up when they are
    first met, for a day has few of them.
    """

    def __init__(self, lists: Iterable[Iterable[str]]) -> None:
        super().__init__()
        self._whole: dict[str, dict[int, list[_Phrase]]] = defaultdict(dict)  # by first word, then by list
        self._begun: dict[str, dict[int, _Phrase]] = defaultdict(dict)  # by the beginning of a word that may go on
        for place, terms in enumerate(lists):
            for phrase in (phrase for term in terms for phrase in _phrases(term)):
                if phrase.is_open_word:
                    self._begun[phrase.words[0]].setdefault(place, phrase)
                else:
                    self._whole[phrase.words[0]].setdefault(place, []).append(phrase)
        self._starts = tuple(sorted(self._begun, key=len))

    @property
    def is_empty(self) -> bool:
        return not (self._whole or self._begun)

    def __missing__(self, word: str) -> tuple[tuple[int, tuple[_Phrase, ...]], ...]:
        lists = {
            place: sorted(phrases, key=lambda phrase: -len(phrase.words))
            for place, phrases in self._whole.get(word, {}).items()
        }
        begun: dict[int, _Phrase] = {}
        if word.startswith(self._starts):
            for start in filter(word.startswith, self._starts):  # the longest comes last, and stays
                begun |= self._begun[start]
        for place, phrase in begun.items():
            lists.setdefault(place, []).append(phrase)
        self[word] = found = tuple((place, tuple(phrases)) for place, phrases in lists.items())
        return found


class Lexicon:
    """Lists of terms that are looked for together, as those of a profile's topics and exclusions; a list by its place.

    A term is matched as whole words; a trailing `*` lets its last word go on. Singular and plural are equal, and a
    hyphen in a term also stands for nothing: `multi-agent` finds "multi-agent", "multi agent" and "multiagents".
    """

    def __init__(self, lists: Iterable[Iterable[str]]) -> None:
        self._at = _Beginnings(lists)

    def __bool__(self) -> bool:
        return not self._at.is_empty

    def find(self, words: tuple[str, ...]) -> dict[int, Counter[str]]:
        """How often each term stands in a folded text, by list; the longest at each place, no word used twice.

        A term is named as the profile has it; one with `*`, by the words that were found.
        """
        found: dict[int, Counter[str]] = {}
        free: dict[int, int] = {}  # by list, the end of what was found last
        for at, lists in [(at, lists) for at, lists in enumerate(map(self._at.__getitem__, words)) if lists]:
            for place, phrases in lists:
                if at < free.get(place, 0):
                    continue
                phrase = next((one for one in phrases if one.stands(words, at)), None)
                if phrase is not None:
                    free[place] = at + len(phrase.words)
                    name = " ".join(words[at : free[place]]) if phrase.is_open else phrase.term
                    found.setdefault(place, Counter())[name] += 1
        return found

    def matches(self, words: "PaperWords") -> dict[int, "Match"]:
        """The same of a paper: what it has of each list, where it has something."""
        title, abstract = self.find(words.title), self.find(words.abstract)
        return {
            place: Match(title=title.get(place, Counter()), abstract=abstract.get(place, Counter()))
            for place in title.keys() | abstract.keys()
        }

    def begins(self, word: str) -> bool:
        """Whether one of the terms could begin with this folded word."""
        return bool(self._at[word])

    def is_all(self, words: tuple[str, ...]) -> bool:
        """Whether one of the terms, as whole words, is all that the folded words say."""
        phrases = [one for _, phrases in (self._at[words[0]] if words else ()) for one in phrases]
        return any(not one.is_open_word and len(one.words) == len(words) and one.stands(words, 0) for one in phrases)


class Terms(Lexicon):
    """Words and phrases that are looked for alone: a lexicon of one list."""

    def __init__(self, terms: Iterable[str]) -> None:
        super().__init__([terms])

    def count(self, text: str) -> Counter[str]:
        """How often each stands in a text."""
        return self.find(folded(text)).get(0, Counter())


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
    """A paper's title and abstract, folded."""

    title: tuple[str, ...]
    abstract: tuple[str, ...]

    @classmethod
    def of(cls, paper: Paper | Gist) -> "PaperWords":
        return cls(title=folded(paper.title), abstract=folded(paper.abstract))


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The terms that a paper has, each with how often, apart by field."""

    title: Counter[str]
    abstract: Counter[str]

    @classmethod
    def of(cls, terms: Terms, words: PaperWords) -> "Match":
        return terms.matches(words).get(0, NO_MATCH)

    def __bool__(self) -> bool:
        return bool(self.title or self.abstract)

    @property
    def named(self) -> list[str]:
        """The terms to tell of: those of the title if it has any, the most frequent first."""
        where = self.title or self.abstract
        return sorted(where, key=lambda term: (-where[term] - self.abstract[term], term.casefold(), term))


NO_MATCH = Match(title=Counter(), abstract=Counter())
