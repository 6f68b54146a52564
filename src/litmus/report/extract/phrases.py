"""Phrases to look for in a sentence, written so that they can be read aloud.

    "we propose|introduce|present"   alternatives
    "we also? show"                  a word that may be left out
    "generali*"                      any ending
    "given ... we"                   up to eight words between
    "trained on # gpus"              a figure; "#size" one like 7B
    "# _ tokens"                     any one word
    "^ however"                      only where the sentence begins, and "steps ." only where it ends
    "prone to / vulnerable"          two phrases

A sentence is cut into words once; each word that begins a phrase is then followed from there. The time is linear in the
length of the text, whatever the text is, and a hundred phrases cost little more than ten.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import chain, product
from unicodedata import normalize

START, END = "^", "."
_SIGNS = "$~<>+−-"
_GAP = "..."
_GAP_AT_MOST = 8  # words
_FIGURE, _SIZE, _ANY = "#", "#size", "_"
_STEM = 4  # letters by which words with any ending are found; no stem is shorter
_WORD = re.compile(r"\$[^$]{1,200}\$|[^\W_][\w'’.,%+-]*|%|\\%")
_KNOWN_AT_MOST = 20_000  # words of which the phrases are kept at hand
_SIZED = re.compile(r"\$?\d+(?:\.\d+)?\$?[bmt]\$?")
_NUMBER = re.compile(r"\$?[~<>+−-]?\\?\(?\d[\d.,]*|\$(?:\\sim|\\approx|\\times|\\pm|[+<>~ -])*\s*\d")


def words_of(text: str) -> tuple[str, ...]:
    """The words of a sentence in lower case, formulas whole, between marks for its beginning and its end."""
    plain = text.lower() if text.isascii() else normalize("NFKC", text).lower()
    return (START, *(word.rstrip("'’.,+-") for word in _WORD.findall(plain)), END)


def is_figure(word: str) -> bool:
    """Whether a word is a number, or a formula that begins with one."""
    return (word[0].isdigit() or word[0] in _SIGNS) and _NUMBER.match(word) is not None


@dataclass(frozen=True, slots=True)
class _Step:
    """One word of a phrase: what fits it."""

    exact: frozenset[str]
    stems: tuple[str, ...]

    def fits(self, word: str) -> bool:
        return (
            word in self.exact
            or (bool(self.stems) and word.startswith(self.stems))
            or (_FIGURE in self.exact and is_figure(word))
            or (_SIZE in self.exact and _SIZED.fullmatch(word) is not None)
            or _ANY in self.exact
        )


_Phrase = tuple[_Step | None, ...]  # None is a gap


# Words that stand in every other sentence: a phrase is looked for by a rarer one of its words.
_COMMON = frozenset(
    "^ . # #size _ we our a an the in is are on of to by with for from and or as that this it can may not than at be "
    "was were which one two model models method training results work data also".split()
)


@dataclass(slots=True)
class Lexicon:
    """Groups of phrases that are looked for together."""

    _by_word: dict[str, list[tuple[int, int, _Phrase]]] = field(default_factory=lambda: defaultdict(list))
    _by_stem: dict[str, list[tuple[int, int, _Phrase]]] = field(default_factory=lambda: defaultdict(list))
    _known: dict[str, tuple[tuple[int, int, _Phrase], ...]] = field(default_factory=dict)
    _groups: int = 0

    def add(self, phrases: Iterable[str]) -> int:
        """Take in a group of phrases; its number."""
        group = self._groups
        self._groups += 1
        self._known.clear()
        for written in chain.from_iterable(line.split(" / ") for line in phrases):
            for phrase in _compiled(written):
                at = _anchor(phrase)
                step = phrase[at]
                assert step is not None, f"a phrase does not begin with a gap: {written}"
                for word in sorted(step.exact):
                    self._by_word[word].append((group, at, phrase))
                for stem in step.stems:
                    self._by_stem[stem[:_STEM]].append((group, at, phrase))
        return group

    def groups_in(self, words: Sequence[str]) -> frozenset[int]:
        """The groups of which a phrase stands in these words."""
        found = set()
        for place, word in enumerate(words):
            for group, at, phrase in self._entries(word):
                if group not in found and place >= at and _fits(phrase, 0, words, place - at):
                    found.add(group)
        return frozenset(found)

    def _entries(self, word: str) -> tuple[tuple[int, int, _Phrase], ...]:
        """The phrases that are looked for by this word, and their groups."""
        known = self._known.get(word)
        if known is None:
            lists = [self._by_word.get(word, ()), self._by_stem.get(word[:_STEM], ())]
            if is_figure(word):
                lists += [self._by_word.get(_FIGURE, ()), self._by_word.get(_SIZE, ())]
            known = tuple(chain.from_iterable(lists))
            if len(self._known) < _KNOWN_AT_MOST:
                self._known[word] = known
        return known


def _anchor(phrase: _Phrase) -> int:
    """The place of the word by which a phrase is looked for: of those before its first gap the first that is rare."""
    fixed = phrase[: phrase.index(None)] if None in phrase else phrase
    return next((at for at, step in enumerate(fixed) if step and not step.exact & _COMMON), 0)


def _fits(phrase: _Phrase, step: int, words: Sequence[str], at: int) -> bool:
    while step < len(phrase):
        wanted = phrase[step]
        if wanted is None:
            return any(_fits(phrase, step + 1, words, at + skipped) for skipped in range(_GAP_AT_MOST + 1))
        if at >= len(words) or not wanted.fits(words[at]):
            return False
        step, at = step + 1, at + 1
    return True


def _compiled(written: str) -> list[_Phrase]:
    """A phrase as steps; several where a word may be left out."""
    choices = [(part[:-1], "") if part.endswith("?") else (part,) for part in written.split()]
    return [tuple(_step(part) for part in variant if part) for variant in product(*choices)]


def _step(part: str) -> _Step | None:
    if part == _GAP:
        return None
    words = part.split("|")
    stems = tuple(word[:-1] for word in words if word.endswith("*"))
    assert all(len(stem) >= _STEM for stem in stems), part
    return _Step(frozenset(word for word in words if not word.endswith("*")), stems)
