"""How a reader's profile reads on days of the archive."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from litmus import curate
from litmus.desk import Desk
from litmus.examples import ask_for_examples, known_examples
from litmus.lists import lists_of
from litmus.model import Collection, Paper, Remark
from litmus.model.errors import NoDays

LAST = 5  # days with papers that are looked at where none are named: a week of announcements


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileOnDays:
    """A profile over the papers of some days."""

    days: tuple[date, ...]  # those that are here, oldest first
    check: curate.ProfileCheck
    lacking: tuple[Remark, ...]  # examples that could not be had


def profile_on(desk: Desk, days: Sequence[date] | None, *, shown: int) -> ProfileOnDays:
    """Read the papers that lists of some days bring by the desk's profile.

    Args:
        desk: With a recording, its day is taken where none is named.
        days: None for the last in the archive that have papers.
        shown: Papers to show of each topic and exclusion, at most.

    Raises: NoDays, if none of the days was collected; ArchiveError.

    """
    here = _last(desk) if days is None else _named(desk, days)
    if not here:
        raise NoDays(span(days) if days else "")
    lacking = ask_for_examples(desk)
    return ProfileOnDays(
        days=tuple(one.date for one in here),
        check=curate.check_profile(
            desk.profile, (paper for one in here for paper in _to_read(one)), known_examples(desk), shown=shown
        ),
        lacking=lacking,
    )


def span(days: Sequence[date]) -> str:
    """The days as a person names them: one, or a range."""
    return f"{days[0]}..{days[-1]}" if len(days) > 1 else f"{days[0]}"


def _last(desk: Desk) -> list[Collection]:
    if desk.recorded is not None:
        return [lists_of(desk, desk.recorded)]
    known = desk.archive.known_days(date.min, desk.now.date(), desk.categories)
    found: list[Collection] = []
    for day in sorted(known, reverse=True):
        found.extend(one for one in _named(desk, [day]) if _to_read(one))
        if len(found) == LAST:
            break
    return found[::-1]


def _named(desk: Desk, days: Sequence[date]) -> list[Collection]:
    if desk.recorded is not None and desk.recorded in days:
        lists_of(desk, desk.recorded)
    found = (desk.archive.collection(day, desk.categories) for day in days)
    return [one for one in found if one is not None]


def _to_read(collection: Collection) -> list[Paper]:
    return [paper for paper in collection.papers if paper.is_candidate and not paper.is_withdrawn]
