"""A report that was checked: its text, and a verdict on each of its statements."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from litmus.model import Claim, Document, Language, Repair, Severity, Verdict
from litmus.publish.statements import SYMBOLS
from litmus.words import label, say


@dataclass(frozen=True)
class Review:
    """A report in Markdown, held against a paper."""

    name: str  # of the report's file, as the user named it; "-" for standard input
    text: str
    document: Document
    claims: tuple[Claim, ...]  # with their spans in `text`
    verdicts: tuple[Verdict, ...]  # on each of them
    language: Language  # in which the reasons are told

    @cached_property
    def statements(self) -> tuple["Statement", ...]:
        return tuple(Statement(self, claim, verdict) for claim, verdict in zip(self.claims, self.verdicts, strict=True))

    @property
    def findings(self) -> tuple["Statement", ...]:
        """The statements that do not hold, errors and warnings."""
        return tuple(one for one in self.statements if one.verdict.severity is not Severity.NOTE)

    @property
    def repairs(self) -> Iterator[Repair]:
        """What would have to change, by places in the report's text, in order."""
        for one in self.statements:
            for repair in one.verdict.repairs:
                yield Repair(start=one.start + repair.start, end=one.start + repair.end, text=repair.text)

    def count(self, severity: Severity) -> int:
        return Counter(one.verdict.severity for one in self.statements)[severity]

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(place + 1 for place, char in enumerate(self.text) if char == "\n")]

    def position(self, place: int) -> tuple[int, int]:
        """Line and column of a place, both from 1; columns count code points."""
        line = bisect_right(self._lines, place)
        return line, place - self._lines[line - 1] + 1


@dataclass(frozen=True)
class Statement:
    """One statement with its verdict, in words."""

    review: Review
    claim: Claim
    verdict: Verdict

    @property
    def start(self) -> int:
        return self.claim.span[0] if self.claim.span else 0

    @property
    def end(self) -> int:
        return self.claim.span[1] if self.claim.span else 0

    @property
    def status(self) -> str:
        """The verdict in a word."""
        return label(f"status.{self.verdict.status}", self.review.language)

    @property
    def symbol(self) -> str:
        return SYMBOLS[self.verdict.status]

    @property
    def reason(self) -> str:
        return say(self.verdict.reason, self.review.language)

    @property
    def mended(self) -> str:
        """The statement with its repairs made; "" if there are none."""
        text, last = "", 0
        for repair in self.verdict.repairs:
            text += self.claim.text[last : repair.start] + repair.text
            last = repair.end
        return text + self.claim.text[last:] if self.verdict.repairs else ""

    @property
    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The statement's text cut up, and whether each piece is one that does not hold."""
        last = 0
        for start, end in self.verdict.spans:
            if start >= last:
                yield self.claim.text[last:start], False
                yield self.claim.text[start:end], True
                last = end
        yield self.claim.text[last:], False
