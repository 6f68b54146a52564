"""A day as the upstreams answered it, kept for others: bug reports, tests, digests that can be made again."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from litmus import __version__
from litmus.archive import dump
from litmus.config import Settings
from litmus.day import collect_day, make_digest
from litmus.days import day_named
from litmus.desk import Desk, OnWait, network, open_desk
from litmus.examples import without_libraries
from litmus.fetch import Recorder, make_sure_it_is_free
from litmus.model import Profile
from litmus.model.errors import UpstreamError
from litmus.watch import Watch


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What was written down."""

    folder: Path
    day: date
    answers: int
    size: int  # bytes
    failure: UpstreamError | None  # why there is no digest of the day; it is recorded as well


def record(
    settings: Settings, day: str, folder: Path, *, watch: Watch, on_wait: OnWait | None = None, force: bool = False
) -> Recording:
    """Make a day's digest for nobody, in an archive of its own, and write down what the upstreams answered.

    Answers that are stored already are used, so nothing is fetched twice; what is missing from the day is missing from
    the recording.

    Args:
        settings: The settings in force; of these the recording tells categories, upstreams and the reader's profile.
        day: As a person names it.
        folder: Where to; new, empty, or with `force` an earlier recording.
        watch: Told how far it is.
        on_wait: Told of waits between tries.
        force: Whether an earlier recording may be replaced.

    Raises: BadFile, BadDate, ConfigError, ArchiveError; UpstreamUnavailable, if the day cannot even be found. An error
        of ours leaves the recording that shows it.

    """
    make_sure_it_is_free(folder, force=force)  # and again before it is written
    failure = None
    with TemporaryDirectory(prefix="litmus-") as rough:
        private = settings.model_copy(update={"data": Path(rough), "archive": ""})
        with network(settings, on_wait) as asked:
            recorder = Recorder(asked)
            with open_desk(private, get=recorder) as opened:
                desk = without_libraries(opened)
                found = day_named(day, desk)
                write = partial(recorder.write, folder, now=desk.now, about=_about(desk, found), force=force)
                try:
                    make_digest(desk, collect_day(desk, found, watch), watch)
                except UpstreamError as error:
                    failure = error
                except Exception:
                    write()  # a bug of ours is what recordings are for
                    raise
                size = write()
    return Recording(folder=folder, day=found, answers=len(recorder), size=size, failure=failure)


def _about(desk: Desk, day: date) -> dict[str, object]:
    return {
        "note": f"What the upstreams answered for the digest of {day}. Its form: docs/recordings.md of Litmus.",
        "made_with": f"litmus {__version__}",
        "day": day.isoformat(),
        "categories": desk.categories,
        "upstream": asdict(desk.upstream),
        "profile": json.loads(dump(Profile, desk.profile)),
    }
