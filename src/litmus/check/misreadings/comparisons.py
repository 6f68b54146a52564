"""Whether the right side wins: 劣于 where the paper says "outperforms"; 优于 where it says "comparable"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from litmus.check.language.clauses import clause, clause_span
from litmus.check.language.concepts import concepts_in, stems_in
from litmus.check.misreadings.misreading import Change, Misreading
from litmus.check.paper.library import Library
from litmus.check.paper.passages import Passage
from litmus.check.support.statements import Reading
from litmus.model import Status

_CLOSEST = 3  # passages that may speak for or against a comparison
_ALIKE = 0.75  # of the closest one's share; further ones are about something else
_ENOUGH = 0.3  # of what the clause speaks of and the paper has at all, a passage must have

_WINS = r"out-?perform\w*|outpass\w*|surpass\w*|superior\w*|exceed\w*|beat\w*|dominat\w*|better"
_LOSES = (
    r"under-?perform\w*|inferior|worse|worst|ahead|lag\w*|behind|trail\w*|below|fall\w*|fell|struggl\w*|poor\w*|weak(?!ly)\w*"
    r"|(?<!\bwithout )(?<!\bno )(?<!gligible )(?:drop|declin|degrad|deteriorat|lose)\w*|losing|gap"
    rf"|(?:not(?!\s(?:only|merely|just)\b)|none|neither|no|never|cannot|unable|fail(?:s|ed|ing)?\sto)\b[^.,;]{{0,60}}?\b(?:{_WINS})"
)
_MAY_WIN = (
    r"improv\w*|state[-\s]of[-\s]the[-\s]art|sota|best|strongest|gains?|advantag\w*|higher|ahead|advanc\w*|enhanc\w*"
    r"|compar\w*|competitive|beyond"
)
_MAY_LOSE = r"short|lower|less|fail\w*|no|cannot|limited|without|far"


class Comparison(NamedTuple):
    """A word of comparison: what in the paper speaks for it and against it, for sure or maybe, and its opposite."""

    confirmed: re.Pattern[str]
    may_be: re.Pattern[str]
    denied: re.Pattern[str]
    may_be_denied: re.Pattern[str]
    opposite: str


def _worse(opposite: str) -> Comparison:
    return Comparison(_any_of(_LOSES), _any_of(_MAY_LOSE), _any_of(_WINS), _any_of(_MAY_WIN), opposite)


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_NOTHING = re.compile("(?!)")
_WORDS = {
    "劣于": _worse("优于"),
    "逊于": _worse("优于"),
    "落后于": _worse("超越"),
    "更慢": Comparison(
        _any_of(r"slow\w*|delay\w*"),
        _any_of(r"longer|lower|latenc\w*"),
        _any_of(r"fast\w*|quick\w*|speed\w*|accelerat\w*"),
        _any_of(r"efficien\w*"),
        "更快",
    ),
}
_SAID = re.compile("|".join(_WORDS))
_UNABLE = re.compile("(?:未能|没能|无法|不能|难以)[\u4e00-\u9fff]{0,2}$")  # whoever is 未能落后于 is denied a win


def denied(reading: Reading, library: Library) -> Iterator[Misreading]:
    """The comparisons of a statement that the paper makes the other way round, and nowhere near in this one."""
    text = reading.folded.text
    for said in _SAID.finditer(text):
        place = _against(text, said, library)
        if place is not None:
            yield Misreading(
                code="comparison_turned",
                status=Status.CONTRADICTED,
                spans=(said.span(),),
                words=said[0],
                passage=place,
                changes=(Change(said.span(), _WORDS[said[0]].opposite),),
            )


def _against(text: str, said: re.Match[str], library: Library) -> Passage | None:
    """The passage that speaks against a comparison: one close to its clause, or to the one before too, or to all."""
    word = _WORDS[said[0]]
    if _UNABLE.search(text[: said.start()]):
        word = word._replace(confirmed=_NOTHING)
    for words in (clause(text, *said.span()), clause(text, *said.span(), before=1), text):
        near = closest(words, library)
        place = _denying(near, word)
        if any(_is_other_side(said, word, passage) for passage in near):
            return None
        if place is not None or any(word.confirmed.search(passage.text) for passage in near):
            return place
    return None


def _is_other_side(said: re.Match[str], word: Comparison, passage: Passage) -> bool:
    """Whether a passage compares the two the other way round: "A beats B", where B 劣于 A."""
    win = word.denied.search(passage.text)
    if win is None:
        return False
    text = said.string
    low, high = clause_span(text, *said.span())
    before, after = stems_in(text[low : said.start()]), stems_in(text[said.end() : high])
    left, right = stems_in(passage.text[: win.start()]), stems_in(passage.text[win.end() :])
    ours, theirs = before - after, after - before
    return bool(ours & (right - left) and theirs & (left - right)) and not theirs & (right - left)


def _denying(passages: Sequence[Passage], word: Comparison) -> Passage | None:
    """The closest passage that speaks against a comparison, if none that is as close or closer may speak for it."""
    for passage in passages:
        if word.confirmed.search(passage.text):
            return None
        if word.denied.search(passage.text):
            return passage
    if any(word.may_be.search(passage.text) for passage in passages):
        return None
    return next((passage for passage in passages if word.may_be_denied.search(passage.text)), None)


_WON = re.compile(
    r"优于|超越|胜过|领先于?|\b(?:outperform|surpass|beat)\w*|\b(?:better|superior)\b(?=\s(?:than|to)\b)", re.IGNORECASE
)
_EQUAL = _any_of(r"comparable|on par|competitive with|competitive (?:results?|performance)|similar to|rivals|at parity")
_ABOVE = _any_of(
    rf"{_WINS}|improv\w*|state[-\s]of[-\s]the[-\s]art|sota|best|strongest|gains?|advantag\w*|higher|ahead|advanc\w*|enhanc\w*"
    r"|over|more|than|fewer|less|lower|larger|win\w*|lead\w*|top|first|gap|increas\w*|reduc\w*|boost\w*|excel\w*"
)


def overdone(reading: Reading, library: Library) -> Iterator[Misreading]:
    """The wins of a statement where the paper says that the two are comparable, and near this of no win at all."""
    text = reading.folded.text
    for said in _WON.finditer(text):
        passages = closest(clause(text, *said.span()), library) or closest(text, library)
        place = next((passage for passage in passages if _EQUAL.search(passage.text)), None)
        if place is not None and not any(_ABOVE.search(passage.text) for passage in passages):
            yield Misreading(
                code="parity_as_win",
                status=Status.OVERSTATED,
                spans=(said.span(),),
                words=said[0],
                passage=place,
                changes=(),
            )


def closest(words: str, library: Library) -> list[Passage]:
    """The passages that speak of what the words speak of."""
    nearest = library.concepts.nearest(concepts_in(words))[:_CLOSEST]
    return [passage for share, passage in nearest if share >= _ENOUGH and share >= _ALIKE * nearest[0][0]]
