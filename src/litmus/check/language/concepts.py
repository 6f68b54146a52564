"""The things that a text speaks of, in one vocabulary for Chinese and English: the stems of English words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from litmus.check.language.terms import Phrase, stem, term_at

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:'s)?|[0-9]+(?:\.[0-9]+)?[A-Za-z]*")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_ACRONYMS = re.compile(r"[A-Z][A-Z0-9]+s")
_COUNTED = re.compile(r"[\d一二两三四五六七八九十百千万亿几数多余]")
_EMPTY = frozenset(
    "the a an of to in on for and or with by is are was were be as at that this these those it its our we from than "
    "into which while also their has have can not both".split()
)


@dataclass(frozen=True, slots=True)
class Concept:
    """A word or term, at a half-open range of folded text."""

    start: int
    end: int
    phrases: tuple[Phrase, ...]  # what it may be in English
    is_name: bool  # written as names are: with a capital or a digit


def concepts_in(text: str) -> tuple[Concept, ...]:
    """The concepts of folded text, in order: words in Latin script, and the Chinese terms of the list."""
    return tuple(_scan(text))


def stems_in(text: str) -> frozenset[str]:
    """All stems of what the concepts of folded text may be in English."""
    return frozenset(stem for one in concepts_in(text) for phrase in one.phrases for stem in phrase)


def _scan(text: str) -> Iterator[Concept]:
    at = 0
    while at < len(text):
        if run := _CHINESE.match(text, at):
            while at < run.end():
                term, phrases = term_at(text, at)
                if _is_measure_word(text, at, term):
                    term = term[0]
                elif phrases:
                    yield Concept(at, at + len(term), phrases, is_name=False)
                at += len(term) or 1
        elif word := _LATIN.match(text, at):
            plain = word[0].lower().removesuffix("'s")
            if _ACRONYMS.fullmatch(word[0]):
                plain = plain.removesuffix("s")  # which no stemmer does: "LLMs" has no vowel
            if plain not in _EMPTY:
                is_name = any(char.isupper() or char.isdigit() for char in word[0])
                yield Concept(at, word.end(), ((stem(plain),),), is_name=is_name)
            at = word.end()
        else:
            at += 1


def _is_measure_word(text: str, at: int, term: str) -> bool:
    """Whether a term begins with the measure word of a count, for the next one reaches further: 1,025个人工标注."""
    if not term.startswith("个") or not _COUNTED.fullmatch(text, max(0, at - 1), at):
        return False
    return len(term_at(text, at + 1)[0]) >= len(term)
