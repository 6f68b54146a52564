"""Citations: the ranges of a text that name entries of the references."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate, chain, pairwise

from litmus.model import Block, BlockKind, Citation
from litmus.read.wording import weight

_LETTER = re.compile(r"[^\W\d_]")
_DASH = re.compile(r"\s?[-–—]\s?")
_NUMBER = re.compile(r"\[?\(?(\d{1,4})\)?\]?\.?")
_LONGEST_RANGE = 100  # references: "[3]–[7]" names five


@dataclass(slots=True)
class Cites:
    """Links within the paper, and `cite` elements around them, that were met while a text gathered."""

    links: list[tuple[int, int, str]] = field(default_factory=list)  # the parts from … to before …, and the target's id
    groups: list[tuple[int, int, int]] = field(default_factory=list)  # the same parts, and the first link inside

    def open(self, parts: list[str]) -> tuple[int, int]:
        """A `cite` begins."""
        return len(parts), len(self.links)

    def close(self, opened: tuple[int, int], parts: list[str]) -> None:
        """A `cite` ends; it counts if it holds links that none inside it holds."""
        start, first = opened
        if first < len(self.links) and (not self.groups or self.groups[-1][2] < first):
            self.groups.append((start, len(parts), first))

    def found(self, parts: list[str], line: str) -> tuple[Citation, ...]:
        """What the links cite, if their targets are references: in a `cite`, with the words and brackets around.

        Args:
            parts: What gathered.
            line: The same, cleaned.

        """
        if not self.links:
            return ()
        at = _positions(parts, line, sorted({place for span in chain(self.links, self.groups) for place in span[:2]}))
        spans = [(_start(line, at[start]), at[end]) for start, end, _ in self.links]
        for (start, end, first), (*_, last) in pairwise([*self.groups, (0, 0, len(spans))]):
            inside = [number for number in range(first, last) if self.links[number][1] <= end]
            around = _start(line, at[start]), at[end]
            for number, span in zip(inside, _in_group(line, around, [spans[one] for one in inside]), strict=True):
                spans[number] = span
        return tuple(
            Citation(start=start, end=end, anchor=target)
            for (start, end), (*_, target) in zip(spans, self.links, strict=True)
            if start < end
        )


def _in_group(line: str, around: tuple[int, int], spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The links of one `cite`, each with its authors and its bracket: "Reed (2024)", where "2024" alone is the link."""
    if len(spans) == 1:
        yield around
        return
    before = around[0]
    for start, end in spans:
        authors = None if _LETTER.search(line, start, end) else _LETTER.search(line, before, start)
        begin, before = authors.start() if authors else start, end
        is_open = line.count("(", begin, end) > line.count(")", begin, end)
        yield begin, end + (is_open and line.startswith(")", end))


def _positions(parts: list[str], line: str, places: Iterable[int]) -> Mapping[int, int]:
    """Where the parts begin in the cleaned line, which differs from them in blanks and in what nobody sees."""
    words = list(accumulate(map(len, line.replace("˜", " ").split(" "))))  # the weight up to the end of each
    at: dict[int, int] = {}
    done = said = 0
    for place in places:
        said += weight("".join(parts[done:place]))
        at[place], done = min(said + bisect_left(words, said), len(line)), place
    return at


def _start(line: str, position: int) -> int:
    return position + line.startswith(" ", position)


def resolved(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with those citations alone that lead to references, and with all that a range of numbers names."""
    blocks = list(blocks)
    references = [block for block in blocks if block.kind is BlockKind.REFERENCE]
    numbers = {block.anchor: int(said[1]) for block in references if (said := _NUMBER.fullmatch(block.label))}
    named = {number: anchor for anchor, number in numbers.items()}
    anchors = {block.anchor for block in references}
    for place, block in enumerate(blocks):
        if block.citations:
            cited = [one for one in block.citations if one.anchor in anchors]
            between = [one for pair in pairwise(cited) for one in _between(block.text, *pair, numbers, named)]
            citations = sorted([*cited, *between], key=lambda one: (one.start, one.end)) if between else cited
            if len(citations) != len(block.citations) or between:
                blocks[place] = replace(block, citations=tuple(citations))
    return blocks


def _between(
    text: str, first: Citation, last: Citation, numbers: Mapping[str, int], named: Mapping[int, str]
) -> Iterator[Citation]:
    """The references between the two that a range names: 4 to 6 of "[3]–[7]"."""
    start, end = numbers.get(first.anchor, 0), numbers.get(last.anchor, 0)
    if start + 1 < end < start + _LONGEST_RANGE and _DASH.fullmatch(text, first.end, last.start):
        for number in range(start + 1, end):
            if number in named:
                yield Citation(start=first.start, end=last.end, anchor=named[number])
