"""How ratings fall over the weeks, and what is advised where they tell nothing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from litmus.curate import spread
from litmus.curate.ratings import FEWEST, ONE_IN, rating
from litmus.model import Issue, Ledger, Pick, Profile, Rating, Score, ScorePart, Topic, remark
from litmus.words import say

DAY = date(2026, 3, 17)
PROFILE = Profile(name="test", topics=(Topic(name="RLVR", terms=("GRPO",)),), must_read=3.0, optional=2.0)


def picks(*totals: float) -> tuple[Pick, ...]:
    return tuple(
        Pick(
            arxiv_id=f"2603.{number:05}",
            rank=number + 1,
            rating=rating(total, PROFILE),
            reason=(),
            score=Score(parts=(ScorePart(name="topic", value=total, why=remark("x")),)),
        )
        for number, total in enumerate(totals)
    )


def issue(back: int, *totals: float) -> Issue:
    ledger = Ledger(sources=(), entries=(), in_both=0)
    return Issue(date=DAY - timedelta(days=back), profile=PROFILE, picks=picks(*totals), ledger=ledger)


def test_a_rating_depends_on_the_score_alone() -> None:
    assert [rating(total, PROFILE) for total in (3.0, 2.999, 2.0, 1.999)] == [
        Rating.MUST_READ,
        Rating.OPTIONAL,
        Rating.OPTIONAL,
        Rating.SKIP,
    ]


def test_the_spread_counts_earlier_digests_and_this_day() -> None:
    said = spread([issue(2, 3.5, 2.5), issue(1, 1.0)], DAY, picks(2.5), PROFILE)

    assert (said.since, said.digests) == (DAY - timedelta(days=2), 3)
    assert said.ratings == {Rating.MUST_READ: 1, Rating.OPTIONAL: 2, Rating.SKIP: 1}
    assert said.advice is None
    assert spread([], DAY, (), PROFILE).since == DAY


@pytest.mark.parametrize(
    ("low", "high", "advised"),
    [(3.1, 4.0, "must_read = "), (2.1, 2.9, "must_read = "), (0.5, 1.9, "optional = ")],
)
def test_where_all_are_rated_alike_a_threshold_is_advised_that_tells_them_apart(low, high, advised) -> None:
    totals = [low + (high - low) * number / FEWEST for number in range(FEWEST)]
    advice = spread([issue(1, *totals)], DAY, (), PROFILE).advice

    assert advice
    assert f"by {advised}{advice.facts['threshold']} in the profile" in say(advice, "en")
    assert advice.facts["threshold"] in say(advice, "zh")
    reached = sum(total >= float(advice.facts["threshold"]) for total in totals)
    assert abs(reached - FEWEST / ONE_IN) <= 2


def test_too_many_must_reads_tell_little_though_others_are_among_them() -> None:
    said = spread([issue(1, *[3.5] * 11, *[2.5] * 19)], DAY, (), PROFILE)
    assert said.advice
    assert say(said.advice, "en").startswith("11 of these 30 picks are must-reads")
    assert spread([issue(1, *[3.5] * 10, *[2.5] * 20)], DAY, (), PROFILE).advice is None


def test_a_few_picks_are_no_ground_for_advice() -> None:
    assert spread([issue(1, *[3.5] * (FEWEST - 2))], DAY, picks(3.5), PROFILE).advice is None


@given(st.lists(st.floats(0, 9), max_size=80))
def test_followed_advice_is_not_given_again_for_must_reads(totals) -> None:
    """Of scores that differ: where many have the very same one, no threshold tells them apart."""
    distinct = sorted({round(total, 1) for total in totals})
    advice = spread([issue(1, *distinct)], DAY, (), PROFILE).advice
    if advice and advice.code != "curate.advice_skip":
        wiser = replace(PROFILE, must_read=max(float(advice.facts["threshold"]), PROFILE.optional))
        again = [replace(pick, rating=rating(pick.score.total, wiser)) for pick in picks(*distinct)]
        must = sum(pick.rating is Rating.MUST_READ for pick in again)
        assert must <= len(again) / 3
