"""Profiles from TOML: the default one, and what is said about bad ones."""

import math
import re
from datetime import date
from importlib.resources import files

import pytest
from pydantic import TypeAdapter

from litmus.curate import load_profile, parse_profile, profile_of
from litmus.model import Preferences, Profile
from litmus.model.errors import ConfigError

TOPIC = '[[topics]]\nname = "RLVR"\nterms = ["GRPO"]\n'


def test_little_is_enough() -> None:
    profile = parse_profile(TOPIC, "p")

    assert profile.topics[0].terms == ("GRPO",)
    assert profile.preferences == Preferences()
    assert profile == Profile(name="default", topics=profile.topics)


def test_examples_are_given_in_any_form() -> None:
    text = TOPIC + 'examples = ["2602.12675v2", "https://arxiv.org/abs/1706.03762"]'
    assert parse_profile(text, "p").topics[0].examples == ("2602.12675", "1706.03762")


def test_the_default_profile_is_valid_and_goes_through_json() -> None:
    text = (files("litmus") / "defaults" / "profile.toml").read_text("utf-8")
    profile = parse_profile(text, "default")
    adapter = TypeAdapter(Profile)

    assert adapter.validate_json(adapter.dump_json(profile)) == profile
    assert profile.name == "default"
    assert profile.languages == ("en", "zh")
    assert all(named.name_zh for named in (*profile.topics, *profile.exclusions))


def test_the_default_profile_has_no_term_twice() -> None:
    profile = parse_profile((files("litmus") / "defaults" / "profile.toml").read_text("utf-8"), "default")

    for terms in [topic.terms for topic in profile.topics] + [profile.preferences.strong_groups]:
        folded = [term.casefold().replace("-", " ") for term in terms]
        assert sorted(folded) == sorted(set(folded))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", r"topics: is missing"),
        ("topics = []", r"topics: is empty; give at least one"),
        ('[[topics]]\nname = "a"\nterms = []', r"topics 1: it needs `terms`, .*, `examples` or `library`"),
        (TOPIC + "color = 3", r"topics 1, color: there is no such key"),
        (TOPIC.replace("terms", "term"), r"topics 1, term: there is no such key; is it “terms” that you mean\? `"),
        ("open_code = 1\n" + TOPIC, r"open_code: there is no such key; is it “preferences\.open_code” that you mean"),
        ("colour = 3\n" + TOPIC, r"p: colour: there is no such key"),
        ('picks = "many"\n' + TOPIC, r"picks: “many” is no whole number; give one"),
        ("picks = 0\n" + TOPIC, r"picks: 0 is too small; give 1 or more"),
        ("must_read = 1\noptional = 2\n" + TOPIC, r"must_read \(1\) is below optional \(2\); raise the one"),
        ('languages = ["en", "en"]\n' + TOPIC, r"languages: name each language once"),
        ('languages = ["fr"]\n' + TOPIC, r"languages 1: “fr” is not among what there is; give 'en' or 'zh'"),
        ('name = "../x"\n' + TOPIC, r"name: “../x” names no folder; give up to 40 small letters"),
        (TOPIC + "weight = -1", r"topics 1, weight: -1 is too small; give a number above 0"),
        (TOPIC + "weight = 101", r"topics 1, weight: 101 is too large; give 100 or less"),
        (TOPIC + 'weight = "high"', r"topics 1, weight: “high” is no number that can be used; give one such as"),
        (TOPIC + "library = 3", r"topics 1, library: 3 is no text; put it in quotes"),
        (TOPIC.replace('["GRPO"]', '"GRPO"'), r'topics 1, terms: “GRPO” is no list; write \["…", "…"\]'),
        (TOPIC.replace("RLVR", ""), r"topics 1, name: is empty; give it a text"),
        (TOPIC.replace("RLVR", "x" * 81), r"topics 1, name: it is longer than 80 characters; shorten it"),
        (TOPIC.replace("[[topics]]", "[topics]"), r"topics: it is no list of tables; begin each with \[\[topics\]\]"),
        ("preferences = 3\n" + TOPIC, r"preferences: 3 is no table; begin one with \[preferences\]"),
        (f"topics = [{'3, ' * 101}]", r"topics 1: 3 is no table; begin one with \[\[topics\]\]"),
        (TOPIC.replace('"GRPO"', '"a", ' * 1001), r"topics 1, terms: it has more than 1,000; leave some out"),
        (TOPIC + TOPIC, r"two of the topics are called “RLVR”"),
        (TOPIC.replace("GRPO", "?!"), r"topics 1, terms 1: a term needs at least one letter"),
        (TOPIC.replace("GRPO", "a*b"), r"topics 1, terms 1: `\*` stands only at the end"),
        (TOPIC + '[[exclusions]]\nname = "x"', r"exclusions 1: it needs `terms`, `categories`, `authors` or"),
        (
            TOPIC + '[[exclusions]]\nname = "x"\ncategories = ["cs.IA"]',
            r"categories 1: “cs.IA” is no arXiv category; did you",
        ),
        (TOPIC + 'examples = ["soon"]', r"topics 1, examples 1: “soon” is not an arXiv identifier"),
        (TOPIC + 'authors = ["!"]', r"topics 1, authors 1: a name needs at least one letter"),
        ("picks = nan\n" + TOPIC, r"picks: nan is no number that can be used"),
        ("[[topics]", r"not readable as TOML"),
    ],
)
def test_a_bad_profile_is_named_with_its_key(text, said) -> None:
    with pytest.raises(ConfigError, match=said) as caught:
        parse_profile(text, "p")
    assert "litmus init" in str(caught.value)


VALUES = [
    "",
    "x" * 2000,
    "high",
    0,
    -1,
    2.5,
    10**60,
    math.nan,
    math.inf,
    True,
    date(2026, 3, 1),
    [],
    [3],
    ["?"],
    {},
    {"a": 1},
]
KEYS = ("name", "topics", "exclusions", "preferences", "languages", "picks", "shortlist", "must_read")
TOPIC_KEYS = ("name", "terms", "categories", "examples", "library", "weight", "name_zh")


@pytest.mark.parametrize("value", VALUES, ids=lambda value: str(value)[:20])
def test_no_mistake_is_told_in_the_validators_own_words(value) -> None:
    topic = {"name": "a", "terms": ["x"]}
    tables = [{"topics": [topic], key: value} for key in KEYS]
    tables += [{"topics": [{**topic, key: value}]} for key in TOPIC_KEYS]

    for said in map(mistakes_in, tables):
        assert not re.search("should|valid|input", said), said


def mistakes_in(data: object) -> str:
    try:
        profile_of(data, "p")
    except ConfigError as error:
        return error.cause
    return ""


def test_all_mistakes_are_said_at_once() -> None:
    with pytest.raises(ConfigError, match=r"p: there are 2 mistakes\n  topics 1, weight: .*\n  shortlist: .*\.\n`"):
        parse_profile("shortlist = -1\n" + TOPIC + "weight = 0", "p")


def test_a_file_is_read_and_one_that_cannot_be_is_named(tmp_path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(TOPIC, "utf-8")
    assert load_profile(file).topics[0].name == "RLVR"

    with pytest.raises(ConfigError, match=r"none\.toml: the profile cannot be read \(No such file"):
        load_profile(tmp_path / "none.toml")
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match=r"not text in UTF-8\. Save it"):
        load_profile(file)


def test_categories_may_be_written_in_any_case():
    """They are kept as arXiv writes them, since papers are."""
    said = parse_profile('[[topics]]\nname = "a"\ncategories = ["CS.cl", "Q-BIO", "stat.ml"]', "mine")

    assert said.topics[0].categories == ("cs.CL", "q-bio", "stat.ML")
