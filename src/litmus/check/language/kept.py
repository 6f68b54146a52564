"""Names that one text has and another, which should say the same in whatever language, has not."""

import re
from dataclasses import dataclass

from litmus.check.language.clauses import is_chinese
from litmus.check.language.concepts import concepts_in
from litmus.check.language.names import Lexicon, is_common, key, names_in
from litmus.check.language.terms import stem

_PIECE = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)*|[A-Za-z\d]+")
_JOINT = re.compile(r"[-\s/_.@+&']{0,3}")
_LONGEST = 6  # pieces of a name: "Qwen2.5-VL-7B-Instruct" has as many
_CAPITAL = re.compile(r"(?<![A-Za-z0-9./_-])[A-Z][a-z]{2,}(?![A-Za-z0-9/_-])")
_ORDINARY = re.compile(r"[A-Z]?[a-z]+(?:-[A-Z]?[a-z]+)+")  # English-German, state-of-the-Art
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]?[A-Z]{1,4}s?")
_BY_CHANCE = 2  # letters of an abbreviation that the first letters of any words may have


@dataclass(frozen=True, slots=True)
class Lost:
    """The names of a text that another has in no spelling, in order."""

    proper: tuple[str, ...]
    common: tuple[str, ...]  # LLM, GPU, recall: other words may say them, other names of the kind may not


def lost_names(text: str, other: str) -> Lost:
    """The names of folded text that the other lacks. A name is, in Chinese, every word with a capital; in English, what
    has the look of one.
    """
    keys, lexicon = _keys(other), Lexicon.of(other)
    translated = {phrase[0] for concept in concepts_in(other) for phrase in concept.phrases if len(phrase) == 1}
    proper, common = [], []
    for name in _names(text):
        said = key(name)
        if not keys.isdisjoint({said, said.removesuffix("s"), f"{said}s"}):
            continue
        if is_common(said) or stem(said) in translated:
            common.append(name)
        elif not (_ABBREVIATION.fullmatch(name) and len(said) > _BY_CHANCE and lexicon.knows(name)):
            proper.append(name)
    return Lost(tuple(proper), tuple(common))


def _names(text: str) -> list[str]:
    found = {start: name for name, start, _ in names_in(text) if not _ORDINARY.fullmatch(name)}
    if is_chinese(text):
        found |= {word.start(): word[0] for word in _CAPITAL.finditer(text)}
    return [found[start] for start in sorted(found)]


def _keys(text: str) -> frozenset[str]:
    """Every run of pieces that may be a name, by its key."""
    pieces = list(_PIECE.finditer(text))
    keys = set()
    for number, first in enumerate(pieces):
        end, run = first.start(), ""
        for piece in pieces[number : number + _LONGEST]:
            if not _JOINT.fullmatch(text, end, piece.start()):
                break
            run += piece[0]
            end = piece.end()
            keys.add(key(run))
    return frozenset(keys)
