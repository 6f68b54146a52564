"""The final choice: evidence, variety, ratings, reasons."""

from collections import Counter
from dataclasses import replace

import pytest

from litmus.curate import Reading, choose, first_cut
from litmus.model import ListingKind, Rating, Source
from litmus.words import line, say

FEATURED = (Source.HUGGING_FACE, ListingKind.FEATURED)
READ = Reading(
    is_full_text=True,
    figures=4,
    has_code=False,
    has_limitations=False,
    has_ablations=False,
    has_spread=False,
    holding=1.0,
)
THINGS = (
    "Octopuses solve puzzles while kites drift over quiet harbours",
    "Bakers measure flour before dawn with patient copper scales",
    "Glaciers carve granite valleys beneath slow northern winters",
    "Violins resonate through cathedral arches during evening rehearsals",
)


@pytest.fixture
def chosen(collection, profile):
    """The picks from these papers, each with its reading."""

    def choose_from(papers, **changes):
        mine = replace(profile, **changes)
        cut = first_cut(collection(*papers), mine)
        return choose(cut, {paper.arxiv_id: reading for paper, reading in papers.items()}, mine).picks

    return choose_from


def test_only_papers_that_were_read_and_may_be_picked_are_picked(paper, collection, profile) -> None:
    papers = [paper(1, "GRPO"), paper(2, "Medical GRPO", listed=[FEATURED]), paper(3, "Dogs", listed=[FEATURED])]
    unread = paper(4, "GRPO")
    picks = choose(
        first_cut(collection(*papers, unread), profile), {one.arxiv_id: READ for one in papers}, profile
    ).picks

    assert [pick.arxiv_id for pick in picks] == ["2603.00001"]


def test_no_more_than_the_profile_wants_ranked_from_one(paper, chosen) -> None:
    picks = chosen({paper(number, "GRPO", text): READ for number, text in enumerate(THINGS)}, picks=3)

    assert [pick.rank for pick in picks] == [1, 2, 3]
    assert [pick.arxiv_id[-1] for pick in picks] == ["0", "1", "2"]


def test_evidence_lifts_a_paper_over_one_that_was_ahead(paper, chosen) -> None:
    ahead, behind = paper(1, "GRPO", THINGS[0] + " GRPO"), paper(2, "GRPO", THINGS[1])
    none, much = replace(READ, figures=0), replace(READ, figures=20, has_limitations=True)

    assert [pick.arxiv_id for pick in chosen({ahead: none, behind: none})] == [ahead.arxiv_id, behind.arxiv_id]
    assert [pick.arxiv_id for pick in chosen({ahead: none, behind: much})] == [behind.arxiv_id, ahead.arxiv_id]


def test_figures_from_the_abstract_or_beside_false_statements_weigh_less(paper, chosen) -> None:
    def evidence(reading):
        (pick,) = chosen({paper(1, "GRPO"): reading})
        return {part.name: part.value for part in pick.score.parts}.get("evidence", 0)

    assert evidence(replace(READ, is_full_text=False)) < evidence(READ)
    assert evidence(replace(READ, holding=0.5)) < evidence(READ) < evidence(replace(READ, figures=9))
    assert evidence(replace(READ, figures=0)) == 0


def test_ratings_follow_the_profiles_thresholds_so_a_poor_day_has_no_must_read(paper, chosen) -> None:
    rich = {
        paper(1, "GRPO", THINGS[0], listed=[FEATURED], upvotes=5, code_url="x"): replace(READ, figures=50),
        paper(2, "GRPO", THINGS[1], listed=[FEATURED]): READ,
        paper(3, "Sparse attention", THINGS[2]): replace(READ, figures=0),
    }
    poor = {one: reading for one, reading in rich.items() if not one.is_featured}

    assert [pick.rating for pick in chosen(rich, picks=6)] == [Rating.MUST_READ, Rating.OPTIONAL, Rating.SKIP]
    assert Counter(pick.rating for pick in chosen(poor)) == {Rating.SKIP: 1}


def test_the_threshold_itself_is_reached(paper, chosen) -> None:
    (pick,) = chosen({paper(1, "GRPO"): READ})

    assert chosen({paper(1, "GRPO"): READ}, must_read=pick.score.total)[0].rating is Rating.MUST_READ


def test_near_twins_lose_by_it_and_say_so(paper, chosen) -> None:
    """The twin would be second; another paper goes before it, and it shows what it lost and to whom."""
    first = paper(1, "GRPO for octopuses", THINGS[0] + ". GRPO, GRPO")
    twin = paper(2, "GRPO for an octopus", THINGS[0] + ". GRPO, GRPO")
    other = paper(3, "GRPO for bakers", THINGS[1] + ". GRPO")
    picks = chosen({first: READ, twin: READ, other: READ}, picks=3)

    assert [pick.arxiv_id[-1] for pick in picks] == ["1", "3", "2"]
    lost = next(part for part in picks[2].score.parts if part.name == "alike")
    assert lost.value < -1
    assert say(lost.why, "en") == "much like number 1, “GRPO for octopuses”"


def test_the_same_kind_of_thing_on_the_same_topic_costs_more_each_time(paper, chosen) -> None:
    methods = [paper(number, "GRPO", f"We propose it. {text}") for number, text in enumerate(THINGS)]
    study = paper(9, "GRPO", "We study bread.")
    picks = chosen(dict.fromkeys((*methods, study), READ), picks=5)

    lost = {pick.arxiv_id[-1]: {part.name: part for part in pick.score.parts}.get("same_kind") for pick in picks}
    assert [lost[number] and lost[number].value for number in "01239"] == [None, -0.2, -0.4, -0.6, None]
    assert [pick.arxiv_id[-1] for pick in picks][:2] == ["0", "9"], "the study is something else"
    assert say(lost["2"].why, "en") == "another method on RLVR, after number 1, 3"


@pytest.mark.parametrize(
    ("facts", "reading", "said"),
    [
        (
            {"code_url": "https://example.org/x"},
            replace(READ, figures=14),
            (
                "RLVR: “GRPO” in the title; code is open; 14 figures hold against the text",
                "可验证奖励：标题含“GRPO”；代码已开源；14 个数字与原文相符",
            ),
        ),
        (
            {},
            replace(READ, has_code=True, figures=1),
            (
                "RLVR: “GRPO” in the title; code is open",
                "可验证奖励：标题含“GRPO”；代码已开源",
            ),
        ),
        (
            {"organization": "Example University", "upvotes": 3},
            replace(READ, is_full_text=False),
            (
                "RLVR: “GRPO” in the title; from Example University",
                "可验证奖励：标题含“GRPO”；出自 Example University",
            ),
        ),
        (
            {"upvotes": 3},
            replace(READ, figures=0),
            (
                "RLVR: “GRPO” in the title; number 1 by upvotes that day (3), of 1 with any",
                "可验证奖励：标题含“GRPO”；3 票，在当日获票的 1 篇中列第 1",
            ),
        ),
        ({}, replace(READ, figures=0), ("RLVR: “GRPO” in the title", "可验证奖励：标题含“GRPO”")),
    ],
)
def test_the_reason_names_topic_words_and_the_strongest_further_ground(paper, chosen, facts, reading, said) -> None:
    (pick,) = chosen({paper(1, "GRPO", **facts): reading})

    assert (line(pick.reason, "en"), line(pick.reason, "zh")) == said


@pytest.mark.parametrize(
    "reading",
    [
        replace(READ, figures=figures, is_full_text=full, has_limitations=limitations)
        for figures in (0, 1, 9)
        for full in (True, False)
        for limitations in (True, False)
    ],
)
@pytest.mark.parametrize("facts", [{}, {"upvotes": 5}, {"organization": "Example University"}, {"code_url": "x"}])
@pytest.mark.parametrize("title", ["GRPO", "Dogs"])
def test_every_reason_and_every_part_can_be_said(paper, chosen, title, facts, reading) -> None:
    (pick,) = chosen({paper(1, title, "GRPO GRPO GRPO", **facts): reading})

    for why in (*pick.reason, *(part.why for part in pick.score.parts)):
        assert say(why, "en")
        assert say(why, "zh")


def test_the_passage_stands_in_the_reason_where_the_title_says_nothing(paper, chosen) -> None:
    old = f"for {'very ' * 40}old dogs"
    abstract = f"Dogs are trained with treats. We {old} use GRPO, GRPO, GRPO {old}. GRPO is slow."
    (pick,) = chosen({paper(1, "Dogs", abstract): replace(READ, figures=0)})

    words = line(pick.reason, "en")
    assert words.startswith("RLVR: “GRPO” in the abstract, “… very very")
    assert words.endswith("old dogs use GRPO, …”")
    assert len(words) < 200


def test_each_sign_of_care_is_a_part_of_its_own(paper, chosen) -> None:
    def parts(**care):
        (pick,) = chosen({paper(1, "GRPO"): replace(READ, **care)})
        return {part.name: part.value for part in pick.score.parts}

    plain = parts()
    for name in ("limitations", "ablations", "spread"):
        more = parts(**{f"has_{name}": True})
        assert more.pop(name) > 0
        assert more == plain


def test_those_that_would_be_picked_next_are_near_misses_with_their_ranks(paper, collection, profile) -> None:
    papers = [paper(number, "GRPO", f"word{number} " * number) for number in range(1, 9)]
    chosen = choose(first_cut(collection(*papers), profile), {one.arxiv_id: READ for one in papers}, profile)
    assert [pick.rank for pick in chosen.picks] == [1, 2]
    assert [near.rank for near in chosen.near_misses] == [3, 4, 5]
    totals = [pick.score.total for pick in (*chosen.picks, *chosen.near_misses)]
    assert totals == sorted(totals, reverse=True)
    assert len({pick.arxiv_id for pick in (*chosen.picks, *chosen.near_misses)}) == 5
