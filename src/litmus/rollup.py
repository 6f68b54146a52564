"""A week or a month, gathered from the digests that are kept: nothing is asked of anybody, and nothing read again."""

from datetime import timedelta
from pathlib import Path

from litmus import __version__, collect, curate, publish
from litmus.desk import Desk
from litmus.model import Period, remark
from litmus.model.errors import NoDigests
from litmus.trending import movement_of
from litmus.watch import Watch


def run_rollup(desk: Desk, period: Period, watch: Watch) -> publish.Published:
    """Gather a period's digests for the desk's profile, and publish them as one.

    Raises: NoDigests; ArchiveError; PublishError.
    """
    watch.begin("gather")
    digests = desk.archive.digests(desk.profile.name, period.first, period.last)
    until = min(period.last, desk.now.date())
    if not digests:
        raise NoDigests(period.name, desk.profile.name, f"{period.first}..{until}")
    made = {digest.date for digest in digests}
    days = [period.first + timedelta(days=number) for number in range((until - period.first).days + 1)]
    found = curate.rollup(
        digests,
        period,
        movement_of(desk, period.first, until),
        missing=tuple(day for day in days if day not in made and collect.has_announcement(day)),
        made_with=f"litmus {__version__}",
    )
    watch.end(remark("day.gathered", digests=len(digests), picks=len(found.best)))
    watch.begin("publish")
    folder = folder_of(desk, period)
    published = publish.publish_rollup(found, folder)
    watch.end(remark("day.published", pages=len(published.files), folder=folder))
    return published


def folder_of(desk: Desk, period: Period) -> Path:
    """Where a period's pages go, beside those of the days."""
    return desk.out / publish.folder_name(period.name, desk.profile.name)
