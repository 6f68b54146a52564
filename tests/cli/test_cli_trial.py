"""`litmus trial` as a person meets it: runs that are kept, and what they came to."""

import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from distributed import LocalCluster
from selectolax.lexbor import LexborHTMLParser

from litmus import trials
from litmus.cli.pace import time_left
from litmus.model import Size
from litmus.trials import run_seed

from ..commands import environment, in_process, text

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def litmus(tmp_path: Path) -> Run:
    """Runs `litmus trial …` in a folder of its own."""
    return lambda *words: text(in_process("trial", *words, folder=tmp_path, env=environment(COLUMNS="200")))


def test_trials_are_listed_and_shown_with_their_rules(litmus) -> None:
    assert "f-grpo" in litmus("list").stdout
    listed = json.loads(litmus("list", "--json").stdout)
    assert {"f-grpo"} <= {one["trial"] for one in listed}
    assert all(one["tried"] is None and one["rule"]["reproduced"] for one in listed)

    shown = litmus("show", "2602.06717").stdout
    assert "kept ≥ 2" in shown
    assert "cannot say" in shown
    assert "f-grpo was not run here yet: `litmus trial run f-grpo`" in shown
    assert litmus("results", "f-grpo").stdout == "f-grpo was not run here yet: `litmus trial run f-grpo`.\n"


def test_what_does_not_fit_goes_on_under_its_own_beginning(tmp_path) -> None:
    shown = text(in_process("trial", "show", "f-grpo", folder=tmp_path, env=environment(COLUMNS="60"))).stdout
    lines = shown.splitlines()
    assert all(len(line) <= 60 for line in lines)
    begin = next(at for at, line in enumerate(lines) if line.startswith("  question"))
    assert lines[begin + 1].startswith(" " * lines[begin].index("Is least retained"))
    assert lines[begin + 1].strip()


def test_nothing_is_run_if_one_of_them_cannot_be(litmus) -> None:
    refused = litmus("run", "f-grpo", "canzona", "--size", "full")
    assert refused.returncode == 6
    assert refused.stderr == "The trial canzona cannot be run: it has no size “full”, but smoke, laptop.\n"
    assert litmus("results", "--json").stdout == "[]\n"


def test_a_trial_without_chance_says_why_one_seed_is_run(litmus) -> None:
    ran = litmus("run", "canzona", "--size", "smoke", "--seeds", "3")
    assert "Chance has no part in canzona" in ran.stdout
    assert "1/1  canzona, seed 0" in ran.stderr


def test_a_run_is_kept_and_not_run_again(litmus) -> None:
    first = litmus("run", "f-grpo", "--size", "smoke", "--seeds", "2")
    assert first.returncode == 0, first.stderr
    assert "2/2" in first.stderr
    assert "inconclusive" in first.stdout

    again = litmus("run", "f-grpo", "--size", "smoke", "--seeds", "3")
    assert "1/1  f-grpo, seed 2" in again.stderr

    (found,) = json.loads(litmus("results", "--json").stdout)
    assert [run["seed"] for run in found["runs"]] == [0, 1, 2]
    assert found["tried"]["seeds"] == 3
    assert found["runs"][0]["setup"]["libraries"]["numpy"]


def test_on_a_terminal_a_bar_tells_what_is_under_way(tmp_path) -> None:
    """A real terminal, where the line is drawn anew as runs end; results go to it as well, and are read after it."""
    ours, theirs = os.openpty()
    command = (sys.executable, "-m", "litmus", "trial", "run", "f-grpo", "--size", "smoke", "--seeds", "2")
    told = environment(COLUMNS="120", TERM="xterm")
    with subprocess.Popen(command, cwd=tmp_path, env=told, stdout=subprocess.PIPE, stderr=theirs) as run:
        os.close(theirs)
        shown = b""
        with suppress(OSError):  # how a terminal says that nobody writes to it any more
            while some := os.read(ours, 65_536):
                shown += some
        assert run.stdout
        results = run.stdout.read().decode()
    os.close(ours)
    live = re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.decode())
    assert "try out" in live
    assert re.search(r"1/2 [^\r]*f-grpo 1", live)
    assert "f-grpo, seed 1: " in live
    assert "seed 1: " not in results
    assert "2 seeds at size smoke" in results


def test_how_long_is_left_is_said_once_it_is_known() -> None:
    assert time_left(["a", "a", "b"], {"a": [2.0, 4.0]}, 1) is None
    assert time_left(["a", "a", "b"], {"a": [2.0, 4.0], "b": [10.0]}, 2) == pytest.approx(8)
    assert time_left(["b"], {"b": [10.0]}, 8) == pytest.approx(10)
    assert time_left([], {}, 2) is None


def test_processes_side_by_side_give_the_same_numbers(litmus) -> None:
    litmus("run", "f-grpo", "--size", "smoke", "--seeds", "2", "--jobs", "2")
    (side_by_side,) = json.loads(litmus("results", "--json").stdout)

    for run in side_by_side["runs"]:
        assert run["values"] == dict(run_seed("f-grpo", Size.SMOKE, run["seed"]).values)


@pytest.mark.slow
def test_a_dask_cluster_of_processes_gives_the_same_numbers(litmus) -> None:
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        address = cluster.scheduler_address.replace("tcp://", "dask://")
        ran = litmus("run", "f-grpo", "--size", "smoke", "--seeds", "2", "--executor", address)
    assert ran.returncode == 0, ran.stderr
    (by_cluster,) = json.loads(litmus("results", "--json").stdout)

    for run in by_cluster["runs"]:
        assert run["values"] == dict(run_seed("f-grpo", Size.SMOKE, run["seed"]).values)


def test_pages_have_the_plot_and_load_nothing(litmus, tmp_path) -> None:
    litmus("run", "f-grpo", "--size", "smoke", "--seeds", "2")
    said = litmus("html")
    assert said.returncode == 0, said.stderr

    page = LexborHTMLParser((tmp_path / "digests" / "trials" / "f-grpo.html").read_text("utf-8"))
    assert "inconclusive" in page.css_first("main").text()
    assert page.css_first("svg[role=img] text") is not None
    assert not page.css("script, img, main [style], main style")
    overview = LexborHTMLParser((tmp_path / "digests" / "trials" / "index.html").read_text("utf-8"))
    assert overview.css_first('a[href="f-grpo.html"]') is not None


def test_results_in_markdown_say_claimed_beside_measured(litmus) -> None:
    assert "No trial was run here yet" in litmus("results").stdout
    litmus("run", "f-grpo", "--size", "smoke", "--seeds", "2")
    page = litmus("results", "--markdown").stdout
    assert re.search(
        r"\| f-grpo \| \[2602\.06717v2\]\(https://arxiv\.org/abs/2602\.06717v2\) \| .* \| inconclusive \|", page
    )
    assert "**Cannot say**" in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("run", "none-such"), "none-such"),
        (("run", "2602.99999"), "f-grpo"),
        (("run", "f-grpo", "--size", "huge"), "smoke, laptop or full"),
        (("run", "f-grpo", "--executor", "http://x"), "dask://HOST:PORT"),
        (("run", "f-grpo", "--executor", "dask://127.0.0.1:1"), "a Dask scheduler that answers"),
    ],
)
def test_what_cannot_be_is_said_with_the_next_step(litmus, words, said) -> None:
    ran = litmus(*words)
    assert ran.returncode == 2
    assert said in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_new_trial_is_found_and_refuses_to_run_until_its_rule_is_fixed(litmus, tmp_path, monkeypatch) -> None:
    made = litmus("new", "2603.90003", "--sample")
    assert made.returncode == 0, made.stderr
    assert "Wrote litmus-trial-2603.90003/pyproject.toml" in made.stdout
    folder = tmp_path / "litmus-trial-2603.90003"
    tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))
    assert "35.5" in (folder / "litmus_trial_2603_90003" / "__init__.py").read_text("utf-8"), "the paper's results"

    again = litmus("new", "2603.90003", "--sample")
    assert again.returncode == 2
    assert "it is there already" in again.stderr

    told = folder / "installed-0.1.0.dist-info"  # as pip leaves it
    told.mkdir()
    (told / "METADATA").write_text("Metadata-Version: 2.1\nName: installed\nVersion: 0.1.0\n", "utf-8")
    (told / "entry_points.txt").write_text(
        "[litmus.trials]\npaper-2603-90003 = litmus_trial_2603_90003:TRIAL\n", "utf-8"
    )
    monkeypatch.syspath_prepend(str(folder))
    trials.registry._points.cache_clear()
    try:
        assert "paper-2603-90003" in litmus("list").stdout
        refused = litmus("run", "paper-2603-90003", "--size", "smoke")
    finally:
        trials.registry._points.cache_clear()
    assert refused.returncode == 6
    assert "its rule is still open" in refused.stderr
