"""`litmus doctor`: what it says of each host, and that looking costs one request each."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ..commands import environment, in_process, text

NAMES = ("hugging_face", "arxiv", "arxiv_api", "arxiv_rss", "arxiv_oai", "ar5iv")
Doctor = Callable[..., tuple[int, dict[str, dict[str, Any]], str]]


@pytest.fixture
def doctor(tmp_path: Path) -> Doctor:
    """Runs it over base URLs: its exit code, what it found by name, and the same for people."""
    env = environment(COLUMNS="80", XDG_CACHE_HOME=str(tmp_path / "cache"))

    def run(*urls: str) -> tuple[int, dict[str, dict[str, Any]], str]:
        settings = "\n".join(f'{name} = "{url}"' for name, url in zip(NAMES, urls, strict=True))
        lines = f"now = 2026-02-23T23:00:00Z\n[upstream]\n{settings}\narxiv_interval = 0\n"
        (tmp_path / "litmus.toml").write_text(lines, "utf-8")
        ended = [text(in_process("doctor", *words, folder=tmp_path, env=env)) for words in (("--json",), ())]
        assert [run.stderr for run in ended] == ["", ""]
        return ended[0].returncode, {row["name"]: row for row in json.loads(ended[0].stdout)}, ended[1].stdout

    return run


def test_offline_is_told_at_once_and_counted(doctor) -> None:
    """Each host apart, with the cause; nothing is waited for."""
    code, found, shown = doctor(*(f"http://127.0.0.1:1/{name}" for name in NAMES))

    hosts = [row for row in found.values() if "host" in row]
    assert code == 3
    assert len(hosts) == 6
    assert all("Connection refused" in row["said"] for row in hosts)
    assert all((row["host"]["failures"], row["host"]["answered"]) == (1, None) for row in hosts)
    assert shown.count("✗") == 6
    assert " ".join(shown.split()).count("2 failures in a row") == 6
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.shared
def test_each_host_is_asked_once_and_a_wish_to_be_left_alone_is_kept(doctor, upstream) -> None:
    upstream.control(now="2026-02-23T23:00:00Z")
    upstream.control(host="arxiv-oai", fault="503", retry_after=600)
    services = ("hf", "arxiv", "arxiv-api", "arxiv-rss", "arxiv-oai", "ar5iv")
    code, found, shown = doctor(*(f"{upstream.url}/{name}" for name in services))

    asked = [row["service"] for row in upstream.log]
    assert code == 3
    assert {name: asked.count(name) for name in services} == dict.fromkeys(services, 2) | {"arxiv-oai": 1}  # two looks
    assert [row["name"] for row in found.values() if not row["good"]] == ["arXiv OAI-PMH"]
    assert found["arXiv OAI-PMH"]["host"]["not_before"] is not None
    assert found["Hugging Face"]["host"]["answered"] is not None
    assert "asked to be left alone until" in " ".join(shown.split())


def test_the_answers_kept_are_counted(doctor) -> None:
    _, found, _ = doctor(*(f"http://127.0.0.1:1/{name}" for name in NAMES))
    assert found["answers kept"]["said"] == "0 in .litmus/answers, 0.0 MB"
