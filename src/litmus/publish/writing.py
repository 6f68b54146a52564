"""Files written whole or not at all, and only where something changed."""

import os
from contextlib import suppress
from pathlib import Path

from litmus.model.errors import PublishError


def write(path: Path, content: bytes) -> bool:
    """Put the content in place under the path at once; whether anything was written.

    A file that has these bytes already is left alone, so that its time tells when the page last changed.

    Raises: PublishError.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise PublishError(path, error.strerror or str(error)) from error
    return True
