"""The verdict on a statement in other words: on its figures, and on the names that it brings."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from litmus.check.figures.bounds import bound_of
from litmus.check.figures.figure import A_MODEL, Figure
from litmus.check.figures.labels import is_size_of_name
from litmus.check.figures.units import UNITS
from litmus.check.language.names import names_in
from litmus.check.language.words import words_in
from litmus.check.misreadings.arithmetic import miscalculated
from litmus.check.misreadings.contests import Contest, won
from litmus.check.misreadings.generalities import is_cut_short, overdrawn
from litmus.check.misreadings.misreading import Misreading
from litmus.check.misreadings.named_cells import named_cell, written
from litmus.check.misreadings.retold import misretold
from litmus.check.misreadings.senses import misreadings
from litmus.check.paper.library import Library
from litmus.check.paper.nearest import nearest
from litmus.check.paper.occurrences import Occurrence
from litmus.check.paper.pieces import pieces_of
from litmus.check.paper.places import at, evidence, evidence_around, listed, short
from litmus.check.support.addresses import addresses_in, place_of, without_addresses
from litmus.check.support.matching import is_telling
from litmus.check.support.quotations import locate_in, quoted_at
from litmus.check.support.statements import Finding, Reading, read
from litmus.model import Bound, Claim, Evidence, Remark, Repair, Status, Verdict, remark

_PLACES = 3  # of evidence under one verdict
_RELATED = 2  # words that a passage shares with a statement before its figures may speak against it
_RIVALS = 4  # passages looked through for a figure that speaks against the statement's
_ALIKE = 10  # a figure is taken for another one's true value if it is of its order of magnitude
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_WORDS = 5  # of a statement that may be a quotation without saying so

_COMPARES = re.compile(
    r"\b(?:outperform\w*|surpass\w*|exceed\w*|beats?|better|best|worse|worst|leads?|higher|lower|highest|lowest|faster|superior"
    r"|improv\w*|than|wins?|trails?|behind)\b|优于|超越|超过|[高低]于|领先|胜过|击败|最[优好佳高低快]|更[优好佳高低快强]|不[如及]|[劣逊]于|落后|提升",
    re.IGNORECASE,
)

Span = tuple[int, int]


def on_statement(claim: Claim, library: Library, before: Claim | None = None) -> Verdict:
    """Hold every figure and every name of a statement against the paper, with what the statement before it gives."""
    if len(claim.text.split()) >= _WORDS:
        if place := locate_in(claim, library):
            cut = tuple(overdrawn(reading := read(claim, library), library)) if is_cut_short(place) else ()
            return on_misread(reading, cut, library) if cut else quoted_at(claim, place, library)
        if differs := _on_twins(claim, library):
            return differs
    reading = read(claim, library, before)
    if wrong := tuple(miscalculated(reading)):
        return on_misread(reading, wrong, library)
    missing = [finding for finding in reading.findings if finding.is_missing]
    if missing:
        return _on_missing(reading, missing, library)
    if misread := misreadings(reading, library):
        return on_misread(reading, misread, library)
    links = {span: place_of(claim.text[slice(*span)], library) for span in addresses_in(claim.text)}
    if strange := [span for span, block in links.items() if block is None]:
        addresses = listed(claim.text[slice(*span)] for span in strange)
        return _verdict(reading, Status.NOT_FOUND, remark("check.link_missing", links=addresses), spans=strange)
    if strangers := list(_strangers(claim, library)):
        names = listed(claim.text[start:end] for start, end in strangers)
        return _verdict(reading, Status.NOT_FOUND, remark("check.name_missing", names=names), spans=strangers)
    if misread := tuple(misretold(reading, library)):
        return on_misread(reading, misread, library)
    found = [finding for finding in reading.findings if finding.matches or finding.derivation]
    if found:
        return _on_found(reading, found, library)
    if blocks := [block for block in links.values() if block]:
        places = [evidence(library.document, block, 0, len(block.text)) for block in blocks[:_PLACES]]
        reason = remark("check.link_found", **at(places))
        return _verdict(reading, Status.SUPPORTED, reason, places)
    return _on_nothing(reading, library)


def _on_nothing(reading: Reading, library: Library) -> Verdict:
    """Nothing of the statement can be held against the paper; where does the paper speak of the same things?"""
    if contest := won(reading, library):
        return _on_won(reading, contest, library)
    near = () if reading.claim.evidence else nearest(reading.claim, library, at_most=1)
    ending, places = ("_near", at(near)) if near else ("", {})
    if names := listed(name for name, _, _ in names_in(reading.claim.text)):
        return _verdict(reading, Status.NOT_CHECKABLE, remark(f"check.names_only{ending}", names=names, **places), near)
    return _verdict(reading, Status.NOT_CHECKABLE, remark(f"check.nothing_to_hold{ending}", **places), near)


def _on_won(reading: Reading, contest: Contest, library: Library) -> Verdict:
    """A table has who is ahead, as the statement says it."""
    place = evidence_around(library.document, contest.ours.passage, contest.ours.span)
    reason = remark("check.contest_won", words=contest.said[0], theirs=contest.text, **at([place]))
    return _verdict(reading, Status.SUPPORTED, reason, [place])


def _on_twins(claim: Claim, library: Library) -> Verdict | None:
    """The verdict on a sentence of the paper with other figures; None on what is no sentence of it, or has the same."""
    ours = list(_NUMBER.finditer(claim.text))
    found = []
    for twin in library.twins.of(claim.text) if ours else ():
        theirs = _NUMBER.findall(twin.text)
        if len(theirs) == len(ours):
            found.append(([(our, their) for our, their in zip(ours, theirs, strict=True) if our[0] != their], twin))
    others, nearest_twin = min(found, key=lambda one: len(one[0]), default=([], None))
    if nearest_twin is None or not others:
        return None
    place = evidence_around(library.document, nearest_twin)
    figures = listed(our[0] for our, _ in others)
    return Verdict(
        claim_id=claim.id,
        status=Status.CONTRADICTED,
        reason=remark("check.quote_differs", figures=figures, words=short(place.quote), **at([place])),
        evidence=(place,),
        spans=tuple(our.span() for our, _ in others),
        repairs=tuple(Repair(start=our.start(), end=our.end(), text=their) for our, their in others),
    )


def _on_missing(reading: Reading, missing: Sequence[Finding], library: Library) -> Verdict:
    """Some figures stand nowhere: does the paper give others in their place?"""
    spans = [reading.span(finding) for finding in missing]
    figures = listed(map(reading.words, missing))
    cells = [named_cell(finding, reading, library) for finding in missing]
    for finding, cell in zip(missing, cells, strict=True):
        if rival := cell or _rival(finding, reading, library):
            place = evidence_around(library.document, rival.passage, rival.span)
            words = short(library.tables.told(rival))
            reason = remark("check.figure_differs", figures=figures, theirs=rival.words, words=words, **at([place]))
            verdict = _verdict(reading, Status.CONTRADICTED, reason, [place], spans)
            mended = (_repair(one, right, reading) for one, right in zip(missing, cells, strict=True) if right)
            return replace(verdict, repairs=tuple(mended))
    near = nearest(reading.claim, library, at_most=1)
    code = "figure_missing" if library.document.route.is_full_text else "figure_missing_abstract"
    return _verdict(reading, Status.NOT_FOUND, remark(f"check.{code}", figures=figures), near, spans)


def _repair(finding: Finding, right: Occurrence, reading: Reading) -> Repair:
    """What a table has in the cell that a statement names, in place of its figure."""
    start, end = reading.span(finding)
    return Repair(start=start, end=end, text=written(right, reading.words(finding)))


def _rival(finding: Finding, reading: Reading, library: Library) -> Occurrence | None:
    """A figure of the same measure in a passage about the same things, which the statement does not have itself.

    A table's must stand under a column of which the statement has something.
    """
    words, pieces = words_in(reading.folded.text), pieces_of(reading.folded.text)
    figure = finding.figure
    if figure.is_vague or figure.is_count:
        return None
    claimed = {reading for other in reading.findings for reading in other.figure.readings}
    dimension, factor = UNITS[figure.unit]
    known = {
        match.occurrence.passage.index for other in reading.findings if not other.is_missing for match in other.matches
    }
    for passage in reading.ranking[:_RIVALS]:
        if not library.document.route.is_full_text and passage.index not in known:
            continue  # the report may be of the full text, and speak of something else
        if len(words & words_in(passage.text)) < _RELATED:
            continue
        for occurrence in library.tables.under(passage, library.occurrences.of(passage), pieces):
            theirs = occurrence.figure
            unit = UNITS[theirs.unit]
            if theirs.is_in_name or theirs.is_vague or unit.dimension != dimension or claimed & {*theirs.readings}:
                continue
            if not figure.unit and theirs.is_whole is not figure.is_whole:
                continue
            if _is_within(figure.value * factor, theirs.value * unit.factor, occurrence):
                continue
            one, other = sorted((figure.value * factor, theirs.value * unit.factor))
            if (figure.unit or is_telling(theirs.value)) and one > 0 and other <= one * _ALIKE:
                return occurrence
    return None


def _is_within(ours: Decimal, theirs: Decimal, occurrence: Occurrence) -> bool:
    """Whether the paper gives a limit that a figure keeps to: 4.6 % is no other figure than "less than 7 %"."""
    bound = bound_of(occurrence.folded.text, occurrence.figure.start, occurrence.figure.end)
    return (bound in (Bound.AT_MOST, Bound.UP_TO) and ours < theirs) or (bound is Bound.AT_LEAST and ours > theirs)


def on_misread(reading: Reading, misread: Sequence[Misreading], library: Library) -> Verdict:
    """The verdict where some figures are there and mean something else; the gravest kind is told."""
    gravest = min(misread, key=lambda one: one.status is not Status.CONTRADICTED)
    alike = [one for one in misread if one.code == gravest.code]
    places = [one.evidence(library) for one in alike[:_PLACES]]
    reason = remark(
        f"check.{gravest.code}",
        figures=listed(one.words for one in alike),
        theirs=listed(text for one in alike for text in (*(change.text for change in one.changes), *one.theirs)),
        words=short(library.tables.told(place) if (place := alike[0].place) else places[0].quote),
        **at(places[:1]),
    )
    repairs = sorted(
        (
            Repair(start=start, end=end, text=change.text)
            for one in misread
            for change in one.changes
            for start, end in [reading.folded.span(*change.span)]
        ),
        key=lambda repair: repair.start,
    )
    return Verdict(
        claim_id=reading.claim.id,
        status=gravest.status,
        reason=reason,
        evidence=tuple(places),
        spans=tuple(sorted({reading.folded.span(*span) for one in misread for span in one.spans})),
        repairs=tuple(
            repair
            for before, repair in zip((None, *repairs), repairs, strict=False)
            if before is None or repair.start >= before.end
        ),
        confidence=gravest.confidence,
    )


def _strangers(claim: Claim, library: Library) -> Iterator[Span]:
    """Where the statement has names that the paper does not."""
    for name, start, end in names_in(without_addresses(claim.text)):
        if not library.vocabulary.lexicon.knows(name):
            yield start, end


def _on_found(reading: Reading, found: Sequence[Finding], library: Library) -> Verdict:
    """All figures are accounted for; say how."""
    derived = [finding for finding in found if finding.derivation]
    places = _places(reading, found, library)
    facts = at(places) | {"figures": listed(_in_the_paper(finding, reading) for finding in found)}
    if all(finding.figure.is_count and not _is_near(finding, reading) for finding in found):
        return _verdict(reading, Status.NOT_CHECKABLE, remark("check.count_only", **facts), places)
    if all(_is_description(finding.figure) for finding in found):
        if contest := won(reading, library):
            return _on_won(reading, contest, library)
        if _COMPARES.search(reading.folded.text):
            return _verdict(reading, Status.NOT_CHECKABLE, remark("check.comparison_open", **facts), places)
        if all(is_size_of_name(finding.figure, reading.folded.text) for finding in found):
            return _on_nothing(reading, library)
    if derived:
        sums = "; ".join(dict.fromkeys(finding.derivation.text for finding in derived if finding.derivation))
        return _verdict(reading, Status.DERIVED, remark("check.derived", calculation=sums, **facts), places)
    return _verdict(reading, Status.SUPPORTED, remark("check.figures_found", **facts), places)


def _in_the_paper(finding: Finding, reading: Reading) -> str:
    """The figure as the paper writes it; a calculation's result as the statement does."""
    best = reading.best(finding)
    return best.words if best and finding.matches else reading.words(finding)


def _is_near(finding: Finding, reading: Reading) -> bool:
    """Whether a small count stands where the paper speaks of the same things."""
    words = words_in(reading.folded.text)
    return any(len(words & words_in(match.occurrence.passage.text)) >= _RELATED for match in finding.matches)


def _is_description(figure: Figure) -> bool:
    """Whether a figure names a thing and measures nothing: the 600M of a model, a count, a year."""
    return not figure.unit and (figure.is_count or figure.is_year or figure.value >= A_MODEL)


def _places(reading: Reading, found: Sequence[Finding], library: Library) -> list[Evidence]:
    """For each figure its best place, each passage once."""
    places: dict[int, Evidence] = {}
    for finding in found:
        best = reading.best(finding)
        if best and best.passage.index not in places and len(places) < _PLACES:
            places[best.passage.index] = evidence_around(library.document, best.passage, best.span)
    return list(places.values())


def _verdict(
    reading: Reading, status: Status, reason: Remark, places: Sequence[Evidence] = (), spans: Sequence[Span] = ()
) -> Verdict:
    return Verdict(claim_id=reading.claim.id, status=status, reason=reason, evidence=tuple(places), spans=tuple(spans))
