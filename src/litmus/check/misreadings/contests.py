"""Who is ahead in a test, where a table has both sides: "A outperforms B on HumanEval", 30.5 beside 31.1."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from litmus.check.language.clauses import clause_span, sentence_start
from litmus.check.language.generality import generalities
from litmus.check.misreadings.misreading import Misreading
from litmus.check.paper.contrasts import Side
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.standings import is_less_better, is_no_result, side_by_side
from litmus.check.support.statements import Reading
from litmus.model import Status

# Words for a win, for a loss, and for a greater or smaller figure, whichever is better.
_SAID = re.compile(
    r"(?P<wins>\b(?:outperform|surpass|beat|outpac)\w*|\bleads?\b(?!\sto)|\b(?:better|superior)\s(?:[\w@.-]+\s){0,3}?(?:than|to)\b"
    r"|\b(?:ahead\sof|ranks?\s(?:above|higher\sthan))|优于|胜过|击败|领先于?)"
    r"|(?P<loses>\b(?:underperform|trail)\w*|\b(?:worse|inferior)\s(?:[\w@.-]+\s){0,3}?(?:than|to)\b|\b(?:lag\w*|falls?|fell|is|are|comes?|stays?)\sbehind\b|\branks?\s(?:below|lower\sthan)"
    r"|劣于|逊于|不如|落后于|不及)"
    r"|(?P<more>\b(?:higher|greater|larger)\s(?:[\w@.-]+\s){0,4}?than\b|\bexceed\w*|高于|超过|超越|比(?=[^，。；]{1,24}?(?:[要还更略稍]|明显)?[高大]))|(?P<less>\b(?:lower|smaller)\s(?:[\w@.-]+\s){0,4}?than\b|低于|比(?=[^，。；]{1,24}?(?:[要还更略稍]|明显)?[低小]))",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:not|no|never|neither|nor|cannot|fail\w*|unable|without|only|if|whether|may|might|could)\b|n't\b"
    r"|[不未没无]|难以|仅|只|若|如果|可能|是否",
    re.IGNORECASE,
)
_EXCEPTED = re.compile(r"\b(?:except|apart\sfrom|besides|other\sthan|aside\sfrom|but\sfor)\b|除", re.IGNORECASE)
# Who is meant by a word for it, or by none at the beginning of a Chinese clause: the paper's own.
_UNNAMED = re.compile(
    r"\b(?:it|they|the\s(?:new\s|proposed\s)?(?:model|method|system))\b|[它其]|该?(?:模型|方法)|^[^，。]*上",
    re.IGNORECASE,
)


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


def decided(found: tuple[Contest, ...]) -> list[tuple[int, int]]:
    """The words for a comparison that every table which has it bears out."""
    denied = {contest.said.span() for contest in found if not contest.is_borne_out}
    return [contest.said.span() for contest in found if contest.said.span() not in denied]


def won(reading: Reading, library: Library) -> Contest | None:
    """The comparison of a statement that a table bears out with two figures that differ, if it speaks of one test."""
    if any(generalities(reading.folded.text)):
        return None
    found = contests(reading, library)
    sure = decided(found)
    return next(
        (one for one in found if one.said.span() in sure and one.ours.figure.value != one.theirs.figure.value), None
    )


def _contests(text: str, library: Library) -> Iterator[Contest]:
    for said in _SAID.finditer(text):
        begin, end = clause_span(text, *said.span())
        start = sentence_start(text, said.start())
        if _DENIED.search(text, begin, said.start()) or _EXCEPTED.search(text, start, end):
            continue
        found = [*_held(said, text[start:end], start, library)]
        if not found and _UNNAMED.search(text, start, said.start()):
            lead = f"{library.vocabulary.subject} "
            found += _held(said, lead + text[start:end], start - len(lead), library)
        yield from found


def _held(said: re.Match[str], sentence: str, offset: int, library: Library) -> Iterator[Contest]:
    """What the tables have of a comparison in a sentence that begins at a place of the statement."""
    for pair in library.contrasts.of(sentence):
        if pair.are_told and pair.has_names_of(sentence) and not is_no_result(pair.test):
            for ours, theirs in ((pair.first, pair.second), (pair.second, pair.first)):
                if _is_before(ours, said.start() - offset) and _is_behind(theirs, said.end() - offset):
                    yield _contest(said, ours.figure, theirs.figure, pair.test)


def _is_before(side: Side, at: int) -> bool:
    return all(piece.end <= at for piece in side.own)


def _is_behind(side: Side, at: int) -> bool:
    return all(piece.start >= at for piece in side.own)


def _contest(said: re.Match[str], ours: Occurrence, theirs: Occurrence, test: str) -> Contest:
    is_more = ours.figure.value > theirs.figure.value
    is_better = is_more is not is_less_better(test)
    borne_out = {"wins": is_better, "loses": not is_better, "more": is_more, "less": not is_more}
    is_borne_out = borne_out[said.lastgroup or ""] or ours.figure.value == theirs.figure.value
    return Contest(said=said, ours=ours, theirs=theirs, test=test, is_borne_out=is_borne_out)
