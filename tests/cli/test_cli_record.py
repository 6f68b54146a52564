"""`litmus record` and `--replay`, as a person gives them, between two people who share nothing but the folder."""

import gzip
import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ..commands import as_program, environment, text
from ..conftest import settings_at

pytestmark = [pytest.mark.shared, pytest.mark.slow]

DAY = "2026-02-23"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def litmus(upstream: Any, tmp_path: Path) -> Run:
    """Runs `litmus …` as one of two people, each in a folder of his own; only `mine` has settings for the stand-in."""
    upstream.control(now="2026-02-23T23:00:00Z")
    for who in ("mine", "theirs"):
        (tmp_path / who).mkdir()
    (tmp_path / "mine" / "litmus.toml").write_text(
        settings_at(
            upstream.url, now="2026-02-23T23:00:00Z", categories=["cs.CL"], contact="mailto:me-myself@example.org"
        ),
        "utf-8",
    )
    env = environment(COLUMNS="100", XDG_CACHE_HOME=str(tmp_path / "cache"))

    def run(who: str, *words: str) -> subprocess.CompletedProcess[str]:
        ended = text(as_program(*words, folder=tmp_path / who, env=env))
        assert "Traceback" not in ended.stderr
        return ended

    return run


def test_a_day_is_sent_to_somebody_who_makes_it_again(litmus, upstream, tmp_path) -> None:
    """Every command works on it, its day goes without saying, and nothing is asked of anybody."""
    assert litmus("mine", "digest", DAY).returncode == 0
    upstream.log.clear()
    told = litmus("mine", "record", DAY, "day")
    assert told.returncode == 0, told.stderr
    assert "Next: litmus digest 2026-02-23 --replay day" in told.stdout
    assert not upstream.log  # all of it was here
    (tmp_path / "mine" / "day").rename(tmp_path / "theirs" / "day")

    picks = json.loads((tmp_path / "mine" / "digests" / DAY / "digest.json").read_text("utf-8"))["picks"]
    for words in (("digest",), ("papers",), ("collect",), ("report", picks[0]["arxiv_id"])):
        ended = litmus("theirs", *words, "--replay", "day")
        assert ended.returncode == 0, ended.stderr
    assert not upstream.log
    mine, theirs = (tmp_path / who / "digests" / DAY / "digest.json" for who in ("mine", "theirs"))
    assert mine.read_bytes() == theirs.read_bytes()
    assert not (tmp_path / "theirs" / ".litmus" / "archive.sqlite").exists()


def test_a_recording_tells_nothing_of_who_made_it(litmus, tmp_path) -> None:
    litmus("mine", "record", DAY, "day")
    said = {file: file.read_bytes() for file in (tmp_path / "mine" / "day").rglob("*") if file.is_file()}
    for file, content in said.items():
        text = gzip.decompress(content) if file.suffix == ".gz" else content
        assert b"me-myself" not in text
        assert str(tmp_path).encode() not in text
        assert b"User-Agent" not in text


def test_what_is_not_in_it_is_said_to_be_so(litmus) -> None:
    litmus("mine", "record", DAY, "day")
    ended = litmus("mine", "digest", "2026-02-20", "--replay", "day")

    assert ended.returncode == 3
    assert "is not in the recording day" in ended.stderr
    assert "litmus record DAY DIR" in ended.stderr


def test_a_profile_of_ones_own_goes_before_the_recorded_one(litmus, tmp_path) -> None:
    litmus("mine", "record", DAY, "day")
    (tmp_path / "mine" / "me.toml").write_text('name = "me"\n[[topics]]\nname = "x"\nterms = ["agents"]\n', "utf-8")
    assert litmus("mine", "digest", "--replay", "day", "--profile", "me.toml").returncode == 0
    assert (tmp_path / "mine" / "digests" / f"{DAY}-me" / "digest.json").is_file()


def test_a_recording_cannot_lead_out_of_the_folder_of_the_pages(litmus, tmp_path) -> None:
    """Its profile has a name, and a name makes a folder."""
    litmus("mine", "record", DAY, "day")
    manifest = tmp_path / "mine" / "day" / "manifest.json"
    said = json.loads(manifest.read_text("utf-8"))
    said["profile"]["name"] = "../../escaped"
    manifest.write_text(json.dumps(said), "utf-8")

    ended = litmus("mine", "digest", "--replay", "day")
    assert ended.returncode == 2
    assert "name: " in ended.stderr
    assert not list(tmp_path.rglob("escaped"))
