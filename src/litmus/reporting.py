"""The reports of a day: what they will take is told, they are written side by side, what they took is told."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from litmus.desk import Desk
from litmus.llm import Takes
from litmus.model import Entry, Listing, Paper, Pick, remark
from litmus.reading import document_of, entry_of, kept_reports, short_of
from litmus.side_by_side import side_by_side
from litmus.watch import Watch
from litmus.writing import Author

Histories = dict[str, tuple[Listing, ...]]  # by identifier


def report_all(desk: Desk, papers: Sequence[Paper], histories: Histories, watch: Watch) -> tuple[Entry, ...]:
    """Write and check the reports of every paper of a day."""
    author = desk.authors.papers
    with _keeping_back_for_picks(desk, papers):
        _forecast(desk, author, papers, watch)
        watch.begin("report and check", len(papers))
        entries = _entries(desk, papers, histories, author, watch)
    language = desk.profile.languages[0]  # the others say the same in other words
    statuses = [verdict.status for entry in entries for verdict in entry.verdicts[language]]
    checked = [status for status in statuses if status.is_checked]
    holding = sum(status.holds for status in checked)
    watch.end(remark("day.checked", checked=len(checked), holding=holding, open=len(statuses) - len(checked)))
    _tell_spent(desk, author, watch)
    return entries


def report_picks(desk: Desk, entries: tuple[Entry, ...], picks: Sequence[Pick], watch: Watch) -> tuple[Entry, ...]:
    """The entries with the picks' reports by the author for picks, where that is another one.

    A pick that could not be written anew keeps the report that it has, with the reason why it has no better one.
    """
    author = desk.authors.picks
    if author.name == desk.authors.papers.name or not picks:
        return entries
    names = {pick.arxiv_id for pick in picks}
    chosen = [entry for entry in entries if entry.paper.arxiv_id in names]
    papers = [entry.paper for entry in chosen]
    _forecast(desk, author, papers, watch)
    watch.begin("report picks", len(chosen))
    histories = {entry.paper.arxiv_id: entry.history for entry in chosen}
    again = _entries(desk, papers, histories, author, watch)
    written = {entry.paper.arxiv_id: entry for entry in again}
    better = sum(entry.stand_in is None for entry in again)
    watch.end(remark("day.picks_written", picks=better, papers=len(chosen)))
    _tell_spent(desk, author, watch)
    return tuple(_better(entry, written.get(entry.paper.arxiv_id)) for entry in entries)


def _keeping_back_for_picks(desk: Desk, papers: Sequence[Paper]) -> AbstractContextManager[None]:
    """The picks are what a reader reads: what they will take is not for the others. They may be the longest papers."""
    author, purse, picks = desk.authors.picks, desk.authors.purse, desk.profile.picks
    if purse is None or not purse.is_bounded:
        return nullcontext()
    takes = _takes(desk, author, papers)
    takes.sort(key=lambda one: sum(usage.tokens for usage in one.values()), reverse=True)
    return purse.keeping_back(takes[:picks])


def _takes(desk: Desk, author: Author, papers: Sequence[Paper]) -> list[Takes]:
    """What each report takes that is neither in the archive nor to be made from answers that are there."""
    languages, takes = desk.profile.languages, []
    for paper in papers:
        document = document_of(desk, paper)
        if not kept_reports(desk, paper, document.route, languages, author):
            takes.append(
                {model: usage for model, usage in author.estimate(document, languages).items() if usage.tokens}
            )
    return [one for one in takes if one]


def _better(entry: Entry, anew: Entry | None) -> Entry:
    if anew is None:
        return entry
    if anew.stand_in is None:
        return anew
    is_written = all(report.provenance for report in entry.reports.values())
    return replace(entry, stand_in=short_of(anew.stand_in) if is_written else anew.stand_in)


def _entries(
    desk: Desk, papers: Sequence[Paper], histories: Histories, author: Author, watch: Watch
) -> tuple[Entry, ...]:
    """The papers' entries: as many papers side by side as their author takes, so that few texts are in memory."""

    def entry(paper: Paper) -> Entry:
        history = histories.get(paper.arxiv_id, ())
        return entry_of(desk, paper, document_of(desk, paper), desk.profile.languages, author=author, history=history)

    made = []
    for paper, one in zip(papers, side_by_side(entry, papers, author.at_once), strict=True):
        made.append(one)
        watch.step(f"{_so_far(desk, author)}{paper.name} {paper.title}")
    return tuple(made)


def _forecast(desk: Desk, author: Author, papers: Sequence[Paper], watch: Watch) -> None:
    """Tell about what the reports will take, before they are written; those that are paid for take nothing."""
    if not author.models or desk.authors.purse is None:
        return
    watch.begin("forecast")
    takes = _takes(desk, author, papers)
    said = desk.authors.purse.forecast(takes)
    facts = {
        "papers": len(takes),
        "kept": len(papers) - len(takes),
        "tokens": f"{said.tokens:,}",
        "cost": desk.authors.money(said.cost),
    }
    if said.affordable < len(takes):
        watch.end(remark("day.forecast_short", **facts, affordable=said.affordable))
    else:
        watch.end(remark("day.forecast", **facts))


def _so_far(desk: Desk, author: Author) -> str:
    """What the run has spent, for the line that shows how far it is."""
    purse = desk.authors.purse if author.models else None
    return f"{desk.authors.money(purse.spent.cost)} · " if purse else ""


def _tell_spent(desk: Desk, author: Author, watch: Watch) -> None:
    if author.models and (said := desk.authors.spent):
        watch.begin("spent")
        watch.end(said)
