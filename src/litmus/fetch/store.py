"""Answers on disk, so that nothing is fetched twice that was fetched well."""

import gzip
import hashlib
import json
import os
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from litmus.model import Answer
from litmus.model.errors import ArchiveError

ABSENCE = timedelta(days=1)  # how long "there is no such thing" is believed: full texts appear late
UNUSED = timedelta(days=90)  # after which an answer is dropped: what it told is in the archive
DAY = 86_400.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """An answer and when it came or was confirmed; no answer where the upstream said 404."""

    at: datetime
    answer: Answer | None
    validators: dict[str, str] = field(default_factory=dict)  # "etag", "last-modified", verbatim; those that came

    def serves(self, keep: timedelta | None, now: datetime) -> bool:
        """Whether it may stand for a new answer."""
        if self.answer is None:
            keep = min(keep, ABSENCE) if keep is not None else ABSENCE
        return keep is None or abs(now - self.at) <= keep  # one from the future is as doubtful: the clock was set back


@dataclass(frozen=True, slots=True)
class AnswerStore:
    """A folder of answers: `HOST/HASH.gz`, gzip of one line of JSON (url, type, time), then the body.

    A file appears whole or not at all (`os.replace`), so a kill at any moment loses at most the answer in flight.
    `zcat` shows it. Its time of change is that of its last use.
    """

    folder: Path

    def path(self, url: str) -> Path:
        host = urlsplit(url).netloc.replace(":", "_") or "_"
        return self.folder / host / f"{hashlib.sha256(url.encode()).hexdigest()[:32]}.gz"

    def find(self, url: str) -> Stored | None:
        """What is stored for a URL; a file that cannot be read counts as none."""
        path = self.path(url)
        try:
            head, _, body = gzip.decompress(path.read_bytes()).partition(b"\n")
            said = json.loads(head)
            answer = Answer(url=url, final_url=said["final_url"], content_type=said["content_type"], body=body)
            stored = Stored(
                at=datetime.fromisoformat(said["at"]),
                answer=answer if said["status"] == 200 else None,  # noqa: PLR2004
                validators=dict(said.get("validators", {})),
            )
        except (OSError, EOFError, zlib.error, ValueError, KeyError, TypeError):
            return None
        with suppress(OSError):
            path.touch()
        return stored

    def put(self, url: str, answer: Answer | None, at: datetime, validators: dict[str, str] | None = None) -> None:
        """Keep an answer, or the fact that there is none.

        Raises: ArchiveError, if the folder cannot be written.
        """
        head = {
            "url": url,
            "status": 200 if answer else 404,
            "at": at.astimezone(UTC).isoformat(),
            "content_type": answer.content_type if answer else "",
            "final_url": answer.final_url if answer else url,
            "validators": validators or {},
        }
        data = json.dumps(head).encode() + b"\n" + (answer.body if answer else b"")
        path = self.path(url)
        draft = path.with_suffix(f".{os.getpid()}.part")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(gzip.compress(data, compresslevel=5, mtime=0))
            draft.replace(path)
        except OSError as error:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            advice = "Free some space or make the folder writable; then the same command goes on from here."
            raise ArchiveError(str(self.folder), error.strerror or str(error), advice) from None

    def sweep(self) -> None:
        """Drop what nobody used for a long time, and what dead programs left half written; once a day, and quietly."""
        now, mark = time.time(), self.folder / ".swept"
        with suppress(OSError):
            if not self.folder.is_dir() or (mark.exists() and now - mark.stat().st_mtime < DAY):
                return
            mark.touch()
            for file in self.folder.glob("*/*"):
                age = now - file.stat().st_mtime
                if age > UNUSED.total_seconds() or (file.suffix == ".part" and age > DAY):
                    file.unlink(missing_ok=True)

    def size(self) -> tuple[int, int]:
        """How many answers there are, and their bytes on disk."""
        sizes = []
        for file in self.folder.glob("*/*.gz"):
            with suppress(OSError):  # another program may have dropped it meanwhile
                sizes.append(file.stat().st_size)
        return len(sizes), sum(sizes)
