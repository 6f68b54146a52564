"""Small counts that the paper does not write: somebody's count of what it lists, or a wrong one."""

import re
from collections.abc import Iterable, Sequence

from litmus.check.figures.figure import A_MODEL, Figure
from litmus.check.language.enumerations import in_turn, list_lengths, marked
from litmus.check.language.nouns import counted_in_chinese, counted_in_english
from litmus.check.language.own_lists import own_list
from litmus.check.paper.occurrences import Occurrence

_A_PAIR = 2  # of two nobody needs a list, nor of one
# What follows a count of things. People are counted by others: nobody infers "three experts" from a list.
_THINGS = re.compile(
    r"\s?(?:个|种|类|项|大|阶段|步|层|条|组|级|款|篇|张|首|套|轮|次|对(?!应|\s?\d)|例|家|门|方面|维|段|台|部|份|道|路|重|处|所"
    r"|国|城|科|模态|数据集|任务|模型|基准|领域|语言|场景|指标|分支|头|点|支|块|章|节|期|批|版|核|局|代(?!表|码|理)"
    r"|(?!(?:vs|versus|against|than|to)\b)[A-Za-z])"
)
_WORDS = {  # beside "three" and "third", which are figures
    3: re.compile(r"\btri-?(modal|lingual|ple|ad|partite|level|linear|stage|branch)", re.IGNORECASE),
    4: re.compile(r"\bquad-?(modal|lingual|rupl|rant|level|stage|branch)", re.IGNORECASE),
}
_ENDS = tuple(",;:，；：。")
_ASSIGNED = re.compile(r"(?:=|\d:)\s?$")  # p=2, 18:2
_TO = re.compile(r"\s?[-~至到]\s?\d")  # one to two


def is_counted(
    figure: Figure,
    text: str,
    *,
    near: Sequence[str],
    figures: Iterable[Occurrence],
    rows: Iterable[int],
    everywhere: Iterable[str],
) -> bool:
    """Whether a count that stands nowhere in the paper may be somebody's own count of what the paper tells.

    Args:
        figure: A count of the statement.
        text: The statement, folded.
        near: Passages that speak of the same things.
        figures: The figures of these passages.
        rows: Lengths of these passages' tables.
        everywhere: All passages.

    """
    count = int(figure.value)
    lengths, is_open = own_list(figure, text) if is_of_things(text, figure.end) else (frozenset(), False)
    if count in lengths and not is_open:
        return True
    whole = " ".join(near)
    stems = counted_by(figure, text)
    word = _WORDS[count].search(whole) if count in _WORDS else None
    if word and any(stem.startswith(word[1].lower()) for stem in stems):
        return True
    if stems and not _TO.match(text, figure.end) and _is_counted_otherwise(figure, stems, whole, figures):
        return False
    if word or count in lengths:
        return True
    if count < _A_PAIR or (count == _A_PAIR and not text[figure.start : figure.end].isdecimal()):
        return not _ASSIGNED.search(text, 0, figure.start)
    if count == _A_PAIR:
        return is_of_things(text, figure.end) or text[figure.start - 1 : figure.start] in ("(", "/", "^", "题")
    if not is_of_things(text, figure.end):
        return False
    if count in rows or count in (marked(whole), in_turn(whole)):
        return True
    return any(count in list_lengths(one) for one in near) or _is_listed(count, stems, everywhere)


def is_of_things(text: str, end: int) -> bool:
    """Whether what follows a number says that it counts things, not people."""
    return bool(_THINGS.match(text, end))


def counted_by(figure: Figure, text: str) -> tuple[str, ...]:
    """How the English for what a figure counts may begin; nothing if that is not known, or a comma ends its phrase."""
    if text.startswith(_ENDS, figure.end):
        return ()
    if stems := counted_in_chinese(text, figure.end):
        return stems
    noun = counted_in_english(text, figure.end)
    return (noun.removesuffix("s"),) if noun else ()


def _is_listed(count: int, stems: Iterable[str], passages: Iterable[str]) -> bool:
    """Whether a passage names so many of what begins with one of the stems: "language tasks, including A, B and C"."""
    nouns = "|".join(map(re.escape, stems))
    said = re.compile(rf"\b(?:{nouns})\w*\b[^.;]*?\b(?:including|such as|namely)\b", re.IGNORECASE)
    return bool(nouns) and any(count in list_lengths(one) for one in passages if said.search(one))


def _is_counted_otherwise(figure: Figure, stems: tuple[str, ...], near: str, figures: Iterable[Occurrence]) -> bool:
    """Whether the paper gives another number of these very things; of one thing only if it has none of them alone."""
    if not any(_counts(occurrence, stems, figure) for occurrence in figures):
        return False
    if figure.value != 1:
        return True
    noun = rf"(?:{'|'.join(map(re.escape, stems))})(?!\w*s\b)"
    single = rf"\b(?:an?|one|single|the|each|every|another)\b(?:\s[\w-]+){{0,4}}?[\s-]{noun}"
    return not re.search(single, near, re.IGNORECASE)


def _counts(occurrence: Occurrence, stems: tuple[str, ...], figure: Figure) -> bool:
    """Whether a figure of the paper is another number of what these stems begin to name."""
    theirs = occurrence.figure
    if theirs.is_vague or theirs.is_year or theirs.unit not in ("", "x") or theirs.value == figure.value:
        return False
    if theirs.value >= A_MODEL:  # "7B models"
        return False
    return counted_in_english(occurrence.folded.text, theirs.end).startswith(stems)
