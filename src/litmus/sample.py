"""Where the bundled day of invented papers lies: in the package, or beside it in a checkout."""

from pathlib import Path

SAMPLE_DAY = "2026-03-17"


def sample_folder() -> Path:
    """The recording of the sample day."""
    inside = Path(__file__).parent / "samples" / SAMPLE_DAY
    return inside if inside.is_dir() else Path(__file__).parents[2] / "samples" / SAMPLE_DAY
