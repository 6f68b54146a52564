"""Figures written in words, in English and Chinese."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from litmus.check.figures.figure import Figure
from litmus.check.figures.numerals import (
    CHINESE,
    ENGLISH,
    ENGLISH_NUMBER,
    SCALES,
    chinese_number,
    chinese_scale,
    english_fraction,
    english_number,
    percent,
)
from litmus.check.figures.units import UNITS, unit_at

_HALF, _TWO, _THREE, _FOUR = Decimal(50), Decimal(2), Decimal(3), Decimal(4)
_FACTOR_WORDS = {"tw": _TWO, "th": _THREE, "do": _TWO, "tr": _THREE, "qu": _FOUR}
_WINDOW = 12  # characters before a word that tell how it is meant
_POWERS = "thousand|million|billion|trillion"
_SCALE = f"hundred|{_POWERS}|dozen"
_PART = "half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth|thousandth|millionth"
_SPAN = "second|minute|hour|day|week|month|year|decade|century"

# How a figure in words may begin: one look for most places.
_BEGINNINGS = r"an?\b|bi|ce|co|de|do|ei|el|ex|few|fi|fo|giga|ha|hu|ma|mi|ni|on|peta|qua|se|si|te|th|tr|tw|ze"
_ENGLISH = re.compile(
    rf"""\b(?={_BEGINNINGS})(?:
      (?P<fold>{ENGLISH}[-\s]?fold)
    | (?P<factor>twice|thrice|doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|quadrupl(?:e[sd]?|ing))
    | (?P<halved>halv(?:ed?|ing)|(?<!two\s)(?<!the\s)(?<!both\s)halves)
    | (?P<mixed>(?P<whole>{ENGLISH}|an?)[-\s]and[-\s]a[-\s](?P<rest>{_PART}))
    | (?P<half>half[-\s]an?[-\s](?={_SPAN}|(?:{_SCALE})\b)(?P<of>{_SCALE})?)
    | (?P<fraction>(?:(?:{ENGLISH}|an?)[-\s])(?:{_PART})s?|half(?!-))
    | (?P<share>(?P<some>one|two|three|four|five|seven)\s(?:in|out\sof)(?:\severy)?\s(?P<all>{ENGLISH}))
    | (?P<many>(?:tens|(?:{_SCALE})s)(?:\sof\s(?:{_POWERS})s)?)
    | (?P<several>(?:(?:an?\s)?(?:few|couple(?:\sof)?)|several|many)[-\s](?P<scale>{_SCALE})
        (?:[-\s](?P<more>{_POWERS}))?)
    | (?P<computers>(?:giga|tera|peta|exa|zetta)(?=scale))\w+
    | (?P<decades>decades?|century(?=-)|centuries)
    | (?P<level>(?:hundred|{_POWERS})(?=-[a-z]|\sdollar))
    | (?P<number>(?!zero-){ENGLISH_NUMBER})
    | (?P<one>an?|single)[-\s](?={_SCALE}|{_SPAN}|order[-\s]of)(?P<what>{_SCALE})?
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Before a word for something that is done, which is no figure: "Doubling the depth was not tried", "by halving it".
_DONE = re.compile(
    r"(?:^|[.!?;:(]|\b(?:after|before|by|for|from|of|on|than|tr(?:y|ies|ied)|via|when|without))\W*$", re.IGNORECASE
)
_COMPUTERS = {
    "giga": Decimal("1E9"),
    "tera": Decimal("1E12"),
    "peta": Decimal("1E15"),
    "exa": Decimal("1E18"),
    "zetta": Decimal("1E21"),
}
_CLASSIFIER = (
    r"个|种|类|项|大(?!多|幅|量|规|型)|阶段|步(?!骤)|层|条|组|级|款|篇|首(?![次个先位轮批款]|席)|张|名|位|套|轮|次|对|例|家|门|方面|维度|段|台|部|份|道|路|重|处"
    r"|所|国|人|模态|数据集|任务|模型|基准|领域|语言|场景|指标|分支|头|点|支|幅|块|册|章|节|期|批|版|核|期|声|场|局|代(?!表|码|理)"
)
_CHINESE = re.compile(
    rf"""
      (?P<share>百分之(?P<whole>{CHINESE}{{1,9}})(?:点(?P<part>[零〇一二三四五六七八九]{{1,9}}))?)
    | (?P<fraction>(?P<under>{CHINESE}{{1,9}})分之(?P<over>{CHINESE}{{1,9}}))
    | (?P<tenths>(?P<tens>[一二两三四五六七八九])成
        (?P<ones>[一二三四五六七八九])?(?![功本员分为果熟立长绩像对就份型都千百万]|不变))
    | (?P<half>一半|半数|减半)
    | (?P<doublings>翻了?(?P<times_over>[两二三四])番)
    | (?P<teens>(?P<tens_over>[二三四五六七八九]?十)几)
    | (?P<round>(?<=[近约逾超])[百千万亿]{{1,2}}(?=余?(?:{_CLASSIFIER}|倍))
        |(?<![零〇一二两三四五六七八九十百千万亿几数\d])[百千万](?=余))
    | (?P<double>翻倍|翻番|翻了?一[番倍]|加倍)
    | (?P<vague>(?:(?<!指)数|几|上(?!述)|成)(?P<times>[十百千万亿]{{1,4}})(?!级数|分))
    | (?P<level>[十百千万亿]{{1,4}}(?=级(?!联)|规模|量级))
    | (?P<scales>[十百千万亿]{{2,4}}(?!分之|[一二三四五六七八九]))
    | (?P<number>(?<![第数几多每之]){CHINESE}{{1,16}})(?P<more>[多余来])?(?={_CLASSIFIER})
    | (?P<measured>(?<![第数几多]){CHINESE}{{1,16}})(?P<rest>[多余来])?
    """,
    re.VERBOSE,
)
_ONCE_MORE = ((Decimal(2), "x"), (Decimal(100), "%"))  # 提高一倍 is doubling
# Terms that nothing is counted in: the quadratic, the cubic, the syllogism.
_TERM = re.compile(
    r"[二三四][次阶](?:加权|插值|规划|函数|方程|样条|曲|型|复杂|项|约束|优化|矩|导)|三段论|[二三四]分(?:之|类)|二进制"
)
_NO_FIGURES = frozenset({"十分", "万一", "一一", "三维", "二维"})


def spelled_figures(text: str) -> Iterator[Figure]:
    """The figures in words of folded text, in order within each language."""
    for match in _ENGLISH.finditer(text):
        if figure := _english(text, match):
            yield figure
    if _HAS_CHINESE.search(text):
        for match in _CHINESE.finditer(text):
            if figure := _chinese(text, match):
                yield figure


_HAS_CHINESE = re.compile(CHINESE + "|[半翻]")


def _english(text: str, match: re.Match[str]) -> Figure | None:
    start, end = match.span()
    words = match[0].lower()

    def made(value: Decimal, unit: str = "", *, end: int = end, is_vague: bool = False) -> Figure:
        return Figure(start=start, end=end, value=value, unit=unit, is_spelled=True, is_vague=is_vague)

    kind = (
        match.lastgroup
        if match.lastgroup not in ("scale", "more", "what", "some", "all", "whole", "rest", "of")
        else ""
    )
    if match["fold"]:
        return made(english_number(words.removesuffix("fold").rstrip(" -")), "x")
    if match["factor"] or match["halved"]:
        told = made(_FACTOR_WORDS[words[:2]], "x") if match["factor"] else made(_HALF, "%")
        is_done = words.endswith("ing") and _DONE.search(text, max(0, start - _WINDOW), start)
        return replace(told, is_in_name=True) if is_done else told
    if match["share"]:
        some, every = english_number(match["some"].lower()), english_number(match["all"].lower())
        share = made(percent(some, every), "%") if some < every else made(every)
        return replace(share, others=((some, ""), (every, "")))
    if match["mixed"] or match["half"]:
        value = _mixed(match) if match["mixed"] else SCALES.get((match["of"] or "").lower(), Decimal(1)) / 2
        unit, unit_end = unit_at(text, end)
        return made(value, unit, end=unit_end if unit else end)
    if match["fraction"]:
        return _once_over(made(english_fraction(words), "%"))
    if match["many"]:
        return made(_magnitude(words), is_vague=True)
    if match["several"]:
        scale = SCALES[match["scale"].lower()] * SCALES.get((match["more"] or "").lower(), Decimal(1))
        return made(_power(scale), is_vague=True)
    if match["computers"]:
        return made(_COMPUTERS[match["computers"].lower()], is_vague=True)
    if match["decades"]:
        return made(Decimal(1), "decade" if words.startswith("d") else "century", is_vague=True)
    if match["level"]:
        return made(SCALES[words], is_vague=True)
    value = SCALES.get((match["what"] or "").lower(), Decimal(1)) if match["one"] else english_number(words)
    more = _OR_MORE.match(text, end)
    unit, unit_end = unit_at(text, more.end() if more else end)
    is_one_of = unit in ("x", "pp") and text[unit_end - 1 : unit_end] not in "se"  # two-fold validation, one point
    if is_one_of and not text[end + 1 :].startswith("percent") and not _MEASURED.search(text, 0, start):
        unit = ""
    if not unit and kind == "number" and words in ("one", "second"):
        return None  # a pronoun as often as a figure
    return made(value, unit, end=unit_end if unit else end)


_MEASURED = re.compile(r"\b(?:by|than|about|nearly|almost|around|roughly)\s$")  # "less than one point"
_OR_MORE = re.compile(r"\sor\smore(?=\s)|\sto\s\w{3,5}(?=\sorders)")


def _once_over(share: Figure) -> Figure:
    """A share, and if it is one n-th with n above two, what is n times less."""
    times = round(100 / share.value)
    is_one_part = times > 2 and percent(Decimal(1), Decimal(times)) == share.value  # noqa: PLR2004
    return replace(share, others=((Decimal(times), "x"),)) if is_one_part else share


def _mixed(match: re.Match[str]) -> Decimal:
    """The value of "three and a half"."""
    whole = match["whole"].lower()
    part = english_fraction(f"a {match['rest']}") / 100
    return (Decimal(1) if whole in ("a", "an") else english_number(whole)) + part.quantize(Decimal("0.01")).normalize()


def _tenths(match: re.Match[str]) -> Decimal:
    """The percent of 六成五, and of 六成, which says nothing of single percents."""
    tens = chinese_number(match["tens"])
    return tens * 10 + chinese_number(match["ones"]) if match["ones"] else tens.scaleb(1)


def _magnitude(words: str) -> Decimal:
    """The order of magnitude of "tens of thousands"."""
    value = Decimal(1)
    for word in words.split():
        if word == "of":
            continue
        value *= Decimal(10) if word in ("tens", "dozens") else SCALES[word.removesuffix("s")]
    return value


def _power(value: Decimal) -> Decimal:
    """The power of ten at or below a value."""
    return Decimal(1).scaleb(value.adjusted())


def _chinese(text: str, match: re.Match[str]) -> Figure | None:
    start, end = match.span()
    if match["number"] and _TERM.match(text, start):
        return None

    def made(value: Decimal, unit: str = "", *, end: int = end, is_vague: bool = False) -> Figure:
        return Figure(start=start, end=end, value=value, unit=unit, is_spelled=True, is_vague=is_vague)

    if match["share"]:
        part = chinese_number(match["part"] or "零").scaleb(-len(match["part"] or ""))
        return made(chinese_number(match["whole"]) + part, "%")
    if match["fraction"]:
        under, over = chinese_number(match["under"]), chinese_number(match["over"])
        return _once_over(made(percent(over, under), "%")) if under and over else None
    if match["tenths"]:
        return made(_tenths(match), "%")
    if match["doublings"]:
        return made(_TWO ** int(chinese_number(match["times_over"])), "x")
    if match["teens"]:
        return made(chinese_number(match["tens_over"]), is_vague=True)
    if match["half"]:
        return made(_HALF, "%")
    if match["double"]:
        return made(_TWO, "x")
    if match["vague"] or match["level"]:
        value = chinese_scale(match["times"] or match["level"])
        unit, unit_end = unit_at(text, end)
        return made(value, unit, end=unit_end if unit else end, is_vague=True)
    characters = match["scales"] or match["number"] or match["measured"] or match["round"]
    value = chinese_scale(characters) if match["round"] else chinese_number(characters)
    unit, unit_end = unit_at(text, end)
    if unit == "CNY":
        return None  # 二元 is binary
    if unit == "pp" and "百分" not in text[end:unit_end]:
        if characters == "一":
            return None
        counted = made(value)  # 三点 is three of a list, 三个点 may be three points
        return replace(counted, others=((value, "pp"),)) if text.startswith("个", end) else counted
    if characters == "一" and UNITS[unit].dimension in ("time", "years"):
        return None  # 一天中, 下一小时: the thing, not how long it lasts
    if unit:
        figure = made(value, unit, end=unit_end, is_vague=bool(match["scales"]))
        return replace(figure, others=_ONCE_MORE) if unit == "x" and value == 1 else figure
    if match["scales"]:
        return made(value, is_vague=True)
    if match["round"]:
        return made(value)
    if match["number"] and characters != "一" and match[0] not in _NO_FIGURES:
        return made(value, end=match.end("number"))
    return None
