"""Statements with their verdicts, as pages show them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from litmus.model import Claim, ClaimKind, Entry, Evidence, Language, Status, Verdict, remark
from litmus.words import label, place, say

# Shapes tell verdicts apart where colours cannot: in print, to the colour-blind, in plain text.
SYMBOLS = {
    Status.SUPPORTED: "✓",
    Status.DERIVED: "∴",
    Status.OVERSTATED: "▲",
    Status.CONTRADICTED: "✗",
    Status.NOT_FOUND: "?",
    Status.NOT_CHECKABLE: "○",
}
_DISPUTED = frozenset({"check.quote_disputed", "check.quote_denied"})  # the reasons by which a paper denies itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The verdict on one statement, in one language."""

    status: Status
    word: str
    reason: str
    places: tuple[Evidence, ...]
    is_disputed: bool = False  # the paper says so, and elsewhere something else

    @property
    def symbol(self) -> str:
        return SYMBOLS[self.status] + "!" * self.is_disputed

    @property
    def speaks(self) -> bool:
        """Whether a reader should see the reason without asking for it."""
        return self.is_disputed or self.status not in (Status.SUPPORTED, Status.NOT_CHECKABLE)

    @property
    def insists(self) -> bool:
        """Whether a reader should see all of it without asking."""
        return self.is_disputed or not self.status.holds


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim with its verdict. Its text is hostile until it is rendered."""

    id: str  # of the element on the page
    text: str
    is_quote: bool  # the paper's own words, in the paper's language
    mark: Mark

    @property
    def places(self) -> tuple[Evidence, ...]:
        """The evidence whose words neither the statement nor the reason shows."""
        shown = f"{_letters(self.text)} {_letters(self.mark.reason)}"
        return tuple(place for place in self.mark.places if _letters(place.quote) not in shown)


def statements(entry: Entry, language: Language) -> dict[str, Statement]:
    """Every claim of the report by its id."""
    verdicts = {verdict.claim_id: verdict for verdict in entry.verdicts[language]}
    return {
        claim.id: Statement(
            id=slug(f"{entry.paper.arxiv_id}-{claim.id}"),
            text=claim.text,
            is_quote=claim.kind is ClaimKind.QUOTE,
            mark=mark_of(claim, verdicts[claim.id], language),
        )
        for claim in entry.reports[language].claims
    }


def slug(text: str) -> str:
    """The text as an element's id."""
    return "p" + re.sub(r"[^A-Za-z0-9._-]+", "-", text)


def tally(entry: Entry, language: Language) -> str:
    """How the check of a paper went: "All 21 checked statements hold: 19 word for word, 2 derived"."""
    kinds = {claim.id: claim.kind for claim in entry.reports[language].claims}
    verdicts = entry.verdicts[language]
    if not verdicts:
        return say(remark("publish.nothing_said"), language)
    found = Counter(_counted(kinds[verdict.claim_id], verdict.status) for verdict in verdicts)
    counts = [
        say(remark("publish.tally", count=found[name], what=label(f"tally.{name}", language)), language)
        for name in ("quoted", *Status, "opinion")
        if found[name]
    ]
    return f"{_held(verdicts, language)}{label('point.colon', language)}{label('point.comma', language).join(counts)}"


def _counted(kind: ClaimKind, status: Status) -> str:
    """Under which name a verdict counts."""
    if kind is ClaimKind.QUOTE and status is Status.SUPPORTED:
        return "quoted"
    return "opinion" if kind is ClaimKind.OPINION and status is Status.NOT_CHECKABLE else str(status)


def held(verdicts: Sequence[Verdict], language: Language) -> str:
    """How many statements hold: "20 of 23 checked statements hold, 2 could not be checked"."""
    said = _held(verdicts, language)
    still = sum(not verdict.status.is_checked for verdict in verdicts)
    return say(remark("publish.held_open", held=said, open=still), language) if 0 < still < len(verdicts) else said


def _held(verdicts: Sequence[Verdict], language: Language) -> str:
    """The same of those that could be checked."""
    checked = [verdict for verdict in verdicts if verdict.status.is_checked]
    holding = sum(verdict.status.holds for verdict in checked)
    if not checked:
        return say(remark("publish.held_none", open=len(verdicts)), language)
    code = "publish.held_all" if holding == len(checked) else "publish.held"
    return say(remark(code, holding=holding, checked=len(checked)), language)


def mark_of(claim: Claim, verdict: Verdict, language: Language) -> Mark:
    """A verdict as pages show it."""
    is_disputed = verdict.reason.code in _DISPUTED
    return Mark(
        status=verdict.status,
        is_disputed=is_disputed,
        word=label(f"status.{_word(claim, verdict)}", language),
        reason=say(verdict.reason, language),
        places=tuple(
            replace(found, where=place(found.where, language)) for found in _once(verdict.evidence or claim.evidence)
        ),
    )


def _word(claim: Claim, verdict: Verdict) -> str:
    """What a verdict is called, where its status alone would say too little."""
    if verdict.reason.code in _DISPUTED:
        return "disputed"
    is_opinion = claim.kind is ClaimKind.OPINION and verdict.status is Status.NOT_CHECKABLE
    return "opinion" if is_opinion else str(verdict.status)


def _once(places: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each block once: two cells of a table are one place to go to."""
    return tuple({(place.url, place.where): place for place in reversed(tuple(places))}.values())[::-1]


def _letters(text: str) -> str:
    return "".join(text.split())
