"""Figures written in digits, told from the digits of names, references, dates and list marks."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import zip_longest

from litmus.check.figures.figure import Figure
from litmus.check.figures.labels import (
    JOINS_LIST,
    JOINS_RANGE,
    is_family,
    is_in_name,
    is_index,
    is_list_mark,
    is_reference,
    is_year,
)
from litmus.check.figures.numerals import SCALES, chinese_scale, percent
from litmus.check.figures.units import CURRENCIES, UNITS, unit_at

# Runs of more than 18 digits are no quantities; the bounds keep hostile text cheap, too.
_NUMBER = re.compile(
    r"""
    (?=[.\d])(?<!\d)(?:
      (?P<date>(?:19|20)\d\d(?:[-/]\d{1,2}[-/]\d{1,2}(?!\d)|/\d\d(?!\d)年?|\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?))
    | (?P<arxiv>\d{4}\.\d{5}(?:v\d+)?(?![\d%]))
    | (?P<fraction>(?P<over>\d{1,3})/(?P<under>\d{1,5})(?:th|rd|nd)s?\b|1/(?:\d{1,4})(?!\d|\.\d))
    | (?P<spelt>(?<!\d-)\d(?:-\d){2,4}(?!-?\d))
    | (?P<version>\d{1,6}(?:\.\d{1,6}){2,9})
    | (?P<number>(?:\d{1,3}(?:,\d{3}){1,5}(?!\d)|\d{1,18}(?!\d))(?:\.\d{1,18}(?!\d))?|(?<![.A-Za-z])\.\d{1,18}(?!\d))
      (?:\s?[×x·]\s?10(?P<caret>\s?\^\s?)?(?P<power>(?(caret)-?|-)\d{1,2})(?!\d)
       | [eE]\^?(?P<exponent>[-+]?\d{1,2})(?![A-Za-z\d])
       | \^(?P<index>-?\d{1,2})(?!\d)
       | (?P<comma>,\d{1,2})(?=\s?%|k\b)
      )?
    )
    """,
    re.VERBOSE,
)
_ADDRESS = re.compile(
    r"https?://[^\s)\]}>，。；]+|www\.[^\s)\]}>，。；]+|\b10\.\d{4,9}/\S+|(?i:arxiv):\s?\d{4}\.\d{4,5}(?:v\d+)?"
)
_CITATION = re.compile(r"\[\d{1,3}(?:\s?[,;-]\s?\d{1,3})*\]")
_SCALE = re.compile(
    r"""
      (?:[多余来几]\s?)?\s?(?P<chinese>[十百千万亿]{1,3})(?!分)
    | [\s-](?P<word>(?i:hundred|thousand|million|billion|trillion))(?:s\b|\b)
    | \s?(?P<letter>[KMBT]|(?<!\s)[kmG]|[bm]n\b)(?![A-Za-z²])(?:(?=-?[^A-Za-z0-9-]|-[a-zA-Z])|$|(?=-{1,3}\d))
    """,
    re.VERBOSE,
)
_LETTERS = {
    **dict.fromkeys(("k", "K"), Decimal("1E3")),
    **dict.fromkeys(("m", "M", "mn"), Decimal("1E6")),
    **dict.fromkeys(("B", "bn", "G"), Decimal("1E9")),
    "T": Decimal("1E12"),
}
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b|-?[dD]\b")
_CURRENCY = re.compile(rf"\b({'|'.join(code for code in CURRENCIES if code.isalpha())})\s$")
_PRODUCT = re.compile(r"[xX×](?=[A-Z0-9(])")
# Between a figure and what it counts: 1500多小时, 500+ hours, 70 more hours.
_MORE = re.compile(r"\s?[多余来]\s?|\+\s?|\s(?:more|fewer|additional|extra)(?=\s)")
_OFTEN = 100  # what is so many "times" may have happened so often
_DECADE = re.compile(r"(?:19|20)\d0s\b")  # the 1970s are no seconds
_SHORT_YEAR = re.compile(r"(?:[A-Za-z]|[A-Z]{2}\s)['‘]$")  # before the 14 of WMT'14
_FACTOR = re.compile(r"\bfactors?\sof\s(?:about\s|around\s|over\s|up\sto\s|at\sleast\s|~\s?)?$")
_TIMES = re.compile(r"(?:^|(?<![\d)])\s|[(（])[×x]$")  # "models with ×10 more parameters", not "4 ×10"
# What may be a unit, and may be none: 8位 is 8-bit or eight digits, 8分 eight points or a mark of eight.
_MAYBE = {"位": "bit", "分": "pp"}
_SCALE_STARTS = frozenset(" -多余来几十百千万亿KMBTkmGbn")
_SMALLER = {"h": "min", "min": "s", "d": "h", "yr": "mo"}
_JOINS_TIME = re.compile(r"\s?(?:and|,|零|又)?\s?")
_CLOSE_RANGE = re.compile(r"\s?[-~]{1,3}\s?")  # its ends share the scale: 0.5-37亿 begins at 50 million
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # with a point for a comma, perhaps: "2.800 messages"
_MANY = re.compile(r"\s(?:[a-z-]+\s){0,2}?[a-z]{3,}s\b")
_IN_TURN = re.compile(r"\s?(?:步|点|[，：:、,](?!\d))")  # 第1步：…, 第1，…: the writer's own order
_WINDOW = 32  # characters before a number that tell what it is


def digit_figures(text: str) -> list[Figure]:
    """The figures in digits of folded text, in order."""
    found: list[Figure] = []
    addresses = [match.span() for match in _ADDRESS.finditer(text)] if "/" in text or ":" in text else []
    busy = address = 0
    reference_end = -1  # where the last reference's number ended, for "Tables 2 and 3"
    is_ordinal = False  # whether the last reference was 第1层
    for match in _NUMBER.finditer(text):
        start = match.start()
        if start < busy or match["arxiv"] or match["version"]:
            continue
        while address < len(addresses) and addresses[address][1] <= start:
            address += 1
        if address < len(addresses) and addresses[address][0] <= start:
            continue
        before = text[max(0, start - _WINDOW) : start]
        if before.endswith("[") and (citation := _CITATION.match(text, start - 1)):
            busy = citation.end()
            continue
        if match["spelt"]:  # 9-1-1
            found.append(_spelt(match))
            continue
        if match["date"]:
            found.append(_year(start, match["date"]))
            continue
        if _is_short_year(match, before):
            continue
        if is_reference(before, text, match, reference_end):
            is_ordinal = before.rstrip(" ").endswith("第") or (is_ordinal and start - reference_end <= len(" 和 "))
            reference_end = match.end()
            if is_ordinal and not _IN_TURN.match(text, reference_end):
                found.append(_ordinal(match))
            continue
        figure = _figure(text, match, before)
        if figure:
            found.append(figure)
            busy = figure.end
    return list(_compound(text, list(_priced(text, list(_shared(text, found))))))


def _figure(text: str, match: re.Match[str], before: str) -> Figure | None:
    """The figure at a number, or None if the number is part of something else."""
    start, end = match.span()
    if is_index(before) or is_list_mark(text, match, before):
        return None
    in_name = is_in_name(before)
    if match["fraction"]:
        over, under = match["fraction"].rstrip("stndrh").split("/")
        if int(under) == 0 or before.endswith("@"):  # Recall@1/10
            return None
        times = ((Decimal(under), "x"),) if over == "1" else ()  # 1/11 of the data is "11 times less"
        return Figure(start=start, end=end, value=percent(Decimal(over), Decimal(under)), unit="%", others=times)
    value = _value(match)
    if value is None:
        return None
    scale, others, end = _scaled(text, match, value)
    more = _MORE.match(text, end)
    if _DECADE.match(text, start):
        return _year(start, match[0])
    unit, unit_end = unit_at(text, more.end() if more else end)
    if not unit and _is_factor(before):
        unit, unit_end = "x", end
    if scale is not None:
        value *= scale
    elif not unit:
        if _ORDINAL.match(text, end) or (text[end : end + 1].isascii() and text[end : end + 1].isalpha()):
            if not _PRODUCT.match(text, end):
                in_name = True  # 8DoF, 16th: no figure, but enough to back one
        elif text[end : end + 1] == "^":  # 2^n
            return None
        if not in_name and is_year(text, match, before, end):
            return _year(start, match[0])
    is_apart = before[-1:].isspace()
    if not unit and is_apart and is_family(before) and end - start <= len("4090"):
        in_name = True
    if not unit and scale is None and _THOUSANDS.fullmatch(match[0]) and _MANY.match(text, end):
        others = (*others, (value * 1000, ""))
    if not unit and scale is None and (maybe := _MAYBE.get(text[end : end + 1])):
        others = (*others, (value, maybe))
    if unit == "x" and value >= _OFTEN and text.endswith("times", end, unit_end):
        others = (*others, (value, ""))
    end = unit_end if unit else end
    if before[-1:] in CURRENCIES and before:
        start, unit = start - 1, unit or CURRENCIES[before[-1]]
    elif is_apart and (currency := _CURRENCY.search(before)):
        start, unit = start - len(currency[0]), unit or CURRENCIES[currency[1]]
    elif before.endswith("百分之"):
        start, unit = start - 3, "%"
    return Figure(start=start, end=end, value=value, unit=unit, is_in_name=in_name, others=others)


def _is_factor(before: str) -> bool:
    """Whether the words or the sign before a number say how many times: by a factor of 3, (×3."""
    is_told = "factor" in before and _FACTOR.search(before)
    return bool(is_told or (before.endswith(("×", "x")) and _TIMES.search(before)))


def _spelt(match: re.Match[str]) -> Figure:
    """A number that is told digit by digit, or else a list of single digits."""
    digits = match["spelt"].split("-")
    singles = tuple((Decimal(digit), "") for digit in digits)
    return Figure(start=match.start(), end=match.end(), value=Decimal("".join(digits)), is_in_name=True, others=singles)


def _ordinal(match: re.Match[str]) -> Figure:
    value = Decimal((match["number"] or "0").replace(",", ""))
    return Figure(start=match.start(), end=match.end(), value=value, is_in_name=True, is_ordinal=True)


def _year(start: int, date: str) -> Figure:
    return Figure(start=start, end=start + 4, value=Decimal(date[:4]), is_in_name=True, is_year=True)


def _is_short_year(match: re.Match[str], before: str) -> bool:
    """Whether it is a year of two digits, which is part of a name: WMT'14, "CVPR '21"."""
    return len(match[0]) == len("14") and bool(_SHORT_YEAR.search(before))


def _value(match: re.Match[str]) -> Decimal | None:
    value = Decimal(match["number"].replace(",", ""))
    if match["power"] is not None:
        return value.scaleb(int(match["power"]))
    if match["exponent"] is not None:
        return value.scaleb(int(match["exponent"]))
    if match["index"] is not None:
        return Decimal(1).scaleb(int(match["index"])) if value == 10 else None  # noqa: PLR2004  # 2^n is a formula
    if match["comma"]:  # "72,64%", a decimal comma
        return Decimal(match["number"] + "." + match["comma"][1:])
    return value


def _scaled(
    text: str, match: re.Match[str], value: Decimal
) -> tuple[Decimal | None, tuple[tuple[Decimal, str], ...], int]:
    """The scale after a number (k, 万, billion), other readings of its letter, and where it ends."""
    end = match.end()
    if text[end : end + 1] not in _SCALE_STARTS:
        return None, (), end
    found = _SCALE.match(text, end)
    if not found:
        return None, (), end
    if found["chinese"]:
        return chinese_scale(found["chinese"]), (), found.end()
    if found["word"]:
        return SCALES[found["word"].lower()], (), found.end()
    letter = found["letter"]
    if letter == "G" and value in (2, 3, 4, 5, 6):  # generations of mobile networks
        return None, (), end
    scale = _LETTERS[letter]
    if letter == "m":
        return None, ((value * scale, ""),), end
    return scale, (), found.end()


def _shared(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """Give a bare number the unit and scale that it shares with the next: "91-94%", "0.5-3.7 billion", "3/7B".

    In a range the shared unit is what is meant; in a list ("2 and 14.3 ms") it is one reading.
    """
    given: list[Figure] = []
    share: tuple[Decimal, str] | None = None  # factor and unit that the figure to the left may share
    begins = 0  # where the figure to the right begins
    for figure in reversed(figures):
        is_bare = not figure.unit and _factor(text, figure) == 1 and not figure.is_in_name
        if not is_bare:
            share = (_factor(text, figure), figure.unit)
        elif share:
            gap, reading = text[figure.end : begins], (figure.value * share[0], share[1])
            if JOINS_RANGE.fullmatch(gap):
                bare = () if share[0] > 1 and _CLOSE_RANGE.fullmatch(gap) else ((figure.value, ""),)
                others = (*bare, *figure.others)
                figure = replace(figure, value=reading[0], unit=reading[1], others=others)  # noqa: PLW2901
            elif JOINS_LIST.fullmatch(gap):
                figure = replace(figure, others=(reading, *figure.others))  # noqa: PLW2901
            else:
                share = None
        given.append(figure)
        begins = figure.start
    return reversed(given)


def _priced(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """Give the ends of a range of money what each has for both: "$3-5M" is from 3 to 5 million dollars."""
    currency = ""  # of the beginning of a range, where this figure is its end
    for figure, after in zip_longest(figures, figures[1:]):
        priced = replace(figure, unit=currency) if currency else figure
        currency = ""
        is_money = after and not after.unit and figure.unit in CURRENCIES.values()
        if is_money and JOINS_RANGE.fullmatch(text, figure.end, after.start):
            currency = figure.unit
            scale = _factor(text, after) if _factor(text, figure) == 1 else Decimal(1)
            priced = replace(priced, value=priced.value * scale)
        yield priced


def _compound(text: str, figures: list[Figure]) -> Iterator[Figure]:
    """Give a time in two units its reading in the first: "2 hours 30 minutes" is 2.5 hours."""
    for figure, after in zip_longest(figures, figures[1:]):
        smaller = _SMALLER.get(figure.unit)
        if after and after.unit == smaller and _JOINS_TIME.fullmatch(text, figure.end, after.start):
            value = figure.value + after.value * UNITS[after.unit].factor / UNITS[figure.unit].factor
            yield replace(figure, others=(*figure.others, (value, figure.unit)))
        else:
            yield figure


def _factor(text: str, figure: Figure) -> Decimal:
    """By how much the figure's scale multiplied its digits."""
    digits = _NUMBER.search(text, figure.start, figure.end)
    if not digits or not digits["number"]:
        return Decimal(1)
    written = Decimal(digits["number"].replace(",", ""))
    return figure.value / written if written else Decimal(1)
