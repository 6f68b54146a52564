"""Where the bundled day of invented papers lies: in the package, or beside it in a checkout."""

from pathlib import Path

from litmus.model.errors import BadOption

SAMPLE_DAY = "2026-03-17"


def sample_folder() -> Path:
    """The recording of the sample day."""
    inside = Path(__file__).parent / "samples" / SAMPLE_DAY
    return inside if inside.is_dir() else Path(__file__).parents[2] / "samples" / SAMPLE_DAY


def day_to_use(day: str, replay: Path | None, *, sample: bool) -> tuple[str, Path | None]:
    """The day and the recording that a command goes by, given those that were named.

    Raises: BadOption, if the sample day is asked for and another is named.
    """
    if not sample:
        return day, replay
    if day not in ("latest", SAMPLE_DAY):
        raise BadOption("--sample", day, f"no day, or its own, {SAMPLE_DAY}")
    return SAMPLE_DAY, sample_folder()


def recording_to_use(replay: Path | None, *, sample: bool) -> Path | None:
    """The sample day's recording if that is asked for, or else the named one, if any."""
    return sample_folder() if sample else replay
