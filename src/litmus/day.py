"""One day, stage by stage. The only place where all stages meet.

Each stage keeps what it made before the next begins, so a run that is killed goes on where it stopped, and a second run
of the same day finds everything done.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from litmus import __version__, curate, follow_up, publish
from litmus.archive import dump
from litmus.curating import cut_of, earlier
from litmus.desk import Desk
from litmus.examples import ask_for_examples
from litmus.lists import lists_of
from litmus.model import (
    SCHEMA_VERSION,
    Collection,
    Digest,
    Entry,
    Erratum,
    Issue,
    Paper,
    Profile,
    Remark,
    Route,
    Sequel,
    remark,
)
from litmus.reading import CHECKED, route_of, soundness_of
from litmus.reporting import Histories, report_all, report_picks
from litmus.trending import known_up_to, movement_up_to
from litmus.trying import tried_of
from litmus.watch import Watch

_UNFINISHED = ""  # the inputs of a digest that the next run makes anew: a model was to write what it quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRun:
    """What became of a day. Without papers there is no digest, and the collection says why."""

    collection: Collection
    digest: Digest | None
    published: publish.Published | None


def folder_of(desk: Desk, day: date) -> Path:
    """Where a day's pages go: one folder a day, and one beside it for each further profile."""
    return desk.out / publish.folder_name("sample" if desk.is_sample else day, desk.profile.name)


def collect_day(desk: Desk, day: date, watch: Watch) -> Collection:
    """The day's lists, with the watch told."""
    watch.begin("collect")
    collection = lists_of(desk, day)
    watch.end(remark("day.collected", papers=len(collection.papers), day=day))
    return collection


def run_day(desk: Desk, day: date, watch: Watch) -> DayRun:
    """Make a day's digest for the desk's first reader, or find it made, and publish it.

    Raises: UpstreamUnavailable if no source gave anything; ArchiveError; PublishError.
    """
    return _run(desk, collect_day(desk, day, watch), watch)


def run_day_for_all(desk: Desk, day: date, watch: Watch) -> tuple[DayRun, ...]:
    """The same for each of its readers, in order: the lists are asked for once, and no paper is read twice.

    Raises: UpstreamUnavailable if no source gave anything; ArchiveError; PublishError.
    """
    collection = collect_day(desk, day, watch)
    runs = []
    for reader in desk.readers:
        if desk.others:
            watch.begin("reader")
            watch.end(remark("day.reader", profile=reader.profile.name))
        runs.append(_run(reader, collection, watch))
    return tuple(runs)


def _run(desk: Desk, collection: Collection, watch: Watch) -> DayRun:
    digest, day = make_digest(desk, collection, watch), collection.date
    if digest is None:
        return DayRun(collection=collection, digest=None, published=None)
    watch.begin("publish")
    published = publish.publish(digest, folder_of(desk, day), desk.copies)
    if not desk.is_sample:
        issues = desk.archive.issues(desk.profile.name, publish.FEED_DAYS)
        publish.publish_feed(issues, desk.profile, desk.out, desk.site)
    watch.end(remark("day.published", pages=len(published.files), folder=folder_of(desk, day)))
    return DayRun(collection=collection, digest=digest, published=published)


def make_digest(desk: Desk, collection: Collection, watch: Watch) -> Digest | None:
    """The digest made from a day's lists, kept in the archive; none where there are no papers.

    Raises: ArchiveError.
    """
    day = collection.date
    follow_all(desk, follow_up.in_lists(desk, collection), day, watch)
    if not any(paper.is_candidate for paper in collection.papers):
        return None
    collection = replace(collection, gaps=(*collection.gaps, *ask_for_examples(desk)))
    cut = cut_of(desk, collection)
    wanted = curate.to_read(cut, desk.profile)
    routes = _read_all(desk, wanted, watch)
    histories = _histories(desk, wanted, day)
    errata = desk.archive.errata_for(desk.profile.name, day)
    known = known_up_to(desk, day)
    before = earlier(desk, day)
    inputs = _fingerprint(collection, desk.profile, cut, _choosing(desk), routes, histories, errata, known, before)
    digest = desk.archive.digest(day, desk.profile.name, inputs)
    if digest is None:
        entries = report_all(desk, wanted, histories, watch)
        digest = _curated(desk, collection, cut, entries, errata, before, watch)
        is_whole = all(entry.stand_in is None for entry in digest.entries)
        desk.archive.keep_digest(digest, inputs if is_whole else _UNFINISHED)
    return digest


def follow_all(desk: Desk, cases: Sequence[follow_up.Case], noticed: date, watch: Watch) -> None:
    """Follow papers up and keep what came of it, with the watch told."""
    if not cases:
        return
    watch.begin("follow up", len(cases))
    errata = []
    for case in cases:
        if erratum := follow_up.follow(desk, case, noticed):
            errata.append(erratum)
        watch.step(f"{case.paper.name} {case.paper.title}")
    withdrawn = sum(erratum.sequel is Sequel.WITHDRAWN for erratum in errata)
    changed = sum(erratum.matters for erratum in errata) - withdrawn
    watch.end(remark("day.followed", papers=len(errata), changed=changed, withdrawn=withdrawn))


def _read_all(desk: Desk, papers: Sequence[Paper], watch: Watch) -> list[str]:
    """See to it that the archive has every paper's text; how each was read and tried, in order."""
    watch.begin("read", len(papers))
    read, full = [], 0
    for paper in papers:
        route, final = route_of(desk, paper)
        full += route.is_full_text
        read.append(f"{paper.name} {route} {final} {tried_of(desk.archive, paper.arxiv_id)}")
        watch.step(f"{paper.name} {paper.title}")
    watch.end(remark("day.read", full=full, abstract=len(papers) - full))
    return read


def _histories(desk: Desk, papers: Sequence[Paper], day: date) -> Histories:
    """Where each paper was listed up to the day; what came later is not for its digest."""
    found = desk.archive.history(paper.arxiv_id for paper in papers)
    return {name: tuple(listing for listing in listings if listing.date <= day) for name, listings in found.items()}


def _curated(  # noqa: PLR0917 - called once, above
    desk: Desk,
    collection: Collection,
    cut: tuple[curate.Candidate, ...],
    entries: tuple[Entry, ...],
    errata: tuple[Erratum, ...],
    before: tuple[Issue, ...],
    watch: Watch,
) -> Digest:
    watch.begin("curate")
    readings = {entry.paper.arxiv_id: curate.Reading.of(entry, soundness_of(desk, entry.paper)) for entry in entries}
    chosen = curate.choose(cut, readings, desk.profile, desk.meaning)
    picks = chosen.picks
    watch.end(remark("day.curated", picks=len(picks), papers=len(cut)))
    entries = report_picks(desk, entries, picks, watch)
    return Digest(
        schema_version=SCHEMA_VERSION,
        made_with=f"litmus {__version__}",
        date=collection.date,
        is_sample=desk.is_sample,
        profile=desk.profile,
        entries=entries,
        picks=picks,
        ledger=curate.ledger(collection, cut, frozenset(readings), picks),
        trends=curate.trends(collection, cut, picks, desk.profile),
        gaps=(*collection.gaps, *_unread(entries), *_unwritten(entries)),
        errata=errata,
        near_misses=chosen.near_misses,
        spread=curate.spread(before, collection.date, picks, desk.profile),
        movement=movement_up_to(desk, collection.date),
    )


def _unwritten(entries: Iterable[Entry]) -> Iterable[Remark]:
    """Papers on which a model was to write, and did not, or not in full: how many for each reason."""
    for (code, facts), papers in Counter(
        (entry.stand_in.code, tuple(entry.stand_in.facts.items())) for entry in entries if entry.stand_in
    ).items():
        yield Remark(code=f"{code}_papers", facts={"papers": str(papers), **dict(facts)})


def _unread(entries: Iterable[Entry]) -> Iterable[Remark]:
    """Papers of which a text could not be asked for; a later run mends them."""
    for entry in entries:
        code = "day.unread" if entry.route is Route.ABSTRACT else "day.unread_beside"
        for attempt in entry.attempts:
            if not attempt.final:
                yield remark(code, paper=entry.paper.name, url=attempt.url)


def _choosing(desk: Desk) -> str:
    """Who writes, and by what papers are compared."""
    return f"{desk.authors.name} {desk.meaning.name if desk.meaning else ''}"


def _fingerprint(  # noqa: PLR0917 - called once, above
    collection: Collection,
    profile: Profile,
    cut: tuple[curate.Candidate, ...],
    choosing: str,
    routes: Iterable[str],
    histories: Histories,
    errata: tuple[Erratum, ...],
    known: Mapping[date, bool],
    before: tuple[Issue, ...],
) -> str:
    """What a digest is made from. The same again means the same digest."""
    digest = hashlib.sha256()
    for part in (
        dump(Collection, collection),
        dump(Profile, profile),
        f"{__version__} {CHECKED} {curate.REVISION} {choosing}".encode(),
        "\n".join(f"{one.paper.arxiv_id} {one.score} {one.left_out}" for one in cut).encode(),
        "\n".join(f"{day} {complete}" for day, complete in known.items()).encode(),
        "\n".join(f"{issue.date} {[pick.score.total for pick in issue.picks]}" for issue in before).encode(),
        "\n".join(routes).encode(),
        dump(Histories, histories),
        dump(tuple[Erratum, ...], errata),
    ):
        digest.update(len(part).to_bytes(8) + part)
    return digest.hexdigest()
