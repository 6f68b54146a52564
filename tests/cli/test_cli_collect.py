"""`litmus collect`: many days, told honestly, resumed, mended, and shared between programs."""

import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import date
from itertools import pairwise
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from litmus.cli.app import app
from litmus.cli.pace import Pace, duration
from litmus.sample import SAMPLE_DAY, sample_folder

from ..commands import environment
from ..conftest import settings_at

SPAN = "2026-02-19..2026-02-24"  # Thursday to Tuesday
ARXIV = ("arxiv", "arxiv-api", "arxiv-rss", "arxiv-oai")
Collect = Callable[..., Result]


def settled(folder: Path, url: str, interval: float = 0) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / "litmus.toml"
    file.write_text(
        settings_at(url, now="2026-02-27T23:00:00Z", categories=["cs.CL"], upstream={"arxiv_interval": interval}),
        "utf-8",
    )
    return file


@pytest.fixture
def collect(upstream: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Collect:
    """Runs `litmus collect …` in this process, 80 columns wide, with its archive in the folder `here`."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))  # what is known of hosts goes with the test

    def run(*words: str) -> Result:
        file = settled(tmp_path / "here", upstream.url)
        return CliRunner().invoke(app, ["--config", str(file), "collect", *words])

    return run


@pytest.fixture(scope="module")
def untroubled(stand_in: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The folder of a run over the span in which nothing went wrong, and what it printed."""
    folder, cache = (tmp_path_factory.mktemp(name) for name in ("untroubled", "cache"))
    stand_in.control(reset=True, now="2026-02-27T23:00:00Z")
    words = ["--config", str(settled(folder, stand_in.url)), "collect", SPAN]
    return folder, CliRunner().invoke(app, words, env={"COLUMNS": "80", "XDG_CACHE_HOME": str(cache)})


def started(folder: Path, *words: str, stderr: int = subprocess.PIPE) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "litmus", "collect", *words],
        cwd=folder,
        env=environment(XDG_CACHE_HOME=str(folder / "cache"), COLUMNS="100"),
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
    )


def tables(folder: Path) -> dict[str, list[Any]]:
    """Every row of the archive, in order."""
    with closing(sqlite3.connect(folder / ".litmus" / "archive.sqlite")) as rows:
        names = [name for (name,) in rows.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        return {name: sorted(rows.execute(f"SELECT * FROM {name}"), key=repr) for name in names}


def asked(upstream: Any) -> Counter[str]:
    return Counter(f"{row['service']}{row['path']}?{row['query']}" for row in upstream.log)


@pytest.mark.shared
def test_a_range_is_told_before_during_and_after_and_nothing_is_published(untroubled) -> None:
    folder, ended = untroubled

    assert ended.exit_code == 0, ended.output
    plan, *days = ended.stderr.splitlines()
    assert plan == (
        "6 days, 4 of them with announcements: about 12 requests to arXiv, at least 0 s apart, and 10 to Hugging Face"
    )
    assert [line[:14] for line in days] == [line[:14] for line in ended.stdout.splitlines()[2:8]]
    assert days[0] == "2026-02-19 Thu: Hugging Face 18, arXiv 69 new, 16 cross, 4 replaced: complete"
    assert days[2] == "2026-02-21 Sat: weekend"
    assert ended.stdout.splitlines()[-1].split() == ["6", "days", "84", "210", "95", "15", "391", "387"]
    assert max(map(len, ended.stdout.splitlines())) <= 80
    assert sorted(path.name for path in folder.iterdir()) == [".litmus", "litmus.toml"]


@pytest.mark.shared
def test_a_second_run_asks_nothing_and_says_the_same(untroubled, collect, upstream, tmp_path) -> None:
    folder, first = untroubled
    copytree(folder, tmp_path / "here")
    second = collect(SPAN)

    assert upstream.log == []
    assert second.stdout == first.stdout
    assert second.stderr.splitlines()[0] == (
        "6 days, 4 of them with announcements, 6 already complete: nothing to ask for"
    )


@pytest.mark.shared
def test_the_json_has_a_row_a_day(collect) -> None:
    ended = collect("2026-02-20..2026-02-21", "--json")
    friday, saturday = json.loads(ended.stdout)

    assert friday == {
        "date": "2026-02-20",
        "weekday": "Friday",
        "state": "complete",
        "said": "complete",
        "hugging_face": 23,
        "arxiv": {"new": 43, "cross": 27, "replaced": 5},
        "categories": {"cs.CL": {"new": 43, "cross": 27, "replaced": 5}},  # as arXiv's page of it counts
        "papers": 93,
        "first_met": 93,
        "lists": [
            {"source": "huggingface", "way": "daily_papers", "listed": 23, "complete": True, "note": None},
            {"source": "arxiv", "way": "catchup", "listed": 75, "complete": True, "note": None},
        ],
        "gaps": [],
    }
    assert saturday["said"] == "weekend"
    assert "Saturdays and Sundays" in saturday["lists"][1]["note"]


@pytest.mark.shared
def test_today_grows_and_says_when_to_come_again(collect) -> None:
    ended = collect()

    assert ended.exit_code == 0, ended.output
    assert ended.stdout.splitlines()[2].split()[-1] == "growing"
    assert "2026-02-27 is not over: run `litmus collect 2026-02-27` again after 2026-02-28 05:00 UTC." in ended.stdout


@pytest.mark.shared
@pytest.mark.parametrize(("down", "lacks"), [(ARXIV, "no arXiv"), (("hf",), "no Hugging Face")])
def test_days_are_made_from_one_source_while_the_other_is_down_and_mended_to_the_same(  # noqa: PLR0917 - fixtures and the case
    untroubled, collect, upstream, tmp_path, down, lacks
) -> None:
    """The cause is said once, and after the mend the archive is that of a run without trouble, byte for byte."""
    for host in down:
        upstream.control(host=host, fault="503")
    ended = collect(SPAN)

    assert ended.exit_code == 3
    assert ended.stdout.count(lacks) == 4
    assert ended.stdout.count("HTTP 503") <= 2  # of the lists, and of what arXiv would have told of their papers
    assert "Run `litmus collect 2026-02-19..2026-02-24` later" in ended.stdout

    had = {url for url, row in zip(asked(upstream), upstream.log, strict=False) if not row["fault"]}
    upstream.control(reset=True)
    mended = collect(SPAN)
    assert mended.exit_code == 0, mended.output
    assert not had & set(asked(upstream))

    folder, _ = untroubled
    assert tables(tmp_path / "here") == tables(folder)


@pytest.mark.shared
def test_with_both_sources_down_a_run_stops_and_says_how_it_goes_on(collect, upstream) -> None:
    upstream.control(host="*", fault="503")
    ended = collect("2026-02-09..2026-02-24")

    assert ended.exit_code == 3
    assert "Stopped after 2026-02-09, since no upstream gives anything." in ended.stdout
    assert "`litmus collect 2026-02-09..2026-02-24`" in ended.stdout
    assert not any("2026-02-10" in row["path"] + row["query"] for row in upstream.log)


@pytest.mark.shared
def test_a_weekend_with_a_source_down_is_no_reason_to_stop(collect, upstream) -> None:
    upstream.control(host="hf", fault="503")
    ended = collect("2026-02-21..2026-02-23")

    assert ended.exit_code == 3
    assert [line.split()[-1] for line in ended.stdout.splitlines()[2:5]] == ["missing", "missing", "Face"]
    assert "On 3 of 3 days an upstream failed." in ended.stdout


def test_a_recorded_day_is_collected_without_a_network(tmp_path) -> None:
    (tmp_path / "litmus.toml").write_text("", "utf-8")
    words = ["--config", str(tmp_path / "litmus.toml"), "collect", "--replay", str(sample_folder())]
    ended = CliRunner().invoke(app, words)

    assert ended.exit_code == 0, ended.output
    assert "from the recording in" in ended.stderr
    assert ended.stdout.splitlines()[2].startswith(SAMPLE_DAY)


def test_a_mistake_in_the_days_costs_no_request_and_one_sentence(tmp_path) -> None:
    settled(tmp_path, "http://127.0.0.1:9")
    with started(tmp_path, "2026-02-24..2026-02-09") as process:
        out, said = process.communicate(timeout=60)

    assert (process.returncode, out) == (2, "")
    assert said == "DAYS does not take “2026-02-24..2026-02-09”. Give the earlier day first: 2026-02-09..2026-02-24.\n"


def ended_well(process: subprocess.Popen[str]) -> str:
    with process:
        out, complaints = process.communicate(timeout=120)
    assert process.returncode == 0, complaints
    return out


@pytest.mark.shared
@pytest.mark.slow
def test_a_run_that_is_killed_goes_on_where_it_was(upstream, tmp_path) -> None:
    """Days and answers that were had are not asked for again, whenever it is killed."""
    settled(tmp_path, upstream.url)
    with started(tmp_path, SPAN) as process:
        for _ in range(3):  # the plan and two days
            process.stderr.readline()
        process.send_signal(signal.SIGKILL)
    requests = len(upstream.log)
    ended_well(started(tmp_path, SPAN))

    assert 0 < requests < len(upstream.log)
    assert sum(count - 1 for count in asked(upstream).values()) <= 1  # the one that was under way


@pytest.mark.shared
@pytest.mark.slow
def test_programs_side_by_side_make_one_archive_and_keep_one_distance(upstream, tmp_path) -> None:
    """Overlapping ranges; the stand-in refuses whoever comes too soon or beside another."""
    upstream.control(min_interval=0.05)
    settled(tmp_path / "both", upstream.url, interval=0.06)
    both = [started(tmp_path / "both", words) for words in ("2026-02-18..2026-02-20", "2026-02-19..2026-02-23")]
    for process in both:
        ended_well(process)

    log = upstream.log
    assert set(asked(upstream).values()) == {1}
    assert {row["status"] for row in log} == {200}
    arxiv = [row for row in log if row["service"] in ARXIV]
    assert {row["in_flight"] for row in arxiv} == {1}
    assert min(after["time"] - before["time"] - before["seconds"] for before, after in pairwise(arxiv)) >= 0.05

    upstream.control(reset=True, min_interval=0)
    settled(tmp_path / "alone", upstream.url)
    ended_well(started(tmp_path / "alone", "2026-02-18..2026-02-23"))
    assert tables(tmp_path / "both") == tables(tmp_path / "alone")


@pytest.mark.shared
@pytest.mark.slow
def test_a_terminal_has_a_bar_with_the_days(upstream, tmp_path) -> None:
    settled(tmp_path, upstream.url)
    ours, theirs = pty.openpty()
    with started(tmp_path, "2026-02-20..2026-02-21", stderr=theirs) as process:
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # the way a terminal ends
            while piece := os.read(ours, 65536):
                shown += piece
        os.close(ours)
        assert "complete" in process.stdout.read()

    assert "2 days, 1 of them with announcements" in shown.decode()
    assert "2/2" in shown.decode()


def test_the_rest_takes_as_long_as_politeness_has_it_until_more_is_known() -> None:
    days = [date(2026, 2, number) for number in range(1, 11)]
    pace = Pace(dict.fromkeys(days, 10.0))
    assert pace.left(0.0) == 100.0

    pace.done(days[0])
    assert pace.next == days[1]
    assert pace.left(10.0) == 90.0  # as planned
    assert 90.0 < pace.left(20.0) < 180.0  # slower, but one day is not yet proof
    for day in days[1:9]:
        pace.done(day)
    assert 15.0 < pace.left(180.0) < 20.0  # it is by now
    pace.done(days[9])
    assert (pace.next, pace.left(200.0)) == (None, 0.0)


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 s"), (18.4, "18 s"), (60, "1 min"), (250, "4 min"), (5700, "1 h 35 min")]
)
def test_times_are_said_for_people(seconds, said) -> None:
    assert duration(seconds) == said
