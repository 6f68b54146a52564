"""What became of papers of earlier digests, as pages show it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from litmus.model import (
    ArxivId,
    Change,
    ClaimKind,
    Erratum,
    Evidence,
    Language,
    Recheck,
    Sequel,
    Status,
    remark,
)
from litmus.publish.dates import day_words
from litmus.publish.facts import Hyperlink
from litmus.publish.folders import folder_name
from litmus.publish.links import abs_url
from litmus.publish.prose import plain
from litmus.publish.statements import SYMBOLS, Mark, Statement, mark_of, slug
from litmus.words import say

NOTHING = "∅"  # where the other version has a word


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """A published statement that no longer holds."""

    was: Statement  # with the mark that it had
    now: Mark
    instead: str  # the new version's words, "" if it has none
    place: Evidence | None  # of those words
    exchanged: tuple[tuple[str, str], ...]  # words of the old sentence and the new one's in their place


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """The follow-up on one paper."""

    id: str  # of the element on the page
    title: str
    symbol: str  # "✗", as verdicts are marked; "" where nothing is wrong
    status: Status  # whose colour it has
    is_withdrawn: bool
    version: int  # that arXiv has now
    happened: str  # a sentence
    matters: bool
    versions: tuple[Hyperlink, ...]  # on arXiv: the reported one, where it is known, and the new one
    report: str  # of the old page, the words of the link
    report_page: str  # its address from beside this page's folder, without the file's ending
    report_id: str  # of the element there
    comment: str  # the authors' own, introduced; "" if there is none
    notes: str  # what else there is to say, in sentences; "" if nothing
    alterations: tuple[Alteration, ...]


_GAP: dict[Language, str] = {"en": " ", "zh": ""}  # between sentences


def corrections(errata: Iterable[Erratum], profile: str, language: Language) -> tuple[Correction, ...]:
    """The follow-ups of a profile's papers: what was withdrawn first, then what no longer holds, then the rest."""
    return tuple(correction(erratum, profile, language) for erratum in sorted(errata, key=_gravity))


def correction(erratum: Erratum, profile: str, language: Language) -> Correction:
    """One follow-up in one language."""
    recheck = recheck_of(erratum, language)
    alterations = tuple(_alteration(erratum, change, language) for change in recheck.changes) if recheck else ()
    statuses = [alteration.now.status for alteration in alterations]
    status = min(statuses, key=list(Status).index, default=Status.SUPPORTED)
    if erratum.sequel is Sequel.WITHDRAWN or Status.CONTRADICTED in statuses:
        status = Status.CONTRADICTED
    return Correction(
        id=slug(f"erratum-{erratum.arxiv_id}"),
        title=plain(erratum.title),
        symbol=SYMBOLS[status] if erratum.matters else "",
        status=status,
        is_withdrawn=erratum.sequel is Sequel.WITHDRAWN,
        version=erratum.new,
        happened=happened(erratum, language),
        matters=erratum.matters,
        versions=tuple(_versions(erratum)),
        report=say(remark("publish.erratum_report", day=day_words(erratum.published, language)), language),
        report_page=f"{folder_name(erratum.published, profile)}/daily.{language}",
        report_id=slug(erratum.arxiv_id),
        comment=_comment(erratum, language),
        notes=_GAP[language].join(plain(note) for note in _notes(erratum, recheck, language)),
        alterations=alterations,
    )


def recheck_of(erratum: Erratum, language: Language) -> Recheck | None:
    """What the comparison found of the report in a language, or in another one if there was none in this."""
    return erratum.rechecks.get(language) or next(iter(erratum.rechecks.values()), None)


def happened(erratum: Erratum, language: Language) -> str:
    """What became of the paper, in a sentence."""
    day, recheck = day_words(erratum.published, language), recheck_of(erratum, language)
    if recheck is None:
        return say(remark("publish.erratum_withdrawn", day=day), language)
    facts = {"day": day, "version": erratum.new, "compared": recheck.compared, "changed": len(recheck.changes)}
    if recheck.changes:
        code = "changed"
    elif recheck.compared:
        code = "partly" if recheck.unread else "same"
    else:
        code = "unread"
    return say(remark(f"publish.erratum_{code}", **facts), language)


def _gravity(erratum: Erratum) -> tuple[bool, bool, str]:
    return erratum.sequel is not Sequel.WITHDRAWN, not erratum.matters, erratum.arxiv_id


def _versions(erratum: Erratum) -> Iterator[Hyperlink]:
    for version in dict.fromkeys(filter(None, (erratum.old, erratum.new))):
        name = str(ArxivId(base=erratum.arxiv_id, version=version))
        yield Hyperlink(text=f"arXiv:{name}", url=abs_url(name))


def _comment(erratum: Erratum, language: Language) -> str:
    said = plain(erratum.comment or "")
    return say(remark("publish.erratum_comment", comment=said), language) if said else ""


def _notes(erratum: Erratum, recheck: Recheck | None, language: Language) -> Iterator[str]:
    if erratum.former_title:
        yield say(remark("publish.erratum_title", title=erratum.former_title), language)
    if recheck and recheck.added:
        reasons = (say(change.after.reason, language) for change in recheck.added)
        for reason in dict.fromkeys(reasons):
            yield say(remark("publish.erratum_added", what=reason), language)
    if recheck and recheck.reworded:
        yield say(remark("publish.erratum_reworded", reworded=recheck.reworded), language)
    if recheck and recheck.unread and erratum.route:
        yield say(remark("publish.erratum_abstract", unread=recheck.unread, version=erratum.new), language)
    if not erratum.final:
        yield say(remark("publish.erratum_again"), language)


def _alteration(erratum: Erratum, change: Change, language: Language) -> Alteration:
    claim, place = change.claim, next(iter(change.after.evidence), None)
    return Alteration(
        was=Statement(
            id=slug(f"erratum-{erratum.arxiv_id}-{claim.id}"),
            text=claim.text,
            is_quote=claim.kind is ClaimKind.QUOTE,
            mark=mark_of(claim, change.before, language),
        ),
        now=mark_of(claim, change.after, language),
        instead=place.quote if place else "",
        place=place,
        exchanged=tuple((one.old, one.new) for one in change.differences),
    )
