"""The first cut: topics, exclusions, grounds, order; and what is to be read."""

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from litmus.curate import first_cut, to_read
from litmus.model import Exclusion, ListingKind, Preferences, Profile, Source, Topic
from litmus.words import say

FEATURED = (Source.HUGGING_FACE, ListingKind.FEATURED)
NEW = (Source.ARXIV, ListingKind.NEW)
REPLACE = (Source.ARXIV, ListingKind.REPLACE)


@pytest.fixture
def cut_of(collection, profile):
    """The first cut of these papers, by identifier."""
    return lambda *papers: {one.paper.arxiv_id: one for one in first_cut(collection(*papers), profile)}


@pytest.fixture
def one_of(cut_of, paper):
    """The candidate that one paper makes."""
    return lambda *facts, **more: cut_of(paper(1, *facts, **more))["2603.00001"]


def parts(candidate):
    return {part.name: part.value for part in candidate.score.parts}


def test_a_term_in_the_title_puts_a_paper_on_topic_and_the_reason_names_it(one_of) -> None:
    candidate = one_of("GRPO without tears")

    assert candidate.left_out is None
    assert candidate.topics == ("RLVR",)
    assert say(candidate.score.parts[0].why, "en") == "RLVR: “GRPO” in the title"
    assert say(candidate.score.parts[0].why, "zh") == "可验证奖励：标题含“GRPO”"


def test_a_withdrawn_paper_is_left_out_and_not_read_whoever_lists_it(paper, collection, profile) -> None:
    gone = paper(1, "GRPO", listed=[FEATURED, NEW], comment="This paper has been withdrawn by the authors")
    cut = first_cut(collection(gone, paper(2, "GRPO")), profile)

    assert cut[1].left_out.code == "curate.withdrawn"
    assert [one.arxiv_id for one in to_read(cut, profile)] == ["2603.00002"]


def test_two_mentions_in_the_abstract_are_an_aside_and_three_a_topic(one_of) -> None:
    aside = one_of("Dogs", "GRPO is GRPO.")
    topic = one_of("Dogs", "GRPO is GRPO is GRPO.")

    assert aside.left_out.code == "curate.off_topic"
    assert say(topic.score.parts[0].why, "en") == "RLVR: “GRPO” in the abstract"


def test_the_title_counts_double_and_each_further_word_less(one_of) -> None:
    title = parts(one_of("GRPO"))["topic"]
    more = parts(one_of("GRPO", "GRPO"))["topic"]
    most = parts(one_of("GRPO", "GRPO, GRPO"))["topic"]

    assert parts(one_of("GRPO", "Nothing."))["topic"] == title
    assert parts(one_of("Dogs", "GRPO GRPO verifiable reward"))["topic"] == more
    assert 0 < most - more < more - title < title


def test_a_heavier_topic_goes_first_and_the_other_is_named(one_of) -> None:
    candidate = one_of("GRPO with quantized rollouts")

    assert candidate.topics == ("RLVR", "Efficiency")
    assert say(candidate.score.parts[1].why, "zh") == "兼及效率"


def test_grounds_add_up_and_a_preference_of_zero_is_silent(paper, collection, profile) -> None:
    candidate_paper = paper(
        1, "GRPO", listed=[FEATURED], code_url="https://example.org/x", upvotes=9, organization="Example University"
    )
    liked = first_cut(collection(candidate_paper), profile)[0]
    plain = first_cut(
        collection(candidate_paper),
        replace(profile, preferences=Preferences(featured=0, upvotes=0, open_code=0, groups=0)),
    )[0]

    assert list(parts(liked)) == ["topic", "featured", "upvotes", "code", "group"]
    assert liked.score.total == pytest.approx(sum(parts(liked).values()))
    assert list(parts(plain)) == ["topic"]


def test_stars_count_by_their_logarithm_and_not_without_end(paper, collection, profile) -> None:
    wishful = replace(profile, preferences=replace(profile.preferences, stars=0.4))

    def worth(stars):
        return parts(first_cut(collection(paper(1, "GRPO", stars=stars)), wishful)[0]).get("stars")

    assert worth(None) is None
    assert worth(9) == pytest.approx(0.1)
    assert worth(9_999) == worth(90_000) == 0.4
    assert "stars" not in parts(first_cut(collection(paper(1, "GRPO", stars=9)), profile)[0])


def test_votes_count_by_their_rank_in_the_day(cut_of, paper) -> None:
    cut = cut_of(*(paper(number, "GRPO", upvotes=votes) for number, votes in enumerate((1000, 10, 10, 9, 0))))

    assert [parts(cut[f"2603.{number:05}"]).get("upvotes") for number in range(5)] == [0.5, 0.375, 0.375, 0.125, None]


def test_a_group_is_found_in_the_organisation_or_as_an_author(one_of) -> None:
    assert say(one_of("GRPO", organization="Vision Lab, Example University").score.parts[-1].why, "en") == (
        "from Vision Lab, Example University"
    )
    assert "group" in parts(one_of("GRPO", authors=("A. Person", "Grace Hopper")))
    assert "group" in parts(one_of("GRPO", authors=("Meta AI Team",)))
    assert "group" not in parts(one_of("GRPO", authors=("Meta Knight",), organization="Metals"))


@pytest.mark.parametrize(
    "where",
    [{"code_url": "https://example.org"}, {"comment": "Code: github.com/a/b"}, {"abstract": "See GitHub.com/a."}],
)
def test_a_code_link_is_found_wherever_the_metadata_have_it(one_of, where) -> None:
    assert "code" in parts(one_of("GRPO", **where))
    assert "code" not in parts(one_of("GRPO", "Code will be on GitHub.", comment="github.com"))


def test_an_exclusion_names_itself_and_the_term(one_of) -> None:
    candidate = one_of("GRPO for medical dialogue")

    assert say(candidate.left_out, "en") == "excluded as medicine: “medical” in the title"
    assert say(candidate.left_out, "zh") == "按“医学”排除：标题含“medical”"


def test_an_aside_does_not_exclude_and_a_subject_does(one_of) -> None:
    aside = one_of("GRPO", "We test on mathematical, medical and clinical questions.")
    subject = one_of("GRPO", "Medical models answer medical questions for clinical use.")

    assert aside.left_out is None
    assert say(subject.left_out, "en") == "excluded as medicine: “medical” in the abstract (3 such mentions)"


def test_the_primary_category_excludes_and_a_further_one_does_not(one_of) -> None:
    assert one_of("GRPO", categories=("q-bio.QM", "cs.LG")).left_out.code == "curate.excluded_category"
    assert one_of("GRPO", categories=("cs.LG", "q-bio.QM")).left_out is None


def test_unless_lifts_its_own_exclusion_only(one_of) -> None:
    assert one_of("A theorem on GRPO").left_out.facts["exclusion"] == "theory"
    assert one_of("A theorem on GRPO", "Experiments agree.").left_out is None
    assert one_of("GRPO", "An experiment.", categories=("math.OC",)).left_out is None
    assert one_of("A clinical theorem on GRPO", "Experiments agree.").left_out.facts["exclusion"] == "medicine"


def test_a_paper_with_nothing_but_a_new_version_is_left_out(one_of) -> None:
    assert one_of("GRPO", listed=[REPLACE]).left_out.code == "curate.replaced"
    assert one_of("GRPO", listed=[REPLACE, FEATURED]).left_out is None


def test_those_that_may_be_picked_stand_first_the_best_first(cut_of, paper) -> None:
    cut = cut_of(
        paper(1, "Clinical GRPO", listed=[FEATURED, NEW], upvotes=99),
        paper(2, "Sparse attention"),
        paper(3, "GRPO"),
        paper(4, "GRPO"),
    )

    assert list(cut) == ["2603.00003", "2603.00004", "2603.00002", "2603.00001"]


@given(
    st.randoms(use_true_random=False), st.lists(st.sampled_from(["GRPO", "Medical", "theorem", "dogs"]), max_size=12)
)
def test_the_order_of_the_lists_does_not_matter(paper, collection, profile, random, titles) -> None:
    papers = [paper(number, title, upvotes=number % 3) for number, title in enumerate(titles)]
    shuffled = random.sample(papers, len(papers))

    def ranked(given):
        return [(one.paper, one.score, one.left_out) for one in first_cut(collection(*given), profile)]

    assert ranked(papers) == ranked(shuffled)


def test_the_whole_hugging_face_day_is_read_in_its_order_then_a_shortlist(paper, collection, profile) -> None:
    papers = (
        paper(7, "Cats", listed=[FEATURED, NEW]),
        paper(5, "Medical GRPO", listed=[FEATURED]),
        paper(9, "GRPO", listed=[FEATURED, NEW]),
        paper(1, "Sparse attention"),
        paper(2, "Dogs"),
        paper(3, "GRPO"),
        paper(4, "GRPO and GRPO"),
        paper(6, "GRPO", listed=[REPLACE]),
        paper(8, "Clinical GRPO"),
    )
    cut = first_cut(collection(*papers), profile)

    assert [one.arxiv_id[-1] for one in to_read(cut, profile)] == list("75934")


def reader(topic=None, exclusion=None, **preferences):
    """A profile of one topic and at most one exclusion."""
    return Profile(
        name="test",
        topics=(Topic(name="grasping", **(topic or {"terms": ("grasping",)})),),
        exclusions=(Exclusion(name="unwanted", **exclusion),) if exclusion else (),
        preferences=Preferences(**preferences),
    )


@pytest.mark.parametrize(
    ("named", "facts", "why"),
    [
        ({"authors": ("Ada Lovelace",)}, {"authors": ("Grace Hopper", "Ada K. Lovelace")}, "from Ada K. Lovelace"),
        ({"groups": ("Example University",)}, {"organization": "Example University"}, "from Example University"),
        ({"groups": ("DeepMind",)}, {"authors": ("DeepMind Team",)}, "from DeepMind Team"),
        ({"categories": ("cs.RO",)}, {"categories": ("cs.RO", "cs.LG")}, "its primary category is cs.RO"),
        ({"categories": ("q-bio",)}, {"categories": ("q-bio.QM",)}, "its primary category is q-bio.QM"),
    ],
)
def test_a_topic_is_known_by_who_made_a_paper_and_by_its_category(paper, collection, named, facts, why) -> None:
    (on,) = first_cut(collection(paper(1, "On dogs", **facts)), reader(named))

    assert on.left_out is None
    assert on.topics == ("grasping",)
    assert say(on.score.parts[0].why, "en") == f"grasping: {why}"
    (off,) = first_cut(
        collection(paper(1, "On dogs", authors=("Nobody",), categories=("cs.LG", "cs.RO"))), reader(named)
    )
    assert off.left_out.code == "curate.off_topic"


@pytest.mark.parametrize(
    ("named", "facts", "why"),
    [
        ({"authors": ("A. Lovelace",)}, {"authors": ("Ada Lovelace",)}, "it is from Ada Lovelace"),
        ({"groups": ("Example University",)}, {"organization": "Example University"}, "it is from Example University"),
        ({"categories": ("math",)}, {"categories": ("math.OC",)}, "its primary category is math.OC"),
    ],
)
def test_an_exclusion_is_known_by_them_too_and_unless_lifts_it(paper, collection, named, facts, why) -> None:
    profile = reader(exclusion=named | {"unless": ("robot",)})
    out, lifted = (
        first_cut(collection(paper(1, title, **facts)), profile)[0] for title in ("Grasping", "A grasping robot")
    )

    assert say(out.left_out, "en") == f"excluded as unwanted: {why}"
    assert lifted.left_out is None


def test_who_made_it_counts_as_much_as_a_word_of_the_title_and_adds_to_it(paper, collection) -> None:
    profile = reader({"terms": ("grasping",), "authors": ("Ada Lovelace",), "categories": ("cs.RO",)})

    def topic(title, **facts):
        return parts(first_cut(collection(paper(1, title, **facts)), profile)[0])["topic"]

    nobody = {"authors": ("Nobody",)}
    assert topic("Grasping", **nobody) == topic("Dogs")
    assert topic("Dogs", categories=("cs.RO",), **nobody) < topic("Dogs") < topic("Grasping")


def test_new_ideas_and_benchmarks_are_silent_unless_asked_for_and_may_count_against(paper, collection) -> None:
    papers = collection(
        paper(1, "Grasping", "In this paper, we propose Tongs, a novel gripper."),
        paper(2, "Grasping", "We introduce GraspBench, a comprehensive benchmark."),
        paper(3, "Grasping", "We study grasping."),
    )

    def found(**preferences):
        cut = {one.paper.arxiv_id[-1]: parts(one) for one in first_cut(papers, reader(**preferences))}
        return {name: (cut[name].get("new_idea"), cut[name].get("benchmark")) for name in "123"}

    assert found() == dict.fromkeys("123", (None, None))
    assert found(new_ideas=1.0, benchmarks=-0.5) == {"1": (1.0, None), "2": (None, -0.5), "3": (None, None)}


signs = st.fixed_dictionaries(
    {},
    optional={
        "terms": st.sampled_from([("grpo",), ("medical", "dogs"), ("theorem*",)]),
        "categories": st.sampled_from([("cs.RO",), ("math",)]),
        "authors": st.just(("Ada Lovelace",)),
        "groups": st.just(("Example University",)),
    },
).filter(bool)
facts = st.fixed_dictionaries(
    {
        "title": st.lists(st.sampled_from("GRPO medical dogs theorem quantized a".split()), min_size=1).map(" ".join),
        "abstract": st.lists(st.sampled_from("GRPO medical dogs theorem experiment a".split())).map(" ".join),
        "categories": st.sampled_from([(), ("cs.RO",), ("math.OC", "cs.RO"), ("cs.LG",)]),
        "authors": st.sampled_from([("Ada Lovelace",), ("Grace Hopper", "A. Person")]),
        "organization": st.sampled_from([None, "Example University"]),
        "upvotes": st.sampled_from([None, 3, 9]),
    }
)


@given(st.lists(facts, max_size=8), signs)
def test_an_exclusion_more_never_brings_more_of_it(paper, collection, profile, told, named) -> None:
    """What it excludes cannot be picked, nothing that could not be picked becomes pickable, and no score changes."""
    papers = [paper(number, **facts) for number, facts in enumerate(told)]
    more = Exclusion(name="one more", **named)
    exclusions = (profile.exclusions[0], more, *profile.exclusions[1:])
    before = {one.paper.arxiv_id: one for one in first_cut(collection(*papers), profile)}
    after = {one.paper.arxiv_id: one for one in first_cut(collection(*papers), replace(profile, exclusions=exclusions))}
    alone = reader({"categories": ("cs", "math")}, named)
    matched = {
        one.paper.arxiv_id
        for one in first_cut(collection(*papers), alone)
        if one.left_out and "exclusion" in one.left_out.facts
    }

    assert {name for name, one in after.items() if one.left_out is None} == {
        name for name, one in before.items() if one.left_out is None and name not in matched
    }
    assert {name: one.score for name, one in after.items()} == {name: one.score for name, one in before.items()}
