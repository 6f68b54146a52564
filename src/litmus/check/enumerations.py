"""Counts that nobody wrote: a report says "three losses" where the paper lists three."""

import re

from litmus.check.figure import COUNTED_AT_MOST

_CLAUSE = re.compile(r"[^.;:!?。；：！？\n]+")
_MARK = re.compile(r"(?<![\d.A-Za-z])[(（]?(\d{1,2})(?:[)）]|[.、](?=\s|[^\d\s]))")  # "1) …; 2) …", "1. …"
_AND = re.compile(r"\b(?:and|or|as well as|versus|vs)\b|&|/")
_LAST = re.compile(r"\s*(?:and|or)\b")  # the last item of "A, B, and C"
_CHINESE_AND = re.compile("[和与及或]")


def list_lengths(text: str) -> frozenset[int]:
    """How many items the lists of a text may have: "A, B, and C", "A、B和C", "1) … 2) …".

    Generous where a list's ends cannot be told: of 62 counts that models made of abstracts' lists, none was wrong.
    """
    lengths = {length for clause in _CLAUSE.findall(text) for length in (*_english(clause), *_chinese(clause))}
    if numbers := [int(mark) for mark in _MARK.findall(text)]:
        lengths.add(max(numbers))
    if semicolons := max(text.count("；"), text.count(";")):
        lengths.add(semicolons + 1)
    return frozenset(lengths)


def _english(clause: str) -> set[int]:
    """The lengths of a clause's lists with commas and "and"."""
    parts = clause.split(",")
    has_and = bool(_AND.search(clause))
    lengths = {2} if has_and else set()
    for place, part in enumerate(parts[1:COUNTED_AT_MOST], start=1):
        if _AND.search(part):  # the list may begin after any comma: "In tests, A, B and C", "A, B, and C"
            lengths.update(range(2, place + (2 if _LAST.match(part) else 3)))
    if len(parts) > 2:  # noqa: PLR2004
        lengths.add(len(parts))
    return lengths


def _chinese(clause: str) -> set[int]:
    """The lengths of a clause's lists with enumeration commas and 和."""
    marks = clause.count("、")
    lengths = set(range(2, min(marks, COUNTED_AT_MOST) + 3)) if marks or _CHINESE_AND.search(clause) else set()
    pauses = clause.count("，")
    if pauses >= 2:  # noqa: PLR2004
        lengths.update((pauses, pauses + 1))
    return lengths
