"""Differences and ratios that do not follow from the two figures: of the statement, or of a table that has both."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from litmus.check.figures.figure import Figure
from litmus.check.figures.units import UNITS
from litmus.check.language.clauses import sentence_around
from litmus.check.language.differences import tells_difference
from litmus.check.misreadings.misreading import Change, Misreading
from litmus.check.paper.library import Library
from litmus.check.support.derivations import is_fraction
from litmus.check.support.matching import Grade
from litmus.check.support.statements import Finding, Reading
from litmus.model import Bound, Status

# "by 17.9 points (52.2% vs. 34.3%)": what stands before, between and behind the two figures in brackets.
_OPENS = re.compile(r"(?:(?!\band\b|[和与及且并而])[^.,;，。；()（）\d]){0,20}[(（]\s?(?:from\s|[从由])?")
_AGAINST = re.compile(
    r"\s?(?:vs\.?|versus|against|compared\s(?:to|with)|instead\sof|rather\sthan|to|→|->|[对比至到]|对比|相比|提[升高][至到]|[升降][至到])\s?",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"\s?[)）]")
# "from 34.3% to 52.2%, a gain of 17.9 points"
_BEGINS = re.compile(r"(?:\bfrom\s|[从由]\s?)$", re.IGNORECASE)
_GIVES = re.compile(
    r"\s?[,，(（]?\s?(?:(?:which\sis|i\.e\.,?|that\sis,?|or)\s)?(?:an?\s)?(?:(?:absolute|relative|total|net)\s)?"
    r"(?:(?:gain|increase|rise|improvement|drop|decrease|reduction|decline|fall|difference|gap|jump|change|up|down|by|of)\s?){1,3}"
    r"(?:about\s|around\s|roughly\s|almost\s|nearly\s|~\s?)?"
    r"|\s?[,，(（]\s?(?:即|共|约|大约|绝对|相对)?(?:提[升高]|[增减]加?|下降|降低|上升|相差|差距?|减少|增长|缩短)了?(?:约|近)?\s?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d[\d.,]*")
_LIMITS = {Bound.AT_LEAST, Bound.AT_MOST}
_HUNDRED = Decimal(100)


def miscalculated(reading: Reading) -> Iterator[Misreading]:
    """The differences, changes and ratios that do not follow from the two figures that the statement itself gives.

    Both must stand in the paper, in brackets behind what is worked out ("by 17.9 points (52.2 vs. 34.3)") or before it
    ("from 34.3 to 52.2, a gain of 17.9 points").
    """
    findings, text = reading.findings, reading.folded.text
    for at, finding in enumerate(findings):
        for first, second in _beside(at, findings, text) if finding.figure.unit else ():
            if first.matches and second.matches and (right := _right(finding, first, second)):
                yield replace(_misreading(finding, right, reading), place=reading.best(second))


def miscalculated_of(reading: Reading, row: Reading) -> tuple[Misreading, ...]:
    """The figure of a cell that tells by how much two others of its row differ, if it is another one.

    Args:
        reading: Of the cell, which has this one figure.
        row: Of the other cells.

    """
    known = [finding for finding in row.findings if finding.matches and not finding.figure.is_in_name]
    if len(reading.findings) != 1 or len(known) != 2 or reading.findings[0].derivation:  # noqa: PLR2004
        return ()
    right = _right(reading.findings[0], *known)
    return (
        () if right is None else (replace(_misreading(reading.findings[0], right, reading), place=row.best(known[1])),)
    )


def gaps_misread(reading: Reading, library: Library) -> Iterator[Misreading]:
    """By how much one thing is ahead of another, where a table has both and another difference between them.

    Both must be named, each by something that the other's head has not, with the column; and the paper must not give
    the figure itself in prose.
    """
    text = reading.folded.text
    for finding in reading.findings:
        figure = finding.figure
        if not tells_difference(text, figure.start, figure.end) or _is_of_prose(finding) or _is_of(finding, reading):
            continue
        sentence = text[slice(*sentence_around(text, figure.start, figure.end))]
        pairs = [pair for pair in library.contrasts.of(sentence) if pair.are_told and pair.has_names_of(sentence)]
        rights = [_between(finding, pair.first.figure.figure, pair.second.figure.figure) for pair in pairs]
        if pairs and (right := rights[0]) is not None and None not in rights:
            pair = pairs[0]
            yield replace(
                _misreading(finding, right, reading),
                code="gap_misread",
                place=pair.first.figure,
                changes=(),
                theirs=(f"{pair.first.figure.words} / {pair.second.figure.words}",),
            )


def _is_of(finding: Finding, reading: Reading) -> bool:
    """Whether a figure follows from two others that the statement has itself."""
    values = {other.figure.value for other in reading.findings}
    sources = finding.derivation.sources if finding.derivation else ()
    return len(sources) > 1 and all(source.figure.value in values for source in sources)


def _is_of_prose(finding: Finding) -> bool:
    """Whether the paper has a figure in a sentence, as it is written."""
    return any(match.grade is Grade.SAME and not match.occurrence.is_in_table for match in finding.matches)


def _beside(at: int, findings: tuple[Finding, ...], text: str) -> Iterator[tuple[Finding, Finding]]:
    """The two figures that a statement gives with another as what that one comes of."""
    figure = findings[at].figure
    if at + 2 < len(findings):
        one, other = findings[at + 1].figure, findings[at + 2].figure
        is_opened = _OPENS.fullmatch(text, figure.end, one.start) and _CLOSES.match(text, other.end)
        if is_opened and _AGAINST.fullmatch(text, one.end, other.start):
            yield findings[at + 1], findings[at + 2]
    if at >= 2:  # noqa: PLR2004
        one, other = findings[at - 2].figure, findings[at - 1].figure
        is_change = _BEGINS.search(text, 0, one.start) and _AGAINST.fullmatch(text, one.end, other.start)
        if is_change and _GIVES.fullmatch(text, other.end, figure.start):
            yield findings[at - 2], findings[at - 1]


def _right(finding: Finding, first: Finding, second: Finding) -> Decimal | None:
    """What should stand there, in the figure's unit; None if the figure follows, or it cannot be told."""
    if any(match.grade is Grade.SAME for match in finding.matches) and _stand_together(finding, first, second):
        return None  # so the paper says itself
    return _between(finding, first.figure, second.figure)


def _between(finding: Finding, one: Figure, other: Figure) -> Decimal | None:
    """What lies between two figures, in the unit of another; None if that is the other, or it cannot be told."""
    wanted = finding.figure
    if UNITS[one.unit].dimension != UNITS[other.unit].dimension or wanted.is_vague or one.value == other.value:
        return None
    low, high = sorted((one.value * UNITS[one.unit].factor, other.value * UNITS[other.unit].factor))
    if low <= 0 or UNITS[one.unit].dimension not in ("", "share"):
        return None
    difference, ratio = high - low, high / low
    points = (_HUNDRED * difference,) if is_fraction(one) and is_fraction(other) else ()
    may_be: tuple[Decimal, ...] = {
        "": (difference, _HUNDRED * (ratio - 1), _HUNDRED * difference / high),
        "pp": (difference, *points),
        "%": (difference, _HUNDRED * (ratio - 1), _HUNDRED * difference / high, _HUNDRED / ratio),
        "x": (ratio, ratio - 1),
    }.get(wanted.unit, ())
    if not may_be or any(_follows(value, finding) for value in may_be):
        return None
    return may_be[1] if wanted.unit == "%" else may_be[0]


def _stand_together(finding: Finding, *others: Finding) -> bool:
    """Whether the paper has a figure of the statement in one passage with one of some others."""
    passages = [{match.occurrence.passage.index for match in one.matches} for one in (finding, *others)]
    return any(passages[0] & theirs for theirs in passages[1:])


def _follows(value: Decimal, finding: Finding) -> bool:
    """Whether a value may be told so, the two figures being rounded themselves."""
    told, bound = finding.figure.value, finding.bound
    step = Decimal(1).scaleb(int(told.as_tuple().exponent))
    slack = max(step, told / 20)
    if bound in _LIMITS:
        return value >= told - slack if bound is Bound.AT_LEAST else value <= told + slack
    return abs(value - told) <= slack


def _misreading(finding: Finding, right: Decimal, reading: Reading) -> Misreading:
    figure, said = finding.figure, reading.words(finding)
    places = int(figure.value.as_tuple().exponent)
    number = f"{round(right, max(1, -places)).normalize():f}"
    change = (Change((figure.start, figure.start + len(found[0])), number),) if (found := _NUMBER.match(said)) else ()
    return Misreading(
        code="miscalculated",
        status=Status.CONTRADICTED,
        spans=((figure.start, figure.end),),
        words=said,
        changes=change,
        theirs=() if change else (number,),
    )
