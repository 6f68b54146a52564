"""What part a figure or a name plays in its clause, as the words beside it say: a change, a whole, a baseline."""

import re
from collections.abc import Mapping
from typing import NamedTuple

_Patterns = Mapping[str, re.Pattern[str]]  # by the part that they tell, in the order of their precedence

_REACH = 32  # characters looked at on either side

# By what is told, in the order of their precedence: what the text before a figure ends with.
_BEFORE = {
    "from": r"(?:\bfrom|从|由)\s?",
    "to": r"(?:\bto|→|->|至|到)\s?(?:about |around |nearly |约|近)?",
    "by": r"(?:\bby|\+)\s?(?:up to |about |over |an average of |approximately |nearly |more than |at least )?",
    "up": "(?:提升|提高|增加|改善|改进|增长|领先|高出|超越|优于|超出)[^，。；,;]{0,6}?",
    "down": "(?:降低|减少|下降|缩短|节省|削减|减小|降幅)[^，。；,;]{0,6}?",
    "than": r"(?:\bthan|\bversus|\bvs\.?|\bagainst|\bcompared (?:to|with)(?: only)?|相比|对比|比|高于|低于|而)\s?",
    "baseline": r"(?:\bbaselines?|\bprior|\bprevious|\bexisting|\boriginal|基线|原始|现有|此前)[^,;，。；]{0,20}?\s?",
    "of": r"(?:\bout of|\bof)\s(?:the |all )?",
    "level": r"(?:\bachiev\w*|\breach\w*|\battain\w*|\bobtain\w*|\bscor\w*|\byield\w*"
    "|达到?|实现|取得|获得|为|是|高达)[^，。；,;]{0,4}?",
    "kept": r"(?:\bretain\w*|\bmaintain\w*|\bpreserv\w*|保持|保留|维持)[^，。；,;]{0,6}?",
    "p": r"\bp\s?[<=>≤]\s?",
    "=": r"[=<>≥≤≈:：]\s?",
    "(": r"[(（]\s?",
    "on": r"(?:\bon|\bacross|\bover|\bin|\bwith|\busing|涵盖|覆盖|包含|包括|使用|在|跨)"
    r"\s?(?:a |the |more than |over )?",
}
# What the text after it begins with.
_AFTER = {
    "gain": r"\W?\s?(?:\w+ ){0,2}?(?:improv|gain|increas|boost|advantag|uplift|higher|better|faster|speed"
    "|的?提[升高]|的?改[善进]|的?增[益长加]|的?加速)",
    "loss": r"\s?(?:\w+ ){0,2}?(?:reduc|decreas|drop|declin|lower|fewer|less|saving|smaller"
    "|的?降低|的?减少|的?下降|的?降幅|的?节省)",
    "whole": r"\s?[^，。；,;]{0,10}?[中里]的?",
    "of": r"\s?(?:\w+ )?(?:out )?of\b",
    "than": r"\s?(?:over|above|compared|relative|versus|than)\b",
    "to": r"\s?(?:to|→|->|(?:提升|降)?[至到])\s?",
    "confidence": r"\s?(?:confidence|CI\b|置信)",
    "on": r"\s?(?:for|on|in|across|at|with|by)\b",
    ")": r"\s?[)）]",
    "(": r"\s?[(（]",
}
_ENDS = {name: re.compile(f"(?:{pattern})$", re.IGNORECASE) for name, pattern in _BEFORE.items()}
_BEGINS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _AFTER.items()}


class Roles(NamedTuple):
    """What stands before and after a figure, by name; "" for what says nothing of its part."""

    before: str
    after: str


def roles_of(text: str, start: int, end: int) -> Roles:
    """The part that a figure plays, at a half-open range of a text."""
    return _played(text[max(0, start - _REACH) : start], text[end : end + _REACH], _ENDS, _BEGINS)


def _played(before: str, after: str, ends: _Patterns, begins: _Patterns) -> Roles:
    """The first part that what stands before ends with, and the first that what stands after begins with."""
    return Roles(
        next((name for name, pattern in ends.items() if pattern.search(before)), ""),
        next((name for name, pattern in begins.items() if pattern.match(after)), ""),
    )


def pairs_of(ours: Roles, theirs: Roles) -> dict[str, int]:
    """The parts that a statement's thing and a paper's play, by the names of their pairs."""
    return {
        f"r{ours.before}_.{theirs.before}_": 1,
        f"r_{ours.after}._{theirs.after}": 1,
        f"r{ours.before}_._{theirs.after}": 1,
        f"r_{ours.after}.{theirs.before}_": 1,
    }


# What part a name plays, in the same way: what is new, what it is compared with, what is measured on or done with it.
_NAME_BEFORE = {
    "new": r"\b(?:introduc|propos|present|develop|releas|construct|creat|buil[dt]|design|call|nam|term|dubb)\w*"
    r"\b[^.;,:]{0,48}?|(?:提出|引入|构建|开发|介绍|发布|创建|推出|建立|设计|名为|称为)[^，。；、：]{0,12}?",
    "than": r"(?:\b(?:than|versus|vs\.?|over|against|compar\w+ (?:to|with)|outperform\w*|surpass\w*|exceed\w*"
    "|baselines?)|相比|对比|比|较|优于|超[越过]|高于|低于|基线)[^，。；、,;:：]{0,10}?",
    "on": r"(?:\bon|\bacross|在)\s?(?:the |both )?",
    "with": r"(?:\b(?:using|with|via|by|through)|使用|采用|利用|通过|基于|借助|结合|用)\s?(?:the |a )?",
    "for": r"(?:\b(?:for|of|in|to|from)|对|为|将|使|从)\s?(?:the |a )?",
    "and": r"(?:\band|\bor|[,、和与及或])\s?(?:the )?",
    "(": r"[(（]",
}
_NAME_AFTER = {
    "data": r"\W?(?:\w+ )?(?:data\s?sets?|benchmark|corpus|corpora|suite|test\s?set|leaderboard"
    "|等?[^，。；、]{0,4}?(?:数据|基准|语料|测试))",
    "model": r"\W?(?:\w+ )?(?:model|LLM|backbone|[^，。；、]{0,3}?模型)",
    "method": r"\W?(?:\w+ )?(?:method|framework|approach|system|algorithm|architecture|pipeline"
    "|[^，。；、]{0,3}?(?:方法|框架|系统|算法|架构))",
    "on": r"\s?上",
    "acts": r"\W{0,2}(?:(?:\w+ly |also |can |is able to )?(?:achiev|outperform|reduc|improv|show|reach|is\b|use|enabl"
    "|attain|exceed|surpass|provid)|[也可能]{0,2}(?:实现|达到|取得|优于|超|提升|降低|在|将|通过|能|表现|获得|显著|减少))",
    "and": r"\s?(?:and\b|or\b|[,、和与及或]|\(\w+\)\s?(?:and\b|,))",
    "(": r"\s?[(（]",
    ")": r"\s?[)）]",
}
_NAME_ENDS = {name: re.compile(f"(?:{pattern})$", re.IGNORECASE) for name, pattern in _NAME_BEFORE.items()}
_NAME_BEGINS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _NAME_AFTER.items()}
_NAME_REACH = 64  # characters looked at before a name


def name_roles_of(text: str, start: int, end: int) -> Roles:
    """The part that a name plays, at a half-open range of a text."""
    return _played(text[max(0, start - _NAME_REACH) : start], text[end : end + _REACH], _NAME_ENDS, _NAME_BEGINS)
