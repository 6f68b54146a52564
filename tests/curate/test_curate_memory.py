"""What earlier digests cost a paper."""

from datetime import date, timedelta

from litmus.curate import Told, memory

DAY = date(2026, 3, 17)
ABSTRACT = "Group relative policy optimisation collapses when rollouts of one prompt agree; we resample them."


def costs(told, *papers):
    return {name: (part.value, part.why.code) for name, part in memory(told, papers, DAY, 2.0).items()}


def test_the_same_paper_again_costs_most_if_it_was_picked_and_half_if_it_was_reported(paper) -> None:
    one, other, new = paper(1, "One"), paper(2, "Other"), paper(3, "Quite another")
    day = DAY - timedelta(days=1)
    told = [Told(paper=one, day=day, is_pick=True), Told(paper=other, day=day, is_pick=False)]
    assert costs(told, one, other, new) == {
        one.arxiv_id: (-2.0, "curate.told_picked"),
        other.arxiv_id: (-1.0, "curate.told_reported"),
    }


def test_a_theme_that_was_picked_costs_less_and_fades(paper) -> None:
    picked, again = paper(1, "Resampling agreeing rollouts", ABSTRACT), paper(2, "Rollouts that agree", ABSTRACT)
    others = [paper(number, f"Word{number} thing", f"thing{number} stuff{number} else") for number in range(3, 9)]

    def cost(days: int) -> float:
        told = [Told(paper=picked, day=DAY - timedelta(days=days), is_pick=True)]
        ((name, (value, code)),) = costs(told, again, *others).items()
        assert (name, code) == (again.arxiv_id, "curate.told_like")
        return value

    assert -2.0 <= cost(1) < cost(15) < 0


def test_a_theme_that_was_only_reported_costs_nothing(paper) -> None:
    told = [Told(paper=paper(1, "Rollouts", ABSTRACT), day=DAY - timedelta(days=1), is_pick=False)]
    assert costs(told, paper(2, "Rollouts that agree", ABSTRACT), paper(3, "Else")) == {}


def test_without_a_memory_or_a_weight_nothing_costs(paper) -> None:
    one = paper(1, "One")
    told = [Told(paper=one, day=DAY - timedelta(days=1), is_pick=True)]
    assert memory([], [one], DAY, 2.0) == {}
    assert memory(told, [one], DAY, 0) == {}
