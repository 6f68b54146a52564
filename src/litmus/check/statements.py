"""Hold the figures of a statement in other words against the paper: are they there, and meant as it says them?"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from litmus.check.bounds import bound_of
from litmus.check.columns import column_pairs
from litmus.check.derivations import Derivation, derive
from litmus.check.enumerations import list_lengths
from litmus.check.figure import Figure
from litmus.check.folding import Folded, fold
from litmus.check.matching import Match, matches
from litmus.check.names import key
from litmus.check.passages import Library, Occurrence, Passage, words_in
from litmus.check.quantities import find_figures
from litmus.model import Bound, Claim

_CLOSE = 6  # passages that speak of the same things: looked through for calculations and lists
_TABLES = 3  # looked through for calculations: those with the most of the statement's words
_FEW = 24  # passages that can all be looked through: an abstract
_A_PAIR = 2  # "both" needs no list


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found about one figure of a statement."""

    figure: Figure
    bound: Bound
    matches: tuple[Match, ...] = ()
    derivation: Derivation | None = None
    is_counted: bool = False  # it stands there, if not as a figure: a list of so many things, a name, a year

    @property
    def is_missing(self) -> bool:
        return not (self.matches or self.derivation or self.is_counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A statement read beside the paper."""

    claim: Claim
    folded: Folded
    findings: tuple[Finding, ...]
    ranking: tuple[Passage, ...]  # passages that have its figures and words, best first

    def span(self, finding: Finding) -> tuple[int, int]:
        """The figure's place in the claim's text."""
        return self.folded.span(finding.figure.start, finding.figure.end)

    def words(self, finding: Finding) -> str:
        """The figure as the claim writes it, without formatting."""
        return self.folded.words(finding.figure.start, finding.figure.end)

    def best(self, finding: Finding) -> Occurrence | None:
        """Where the figure stands in the paper: the best agreement, then the passage that says most of the rest."""
        if not finding.matches:
            return finding.derivation.sources[0] if finding.derivation else None
        places = {passage.index: place for place, passage in enumerate(self.ranking)}
        last = len(places)
        return min(finding.matches, key=lambda m: (places.get(m.occurrence.passage.index, last), -m.grade)).occurrence


def read(claim: Claim, library: Library) -> Reading:
    """Take a statement apart and look each of its figures up."""
    folded = fold(claim.text)
    figures = [figure for figure in find_figures(folded.text) if figure.is_year or not figure.is_in_name]
    words = words_in(folded.text)
    cited = {passage.index for place in claim.evidence for passage in library.of_block(place.anchor)}
    findings = [_look_up(figure, folded, library) for figure in figures]
    ranking = _ranking(findings, library.closeness(words), cited, library)
    reading = Reading(claim=claim, folded=folded, findings=tuple(findings), ranking=ranking)
    named = [best for finding in findings if finding.matches and (best := reading.best(finding))]
    return replace(reading, findings=tuple(_explain(finding, named, reading, library) for finding in findings))


def _look_up(figure: Figure, folded: Folded, library: Library) -> Finding:
    bound = bound_of(folded.text, figure.start, figure.end)
    found = matches(figure, bound, library)
    if figure.is_year:
        return Finding(figure=figure, bound=bound, is_counted=library.has_year(int(figure.value)), matches=found)
    return Finding(figure=figure, bound=bound, matches=found)


def _ranking(
    findings: Iterable[Finding], closeness: Counter[int], cited: set[int], library: Library
) -> tuple[Passage, ...]:
    """The passages that have the statement's figures and words, best first."""
    scores: Counter[int] = Counter(closeness)
    for finding in findings:
        weight = 50 if finding.figure.is_count else 500
        best: dict[int, int] = {}
        for match in finding.matches:
            index = match.occurrence.passage.index
            best[index] = max(best.get(index, 0), int(match.grade))
        for index, grade in best.items():
            scores[index] += weight * (1 + grade)
    for index in cited:
        scores[index] += 1000
    order = sorted(scores, key=lambda index: (-scores[index], index))
    return tuple(library.passages[index] for index in order)


def _explain(finding: Finding, named: Sequence[Occurrence], reading: Reading, library: Library) -> Finding:
    """Where a figure stands nowhere: the calculation, the list or the name that it comes from, if there is one."""
    figure = finding.figure
    if finding.matches or finding.is_counted or figure.is_year:
        return finding
    if not figure.unit and _is_literal(figure, reading.folded, library):
        return replace(finding, is_counted=True)
    if derivation := derive(figure, named, are_named=True):
        return replace(finding, derivation=derivation)
    close = reading.ranking[:_CLOSE] if len(library.passages) > _FEW else library.passages
    for passage in close:
        if derivation := derive(figure, library.figures_of.get(passage.index, ())):
            return replace(finding, derivation=derivation)
    if derivation := _in_a_column(figure, words_in(reading.folded.text), library):
        return replace(finding, derivation=derivation)
    if figure.is_count:
        near = [reading.claim.text, *(passage.text for passage in close)]
        lengths = frozenset().union(*map(list_lengths, near), *map(_rows, close))
        return replace(finding, is_counted=figure.value <= _A_PAIR or int(figure.value) in lengths)
    return finding


def _in_a_column(figure: Figure, words: frozenset[str], library: Library) -> Derivation | None:
    """How a figure follows from two of one column of a table that speaks of the same things."""
    shared = [(len(words & theirs), block) for block, theirs in library.tables]
    close = sorted((entry for entry in shared if entry[0] > 1), key=lambda entry: -entry[0])[:_TABLES]
    for _, block in close:
        passages = library.of_block(block.anchor)
        figures = (occurrence for passage in passages for occurrence in library.figures_of.get(passage.index, ()))
        for pair in column_pairs(block, figures, words):
            if derivation := derive(figure, pair):
                return derivation
    return None


def _rows(passage: Passage) -> Iterable[int]:
    """How many things a table compares, in rows or in columns, its heads counted or not."""
    rows = passage.block.rows
    return (*range(len(rows) - 2, len(rows) + 1), *range(len(rows[0]) - 1, len(rows[0]) + 1)) if rows else ()


def _is_literal(figure: Figure, folded: Folded, library: Library) -> bool:
    """Whether the number and the word before it stand so in the paper: the number may belong to a name."""
    before = re.search(r"([A-Za-z][A-Za-z-]*)[\s-]?$", folded.text[max(0, figure.start - 24) : figure.start])
    if not before:
        return False
    return key(before[1] + folded.text[figure.start : figure.end]) in library.lexicon.keyed
