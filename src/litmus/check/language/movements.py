"""What rises and what falls in an English sentence, and by which word: "at a lower cost", "accuracy drops"."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from litmus.check.language.clauses import phrase_end
from litmus.check.language.concepts import concepts_in
from litmus.check.language.terms import Phrase
from litmus.check.language.ways import THEIRS

_LOSSES = re.compile("drop|declin|degrad|deteriorat|decreas|worse|fall|fell|los[est]|penalt|collaps", re.IGNORECASE)
_OF = re.compile(r"\)?(?:\s?\b(?:in|of|for|the|a|an|its|their)\b)*", re.IGNORECASE)  # a reduction in the cost
_WORD = re.compile(
    rf"{THEIRS.pattern}|\b(?P<added>add(?:s|ed|ing|itional)?|extra|incur\w*|introduc\w*)\b", re.IGNORECASE
)
_PHRASE_START = re.compile(
    r"\b(?:across|in|on|of|from|for|using|by|to|at|over|via|than|into|that|which|and|with|while|under|as)\b|[,.;:()]",
    re.IGNORECASE,
)
_BOUND = re.compile(r"\s?than\b", re.IGNORECASE)  # "more than an hour" is how a figure is meant
_PRONOUN = re.compile(r"\s(?:it|them|this|these|both)\b", re.IGNORECASE)
_VERB = re.compile("(?:(?<!tion)(?<!ment)(?<!gain)(?<!ing)(?<!up)s|ed|fell|rose|grew)$", re.IGNORECASE)
_LONGEST_PHRASE = 60


class Way(Enum):
    """Where a thing goes: what gets better may rise or fall."""

    RISE = "rise"
    FALL = "fall"
    LOSS = "loss"  # a fall of what is good
    BETTER = "better"
    WORSE = "worse"
    ADDED = "added"  # there is some of it that was not there


_WAYS = {
    "up": Way.RISE,
    "down": Way.FALL,
    "bad": Way.WORSE,
    "added": Way.ADDED,
    **dict.fromkeys(("good", "beat", "fast"), Way.BETTER),
}


class Movement(NamedTuple):
    """A word for a way, and the phrase that it stands in: what goes that way is in there."""

    way: Way
    phrase: str
    things: frozenset[str]  # stems of the phrase's other words
    is_elsewhere: (
        bool  # whether what goes that way stands before: "rises on contracts and falls on letters", "reduces it"
    )

    def is_of(self, phrases: Iterable[Phrase]) -> bool:
        """Whether one of some phrases is in what it may be said of."""
        return any(self.things.issuperset(phrase) for phrase in phrases)


@lru_cache(maxsize=4096)
def movements_in(text: str) -> tuple[Movement, ...]:
    """The words of direction in English text, in order, with what each may be said of."""
    return tuple(_movements(text))


def _movements(text: str) -> Iterator[Movement]:
    concepts = concepts_in(text)
    words = [word for word in _WORD.finditer(text) if word.lastgroup in _WAYS and not _BOUND.match(text, word.end())]
    for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False):
        low = max(_phrase_start(text, word.start()), before.start() if before else 0)
        high = min(_phrase_end(text, word.end()), after.end() if after else len(text))
        own = range(word.start(), word.end())
        things = (one for one in concepts if low <= one.start < high and one.start not in own)
        stems = frozenset(stem for one in things for phrase in one.phrases for stem in phrase)
        yield Movement(_way(word), text[low:high], stems, _is_elsewhere(text, low, word))


def _way(word: re.Match[str]) -> Way:
    return Way.LOSS if word.lastgroup == "bad" and _LOSSES.match(word[0]) else _WAYS[str(word.lastgroup)]


def _is_elsewhere(text: str, low: int, word: re.Match[str]) -> bool:
    if _PRONOUN.match(text, word.end()):
        return True
    is_first = not text[low : word.start()].strip()
    return is_first and bool(_VERB.search(word[0])) and not text[word.end() : phrase_end(text, word.end())].strip()


def _phrase_start(text: str, at: int) -> int:
    low = max(0, at - _LONGEST_PHRASE)
    return max((stop.end() for stop in _PHRASE_START.finditer(text, low, at)), default=low)


def _phrase_end(text: str, at: int) -> int:
    """Where the phrase ends that follows a word: of a noun, the one that says of what it is."""
    end = phrase_end(text, at)
    if text[at:end].strip():
        return end
    of = _OF.match(text, at)
    return phrase_end(text, of.end()) if of and of.end() > at else end
