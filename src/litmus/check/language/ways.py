"""The words for a rise and for a fall, in Chinese and in English."""

import re

# Words for a rise and their opposites, in pairs where they have one.
_OPPOSITES = (
    "提升 下降|提高 降低|增加 减少|增长 下降|上升 下降|升高 降低|升至 降至|增至 减至|扩大 缩小|加速 减速|提速 减速"
    "|高出 低出|高于 低于|改善 恶化|改进 退步|增益 下降|更高 更低|更快 更慢|更多 更少|更大 更小|更好 更差"
    "|更优 更差|优于 劣于|超越 落后于|超过 不及|领先 落后|胜过 不如|大于 小于|多于 少于|超出 低于|击败 不敌"
)
RISES = "|".join(pair.split()[0] for pair in _OPPOSITES.split("|"))
FALLS = (
    "降低|下降|减少|减小|减至|减速|缩短|缩小|缩减|压缩|降至|下跌|节省|低出|低于|节约|削减|减轻|更低|更慢|更少|更小|更差|劣于|落后于?|不如|不及|逊于"
    "|少于|小于|恶化"
)
OPPOSITE = {
    **{fall: rise for rise, fall in (pair.split() for pair in _OPPOSITES.split("|")[::-1])},
    **dict(pair.split() for pair in _OPPOSITES.split("|")),
}

# The English ones by kind: of a size, of a worth, of a contest, of a speed.
_UP = (
    r"increas\w*|ris(?:e|es|ing)|rose|grow\w*|grew|higher|rais\w*|more|greater|larger|expand\w*|climb\w*|elevat\w*"
    r"|longer|amplif\w*|inflat\w*|doubl\w*|tripl\w*"
)
_GOOD = (
    r"improv\w*|gain\w*|boost\w*|enhanc\w*|better|best|advantag\w*|lift\w*|uplift\w*|benefit\w*|strengthen\w*"
    r"|advanc\w*|efficien\w*|progress|jump\w*"
)
_BEAT = r"outperform\w*|surpass\w*|superior|beat\w*|win(?:s|n\w*)?|lead(?:s|ing)?"
_FAST = r"speed-?\s?ups?|faster|accelerat\w*|speed"
_DOWN = (
    r"reduc\w*|decreas\w*|lower\w*|cut\w*|sav(?:es?|ings?)|shrink\w*|shrank|short(?!\sof|cut)\w*|diminish\w*|fewer"
    r"|less|compress\w*|smaller|minimi\w*|cheaper|suppress\w*|eliminat\w*|mitigat\w*|curtail\w*|slash\w*|trim\w*"
    r"|lighter|halv\w*|alleviat\w*|attenuat\w*"
)
_BAD = (
    r"drop\w*|declin\w*|fall\w*|fell|degrad\w*|worse\w*|los[es]\w*|lost|slow\w*|decay\w*|collaps\w*|deteriorat\w*"
    r"|underperform\w*|inferior|lag\w*|behind|trail\w*|weak\w*|poor\w*|short\sof|plung\w*|plummet\w*|suffer\w*"
    r"|penalt\w*"
)
THEIRS = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<good>{_GOOD})|(?P<beat>{_BEAT})|(?P<fast>{_FAST})|(?P<down>{_DOWN})|(?P<bad>{_BAD})"
    r"|(?P<over>exceed\w*|over|above|up)|(?P<under>below|under|only|within))\b|(?P<plus>\+(?=\s?\d))",
    re.IGNORECASE,
)
ENGLISH_RISES = f"{_UP}|{_GOOD}|{_BEAT}|{_FAST}"
ENGLISH_FALLS = f"{_DOWN}|{_BAD}"
