"""A run that is killed goes on where it stopped: real processes, SIGKILL, and the stand-in's log as the witness."""

import random
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from .commands import environment
from .conftest import settings_at

pytestmark = [pytest.mark.shared, pytest.mark.slow]

DAY, KILLS = "2026-02-23", 20


def start(folder: Path) -> subprocess.Popen[bytes]:
    """A run; used as a context, so that its pipe is closed."""
    return subprocess.Popen(
        [sys.executable, "-m", "litmus", "digest", DAY],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(),
    )


def finish(folder: Path) -> None:
    with start(folder) as process:
        _, said = process.communicate(timeout=120)
    assert process.returncode == 0, said.decode()


def folder_for(root: Path, run: str, url: str) -> Path:
    folder = root / run
    folder.mkdir()
    said = settings_at(url, now="2026-02-27T23:00:00Z", categories=["cs.CL"], contact=run)  # the log tells whose it was
    (folder / "litmus.toml").write_text(said, "utf-8")
    return folder


def pages(folder: Path) -> dict[str, bytes]:
    out = folder / "digests"
    return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def requests_of(upstream: Any, run: str) -> list[tuple[str, float]]:
    """What a run asked for, and when."""
    return [
        (f"{row['service']}{row['path']}?{row['query']}", row["time"])
        for row in upstream.log
        if row["headers"].get("User-Agent", "").endswith(f"({run})")
    ]


def test_a_run_killed_at_any_moment_goes_on_where_it_stopped(upstream, tmp_path) -> None:
    """The same final bytes, and no request made twice but the one that was under way at the kill."""
    undisturbed = folder_for(tmp_path, "undisturbed", upstream.url)
    begin = time.monotonic()
    finish(undisturbed)
    whole = time.monotonic() - begin
    expected, asked = pages(undisturbed), {url for url, _ in requests_of(upstream, "undisturbed")}
    assert expected
    assert asked

    moments = random.Random(20260223)

    def killed(number: int) -> tuple[Path, float]:
        folder = folder_for(tmp_path, f"kill-{number}", upstream.url)
        with start(folder) as process:
            with suppress(subprocess.TimeoutExpired):
                process.wait(moment[number])  # it may be done by then
            process.kill()
        when = time.time()
        finish(folder)
        return folder, when

    moment = [moments.uniform(0.2, whole * 1.3) for _ in range(KILLS)]  # two run side by side: slower than one
    with ThreadPoolExecutor(2) as two:
        runs = list(two.map(killed, range(KILLS)))

    for number, (folder, when) in enumerate(runs):
        requests = requests_of(upstream, f"kill-{number}")
        twice = [url for url, count in Counter(url for url, _ in requests).items() if count > 1]
        last_before = [url for url, at in requests if at < when][-1:]
        assert pages(folder) == expected, f"killed after {moment[number]:.2f} s"
        assert set(twice) <= set(last_before), f"killed after {moment[number]:.2f} s"
        assert {url for url, _ in requests} == asked
