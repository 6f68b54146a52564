"""Figures of tables given to the wrong row or column: the baseline's result told of the method."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from litmus.check.language.clauses import clause_span, clause_start, sentence_start
from litmus.check.misreadings.misreading import Change, Misreading
from litmus.check.paper.heads import Axis, Naming
from litmus.check.paper.passages import Library, Occurrence
from litmus.check.support.statements import Finding, Reading
from litmus.model import Status

# Before a name that something else is compared with, which then is no owner of the figure.
_RIVAL = re.compile(
    r"(?:\b(?:than|over|against|versus|vs\.?|(?:compared|relative|next|similar|equal)\s(?:to|with)|behind|ahead\sof|above|below"
    r"|unlike|past|instead\sof|beat\w*|outperform\w*|surpass\w*|exceed\w*|trail\w*|match\w*|outpac\w*|follow\w*|rival\w*)"
    r"|[比较于过与和跟]|相比|对比|接近|领先|落后|不如|优于|击败|胜过)\s?(?:the\s|those?\s|that\s)?(?:of\s)?(?:[A-Za-z'’]+\s)?\(?$",
    re.IGNORECASE,
)
# Words for somebody whom the clause does not name: the figure may be theirs.
_UNNAMED = re.compile(
    r"\b(?:it|its|itself|they|their|them|this|that|these|those|our|ours|we|he|which|whose|method|approach|system|former|latter"
    r"|others?|rivals?|competitors?|baselines?|best|strongest|next|second|runner-up|previous|prior|ones?|respectively)\b"
    r"|[其它该本此]|我们|后者|前者|方法|模型|对手|基线|其他|次优|第二|最[强佳好优]|分别",
    re.IGNORECASE,
)
_LEADING = re.compile(r"\s*(?:on|in|for|at|with|under|using|[在于对用以])", re.IGNORECASE)  # "On MMLU, it scores …"


def in_other_cells(reading: Reading, library: Library) -> Iterator[Misreading]:
    """The figures that the paper has in its tables alone, and nowhere in a row and column that the statement names.

    A row or column is named by what stands at its head, in the figure's own clause or a phrase before it ("On MMLU,
    …"), and if the figure's own is not touched by a word. What another thing is compared with is not named as an
    owner. If what stands in the right cell is in the statement too, the two are in each other's place, or neither.
    """
    wrong = [found for finding in reading.findings if (found := _misplaced(finding, reading, library))]
    values = {finding.figure.value: finding for finding in reading.findings}
    for one in wrong:
        there = values.get(one.right.figure.value)
        if there is None or any(there is other.finding and _returns(one, other) for other in wrong):
            yield one.misreading(reading)


def named_cell(finding: Finding, reading: Reading, library: Library) -> Occurrence | None:
    """What stands in the one cell whose row and column a statement names where it has a figure of its own.

    None if it names none or several, if the figure may be somebody else's, or is a difference.
    """
    figure, text = finding.figure, reading.folded.text
    if figure.is_count or figure.is_in_name or figure.unit in ("pp", "x", "orders"):
        return None
    scope = _scope(text, (figure.start, figure.end))
    found = []
    for block, _ in library.tables:
        heads = library.heads_of(block.anchor)
        axes = [axis.named_in(scope) for axis in (heads.rows, heads.columns)]
        rows, columns = (_one_of(named) for named in axes)
        if not rows or not columns or _UNNAMED.search(_without(scope, (*axes[0], *axes[1]))):
            continue
        if any(_RIVAL.search(scope, 0, naming.start) for named in axes for naming in named):
            continue
        found += [
            one
            for one in library.figures_in(block.anchor)
            if (cell := heads.grid.cell(one.span[0])) and cell[0] in rows.numbers and cell[1] in columns.numbers
        ]
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Misplaced:
    finding: Finding
    right: Occurrence  # what stands in the cell that the statement names

    def misreading(self, reading: Reading) -> Misreading:
        figure = self.finding.figure
        said = reading.folded.text[figure.start : figure.end]
        return Misreading(
            code="cell_misplaced",
            status=Status.CONTRADICTED,
            spans=((figure.start, figure.end),),
            words=reading.words(self.finding),
            place=self.right,
            changes=(Change((figure.start, figure.end), written(self.right, said)),),
        )


def _returns(one: _Misplaced, other: _Misplaced) -> bool:
    """Whether the second has in its right place what the first is told as: the two are exchanged."""
    return other.right.figure.value == one.finding.figure.value


def _misplaced(finding: Finding, reading: Reading, library: Library) -> _Misplaced | None:
    """Where a figure should be another one, if at each of its places another row or column is named."""
    places = finding.places
    if not places or not all(place.passage.block.rows for place in places) or finding.figure.is_count:
        return None
    found = None
    for place in places:
        there = _right_place(place, finding, reading, library)
        if there is None:
            return None
        found = found or there
    return found


def _right_place(place: Occurrence, finding: Finding, reading: Reading, library: Library) -> _Misplaced | None:
    """The figure of the row or column that the statement names instead; None if it names the figure's own, or none."""
    heads = library.heads_of(place.passage.block.anchor)
    cell = heads.cell(place.span[0])
    if cell is None:
        return None
    text, figure = reading.folded.text, finding.figure
    rows = _meant(heads.rows, cell[0], text, (figure.start, figure.end))
    columns = _meant(heads.columns, cell[1], text, (figure.start, figure.end))
    if cell[0] in rows and cell[1] in columns:
        return None
    for one in library.figures_in(place.passage.block.anchor):
        there = heads.grid.cell(one.span[0])
        if there and there[0] in rows and there[1] in columns and one.figure.value != place.figure.value:
            return _Misplaced(finding=finding, right=one)
    return None


def _meant(axis: Axis, own: int, text: str, span: tuple[int, int]) -> frozenset[int]:
    """The rows that a figure can be meant to stand in, by what the statement names: its own, if no other one surely."""
    scope = _scope(text, span)
    named = axis.named_in(scope)
    rivals = [naming for naming in named if _RIVAL.search(scope, 0, naming.start)]
    wanted = _one_of([naming for naming in named if naming not in rivals])
    if wanted is None or own in wanted.numbers or any(own in rival.numbers for rival in rivals):
        return frozenset({own})
    if _UNNAMED.search(_without(scope, named)) or axis.touches(own, scope, wanted.words):
        return frozenset({own})
    return wanted.numbers


def _one_of(named: Sequence[Naming]) -> Naming | None:
    """What names one thing, in one piece or several ("the large MoE with MTP"); None if two things are named."""
    numbers = frozenset.intersection(*(naming.numbers for naming in named)) if named else frozenset()
    if not numbers:
        return None
    words = frozenset[str]().union(*(naming.words for naming in named))
    return Naming(numbers, words, named[0].start, named[-1].end)


def _scope(text: str, span: tuple[int, int]) -> str:
    """A figure's clause, with the phrase before it, from the sentence's beginning, that says where the clause holds."""
    begin, end = clause_span(text, *span)
    start = clause_start(text, max(0, begin - 1))
    is_leading = _LEADING.match(text[start:begin]) and start == sentence_start(text, begin - 1)
    return text[start if is_leading else begin : end]


def _without(text: str, named: Sequence[Naming]) -> str:
    """A text with its names blotted out."""
    for naming in named:
        text = text[: naming.start] + "#" * (naming.end - naming.start) + text[naming.end :]
    return text


def written(right: Occurrence, ours: str) -> str:
    """The right figure of a cell, with the statement's unit where the table has none."""
    number = right.words
    unit = ours.lstrip("+-0123456789.,")
    return number if number[-1:] and not number[-1].isdigit() else f"{number}{unit}"
