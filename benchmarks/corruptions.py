"""Changes that make a true statement false: one each, in the kinds that real reports are wrong in.

The kinds are those of the test set for the checker: of a figure (a digit, the decimal point, the unit, an inserted
figure, an exaggeration, one end of a range) and, harder, of what a figure means (direction, hedge, two figures
exchanged, another figure of the paper, another name of the paper).
"""

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from litmus.check import find_quantities
from litmus.model import Document, Quantity

FIGURES = ("digit", "decimal", "unit", "insert", "exaggeration", "endpoint")
HARD = ("direction", "qualifier", "swap", "borrow", "name")

_UNITS = {"%": "x", "x": "%", "×": "%", "B": "M", "M": "B", "hours": "minutes", "minutes": "hours", "GB": "MB"}
_UNIT = re.compile(r"(?<=\d)\s?(?:\\?%|×|x\b|[BM]\b|GB\b)|(?<=\d\s)(?:hours|minutes)\b")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
_FROM_TO = re.compile(r"\bfrom (\d+(?:\.\d+)?)\S* to (\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)\s?[-–]\s?(\d+(?:\.\d+)?)")
_TURNS = (
    ("improves", "reduces"),
    ("increases", "decreases"),
    ("higher", "lower"),
    ("reduces", "raises"),
    ("outperforms", "falls behind"),
    ("more", "fewer"),
    ("better", "worse"),
    ("faster", "slower"),
    ("rises", "falls"),
    ("gains", "loses"),
    ("improve", "reduce"),
    ("increase", "decrease"),
    ("reduce", "raise"),
)
_HEDGES = (("up to", "on average"), ("at least", "at most"), ("over", "under"), ("more than", "less than"))
_NAME = re.compile(r"\b[A-Z][A-Za-z]*[A-Z\d][\w-]*\b")
_ROUNDED = Decimal("0.05")  # by so much a figure with one decimal may be the rounding of another
_OFTEN = 3  # a name that the paper uses
_TELLING = 100  # a bare whole number from here on measures something
_PLAIN = re.compile(r"[.,;]?\s*$")


@dataclass(frozen=True, slots=True)
class Corruption:
    """A statement that is no longer true."""

    kind: str
    text: str


class Corruptor:
    """Makes statements about one paper false.

    Args:
        paper: Its figures and names tell which changes would be true after all.
        chance: Decides; the same seed makes the same changes.

    """

    def __init__(self, paper: Document, chance: random.Random) -> None:
        self._chance = chance
        text = "\n".join(block.text for block in paper.blocks)
        self._figures = set(_DIGITS.findall(text.replace(",", "")))
        self._quantities: list[Quantity] = [one for block in paper.blocks for one in find_quantities(block.text)]
        self._names = sorted({name for name in _NAME.findall(text) if text.count(name) >= _OFTEN})
        self._ways: dict[str, Callable[[str], str | None]] = {
            "digit": self._digit,
            "decimal": self._decimal,
            "unit": self._unit,
            "insert": self._insert,
            "exaggeration": self._exaggeration,
            "endpoint": self._endpoint,
            "direction": self._direction,
            "qualifier": self._qualifier,
            "swap": self._swap,
            "borrow": self._borrow,
            "name": self._name,
        }

    def corrupt(self, text: str, kinds: Iterable[str]) -> Corruption | None:
        """The statement with one change of one of these kinds; None where none can be made."""
        order = list(kinds)
        self._chance.shuffle(order)
        for kind in order:
            changed = self._ways[kind](text)
            if changed is not None and changed != text:
                return Corruption(kind, changed)
        return None

    def _measured(self, text: str) -> list[Quantity]:
        """The figures of a statement that measure something: those with a unit, a fraction, or three digits."""
        return [
            one
            for one in find_quantities(text)
            if _DIGITS.search(one.text) and (one.unit or "." in one.text or abs(one.value) >= _TELLING)
        ]

    def _replaced(self, text: str, one: Quantity, change: Callable[[str], str]) -> str | None:
        """The statement with another number in a figure, one that the paper has nowhere."""
        found = _DIGITS.search(one.text)
        if found is None:
            return None
        new = change(found[0])
        if new == found[0] or Decimal(new) == Decimal(found[0]) or new in self._figures:
            return None
        start = one.start + found.start()
        return text[:start] + new + text[start + len(found[0]) :]

    def _any(self, text: str, change: Callable[[str], str]) -> str | None:
        figures = self._measured(text)
        self._chance.shuffle(figures)
        return next((new for one in figures if (new := self._replaced(text, one, change))), None)

    def _digit(self, text: str) -> str | None:
        def change(number: str) -> str:
            places = [place for place, sign in enumerate(number) if sign.isdigit()]
            place = self._chance.choice(places)
            digit = self._chance.choice([one for one in "123456789" if one != number[place]])
            return number[:place] + digit + number[place + 1 :]

        return self._any(text, change)

    def _decimal(self, text: str) -> str | None:
        def change(number: str) -> str:
            value = Decimal(number)
            moved = value / 10 if self._chance.random() < 0.5 else value * 10  # noqa: PLR2004
            return f"{moved.normalize():f}"

        return self._any(text, change)

    def _unit(self, text: str) -> str | None:
        found = [one for one in _UNIT.finditer(text) if one[0].strip().lstrip("\\") in _UNITS]
        if not found:
            return None
        one = self._chance.choice(found)
        return text[: one.start()] + _UNITS[one[0].strip().lstrip("\\")] + text[one.end() :]

    def _insert(self, text: str) -> str | None:
        for _ in range(20):
            number = f"{self._chance.randint(11, 97)}.{self._chance.randint(1, 9)}"
            if not any(abs(Decimal(number) - Decimal(figure)) <= _ROUNDED for figure in self._figures):
                return _PLAIN.sub(f", a gain of {number}%.", text, count=1)
        return None

    def _exaggeration(self, text: str) -> str | None:
        figures = [one for one in self._measured(text) if one.unit in ("%", "x")]
        if not figures:
            return None
        one = self._chance.choice(figures)
        found = _DIGITS.search(one.text)
        bigger = str(int(Decimal(found[0]) * 2) // 10 * 10 + 10) if found else ""
        if not found or bigger in self._figures:
            return None
        start = one.start + found.start()
        return f"{text[:start]}over {bigger}{text[start + len(found[0]) :]}"

    def _endpoint(self, text: str) -> str | None:
        found = _FROM_TO.search(text)
        if found is None:
            return None
        group = self._chance.choice([number for number in range(1, 5) if found[number]])
        value = Decimal(found[group])
        new = f"{(value * Decimal('1.3')).quantize(Decimal(1).scaleb(value.as_tuple().exponent)):f}"  # type: ignore[arg-type]
        if new in self._figures or Decimal(new) == value:
            return None
        return text[: found.start(group)] + new + text[found.end(group) :]

    def _exchanged(self, text: str, pairs: Iterable[tuple[str, str]]) -> str | None:
        for one, other in pairs:
            for old, new in ((one, other), (other, one)):
                found = re.search(rf"\b{old}\b", text)
                if found:
                    return text[: found.start()] + new + text[found.end() :]
        return None

    def _direction(self, text: str) -> str | None:
        return self._exchanged(text, _TURNS)

    def _qualifier(self, text: str) -> str | None:
        """A bound turned round, or a best case told as the rule."""
        hedged = next((pair for pair in _HEDGES if re.search(rf"\b{pair[0]} [~$]?\d", text)), None)
        return self._exchanged(text, [hedged]) if hedged else None

    def _swap(self, text: str) -> str | None:
        figures = [one for one in self._measured(text) if one.unit]
        pairs = [
            (one, other)
            for place, one in enumerate(figures)
            for other in figures[place + 1 :]
            if one.unit == other.unit and one.value != other.value
        ]
        if not pairs:
            return None
        one, other = self._chance.choice(pairs)
        first, second = _DIGITS.search(one.text), _DIGITS.search(other.text)
        if first is None or second is None:
            return None
        a, b = one.start + first.start(), other.start + second.start()
        between = text[a + len(first[0]) : b]
        return text[:a] + second[0] + between + first[0] + text[b + len(second[0]) :]

    def _borrow(self, text: str) -> str | None:
        figures = [one for one in self._measured(text) if one.unit]
        if not figures:
            return None
        one = self._chance.choice(figures)
        others = [
            other
            for other in self._quantities
            if other.unit == one.unit and other.value != one.value and other.text not in text and "." in other.text
        ]
        found, taken = _DIGITS.search(one.text), self._chance.choice(others) if others else None
        number = _DIGITS.search(taken.text) if taken else None
        if found is None or number is None:
            return None
        start = one.start + found.start()
        return text[:start] + number[0] + text[start + len(found[0]) :]

    def _name(self, text: str) -> str | None:
        mine = [found for found in _NAME.finditer(text) if found[0] in self._names]
        others = [name for name in self._names if name not in text]
        if not mine or not others or not self._measured(text):
            return None
        found = self._chance.choice(mine)
        return text[: found.start()] + self._chance.choice(others) + text[found.end() :]
