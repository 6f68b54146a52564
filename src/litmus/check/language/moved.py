"""What rises and what falls in a Chinese sentence, by the nouns beside the words: 成本更低, 更高的召回率, 减少参数."""

import re
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from litmus.check.language.concepts import Concept, concepts_in
from litmus.check.language.worths import Worth, worth_of

# Words for a size; those for a worth (改善) are true of what rises and of what falls.
_SAID = re.compile(
    "(?P<rise>提升|提高|增加|增长|上升|升高|升至|扩大|更[高多大长]|高于|多于|大于|加剧)"
    "|(?P<fall>下降|降低|减少|减小|缩小|缩短|降至|更[低少小短]|低于|少于|小于|减轻)"
)
_MANNER = (
    "显著|大幅|明显|持续|进一步|有效|方面|相对|相比|同等|整体|实现|获得|表现|达到|产生|具有|能够|平均|逐渐|往往|通常|得到"
    "|出现"
)
_NO_NOUN = re.compile(f"{_MANNER}|同时|通过|可以|相当|相同|[比较可远]")
_TO_NOUN = re.compile(r"[了的其\s]*")
_FROM_NOUN = re.compile(
    rf"(?:{_MANNER}|略微?|大大|急剧|有所|随之|反而|(?:相当|相同)或|[稍远均都也会将则可能的地上却\s])*"
)
# Before a word or its noun: nothing rises, or little does, or something else depends on it, as before 时.
_MOOT = re.compile("(?:不|未|无[需须]?|没有|避免|防止|而非|难以|仅|只|随着?)[进一步显著会再]*$")
_COMPARED = re.compile("(?:比|较|对比|相较于?)$")  # before a noun: it is what another is compared with
_ANOTHERS = re.compile(r"[A-Za-z0-9]\s?的$")  # before a noun: it is a named thing's, which may be the other side
_BELONGS = re.compile("[的对在]")  # behind a noun: another one follows that it has
_SHARES = re.compile("[和与及或、]|以及")  # the same, if the other is theirs: 提升训练和推理效率
_NEAR = 8  # characters before a noun in which a word of its own stands
_SHORTEST = 2  # characters of a noun


class Noun(NamedTuple):
    """Concepts that adjoin each other, of which the last one is the head; a half-open range of the text."""

    concepts: tuple[Concept, ...]
    start: int
    end: int
    worth: Worth


class Moved(NamedTuple):
    """A word for a rise or a fall, and the nouns that it may be said of, the likelier first."""

    word: re.Match[str]
    nouns: tuple[Noun, ...]

    @property
    def is_rise(self) -> bool:
        return self.word.lastgroup == "rise"

    @property
    def is_comparison(self) -> bool:
        return self.word[0].startswith("更")


def moved_in(text: str, figures: Sequence[tuple[int, int]]) -> Iterator[Moved]:
    """The words for a rise or a fall in folded text whose figures have these ranges."""
    words = list(_SAID.finditer(text))
    if words:
        others = (word.span() for word in chain(words, _NO_NOUN.finditer(text)))
        nouns = _nouns(text, [*figures, *others])
        yield from (Moved(word, tuple(_said_of(text, word, nouns))) for word in words)


def _nouns(text: str, taken: Sequence[tuple[int, int]]) -> list[Noun]:
    """The concepts of a text, outside of some ranges, with those that they adjoin."""
    runs: list[list[Concept]] = []
    for concept in concepts_in(text):
        if any(start < concept.end and concept.start < end for start, end in taken):
            continue
        if runs and text[runs[-1][-1].end : concept.start] in ("", " ", "-"):
            runs[-1].append(concept)
        else:
            runs.append([concept])
    ranges = ((run[0].start, run[-1].end) for run in runs)
    return [
        Noun(tuple(run), start, end, worth_of(text[start:end])) for run, (start, end) in zip(runs, ranges, strict=True)
    ]


def _said_of(text: str, word: re.Match[str], nouns: Sequence[Noun]) -> Iterator[Noun]:
    if _MOOT.search(text[: word.start()]) or text.startswith("时", word.end()):
        return
    before = next((noun for noun in nouns if _leads_to(text, noun, word)), None)
    after = next((noun for noun in nouns if noun.start == _after(text, word)), None)
    if word[0].startswith("更"):  # 成本更高; 更高的成本; in 成本更高的模型 it is another thing's
        before, after = (None, after) if text.startswith("的", word.end()) else (before, None if before else after)
    if word[0].endswith("于"):
        after = None
    if after and _may_follow(text, after, is_alone=not before) and _is_long(after, word):
        yield after
    if before and _may_precede(text, before, word) and _is_long(before, word):
        yield before


def _after(text: str, word: re.Match[str]) -> int:
    """Where a noun begins that follows a word."""
    found = _TO_NOUN.match(text, word.end())
    return found.end() if found else word.end()


def _leads_to(text: str, noun: Noun, word: re.Match[str]) -> bool:
    return noun.end <= word.start() and bool(_FROM_NOUN.fullmatch(text, noun.end, word.start()))


def _may_follow(text: str, noun: Noun, *, is_alone: bool) -> bool:
    """Whether a noun behind a word is what moves, and not another one that it has, shares or is told with."""
    if not is_alone and any(_leads_to(text, noun, other) for other in _SAID.finditer(text, noun.end)):
        return False  # 复杂度增加, 准确性下降
    is_shared = noun.worth is Worth.OPEN and _SHARES.match(text, noun.end)
    return not (_BELONGS.match(text, noun.end) or is_shared)


def _may_precede(text: str, noun: Noun, word: re.Match[str]) -> bool:
    """Whether a noun before a word is what moves, and not what is compared with, moves by another word or hardly."""
    front = text[: noun.start]
    has_another = any(
        _after(text, other) == noun.start for other in _SAID.finditer(text, max(0, noun.start - _NEAR), noun.start)
    )
    is_anothers = word[0].startswith("更") and _ANOTHERS.search(front)
    return not (has_another or is_anothers or _COMPARED.search(front) or _MOOT.search(front))


def _is_long(noun: Noun, word: re.Match[str]) -> bool:
    """Whether a noun says enough; and 提升 is said of what gets better, which is a fall of a cost."""
    return noun.end - noun.start >= _SHORTEST and not (word[0] == "提升" and noun.worth is Worth.COST)
