"""Figures that two editions share, told of each other's things, or as a change from the wrong end."""

import re
from collections.abc import Iterator

from litmus.check.editions.discrepancy import Discrepancy, Kind
from litmus.check.editions.edition import Edition, Said
from litmus.check.editions.pairing import Pair, Pairing
from litmus.check.figures.figure import Figure
from litmus.check.language.concepts import Concept, concepts_in
from litmus.check.misreadings.changes import is_change

# English may name the part before its whole, and the end of a change before its beginning; Chinese does not.
_BACKWARDS = re.compile(
    r"\s?[a-z]{0,12}\s?(?:out\s)?of\s(?:the\s|its\s|all\s|their\s)?"
    r"|[\w\s]{0,24},?\s?(?:up|down|instead|rather)\s(?:from|of|than)\s"
    r"|[^\d，。；]{0,8}而[不非]是?[^\d，。；]{0,4}"
)
_AMONG = re.compile(r"[^\d，。；]{0,16}[中里][^\d。；]{0,8}")
_BREAK = re.compile(
    r"[，,;；。！？!?()（）、:：]|\.(?!\d)|[和与而比]|\b(?:and|while|but|whereas|than|versus|vs|compared|with|from|to)\b"
)
_PREPOSITION = re.compile(r"\b(?:at|by|for|in|on|using)\b")
_REACH = 200  # characters to each side of a figure
_TELLING = 2  # things in common


def exchanged(both: Pairing) -> Iterator[Discrepancy]:
    """Two figures of a kind that the editions have in another order, and each among the other's words."""
    for first, second in both.neighbours:
        one, other = first[0], second[0]
        is_comparable = one.measure == other.measure and one.meanings[0] != other.meanings[0]
        if is_comparable and _is_turned(both, first, second) and _is_exchange(both, first, second):
            words = [", ".join(said.words for said in row) for row in ((one, other), (second[1], first[1]))]
            yield Discrepancy(kind=Kind.EXCHANGE, original=words[0], rendering=words[1])


def _is_turned(both: Pairing, first: Pair, second: Pair) -> bool:
    """Whether the editions have two figures in another order."""
    return _comes_first(both.ours, first[0], second[0]) is not _comes_first(both.theirs, first[1], second[1])


def _comes_first(edition: Edition, one: Said, other: Said) -> bool:
    """Whether a figure goes before another in the order of Chinese: "17 of 120" is 120 篇中的 17 篇."""
    first, second = sorted((one, other), key=lambda said: said.figure.start)
    return (first is one) is not bool(_BACKWARDS.fullmatch(edition.text, first.figure.end, second.figure.start))


def _is_exchange(both: Pairing, first: Pair, second: Pair) -> bool:
    """Whether two figures in another order are told of each other's things, and not just in another order."""
    if _is_reversed(both, first, second):
        return True
    (one, one_there), (other, other_there) = first, second
    own, own_other = _kinship(both, one, one_there), _kinship(both, other, other_there)
    cross, cross_other = _kinship(both, one, other_there), _kinship(both, other, one_there)
    if cross < own or cross_other < own_other or _is_spelled_count(one.figure) is not _is_spelled_count(other.figure):
        return False
    surplus = cross + cross_other - own - own_other
    is_plain = own == own_other == 0 or surplus > 0
    return surplus >= _TELLING or (is_plain and _are_alike(one.figure, other.figure))


def _is_spelled_count(figure: Figure) -> bool:
    return figure.is_count and figure.is_spelled


def _are_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are written with as many digits, before the point and behind: two results of one measure."""
    return (
        one.value.adjusted() == other.value.adjusted()
        and one.value.as_tuple().exponent == other.value.as_tuple().exponent
    )


def _is_reversed(both: Pairing, first: Pair, second: Pair) -> bool:
    """Whether one edition tells a change from one figure to the other, or a part of it, and the other edition back."""
    here, there = both.ours.text, both.theirs.text
    return any(
        _leads(here, one[0].figure, other[0].figure) and _leads(there, other[1].figure, one[1].figure)
        for one, other in ((first, second), (second, first))
    )


def _leads(text: str, one: Figure, other: Figure) -> bool:
    """Whether a text tells a change from one figure to another, or that the other is a part of the one."""
    return (
        is_change(text, one, other)
        or bool(_AMONG.fullmatch(text, one.end, other.start))
        or bool(_BACKWARDS.fullmatch(text, other.end, one.start))
    )


def _kinship(both: Pairing, one: Said, other: Said) -> int:
    """How many of the things around a figure of ours are spoken of around one of theirs."""
    stems = {stem for concept in _around(other, both.theirs) for phrase in concept.phrases for stem in phrase}
    return sum(any(stems.issuperset(phrase) for phrase in concept.phrases) for concept in _around(one, both.ours))


def _around(said: Said, edition: Edition) -> tuple[Concept, ...]:
    """What stands in the phrase of a figure, as far as a mark or a conjunction.

    Between two figures of a phrase, what goes before the last preposition is the first one's, and the rest the other's.
    """
    text, start, end = edition.text, said.figure.start, said.figure.end
    low = max(
        (found.end() for found in _BREAK.finditer(text, max(0, start - _REACH), start)), default=max(0, start - _REACH)
    )
    high = next((found.start() for found in _BREAK.finditer(text, end, end + _REACH)), min(len(text), end + _REACH))
    before = max((other.figure.end for other in edition.figures if other.figure.end <= start), default=0)
    after = min((other.figure.start for other in edition.figures if other.figure.start >= end), default=len(text))
    low = low if low >= before else _seam(text, before, start)
    high = high if high <= after else _seam(text, end, after)
    return (*concepts_in(text[low:start]), *concepts_in(text[end:high]))


def _seam(text: str, start: int, end: int) -> int:
    """Where between two figures the words of the first end, and those of the second begin."""
    return max((found.start() for found in _PREPOSITION.finditer(text, start, end)), default=end)
