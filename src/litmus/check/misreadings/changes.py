"""Whether a statement tells a change the way that the paper tells it: from where to where, up or down."""

import re
from collections.abc import Iterator
from enum import Enum
from itertools import pairwise

from litmus.check.figures.figure import Figure
from litmus.check.figures.labels import is_size_of_name
from litmus.check.figures.units import UNITS
from litmus.check.language.clauses import clause_start, sentence_around
from litmus.check.misreadings.misreading import Misreading
from litmus.check.paper.occurrences import Occurrence
from litmus.check.support.statements import Finding, Reading
from litmus.model import BlockKind, Status

# Between the ends of a change: "从 60.6% 提升至 67.9%", "rises from 0.51 to 0.68", "52.9 → 37.0".
_TO = re.compile(
    r"[^\d,;，；。(（]{0,18}?(?:→|->|(?<![达拿得做用看])[至到](?![少多])|改善为|降为|升为|变为|\bto\b)[^\d,;，；。:：(（]{0,4}$",
    re.IGNORECASE,
)
_SCORE = re.compile(r"\s?to\s?", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\b|[从由]", re.IGNORECASE)
_UP_FROM = re.compile(r"\bfrom\b(?!.*\bto\b)|\b(?:compared|versus|vs)\b|相比", re.DOTALL)
_VERSUS = re.compile(r"\b(?:versus|vs)\b")
_FAR = 160  # characters between the paper's two figures
_TOLD = re.compile(r"\b(?:from|to|versus|vs|compared)\b|→|->")
_APART, _BEFORE = 28, 48  # characters between the ends, and before them for the word that says which way it goes
_RISES = re.compile(
    r"提升|提高|增加|增长|增至|增到|上升|升高|升至|升到|扩大|加速|提速|高出"
    r"|\b(?:improv|increas|lift|rise|rising|rose|grow|grew|rais|boost|enhanc|gain|climb|speed|accelerat|higher|faster|greater)\w*",
    re.IGNORECASE,
)
_FALLS = re.compile(
    r"降低|下降|压[到至低]|砍|减少|减小|减至|减到|减速|缩短|缩小|缩减|压缩|降至|降到|降为|下跌|节省|低出|节约|削减|减轻"
    r"|\b(?:reduc|decreas|drop|declin|fall|fell|lower|cut|saves?|saving|shrink|shrank|short|diminish|degrad|fewer|less|compress"
    r"|worse|loss|lose|lost|slow|minimi|cheaper|smaller|suppress|decay|collaps|deterior)\w*",
    re.IGNORECASE,
)


_WORTH = re.compile(r"改善|改进|优化|\b(?:improv|enhanc|gain|boost)", re.IGNORECASE)


class _Way(Enum):
    UP = "up"
    DOWN = "down"
    BOTH = "both"
    NONE = "none"


def _way(text: str) -> _Way:
    rises, falls = bool(_RISES.search(text)), bool(_FALLS.search(text))
    return {(True, False): _Way.UP, (False, True): _Way.DOWN, (True, True): _Way.BOTH}.get((rises, falls), _Way.NONE)


def is_change(text: str, one: Figure, other: Figure) -> bool:
    """Whether a text tells a change from the first of two figures to the second."""
    return other.start - one.end <= _APART and bool(_TO.fullmatch(text, one.end, other.start))


def _is_score(text: str, one: Figure, other: Figure) -> bool:
    """Whether two figures are what two sides got: "preferred one to the other (5,020 to 4,143)", and nothing moves."""
    said = text[clause_start(text, one.start) : one.start]
    return bool(_SCORE.fullmatch(text, one.end, other.start)) and not _FROM.search(said) and _way(said) is _Way.NONE


def is_told_turned(text: str, one: Figure, other: Figure) -> bool:
    """Whether the words of a change call a rise what is a fall by its figures, or the other way round."""
    rise = other.value * UNITS[other.unit].factor - one.value * UNITS[one.unit].factor
    said = text[clause_start(text, one.start) : other.start]
    if _WORTH.search(said):
        return False  # an error that improves falls
    way = _way(said)
    return (way is _Way.UP and rise < 0) or (way is _Way.DOWN and rise > 0)


def reversals(reading: Reading) -> Iterator[Misreading]:
    """Changes told from the wrong end: "from 67.9 % up to 60.6 %", where the paper names 60.6 % first."""
    text = reading.folded.text
    for first, second in pairwise(reading.findings):
        one, other = first.figure, second.figure
        if not first.matches or not second.matches or one.value == other.value or is_size_of_name(one, text):
            continue
        if one.unit and UNITS[one.unit].dimension != UNITS[other.unit].dimension:
            continue  # the first may have its unit from the second: from 201.9 to 64.9 GFLOPs
        if not is_change(text, one, other) or _is_score(text, one, other):
            continue
        way = _way(text[max(clause_start(text, one.start), one.start - _BEFORE) : other.start])
        is_told = (way is _Way.UP and one.value < other.value) or (way is _Way.DOWN and one.value > other.value)
        if not is_told and (place := _turned(first, second)):
            yield Misreading(
                code="change_reversed",
                status=Status.CONTRADICTED,
                spans=((one.start, other.end),),
                words=text[one.start : other.end],
                place=place,
            )


def _turned(first: Finding, second: Finding) -> Occurrence | None:
    """A place where the paper has the second figure before the first, if nowhere it has them the other way round."""
    found = None
    for one in first.matches:
        for other in second.matches:
            passage = one.occurrence.passage
            if passage is not other.occurrence.passage or passage.block.rows:  # a row tells no change
                continue
            if not _may_be_change(one.occurrence, other.occurrence):
                continue
            if _comes_first(one.occurrence, other.occurrence):
                return None
            found = found or other.occurrence
    return found


def _may_be_change(one: Occurrence, other: Occurrence) -> bool:
    """Whether the paper may tell a change by two figures of a passage; in a figure's block they may label a chart."""
    between = one.folded.text[min(one.figure.end, other.figure.end) : max(one.figure.start, other.figure.start)]
    return len(between) <= _FAR and (one.passage.block.kind is not BlockKind.FIGURE or bool(_TOLD.search(between)))


def _comes_first(one: Occurrence, other: Occurrence) -> bool:
    """Whether the paper tells a change from one figure to the other, be it as "74.6 %, up from 61.2 %"."""
    first, second = sorted((one, other), key=lambda occurrence: occurrence.figure.start)
    text, between = one.folded.text, one.folded.text[first.figure.end : second.figure.start]
    way = _way(text[sentence_around(text, first.figure.start, first.figure.end)[0] : first.figure.start])
    if _VERSUS.search(between) and way in (_Way.UP, _Way.DOWN):  # "a reduced length (55 versus 30)"
        return (first is one) is ((first.figure.value > second.figure.value) is (way is _Way.DOWN))
    return (first is one) is not bool(_UP_FROM.search(between))
