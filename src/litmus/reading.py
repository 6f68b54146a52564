"""One paper, stage by stage: its text, its reports, their verdicts. What the archive has is not made again."""

from litmus import check, collect, read, report
from litmus.desk import Desk
from litmus.lists import lists_of
from litmus.model import ArxivId, Document, Entry, Language, Listing, Paper, Report, Route, Verdict

# What an archive holds was made by a revision of the code; a newer one makes it anew, from answers already here.
READ = f"{read.REVISION}"
CHECKED = f"{read.REVISION}.{report.REVISION}.{check.REVISION}"


def document_of(desk: Desk, paper: Paper) -> Document:
    """The paper's text: from the archive, or read now and kept."""
    known = desk.archive.document(paper, READ)
    if known is not None and known.final:
        return known
    document = read.read(paper, get=desk.get, arxiv=desk.upstream.arxiv)
    if known is not None and known.route == document.route and not document.final:
        return known  # the upstream is still down: what is here stays as it is
    desk.archive.keep_document(document, READ)
    return document


def route_of(desk: Desk, paper: Paper) -> tuple[Route, bool]:
    """How the paper's text was read, and whether for good; it is read now if the archive does not have it for good."""
    known = desk.archive.route(paper, READ)
    if known is not None and known[1]:
        return known
    document = document_of(desk, paper)
    return document.route, document.final


def report_of(desk: Desk, paper: Paper, document: Document, language: Language) -> tuple[Report, tuple[Verdict, ...]]:
    """The paper's report in a language with its verdicts: from the archive, or written and checked now, and kept."""
    known = desk.archive.report(paper, CHECKED, desk.writer.name, language, document.route)
    if known is not None:
        return known
    written = desk.writer.write(document, language)
    verdicts = check.check(written, document)
    desk.archive.keep_report(written, verdicts, CHECKED)
    return written, verdicts


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
    desk: Desk, paper: Paper, document: Document, languages: tuple[Language, ...], history: tuple[Listing, ...] = ()
) -> Entry:
    """Everything that a digest shows of one paper."""
    checked = {language: report_of(desk, paper, document, language) for language in languages}
    return Entry(
        paper=paper,
        route=document.route,
        attempts=document.attempts,
        url=document.url if document.route.is_full_text else document.abs_url,
        history=history,
        reports={language: written for language, (written, _) in checked.items()},
        verdicts={language: verdicts for language, (_, verdicts) in checked.items()},
    )
