"""Which words of a text without links name entries of its references: "[12]", "[MWM+24]", "Reed et al. (2024)"."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from litmus.model import Block, BlockKind, Citation

_BRACKETS = re.compile(r"\[([^\[\]]{1,200})\]")
_PART = re.compile(r"[^,;\s][^,;]*")
_RANGE = re.compile(r"(\d{1,4})\s?[-–—]\s?(\d{1,4})")
_LONGEST_RANGE = 100  # references: "[3–7]" names five
_NAME = r"[A-Z\u00c0-\u00de][\w'’\u2010-]{1,40}"
_MORE = rf"\s(?:et al\.?|(?:and|&)\s{_NAME}(?:\s{_NAME})?)|(?:,\s{_NAME}){{1,2}},?\s(?:and|&)\s{_NAME}"
_AUTHORS = re.compile(
    rf"(?P<name>{_NAME})(?:{_MORE})?,?\s(?:\((?P<round>(?:19|20)\d\d[a-z]?)\)|\[(?P<square>(?:19|20)\d\d[a-z]?)\]"
    r"|[(\[]?(?P<year>(?:19|20)\d\d[a-z]?)\b)"
)
_FIRST = re.compile(
    rf"(?:(?:[A-Z]\.[\s~-]?){{1,4}})?(?P<words>{_NAME}(?:[\s-]{_NAME}|\s[A-Z]\.){{0,3}})(?P<comma>,\s[A-Z]\.)?"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d[a-z]?\b")
_MOST_CITATIONS = 1_000  # of a block


@dataclass(slots=True)
class _Known:
    """The entries of the references, by what a text may call them."""

    by_label: dict[str, str] = field(default_factory=dict)
    by_name: dict[tuple[str, str], str] = field(default_factory=dict)  # first author and year; "" where two share them

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> "_Known":
        known = cls()
        for block in blocks:
            if block.kind is not BlockKind.REFERENCE:
                continue
            if label := _key(block.label.strip("[].")):
                known.by_label.setdefault(label, block.anchor)
            first, years = _FIRST.match(block.text), _YEAR.findall(block.text)
            if first and years:
                words = first["words"].split()
                name = (words[0] if first["comma"] else words[-1]).casefold()
                for year in {years[0], years[-1]}:
                    same = (name, year)
                    known.by_name[same] = "" if same in known.by_name else block.anchor
        return known


def with_citations(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, each with what it cites; those that have citations keep them."""
    known = _Known.of(blocks)
    if not known.by_label and not known.by_name:
        return list(blocks)
    return [
        block
        if block.citations or block.kind is BlockKind.REFERENCE
        else replace(block, citations=_found(block, known))
        for block in blocks
    ]


def _found(block: Block, known: _Known) -> tuple[Citation, ...]:
    cited = [*_by_labels(block.text, known.by_label), *_by_names(block.text, known.by_name)]
    return tuple(sorted(cited, key=lambda one: (one.start, one.end))[:_MOST_CITATIONS])


def _by_labels(text: str, labels: Mapping[str, str]) -> Iterator[Citation]:
    """What stands in brackets, if all of it are labels of entries."""
    for bracket in _BRACKETS.finditer(text):
        found: list[Citation] = []
        parts = list(_PART.finditer(bracket[1]))
        for part in parts:
            start, end = bracket.start(1) + part.start(), bracket.start(1) + part.start() + len(part[0].rstrip())
            span = (bracket.start(), bracket.end()) if len(parts) == 1 else (start, end)
            anchors = [labels.get(_key(label)) for label in _labels(part[0].rstrip())]
            if not anchors or None in anchors:
                found = []
                break
            found += [Citation(start=span[0], end=span[1], anchor=anchor) for anchor in anchors if anchor]
        yield from found


def _labels(said: str) -> Sequence[str]:
    """The labels that a part of a bracket names: several, if it is a range."""
    spread = _RANGE.fullmatch(said)
    if not spread:
        return [said]
    first, last = int(spread[1]), int(spread[2])
    return [str(number) for number in range(first, last + 1)] if 0 <= last - first < _LONGEST_RANGE else []


def _by_names(text: str, names: Mapping[tuple[str, str], str]) -> Iterator[Citation]:
    """Authors with a year, where one entry alone has them."""
    for said in _AUTHORS.finditer(text):
        anchor = names.get((said["name"].casefold(), said["round"] or said["square"] or said["year"]))
        if anchor:
            yield Citation(start=said.start(), end=said.end(), anchor=anchor)


def _key(label: str) -> str:
    """A label without the marks of raised signs."""
    return label.replace("^", "").strip()
