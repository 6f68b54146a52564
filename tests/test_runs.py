"""Whole runs in hostile surroundings: side by side, stopped, without a home, on a full disk. Real processes."""

import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from .commands import environment
from .conftest import settings_at

pytestmark = [pytest.mark.shared, pytest.mark.slow]

DAY, PAPER = "2026-02-23", "2602.15569"


class Runs:
    """Runs of `litmus` in one folder, with settings for the stand-in."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder, self.url = folder, url
        self.settle(interval=0)

    def settle(self, *, interval: float) -> None:
        (self.folder / "litmus.toml").write_text(
            settings_at(
                self.url, now="2026-02-23T23:00:00Z", categories=["cs.CL"], upstream={"arxiv_interval": interval}
            ),
            "utf-8",
        )

    def start(self, *words: str, before: Callable[[], None] | None = None, **said: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-X", "dev", "-m", "litmus", *words],
            cwd=self.folder,
            env=environment(**said),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=before,  # noqa: PLW1509 - no threads here
        )

    def ended(self, process: subprocess.Popen[str]) -> tuple[int, str, str]:
        """Its exit code, what it said and what it complained of; nothing is left open, and no trace is shown."""
        with process:
            out, complaints = process.communicate(timeout=120)
        assert "Traceback" not in complaints
        assert "ResourceWarning" not in complaints
        return process.returncode, out, complaints

    def run(self, *words: str, **how: Any) -> tuple[int, str, str]:
        return self.ended(self.start(*words, **how))

    def pages(self) -> dict[str, bytes]:
        out = self.folder / "digests"
        return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


@pytest.fixture
def runs(upstream: Any, tmp_path: Path) -> Runs:
    upstream.control(now="2026-02-23T23:00:00Z")
    return Runs(tmp_path, upstream.url)


def asked(upstream: Any) -> Counter[str]:
    return Counter(f"{row['service']}{row['path']}?{row['query']}" for row in upstream.log)


def test_runs_side_by_side_share_an_archive_and_ask_once(runs, upstream) -> None:
    """From nothing: tables, answers, pages. What one has asked for, the other finds."""
    both = [runs.start("digest", DAY) for _ in range(2)]
    ended = [runs.ended(process) for process in both]

    assert [code for code, _, _ in ended] == [0, 0], ended
    assert ended[0][1] == ended[1][1]
    assert set(asked(upstream).values()) == {1}
    assert {Path(name).suffix for name in runs.pages()} == {".md", ".html", ".json", ".xml"}  # no half files


def test_requests_of_runs_side_by_side_keep_their_distance(runs, upstream) -> None:
    """All of arXiv's hosts together: one at a time, and never closer than the interval."""
    runs.settle(interval=0.2)
    both = [runs.start("digest", DAY), runs.start("papers", "2026-02-20")]
    for code, _, complaints in map(runs.ended, both):
        assert code == 0, complaints

    log = [row for row in upstream.log if row["service"].startswith("arxiv")]
    assert len({row["service"] for row in log}) > 2
    assert [row["path"] for row in log if row["in_flight"] != 1] == []
    assert min(after["time"] - before["time"] for before, after in pairwise(log)) >= 0.2


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
@pytest.mark.parametrize("stage", ["begun", "collected", "read"])
def test_a_run_that_is_asked_to_stop_says_so_and_goes_on_later(runs, upstream, number, code, stage) -> None:
    process = runs.start("digest", DAY)
    for _ in range({"begun": 0, "collected": 1, "read": 2}[stage]):
        process.stderr.readline()  # a line a stage
    while not upstream.log:
        pass
    process.send_signal(number)
    ended = runs.ended(process)
    assert ended[0] == code, ended[2]
    assert ended[2].endswith("Stopped. What was done is kept; the same command goes on from here.\n")

    code, _, complaints = runs.run("digest", DAY)
    assert code == 0, complaints
    assert sum(count - 1 for count in asked(upstream).values()) <= 1  # the one that was under way


def test_without_a_home_the_locks_lie_with_the_data(runs) -> None:
    code, _, complaints = runs.run("papers", DAY, XDG_CACHE_HOME="/proc/nowhere", HOME="/proc/nowhere")

    assert code == 0, complaints
    assert list((runs.folder / ".litmus" / "limits").iterdir())


@pytest.mark.parametrize("size", [2_000, 60_000, 300_000])
def test_a_full_disk_ends_in_a_plain_sentence_and_the_run_goes_on_later(runs, upstream, size) -> None:
    """At an answer, in the archive or at a page, as far as the space lasts."""
    code, _, complaints = runs.run(
        "digest", DAY, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    )
    assert code in {4, 5}, complaints
    assert "bug" not in complaints

    code, _, complaints = runs.run("digest", DAY)
    assert code == 0, complaints
    assert not list(runs.folder.rglob("*.part"))
    assert sum(count - 1 for count in asked(upstream).values()) <= 1


def test_a_paper_once_read_is_checked_against_without_a_request(runs, upstream, tmp_path) -> None:
    code, _, complaints = runs.run("report", PAPER)
    assert code == 0, complaints
    upstream.control(reset=True)
    upstream.control(host="*", fault="503")
    (tmp_path / "report.md").write_text("It is about feedback.", "utf-8")

    for name in (PAPER, f"{PAPER}v1", f"https://arxiv.org/abs/{PAPER}"):
        code, out, complaints = runs.run("check", "report.md", "--paper", name)
        assert (code, complaints) == (0, ""), out
    assert not upstream.log


@pytest.mark.parametrize(  # what each fault does to an answer is tested in tests/fetch and tests/collect
    ("host", "fault"),
    [("hf", "503"), ("hf", "garbage"), ("arxiv", "503"), ("arxiv-api", "garbage"), ("arxiv-rss", "503")],
)
def test_an_upstream_that_fails_costs_its_share_and_no_more(runs, upstream, host, fault) -> None:
    """The digest is made from the rest; the next run asks for what was missing and for nothing else."""
    upstream.control(host=host, fault=fault, retry_after=0, seconds=0.05)
    code, _, complaints = runs.run("digest", DAY)
    assert code == 0, complaints
    had = {f"{row['service']}{row['path']}?{row['query']}" for row in upstream.log if not row["fault"]}

    upstream.control(reset=True)
    code, _, complaints = runs.run("digest", DAY)
    assert code == 0, complaints
    assert not had & set(asked(upstream))


def test_pages_and_archives_in_the_way_are_named(runs) -> None:
    code, _, complaints = runs.run("digest", DAY)
    assert code == 0, complaints
    shutil.rmtree(runs.folder / "digests")
    (runs.folder / "digests").write_text("a file where a folder should be")
    code, _, complaints = runs.run("digest", DAY)
    assert code == 5
    assert "--out" in complaints

    file = runs.folder / ".litmus" / "archive.sqlite"
    held = sqlite3.connect(file, isolation_level=None)
    held.execute("BEGIN EXCLUSIVE")
    code, _, complaints = runs.run("report", PAPER, LITMUS_ARCHIVE=f"sqlite:///{file}?timeout=0.1")
    held.close()
    assert code == 4, complaints
    assert "Another program is writing to it" in complaints
