"""The reports of a day: what they will take is told, they are written side by side, what they took is told."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from litmus.desk import Desk
from litmus.model import Entry, Listing, Paper, Pick, remark
from litmus.reading import document_of, entry_of, short_of
from litmus.side_by_side import side_by_side
from litmus.watch import Watch
from litmus.writing import Author

Histories = dict[str, tuple[Listing, ...]]  # by identifier


def report_all(desk: Desk, papers: Sequence[Paper], histories: Histories, watch: Watch) -> tuple[Entry, ...]:
    """Write and check the reports of every paper of a day."""
    author = desk.authors.papers
    with _keeping_back_for_picks(desk):
        _forecast(desk, author, len(papers), watch)
        watch.begin("report and check", len(papers))
        entries = _entries(desk, papers, histories, author, watch)
    language = desk.profile.languages[0]  # the others say the same in other words
    verdicts = [verdict for entry in entries for verdict in entry.verdicts[language]]
    holding = sum(verdict.status.holds for verdict in verdicts)
    watch.end(remark("day.checked", statements=len(verdicts), holding=holding))
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
    _forecast(desk, author, len(chosen), watch)
    watch.begin("report picks", len(chosen))
    histories = {entry.paper.arxiv_id: entry.history for entry in chosen}
    again = _entries(desk, [entry.paper for entry in chosen], histories, author, watch)
    written = {entry.paper.arxiv_id: entry for entry in again}
    better = sum(entry.stand_in is None for entry in again)
    watch.end(remark("day.picks_written", picks=better, papers=len(chosen)))
    _tell_spent(desk, author, watch)
    return tuple(_better(entry, written.get(entry.paper.arxiv_id)) for entry in entries)


def _keeping_back_for_picks(desk: Desk) -> AbstractContextManager[None]:
    """The picks are what a reader reads: what they will take is not for the others."""
    author, purse, profile = desk.authors.picks, desk.authors.purse, desk.profile
    if purse is None:
        return nullcontext()
    return purse.keeping_back(author.models, profile.picks, author.estimate(len(profile.languages)))


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


def _forecast(desk: Desk, author: Author, papers: int, watch: Watch) -> None:
    """Tell what the reports will take at most, before they are written."""
    if not author.models or desk.authors.purse is None:
        return
    said = desk.authors.purse.forecast(author.models, papers, author.estimate(len(desk.profile.languages)))
    cost = desk.authors.money(said.cost)
    watch.begin("forecast")
    if said.affordable < papers:
        facts = {"papers": papers, "tokens": f"{said.tokens:,}", "cost": cost, "affordable": said.affordable}
        watch.end(remark("day.forecast_short", **facts))
    else:
        watch.end(remark("day.forecast", papers=papers, tokens=f"{said.tokens:,}", cost=cost))


def _so_far(desk: Desk, author: Author) -> str:
    """What the run has spent, for the line that shows how far it is."""
    purse = desk.authors.purse if author.models else None
    return f"{desk.authors.money(purse.spent.cost)} · " if purse else ""


def _tell_spent(desk: Desk, author: Author, watch: Watch) -> None:
    if author.models and (said := desk.authors.spent):
        watch.begin("spent")
        watch.end(said)
