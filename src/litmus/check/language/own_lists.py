"""Lists that a statement gives with its count: 三个模型（BERT、RoBERTa和ELECTRA） counts what it names."""

import re
from math import prod

from litmus.check.figures.figure import Figure
from litmus.check.figures.numerals import chinese_number
from litmus.check.language.enumerations import bracketed_lengths, chinese_lengths, marked

_A_PAIR = 2
_AHEAD = 400  # characters in which a numbered list goes on
_BACK = 200  # characters in which a list before its count begins
_BRACKET = re.compile(r"[^，,。；;！？\n：:、（(]{0,24}[（(]([^（）()]+(?:[（(][^（）()]*[）)][^（）()]*)*)[)）]")
_COLON = re.compile(r"[^。；;！？\n：:（(]{0,24}?(?:[：:]|——|，?(?:即|包括|分别[是为]|涵盖))")
_NESTED = re.compile(r"[（(][^（）()]*[)）]")
_SENTENCE = re.compile(r"[^。！？!?\n]*")
_CLAUSE = re.compile(r"[^；;，,：:]*")
_CLAUSE_BEFORE = re.compile(r"[^，。；：！？\n:;]*$")
_TWO = re.compile(r"[^的在对从]{2,8}[和与][^的在对从多各]{2,16}$")  # 组合与探索四个子集
_COMBINED = re.compile(r".{0,6}(?:组合|条件|情况|设置|象限)")  # of two things there may be four combinations
_GOES_ON = re.compile(
    r"[的上中下内在于对从用有含括为是将和与及或、每各这]$"
)  # what stands before is not what is counted
_LEAD = re.compile("[在对从用于括含将]")  # what comes before the first item of a list
_OPEN = re.compile(r"^(?:包括|例?如|比如|including|such as|e\.g)|(?:等|etc\.?)\s*$")  # a list that may not be all
_PART = re.compile(r"([一两二三四五六七八九十]|\d{1,2})\s?[个种类项组]")

Listed = tuple[frozenset[int], bool]  # how many items, by either way of counting, and whether there may be more
_NOTHING: Listed = (frozenset(), False)


def is_listed_otherwise(figure: Figure, text: str) -> bool:
    """Whether a statement lists, where it gives a count, another number of things."""
    lengths, is_open = own_list(figure, text)
    return bool(lengths) and figure.value not in lengths and not (is_open and figure.value > min(lengths))


def own_list(figure: Figure, text: str) -> Listed:
    """How many things a statement lists where it gives a count; no length if it lists none.

    Args:
        figure: The count.
        text: The statement, folded.

    """
    for listed in (_in_brackets(text, figure.end), _after_colon(text, figure.end), _before(text, figure)):
        if listed[0]:
            return listed
    return _NOTHING


def _in_brackets(text: str, end: int) -> Listed:
    """三个模型（BERT、RoBERTa和ELECTRA）."""
    found = _BRACKET.match(text, end)
    if not found:
        return _NOTHING
    inside = _NESTED.sub("", found[1])
    return frozenset((*bracketed_lengths(inside), *_summed(inside))) - {1}, bool(_OPEN.search(inside))


def _after_colon(text: str, end: int) -> Listed:
    """三个模型：1）… 2）… 3）…, or 三个模型：BERT、RoBERTa和ELECTRA."""
    found = _COLON.match(text, end)
    if not found:
        return _NOTHING
    rest = text[found.end() : found.end() + _AHEAD]
    count = marked(rest)
    if count > 1 and marked(rest[: len(" （1） ")]) == 1:
        return frozenset({count}), False
    sentence = _NESTED.sub("", (_SENTENCE.match(rest) or [""])[0])
    clause = (_CLAUSE.match(sentence) or [""])[0]
    if "、" not in clause or ";" in sentence or "；" in sentence:
        return _NOTHING
    return frozenset(chinese_lengths(clause)), "等" in clause


def _before(text: str, figure: Figure) -> Listed:
    """BERT、RoBERTa和ELECTRA三个模型."""
    clause = (_CLAUSE_BEFORE.search(_NESTED.sub("", text[max(0, figure.start - _BACK) : figure.start])) or [""])[
        0
    ].rstrip()
    is_open = clause.endswith("等")
    clause = clause.removesuffix("等").rstrip()
    if _GOES_ON.search(clause):
        return _NOTHING
    if "、" in clause:
        first, rest = clause.split("、", maxsplit=1)
        return frozenset(chinese_lengths(f"{_LEAD.split(first)[-1]}、{rest}")), is_open
    if _TWO.search(clause) and not _COMBINED.match(text, figure.end):
        return frozenset({_A_PAIR}), is_open
    return _NOTHING


def _summed(listed: str) -> tuple[int, ...]:
    """What the counts in a list come to: three in "一种仿射模型和两种基于认可的模型", nine in "3种规模×3种变体"."""
    counts = [int(found) if found.isascii() else int(chinese_number(found)) for found in _PART.findall(listed)]
    return (sum(counts), prod(counts)) if len(counts) > 1 else ()
