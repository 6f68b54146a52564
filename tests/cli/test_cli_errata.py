"""`litmus errata` as a person meets it: the command, the stand-in for arXiv, and a paper that was reported."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from litmus.archive import Archive
from litmus.check import check
from litmus.collect import Upstream, find_paper
from litmus.config import Settings
from litmus.desk import network
from litmus.model import SCHEMA_VERSION, ArxivId, Digest, Entry, Ledger, Paper, Profile, Topic
from litmus.read import read
from litmus.report import Extractive

from ..commands import environment, in_process, text

pytestmark = pytest.mark.shared

Run = Callable[..., subprocess.CompletedProcess[str]]
DAY = date(2026, 2, 12)
PAPER = "2602.10975"  # of that day; its second version comes a week later, with the same text


@pytest.fixture
def litmus(tmp_path: Path, upstream: Any) -> Run:
    """Runs `litmus …` in a folder with an archive, two weeks later."""
    names = {"HUGGING_FACE": "hf", "ARXIV": "arxiv", "AR5IV": "ar5iv", "ARXIV_API": "arxiv-api"}
    said = {f"LITMUS_UPSTREAM__{name}": f"{upstream.url}/{path}" for name, path in names.items()}
    said |= {f"LITMUS_UPSTREAM__{name}": "0" for name in ("ARXIV_INTERVAL", "HUGGING_FACE_INTERVAL", "RETRY_WAIT")}
    env = environment(**said, LITMUS_NOW="2026-02-27T23:00:00Z", COLUMNS="200")
    return lambda *words: text(in_process(*words, folder=tmp_path, env=env))


@pytest.fixture
def publish(tmp_path: Path, upstream: Any) -> Callable[[Callable[[Paper], Paper]], None]:
    """Keeps a digest that reported the paper's first version, with what a test says was in it."""

    def published(as_it_was: Callable[[Paper], Paper]) -> None:
        url = upstream.url
        hosts = {"hugging_face": "hf", "arxiv": "arxiv", "ar5iv": "ar5iv", "arxiv_api": "arxiv-api"}
        where = {name: f"{url}/{host}" for name, host in hosts.items()}
        with network(Settings(data=tmp_path / "asked", upstream={**where, "arxiv_interval": 0})) as get:
            at = Upstream(**where, arxiv_rss="", arxiv_oai="")
            paper = as_it_was(find_paper(ArxivId(base=PAPER, version=1), get=get, upstream=at))
            document = read(paper, get=get, arxiv=at.arxiv, ar5iv=at.ar5iv)
        report = Extractive().write(document, "en")
        entry = Entry(
            paper=paper,
            route=document.route,
            attempts=document.attempts,
            url=document.url,
            warnings=(),
            history=(),
            reports={"en": report},
            verdicts={"en": check(report, document)},
        )
        digest = Digest(
            schema_version=SCHEMA_VERSION,
            made_with="litmus",
            date=DAY,
            is_sample=False,
            profile=Profile(name="default", topics=(Topic(name="agents", terms=("agent",)),)),
            entries=(entry,),
            picks=(),
            ledger=Ledger(sources=(), entries=(), in_both=0),
            trends=(),
            gaps=(),
        )
        with Archive(f"sqlite:///{tmp_path / '.litmus' / 'archive.sqlite'}") as archive:
            archive.keep_digest(digest, "inputs")

    return published


def test_a_reader_without_digests_is_told_so(litmus) -> None:
    said = litmus("errata")

    assert said.returncode == 0
    assert "there is nothing to follow up" in said.stdout


def test_a_changed_figure_is_printed_old_and_new(litmus, publish) -> None:
    """What was reported said 47.4 %, and arXiv's second version says 74.4 %."""
    publish(lambda paper: replace(paper, abstract=paper.abstract.replace("74.4%", "47.4%")))
    said = litmus("errata", "--since", "30")

    assert said.returncode == 0
    assert "FeatureBench" in said.stdout
    assert "of the" in said.stdout
    assert "47.4% → 74.4%" in said.stdout
    assert "✗ contradicted" in said.stdout
    assert "12 February 2026" in said.stdout
    assert "follow up: new versions of papers reported: 1;" in said.stderr

    found = json.loads(litmus("errata", "--json").stdout)
    assert [one["arxiv_id"] for one in found["errata"]] == [PAPER]
    assert (found["papers"], found["unasked"], found["failure"]) == (1, 0, None)


def test_the_next_digest_tells_what_was_found_whatever_day_it_is_of(litmus, publish, tmp_path) -> None:
    """A digest made today may well be yesterday's."""
    publish(lambda paper: replace(paper, abstract=paper.abstract.replace("74.4%", "47.4%")))
    litmus("errata")

    assert litmus("digest", "2026-02-26").returncode == 0
    page, feed = (tmp_path / "digests" / name for name in ("2026-02-26/digest.en.md", "feed.xml"))
    assert "47.4%" in page.read_text("utf-8")
    assert "47.4%" in feed.read_text("utf-8")


def test_a_new_version_that_says_the_same_is_a_quiet_line(litmus, publish) -> None:
    """Also the second time, when nothing is asked about it again."""
    publish(lambda paper: paper)
    for _ in range(2):
        said = litmus("errata", "--since", str(DAY))
        assert said.returncode == 0
        assert "still hold" in said.stdout
        assert "✗" not in said.stdout


def test_a_paper_without_a_newer_version_is_no_news(litmus, publish) -> None:
    publish(lambda paper: replace(paper, version=2))
    said = litmus("errata")

    assert said.returncode == 0
    assert "Nothing has changed" in said.stdout


def test_while_arxiv_is_down_what_is_missing_is_said(litmus, publish, upstream) -> None:
    publish(lambda paper: paper)
    upstream.control(host="arxiv-api", fault="503")
    said = litmus("errata")

    assert said.returncode == 3
    assert "Of 1 paper nothing could be learned" in said.stdout
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize("since", ["soon", "-3", "2026-02-30", "99999999999"])
def test_a_time_that_is_none_is_refused(litmus, since) -> None:
    said = litmus("errata", "--since", since)

    assert said.returncode == 2
    assert "a number of days, or a day as YYYY-MM-DD" in said.stderr
