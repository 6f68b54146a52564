"""How a figure is meant, as the words of its clause say: on average, at best, as a change, as a threshold."""

import re

from litmus.check.figures.bounds import bound_of
from litmus.check.paper.roles import roles_of
from litmus.model import Bound

MANNERS = tuple("average best least most about change gain from to aside confidence threshold".split())
_BOUNDS = {Bound.UP_TO: "best", Bound.AT_LEAST: "least", Bound.AT_MOST: "most", Bound.ABOUT: "about"}
_ROLES = {"from": "from", "to": "to"} | dict.fromkeys(("by", "up", "down", "gain", "loss"), "change")
# What the text before a figure ends with, and what the text after it begins with.
_BEFORE = {
    "gain": re.compile(r"[+±]\s?$"),
    "aside": re.compile(r"[(（]$"),
    "threshold": re.compile(
        r"(?:@|\bat (?:an )?IoU(?: of| =)?|\bthresholds?(?: of| from)?|阈值[为是]?)\s?\$?$", re.IGNORECASE
    ),
}
_AFTER = {"confidence": re.compile(r"\s?%?\s?(?:confidence|CI\b|credible|置信)", re.IGNORECASE)}
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
    found |= {_ROLES[part] for part in roles_of(text, start, end) if part in _ROLES}
    found |= {name for name, pattern in _BEFORE.items() if pattern.search(text[max(0, start - _REACH) : start])}
    found |= {name for name, pattern in _AFTER.items() if pattern.match(text, end)}
    return frozenset(found & set(MANNERS))
