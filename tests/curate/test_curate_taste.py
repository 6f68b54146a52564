"""What marks teach."""

from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from litmus.curate import Reading, choose, first_cut, taste
from litmus.model import ListingKind, MarkKind, Source
from litmus.words import line

READ = Reading(
    is_full_text=True,
    figures=0,
    has_code=False,
    has_limitations=False,
    has_ablations=False,
    has_spread=False,
    holding=1.0,
)

THEMES = {
    "robots": "grasping manipulation gripper robot arm tactile policy contact",
    "tongues": "translation speech dialect phoneme corpus parallel morphology",
    "proofs": "lemma kernel bound convergence theorem regret spectral",
}


@pytest.fixture(scope="module")
def day(paper):
    """Four papers on each theme; the themes have no word in common."""
    return tuple(
        paper(10 * number + copy, f"{words.split()[copy].title()} {copy}", f"{words.capitalize()}.")
        for number, words in enumerate(THEMES.values(), start=1)
        for copy in range(4)
    )


def values(marked, day, known=(), most=2.0):
    return {name: part.value for name, part in taste(marked, known, day, most).items()}


def test_what_is_like_a_liked_paper_rises_and_what_is_like_a_disliked_one_sinks(day) -> None:
    robots, tongues, proofs = day[:4], day[4:8], day[8:]
    found = values({robots[0].arxiv_id: MarkKind.LIKE, tongues[0].arxiv_id: MarkKind.DISLIKE}, day)
    assert all(0 < found[one.arxiv_id] <= 2 for one in robots)
    assert all(-2 <= found[one.arxiv_id] < 0 for one in tongues)
    assert all(abs(found.get(one.arxiv_id, 0)) < found[robots[1].arxiv_id] / 2 for one in proofs)


def test_later_is_less_than_a_like_and_to_hide_teaches_nothing(day) -> None:
    name, twin = day[0].arxiv_id, day[1].arxiv_id
    liked, later, hidden = (values({name: kind}, day) for kind in (MarkKind.LIKE, MarkKind.LATER, MarkKind.HIDE))
    assert 0 < later[twin] < liked[twin]
    assert hidden == {}


def test_dislikes_alone_and_likes_alone_teach_too(day) -> None:
    assert all(value < 0 for value in values({day[0].arxiv_id: MarkKind.DISLIKE}, day[:4]).values())
    assert all(value > 0 for value in values({one.arxiv_id: MarkKind.LIKE for one in day}, day).values())


def test_marks_on_papers_that_are_not_known_teach_nothing_and_weight_nothing_is_nothing(day) -> None:
    assert values({"2501.00001": MarkKind.LIKE}, day) == {}
    assert values({day[0].arxiv_id: MarkKind.LIKE}, day, most=0) == {}


@settings(max_examples=25)
@given(
    kinds=st.lists(st.sampled_from([None, *MarkKind]), min_size=12, max_size=12),
    place=st.integers(0, 11),
)
def test_a_like_never_lowers_its_paper_or_that_papers_twin(day, kinds, place) -> None:
    """Whatever else is marked, and whatever was said of the paper before."""
    liked = day[place]
    twin = replace(liked, arxiv_id="2603.09999")
    marked = {one.arxiv_id: kind for one, kind in zip(day, kinds, strict=True) if kind is not None}
    before = values(marked, (*day, twin))
    after = values(marked | {liked.arxiv_id: MarkKind.LIKE}, (*day, twin))
    for name in (liked.arxiv_id, twin.arxiv_id):
        assert after.get(name, 0) >= before.get(name, 0) - 1e-3


@settings(max_examples=20)
@given(order=st.permutations(range(12)))
def test_the_order_of_the_day_does_not_matter(day, order) -> None:
    marked = {day[0].arxiv_id: MarkKind.LIKE, day[5].arxiv_id: MarkKind.DISLIKE}
    assert values(marked, [day[place] for place in order]) == values(marked, day)


def test_a_paper_on_no_topic_may_be_picked_if_it_is_to_the_readers_taste(day, collection, profile) -> None:
    shown = collection(*day)
    assert all(one.left_out is not None for one in first_cut(shown, profile))
    ground = taste({one.arxiv_id: MarkKind.LIKE for one in day[:3]}, (), day, profile.preferences.taste)
    open_to = {one.paper.arxiv_id for one in first_cut(shown, profile, (ground,)) if one.left_out is None}
    assert day[3].arxiv_id in open_to
    assert day[9].arxiv_id not in open_to


def test_what_is_excluded_stays_so_however_much_it_is_liked(paper, collection, profile) -> None:
    excluded = paper(1, "Clinical GRPO", "medical")
    ground = taste({excluded.arxiv_id: MarkKind.LIKE}, (), [excluded], profile.preferences.taste)
    (candidate,) = first_cut(collection(excluded), profile, (ground,))
    assert candidate.left_out.code == "curate.excluded"


def test_a_hidden_paper_is_left_out_and_says_so(paper, collection, profile) -> None:
    one, other = paper(1, "GRPO"), paper(2, "GRPO again", listed=[(Source.HUGGING_FACE, ListingKind.FEATURED)])
    cut = first_cut(collection(one, other), profile, hidden={other.arxiv_id})
    assert [(found.paper, found.left_out and found.left_out.code) for found in cut] == [
        (one, None),
        (other, "curate.hidden"),
    ]


def test_a_disliked_paper_that_its_twins_outweigh_is_told_by_its_words(day, collection, profile) -> None:
    """A pick of it has a reason, too."""
    twins = [replace(day[0], arxiv_id=f"2603.0800{number}") for number in range(6)]
    marked = {one.arxiv_id: MarkKind.LIKE for one in twins} | {day[0].arxiv_id: MarkKind.DISLIKE}
    ground = taste(marked, twins, [day[0]], profile.preferences.taste)
    cut = first_cut(collection(day[0]), profile, (ground,))
    (pick,) = choose(cut, {day[0].arxiv_id: READ}, profile).picks
    assert ground[day[0].arxiv_id].why.code == "curate.taste_for"
    assert line(pick.reason, "zh").startswith("与你喜欢的论文相近")


def test_what_a_reader_said_comes_first_where_it_brings_the_most(paper, collection, profile) -> None:
    one = paper(1, "GRPO for grippers", "Grippers that drop what they hold learn by it.")

    def reason(most: float) -> list[str]:
        ground = taste({one.arxiv_id: MarkKind.LIKE}, [], [one], most)
        (pick,) = choose(first_cut(collection(one), profile, (ground,)), {one.arxiv_id: READ}, profile).picks
        return [why.code for why in pick.reason]

    assert reason(4.0)[:2] == ["curate.taste_like", "curate.topic_title"]
    assert reason(0.1)[0] == "curate.topic_title"


def test_words_that_say_nothing_teach_nothing(paper) -> None:
    liked = paper(1, "The gripper that was before", "It is more than the other and before that: 3.8.")
    other = paper(2, "The dialect that was before", "It is more than the other and before that: 3.8.")
    ground = taste({liked.arxiv_id: MarkKind.LIKE}, [], [liked, other], 3.0)
    assert liked.arxiv_id in ground
    assert other.arxiv_id not in ground
