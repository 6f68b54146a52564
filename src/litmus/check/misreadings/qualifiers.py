"""Whether a statement keeps what the paper says of a figure: that it is an average, or the best case.

Only what can be told from the words next to the figures, on both sides: a doubt is not held against a statement.
"""

import re
from collections.abc import Sequence
from enum import StrEnum

from litmus.check.figures.bounds import bound_of, has_best_case, is_hedged, reaches
from litmus.check.figures.figure import Figure
from litmus.check.language.clauses import clause, is_chinese, sentence_around
from litmus.check.misreadings.misreading import Change, Misreading
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.check.support.statements import Finding, Reading
from litmus.model import Bound, Status


class Qualifier(StrEnum):
    """What is said of a figure among its like."""

    AVERAGE = "average"
    BEST = "best"
    HIGH = "high"  # 高达 is also said of what is merely high
    LEAST = "least"  # all others are larger
    LOWEST = "lowest"
    MEDIAN = "median"


_SAID = re.compile(
    r"(?P<least>至少|起码|不低于|不少于|\bat\sleast\b)|(?P<average>平均|均值|\bon\saverage\b|\b(?:an\s)?average(?:\sof)?\b)"
    r"|(?P<high>高达)|(?P<best>最高|最多|最大|多达|\bup\sto\b|\bas\s(?:much|high|many)\sas\b)"
    r"|(?P<lowest>最低|最少|最小)|(?P<median>中位数?|\bmedian\b|\btypical(?:ly)?\b)",
    re.IGNORECASE,
)
_REACH = 24  # characters from a qualifier to its figure
_STOPS = re.compile(r"[，。；;,]")
_TOP = (
    r"\bup\s*to\b|\bas\s(?:much|high|many|large|low|few)\sas|\bat\s(?:best|most)|\bmax\w*|\bpeak\w*|\bbest\b|\bhighest"
    r"|\blargest|\btop\b|\bgreatest|\bmost\b|\bstate[-\s]of|\bstrongest|\bsota\b|\bupper"
)
# What in the paper's words allows a statement to say so.
_ALLOWS: dict[Qualifier, re.Pattern[str]] = {
    Qualifier.LEAST: re.compile(
        r"\b(?:at\sleast|over|more\sthan|above|minimum|exceed\w*|no\s(?:less|fewer)|greater\sthan|surpass\w*|beyond|upwards"
        r"|lower\sbound|min)\b[^.;,]{0,18}$|[≥>]\s?$",
        re.IGNORECASE,
    ),
    Qualifier.AVERAGE: re.compile(
        r"\b(?:averag\w*(?!\sprecision)|avg|means?|macro\w*|overall|median|typical\w*|mAP|mIoU|mAcc|MAE)\b|\bper-|平均",
        re.IGNORECASE,
    ),
    Qualifier.BEST: re.compile(rf"{_TOP}|最|高达", re.IGNORECASE),
    Qualifier.HIGH: re.compile(
        rf"{_TOP}|\breach\w*|\bcan\b|\bhigh\w*|\bachiev\w*|\battain\w*|\bover\b|最|高达", re.IGNORECASE
    ),
    Qualifier.MEDIAN: re.compile(r"\bmedian\b|\btypical\w*|\bmean\b|中位", re.IGNORECASE),
    Qualifier.LOWEST: re.compile(
        r"\blowest|\bminim\w*|\bat\sleast|\bsmallest|\bas\s(?:low|few|little|small)\sas|\bworst|\bdown\sto|\bfewest|\bleast\b"
        r"|\bmin\b|\bonly\b|\bjust\b|\bunder\b|\bbelow\b|\bless\sthan|\bshortest|最",
        re.IGNORECASE,
    ),
}
_LEAST_AFTER = re.compile(r"\s?\+|\sor\s(?:more|higher|above)|\sand\sabove")
# What in the paper's words leaves no doubt how a figure is meant.
_AVERAGE = re.compile(r"\b(?:averag\w*|mean)\b", re.IGNORECASE)
_BEST = re.compile(
    r"\bup\s*to\b|\bas\s(?:much|high|many|large)\sas\b|\bmaximum\b|\bpeak\b|\bhighest\b|\blongest\b|\blargest\b|\bslowest\b",
    re.IGNORECASE,
)
_BEFORE, _AFTER = 70, 40  # characters around the paper's figure

_RANGE = re.compile(r"\s?[-~至到]\s?\d")
_RANGE_BEFORE = re.compile(r"\d\D?\s?[-~至到]\s?$")


def qualifier_lost(
    finding: Finding, places: Sequence[Occurrence], reading: Reading, library: Library
) -> Misreading | None:
    """The paper gives the figure as an average or as the best case; the statement says otherwise, or nothing."""
    figure, text = finding.figure, reading.folded.text
    said = _said_of(figure, text, reading)
    if said is None:
        return _best_case_lost(finding, places, reading)
    qualifier = Qualifier(said.lastgroup or "")
    meant = {_meant(qualifier, place, library) for place in places}
    if len(meant) != 1 or None in meant:
        return None
    (word,) = meant
    code, instead = (
        ("average_lost", ("平均", "an average of")) if word is Qualifier.AVERAGE else ("up_to_lost", ("最高", "up to"))
    )
    changes = () if qualifier is Qualifier.MEDIAN else (Change(said.span(), instead[said[0].isascii()]),)
    return Misreading.of(
        code, Status.OVERSTATED, finding, places[0], reading=reading, start=said.start(), changes=changes
    )


def _said_of(figure: Figure, text: str, reading: Reading) -> re.Match[str] | None:
    """The qualifier that a statement puts before a figure, with no other figure between."""
    others = [other.figure.start for other in reading.findings if other.figure.start < figure.start]
    last = None
    for said in _SAID.finditer(text, max(0, figure.start - _REACH - 8), figure.start):
        between = text[said.end() : figure.start]
        if len(between) <= _REACH and not _STOPS.search(between) and not any(start >= said.end() for start in others):
            last = said
    return last


def _meant(said: Qualifier, place: Occurrence, library: Library) -> Qualifier | None:
    """How the paper means a figure if that is not what a statement says; None if it may be."""
    figure, text = place.figure, place.folded.text
    low, high = sentence_around(text, figure.start, figure.end)
    others = [one.figure for one in library.occurrences.of(place.passage) if not one.figure.is_in_name]
    left = max([low, figure.start - _BEFORE, *(other.end for other in others if other.end <= figure.start)])
    right = min([high, figure.end + _AFTER, *(other.start for other in others if other.start >= figure.end)])
    pause = _STOPS.search(text, figure.end, right)
    right = pause.start() if pause else right
    before, near = text[left : figure.start], text[left:right]
    if said is Qualifier.LEAST:
        is_least = bound_of(text, figure.start, figure.end) is Bound.AT_LEAST or _LEAST_AFTER.match(text, figure.end)
        if is_least or _ALLOWS[said].search(before):
            return None
    elif _ALLOWS[said].search(near):
        return None
    is_said = said is not Qualifier.LEAST and _ALLOWS[said].search(text, low, high)
    for words in (near,) if is_said else (near, text[low:high]):
        if said is not Qualifier.AVERAGE and _AVERAGE.search(words):
            return Qualifier.AVERAGE
        if said not in (Qualifier.BEST, Qualifier.HIGH) and _BEST.search(words):
            return Qualifier.BEST
    return None


def _best_case_lost(finding: Finding, places: Sequence[Occurrence], reading: Reading) -> Misreading | None:
    """The paper says "up to", everywhere; the statement gives the figure as the rule."""
    figure, text = finding.figure, reading.folded.text
    if not all(is_hedged(place.folded.text, place.figure.start) for place in places):
        return None
    if (
        figure.is_count
        or figure.is_spelled
        or finding.bound is Bound.AT_MOST
        or reaches(text, figure.start)
        or _is_in_range(figure, text)
        or has_best_case(clause(text, figure.start, figure.end, before=1))
    ):
        return None
    change = Change((figure.start, figure.start), "高达" if is_chinese(text) else "up to ")
    return Misreading.of("up_to_lost", Status.OVERSTATED, finding, places[0], reading=reading, changes=(change,))


def _is_in_range(figure: Figure, text: str) -> bool:
    return bool(_RANGE.match(text, figure.end) or _RANGE_BEFORE.search(text, max(0, figure.start - 4), figure.start))
