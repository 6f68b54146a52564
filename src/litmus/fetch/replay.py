"""A recorded day in place of the network."""

import json
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from litmus.model import Answer
from litmus.model.errors import BadFile, NotThere

FORMAT = "litmus-replay/1"


@dataclass(slots=True)
class Replay:
    """A `Get` from a folder: `manifest.json` names the URLs and the files that hold their answers.

    The manifest is `{"format": "litmus-replay/1", "note": …, "now": …, "answers": [{"url", "status", "content_type",
    "file"}]}`. A URL that it does not name was not there. `now` is the time of the recording, to be used as the clock.

    Raises: BadFile, when the folder is no recording.
    """

    folder: Path
    now: datetime = field(init=False)
    note: str = field(init=False)
    _answers: dict[str, tuple[str, Path]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        manifest = self.folder / "manifest.json"
        try:
            said = json.loads(manifest.read_text("utf-8"))
            if said["format"] != FORMAT:
                raise BadFile(manifest, f"its format is {said['format']!r}", f"This Litmus reads {FORMAT}.")
            self.now, self.note = datetime.fromisoformat(said["now"]), said.get("note", "")
            self._answers = {
                row["url"]: (row["content_type"].partition(";")[0].strip().lower(), self._file(row["file"]))
                for row in said["answers"]
                if row["status"] == 200  # noqa: PLR2004
            }
        except OSError as error:
            raise BadFile(manifest, error.strerror or str(error), "Name the folder of a recording.") from None
        except (ValueError, KeyError, TypeError) as error:
            raise BadFile(manifest, f"no manifest of a recording ({error!r})", "See samples/README.md.") from None

    def _file(self, name: str) -> Path:
        path = (self.folder / name).resolve()
        if not path.is_relative_to(self.folder.resolve()):
            raise ValueError(f"{name} lies outside the recording")
        return path

    @property
    def pages(self) -> dict[str, Path]:
        """The web pages among the answers, by their address."""
        return {url: file for url, (content_type, file) in self._answers.items() if content_type == "text/html"}

    def __call__(self, url: str, *, keep: timedelta | None = None) -> Answer:  # noqa: ARG002 - a recording does not age
        if url not in self._answers:
            raise NotThere(url, "not in the recording")
        content_type, file = self._answers[url]
        return Answer(url=url, final_url=url, content_type=content_type, body=file.read_bytes())
