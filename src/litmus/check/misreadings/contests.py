"""Who is ahead in a test, where a table has both sides: "A outperforms B on HumanEval", 30.5 beside 31.1."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from litmus.check.language.clauses import clause_span, sentence_start
from litmus.check.misreadings.misreading import Misreading
from litmus.check.paper.heads import Axis
from litmus.check.paper.passages import Library, Occurrence
from litmus.check.paper.standings import is_less_better, is_no_result, side_by_side
from litmus.check.support.statements import Reading
from litmus.model import Status

# Words for a win, for a loss, and for a greater or smaller figure, whichever is better.
_SAID = re.compile(
    r"(?P<wins>\b(?:outperform|surpass|beat|outpac)\w*|\b(?:better|superior)\s(?:than|to)\b|优于|胜过|击败)"
    r"|(?P<loses>\b(?:underperform|trail)\w*|\b(?:worse|inferior)\s(?:than|to)\b|\b(?:lag\w*|falls?|fell)\sbehind\b"
    r"|劣于|逊于|不如|落后于|不及)"
    r"|(?P<more>\bhigher\sthan\b|\bexceed\w*|高于|超过|超越)|(?P<less>\blower\sthan\b|低于)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|no|never|neither|nor|cannot|fail\w*|unable|without|only|if|whether|may|might|could)\b|n't\b"
    r"|[不未没无]|难以|仅|只|若|如果|可能|是否",
    re.IGNORECASE,
)
_EXCEPTED = re.compile(r"\b(?:except|apart\sfrom|besides|other\sthan|aside\sfrom|but\sfor)\b|除", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """A word that says who is ahead, and what a table has of the two in the test that the statement names."""

    said: re.Match[str]
    ours: Occurrence  # of the side that the statement names first
    theirs: Occurrence
    test: str
    is_borne_out: bool

    @property
    def text(self) -> str:
        """So that it needs no language: "HumanEval: 30.5% < 31.1%"."""
        return side_by_side(self.test, self.ours, self.theirs)


def contests(reading: Reading, library: Library) -> tuple[Contest, ...]:
    """The comparisons of a statement that a table decides, which heads rows or columns with both sides and the test."""
    return tuple(_contests(reading.folded.text, library))


def lost(found: tuple[Contest, ...]) -> Iterator[Misreading]:
    """The comparisons that every table which has them denies."""
    for contest in found:
        if not any(other.is_borne_out for other in found if other.said.span() == contest.said.span()):
            yield Misreading(
                code="contest_lost",
                status=Status.CONTRADICTED,
                spans=(contest.said.span(),),
                words=contest.said[0],
                place=contest.ours,
                theirs=(contest.text,),
            )
            return


def _contests(text: str, library: Library) -> Iterator[Contest]:
    for said in _SAID.finditer(text):
        begin, end = clause_span(text, *said.span())
        start = sentence_start(text, said.start())
        if not _DENIED.search(text, begin, said.start()) and not _EXCEPTED.search(text, start, end):
            for field in _fields(library):
                yield from _in_field(said, start, end, field)


@dataclass(frozen=True, slots=True)
class _Field:
    """A table whose rows are the sides and whose columns the tests, or the other way round."""

    sides: Axis
    tests: Axis
    cells: dict[tuple[int, int], Occurrence]  # by side and test, the first figure of each


def _fields(library: Library) -> Iterator[_Field]:
    for block, _ in library.tables:
        heads = library.heads_of(block.anchor)
        cells: dict[tuple[int, int], Occurrence] = {}
        for one in library.figures_in(block.anchor):
            cell = heads.cell(one.span[0])
            if cell and not one.figure.is_in_name:
                cells.setdefault(cell, one)
        yield _Field(heads.rows, heads.columns, cells)
        yield _Field(heads.columns, heads.rows, {(column, row): one for (row, column), one in cells.items()})


def _in_field(said: re.Match[str], start: int, end: int, field: _Field) -> Iterator[Contest]:
    """The contest that a sentence tells, from its start to the end of the clause, if a table has sides and test."""
    text = said.string
    before, behind = field.sides.named_in(text[start : said.start()]), field.sides.named_in(text[said.end() : end])
    named = field.tests.named_in(text[start:end])
    if len(before) != 1 or len(behind) != 1 or not named or before[0].numbers & behind[0].numbers:
        return
    for test in frozenset.intersection(*(naming.numbers for naming in named)):
        for side, other in product(before[0].numbers, behind[0].numbers):
            ours, theirs = field.cells.get((side, test)), field.cells.get((other, test))
            if ours and theirs and ours.figure.value != theirs.figure.value:
                yield from _held(said, ours, theirs, " ".join(field.tests.heads[test]))


def _held(said: re.Match[str], ours: Occurrence, theirs: Occurrence, test: str) -> Iterator[Contest]:
    if not is_no_result(test):
        is_more = ours.figure.value > theirs.figure.value
        is_better = is_more is not is_less_better(test)
        borne_out = {"wins": is_better, "loses": not is_better, "more": is_more, "less": not is_more}
        is_borne_out = borne_out[said.lastgroup or ""]
        yield Contest(said=said, ours=ours, theirs=theirs, test=test, is_borne_out=is_borne_out)
