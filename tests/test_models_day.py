"""The sample day, written by language models: what is published, what it costs, and what happens when it stops."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from litmus.archive import Archive, dump
from litmus.authors import open_authors
from litmus.config import ModelSettings, Settings
from litmus.day import DayRun, run_day
from litmus.desk import Desk, open_desk
from litmus.model import Digest, Remark
from litmus.sample import SAMPLE_DAY, sample_folder

from .chat_server import Answer, Asked, ChatServer, Said, broken
from .scripted import quoting, stubborn

TODAY = date(2026, 3, 18)


class Told:
    """A watch that writes down what it is told at the end of each stage."""

    def __init__(self) -> None:
        self.said: dict[str, Remark] = {}  # the first of each code
        self.all: list[Remark] = []
        self._stage = ""

    def begin(self, stage: str, _total: int | None = None) -> None:
        self._stage = stage

    def step(self, what: str) -> None: ...

    def end(self, said: Remark) -> None:
        self.said.setdefault(said.code, said)
        self.all.append(said)


Run = Callable[..., tuple[DayRun, ChatServer, Told]]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """Makes the sample day in one archive, with models named "s:…" at a server that answers by a function."""
    with ExitStack() as stack:

        def made(answer: Answer, **said: Any) -> tuple[DayRun, ChatServer, Told]:
            server = stack.enter_context(ChatServer(answer))
            given = {"write": ["s:cheap"], "servers": {"s": {"base_url": server.url}}, "retry_wait": 0.001, **said}
            watch = Told()
            with desk(ModelSettings.model_validate(given), tmp_path) as opened:
                return run_day(opened, date.fromisoformat(SAMPLE_DAY), watch), server, watch

        yield made


@contextmanager
def desk(models: ModelSettings, folder: Path) -> Iterator[Desk]:
    """A desk over the sample day, in English, whose authors are these models."""
    settings = Settings(data=folder / "data", out=folder / "pages")
    with (
        open_desk(settings, replay=sample_folder()) as opened,
        open_authors(models, opened.archive, TODAY) as authors,
    ):
        yield replace(opened, authors=authors, profile=replace(opened.profile, languages=("en",)))


def writers_in(digest: Digest) -> list[str]:
    return [entry.reports["en"].writer for entry in digest.entries]


def test_every_paper_is_written_and_says_by_whom(run, tmp_path):
    made, server, watch = run(quoting)
    page = (tmp_path / "pages" / "sample" / "daily.en.md").read_text("utf-8")

    digest = (tmp_path / "pages" / "sample" / "digest.en.md").read_text("utf-8")

    assert digest.count("#### Takeaways: the writer's opinion") == len(made.digest.picks)
    assert set(writers_in(made.digest)) == {"s:cheap"}
    assert page.count("**Written by**: s:cheap on 2026-03-18") == len(made.digest.entries)
    assert f"All {len(made.digest.entries)} reports were written by language models (s:cheap)" in page
    assert watch.said["day.forecast"].facts["papers"] == str(len(made.digest.entries))
    assert {asked.task for asked in server.asked} <= {"write", "repair"}


def test_the_record_s_tokens_are_the_server_s(run, tmp_path):
    made, server, watch = run(quoting, prices={"s:cheap": {"input": "1", "output": "2"}})
    with Archive(f"sqlite:///{archive_in(tmp_path)}") as archive:
        spent = archive.spent(TODAY)
    reported = [entry.reports["en"].provenance.usage for entry in made.digest.entries]

    assert spent.tokens == server.tokens_in + server.tokens_out
    assert spent.cost * 1_000_000 == server.tokens_in + 2 * server.tokens_out
    assert sum(usage.tokens for usage in reported) <= spent.tokens  # the picks' first reports gave way to others
    assert watch.said["day.spent"].facts["requests"].isdecimal()


def test_the_picks_are_written_by_the_model_for_picks(run):
    made, server, _ = run(quoting, picks=["s:strong"])
    picked = {pick.arxiv_id for pick in made.digest.picks}
    writers = {entry.paper.arxiv_id: entry.reports["en"] for entry in made.digest.entries}

    assert {name for name, report in writers.items() if report.writer == "s:strong"} == picked
    assert all(writers[name].provenance.prompt.startswith("detailed.en") for name in picked)
    assert {asked.model for asked in server.asked} == {"cheap", "strong"}
    assert all(
        report.provenance.prompt.startswith("daily.en") for name, report in writers.items() if name not in picked
    )


def test_a_day_that_is_done_asks_nothing(run):
    first, _, _ = run(quoting)
    again, server, _ = run(quoting, servers={"s": {"base_url": "http://127.0.0.1:9/v1"}})

    assert dump(Digest, again.digest) == dump(Digest, first.digest)
    assert server.asked == []


def test_papers_are_written_side_by_side_and_no_more_than_allowed(run):
    _, server, _ = run(lambda asked: Said(content=quoting(asked), delay=0.05), concurrency=3)

    assert server.most_at_once == 3


def test_a_spent_budget_leaves_a_complete_digest(run, tmp_path):
    """What the money does not reach is quoted, and says so; with more money the rest is written, and only the rest."""
    _, server, _ = run(quoting, concurrency=1)
    full = [asked.user for asked in server.asked]
    for path in (tmp_path / "data").rglob("*.sqlite*"):
        path.unlink()

    stopped, poor, watch = run(quoting, concurrency=1, budget={"run_tokens": 16_000})
    writers = writers_in(stopped.digest)
    page = (tmp_path / "pages" / "sample" / "daily.en.md").read_text("utf-8")

    written = {entry.paper.arxiv_id for entry in stopped.digest.entries if entry.reports["en"].writer == "s:cheap"}

    assert set(writers) == {"extract", "s:cheap"}
    assert written <= {pick.arxiv_id for pick in stopped.digest.picks}  # what there is goes to the picks
    assert poor.tokens_in + poor.tokens_out <= 16_000
    assert "day.forecast_short" in watch.said
    assert all(entry.stand_in for entry in stopped.digest.entries if entry.reports["en"].writer == "extract")
    assert "the budget (16,000 tokens a run) might not" in page

    mended, rich, _ = run(quoting, concurrency=1)

    assert set(writers_in(mended.digest)) == {"s:cheap"}
    assert sorted(asked.user for asked in (*poor.asked, *rich.asked)) == sorted(full)


def test_a_forecast_is_near_what_the_day_takes(run):
    """Of a model that makes no mistakes: what is foreseen for repairs is left."""
    _, server, watch = run(quoting)
    foreseen = sum(int(said.facts["tokens"].replace(",", "")) for said in watch.all if said.code == "day.forecast")

    assert 1.0 < foreseen / (server.tokens_in + server.tokens_out) < 2.0


def test_what_is_paid_for_is_not_in_the_forecast(run):
    """Reports that are to be made anew, from answers that are there."""
    _, server, first = run(quoting)
    asked = len(server.asked)
    _, _, again = run(quoting, servers={"s": {"base_url": server.url}}, unsupported="drop")
    papers = first.said["day.forecast"].facts["papers"]

    assert first.said["day.forecast"].facts["kept"] == "0"
    assert again.said["day.forecast"].facts | {"cost": ""} == {"papers": "0", "kept": papers, "tokens": "0", "cost": ""}
    assert len(server.asked) == asked


def test_without_an_answer_the_day_is_quoted_and_the_next_run_asks_again(run):
    failed, _, _ = run(lambda _asked: broken())
    mended, _, _ = run(quoting)

    assert set(writers_in(failed.digest)) == {"extract"}
    assert {entry.stand_in.code for entry in failed.digest.entries} == {"llm.none"}
    [gap] = [gap for gap in failed.digest.gaps if gap.code.startswith("llm.")]
    assert (gap.code, gap.facts["papers"]) == ("llm.none_papers", str(len(failed.digest.entries)))
    assert set(writers_in(mended.digest)) == {"s:cheap"}


class Crash(Exception):
    """The machine goes down."""


def test_after_a_crash_nothing_is_paid_for_twice(run, tmp_path):
    """The run dies at some request; the next one asks for what is not there yet."""
    whole = {asked.user for asked in run(quoting, concurrency=1)[1].asked}
    for path in (tmp_path / "data").rglob("*.sqlite*"):
        path.unlink()
    crashed, server = ChatServer(quoting), None
    with crashed:
        given = {"write": ["s:cheap"], "servers": {"s": {"base_url": crashed.url}}, "concurrency": 1}
        with pytest.raises(Crash), desk(ModelSettings.model_validate(given), tmp_path) as opened:
            run_day(opened, date.fromisoformat(SAMPLE_DAY), Crashing(after=4))
    _, server, watch = run(quoting, concurrency=1)
    first, second = ([asked.user for asked in one.asked] for one in (crashed, server))
    forecast = watch.said["day.forecast"].facts

    assert first
    assert second
    assert not set(first) & set(second)
    assert set(first) | set(second) == whole
    assert int(forecast["kept"]) >= 3


class Crashing(Told):
    """A watch during which the machine goes down."""

    def __init__(self, after: int) -> None:
        super().__init__()
        self._left = after

    def step(self, what: str) -> None:
        if what.startswith(("0", "cost")) and "· " in what:  # a paper was written
            self._left -= 1
            if not self._left:
                raise Crash


@pytest.mark.parametrize("unsupported", ["mark", "drop", "replace"])
def test_no_wrong_figure_is_published_without_its_mark(unsupported, run, tmp_path):
    """Of a model that gets every percentage wrong and stays wrong."""
    made, server, _ = run(stubborn, unsupported=unsupported)
    wrong = set(re.findall(r"\d+\.\d\d(?=%)", " ".join(map(replies_to, server.asked))))
    assert len(wrong) > 5
    for entry in made.digest.entries:
        verdicts = {verdict.claim_id: verdict for verdict in entry.verdicts["en"]}
        for claim in entry.reports["en"].claims:
            if any(figure in claim.text for figure in wrong):
                assert not verdicts[claim.id].status.holds
    page = (tmp_path / "pages" / "sample" / "daily.en.md").read_text("utf-8")
    lines = [line for line in page.splitlines() if any(figure in line for figure in wrong)]

    assert all("**✗" in line or "**?" in line or "**▲" in line for line in lines)
    assert bool(lines) == (unsupported == "mark")


def replies_to(asked: Asked) -> str:
    return stubborn(asked)


def archive_in(folder: Path) -> Path:
    [path] = (folder / "data").rglob("archive.sqlite")
    return path


def test_the_digest_s_data_tell_how_each_report_came_about(run, tmp_path):
    run(quoting)
    said = json.loads((tmp_path / "pages" / "sample" / "digest.json").read_text("utf-8"))
    made = said["entries"][0]["reports"]["en"]["provenance"]

    assert made["models"] == ["s:cheap"]
    assert made["prompt"].startswith(("daily.en-", "detailed.en-"))
    assert made["last"]["statements"] == len(said["entries"][0]["verdicts"]["en"])
    assert made["usage"]["input_tokens"] > 0


def test_a_pick_whose_full_report_fails_keeps_its_short_one(run, tmp_path):
    """The page says by whom it is and why there is no more; what was not asked is not said to be missing."""

    def answer(asked: Asked) -> Said | str:
        return broken() if asked.model == "strong" else quoting(asked)

    made, _, _ = run(answer, picks=["s:strong"])
    page = (tmp_path / "pages" / "sample" / "digest.en.md").read_text("utf-8")
    picked = [made.digest.entry(pick.arxiv_id) for pick in made.digest.picks]

    assert {entry.reports["en"].writer for entry in picked} == {"s:cheap"}
    assert {entry.stand_in.code for entry in picked} == {"llm.none_short"}
    assert page.count("**Written by**: s:cheap on 2026-03-18") == len(picked)
    assert page.count("no full report, since no language model gave an answer") == len(picked)
    assert "training data" not in "".join(line for line in page.splitlines() if "No sentence was found" in line)
