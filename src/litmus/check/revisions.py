"""A published report, held against a later version of its paper: which statements no longer hold, and why.

The checker finds what stands there word for word. A quoted sentence that does not is looked for in other words
(`redline`): put differently with the same figures, names and sense, it holds on; with others, or gone, it does not.
"""

from dataclasses import replace

from litmus.check.language.names import key, names_in
from litmus.check.language.words import words_in
from litmus.check.paper.library import Library, library_of
from litmus.check.paper.passages import Passage
from litmus.check.paper.places import at, evidence, listed, short
from litmus.check.redline import Redline
from litmus.check.support.quotations import locate_in, quoted_at
from litmus.check.verdicts import verdict_on
from litmus.model import (
    BlockKind,
    Change,
    Claim,
    ClaimKind,
    Difference,
    Document,
    Evidence,
    Recheck,
    Remark,
    Report,
    Status,
    Verdict,
)
from litmus.sentences import sentence_spans

# Calibrated on sentences of papers and their later versions: from here on it is the same sentence.
_SAME = 0.6  # of the old one's telling words, in order
_DENSE = 0.4  # of the new one's between the first and the last of them
_NEAR = 0.3  # from here on worth showing as the nearest that the new version has
_TRIED = 8  # passages: those with the most of the sentence's words
_AT_HOME = 0.05  # by how much likeness a sentence of the same block goes before one of another
_FRONT = "front."
_CODES = {
    Status.CONTRADICTED: "now_differs",
    Status.OVERSTATED: "now_weaker",
    Status.NOT_FOUND: "now_without",
}
_DISPUTED = frozenset({"check.quote_disputed", "check.quote_denied"})  # the paper denies itself


def recheck(report: Report, verdicts: tuple[Verdict, ...], document: Document) -> Recheck:
    """Hold the statements of a report that held when it was published against a later version's text.

    Args:
        report: As it was published.
        verdicts: On its claims, in order, as they were published.
        document: The later version. If only its abstract could be read, where the report rests on the full text, what
            stands elsewhere is not compared: nothing is gone because it was not read.

    """
    library = library_of(document)
    lacks_text = report.route.is_full_text and not document.route.is_full_text
    renamed = frozenset(key(name) for name, *_ in names_in(report.title) if not library.vocabulary.lexicon.knows(name))
    compared = reworded = unread = 0
    changes, added = [], []
    for claim, before in zip(report.claims, verdicts, strict=True):
        if not before.status.holds:
            continue
        if lacks_text and not _is_in_front(claim, before):
            unread += 1
            continue
        outcome = _held(claim, before, report, library)
        if isinstance(outcome, Change) and claim.kind is ClaimKind.ABSENCE:
            added.append(outcome)
            continue
        compared += 1
        if isinstance(outcome, Change) and not _is_renamed(outcome, renamed):
            changes.append(outcome)
        else:
            reworded += bool(outcome)
    changes.sort(key=lambda change: change.is_gone)
    return Recheck(compared=compared, reworded=reworded, unread=unread, changes=tuple(changes), added=tuple(added))


def _is_renamed(change: Change, renamed: frozenset[str]) -> bool:
    """Whether nothing is different but a name of the old title, which the new version has given up throughout."""
    return bool(change.differences) and all(key(one.old) in renamed for one in change.differences)


def _is_in_front(claim: Claim, before: Verdict) -> bool:
    """Whether a statement rests on nothing but the metadata, which every version has; a quotation stands in them."""
    places = before.evidence or claim.evidence
    places = places[:1] if claim.kind is ClaimKind.QUOTE else places
    is_told = bool(places) and claim.kind is not ClaimKind.ABSENCE
    return is_told and all(place.anchor.startswith(_FRONT) for place in places)


def _held(claim: Claim, before: Verdict, report: Report, library: Library) -> Change | bool:
    """A change; or whether the new version says it in other words."""
    if claim.kind is not ClaimKind.QUOTE:
        after = verdict_on(claim, library)
        return False if after.status.holds else Change(claim=claim, before=before, after=after)
    if place := locate_in(claim, library):
        after = quoted_at(claim, place, library)
        is_new = after.reason.code in _DISPUTED and before.reason.code not in _DISPUTED
        return Change(claim=claim, before=before, after=after) if is_new and report.route.is_full_text else False
    if _is_subject(claim, before):
        return True  # arXiv's categories are no statement of the paper's
    return _sought(claim, before, library)


def _is_subject(claim: Claim, before: Verdict) -> bool:
    anchors = {place.anchor for place in (*before.evidence, *claim.evidence)}
    return anchors == {f"{_FRONT}{BlockKind.SUBJECTS}"}


def _sought(claim: Claim, before: Verdict, library: Library) -> Change | bool:
    """Look for a quoted sentence that no longer stands there word for word."""
    nearest = _nearest(claim, before, library)
    if nearest is None:
        return _is_said_elsewhere(claim, library) or _change(claim, before, None, "now_gone")
    redline, place = nearest
    is_same = redline.likeness >= _SAME and redline.density >= _DENSE
    if is_same and redline.status is not Status.NOT_FOUND:
        return redline.status is Status.SUPPORTED or _change(claim, before, place, _CODES[redline.status], redline)
    if _is_said_elsewhere(claim, library):
        return True
    if is_same:
        return _change(claim, before, place, _CODES[redline.status], redline)
    if redline.likeness >= _NEAR:
        return _change(claim, before, place, "now_gone_near")
    return _change(claim, before, None, "now_gone")


def _is_said_elsewhere(claim: Claim, library: Library) -> bool:
    """Whether the sentence's figures stand in the new version, and mean there what it says."""
    said = verdict_on(replace(claim, kind=ClaimKind.STATEMENT), library)
    return said.status in (Status.SUPPORTED, Status.DERIVED)


def _nearest(claim: Claim, before: Verdict, library: Library) -> tuple[Redline, Evidence] | None:
    """The words of the new version that have most of the quoted ones, and how the two differ.

    As many sentences in a row as were quoted; only where those are not the same, one more or less: authors split
    sentences, and join them.
    """
    home = {place.anchor for place in (*before.evidence[:1], *claim.evidence)}
    near, quoted = _candidates(claim, home, library), max(1, len(sentence_spans(claim.text)))
    best: _Compared | None = None
    for length in (quoted, quoted + 1, quoted - 1):
        if length and (best is None or best[1].likeness < _SAME):
            rows = filter(None, (_row(passage, length, library) for passage in near))
            tried = [_compared(claim, home, row) for row in rows]
            best = max(([best] if best else []) + tried, key=_worth, default=None)
    if best is None:
        return None
    _, redline, row = best
    return redline, evidence(library.document, row[0].block, row[0].start, row[-1].end)


def _row(first: Passage, length: int, library: Library) -> tuple[Passage, ...]:
    """So many passages of a block from the first on; none if it has fewer."""
    row = tuple(library.passages[first.index : first.index + length])
    return row if len(row) == length and all(passage.block is first.block for passage in row) else ()


_Compared = tuple[float, Redline, tuple[Passage, ...]]


def _compared(claim: Claim, home: set[str], passages: tuple[Passage, ...]) -> _Compared:
    block = passages[0].block
    redline = Redline.between(claim.text, block.text[passages[0].start : passages[-1].end])
    return redline.likeness + redline.density / 10 + _AT_HOME * (block.anchor in home), redline, passages


def _worth(compared: _Compared) -> float:
    return compared[0]


def _candidates(claim: Claim, home: set[str], library: Library) -> list[Passage]:
    """The passages with most of the quotation's words; of the block where it stood, some more."""
    ranked = library.words.closest(words_in(claim.text))
    return ranked[:_TRIED] + [passage for passage in ranked[_TRIED:] if passage.block.anchor in home][:_TRIED]


def _change(claim: Claim, before: Verdict, place: Evidence | None, code: str, redline: Redline | None = None) -> Change:
    """A quoted sentence that does not hold on; with a redline, compared with the one at the place."""
    differences = redline.differences if redline else ()
    facts = {"changes": _told(differences), "lost": listed(one.old for one in differences if one.old)}
    if place:
        facts |= at([place]) | {"words": short(place.quote)}
    after = Verdict(
        claim_id=claim.id,
        status=redline.status if redline else Status.NOT_FOUND,
        reason=Remark(code=f"check.{code}", facts=facts),
        evidence=(place,) if place else (),
    )
    return Change(claim=claim, before=before, after=after, differences=differences)


def _told(differences: tuple[Difference, ...]) -> str:
    """The differences in any language: "41.8 → 41.0"."""
    return listed(f"{one.old or '∅'} → {one.new or '∅'}" for one in differences)
