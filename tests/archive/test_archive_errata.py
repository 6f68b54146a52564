"""Follow-ups in the archive: none told twice, none lost, each profile its own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from litmus.archive import Archive
from litmus.model import (
    SCHEMA_VERSION,
    Digest,
    Entry,
    Erratum,
    Ledger,
    Paper,
    Profile,
    Recheck,
    Report,
    Route,
    Sequel,
    Topic,
)

FIRST, THEN, LATER = date(2026, 2, 12), date(2026, 2, 19), date(2026, 2, 20)
EVER = date.min
NAME = "2602.90001"


def erratum(arxiv_id: str = NAME, new: int = 2, noticed: date = THEN, **said) -> Erratum:
    facts = {
        "title": "On quotes",
        "former_title": None,
        "sequel": Sequel.REPLACED,
        "published": FIRST,
        "old": 1,
        "url": f"https://arxiv.org/abs/{arxiv_id}v{new}",
        "comment": None,
        "route": Route.HTML,
        "final": True,
        "rechecks": {"en": Recheck(compared=3, reworded=0, unread=0, changes=())},
    }
    return Erratum(arxiv_id=arxiv_id, new=new, noticed=noticed, **(facts | said))


def digest(day: date, *papers: Paper, profile: str = "default", errata: tuple[Erratum, ...] = ()) -> Digest:
    entries = tuple(
        Entry(
            paper=paper,
            route=Route.ABSTRACT,
            attempts=(),
            url="https://arxiv.org",
            warnings=(),
            history=(),
            reports={},
            verdicts={},
        )
        for paper in papers
    )
    return Digest(
        schema_version=SCHEMA_VERSION,
        made_with="litmus",
        date=day,
        is_sample=False,
        profile=Profile(name=profile, topics=(Topic(name="quotes", terms=("quote",)),)),
        entries=entries,
        picks=(),
        ledger=Ledger(sources=(), entries=(), in_both=0),
        trends=(),
        gaps=(),
        errata=errata,
    )


def publish(archive: Archive, day: date, *papers: Paper, profile: str = "default") -> tuple[Erratum, ...]:
    """Keep a day's digest as a run does; what it tells."""
    told = archive.errata_for(profile, day)
    archive.keep_digest(digest(day, *papers, profile=profile, errata=told), f"inputs of {day} with {len(told)}")
    return told


@pytest.fixture
def archive(url: str):
    with Archive(url) as opened:
        yield opened


def test_what_a_digest_reports_is_published(archive, paper) -> None:
    """The last day counts, and the version then; 0 where nobody told it."""
    publish(archive, FIRST, paper(version=1), paper("2602.90002", version=None))
    publish(archive, THEN, paper(version=2))

    assert archive.published("default", EVER) == {NAME: (THEN, 2), "2602.90002": (FIRST, 0)}
    assert archive.published("default", EVER, before=THEN) == {NAME: (FIRST, 1), "2602.90002": (FIRST, 0)}
    assert archive.published("default", THEN) == {NAME: (THEN, 2)}
    assert archive.published("another", EVER) == {}


def test_the_version_of_the_text_counts_where_the_metadata_name_none(archive, paper) -> None:
    report = Report(arxiv_id=NAME, version=3, title="", language="en", writer="extract", route=Route.HTML, fields=())
    made = digest(FIRST, paper(version=None))
    entries = (replace(made.entries[0], reports={"en": report}, verdicts={"en": ()}),)
    archive.keep_digest(replace(made, entries=entries), "inputs")

    assert archive.published("default", EVER) == {NAME: (FIRST, 3)}


def test_a_paper_that_a_digest_no_longer_reports_is_not_published_by_it(archive, paper) -> None:
    """A day is made again from longer lists, and another paper takes its place."""
    publish(archive, FIRST, paper())
    publish(archive, FIRST, paper("2602.90002"))

    assert set(archive.published("default", EVER)) == {"2602.90002"}


def test_a_follow_up_is_told_once_by_the_first_digest_from_its_day_on(archive, paper) -> None:
    publish(archive, FIRST, paper())
    archive.keep_erratum(erratum(), "default")

    assert publish(archive, FIRST, paper()) == ()  # it was noticed later
    assert publish(archive, LATER) == (erratum(),)
    assert publish(archive, date(2026, 2, 23)) == ()
    assert publish(archive, LATER) == (erratum(),)  # the same again, for the same bytes
    assert publish(archive, THEN) == ()  # a day between that is made afterwards


def test_a_run_that_is_killed_before_its_digest_is_kept_loses_nothing(url, archive) -> None:
    """What was read for a digest that never came is told by the next run."""
    archive.keep_erratum(erratum(), "default")
    assert archive.errata_for("default", LATER) == (erratum(),)

    with Archive(url) as restarted:
        assert publish(restarted, LATER) == (erratum(),)


def test_two_digests_that_read_the_same_follow_up_do_not_both_keep_it(archive) -> None:
    """Two programs at once: it belongs to the first; the other, made again, has it no more."""
    archive.keep_erratum(erratum(), "default")
    told = archive.errata_for("default", LATER)
    archive.keep_digest(digest(THEN, errata=told), "one")
    archive.keep_digest(digest(LATER, errata=told), "other")

    assert archive.errata_for("default", THEN) == told
    assert archive.errata_for("default", LATER) == ()


def test_each_profile_has_its_own(archive, paper) -> None:
    for profile in ("default", "vision"):
        publish(archive, FIRST, paper(), profile=profile)
    archive.keep_erratum(erratum(), "vision")

    assert publish(archive, LATER) == ()
    assert publish(archive, LATER, profile="vision") == (erratum(),)
    assert archive.published("default", EVER)[NAME] == (FIRST, 2)
    assert archive.errata("default", EVER) == ()


def test_a_paper_that_was_followed_up_counts_with_the_new_version(archive, paper: Callable[..., Paper]) -> None:
    """But not while its follow-up could not be finished."""
    publish(archive, FIRST, paper(version=1), paper("2602.90002", version=1))
    archive.keep_erratum(erratum(), "default")
    archive.keep_erratum(erratum("2602.90002", final=False), "default")

    assert archive.published("default", EVER) == {NAME: (FIRST, 2), "2602.90002": (FIRST, 1)}
    assert archive.unfinished("default", THEN) == {"2602.90002"}
    assert archive.unfinished("default", LATER) == frozenset()


def test_a_newer_version_takes_the_place_of_one_that_nobody_was_told(archive) -> None:
    archive.keep_erratum(erratum(new=2), "default")
    archive.keep_erratum(erratum(new=3, noticed=LATER), "default")

    assert archive.errata("default", EVER) == (erratum(new=3, noticed=LATER),)


def test_a_newer_version_of_one_that_was_told_is_told_too(archive) -> None:
    archive.keep_erratum(erratum(new=2), "default")
    publish(archive, THEN)
    archive.keep_erratum(erratum(new=3, noticed=LATER), "default")

    assert publish(archive, LATER) == (erratum(new=3, noticed=LATER),)
    assert archive.errata_for("default", THEN) == (erratum(new=2),)


THIN = {
    "route": Route.ABSTRACT,
    "final": False,
    "rechecks": {"en": Recheck(compared=1, reworded=0, unread=2, changes=())},
}


def test_a_follow_up_that_was_told_unfinished_is_told_again_if_it_says_more(archive) -> None:
    """The old digest keeps what it said."""
    archive.keep_erratum(erratum(**THIN), "default")
    publish(archive, THEN)
    archive.keep_erratum(erratum(noticed=LATER), "default")

    assert archive.errata_for("default", THEN) == (erratum(**THIN),)
    assert publish(archive, LATER) == (erratum(noticed=LATER),)
    assert archive.unfinished("default", LATER) == frozenset()


def test_a_follow_up_that_says_the_same_when_finished_is_not_told_again(archive) -> None:
    archive.keep_erratum(erratum(final=False), "default")
    publish(archive, THEN)
    archive.keep_erratum(erratum(noticed=LATER), "default")

    assert archive.errata_for("default", LATER) == ()
    assert archive.published("default", EVER) == {}
    assert archive.unfinished("default", EVER) == frozenset()


def test_the_day_that_told_an_unfinished_follow_up_mends_its_own(archive) -> None:
    """The same day's second run, when the upstream is back."""
    archive.keep_erratum(erratum(**THIN), "default")
    publish(archive, THEN)
    archive.keep_erratum(erratum(), "default")

    assert archive.errata_for("default", THEN) == (erratum(),)
    assert archive.errata_for("default", LATER) == ()


def test_the_last_issues_come_without_their_reports(archive, paper) -> None:
    """Newest first; what a feed shows."""
    for day in (FIRST, LATER, THEN):
        publish(archive, day, paper())
    publish(archive, FIRST, profile="vision")

    assert [issue.date for issue in archive.issues("default", 2)] == [LATER, THEN]
    assert [issue.profile.name for issue in archive.issues("vision", 9)] == ["vision"]
