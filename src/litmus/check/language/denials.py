"""What a text says not to be so, and by which word: "without a calibration set", 不需要再训练."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from litmus.check.language.opposites import MOVES, turns_in

_DENIES = re.compile(
    r"\b(?:never|cannot|neither|nor|hardly|barely|rarely|seldom|without|avoid(?:s|ed|ing)?|prevent(?:s|ed|ing)?|unable\sto"
    r"|fail(?:s|ed)?\sto|absence\sof|lack(?:s|ed|ing)?(?:\sof)?|obviat(?:es?|ing)|(?<!non-)zero(?![-\s](?:shot|order)))\b"
    r"|(?:\bnot\b|n't\b)(?!\s(?:only|just|merely|simply|necessarily|until|yet|all|every|limited|to\smention))"
    r"|\bno\b(?!\s(?:more|less|fewer|later|longer|doubt|matter|other|one|better|worse)\b)"
    r"|没有?(?![想料过错])|(?<![从前])未(?![来知必免])|并非|不(?=[是会能需必用做再跨参依使要影转给])(?!用说|要紧|是[很太])"
    r"|无(?:需|须|法|从)|避免|防止|免去|省去|缺[乏少]",
    re.IGNORECASE,
)
# What limits or denies by other means; where it stands, a sentence is not taken to say that something is so.
_LIMITS = re.compile(
    r"\b(?:only|few|fewer|little|less|\w+less|almost|nearly|negligibl\w*|except|exclu\w*|instead|rather|before|unlike|despite"
    r"|although|un(?!der\b|i)[a-z]{4,}|non\w*|in(?:valid|complete|sufficient|correct|effective|accurate|feasible)\w*|omit\w*"
    r"|ignor\w*|remov\w*|free|elimin\w*|disabl\w*|limit\w*|difficult\w*|stop\w*|drop\w*|fail\w*|skip\w*|bypass\w*|discard\w*"
    r"|dispens\w*|abandon\w*|reject\w*|for(?:e?go)\w*|neglect\w*|solely|alone|replac\w*|reduc\w*)\b"
    r"|不(?![同仅光只断过管论少])|[无未非没免勿莫仅只才]|以外|之前|除|几乎|很少|极少|停",
    re.IGNORECASE,
)
_PAUSE = re.compile(
    r"[,;:()，；：（）、。|—–]|[.!?](?=\s|$)"
    r"|\b(?:but|while|whereas|although|though|because|since|which|that|so|if|when|unlike|as)\b|[但而且并]"
)
_IF = re.compile(r"(?:\b(?:if|when)|[若果旦])\s?$")  # before a clause
_CASE = re.compile(r"(?:时|的话|情况下)\s?$")  # at the end of one
_WITHOUT = re.compile(r"without|lack|absence", re.IGNORECASE)
_OF_WHAT_FOLLOWS = re.compile(r"的[^，。；、]")  # 没有微调过的模型: it says which one is meant


class Denial(NamedTuple):
    """A word that denies, at a half-open range of folded text, and where the clause ends in which it does."""

    start: int
    end: int
    clause_end: int


@lru_cache(maxsize=4096)
def denials_in(text: str) -> tuple[Denial, ...]:
    """The words of folded text that deny what follows them, in order; a case that is put denies nothing."""
    return tuple(_denials(text))


def _denials(text: str) -> Iterator[Denial]:
    for said in _DENIES.finditer(text):
        pause = _PAUSE.search(text, said.end())
        end = pause.start() if pause else len(text)
        if not _OF_WHAT_FOLLOWS.search(text, said.end(), end) and not _is_case(text, said, end):
            yield Denial(*said.span(), end)


def _is_case(text: str, said: re.Match[str], end: int) -> bool:
    """Whether it is told what comes of it if something is not so: "without the gate, it drops"."""
    pauses = [pause.end() for pause in _PAUSE.finditer(text, 0, said.start())]
    start = pauses[-1] if pauses else 0
    before = text[start : said.start()]
    if _IF.search(text[:start]) or _IF.search(before) or _CASE.search(text[said.end() : end]):
        return True
    is_moved = any(turn.kind in MOVES for turn in turns_in(before))
    return bool(_WITHOUT.match(said[0])) and (is_moved or (not before.strip() and not start))


@lru_cache(maxsize=4096)
def is_plain(text: str) -> bool:
    """Whether a text says what is so, without a word that denies or limits it."""
    return not (_DENIES.search(text) or _LIMITS.search(text))
