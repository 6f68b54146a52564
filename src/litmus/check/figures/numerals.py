"""Numbers written as words, in English and Chinese."""

import re
from decimal import Decimal

_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES: dict[str, Decimal] = {
    "hundred": Decimal("1E2"),
    "thousand": Decimal("1E3"),
    "million": Decimal("1E6"),
    "billion": Decimal("1E9"),
    "trillion": Decimal("1E12"),
    "dozen": Decimal(12),
}
_DENOMINATORS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
    "twentieth": 20,
    "hundredth": 100,
    "thousandth": 1000,
    "millionth": 1000000,
}
_UNITS_OF_TEN = "|".join(word for word, value in _SMALL.items() if 0 < value < 10)  # noqa: PLR2004
_WORD = "|".join((*sorted(_SMALL, key=len, reverse=True), *_TENS))
_SCALE = "|".join(SCALES)

# "one hundred and twenty-five", "two million", "a billion"; a lone "one" or "a" is none, see `spelled`.
ENGLISH = rf"(?:(?:{'|'.join(_TENS)})[-\s](?:{_UNITS_OF_TEN})|{_WORD})"
ENGLISH_NUMBER = rf"{ENGLISH}(?:[-\s](?:{_SCALE})(?:(?:\sand)?\s{ENGLISH}(?!\s(?:{_SCALE})))?){{0,4}}"

_DIGITS = {**{char: value for value, char in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
CHINESE_SCALES: dict[str, Decimal] = {
    "十": Decimal("1E1"),
    "百": Decimal("1E2"),
    "千": Decimal("1E3"),
    "万": Decimal("1E4"),
    "亿": Decimal("1E8"),
}
CHINESE = r"[零〇一二两三四五六七八九十百千万亿]"


def english_number(words: str) -> Decimal:
    """The value of a number in words, as `ENGLISH_NUMBER` finds it."""
    total = part = Decimal(0)
    for word in re.split(r"[-\s]+", words.lower()):
        if word in _SMALL:
            part += _SMALL[word]
        elif word in _TENS:
            part += _TENS[word]
        elif word == "hundred":
            part = (part or Decimal(1)) * 100
        elif word in SCALES:
            total += (part or Decimal(1)) * SCALES[word]
            part = Decimal(0)
    return total + part


def english_fraction(words: str) -> Decimal:
    """The share in percent of a fraction in words: "two-thirds", "a quarter", "half"."""
    *over, under = re.split(r"[-\s]+", words.lower())
    count = english_number(" ".join(over)) if over and over[-1] not in ("a", "an") else Decimal(1)
    return percent(count, Decimal(_DENOMINATORS[under.removesuffix("s")]))


def chinese_number(characters: str) -> Decimal:
    """The value of a Chinese number, of `CHINESE` characters: 三, 十二, 两百五十, 一百二十万, 二〇二四."""
    if not re.search("[十百千万亿]", characters):
        return Decimal("".join(str(_DIGITS[char]) for char in characters))
    total = section = digit = Decimal(0)
    for char in characters:
        if char in _DIGITS:
            digit = Decimal(_DIGITS[char])
        elif char in "十百千":
            section += (digit or Decimal(1)) * CHINESE_SCALES[char]
            digit = Decimal(0)
        else:
            total = (total + section + digit or Decimal(1)) * CHINESE_SCALES[char]
            section = digit = Decimal(0)
    return total + section + digit


def chinese_scale(characters: str) -> Decimal:
    """The factor of a run of Chinese scales: 万亿 is 1E12."""
    factor = Decimal(1)
    for char in characters:
        factor *= CHINESE_SCALES[char]
    return factor


def percent(over: Decimal, under: Decimal) -> Decimal:
    """A fraction as a share in percent, to six digits."""
    return (100 * over / under).quantize(Decimal("0.0001"))
