"""Pictures made of shapes and text: what is written in them, and how it looks there."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from selectolax.lexbor import LexborNode

_WRITTEN = "foreignObject, text"
_FEWEST_WORDS = 8  # of a box of prose; a label has fewer
_PRESENTED = ("display", "font-size", "opacity", "transform", "visibility")  # styles that SVG has as attributes
_LONGEST = 100  # characters of a label
_NUMBER = re.compile(r"([+-]?\d{1,12}(?:\.\d{1,12})?)(?:%|[kKMB])?")
_SET = str.maketrans({"−": "-", **dict.fromkeys("$\\{}, ")})  # around and inside a number: "$-1{,}000$"
_FEWEST_TICKS = 3


def written_in(drawing: LexborNode) -> Iterator[LexborNode]:
    """The boxes and lines of text in a picture, in order; what is inside of one belongs to it."""
    inside = 0
    for one in drawing.css(_WRITTEN):
        if inside:  # of the one before
            inside -= 1
        else:
            inside = len(one.css(_WRITTEN)) - 1
            yield one


def is_prose(written: LexborNode) -> bool:
    """Whether it is a box of sentences; else it is a label: a tick, a bar's figure, the name of what is drawn."""
    return written.tag != "text" and len(written.text(separator=" ").split()) >= _FEWEST_WORDS


def path(top: LexborNode, node: LexborNode) -> list[LexborNode]:
    """The elements inside of one that lead to another, which is the last."""
    found: list[LexborNode] = []
    one: LexborNode | None = node
    while one is not None and one.mem_id != top.mem_id:
        found.append(one)
        one = one.parent
    return found[::-1]


def presented(said: Mapping[str, str | None]) -> str:
    """The style that an element of a picture tells by its attributes, as far as it can hide."""
    return ";".join(f"{name}:{said[name]}" for name in _PRESENTED if name in said)


def labels_of(texts: Iterable[str]) -> list[str]:
    """The labels among what is written in a picture, without the ticks of its axes, which are nobody's results."""
    labels = [text for text in texts if len(text) <= _LONGEST and any(map(str.isalnum, text))]
    numbers = [_number(label) for label in labels]
    kept: list[str] = []
    place = 0
    while place < len(labels):
        ticks = _ticks(numbers, place)
        if ticks < _FEWEST_TICKS:
            kept.append(labels[place])
        place += ticks if ticks >= _FEWEST_TICKS else 1
    return kept


def _number(label: str) -> Decimal | None:
    found = _NUMBER.fullmatch(label.translate(_SET))
    return Decimal(found[1]) if found else None


def _ticks(numbers: Sequence[Decimal | None], start: int) -> int:
    """How many numbers follow each other from here, up or down, in even steps or by an even factor."""
    run: list[Decimal] = []
    for place in range(start, len(numbers)):
        number = numbers[place]
        if number is None or (len(run) > 1 and not _is_even(run[-2], run[-1], number)):
            break
        run.append(number)
    return len(run)


def _is_even(first: Decimal, middle: Decimal, last: Decimal) -> bool:
    is_ordered = first < middle < last or first > middle > last
    return is_ordered and (first + last == 2 * middle or first * last == middle * middle)
