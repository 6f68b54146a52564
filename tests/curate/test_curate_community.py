"""What is learned of whom and what Hugging Face features."""

import pickle
from dataclasses import replace
from datetime import date, timedelta

import pytest

from litmus.curate.community import FEWEST, Community, Past, community
from litmus.model import ListingKind, Source

FIRST = date(2026, 1, 5)
DAY = FIRST + timedelta(days=40)


@pytest.fixture(scope="module")
def past(paper):
    """Four hundred papers: Grace's, with code, are featured the same day, Ada's are not."""
    made = []
    for number in range(400):
        is_graces = number % 2 == 0
        one = paper(
            number,
            f"Rollouts {number}" if is_graces else f"Lemmas {number}",
            "Code: https://github.com/g/h" if is_graces else "We bound it.",
            authors=("Grace Hopper",) if is_graces else ("Ada Lovelace",),
        )
        announced = FIRST + timedelta(days=number // 10)
        made.append(Past(paper=one, announced=announced, featured=announced if is_graces else None))
    return made


@pytest.fixture(scope="module")
def today(paper):
    return (
        paper(900, "Rollouts anew", "https://github.com/g/i", authors=("Grace Hopper",)),
        paper(901, "Lemmas anew", "We bound it.", authors=("Ada Lovelace",)),
    )


def test_papers_like_the_featured_ones_have_the_better_chance(past, today) -> None:
    graces, adas = Community(past, DAY).chances(today)
    assert adas < 0.3
    assert graces > 0.7


def test_neither_the_order_of_the_past_nor_what_comes_later_matters(past, today) -> None:
    later = [
        replace(one, paper=replace(one.paper, arxiv_id=f"2604.{number:05}"), announced=DAY, featured=DAY)
        for number, one in enumerate(past)
    ]
    assert Community([*later, *reversed(past)], DAY).chances(today) == Community(past, DAY).chances(today)


def test_what_only_hugging_face_tells_gives_nothing_away(past, today) -> None:
    told = [
        replace(one, paper=replace(one.paper, code_url="https://github.com/g/h", upvotes=9, organization="G"))
        if one.featured
        else one
        for one in past
    ]
    assert Community(told, DAY).chances(today) == Community(past, DAY).chances(today)


def test_what_was_learned_can_be_kept(past, today) -> None:
    learned = Community(past, DAY)
    assert pickle.loads(pickle.dumps(learned)).chances(today) == learned.chances(today)


def test_a_feature_that_is_still_to_come_is_not_known(past, today) -> None:
    blind = [replace(one, featured=DAY if one.featured else None) for one in past]
    assert not Community(blind, DAY).is_learned
    assert Community(blind, DAY).chances(today) == [0.0, 0.0]


def test_from_few_features_nothing_is_learned(past, today) -> None:
    few = Community(past[: 2 * FEWEST - 2], DAY)
    assert not few.is_learned
    assert few.chances(today) == [0.0, 0.0]
    assert Community(past[: 2 * FEWEST], DAY).is_learned


def test_a_chance_is_a_part_of_the_score_until_the_paper_is_featured(today, paper) -> None:
    known = paper(902, "Rollouts", listed=[(Source.HUGGING_FACE, ListingKind.FEATURED)])
    graces = today[0]
    chances = {graces.arxiv_id: 0.75, known.arxiv_id: 0.9}
    ground = community(chances, (*today, known), 2.0)
    assert ground[graces.arxiv_id].value == 1.5
    assert ground.keys() == {graces.arxiv_id}, "one is not known, one is featured"
    assert community(chances, today, 0) == {}
