"""A day recorded, and made again without a network: the same bytes, whatever was wrong that day."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from litmus.config import Settings
from litmus.day import run_day
from litmus.days import day_named
from litmus.desk import open_desk
from litmus.fetch import Replay
from litmus.model.errors import BadFile, UpstreamUnavailable
from litmus.recording import record

from .conftest import upstream_at

pytestmark = [pytest.mark.shared, pytest.mark.slow]

DAY = "2026-02-18"
NOW = "2026-02-21T12:00:00Z"


class Quiet:
    """A watch that nobody looks at."""

    def begin(self, stage: str, total: int | None = None) -> None: ...
    def step(self, what: str) -> None: ...
    def end(self, said: object) -> None: ...


@pytest.fixture
def settings(upstream: Any, tmp_path: Path) -> Settings:
    upstream.control(now=NOW)
    (tmp_path / "profile.toml").write_text('name = "mine"\npicks = 2\n[[topics]]\nname = "x"\nterms = ["agents"]\n')
    return Settings(
        data=tmp_path / "data",
        out=tmp_path / "pages",
        profile=tmp_path / "profile.toml",
        categories=("cs.CL",),
        contact="mailto:secret@example.org",
        now=NOW,
        upstream=upstream_at(upstream.url),
    )


def made(settings: Settings, replay: Path | None = None) -> bytes:
    """The digest of the day, as data."""
    with open_desk(settings, replay=replay) as desk:
        run = run_day(desk, day_named(DAY, desk), Quiet())
    assert run.published is not None
    return (run.published.index.parent / "digest.json").read_bytes()


def elsewhere(folder: Path) -> Settings:
    """The settings of somebody else: other categories, no profile, upstreams that do not exist."""
    return Settings(data=folder / "data", out=folder / "pages", categories=("math",))


@pytest.mark.parametrize("fault", [None, ("hf", "503"), ("arxiv", "garbage"), ("arxiv-api", "503")])
def test_a_recorded_day_is_made_again_as_it_was(settings, upstream, tmp_path, fault) -> None:
    """By somebody else, without a request; what was degraded is degraded in the same way."""
    if fault:
        upstream.control(host=fault[0], fault=fault[1], retry_after=0)
    folder = tmp_path / "recording"
    told = record(settings, DAY, folder, watch=Quiet())
    assert told.failure is None
    upstream.control(host="*", fault="503", retry_after=0)
    upstream.log.clear()

    again = [made(elsewhere(tmp_path / name), folder) for name in ("one", "two")]
    assert again[0] == again[1]
    assert not upstream.log
    said = json.loads(again[0])
    assert bool(said["gaps"]) is bool(fault)
    assert said["profile"]["name"] == "mine"
    upstream.control(host="*", fault="none")
    if not fault:
        assert again[0] == made(settings)


def test_a_day_that_could_not_be_had_is_recorded_too(settings, upstream, tmp_path) -> None:
    upstream.control(host="*", fault="503", retry_after=0)
    told = record(settings, DAY, tmp_path / "recording", watch=Quiet())
    assert isinstance(told.failure, UpstreamUnavailable)
    upstream.control(host="*", fault="none")

    with pytest.raises(UpstreamUnavailable, match="HTTP 503"):
        made(elsewhere(tmp_path / "one"), tmp_path / "recording")


def test_a_recording_can_be_looked_through_and_holds_no_secret(settings, tmp_path) -> None:
    """Every answer is a file of its own that says what was asked; the same day gives the same bytes."""
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        record(settings, DAY, folder, watch=Quiet())
    files = {str(file.relative_to(one)): file.read_bytes() for file in one.rglob("*") if file.is_file()}

    assert files == {str(file.relative_to(two)): file.read_bytes() for file in two.rglob("*") if file.is_file()}
    manifest = json.loads(files.pop("manifest.json"))
    assert manifest["day"] == DAY
    assert {row["file"] for row in manifest["answers"] if row["status"] == 200} == files.keys()
    assert any(name.startswith("answers/hf-api-daily-papers-date-2026-02-18") for name in files)
    for body in [json.dumps(manifest).encode(), *map(gzip.decompress, files.values())]:
        assert b"secret@example.org" not in body


def test_a_folder_with_other_things_in_it_is_left_alone(settings, tmp_path) -> None:
    folder = tmp_path / "recording"
    folder.mkdir()
    (folder / "thesis.tex").write_text("years of work")
    with pytest.raises(BadFile, match="other files"):
        record(settings, DAY, folder, watch=Quiet(), force=True)
    assert [file.name for file in folder.iterdir()] == ["thesis.tex"]


def test_a_recording_is_replaced_only_on_demand(settings, tmp_path) -> None:
    folder = tmp_path / "recording"
    record(settings, DAY, folder, watch=Quiet())
    with pytest.raises(BadFile, match="--force"):
        record(settings, DAY, folder, watch=Quiet())

    assert record(settings, "2026-02-21", folder, watch=Quiet(), force=True).day.isoformat() == "2026-02-21"
    named = {row["file"] for row in json.loads((folder / "manifest.json").read_text())["answers"] if "file" in row}
    assert {str(file.relative_to(folder)) for file in (folder / "answers").iterdir()} == named
    Replay(folder)
