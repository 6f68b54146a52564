"""A profile on some papers: who finds what, who takes from whom, what is idle."""

from dataclasses import replace

from hypothesis import given, strategies as st

from litmus.curate import check_profile, first_cut
from litmus.model import Exclusion, Topic
from litmus.words import say


def test_topics_and_exclusions_tell_what_they_found_and_by_what(paper, profile) -> None:
    found = check_profile(
        profile,
        [
            paper(1, "GRPO for tongs", "A verifiable reward."),
            paper(2, "Clinical GRPO"),
            paper(3, "A theorem on GRPO", "Experiments agree."),
            paper(4, "On dogs"),
            paper(5, "A clinical theorem"),
            paper(6, "On optimizers", categories=("math.OC",)),
        ],
        shown=1,
    )
    rlvr, efficiency = found.topics
    medicine, theory = found.exclusions

    assert (found.papers, found.on_topic, found.open) == (6, 3, 2)
    assert (rlvr.papers, rlvr.open, rlvr.strongest, rlvr.taken) == (3, 2, 2, {"medicine": 1})
    assert {sign.text: sign.papers for sign in rlvr.signs} == {"GRPO": 3, "verifiable reward": 1}
    assert [(one.arxiv_id, say(one.why, "en")) for one in rlvr.shown] == [("2603.00001", "RLVR: “GRPO” in the title")]
    assert (efficiency.papers, efficiency.signs[0].papers) == (0, 0)
    assert (medicine.papers, medicine.as_well, medicine.lifted, medicine.topics) == (2, 0, 0, {"RLVR": 1})
    assert medicine.shown[0].arxiv_id == "2603.00002"
    assert (theory.papers, theory.as_well, theory.lifted, theory.topics) == (1, 1, 1, {})
    assert {(sign.kind, sign.text): sign.papers for sign in theory.signs} == {
        ("terms", "theorem"): 2,
        ("unless", "experiment*"): 1,
        ("categories", "math.OC"): 1,
    }


def test_a_term_within_a_longer_one_is_found_too_and_names_are_counted(paper, profile) -> None:
    topic = Topic(name="agents", terms=("agent", "agent memory"), authors=("A. Lovelace",), groups=("Meta", "Acme"))
    found = check_profile(
        replace(profile, topics=(topic,), exclusions=()),
        [paper(1, "Agent memories", organization="Meta"), paper(2, authors=("Nobody",))],
        shown=3,
    )

    assert [sign.papers for sign in found.topics[0].signs] == [1, 1, 1, 1, 0]


def test_an_exclusion_that_fits_nothing_says_so(paper, profile) -> None:
    exclusions = (*profile.exclusions, Exclusion(name="more medicine", terms=("clinical",)))
    found = check_profile(replace(profile, exclusions=exclusions), [paper(1, "Clinical trials")], shown=1)

    assert [one.fits_nothing for one in found.exclusions] == [False, True, False]


def test_exclusions_that_leave_little_are_told_from_those_that_take_some(paper, profile) -> None:
    papers = [paper(number, "Clinical GRPO") for number in range(9)] + [paper(9, "GRPO"), paper(10, "Clinical dogs")]
    found = check_profile(profile, papers, shown=1)
    medicine, theory = found.exclusions

    assert (medicine.papers, medicine.on_topic, theory.on_topic) == (10, 9, 0)
    assert found.leaves_little
    assert not any(topic.is_emptied for topic in found.topics)
    assert check_profile(profile, papers[:9], shown=1).topics[0].is_emptied
    assert not check_profile(profile, papers[7:], shown=1).leaves_little
    assert not check_profile(profile, [], shown=1).leaves_little


titles = st.lists(st.sampled_from("GRPO medical theorem quantized dogs experiment".split())).map(" ".join)


@given(st.lists(titles, max_size=10), st.randoms(use_true_random=False))
def test_it_agrees_with_the_first_cut_in_any_order(paper, collection, profile, titles, random) -> None:
    papers = [paper(number, title) for number, title in enumerate(titles)]
    found = check_profile(profile, papers, shown=9)
    cut = first_cut(collection(*papers), profile)

    assert found.open == sum(one.left_out is None for one in cut)
    assert found.on_topic == sum(bool(one.topics) for one in cut)
    assert sum(one.strongest for one in found.topics) == found.open
    assert sum(one.papers for one in found.exclusions) == sum(
        one.left_out is not None and "exclusion" in one.left_out.facts for one in cut
    )
    assert check_profile(profile, random.sample(papers, len(papers)) + papers, shown=9) == found
