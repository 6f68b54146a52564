"""What a table has in the cell whose row and column a statement names."""

import re
from collections.abc import Sequence

from litmus.check.language.clauses import scope_span
from litmus.check.paper.heads import Naming
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.check.support.statements import Finding, Reading

# Before a name that something else is compared with, which then is no owner of the figure.
RIVAL = re.compile(
    r"(?:\b(?:than|over|against|versus|vs\.?|(?:compared|relative|next|similar|equal)\s(?:to|with)|behind|ahead\sof|above|below"
    r"|unlike|past|instead\sof|beat\w*|outperform\w*|surpass\w*|exceed\w*|trail\w*|match\w*|outpac\w*|follow\w*|rival\w*)"
    r"|[比较于过与和跟]|相比|对比|接近|领先|落后|不如|优于|击败|胜过)\s?(?:the\s|those?\s|that\s)?(?:of\s)?(?:[A-Za-z'’]+\s)?\(?$",
    re.IGNORECASE,
)
# Words for somebody whom the clause does not name: the figure may be theirs.
UNNAMED = re.compile(
    r"\b(?:it|its|itself|they|their|them|this|that|these|those|our|ours|we|he|which|whose|method|approach|system|former|latter"
    r"|others?|rivals?|competitors?|baselines?|best|strongest|next|second|runner-up|previous|prior|ones?|respectively)\b"
    r"|[其它该]|(?<![样版成基文])本|此(?![前外])|我们|后者|前者|方法|模型|对手|基线|其他|次优|第二|最[强佳好优]|分别",
    re.IGNORECASE,
)


def named_cell(finding: Finding, reading: Reading, library: Library) -> Occurrence | None:
    """What stands in the one cell whose row and column a statement names where it has a figure of its own.

    None if it names none or several, if the figure may be somebody else's, or is a difference.
    """
    figure, text = finding.figure, reading.folded.text
    if figure.is_count or figure.is_in_name or figure.unit in ("pp", "x", "orders"):
        return None
    scope = text[slice(*scope_span(text, figure.start, figure.end))]
    found = []
    for block in library.tables.blocks:
        heads = library.tables.headed[block.anchor].heads
        axes = [axis.named_in(scope) for axis in (heads.rows, heads.columns)]
        rows, columns = (_one_of(named) for named in axes)
        if not rows or not columns or UNNAMED.search(_without(scope, (*axes[0], *axes[1]))):
            continue
        if any(RIVAL.search(scope, 0, naming.start) for named in axes for naming in named):
            continue
        found += [
            one
            for one in library.occurrences.of_block(block.anchor)
            if (cell := heads.grid.cell(one.span[0])) and cell[0] in rows.numbers and cell[1] in columns.numbers
        ]
    return found[0] if len(found) == 1 else None


def _one_of(named: Sequence[Naming]) -> Naming | None:
    """What names one thing, in one piece or several ("the large MoE with MTP"); None if two things are named."""
    numbers = frozenset.intersection(*(naming.numbers for naming in named)) if named else frozenset()
    if not numbers:
        return None
    words = frozenset[str]().union(*(naming.words for naming in named))
    return Naming(numbers, words, named[0].start, named[-1].end)


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
