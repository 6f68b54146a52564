"""Empty praise: words that say nothing of a paper but that somebody, perhaps its own text, would like it praised."""

import re

_ENGLISH = re.compile(
    r"\b(?:ground-?breaking|revolutionary|revolutioni[sz]es|outstanding|exceptional(?:ly)?|remarkabl[ey]|unparalleled|"
    r"game-?chang\w+|seminal|brilliant\w*|masterful\w*|impressive(?:ly)?|a landmark|a milestone|best paper|must-read|"
    r"highly recommend\w*|(?:should|must) be accepted|recommend (?:acceptance|accepting))\b",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"开创性|革命性|划时代|里程碑|卓越|杰出|惊人|史无前例|颠覆性|令人瞩目|令人印象深刻|必读|强烈推荐|(?:建议|应当?|值得)(?:录用|接收)"
)


def praise_in(text: str) -> str:
    """The first words of empty praise in a statement; "" for none."""
    found = _ENGLISH.search(text) or _CHINESE.search(text)
    return found[0] if found else ""
