"""How many things a text lists: a report says "three losses" where the paper names three and counts none."""

import re
from collections.abc import Iterator
from functools import lru_cache

_MOST = 24  # items; longer lists nobody counts
_ITEM = 7  # words of an item; what is longer between two commas is a sentence with its first or last item
_CLAUSE = re.compile(r"[^.;:!?()\[\]。；：！？（）\n]+|\.(?=\S)")
_LAST = re.compile(r"\s*(?:and|or|as well as|versus|vs\.?|&)\b")
_SUCH_AS = re.compile(r"\b(?:including|such as|namely|e\.g|like|comparing|across|between|from|on)\b")
_CAPITAL = re.compile(r"[A-Z0-9]")
_AND = re.compile(r"(?:\S+\s+){1,6}?(?:and|or|as well as|versus|vs\.?|&)\s")
_BRACKETS = re.compile(r"[(（\[]([^()（）\[\]]{3,400})[)）\]]")
_ASIDE = re.compile(r"\s?[(（\[][^()（）\[\]]{1,24}[)）\]]")  # a short name, a citation
_SLASHES = re.compile(r"[\w.+-]+(?:\s?/\s?[\w.+-]+){1,11}")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8}
_MARK = re.compile(
    r"(?<![\w.])[(（]?(?:(?P<number>\d{1,2})|(?P<roman>i{1,3}|iv|vi{0,3})|(?P<letter>[a-h]))[)）]|(?P<circled>[①-⑩])"
    r"|(?:^|(?<=[\s：:；;。，,]))(?P<point>\d{1,2})(?:[.、](?=\s|[^\d\s]))"
)
_ORDINALS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bfirst(?:ly)?\b|第一|其一|一是|首先",
        r"\bsecond(?:ly)?\b|\bnext\b|\bthen\b|第二|其二|二是|其次",
        r"\bthird(?:ly)?\b|\bfinally\b|\blast(?:ly)?\b|第三|其三|三是|再次|最后",
        r"\bfourth(?:ly)?\b|第四|其四|四是",
        r"\bfifth(?:ly)?\b|第五|其五|五是",
    )
)
_CHINESE_LAST = re.compile(r"以及|[和与及或]|\band\b")
_CHINESE_AND = re.compile(r"^\s*(?:以及|[和与及或])\s*")
_CHINESE_END = re.compile(r"[，。；：！？（）()\n]")


@lru_cache(maxsize=128)
def list_lengths(text: str) -> frozenset[int]:
    """How many items the lists of a text have: "A, B, and C", "A、B和C", "1) … 2) …", "first … second …".

    Where it cannot be told whether a list begins before its first comma or after it, both lengths are given.
    """
    return frozenset(length for length in _lengths(text) if 1 < length <= _MOST)


def _lengths(text: str) -> Iterator[int]:
    for clause in dict.fromkeys((*_CLAUSE.findall(text), *_CLAUSE.findall(_ASIDE.sub("", text)))):
        yield from _english(clause)
    for segment in _CHINESE_END.split(text):
        yield from chinese_lengths(segment)
    for inside in _BRACKETS.findall(text):
        yield from bracketed_lengths(inside)
    for slashes in _SLASHES.findall(text):
        yield slashes.count("/") + 1
    yield marked(text)
    yield in_turn(text)
    for semicolon in "；;":
        if semicolon in text:
            yield text.count(semicolon) + 1


def _is_named(parts: list[str]) -> bool:
    """Whether a list is one of names, or is said to be one: "including A, B, and C"."""
    if any(_SUCH_AS.search(part) for part in parts):
        return True
    return sum(bool(_CAPITAL.search(part.strip())) for part in parts[1:]) * 2 >= len(parts) - 1


def _english(clause: str, *, is_strict: bool = True) -> Iterator[int]:
    """The lengths of a clause's lists with commas and a last "and"."""
    parts = clause.split(",")
    for place, part in enumerate(parts[1:_MOST], start=1):
        is_last = _LAST.match(part)
        if not is_last and not _AND.match(f"{part.lstrip()} "):
            continue
        first = place
        while first > 1 and len(parts[first - 1].split()) <= _ITEM:
            first -= 1
        items = place - first + (1 if is_last else 2)  # after the first comma
        if is_strict and not _is_named(parts[first - 1 : place + 1]):
            continue
        yield from (items, items + 1)
        for later, item in enumerate(parts[first:place]):
            if _SUCH_AS.search(item):
                yield items - later
    if len(parts) > 2 and all(len(part.split()) <= _ITEM for part in parts[1:]):  # noqa: PLR2004
        yield len(parts)


def chinese_lengths(segment: str) -> Iterator[int]:
    """The lengths of a list with enumeration commas: "A、B和C", of which "和" may belong to an item."""
    *items, end = segment.split("、")
    if items:
        end = _CHINESE_AND.sub("", end)
        last = len(_CHINESE_LAST.findall(end))
        if not last or len(end) <= max(map(len, items[1:] or items)):
            yield len(items) + 1  # the "和" is one of an item, which is no longer than others
        yield from range(len(items) + 2, len(items) + 2 + last)
    elif last := len(_CHINESE_LAST.findall(segment)):
        yield from range(2, 2 + last)


def bracketed_lengths(inside: str) -> Iterator[int]:
    """The lengths of a list that stands for itself, as in brackets: "(BERT, RoBERTa, ELECTRA)"."""
    yield from chinese_lengths(inside)
    for separator in (",", "，", ";", "；", "/", "+"):
        if separator in inside:
            items = [item for item in inside.split(separator) if item.strip()]
            last = items[-1]
            yield len(items)
            if not _LAST.match(last) and re.search(r"\s(?:and|or|&)\s|[和与及]", last):
                yield len(items) + 1
    if re.search(r"\s(?:and|or|vs\.?|versus|&)\s", inside):
        yield 2


def marked(text: str) -> int:
    """How many items are numbered, from one on: "1) …; 2) …", "(i) … (ii) …"; 0 if none is."""
    counts = dict.fromkeys(("number", "roman", "letter", "circled", "point"), 0)
    for mark in _MARK.finditer(text):
        kind = mark.lastgroup or ""
        if _place(kind, mark[kind]) == counts[kind] + 1:
            counts[kind] += 1
        elif kind == "roman" and _place("letter", mark[kind][:1]) == counts["letter"] + 1 and len(mark[kind]) == 1:
            counts["letter"] += 1
    return max(counts.values())


def _place(kind: str, mark: str) -> int:
    if kind == "roman":
        return _ROMAN[mark]
    if kind == "letter":
        return ord(mark) - ord("a") + 1
    if kind == "circled":
        return ord(mark) - ord("①") + 1
    return int(mark)


def in_turn(text: str) -> int:
    """How many things are told in turn: "first …, second …, finally …"; 0 if none is."""
    at = count = 0
    for pattern in _ORDINALS:
        found = pattern.search(text, at)
        if not found:
            break
        at, count = found.end(), count + 1
    return count
