"""What a formula in a statement comes to: (3-√5)/2≈0.382 is worked out there, and stands in no paper."""

import math
import re
from collections.abc import Callable
from unicodedata import normalize

from litmus.check.figures.figure import Figure

_ROUNDING = 1 + 1e-6  # 0.0625 is written 0.062 as well as 0.063, and binary fractions are not exact
_LONGEST = 80  # characters before a figure that a formula and what follows it may take
_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?|log2(?!\d)|log10(?!\d)|ln|exp|sqrt|π|pi|e|[√+\-*/^()]")
_PIECE = rf"(?:{_TOKEN.pattern})"
# The formula, a unit if there is one, and what says that a figure is its value.
_BEFORE = re.compile(
    rf"(?<![A-Za-z\d.])(?P<formula>{_PIECE}(?:\s?{_PIECE})+)\s?(?:[^\W\d_]{{1,8}})?\s?"
    r"(?:[≈=]|约等于|\(\s?(?:≈|约为?|即约?|i\.e\.,?|about|approximately|approx\.?)?)\s?$"
)
_SIGNS = str.maketrans("−–×·÷（）", "--**/()")
_NAMED = {"π": math.pi, "pi": math.pi, "e": math.e}
_FUNCTIONS: dict[str, Callable[[float], float]] = {
    "√": math.sqrt,
    "sqrt": math.sqrt,
    "log2": math.log2,
    "log10": math.log10,
    "ln": math.log,
    "exp": math.exp,
}


def is_value_of_formula(figure: Figure, text: str) -> bool:
    """Whether a figure is what the formula right before it comes to, to the last place that is written."""
    before = normalize("NFKC", text[max(0, figure.start - _LONGEST) : figure.start].translate(_SIGNS))
    found = _BEFORE.search(before)
    if found is None or figure.is_vague or figure.unit in ("%", "pp"):
        return False
    value = _value(found["formula"])
    half = 10.0 ** int(figure.value.as_tuple().exponent) / 2
    return value is not None and abs(value - float(figure.value)) <= half * _ROUNDING


def _value(formula: str) -> float | None:
    """None of what is no formula, or has no finite value."""
    tokens = _TOKEN.findall(formula)
    try:
        value, rest = _sum(tokens)
    except (ArithmeticError, ValueError, IndexError):
        return None
    return value if not rest else None


# Each takes what it can from the front of the tokens, and gives its value and the rest.


def _sum(tokens: list[str]) -> tuple[float, list[str]]:
    value, tokens = _product(tokens)
    while tokens and tokens[0] in "+-":
        other, rest = _product(tokens[1:])
        value, tokens = (value + other if tokens[0] == "+" else value - other), rest
    return value, tokens


def _product(tokens: list[str]) -> tuple[float, list[str]]:
    value, tokens = _power(tokens)
    while tokens and tokens[0] not in "+-)^":
        is_said = tokens[0] in "*/"
        other, rest = _power(tokens[is_said:])
        value, tokens = (value / other if tokens[0] == "/" else value * other), rest
    return value, tokens


def _power(tokens: list[str]) -> tuple[float, list[str]]:
    base, tokens = _term(tokens)
    if tokens and tokens[0] == "^":
        exponent, tokens = _term(tokens[1:])
        return math.pow(base, exponent), tokens
    return base, tokens


def _term(tokens: list[str]) -> tuple[float, list[str]]:
    first, rest = tokens[0], tokens[1:]
    if first == "(":
        value, rest = _sum(rest)
        if rest[0] != ")":
            raise ValueError(first)
        return value, rest[1:]
    if first in _FUNCTIONS:
        argument, rest = _term(rest)
        return _FUNCTIONS[first](argument), rest
    return _NAMED[first] if first in _NAMED else float(first.replace(",", "")), rest
