"""Trials in the reading: a paper whose claim was put to the test says what came of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from litmus.archive import Archive
from litmus.model import Reproduction, Run, Setup, Size
from litmus.trials import trial
from litmus.trying import tried_of

from .commands import environment, in_process, text
from .conftest import settings_at

PAPER = "2602.06717"


def run(seed: int, *, size: Size = Size.LAPTOP, kept: float = 4.0) -> Run:
    f_grpo = trial("f-grpo")
    return Run(
        trial="f-grpo",
        size=size,
        seed=seed,
        values={"kept": kept + seed / 10, "dip": 0.5, "stopped": 1.0, "cost": 0.01, "literal": 0.0, "off": 1.0},
        seconds=1.0,
        finished=datetime(2026, 3, 17, tzinfo=UTC),
        setup=Setup(
            litmus="0.1.0",
            revision=f_grpo.revision,
            python="3.11",
            libraries={"numpy": "2"},
            machine="x86_64, 2 CPU cores",
            device="cpu",
        ),
    )


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(f"sqlite:///{tmp_path / '.litmus' / 'archive.sqlite'}") as archive:
        yield archive


def test_a_verdict_takes_seeds_enough_and_not_the_small_size(archive) -> None:
    for seed in range(5):
        archive.keep_run(run(seed, size=Size.SMOKE))
    assert tried_of(archive, PAPER) == ()
    for seed in range(4):
        archive.keep_run(run(seed))
    assert tried_of(archive, PAPER) == ()

    archive.keep_run(run(4))
    (tried,) = tried_of(archive, PAPER)
    assert tried.outcome is Reproduction.REPRODUCED
    assert tried.measured.mean == pytest.approx(4.2)
    assert tried_of(archive, "2602.00001") == ()


def test_runs_of_another_revision_or_of_a_trial_that_is_gone_count_no_more(archive) -> None:
    for seed in range(5):
        one = run(seed)
        archive.keep_run(replace(one, setup=replace(one.setup, revision="0")))
        archive.keep_run(replace(one, trial="gone"))
    assert tried_of(archive, PAPER) == ()


@pytest.mark.shared
def test_a_paper_s_report_says_what_was_measured(archive, tmp_path, upstream) -> None:
    for seed in range(5):
        archive.keep_run(run(seed))
    (tmp_path / "litmus.toml").write_text(settings_at(upstream.url, now="2026-02-27T23:00:00Z"), "utf-8")

    english, chinese = (
        text(in_process("report", PAPER, "--lang", language, folder=tmp_path, env=environment())).stdout
        for language in ("en", "zh")
    )
    assert "**Put to the test**: reproduced. Claimed: Groups of intermediate size" in english
    assert r"measured here 4.2x \[" in english
    assert "x86\\_64, 2 CPU cores" in english
    assert "**实测**：" in chinese
    assert "结论：复现" in chinese
