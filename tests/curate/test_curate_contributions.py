"""What papers say that they bring."""

import pytest

from litmus.curate.contributions import PLAIN, benchmark, new_idea


@pytest.mark.parametrize(
    ("title", "abstract"),
    [
        ("SWE-Bench goes on", ""),
        ("A benchmark for tongs", ""),
        ("Tongs", "We introduce TongBench, a comprehensive benchmark."),
        ("Tongs", "To fill the gap, we therefore construct the first large-scale leaderboard of tongs."),
    ],
)
def test_a_benchmark_is_told_by_title_or_abstract(paper, title, abstract) -> None:
    one = paper(1, title, abstract)
    assert benchmark(one)
    assert new_idea(one) == (0.0, "")


@pytest.mark.parametrize(
    ("abstract", "share", "words"),
    [
        ("In this work, we propose a novel kind of tongs.", 1.0, "we propose a novel"),
        ("It grasps for the first time.", 1.0, "for the first time"),
        ("This paper introduces Tongs.", PLAIN, "This paper introduces"),
        ("We evaluate tongs on a benchmark.", 0.0, ""),
        ("They propose tongs.", 0.0, ""),
    ],
)
def test_a_new_idea_counts_by_how_it_is_called(paper, abstract, share, words) -> None:
    found, said = new_idea(paper(1, "Tongs", abstract))
    assert found == share
    assert said.lower().endswith(words.lower())


def test_being_benchmarked_is_bringing_none(paper) -> None:
    assert benchmark(paper(1, "Tongs", "We present tongs. On three benchmarks they win.")) == ""
