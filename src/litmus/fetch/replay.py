"""A recorded day in place of the network."""

import gzip
import hashlib
import zlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from litmus.fetch.exchange import LARGEST
from litmus.fetch.manifest import MANIFEST, Manifest, Row, read_manifest
from litmus.model import Answer
from litmus.model.errors import BadFile, NotRecorded, NotThere, UpstreamUnavailable

ADVICE = "Record the day again, or take the folder from where it was whole."


@dataclass(slots=True)
class Replay:
    """A `Get` from a folder: `manifest.json` names the URLs, what was answered to each, and the files that hold it.

    An answer that is named more than once is given in that order, the last for ever. docs/recordings.md has the form.

    Raises: BadFile, when the folder is no recording.
    """

    folder: Path
    manifest: Manifest = field(init=False)
    edition: str = field(init=False)  # a name for just this recording
    _rows: dict[str, list[Row]] = field(init=False, repr=False)
    _given: Counter[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.manifest, text = read_manifest(self.folder)
        self._rows, self._given = defaultdict(list), Counter()
        for row in self.manifest.answers:
            self._rows[row.url].append(row)
        digest = hashlib.sha256(text)
        for row, path in self._files():
            body = _body(path, row)  # what is spoilt is told at once, whatever an archive has of the day already
            if row.sha256 is None:  # the manifest does not vouch for it
                digest.update(body)
        self.edition = digest.hexdigest()[:8]

    @property
    def files(self) -> frozenset[Path]:
        """All that belongs to the recording."""
        return frozenset(path for _, path in self._files()) | {(self.folder / MANIFEST).resolve()}

    @property
    def pages(self) -> dict[str, Path]:
        """The web pages among the answers, by their address."""
        return {row.url: path for row, path in self._files() if _media_type(row) == "text/html"}

    def __call__(self, url: str, *, keep: timedelta | None = None) -> Answer:  # noqa: ARG002 - a recording does not age
        rows = self._rows.get(url)
        if rows is None:
            raise NotRecorded(url, self.folder)
        row = rows[min(self._given[url], len(rows) - 1)]
        self._given[url] += 1
        if row.status == 404:  # noqa: PLR2004
            raise NotThere(url, "HTTP 404")
        if row.status == 0:
            raise UpstreamUnavailable(url, row.cause or "no answer")
        body = _body(self._path(row), row)
        return Answer(url=url, final_url=row.final_url or url, content_type=_media_type(row), body=body)

    def _files(self) -> list[tuple[Row, Path]]:
        return [(row, self._path(row)) for row in self.manifest.answers if row.file]

    def _path(self, row: Row) -> Path:
        """Raises: BadFile, if it leads out of the folder."""
        try:
            path, folder = (self.folder / row.file).resolve(), self.folder.resolve()
        except (OSError, ValueError, RuntimeError) as error:  # a zero in the name, a loop of links
            raise BadFile(self.folder / MANIFEST, f"it names a file that cannot be ({error})", ADVICE) from None
        if not path.is_relative_to(folder) or path == folder:
            raise BadFile(self.folder / MANIFEST, f"{row.file} lies outside the recording", ADVICE)
        return path


def _media_type(row: Row) -> str:
    return row.content_type.partition(";")[0].strip().lower()


def _body(path: Path, row: Row) -> bytes:
    """A recorded answer's bytes, as they were recorded. Raises: BadFile."""
    body = _read(path)
    if row.sha256 is not None and hashlib.sha256(body).hexdigest() != row.sha256:
        raise BadFile(path, "it is not what was recorded (its SHA-256 differs)", ADVICE)
    return body


def _read(path: Path) -> bytes:
    """The bytes in a file, unpacked. Raises: BadFile."""
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
            body = file.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        cause = (isinstance(error, OSError) and error.strerror) or str(error)
        raise BadFile(path, cause, ADVICE) from None
    if len(body) > LARGEST:
        raise BadFile(path, f"it holds more than {LARGEST >> 20} MB", ADVICE)
    return body
