"""Whether a statement without figures has the right side win: 劣于 where the paper says "outperforms"."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from litmus.check.clauses import clause
from litmus.check.concepts import concepts_in
from litmus.check.misreading import Change, Misreading
from litmus.check.passages import Library, Passage
from litmus.check.statements import Reading
from litmus.model import Status

_CLOSEST = 3  # passages that may speak for or against a comparison
_ALIKE = 0.75  # of the closest one's share; further ones are about something else
_ENOUGH = 0.3  # of what the clause speaks of and the paper has at all, a passage must have

_BETTER = (
    r"outperform\w*|surpass\w*|superior\w*|better|exceed\w*|beat\w*|improv\w*|state[-\s]of[-\s]the[-\s]art|sota|best|strongest"
    r"|gains?|advantag\w*|higher|ahead|dominat\w*|advanc\w*|enhanc\w*|compar\w*|competitive"
)
_WORSE = (
    r"underperform\w*|under-perform\w*|inferior|worse|worst|lag\w*|behind|trail\w*|below|fall\w*|fell|short|lower|less|poor\w*|weak\w*"
    r"|struggl\w*|drop\w*|declin\w*|degrad\w*|deteriorat\w*|fail\w*|lose\w*|losing|gap|not|no|cannot|limited|without|far"
)


class Comparison(NamedTuple):
    """A word of comparison: what in the paper speaks for it, what against it, and its opposite."""

    confirmed: re.Pattern[str]
    denied: re.Pattern[str]
    opposite: str


def _comparison(confirmed: str, denied: str, opposite: str) -> Comparison:
    return Comparison(_any_of(confirmed), _any_of(denied), opposite)


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


_WORDS = {
    "劣于": _comparison(_WORSE, _BETTER, "优于"),
    "逊于": _comparison(_WORSE, _BETTER, "优于"),
    "落后于": _comparison(_WORSE, _BETTER, "超越"),
    "更慢": _comparison(
        r"slow\w*|longer|lower|delay\w*|latenc\w*", r"fast\w*|quick\w*|speed\w*|accelerat\w*|efficien\w*", "更快"
    ),
}
_SAID = re.compile("|".join(_WORDS))


def denied(reading: Reading, library: Library) -> Iterator[Misreading]:
    """The comparisons of a statement that the paper makes the other way round, and nowhere near in this one."""
    text = reading.folded.text
    for said in _SAID.finditer(text):
        word = _WORDS[said[0]]
        passages = _closest(clause(text, *said.span()), library) or _closest(text, library)
        if not passages or any(word.confirmed.search(passage.text) for passage in passages):
            continue
        place = next((passage for passage in passages if word.denied.search(passage.text)), None)
        if place is not None:
            yield Misreading(
                code="comparison_turned",
                status=Status.CONTRADICTED,
                spans=(said.span(),),
                words=said[0],
                passage=place,
                changes=(Change(said.span(), word.opposite),),
            )


def _closest(words: str, library: Library) -> list[Passage]:
    """The passages that speak of what the words speak of."""
    nearest = library.nearest(concepts_in(words))[:_CLOSEST]
    return [passage for share, passage in nearest if share >= _ENOUGH and share >= _ALIKE * nearest[0][0]]
