"""One day, stage by stage. The only place where all stages meet.

Each stage keeps what it made before the next begins, so a run that is killed goes on where it stopped, and a second run
of the same day finds everything done.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

from litmus import __version__, collect, curate, publish
from litmus.archive import dump
from litmus.desk import Desk
from litmus.model import (
    SCHEMA_VERSION,
    Collection,
    Digest,
    Entry,
    Paper,
    Profile,
    Remark,
    remark,
)
from litmus.model.errors import BadDate, BadOption
from litmus.reading import CHECKED, document_of, entry_of, route_of

FIRST = date(1991, 8, 14)  # https://info.arxiv.org/about/


class Watch(Protocol):
    """Somebody who is told how far a run is."""

    def begin(self, stage: str, total: int | None = None) -> None: ...
    def step(self, what: str) -> None: ...
    def end(self, said: Remark) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRun:
    """What became of a day. Without papers there is no digest, and the collection says why."""

    collection: Collection
    digest: Digest | None
    published: publish.Published | None


def day_named(text: str, desk: Desk) -> date:
    """The day that a person means: YYYY-MM-DD, today and yesterday (UTC, as Hugging Face counts), latest.

    Raises: BadDate; BadOption, for a day before arXiv's first; UpstreamUnavailable (only `latest` asks).
    """
    today = desk.now.date()
    match text.strip().lower():
        case "today":
            return today
        case "yesterday":
            return today - timedelta(days=1)
        case "latest":
            return collect.latest_day(get=desk.get, upstream=desk.upstream, categories=desk.categories, now=desk.now)
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise BadDate(text) from None
    if day < FIRST:
        raise BadOption("DAY", text, f"a day from {FIRST} on, when arXiv began")
    return day


def folder_of(desk: Desk, day: date) -> Path:
    """Where a day's pages go: one folder a day, and one beside it for each further profile."""
    name = "sample" if desk.is_sample else day.isoformat()
    return desk.out / (name if desk.profile.name == "default" else f"{name}-{desk.profile.name}")


def collect_day(desk: Desk, day: date, watch: Watch) -> Collection:
    """The day's lists: from the archive if they were complete, or from the upstreams."""
    watch.begin("collect")
    known = desk.archive.collection(day, desk.categories)
    if known is not None and known.complete:
        collection = known
    else:
        collection = collect.collect(
            day, get=desk.get, upstream=desk.upstream, categories=desk.categories, now=desk.now
        )
        collection = _with_known(desk, collection)
        desk.archive.keep_collection(collection, desk.categories)
    watch.end(remark("day.collected", papers=len(collection.papers), day=day))
    return collection


def _with_known(desk: Desk, collection: Collection) -> Collection:
    """The collection with what other days told of papers of which this day's lists told little."""

    def known(paper: Paper) -> Paper:
        met = None if paper.categories else desk.archive.paper(paper.arxiv_id)
        return collect.completed(paper, met) if met and met.categories else paper

    return replace(collection, papers=tuple(map(known, collection.papers)))


def run_day(desk: Desk, day: date, watch: Watch) -> DayRun:
    """Make a day's digest, or find it made.

    Raises: UpstreamUnavailable if no source gave anything; ArchiveError; PublishError.
    """
    collection = collect_day(desk, day, watch)
    if not any(listing.is_candidate for paper in collection.papers for listing in paper.listings):
        return DayRun(collection=collection, digest=None, published=None)
    cut = curate.first_cut(collection, desk.profile)
    wanted = curate.to_read(cut, desk.profile)
    routes = _read_all(desk, wanted, watch)
    inputs = _fingerprint(collection, desk.profile, desk.writer.name, routes)
    digest = desk.archive.digest(day, desk.profile.name, inputs)
    if digest is None:
        entries = _report_all(desk, wanted, watch)
        digest = _curated(desk, collection, cut, entries, watch)
        desk.archive.keep_digest(digest, inputs)
    watch.begin("publish")
    published = publish.publish(digest, folder_of(desk, day), desk.copies)
    watch.end(remark("day.published", pages=len(published.files), folder=folder_of(desk, day)))
    return DayRun(collection=collection, digest=digest, published=published)


def _read_all(desk: Desk, papers: Sequence[Paper], watch: Watch) -> list[str]:
    """See to it that the archive has every paper's text; how each was read and whether for good, in order."""
    watch.begin("read", len(papers))
    read, full = [], 0
    for paper in papers:
        route, final = route_of(desk, paper)
        full += route.is_full_text
        read.append(f"{paper.name} {route} {final}")
        watch.step(f"{paper.name} {paper.title}")
    watch.end(remark("day.read", full=full, abstract=len(papers) - full))
    return read


def _report_all(desk: Desk, papers: Sequence[Paper], watch: Watch) -> tuple[Entry, ...]:
    """Write and check the reports, one paper after another, so that one text is in memory at a time."""
    watch.begin("report and check", len(papers))
    entries = []
    for paper in papers:
        entries.append(entry_of(desk, paper, document_of(desk, paper), desk.profile.languages))
        watch.step(f"{paper.name} {paper.title}")
    language = desk.profile.languages[0]  # the others say the same in other words
    verdicts = [verdict for entry in entries for verdict in entry.verdicts[language]]
    holding = sum(verdict.status.holds for verdict in verdicts)
    watch.end(remark("day.checked", statements=len(verdicts), holding=holding))
    return tuple(entries)


def _curated(
    desk: Desk, collection: Collection, cut: tuple[curate.Candidate, ...], entries: tuple[Entry, ...], watch: Watch
) -> Digest:
    watch.begin("curate")
    readings = {entry.paper.arxiv_id: curate.Reading.of(entry) for entry in entries}
    picks = curate.choose(cut, readings, desk.profile)
    digest = Digest(
        schema_version=SCHEMA_VERSION,
        made_with=f"litmus {__version__}",
        date=collection.date,
        is_sample=desk.is_sample,
        profile=desk.profile,
        entries=entries,
        picks=picks,
        ledger=curate.ledger(collection, cut, frozenset(readings), picks),
        trends=curate.trends(collection, cut, picks, desk.profile),
        gaps=(*collection.gaps, *_unread(entries)),
    )
    watch.end(remark("day.curated", picks=len(picks), papers=len(digest.ledger.entries)))
    return digest


def _unread(entries: Iterable[Entry]) -> Iterable[Remark]:
    """Papers whose text could not be asked for; a later run mends them."""
    for entry in entries:
        for attempt in entry.attempts:
            if not attempt.final:
                yield remark("day.unread", paper=entry.paper.name, url=attempt.url)


def _fingerprint(collection: Collection, profile: Profile, writer: str, routes: Iterable[str]) -> str:
    """What a digest is made from. The same again means the same digest."""
    digest = hashlib.sha256()
    for part in (
        dump(Collection, collection),
        dump(Profile, profile),
        f"{__version__} {CHECKED} {curate.REVISION} {writer}".encode(),
        "\n".join(routes).encode(),
    ):
        digest.update(len(part).to_bytes(8) + part)
    return digest.hexdigest()
