"""Somebody's report with the verdict on each of its statements: what every form of it is made from."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from litmus.model import Claim, ReportedCell, Route, Severity, Status, Verdict
from litmus.words import say

_LINE_END = re.compile(r"\r\n|\r|\n")
# Reports held against another paper had at most 23 % of what could be checked hold, and 59 % or more missing, save one
# of 18; against their own, made wrong on purpose as some were, 32 % or more held and at most 10 % was missing.
_MANY = 10  # statements that can be checked
_HELD, _MISSING = 0.25, 0.5  # of these; at most, at least
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?P<words>.*?)[ \t]*#*[ \t]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands in a text, as editors count: both from 1, columns in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A statement and the verdict on it. Prints as the terminal shows it."""

    claim: Claim
    verdict: Verdict

    @property
    def severity(self) -> Severity:
        return self.verdict.status.severity

    @property
    def is_finding(self) -> bool:
        return not self.verdict.status.holds

    @property
    def reason(self) -> str:
        """Why it holds, or does not, as a sentence in English; `words.say(verdict.reason, "zh")` says it in Chinese."""
        return say(self.verdict.reason, "en")

    @property
    def is_held(self) -> bool:
        """Whether it was held against the paper at all, which what is too long to be a statement is not."""
        return self.verdict.reason.code != "check.no_statement"

    @property
    def span(self) -> tuple[int, int]:
        """Its place in the report, in code points."""
        assert self.claim.span is not None
        return self.claim.span

    @property
    def lead(self) -> str:
        """Of a table's cell what heads it, to be read before it: "MMLU, Mistral 7B: "; "" of any other statement."""
        heads = self.claim.heads if isinstance(self.claim, ReportedCell) else ()
        return f"{', '.join(heads)}: " if heads else ""

    def __str__(self) -> str:
        from litmus.publish.checked.text import statement_lines  # noqa: PLC0415 - it knows this noun

        return "\n".join(line.plain for line in statement_lines(self, "en"))


@dataclass(frozen=True, kw_only=True, repr=False)
class CheckedReport(Sequence[Checked]):
    """A report held against a paper: a sequence of its statements. Prints as the terminal shows it."""

    name: str  # its file, as seen from where one is; never the way to it from the root
    text: str  # without a byte-order mark
    title: str  # of the paper
    url: str  # of the paper
    route: Route
    statements: tuple[Checked, ...]
    mark: str = ""  # the byte-order mark, if the file begins with one

    @property
    def findings(self) -> tuple[Checked, ...]:
        """The statements that do not hold."""
        return tuple(one for one in self.statements if one.is_finding)

    @property
    def counts(self) -> Counter[Severity]:
        """How many statements there are of each severity."""
        return Counter(one.severity for one in self.statements)

    @property
    def checked(self) -> tuple[Checked, ...]:
        """The statements that the paper bears out or not."""
        return tuple(one for one in self.statements if one.verdict.status.is_checked)

    @property
    def missing(self) -> tuple[Checked, ...]:
        """The statements of which the paper has nothing."""
        return tuple(one for one in self.statements if one.verdict.status is Status.NOT_FOUND)

    @property
    def is_elsewhere(self) -> bool:
        """Whether it seems to be about another paper; of an abstract, or of few statements, nothing is said."""
        checked, missing = len(self.checked), len(self.missing)
        held = checked - len(self.findings)
        is_telling = self.route.is_full_text and checked >= _MANY
        return is_telling and held <= _HELD * checked and missing >= _MISSING * checked

    def place(self, offset: int) -> Place:
        """Where the report's code point of this number stands."""
        line = bisect_right(self._starts, offset)
        return Place(line=line, column=offset - self._starts[line - 1] + 1)

    def parts(self) -> Iterator[tuple[str, tuple[Checked, ...]]]:
        """The statements under the report's headings, in its order; "" before the first."""
        heading, under, at = "", list[Checked](), 0
        for one in self.statements:
            start, end = one.span
            for line in _LINE_END.split(self.text[at:start]):
                if found := _HEADING.fullmatch(line):
                    if heading or under:
                        yield heading, tuple(under)
                    heading, under = found["words"], []
            under.append(one)
            at = end
        yield heading, tuple(under)

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """The first code point of each line."""
        return (0, *(end.end() for end in _LINE_END.finditer(self.text)))

    def __len__(self) -> int:
        return len(self.statements)

    @overload
    def __getitem__(self, index: int) -> Checked: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Checked, ...]: ...

    def __getitem__(self, index: int | slice) -> Checked | tuple[Checked, ...]:
        return self.statements[index]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name!r}: {len(self)} statements, {len(self.findings)} do not hold>"

    def __str__(self) -> str:
        from litmus.publish.checked.text import report_lines  # noqa: PLC0415 - it knows this noun

        return "\n".join(line.plain for line in report_lines(self, "en"))
