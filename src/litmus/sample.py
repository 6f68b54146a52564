"""Where the bundled day of invented papers lies: in the package, or beside it in a checkout."""

import hashlib
from pathlib import Path

SAMPLE_DAY = "2026-03-17"


def sample_folder() -> Path:
    """The recording of the sample day."""
    inside = Path(__file__).parent / "samples" / SAMPLE_DAY
    return inside if inside.is_dir() else Path(__file__).parents[2] / "samples" / SAMPLE_DAY


def sample_edition() -> str:
    """A name for the sample day as it is now: what was read of an older edition is not taken for this one's."""
    digest = hashlib.sha256()
    for file in sorted(sample_folder().rglob("*")):
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()[:8]
