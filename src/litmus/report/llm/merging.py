"""Several models' reports of one paper, made into one: what is supported goes first, and the text settles figures.

After knowledge purification (several teachers' rationales consolidated into one by selecting, not averaging): no
statement is mixed from two models' words, so each can still be traced to its writer.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import token_set_ratio

from litmus.model import Claim, Field, FieldName, Status, Usage, Verdict
from litmus.report.extract.extractive import is_on_link
from litmus.report.llm.draft import Draft

_ALIKE = 60.0  # of 100: two statements say the same
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_WORDS = re.compile(r"[A-Za-z]+|\d+(?:\.\d+)?|[\u3400-\u9fff]{1,2}")
_RANKS = (Status.SUPPORTED, Status.DERIVED, Status.NOT_CHECKABLE, Status.OVERSTATED, Status.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class _Offer:
    """One model's statement."""

    draft: int
    place: int  # in its field
    claim: Claim
    verdict: Verdict

    @property
    def rank(self) -> int:
        """How well it stands, the best first."""
        return _RANKS.index(self.verdict.status) if self.verdict.status in _RANKS else len(_RANKS)


def merged(drafts: Sequence[Draft], judged: Sequence[tuple[Verdict, ...]]) -> tuple[Draft, tuple[tuple[str, ...], ...]]:
    """One draft of several, and for each of them the ids of its statements in it.

    A field gets as many statements as the longest of them gave it: those that stand best, in the drafts' order, and
    none that says what another says already. What Litmus itself says of links is no model's: it stays as it is.

    Args:
        drafts: At least one, all of one paper in one language.
        judged: The verdicts on each draft's claims, in order.

    """
    kept: list[list[str]] = [[] for _ in drafts]
    fields = []
    offers = _offers(drafts, judged)
    for name in FieldName:
        offered = offers.get(name, [])
        longest = max(Counter(offer.draft for offer in offered).values(), default=0)
        claims = []
        for number, offer in enumerate(_chosen(offered, longest), 1):
            claims.append(replace(offer.claim, id=f"{name}.{number}"))
            kept[offer.draft].append(claims[-1].id)
        links = filter(is_on_link, drafts[0].report.field(name).claims)
        fields.append(Field(name=name, claims=(*claims, *links)))
    first = drafts[0]
    writer = " + ".join(dict.fromkeys(draft.report.writer for draft in drafts))
    whole = replace(
        first,
        report=replace(first.report, writer=writer, fields=tuple(fields)),
        usage=sum((draft.usage for draft in drafts), Usage()),
        trouble=tuple(one for draft in drafts for one in draft.trouble),
    )
    return whole, tuple(map(tuple, kept))


def _offers(drafts: Sequence[Draft], judged: Sequence[tuple[Verdict, ...]]) -> dict[FieldName, list[_Offer]]:
    found: dict[FieldName, list[_Offer]] = {}
    for number, (draft, verdicts) in enumerate(zip(drafts, judged, strict=True)):
        for place, ((name, claim), verdict) in enumerate(zip(draft.claims(), verdicts, strict=True)):
            if not is_on_link(claim):
                found.setdefault(name, []).append(_Offer(number, place, claim, verdict))
    return found


def _chosen(offers: list[_Offer], most: int) -> list[_Offer]:
    taken: list[_Offer] = []
    for offer in sorted(offers, key=lambda offer: (offer.rank, offer.draft, offer.place)):
        if len(taken) < most and not any(_says_the_same(offer, other) for other in taken):
            taken.append(offer)
    return sorted(taken, key=lambda offer: (offer.draft, offer.place))


def _says_the_same(offer: _Offer, better: _Offer) -> bool:
    """Whether a statement adds nothing to one that stands at least as well.

    In like words with other figures it is the same statement with a wrong figure, unless it is supported as well.
    """
    if token_set_ratio(_words(offer.claim.text), _words(better.claim.text)) < _ALIKE:
        return False
    same_figures = set(_FIGURE.findall(offer.claim.text)) <= set(_FIGURE.findall(better.claim.text))
    return same_figures or offer.verdict.status not in (Status.SUPPORTED, Status.DERIVED)


def _words(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower())) or text  # in another script
