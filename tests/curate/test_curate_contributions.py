"""What papers say that they bring."""

import pytest

from litmus.curate.contributions import PLAIN, Contribution, benchmark, contribution, new_idea


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


@pytest.mark.parametrize(
    ("title", "abstract", "kind"),
    [
        ("Tongs", "We propose tongs. We study them in a kitchen.", Contribution.METHOD),
        ("Tongs", "Nothing is said of them.", Contribution.METHOD),
        ("Do Tongs Grip?", "We investigate whether tongs grip.", Contribution.STUDY),
        ("A Survey of Tongs", "We introduce a taxonomy and a benchmark.", Contribution.SURVEY),
        ("Position: Tongs Should Grip", "We argue for it.", Contribution.SURVEY),
        ("Tongs-2 Technical Report", "We present tongs.", Contribution.MODEL),
        ("Tongs", "We release Tongs, a family of open models that grip.", Contribution.MODEL),
        ("Tongs", "We introduce Tongs, a 7B-parameter language model.", Contribution.MODEL),
        ("TongBench", "We propose it.", Contribution.BENCHMARK),
        ("Tongs", "We present Tongs, an open toolkit for grip.", Contribution.TOOL),
    ],
)
def test_what_a_paper_brings(paper, title, abstract, kind) -> None:
    assert contribution(paper(1, title, abstract)) is kind
