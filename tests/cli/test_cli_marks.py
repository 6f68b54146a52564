"""Marks and `litmus why` as a person meets them: the commands, over an archive with one invented day."""

import json
import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from litmus.archive import Archive
from litmus.model import Collection, Listing, ListingKind, Paper, Source, SourceList

from ..commands import environment, in_process, text

Run = Callable[..., subprocess.CompletedProcess[str]]
DAY = date(2026, 3, 17)
CATEGORIES = ("cs.AI", "cs.CL", "cs.CV", "cs.LG")
TITLES = {
    "2603.00001": "GRPO for grasping robots",
    "2603.00002": "Tactile grasping with a gripper",
    "2603.00003": "Dialects of spoken phonemes",
    "2603.00004": "Chain-of-thought reasoning for proofs",
}


@pytest.fixture
def litmus(tmp_path: Path) -> Run:
    """Runs `litmus …` in a folder whose archive has the day."""
    papers = tuple(
        Paper(
            arxiv_id=name,
            version=1,
            title=title,
            abstract=f"{title}. Reasoning is an aside.",
            authors=("Ada Lovelace",),
            listings=(Listing(source=Source.ARXIV, date=DAY, kind=ListingKind.NEW),),
        )
        for name, title in TITLES.items()
    )
    lists = (SourceList(source=Source.ARXIV, way="test", listed=len(papers), complete=True),)
    with Archive(f"sqlite:///{tmp_path / '.litmus' / 'archive.sqlite'}") as archive:
        archive.keep_collection(Collection(date=DAY, papers=papers, lists=lists), CATEGORIES)
    env = environment(LITMUS_NOW="2026-03-18T08:00:00Z", COLUMNS="200")
    return lambda *words: text(in_process(*words, folder=tmp_path, env=env))


def test_a_like_says_at_once_what_it_does_and_can_be_taken_back(litmus) -> None:
    first = litmus("like", "https://arxiv.org/abs/2603.00002")
    assert first.returncode == 0, first.stderr
    assert "like: 2603.00002  Tactile grasping with a gripper" in first.stdout
    moves = [line.split() for line in first.stdout.splitlines() if "2603." in line and "→" in line]
    assert any("2603.00002" in move and "left" in move for move in moves)  # it was off topic
    assert all(float(move[0]) > 0 for move in moves if "2603.00001" in move or "2603.00002" in move)

    back = litmus("unmark", "2603.00002")
    assert "2603.00002: no longer like" in back.stdout
    assert json.loads(litmus("marks", "--json").stdout) == []
    assert "had no mark" in litmus("unmark", "2603.00002").stdout


def test_a_paper_that_is_hidden_leaves_and_changes_no_score(litmus) -> None:
    """It is named, with its place before and its own score, which does not change."""
    hidden = litmus("hide", "--sample", "2603.90003").stdout

    assert re.search(r"\+0\.00 +\d+ → left out +2603\.90003", hidden)
    assert "scores that change: 0" in hidden


def test_a_later_word_on_a_paper_takes_the_place_of_the_earlier(litmus) -> None:
    litmus("like", "2603.00001", "2603.00003")
    litmus("hide", "2603.00001")
    kinds = {mark["arxiv_id"]: mark["kind"] for mark in json.loads(litmus("marks", "--json").stdout)}
    assert kinds == {"2603.00001": "hide", "2603.00003": "like"}
    assert "Left out: hidden by you" in litmus("why", "2603.00001").stdout


def test_marks_go_out_and_come_in(litmus, tmp_path) -> None:
    litmus("like", "2603.00001")
    litmus("later", "2603.00004")
    printed = litmus("marks", "--json").stdout
    (tmp_path / "marks.json").write_text(printed)
    litmus("unmark", "2603.00001", "2603.00004")
    assert litmus("marks", "--import", "marks.json").returncode == 0
    assert litmus("marks", "--json").stdout == printed


@pytest.mark.parametrize("content", ["", "{}", '[{"arxiv_id": "x", "kind": "like", "at": "2026-03-18T08:00:00Z"}]'])
def test_a_file_without_marks_is_refused_with_the_next_step(litmus, tmp_path, content) -> None:
    (tmp_path / "marks.json").write_text(content)
    refused = litmus("marks", "--import", "marks.json")
    assert refused.returncode == 2
    assert "litmus marks --json" in refused.stderr


def test_profiles_have_marks_of_their_own(litmus, tmp_path) -> None:
    (tmp_path / "mine.toml").write_text('name = "mine"\n[[topics]]\nname = "robots"\nterms = ["robot"]\n')
    litmus("like", "2603.00001")
    assert json.loads(litmus("marks", "--json", "--profile", "mine.toml").stdout) == []


def test_a_mark_on_an_unknown_paper_is_kept_and_said_to_teach_nothing_yet(litmus) -> None:
    told = litmus("dislike", "2501.12345")
    assert told.returncode == 0
    assert "not in the archive" in told.stdout
    assert [mark["arxiv_id"] for mark in json.loads(litmus("marks", "--json").stdout)] == ["2501.12345"]


def test_why_takes_the_score_apart_and_quotes_what_matched(litmus) -> None:
    told = litmus("why", "2603.00004")
    assert "Number 1 of 2 in the first cut" in told.stdout
    assert "“Chain-of-thought reasoning for proofs”" in told.stdout
    data = json.loads(litmus("why", "2603.00004", "2026-03-17", "--json").stdout)
    assert data["score"] == pytest.approx(sum(part["value"] for part in data["parts"]))
    assert data["topics"] == ["Reasoning"]


def test_why_tells_the_digest_as_it_was_and_what_marks_would_change(litmus) -> None:
    name = "2603.90003"
    assert litmus("digest", "--sample").returncode == 0
    before = litmus("why", "--sample", name).stdout
    assert "Picked as number 1, Must read.\nNumber 1 of 9 in the first cut." in before

    litmus("dislike", "--sample", name)
    disliked = litmus("why", "--sample", name).stdout
    assert "Picked as number 1, Must read.\nMarks, profile or archive have changed since: now" in disliked
    assert "`litmus digest --sample` makes the digest anew" in disliked
    assert disliked.splitlines()[3:] == before.splitlines()[3:]
    assert json.loads(litmus("why", "--sample", name, "--json").stdout)["has_changed"]

    litmus("hide", "--sample", name)
    assert "now it would be left out" in litmus("why", "--sample", name).stdout

    litmus("unmark", "--sample", name)
    assert litmus("why", "--sample", name).stdout == before

    litmus("like", "--sample", name)
    assert litmus("digest", "--sample").returncode == 0
    liked = litmus("why", "--sample", name).stdout
    assert "in the first cut.\n" in liked
    litmus("unmark", "--sample", name)
    assert "have changed since" in litmus("why", "--sample", name).stdout


def test_why_of_what_was_left_out_names_the_reason(litmus) -> None:
    assert "Left out: on none of the profile's topics" in litmus("why", "2603.00003").stdout
    assert "未收录：不属于所关注的任何方向" in litmus("why", "2603.00003", "--lang", "zh").stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("why", "2501.12345"), "litmus collect DAY"),
        (("why", "2603.00001", "2026-03-16"), "2026-03-16"),
        (("why", "nonsense"), "nonsense"),
        (("why", "--sample", "2603.00001"), "litmus papers --sample"),
        (("like", "--sample", "2603.90003", "2603.00001"), "litmus papers --sample"),
        (("like", "nonsense"), "nonsense"),
        (("why", "2603.00001", "--lang", "fr"), "en or zh"),
    ],
)
def test_what_cannot_be_answered_says_what_to_do(litmus, words, said) -> None:
    refused = litmus(*words)
    assert refused.returncode == 2
    assert said in refused.stderr
    assert "Traceback" not in refused.stderr


def test_the_sample_day_can_be_tried_with_an_archive_of_its_own(litmus) -> None:
    liked = litmus("like", "--sample", "2603.90008")
    assert liked.returncode == 0, liked.stderr
    assert "8 → 1" in liked.stdout

    why = json.loads(litmus("why", "--sample", "2603.90008", "--json").stdout)
    assert "taste" in {part["name"] for part in why["parts"]}
    assert json.loads(litmus("marks", "--json").stdout) == []


def test_the_papers_of_the_sample_day_are_ranked_without_a_network(litmus) -> None:
    """As the digest, the marks and why have it; it has no other day."""
    ranked = litmus("papers", "--sample", "--json").stdout

    assert {row["arxiv_id"] for row in json.loads(ranked)} >= {"2603.90003", "2603.90008"}
    assert "2026-03-17" in litmus("papers", "2026-03-18", "--sample").stderr


def test_what_is_advised_works_as_it_stands(litmus) -> None:
    """On the sample day the next command needs --sample as well."""
    assert "`litmus unmark --sample PAPER`" in litmus("like", "--sample", "2603.90008").stdout
    assert "`litmus unmark PAPER`" in litmus("like", "2603.00001").stdout
