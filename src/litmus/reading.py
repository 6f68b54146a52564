"""One paper, stage by stage: its text, its reports, their verdicts. What the archive has is not made again."""

from dataclasses import dataclass, replace

from litmus import check, collect, read, report
from litmus.authors import QUOTING
from litmus.curate import Soundness
from litmus.desk import Desk
from litmus.lists import lists_of
from litmus.model import ArxivId, Document, Entry, Language, Listing, Paper, Remark, Report, Route, Verdict, remark
from litmus.model.errors import BadFile, BudgetSpent, ModelError
from litmus.trying import tried_of
from litmus.writing import Author

# What an archive holds was made by a revision of the code; a newer one makes it anew, from answers already here.
READ = f"{read.REVISION}"
CHECKED = f"{read.REVISION}.{report.REVISION}.{check.REVISION}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A paper's reports with their verdicts."""

    reports: dict[Language, tuple[Report, tuple[Verdict, ...]]]
    stand_in: Remark | None = None  # why they are quoted, where a model was to write them


def document_of(desk: Desk, paper: Paper) -> Document:
    """The paper's text: from the archive, or read now and kept."""
    known = desk.archive.document(paper, READ)
    if known is not None and known.final:
        return known
    document = read.read(paper, get=desk.get, arxiv=desk.upstream.arxiv, ar5iv=desk.upstream.ar5iv)
    if known is not None and known.route == document.route and not document.final:
        return known  # the upstream is still down: what is here stays as it is
    desk.archive.keep_document(document, READ)
    return document


def document_named(desk: Desk, named: str) -> Document:
    """The text of the paper that a person names: a file, if there is one of this name, or else an identifier or a link.

    Raises: BadFile, BadIdentifier, NotThere, UpstreamUnavailable.
    """
    file = read.file_named(named)
    return read.from_file(file) if file else document_of(desk, paper_named(desk, ArxivId.parse(named)))


def identifier_named(named: str) -> ArxivId:
    """The paper of which HTML and PDF are to be compared. Raises: BadFile, for a file, and BadIdentifier."""
    if file := read.file_named(named):
        raise BadFile(file, "a file has no other text to compare with", "Name the paper's arXiv identifier or link.")
    return ArxivId.parse(named)


def compared(desk: Desk, paper: Paper) -> Document:
    """The paper's text, read now, with what its HTML and its PDF do not have in common among the warnings."""
    return read.read(paper, get=desk.get, arxiv=desk.upstream.arxiv, ar5iv=desk.upstream.ar5iv, both=True)


def route_of(desk: Desk, paper: Paper) -> tuple[Route, bool]:
    """How the paper's text was read, and whether for good; it is read now if the archive does not have it for good."""
    known = desk.archive.route(paper, READ)
    if known is not None and known[1]:
        return known
    document = document_of(desk, paper)
    return document.route, document.final


def soundness_of(desk: Desk, paper: Paper) -> Soundness:
    """How carefully a paper that was read tries what it claims."""
    document = desk.archive.document(paper, READ)
    return Soundness.of(document or document_of(desk, paper))


def reports_of(
    desk: Desk, paper: Paper, document: Document, languages: tuple[Language, ...], author: Author
) -> Reported:
    """The paper's reports with their verdicts: from the archive, or written and checked now, and kept.

    Where no model answers, the paper is quoted, so that there is a report; a later run asks again.
    """
    if known := kept_reports(desk, paper, document.route, languages, author):
        return Reported(reports=known)
    try:
        reports = author.reports(document, languages)
    except ModelError as error:
        quoted = reports_of(desk, paper, document, languages, QUOTING.papers)
        return Reported(reports=quoted.reports, stand_in=_stand_in(error))
    for written, verdicts in reports.values():
        desk.archive.keep_report(written, verdicts, CHECKED, author.name)
    return Reported(reports=reports)


def kept_reports(
    desk: Desk, paper: Paper, route: Route, languages: tuple[Language, ...], author: Author
) -> dict[Language, tuple[Report, tuple[Verdict, ...]]]:
    """The paper's reports by an author from the archive; none if one is missing."""
    found = {language: desk.archive.report(paper, CHECKED, author.name, language, route) for language in languages}
    known = {language: report for language, report in found.items() if report}
    return known if len(known) == len(languages) else {}


def _stand_in(error: ModelError) -> Remark:
    if isinstance(error, BudgetSpent):
        return remark("llm.spent", limit=error.limit)
    return remark("llm.none", cause=error.cause)


def short_of(stand_in: Remark) -> Remark:
    """The same reason, for a paper that a model has written on, if not in full."""
    return Remark(code=f"{stand_in.code}_short", facts=stand_in.facts)


def paper_named(desk: Desk, arxiv_id: ArxivId) -> Paper:
    """One paper's metadata: from the archive, if it knows the version asked for, or from the upstreams.

    Raises: NotThere, UpstreamUnavailable.
    """
    known = desk.archive.paper(arxiv_id.base)
    if known is None and desk.recorded is not None:  # a recording has its day's lists, and nothing for one paper alone
        lists_of(desk, desk.recorded)
        known = desk.archive.paper(arxiv_id.base)
    if known is not None and arxiv_id.version in (None, known.version):
        return known
    paper = collect.find_paper(arxiv_id, get=desk.get, upstream=desk.upstream)
    desk.archive.keep_paper(paper)
    return paper


def entry_of(
    desk: Desk,
    paper: Paper,
    document: Document,
    languages: tuple[Language, ...],
    *,
    author: Author,
    history: tuple[Listing, ...] = (),
) -> Entry:
    """Everything that a digest shows of one paper."""
    reported = reports_of(desk, paper, document, languages, author)
    licensed = paper if paper.license else replace(paper, license=document.license)
    return replace(_entry(licensed, document, reported, history), tried=tried_of(desk.archive, paper.arxiv_id))


def entry_of_file(desk: Desk, document: Document, language: Language) -> Entry:
    """The same for a file's text, of which nothing is kept: anybody may write any identifier on a file."""
    abstract = document.block("front.abstract")
    paper = Paper(
        arxiv_id=document.arxiv_id,
        version=document.version,
        title=document.title,
        abstract=abstract.text if abstract else "",
        authors=tuple(author.name for author in document.authors),
        license=document.license,
        code_url=next((link.url for link in document.links if link.kind == "code"), None),
    )
    try:
        reported = Reported(reports=desk.authors.picks.reports(document, (language,)))
    except ModelError as error:
        quoted = QUOTING.papers.reports(document, (language,))
        reported = Reported(reports=quoted, stand_in=_stand_in(error))
    return _entry(paper, document, reported, ())


def _entry(paper: Paper, document: Document, reported: Reported, history: tuple[Listing, ...]) -> Entry:
    return Entry(
        paper=paper,
        route=document.route,
        attempts=document.attempts,
        url=document.url if document.route.is_full_text else document.abs_url,
        warnings=document.warnings,
        history=history,
        reports={language: report for language, (report, _) in reported.reports.items()},
        verdicts={language: verdicts for language, (_, verdicts) in reported.reports.items()},
        stand_in=reported.stand_in,
    )
