"""Papers much like examples: what they gain, why, and that nothing else does."""

from dataclasses import replace

from hypothesis import given, strategies as st

from litmus.curate import Reading, check_profile, choose, examples, first_cut
from litmus.curate.interests import MOST
from litmus.model import Exclusion, Topic, Work
from litmus.words import say

READ = Reading(
    is_full_text=True,
    figures=0,
    has_code=False,
    has_limitations=False,
    has_ablations=False,
    has_spread=False,
    holding=1.0,
)
TOPIC = Topic(name="Tongs", name_zh="钳", examples=("2501.00001",))
TONGS = Work(
    title="Learning to grasp with tongs",
    abstract="A robotic gripper learns tactile grasping of deformable objects with tongs.",
    arxiv_id="2501.00001",
)
OTHERS = [
    "Dialects of spoken phonemes in noisy telephone corpora",
    "Galaxies and their rotation curves seen by radio telescopes",
    "Compilers that vectorise sparse loops for embedded processors",
]
ALIKE = ("Tactile grasping with tongs", "Our gripper grasps deformable objects with tongs by tactile sensing.")


def test_a_paper_much_like_an_example_is_on_its_topic_and_says_why(paper, collection, profile) -> None:
    reader = replace(profile, topics=(*profile.topics, TOPIC))
    papers = [paper(1, *ALIKE), *(paper(number, title, title) for number, title in enumerate(OTHERS, 2))]
    found = examples([(TOPIC, TONGS)], papers)
    cut = first_cut(collection(*papers), reader, (found,))

    assert list(found) == ["2603.00001"]
    assert cut[0].left_out is None
    assert cut[0].topics == ("Tongs",)
    why = cut[0].score.parts[0].why
    assert say(why, "en") == "much like “Learning to grasp with tongs”, which your topic Tongs names"
    assert say(why, "zh") == "与你的方向“钳”所列的《Learning to grasp with tongs》相近"
    assert all(one.left_out.code == "curate.off_topic" for one in cut[1:])
    assert choose(cut, {"2603.00001": READ}, reader).picks[0].reason == (why,)


def test_the_example_itself_brings_all_that_its_topic_can(paper) -> None:
    heavy = replace(TOPIC, weight=2.0)
    (part,) = examples([(heavy, TONGS)], [replace(paper(1, "Unlike", "it"), arxiv_id="2501.00001")]).values()

    assert part.value == 2 * MOST
    assert say(part.why, "en") == "your topic Tongs names it"


def test_of_several_topics_the_one_that_brings_most_speaks(paper) -> None:
    words = Topic(name="Words", library="words.bib")
    named = [(TOPIC, TONGS), (words, Work(title=OTHERS[0], abstract=OTHERS[0]))]
    papers = [paper(1, *ALIKE), paper(2, OTHERS[0], OTHERS[0]), paper(3, OTHERS[1], OTHERS[1])]

    found = examples(named, papers)

    assert {name: part.why.facts["topic"] for name, part in found.items()} == {
        "2603.00001": "Tongs",
        "2603.00002": "Words",
    }


def test_an_excluded_paper_stays_excluded_however_alike(paper, collection, profile) -> None:
    reader = replace(profile, topics=(TOPIC,), exclusions=(Exclusion(name="tongs", terms=("tongs",)),))
    papers = [paper(1, *ALIKE)]

    (one,) = first_cut(collection(*papers), reader, (examples([(TOPIC, TONGS)], papers),))

    assert one.left_out.code == "curate.excluded"


def test_a_check_counts_what_examples_and_libraries_bring(paper, profile) -> None:
    topic = replace(TOPIC, examples=("2501.00001", "2501.00009"), library="mine.bib")
    reader = replace(profile, topics=(topic,))
    papers = [paper(1, *ALIKE), *(paper(number, title, title) for number, title in enumerate(OTHERS, 2))]

    (found,) = check_profile(reader, papers, [(topic, TONGS)], shown=2).topics

    assert (found.papers, found.open, found.strongest) == (1, 1, 1)
    assert {(sign.kind, sign.text): sign.papers for sign in found.signs} == {
        ("examples", "2501.00001"): 1,
        ("examples", "2501.00009"): 0,
        ("library", "mine.bib"): 1,
    }


texts = st.lists(st.sampled_from("tongs grasp robot dialect galaxy compiler loop a".split()), max_size=8).map(" ".join)


@given(st.lists(texts, max_size=8), st.lists(texts, max_size=4), st.randoms(use_true_random=False))
def test_neither_order_nor_emptiness_matters(paper, texts, works, random) -> None:
    papers = [paper(number, text, text) for number, text in enumerate(texts)]
    named = [(TOPIC, Work(title=text, abstract=text)) for text in works]

    found = examples(named, papers)

    assert examples(named, random.sample(papers, len(papers))) == found
    values = {name: part.value for name, part in found.items()}
    assert {name: part.value for name, part in examples(random.sample(named, len(named)), papers).items()} == values
    assert all(0 < value <= MOST for value in values.values())


def test_what_is_like_a_large_library_of_everything_is_no_more_like_it_than_its_own_works_are(paper) -> None:
    """Else the nearest of many would be near to anything."""
    subjects = ["tongs gripper tactile", "dialect phoneme corpus", "galaxy telescope spectrum", "compiler loop kernel"]
    works = [
        Work(title=f"{subjects[n % 4]} number{n % 7}", abstract=f"{subjects[n % 4]} {n} word{n % 11}")
        for n in range(80)
    ]
    named = [(TOPIC, work) for work in works]

    found = examples(
        named, [paper(1, "tongs gripper tactile"), paper(2, "tongs beside a galaxy", "Of kernels and dialects.")]
    )

    assert "2603.00002" not in found
