"""`litmus read`: files, recorded papers, and what it says of them."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from litmus.cli.app import app
from litmus.model.errors import LitmusError
from litmus.sample import sample_folder

FILE = sample_folder() / "html" / "2603.90003v1.html"


@pytest.fixture
def read(tmp_path, monkeypatch):
    """Runs the command in an empty folder; what it printed."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> str:
        ended = CliRunner().invoke(app, ["read", *map(str, words)], env={"COLUMNS": "100"})
        if isinstance(ended.exception, LitmusError):
            raise ended.exception
        assert ended.exit_code == 0, ended.output
        return ended.output

    return run


def test_a_file_is_told_at_a_glance(read) -> None:
    """Title, how it was read, an outline with roles and counts."""
    said = read(FILE)

    assert "full text (HTML)" in said
    assert "sentences, " in said
    assert any(row.split()[:2] == ["1", "Introduction"] and "introduction" in row for row in said.splitlines())


def test_the_whole_document_as_data_and_as_text(read) -> None:
    """Both hold the same sentences."""
    document = json.loads(read(FILE, "--json"))
    text = read(FILE, "--markdown")

    titles = [section["title"] for section in document["sections"]]
    assert titles
    assert all(f"{title}\n" in text for title in titles)


def test_a_recorded_paper_is_read_without_a_network(read) -> None:
    """One in full, and one of which there is only the abstract, with the reason of each step."""
    whole = read("2603.90003", "--replay", sample_folder())
    thin = read("2603.90013", "--replay", sample_folder(), "--lang", "zh")

    assert "https://arxiv.org/html/2603.90003v1 · full text (HTML)" in whole
    assert [line for line in thin.splitlines() if line.startswith(("html", "ar5iv", "pdf", "abstract"))] == [
        "html: arXiv 未提供该文的 HTML 版",
        "ar5iv: ar5iv 未收录该文",
        "pdf: arXiv 未提供该文的 PDF",
        "abstract: 仅读摘要",
    ]


@pytest.mark.parametrize("name", ["nothing.pdf", "not-there.html", "what is this"])
def test_what_is_no_paper_is_said_in_a_sentence(read, name) -> None:
    """A file that is missing, and a name that is none."""
    with pytest.raises(LitmusError, match=r"Name a file|identifier"):
        read(name)


@pytest.mark.parametrize("body", [b"", b"%PDF-1.7 broken", b"\x00\x01\x02", b"<html><p>Hello</p></html>"])
def test_files_without_a_paper_are_told_so(read, tmp_path: Path, body) -> None:
    """With what to give instead."""
    (tmp_path / "x.pdf").write_bytes(body)
    with pytest.raises(LitmusError, match="Give a page"):
        read("x.pdf")
