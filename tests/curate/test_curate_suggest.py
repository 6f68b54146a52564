"""Profiles suggested from liked papers: topics that belong together, words that tell, files that load."""

from hypothesis import given, settings, strategies as st

from litmus.curate import check_profile, parse_profile, profile_toml, suggest
from litmus.model import Gist, Paper

TONGS = [
    ("Grasping with tongs", "Soft tongs hold objects. Grasping with tongs is robust grasping."),
    ("Tongs that feel", "Tactile tongs feel what they hold; soft tongs grasp objects gently."),
    ("Soft tongs for kitchens", "We grasp objects in kitchens with soft tongs, tongs that feel."),
]
STARS = [
    ("Spectra of dim galaxies", "Dim galaxies have spectra; telescopes see spectra of galaxies at night."),
    ("Telescopes for galaxies", "Radio telescopes see galaxies, their spectra and their rotation."),
]
OTHERS = [
    ("On language models", "Language models write. Models of language hold objects at night."),
    ("Training models", "Training language models on text, robustly, with telescopes."),
    ("Grasping language", "Models that see language."),
] * 10


def gist(number, told, categories=(), *, is_on_arxiv=True):
    title, abstract = told
    name = f"2501.{number:05}" if is_on_arxiv else ""
    return Gist(arxiv_id=name, title=title, abstract=abstract, categories=categories)


LIKED = [
    *(gist(number, told, ("cs.RO",)) for number, told in enumerate(TONGS, 1)),
    *(gist(number, told, ("astro-ph.GA",), is_on_arxiv=number > 11) for number, told in enumerate(STARS, 11)),
]
REST = [gist(number, told, ("cs.CL",)) for number, told in enumerate(OTHERS, 100)]


def found_by(text, liked):
    """How many of the papers the profile in a text finds, without its examples."""
    papers = [
        Paper(arxiv_id=f"{place}", version=1, title=one.title, abstract=one.abstract, authors=())
        for place, one in enumerate(liked)
    ]
    return check_profile(parse_profile(text, "suggested"), papers, shown=0).on_topic


def test_papers_that_belong_together_are_a_topic_with_words_that_tell() -> None:
    tongs, stars = suggest(LIKED, REST)

    assert [paper.title for paper in tongs.papers] == [title for title, _ in TONGS]
    terms = {term.text.casefold(): term for term in tongs.terms}
    assert any("tongs" in term for term in terms)
    assert all(term.share <= 0.05 and term.papers > 0 for term in tongs.terms)
    assert (tongs.categories, tongs.examples) == (("cs.RO",), ("2501.00001", "2501.00002", "2501.00003"))
    assert (stars.categories, stars.examples) == (("astro-ph.GA",), ("2501.00012",))
    assert "language" not in " ".join(terms)


def test_a_category_that_many_others_have_is_not_taken_whole() -> None:
    liked = [gist(number, told, ("cs.CL",)) for number, told in enumerate(TONGS, 1)]

    (topic,) = suggest(liked, REST)

    assert topic.categories == ()
    assert topic.usual == {"cs.CL": 3}


def test_one_paper_or_a_tiny_archive_names_no_category() -> None:
    def categories(liked, others):
        return {name for topic in suggest(liked, others) for name in topic.categories}

    assert categories(LIKED[:3], REST) == {"cs.RO"}
    assert categories(LIKED[:1], REST) == set()
    assert categories(LIKED[:3], REST[:9]) == set()
    assert categories(LIKED[:3], []) == set()


def test_a_term_that_most_of_a_few_others_have_does_not_tell() -> None:
    def has_tongs(others):
        return any("tongs" in term.text.casefold().split() for term in suggest(LIKED[:1], others)[0].terms)

    assert has_tongs([*REST[:18], gist(90, TONGS[1]), gist(91, TONGS[2])])
    assert not has_tongs([REST[0], gist(90, TONGS[1]), gist(91, TONGS[2])])


def test_the_file_says_where_it_comes_from_loads_and_finds_its_papers() -> None:
    text = profile_toml(suggest(LIKED, REST), name="mine", source="5 papers (mine.bib)", others="30 papers")

    profile = parse_profile(text, "suggested")
    assert (profile.name, len(profile.topics)) == ("mine", 2)
    assert "from 5 papers (mine.bib); words held against 30 papers." in text
    assert "#   2501.00001  Grasping with tongs\n" in text
    assert "#   (not on arXiv)  Spectra of dim galaxies\n" in text
    assert found_by(text, LIKED) == len(LIKED)


def test_without_other_papers_there_is_a_profile_all_the_same() -> None:
    assert {gist.arxiv_id for topic in suggest(LIKED, []) for gist in topic.papers} == {one.arxiv_id for one in LIKED}


def test_the_order_of_other_papers_does_not_matter() -> None:
    assert suggest(LIKED, REST) == suggest(LIKED, REST[::-1])


hostile = st.text(
    st.sampled_from('tongs galaxy "\\\n[]={}#\x00\x7f\u2028*$^é') | st.characters(codec="utf-8"), max_size=40
)


@settings(max_examples=60)
@given(st.lists(st.tuples(hostile, hostile), min_size=1, max_size=5))
def test_whatever_titles_say_the_file_loads(told) -> None:
    liked = [gist(number, one, ("cs.RO",)) for number, one in enumerate(told, 1)]

    topics = suggest(liked, REST)
    text = profile_toml(topics, name="mine", source="papers", others="others")

    profile = parse_profile(text, "suggested")
    assert sum(len(topic.examples) for topic in profile.topics) == len(liked)
    assert len({topic.name for topic in profile.topics}) == len(topics)
