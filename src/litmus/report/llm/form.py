"""What a statement must be before anybody asks whether it is true: in the reader's language, no praise, no address."""

import re
from collections.abc import Iterator

from litmus.model import Claim, ClaimKind, Language, Remark, Report, remark
from litmus.report.extract.extractive import is_on_link
from litmus.report.llm.languages import is_in
from litmus.report.llm.praise import praise_in
from litmus.words import label

INTOLERABLE = frozenset({"report.praise", "report.address"})  # of no use to a reader, but maybe to somebody else

_THEIRS = (ClaimKind.STATEMENT, ClaimKind.OPINION)
_ADDRESS = re.compile(r"https?://|\bwww\.|\b[a-z0-9-]+\.[a-z]{2,10}/\w", re.IGNORECASE)


def form_faults(report: Report) -> dict[str, Remark]:
    """By claim, what is wrong with the form of a model's words.

    Addresses are Litmus' own business: it names those that the paper offers, see `links_of`.
    """
    return {claim.id: fault for claim in own_words(report) if (fault := _fault(claim, report.language))}


def own_words(report: Report) -> Iterator[Claim]:
    """What its writer says in a report: not what it quotes, nor what Litmus itself says of links."""
    return (claim for claim in report.claims if claim.kind in _THEIRS and not is_on_link(claim))


def wrong_language(language: Language) -> Remark:
    """What is wrong with a statement that is not in a language."""
    return remark("report.wrong_language", language=label("page.language", language))


def _fault(claim: Claim, language: Language) -> Remark | None:
    if _ADDRESS.search(claim.text):
        return remark("report.address")
    if words := praise_in(claim.text):
        return remark("report.praise", words=words)
    if not is_in(claim.text, language):
        return wrong_language(language)
    return None
