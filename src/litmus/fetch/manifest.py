"""The form of a recording's manifest: docs/recordings.md in code, and bounds for what others may have written."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, model_validator

from litmus.config import Category, Url
from litmus.model.errors import BadFile

FORMAT = "litmus-replay/1"
MANIFEST = "manifest.json"
LARGEST = 64 * 2**20  # bytes; that of a day has some 50 kB
ADVICE = "docs/recordings.md says what it holds; `litmus record DAY DIR` makes one."


def _moment(said: datetime) -> datetime:
    if not 1991 <= said.year < 3000:  # noqa: PLR2004 - arXiv's first year; dates at the ends of time cannot be reckoned with
        raise ValueError("give a time after 1991")
    return said.astimezone(UTC)


class _Table(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class Row(_Table):
    """One answer to one URL."""

    url: str
    status: Literal[200, 404, 0]  # there; not there; no answer could be had
    cause: str = Field(default="", max_length=1000)  # of status 0
    content_type: str = ""
    final_url: str = ""  # "" where it is `url`
    size: int | None = None  # bytes of the body, unpacked
    sha256: str | None = Field(default=None, pattern="^[0-9a-f]{64}$")  # of the body, unpacked
    file: str = Field(default="", max_length=250)  # relative to the folder; packed if it ends in .gz

    @model_validator(mode="after")
    def _has_a_file(self) -> Self:
        if (self.status == 200) != bool(self.file):  # noqa: PLR2004
            raise ValueError("an answer with status 200 has a file, and no other has one")
        return self


class Addresses(_Table):
    """Base URLs of the upstreams."""

    hugging_face: Url
    arxiv: Url
    ar5iv: Url = "https://ar5iv.labs.arxiv.org"
    arxiv_api: Url
    arxiv_rss: Url
    arxiv_oai: Url


class Manifest(_Table):
    """What a recording says of itself."""

    format: Literal["litmus-replay/1"]
    note: str = ""
    made_with: str = ""
    sample: bool = False  # its papers are invented, and the pages say so
    day: date | None = None
    now: Annotated[AwareDatetime, AfterValidator(_moment)]
    categories: tuple[Category, ...] | None = None
    upstream: Addresses | None = None
    profile: dict[str, Any] | None = None
    answers: tuple[Row, ...]


def read_manifest(folder: Path) -> tuple[Manifest, bytes]:
    """The manifest of a recording, and its bytes. Raises: BadFile."""
    path = folder / MANIFEST
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST + 1)
    except OSError as error:
        raise BadFile(path, error.strerror or str(error), "Name the folder of a recording.") from None
    if len(text) > LARGEST:
        raise BadFile(path, f"it has more than {LARGEST >> 20} MB", ADVICE)
    try:
        return Manifest.model_validate_json(text), text
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the whole of it"
        raise BadFile(
            path, f"no manifest of a recording ({place}: {first['msg'].removeprefix('Value error, ')})", ADVICE
        ) from None


def manifest_text(about: Mapping[str, Any], rows: list[dict[str, Any]]) -> str:
    """A manifest as it is written: for people too, and always the same for the same."""
    return json.dumps({"format": FORMAT, **about, "answers": rows}, ensure_ascii=False, indent=1) + "\n"
