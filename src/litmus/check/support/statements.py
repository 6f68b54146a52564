"""Hold the figures of a statement in other words against the paper: are they there, and meant as it says them?"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from litmus.check.figures.bounds import bound_of
from litmus.check.figures.figure import A_MODEL, Figure
from litmus.check.figures.folding import Folded, fold
from litmus.check.figures.formulas import is_value_of_formula
from litmus.check.figures.quantities import find_figures
from litmus.check.figures.units import UNITS
from litmus.check.language.differences import (
    tells_comparison,
    tells_difference,
    tells_loss,
    tells_pair,
    tells_part,
    tells_part_of,
    tells_rest,
)
from litmus.check.language.names import key
from litmus.check.language.own_lists import is_listed_otherwise
from litmus.check.language.words import words_in
from litmus.check.paper.library import Library
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.passages import Passage
from litmus.check.paper.vocabulary import Vocabulary
from litmus.check.support.counts import counted_by, is_counted, is_of_things
from litmus.check.support.derivations import Derivation, Wanted
from litmus.check.support.matching import Grade, Match, matches
from litmus.check.support.workings import Sources, worked_out
from litmus.model import Bound, Claim

_CLOSE = 6  # passages that speak of the same things: looked through for calculations and lists
_AROUND = 12  # characters around a year that tell what happened in it
_PUBLISHED = re.compile(
    r"发[表布]|公[布开]|提[交出]|推出|上线|预印|论文|文章|arxiv|publish|submit|preprint|releas|post|paper|appear",
    re.IGNORECASE,
)
# Between a figure and the rounded one that repeats it: "over 80% (84.7%)".
_REPEATS = re.compile(r"\W*(?:以上|以下|左右|多|余)?\W*(?:即|约|达|i\.e\.|precisely)?\W*")
_RANGE = re.compile(r"\s?[-~]\s?\d")
_RANGE_BEFORE = re.compile(r"\d\s?[-~]\s?$")
_LEAD = 4  # characters
_LEADS = re.compile(r"\d\s?[-~]\s?$|±\s?$")
_SENTENCE_END = re.compile(r"[。！？；]|(?<!\bvs)(?<!\b[ie]\.[eg])[.!?](?=\s)")
_EACH = re.compile(r"[×✕*每各共总]|\b(?:each|every|all|total|times)\b", re.IGNORECASE)
_AVERAGE = re.compile(r"\b(?:averag|mean\b)|平均|均[值分]", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:totals?|sum|together|combined|altogether|overall|in\sall|add(?:s|ed)?\sup|amount(?:s|ed)?\sto)\b"
    r"|[一总]共|共[有计]|总[计和]|合计|累计|相加|加起来|加在一起|之和",
    re.IGNORECASE,
)
_FROM = re.compile(r"(?:从|由|\bfrom)\s?(?:约|大约|about|around)?\s?$")  # the figure of a beginning is measured
_FEW = 24  # passages that can all be looked through: an abstract


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was found about one figure of a statement."""

    figure: Figure
    bound: Bound
    matches: tuple[Match, ...] = ()
    derivation: Derivation | None = None
    is_counted: bool = False  # it stands there, if not as a figure: a list of so many things, a name, a year, a formula

    @property
    def is_missing(self) -> bool:
        return not (self.matches or self.derivation or self.is_counted)

    @property
    def places(self) -> tuple[Occurrence, ...]:
        """Where the paper has the figure; if anywhere with its unit, there alone."""
        sure = tuple(match.occurrence for match in self.matches if match.grade > Grade.LOOSE)
        return sure or tuple(match.occurrence for match in self.matches)

    @property
    def as_written(self) -> tuple[Occurrence, ...]:
        """Where the paper has the figure as it is written, or else rounded: the places of the best grade."""
        best = max((match.grade for match in self.matches), default=None)
        return tuple(match.occurrence for match in self.matches if match.grade is best)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A statement read beside the paper."""

    claim: Claim
    folded: Folded
    findings: tuple[Finding, ...]
    ranking: tuple[Passage, ...]  # passages that have its figures and words, best first
    before: tuple[Occurrence, ...] = ()  # where the figures stand of the statement before, if it refers to that one

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


def read(claim: Claim, library: Library, before: Claim | None = None) -> Reading:
    """Take a statement apart and look each of its figures up.

    Args:
        claim: The statement.
        library: The paper.
        before: What it may be worked out of besides, if anything: the statement that it refers back to, the other
            cells of its row.

    """
    folded = fold(claim.text)
    figures = [figure for figure in find_figures(folded.text) if _is_to_hold(figure, folded.text)]
    words = words_in(folded.text)
    cited = {passage.index for place in claim.evidence for passage in library.blocks.passages(place.anchor)}
    findings = _each_its_own([_look_up(figure, folded, library) for figure in figures], folded.text)
    ranking = _ranking(findings, library.words.closeness(words), cited, library)
    referred = _referred(read(before, library)) if before and figures else ()
    reading = Reading(claim=claim, folded=folded, findings=tuple(findings), ranking=ranking, before=referred)
    return replace(reading, findings=tuple(_explain(finding, reading, library) for finding in findings))


def _referred(reading: Reading) -> tuple[Occurrence, ...]:
    """Where the figures of a statement stand."""
    found = (reading.best(finding) for finding in reading.findings if finding.matches and not finding.figure.is_in_name)
    return tuple(place for place in found if place is not None)


def _look_up(figure: Figure, folded: Folded, library: Library) -> Finding:
    bound = bound_of(folded.text, figure.start, figure.end)
    is_rough = bound is Bound.EXACT and figure.unit and _is_in_range(figure, folded.text)
    counts = is_of_things(folded.text, figure.end) or bool(counted_by(figure, folded.text))
    found = matches(figure, Bound.ABOUT if is_rough else bound, library.occurrences, is_of_things=counts)
    if figure.is_year:
        has_year = _has_year(figure, folded.text, library.vocabulary)
        return Finding(figure=figure, bound=bound, is_counted=has_year, matches=found)
    if figure.is_ordinal:
        has_ordinal = library.vocabulary.has_ordinal(int(figure.value))
        return Finding(figure=figure, bound=bound, is_counted=has_ordinal, matches=found)
    return Finding(figure=figure, bound=bound, matches=found)


def _is_in_range(figure: Figure, text: str) -> bool:
    """Whether it is one end of a range of whole numbers; those are rounded: "5-6 times" for 5.00 and 6.25."""
    before = _RANGE_BEFORE.search(text, max(0, figure.start - len("6 - ")), figure.start)
    after = _RANGE.match(text, figure.end)
    return int(figure.value.as_tuple().exponent) == 0 and bool(before or after)


def _each_its_own(findings: list[Finding], text: str) -> list[Finding]:
    """Take from the rounded figures what the statement gives exactly for something else.

    In "94.2% accuracy, over 90% fewer false alarms" the paper's 94.2 % is no evidence for the 90 %.
    """
    exact = {
        id(match.occurrence): finding.figure
        for finding in findings
        for match in finding.matches
        if match.grade is Grade.SAME
    }
    return [
        finding
        if finding.figure.is_vague or any(match.grade is Grade.SAME for match in finding.matches)
        else replace(
            finding, matches=tuple(match for match in finding.matches if _is_free(match, finding, exact, text))
        )
        for finding in findings
    ]


def _is_free(match: Match, finding: Finding, exact: dict[int, Figure], text: str) -> bool:
    """Whether the statement does not give a figure of the paper exactly, save next to it: "over 80% (84.7%)"."""
    other = exact.get(id(match.occurrence))
    if other is None:
        return True
    gap = slice(*sorted((finding.figure.start, finding.figure.end, other.start, other.end))[1:3])
    return bool(_REPEATS.fullmatch(text[gap]))


def _is_to_hold(figure: Figure, text: str) -> bool:
    """Whether the paper should have a figure; those inside names it should have with the names, save models' sizes."""
    if not figure.is_in_name or figure.is_year or figure.is_ordinal:
        return True
    return figure.value >= A_MODEL and text[figure.start - 1 : figure.start] in (" ", "-")


def _has_year(figure: Figure, text: str, vocabulary: Vocabulary) -> bool:
    """Whether the paper has a year; its own year is one of its facts where the statement tells of its publication."""
    year = int(figure.value)
    around = text[max(0, figure.start - _AROUND) : figure.end + _AROUND]
    return vocabulary.has_year(year) or (vocabulary.is_of_year(year) and bool(_PUBLISHED.search(around)))


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


def _explain(finding: Finding, reading: Reading, library: Library) -> Finding:
    """Where a figure stands nowhere: the calculation, formula, list or name that it comes from, if there is one."""
    figure = finding.figure
    if finding.matches or finding.is_counted or figure.is_year or figure.is_ordinal:
        return finding
    if figure.value >= A_MODEL and library.vocabulary.has_size(reading.words(finding)):
        return replace(finding, is_counted=True)
    if is_value_of_formula(figure, reading.folded.text):
        return replace(finding, is_counted=True)
    if not figure.unit and (name := _name_before(figure, reading.folded)):
        number = reading.folded.text[figure.start : figure.end]
        if key(name + number) in library.vocabulary.lexicon.keyed:
            return replace(finding, is_counted=True)
        if name[0].isupper() and re.search(rf"{re.escape(key(name))}\d", library.vocabulary.lexicon.keyed):
            return finding  # the paper has another number there: DALL-E 3, not 4
    close = reading.ranking[:_CLOSE] if len(library.passages) > _FEW else library.passages
    if derivation := _derived(finding, close, reading, library):
        return replace(finding, derivation=derivation)
    if figure.is_count and not is_listed_otherwise(figure, reading.folded.text):
        text = reading.folded.text
        near = [passage.text for passage in close]
        figures = [occurrence for passage in close for occurrence in library.occurrences.of(passage)]
        rows = [length for passage in close for length in _rows(passage)]
        everywhere = (passage.text for passage in library.passages)
        is_there = is_counted(figure, text, near=near, figures=figures, rows=rows, everywhere=everywhere)
        return replace(finding, is_counted=is_there)
    return finding


def _derived(finding: Finding, close: Sequence[Passage], reading: Reading, library: Library) -> Derivation | None:
    """The calculation that a figure comes from: of figures that the statement names, of one passage, of a column."""
    figure, text = finding.figure, reading.folded.text
    if _FROM.search(text, max(0, figure.start - len("from about ")), figure.start) or _is_measured(figure, text):
        return None
    if figure.is_count and (not is_of_things(text, figure.end) or is_listed_otherwise(figure, text)):
        return None
    paired = tuple(_paired(finding, reading))
    others = tuple(_in_sentence(finding, reading))
    wanted = Wanted(
        figure=figure,
        bound=finding.bound,
        is_comparing=tells_comparison(text, figure.start, figure.end),
        is_difference=figure.unit == "x" or tells_difference(text, figure.start, figure.end),
        is_loss=tells_loss(text, figure.start, figure.end),
        is_rest=tells_rest(text, figure.start, figure.end),
        is_multiplied=bool(_EACH.search(text)),
        is_part=tells_part(text, figure.start, figure.end)
        or any(tells_part_of(text, one.figure.end, other.figure.start) for one, other in paired),
        is_average=bool(_AVERAGE.search(text)),
        is_total=bool(_TOTAL.search(text)) or _is_whole(finding, reading),
        counted=counted_by(figure, text) if figure.is_count else (),
    )
    sources = Sources(
        text=text,
        spans=tuple((other.figure.start, other.figure.end) for other in reading.findings),
        paired=tuple(_places(paired, reading)),
        beside=tuple(_places(_beside(finding, reading), reading)),
        named=tuple(filter(None, map(reading.best, others))),
        cells=tuple(place for other in others for place in other.as_written if place.passage.block.rows),
        before=reading.before,
        close=close,
    )
    return next(filter(None, (worked_out(one, sources, library) for one in wanted.readings)), None)


def _in_sentence(finding: Finding, reading: Reading) -> Iterator[Finding]:
    """The other figures of a figure's sentence that the paper has, the nearest first."""
    text, start = reading.folded.text, finding.figure.start
    for other in sorted(reading.findings, key=lambda one: abs(one.figure.start - start)):
        ends = sorted((other.figure.start, start))
        is_other = other is not finding and other.matches and not other.figure.is_in_name
        if is_other and not _SENTENCE_END.search(text, *ends):
            yield other


def _is_measured(figure: Figure, text: str) -> bool:
    """Whether a figure is one end of a range or a deviation: those are measured, not worked out."""
    before = text[max(0, figure.start - _LEAD) : figure.start]
    return bool(_LEADS.search(before) or _RANGE.match(text, figure.end))


def _paired(finding: Finding, reading: Reading) -> Iterator[tuple[Finding, Finding]]:
    """The pairs of figures in a figure's sentence that are set against each other: "99% of it (83.0 of 83.6)"."""
    text, figure = reading.folded.text, finding.figure
    for one, other in pairwise(reading.findings):
        is_pair = finding not in (one, other) and tells_pair(text, one.figure.end, other.figure.start)
        ends = min(one.figure.end, figure.end), max(other.figure.start, figure.start)
        if is_pair and not _SENTENCE_END.search(text, *ends):
            yield one, other


def _is_whole(finding: Finding, reading: Reading) -> bool:
    """Whether another figure is a part of one: the 9,163 of "5,020 of 9,163"."""
    at = reading.findings.index(finding)
    before = reading.findings[at - 1].figure.end if at else 0
    return at > 0 and tells_part_of(reading.folded.text, before, finding.figure.start)


def _beside(finding: Finding, reading: Reading) -> Iterator[tuple[Finding, Finding]]:
    """The pairs of figures between or beside which the statement has another, the two in one of its sentences."""
    findings, text = reading.findings, reading.folded.text
    at = findings.index(finding)
    for one, other in ((at - 2, at - 1), (at - 1, at + 1), (at + 1, at + 2)):
        if one < 0 or other >= len(findings):
            continue
        if not _SENTENCE_END.search(text, findings[one].figure.end, findings[other].figure.start):
            yield findings[one], findings[other]


def _places(pairs: Iterable[tuple[Finding, Finding]], reading: Reading) -> Iterator[tuple[Occurrence, Occurrence]]:
    """Where the paper has the figures of some pairs, of those of which it has both."""
    for one, other in pairs:
        first, second = reading.best(one), reading.best(other)
        if first and second:
            yield _as_told(first, one.figure), _as_told(second, other.figure)


def _as_told(place: Occurrence, figure: Figure) -> Occurrence:
    """A figure of the paper in the reading in which the statement has it: 40.98 under "tokens (B)" as 40.98 billion."""
    dimension, factor = UNITS[figure.unit]
    if not place.figure.unit and place.figure.value == figure.value:
        return replace(place, figure=replace(place.figure, unit=figure.unit))
    for value, unit in place.figure.others:
        if UNITS[unit].dimension == dimension and value * UNITS[unit].factor == figure.value * factor:
            return replace(place, figure=replace(place.figure, value=value, unit=unit))
    return place


def _rows(passage: Passage) -> Iterable[int]:
    """How many things a table compares, in rows or in columns, its heads counted or not."""
    rows = passage.block.rows
    return (*range(len(rows) - 2, len(rows) + 1), *range(len(rows[0]) - 1, len(rows[0]) + 1)) if rows else ()


def _name_before(figure: Figure, folded: Folded) -> str:
    """The word in Latin script that a number in digits follows; the number may belong to the name."""
    if figure.is_spelled:
        return ""
    before = re.search(r"([A-Za-z][A-Za-z-]*)[\s-]?$", folded.text[max(0, figure.start - 24) : figure.start])
    return before[1] if before else ""
