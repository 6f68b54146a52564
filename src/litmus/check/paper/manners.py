"""How a figure is meant, as the words of its clause say: on average, at best, as a change, as a threshold."""

import re

from litmus.check.figures.bounds import bound_of
from litmus.check.paper.roles import roles_of
from litmus.model import Bound

MANNERS = tuple(
    "average best least most about change gain aside confidence threshold above below negative times power listed "
    "slashed".split()
)
LEVELS = frozenset({"confidence", "threshold"})  # no results, but what these are held against
_BOUNDS = {Bound.UP_TO: "best", Bound.AT_LEAST: "least", Bound.AT_MOST: "most", Bound.ABOUT: "about"}
_CHANGES = {"by", "up", "down", "gain", "loss"}  # parts that figures of changes play
# What the text before a figure ends with, and what the text after it begins with.
_BEFORE = {
    "gain": re.compile(r"[+±]\s?$"),
    "aside": re.compile(r"[(（]$"),
    "threshold": re.compile(
        r"(?:@|\bat (?:an )?IoU(?: of| =)?|\bthresholds?(?: of| from)?|阈值[为是]?)\s?\$?$", re.IGNORECASE
    ),
    "above": re.compile(r"[>≥]\s?$"),
    "below": re.compile(r"[<≤]\s?$"),
    "negative": re.compile(r"(?<![A-Za-z0-9])[-−]\s?$"),
    "times": re.compile(r"\d\s?[×x*]\s?$"),
    "listed": re.compile(r"\d\s?,\s$"),
    "slashed": re.compile(r"\d\s?/\s?$"),
}
_AFTER = {
    "confidence": re.compile(r"\s?%?\s?(?:confidence|CI\b|credible|置信)", re.IGNORECASE),
    "threshold": re.compile(r"\s?IoU\b", re.IGNORECASE),
    "times": re.compile(r"\s?[×x*]\s?\d"),
    "power": re.compile(r"\s?(?:\^|[²³])"),
    "listed": re.compile(r"\s?,\s?\d"),
    "slashed": re.compile(r"\s?/\s?\d"),
}
_REACH = 20  # characters that they are looked for in
_AVERAGE = re.compile(r"平均|均值|\b(?:averag\w*|mean)\b", re.IGNORECASE)
_BEST = re.compile(
    r"最[高大多长]|高达|多达|可达|峰值|至多|\b(?:up to|as (?:much|high|many|large) as|max\w*|peak\w*|best|highest)\b",
    re.IGNORECASE,
)
_STOP = re.compile(r"[.;:,()](?:\s|$)|[，。；：（）]")
_NEAR, _NEXT = 28, 16  # characters before and after a figure


def manners_of(text: str, start: int, end: int) -> frozenset[str]:
    """How the figure at a half-open range of a text is meant, as the words of its clause say."""
    stops = [stop.end() for stop in _STOP.finditer(text, max(0, start - _NEAR), start)]
    before = text[max([start - _NEAR, 0, *stops]) : start]
    after = _STOP.split(text[end : end + _NEXT], maxsplit=1)[0]
    found = {_BOUNDS.get(bound_of(text, start, end), "")}
    if _AVERAGE.search(before) or (after.isascii() and _AVERAGE.search(after)):
        found.add("average")
    if _BEST.search(before):
        found.add("best")
    if not _CHANGES.isdisjoint(roles_of(text, start, end)):
        found.add("change")
    found |= {name for name, pattern in _BEFORE.items() if pattern.search(text[max(0, start - _REACH) : start])}
    found |= {name for name, pattern in _AFTER.items() if pattern.match(text, end)}
    return frozenset(found & set(MANNERS))
