"""After the day: papers that a digest reported and that arXiv has replaced or withdrawn since.

They are noticed in the lists of a later day, or by asking arXiv for the newest version of everything published. Each is
a case; to follow it up is to hold what was published against the new version, and to keep what came of it until a
digest tells it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from litmus import check, collect, read
from litmus.desk import Desk
from litmus.model import Collection, Digest, Document, Entry, Erratum, Language, Paper, Recheck, Sequel
from litmus.model.errors import UpstreamError
from litmus.reading import READ, document_of

RETRIED = timedelta(days=14)  # how long a new version whose text could not be had is asked for again


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A published paper that arXiv has in a newer version, or has withdrawn."""

    entry: Entry  # as it was published
    published: date  # the digest's day
    paper: Paper  # as arXiv has it now
    is_sure: bool = True  # False: a list has it, but arXiv could not be asked; lists tell no withdrawal
    is_later: bool = True  # False: the version that was published is not known, and may be this one


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What arXiv says of everything that was published."""

    papers: int  # published in the time asked for
    cases: tuple[Case, ...]
    unasked: int = 0  # papers of which nothing could be learned
    failure: UpstreamError | None = None  # why not


def in_lists(desk: Desk, collection: Collection) -> tuple[Case, ...]:
    """The papers that were published on an earlier day and that lists since the last digest have in a newer version.

    With them those whose follow-up could not be finished. arXiv is asked once, for what a list does not tell of them.
    """
    day = collection.date
    known = desk.archive.published(desk.profile.name, date.min, before=day)
    again = desk.archive.unfinished(desk.profile.name, day - RETRIED)
    listed = dict(_listed_between(desk, known, day))
    listed |= {paper.arxiv_id: paper for paper in collection.papers if paper.arxiv_id in known}
    newer = {name: paper for name, paper in listed.items() if _is_replaced(paper, known[name][1])}
    wanted = sorted(known.keys() & (newer.keys() | again))
    if not wanted:
        return ()
    answers, _ = _newest(desk, wanted)
    return tuple(_cases(desk, {name: known[name] for name in wanted}, answers, newer))


def ask(desk: Desk, since: date) -> Asked:
    """Ask arXiv for the newest version of everything that digests reported from a day on."""
    known = desk.archive.published(desk.profile.name, since)
    answers, failure = _newest(desk, sorted(known))
    return Asked(
        papers=len(known),
        cases=tuple(_cases(desk, known, answers, {})),
        unasked=len(known.keys() - answers.keys()),
        failure=failure,
    )


def follow(desk: Desk, case: Case, noticed: date) -> Erratum | None:
    """Hold what was published against the new version, and keep what came of it.

    None if there is nothing to tell: the version that was published is not known, and this one says the same.

    Args:
        desk: Of the run.
        case: The paper.
        noticed: The day from which on a digest may tell it.

    """
    paper, entry = case.paper, case.entry
    desk.archive.keep_paper(paper)
    document = _text_of(desk, paper, entry) if case.is_sure and not paper.is_withdrawn else None
    erratum = Erratum(
        arxiv_id=paper.arxiv_id,
        title=paper.title,
        former_title=entry.paper.title if _words(entry.paper.title) != _words(paper.title) else None,
        sequel=Sequel.WITHDRAWN if paper.is_withdrawn else Sequel.REPLACED,
        published=case.published,
        old=entry.version,
        new=paper.version or 0,
        noticed=noticed,
        url=f"{desk.upstream.arxiv}/abs/{paper.name}",
        comment=paper.comment if paper.comment != entry.paper.comment else None,
        route=document.route if document else None,
        final=case.is_sure and (document is None or _is_final(document, case, noticed)),
        rechecks={} if paper.is_withdrawn else _rechecks(entry, document),
    )
    if not case.is_later and not erratum.matters:
        return None
    desk.archive.keep_erratum(erratum, desk.profile.name)
    return erratum


def _text_of(desk: Desk, paper: Paper, entry: Entry) -> Document:
    """The new version's text. That it had none when it was read is believed once: arXiv's HTML may come later."""
    known = desk.archive.route(paper, READ)
    document = document_of(desk, paper)
    if known == (document.route, True) and _lacks_text(document, entry):
        later = read.read(paper, get=desk.get, arxiv=desk.upstream.arxiv, ar5iv=desk.upstream.ar5iv)
        if later.route.is_full_text:
            desk.archive.keep_document(later, READ)
            return later
    return document


def _lacks_text(document: Document, entry: Entry) -> bool:
    """Whether a report of a full text can only be held against an abstract."""
    return entry.route.is_full_text and not document.route.is_full_text


def _is_final(document: Document, case: Case, noticed: date) -> bool:
    """Whether following up once more would bring nothing; a version that has no text after two weeks will have none."""
    updated = case.paper.updated
    is_young = updated is None or noticed - updated.date() <= RETRIED
    return document.final and not (is_young and _lacks_text(document, case.entry))


def _rechecks(entry: Entry, document: Document | None) -> dict[Language, Recheck]:
    """What was published, held against the new version in each language; nothing compared where that was not read."""
    if document is None:
        holding = {
            language: sum(verdict.status.holds for verdict in verdicts) for language, verdicts in entry.verdicts.items()
        }
        return {
            language: Recheck(compared=0, reworded=0, unread=unread, changes=()) for language, unread in holding.items()
        }
    return {
        language: check.recheck(report, entry.verdicts[language], document)
        for language, report in entry.reports.items()
    }


def _is_replaced(paper: Paper, known: int) -> bool:
    """Whether a later day's list has a newer version than the one that was published; 0 for one that is not known."""
    replaced = any(not listing.is_candidate for listing in paper.listings)
    return (paper.version or 0) > known if known else replaced


def _listed_between(desk: Desk, known: Mapping[str, tuple[date, int]], day: date) -> Iterator[tuple[str, Paper]]:
    """The published papers that lists between the last digest and this day, collected without one, have as replaced."""
    last = max((published for published, _ in known.values()), default=day)
    for name in sorted(known.keys() & desk.archive.replaced(last, day)):
        if paper := desk.archive.paper(name):
            yield name, paper


def _newest(desk: Desk, names: Sequence[str]) -> tuple[dict[str, Paper], UpstreamError | None]:
    """The newest versions, as far as they could be had; and why not further."""
    found: dict[str, Paper] = {}
    try:
        for papers in collect.newest(names, get=desk.get, upstream=desk.upstream):
            found |= papers
    except UpstreamError as error:
        return found, error
    return found, None


def _cases(
    desk: Desk, known: Mapping[str, tuple[date, int]], answers: Mapping[str, Paper], listed: Mapping[str, Paper]
) -> Iterator[Case]:
    """The cases among published papers, by the day on which they were published."""
    withdrawn = {
        erratum.arxiv_id: erratum.new
        for erratum in desk.archive.errata(desk.profile.name, date.min)
        if erratum.sequel is Sequel.WITHDRAWN
    }
    digest: Digest | None = None
    for name, (day, version) in sorted(known.items(), key=lambda one: (one[1][0], one[0])):
        papers = [paper for paper in (answers.get(name), listed.get(name)) if paper]
        paper = max(papers, key=lambda paper: paper.version or 0, default=None)
        if paper is None or withdrawn.get(name, 0) >= (paper.version or 1):
            continue
        is_later = (paper.version or 0) > version > 0 or name in listed
        may_be_later = version == 0 and (paper.version or 0) > 1
        if not (is_later or may_be_later or paper.is_withdrawn):
            continue
        if digest is None or digest.date != day:
            digest = desk.archive.digest(day, desk.profile.name)
        entry = _entry(digest, name)
        if entry is None or (entry.paper.is_withdrawn and paper.is_withdrawn):
            continue
        yield Case(
            entry=entry,
            published=day,
            paper=_with_extras(paper, entry.paper),
            is_sure=paper is answers.get(name),
            is_later=is_later or _came_after(paper, day),
        )


def _entry(digest: Digest | None, name: str) -> Entry | None:
    return next((entry for entry in digest.entries if entry.paper.arxiv_id == name), None) if digest else None


def _came_after(paper: Paper, day: date) -> bool:
    """Whether a version was submitted after the day of the digest."""
    return paper.updated is not None and paper.updated.date() > day


def _with_extras(paper: Paper, published: Paper) -> Paper:
    """arXiv's new metadata with what Hugging Face added when the paper was published."""
    return replace(
        paper,
        version=paper.version or published.version,
        categories=paper.categories or published.categories,
        code_url=paper.code_url or published.code_url,
        project_url=paper.project_url or published.project_url,
        keywords=paper.keywords or published.keywords,
        organization=paper.organization or published.organization,
        upvotes=published.upvotes if paper.upvotes is None else paper.upvotes,
        stars=published.stars if paper.stars is None else paper.stars,
        listings=(),
    )


def _words(title: str) -> list[str]:
    return title.casefold().split()
