"""`litmus report` and `litmus doctor` with language models: what they print, and what is said of mistakes."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from litmus.authors import ask_once
from litmus.config import ModelSettings
from litmus.sample import sample_folder

from ..chat_server import ChatServer, Said, broken, unauthorised
from ..commands import environment, in_process, text
from ..scripted import quoting

PAPER = str(sample_folder() / "html" / "2603.90003v1.html")
Run = Callable[..., Any]
UPSTREAMS = "[upstream]\n" + "".join(
    f'{name} = "http://127.0.0.1:9"\n'
    for name in ("hugging_face", "arxiv", "arxiv_api", "ar5iv", "arxiv_rss", "arxiv_oai")
)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Gives a command in a folder with these settings of models."""

    def given(*words: str, settings: str = "", **env: str):
        (tmp_path / "litmus.toml").write_text(settings, "utf-8")
        return text(in_process(*words, folder=tmp_path, env=environment(**env)))

    return given


def server_at(url: str, more: str = "") -> str:
    return f'[models]\nwrite = ["lab:m"]\nretry_wait = 0.001\n{more}\n[models.servers.lab]\nbase_url = "{url}"\n'


def test_a_report_by_a_model_says_so(run):
    with ChatServer(quoting) as server:
        ended = run("report", PAPER, settings=server_at(server.url))
        data = json.loads(run("report", PAPER, "--json", settings=server_at(server.url)).stdout)

    assert ended.returncode == 0
    assert "**Written by**: lab:m on " in ended.stdout
    assert "Takeaways: the writer's opinion" in ended.stdout
    assert data["reports"]["en"]["provenance"]["models"] == ["lab:m"]
    assert (
        ended.stderr
        == f"report: so far: {server.tokens_in + server.tokens_out:,} tokens, requests: 1, cost not known\n"
    )
    assert len(server.asked) == 1  # the second answer was kept


def test_what_a_model_would_be_shown_is_printed_without_asking_one(run):
    with ChatServer(quoting) as server:
        ended = run("report", PAPER, "--show-context", settings=server_at(server.url, "context = 1000"))

    assert ended.returncode == 0
    assert ended.stdout.startswith("[title] TidePool")
    assert "at most 1,000" in ended.stderr
    assert server.asked == []


def test_what_writes_nothing_needs_no_key(run):
    """The settings name a model whose key is not set."""
    settings = '[models]\nwrite = ["openai:gpt-5-mini"]\ncontext = 1000\n'
    shown = run("report", PAPER, "--show-context", settings=settings)
    data = json.loads(run("report", PAPER, "--show-context", "--json", settings=settings).stdout)

    assert shown.returncode == 0
    assert data["pieces"][0]["label"] == "title"
    assert data["pieces"][0]["text"].startswith("TidePool")
    assert all(piece["text"] in shown.stdout for piece in data["pieces"])
    assert data["tokens"] <= data["budget"] == 1000 < data["whole"]
    assert run("read", PAPER, settings=settings).returncode == 0
    assert run("report", PAPER, settings=settings).returncode == 2


def test_a_model_that_fails_leaves_a_quoted_report(run):
    with ChatServer(lambda _asked: broken()) as server:
        ended = run("report", PAPER, settings=server_at(server.url))

    assert ended.returncode == 0
    assert "quoted, since no language model gave an answer (lab:m: the server failed" in ended.stderr
    assert "TidePool" in ended.stdout


@pytest.mark.parametrize(
    ("said", "cause"), [(unauthorised(), "it does not take the key"), (broken(), "the server failed")]
)
def test_a_digest_that_no_model_wrote_is_complete_and_ends_with_the_reason(said, cause, run):
    """Exit 0, as for every digest that could be made; the next run asks again and writes it."""
    with ChatServer(lambda _asked: said) as server:
        ended = run("digest", "--sample", "--models", "lab:m", settings=server_at(server.url))
    closing = ended.stderr.strip().splitlines()[-2:]

    assert ended.returncode == 0
    assert "Pages: " in ended.stdout
    assert closing[0].startswith("NO MODEL WROTE ANYTHING")
    assert closing[1].startswith("Papers quoted, not written on: 11; no language model gave an answer (lab:m: " + cause)
    with ChatServer(quoting) as server:
        mended = run("digest", "--sample", "--models", "lab:m", settings=server_at(server.url))

    assert "NO MODEL" not in mended.stderr
    assert "not written on" not in mended.stderr


def test_a_digest_that_a_model_wrote_in_part_tells_what_is_missing(run):
    """The first paper's model dies after three answers; the closing line counts the others."""
    with ChatServer(lambda asked: quoting(asked) if asked.number <= 3 else unauthorised()) as server:
        settings = server_at(server.url, "concurrency = 1\nrepairs = 0")
        ended = run("digest", "--sample", "--models", "lab:m", settings=settings)

    assert "NO MODEL" not in ended.stderr
    assert "Papers quoted, not written on: " in ended.stderr.strip().splitlines()[-1]


def test_extract_goes_before_the_settings(run):
    with ChatServer(quoting) as server:
        ended = run("report", PAPER, "--models", "extract", settings=server_at(server.url))

    assert "Written by" not in ended.stdout
    assert server.asked == []


@pytest.mark.parametrize(
    ("words", "settings", "said"),
    [
        (("--models", "openai:gpt-5-mini"), "", "OPENAI_API_KEY is not set"),
        (("--models", "nobody:x"), "", "Name its server: [models.servers.nobody]"),
        (("--models", "qwen3"), "", "provider:model"),
        (("--models", "extract,ollama:x"), "", "`extract` alone"),
        (("--models", "anthropic:claude"), "", "litmus-papers[anthropic]"),
        ((), '[models]\nwrite = ["qwen3"]\n', "write provider:model"),
        (
            (),
            '[models]\nwrite = ["lab:m"]\n[models.servers.lab]\nbase_url = "http://x"\nkey = "sk-1secret"',
            "name of an",
        ),
        ((), server_at("http://127.0.0.1:9", "[models.budget]\nrun = 1"), "a budget in USD needs a price for lab:m"),
        ((), "[models]\nwritten = 1\n", "models.written: there is no such key"),
    ],
)
def test_a_mistake_ends_in_one_sentence(words, settings, said, run):
    ended = run("report", PAPER, *words, settings=settings, ANTHROPIC_API_KEY="x")

    assert ended.returncode == 2
    assert said in " ".join(ended.stderr.split())
    assert "sk-1secret" not in ended.stderr
    assert "Traceback" not in ended.stderr


def test_doctor_asks_each_model_and_finds_those_on_this_machine(run):
    with ChatServer(lambda _asked: '{"ready": true}') as good, ChatServer(quoting, models=("qwen3:8b",)) as local:
        settings = (
            f'[models]\nwrite = ["lab:m", "off:m"]\nretry_wait = 0.001\n[models.servers]\n'
            f'lab = {{ base_url = "{good.url}" }}\noff = {{ base_url = "http://127.0.0.1:9/v1" }}\n'
            f"{UPSTREAMS}"
        )
        ended = run("doctor", "--json", settings=settings, OLLAMA_BASE_URL=local.url)
    rows = {row["name"]: row for row in json.loads(ended.stdout)}

    assert rows["model lab:m"]["good"]
    assert "price not known" in rows["model lab:m"]["said"]
    assert not rows["model off:m"]["good"]
    assert "cannot be reached" in rows["model off:m"]["said"]
    assert "ollama:qwen3:8b" in rows["ollama here"]["said"]


def test_a_model_that_hangs_does_not_hold_the_doctor():
    """However long the settings let a report take."""
    settings = {"servers": {"lab": {"base_url": "SERVER"}}, "timeout": 180}
    with ChatServer(lambda _asked: Said(content="{}", delay=20.0)) as server:
        settings["servers"]["lab"]["base_url"] = server.url
        said = ask_once(ModelSettings.model_validate(settings), "lab:m", patience=0.1)

    assert said == "no answer in time"


@pytest.mark.parametrize(
    ("budget", "limits", "is_left"),
    [
        ("", "no limit", True),
        ("run_tokens = 90000\nday_tokens = 100000", "90,000 tokens a run, 100,000 tokens a day", True),
        ("run = 0.5\nday = 2\nday_tokens = 100", "0.5 USD a run, 2 USD a day, 100 tokens a day", False),
    ],
)
def test_doctor_tells_the_budget_and_what_the_day_has_taken(budget, limits, is_left, run):
    with ChatServer(lambda asked: "{}" if asked.task == "doctor" else quoting(asked)) as server:
        settings = server_at(server.url) + '[models.prices."lab:m"]\ninput = 1\noutput = 2\n'
        run("report", PAPER, settings=settings)
        tokens, cost = server.tokens_in + server.tokens_out, (server.tokens_in + 2 * server.tokens_out) / 1_000_000
        ended = run("doctor", "--json", settings=f"{settings}[models.budget]\n{budget}\n{UPSTREAMS}")
    [row] = [row for row in json.loads(ended.stdout) if row["name"] == "budget"]

    assert row["said"].startswith(f"{limits}; spent today (UTC): {cost:.4f} USD, {tokens:,} tokens")
    assert row["good"] is is_left
