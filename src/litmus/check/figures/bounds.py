"""How a figure is meant: exactly, about, at least, at most, or at best."""

import re

from litmus.model import Bound

# What stands right before a figure. Longer first where one ends in another: "no more than" before "more than".
_BEFORE: tuple[tuple[Bound, tuple[str, ...]], ...] = tuple(
    (bound, tuple(words.split("|")))
    for bound, words in (
        (
            Bound.AT_MOST,
            (
                "no more than|not more than|no greater than|no larger than|no higher than|not exceeding|does not exceed"
                "|do not exceed|不超过|不多于|不高于|不大于|至多"
            ),
        ),
        (
            Bound.AT_LEAST,
            (
                "no less than|no fewer than|not less than|no lower than|no smaller than|not below"
                "|不低于|不少于|不小于|至少|at least"
            ),
        ),
        (
            Bound.UP_TO,
            (
                "up to|as much as|as high as|as many as|as large as|at best"
                "|最高|高达|最多|最大|多达|最高达|最高可达|可达|至高|达到最高|最高至|长达|最长"
            ),
        ),
        (
            Bound.AT_LEAST,
            (
                "over|more than|above|exceeding|exceeds|exceed|exceeded|greater than|larger than|higher than"
                "|longer than|surpassing|beyond|upwards of|minimum of"
                "|>|≥|>=|超过|超出|超|逾|多于|高于|大于|起码|最低|最少"
            ),
        ),
        (
            Bound.AT_MOST,
            (
                "under|below|less than|fewer than|lower than|smaller than|shorter than|short of|within|at most"
                "|maximum of|<|≤|<=|不到|低于|少于|小于|不足|未满|不及"
            ),
        ),
        (
            Bound.ABOUT,
            (
                "about|around|approximately|approx.|approx|roughly|nearly|almost|close to|some|circa|on the order of"
                "|~|≈|约|约为|大约|近|接近|将近|大概|近乎|约有|几乎"
            ),
        ),
    )
)
# What a figure counts, before the word behind it: 200 个以上, 50 个 epoch 内.
_NOUN = r"\s?[\u4e00-\u9fff]{0,5}?\s?(?:[A-Za-z]{1,12}\s?)?[\u4e00-\u9fff]{0,3}?"
_AFTER: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    (
        Bound.AT_LEAST,
        re.compile(
            rf"\+(?!\s?[\d(])|\s?(?:多(?![种样个项类元])|余)|{_NOUN}以上"
            r"|\sor\s(?:more|higher|above)|\sand\sabove"
        ),
    ),
    (
        Bound.AT_MOST,
        re.compile(rf"{_NOUN}(?:以下|[以之]?内(?![存部容在核]))|\sor\s(?:less|fewer|lower|below)|\sat\smost"),
    ),
    (Bound.ABOUT, re.compile(rf"{_NOUN}(?:左右|上下(?!文))|\sor\sso\b")),
)
# "up to" reaches over a few words: "up to an impressive 3x", "最高可提升 22%"; not over a figure or a stop.
_BEST = (
    r"(?:\b(?:up\sto|as\s(?:much|high|many|large)\sas|at\sbest|maximum|max\.?|peak(?:s|ing)?|best[- ]case)\b"
    r"|最[高多大长](?!的)|高达|多达|至高|至多|上限|可达|峰值|长达)"
)
_UP_TO = re.compile(rf"{_BEST}[^\d,.;:!?()，。；：！？、（）]{{0,24}}$", re.IGNORECASE)
_BEST_CASE = re.compile(_BEST, re.IGNORECASE)
# 达 9.6 %: for many writers the same as 高达; 可减少 50 %: what may be, not what is.
_REACHES = re.compile(r"[达至到]了?\s?[约+]?\s?$|[可能][^\d,，。；;]{0,12}$")
# Of these alone it is sure that the figure is the best of several: a peak or a maximum may be the thing measured.
_HEDGE = re.compile(r"\b(?:up\sto|as\s(?:much|high|many|large)\sas)\b[^\d,.;:!?]{0,24}$", re.IGNORECASE)
_LOOK_BACK = 44  # characters; the longest hedge in front of a figure, with the words between
# Between a bound and its figure: "at least a third", 至少需要 80 GB, 约少 60 %.
_LITTLE = re.compile(r"(?:\san?|了|为|达|(?<=[约少多])需要?|(?<=约)[少多高低快慢占])$")
_MORE_INSIDE = re.compile(r"\d[多余]")  # 170多万
_REACH = 24  # characters over which a bound may still be meant for a figure
_COUNTED = r"(?:\d|[一二两三四五六七八九十半]|(?<![a-z])(?:half|one|two|three|third|quarter)(?![a-z]))"
_LATIN = re.compile(r"[a-z]$")


def _anywhere(bound: Bound) -> re.Pattern[str]:
    """The words for a bound that stand before something with a digit, be it a little further on."""
    words = [word for one, said in _BEFORE if one is bound for word in said]
    whole = (rf"(?<![a-z]){re.escape(word)}(?![a-z])" for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:{'|'.join(whole)})(?=[^,.:;，。：；]{{0,{_REACH}}}(?<![A-Za-z-]){_COUNTED})", re.IGNORECASE)


_ANYWHERE: dict[Bound, re.Pattern[str]] = {bound: _anywhere(bound) for bound in Bound if bound is not Bound.EXACT}


def bound_of(text: str, start: int, end: int) -> Bound:
    """How the figure at this range of folded text is meant, told from the words around it."""
    before = text[max(0, start - _LOOK_BACK) : start].lower().rstrip(' (（“"*+\\')
    near = _LITTLE.sub("", before)
    for bound, words in _BEFORE:
        if near.endswith(words) and _is_whole(near, words):
            return _beyond(bound, near)
    if _MORE_INSIDE.search(text, start, end):
        return Bound.AT_LEAST
    for bound, pattern in _AFTER:
        if pattern.match(text, end):
            return bound
    return Bound.UP_TO if _UP_TO.search(before) else Bound.EXACT


def hedges_in(text: str, bound: Bound) -> int:
    """How many words for a bound a text has before its figures, beside them or not."""
    return len(_ANYWHERE[bound].findall(text))


def has_best_case(text: str) -> bool:
    """Whether a text says anywhere that a figure is the best case."""
    return bool(_BEST_CASE.search(text))


def reaches(text: str, start: int) -> bool:
    """Whether the Chinese word before a figure may stand for "as much as"."""
    return bool(_REACHES.search(text, max(0, start - 16), start))


def is_hedged(text: str, start: int) -> bool:
    """Whether English text says "up to" before a figure, or something as plain."""
    return bool(_HEDGE.search(text, max(0, start - _LOOK_BACK), start))


def _beyond(bound: Bound, before: str) -> Bound:
    """An "up to about 3x" is a best case, whatever stands between."""
    return Bound.UP_TO if bound is Bound.ABOUT and _UP_TO.search(before) else bound


def _is_whole(before: str, words: tuple[str, ...]) -> bool:
    """Whether one of the words ends here and does not only end another word, as "over" does in "moreover"."""
    for word in words:
        if before.endswith(word):
            rest = before[: len(before) - len(word)]
            if not (_LATIN.search(word) or (word[0].isascii() and word[0].isalpha())) or not rest[-1:].isalpha():
                return True
    return False
