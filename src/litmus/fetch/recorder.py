"""What the upstreams answered, written down: the other half of `Replay`."""

import gzip
import hashlib
import itertools
import os
import re
import shutil
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from litmus.fetch.manifest import MANIFEST, manifest_text
from litmus.fetch.replay import Replay
from litmus.fetch.urls import bare
from litmus.model import Answer, Get
from litmus.model.errors import BadFile, NotThere, UpstreamUnavailable

NAME = 80  # characters of a file's name, which tells what was asked
ENDINGS = {"application/json": "json", "text/html": "html", "text/markdown": "md", "application/pdf": "pdf"}
ADVICE = "Name a new folder."


@dataclass(slots=True)
class Recorder:
    """A `Get` that writes down what another one gave, failures included."""

    get: Get
    _rows: list[dict[str, Any]] = field(default_factory=list)  # every answer, in order
    _bodies: dict[str, bytes] = field(default_factory=dict)  # by hash

    def __call__(self, url: str, *, keep: timedelta | None = None) -> Answer:
        try:
            answer = self.get(url, keep=keep)
        except NotThere:
            self._rows.append({"url": bare(url), "status": 404})
            raise
        except UpstreamUnavailable as error:
            self._rows.append({"url": bare(url), "status": 0, "cause": error.cause[:1000]})
            raise
        digest = hashlib.sha256(answer.body).hexdigest()
        self._bodies[digest] = answer.body
        row = {"url": bare(url), "status": 200, "content_type": answer.content_type, "sha256": digest}
        if answer.final_url != url:
            row["final_url"] = bare(answer.final_url)
        self._rows.append(row | {"size": len(answer.body), "file": _name(url, answer.content_type, digest)})
        return answer

    def __len__(self) -> int:
        """How many answers are written down."""
        return len(self._told())

    def _told(self) -> list[dict[str, Any]]:
        """The answers without those that only repeat, at the end, what was answered to a URL before.

        A repetition before a change stands: the first of two tries in vain is not the second.
        """
        places: defaultdict[str, list[int]] = defaultdict(list)
        for place, row in enumerate(self._rows):
            places[row["url"]].append(place)
        for mine in places.values():
            while len(mine) > 1 and self._rows[mine[-1]] == self._rows[mine[-2]]:
                mine.pop()
        return [self._rows[place] for place in sorted(itertools.chain.from_iterable(places.values()))]

    def write(self, folder: Path, *, now: datetime, about: Mapping[str, Any], force: bool = False) -> int:
        """Write the recording; how many bytes it has. It lies beside the folder until it is whole.

        Args:
            folder: Where to; made if it is not there.
            now: The time of the recording, which a replay takes for its clock.
            about: What else the manifest says: who recorded which day, with which settings.
            force: Whether an earlier recording in the folder may go.

        Raises: BadFile.

        """
        rows, draft = self._told(), folder.absolute().with_name(f"{folder.absolute().name}.{os.getpid()}.part")
        packed = {row["file"]: gzip.compress(self._bodies[row["sha256"]], 9, mtime=0) for row in rows if "file" in row}
        files = packed | {MANIFEST: manifest_text({**about, "now": now.isoformat()}, rows).encode()}
        try:
            for name, content in files.items():
                (draft / name).parent.mkdir(parents=True, exist_ok=True)
                (draft / name).write_bytes(content)
            for old in make_sure_it_is_free(folder, force=force):
                old.unlink()
            for name in files:  # the manifest comes last: without it there is no recording
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.move(draft / name, folder / name)
        except OSError as error:
            raise BadFile(folder, error.strerror or str(error), "Choose another folder.") from None
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        return sum(map(len, files.values()))


def make_sure_it_is_free(folder: Path, *, force: bool) -> list[Path]:
    """The files of the recording that is in the folder and may go, its manifest first; nobody else's may.

    Raises: BadFile, if there is something else in it, or a recording without `force`.
    """
    if not folder.exists():
        return []
    if not folder.is_dir():
        raise BadFile(folder, "it is a file", ADVICE)
    there = {path.resolve() for path in folder.rglob("*") if not path.is_dir()}
    if not there:
        return []
    try:
        known = Replay(folder).files
    except BadFile:
        raise BadFile(folder, "there are other files in it", ADVICE) from None
    if strange := sorted(there - known):
        raise BadFile(strange[0], "it is not part of the recording beside it", ADVICE)
    if not force:
        raise BadFile(folder, "there is a recording in it already", "Name a new folder, or replace it with --force.")
    return sorted(there, key=lambda path: (path.name != MANIFEST, path))


def _name(url: str, content_type: str, digest: str) -> str:
    """A file's name: what was asked, for people, and what came, so that it is one of its kind."""
    parts = urlsplit(url)
    asked = re.sub(r"[^A-Za-z0-9.]+", "-", f"{parts.path}-{parts.query}".replace("%", "-")).strip("-.")[:NAME]
    ending = ENDINGS.get(content_type, "xml" if "xml" in content_type else "txt")
    return f"answers/{asked}.{digest[:8]}.{ending}.gz"
