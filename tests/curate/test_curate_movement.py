"""What rises and falls: found where it is, and not where days merely differ."""

import random
import sys
from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, strategies as st

from litmus.curate import movement
from litmus.curate.movement.mining import mine
from litmus.curate.movement.significance import Days, compare, false_discovery_rates, usual_spread
from litmus.curate.movement.wording import singular
from litmus.model import Gist, Listed, Listing, ListingKind, Source

MONDAY = date(2026, 3, 2)
RECENT, BEFORE = 5, 30
DATES = [MONDAY + timedelta(days=day - BEFORE) for day in range(BEFORE + RECENT)]
LAST = DATES[-1]


def gist(number: int, title: str, abstract: str = "", *, day: date = MONDAY, kind=ListingKind.NEW, **more) -> Gist:
    listing = Listing(source=Source.ARXIV, date=day, kind=kind)
    return Gist(arxiv_id=f"2603.{number:05}", title=title, abstract=abstract, listings=(listing,), **more)


def days_of(title: Callable[[int, int], str], papers: int = 40) -> list[Listed]:
    """Days of so many papers; a title for each by day and number."""
    return [
        Listed(
            date=at,
            papers=tuple(gist(day * 1000 + place, title(day, place), day=at) for place in range(papers)),
        )
        for day, at in enumerate(DATES)
    ]


def found(gists: list[Gist]) -> dict[str, list[int]]:
    return {" ".join(phrase.forms[0]): places for phrase, places in mine(gists).items()}


# Phrases


@pytest.mark.parametrize(
    ("word", "one"),
    [("agents", "agent"), ("policies", "policy"), ("losses", "loss"), ("llms", "llm"), ("caches", "cache")]
    + [(word, word) for word in ("bias", "analysis", "gps", "dynamics", "loss", "corpus", "lens")],
)
def test_a_plural_is_its_singular(word, one) -> None:
    assert singular(word) == one


def test_spellings_of_one_phrase_are_one() -> None:
    """Hyphens, plurals, one word or two; each paper once, in title or abstract."""
    titles = [
        "Multi-agent debate",
        "Multi agent play",
        "Multiagents",
        "MULTI-AGENT MULTI-AGENT",
        "On multi-agents",
        "Multi-agents",
    ]
    gists = [gist(number, title) for number, title in enumerate([*titles, "A frog"])]
    gists.append(gist(9, "Frogs", "Here are multi-agents, and multiagent ones."))

    assert found(gists)["multi agent"] == [0, 1, 2, 3, 4, 5, 7]


def test_an_acronym_is_its_long_form() -> None:
    """Once papers agree on what it is short for."""
    abstract = "We use Group Relative Policy Optimization (GRPO)."
    gists = [gist(number, "Frogs", abstract) for number in range(3)]
    gists += [gist(number, "GRPO for frogs") for number in range(3, 8)]

    assert found(gists)["group relative policy optimization"] == list(range(8))
    assert "grpo" not in found(gists)


def test_an_acronym_of_two_things_stays_alone() -> None:
    gists = [
        gist(number, "AR at large", "Augmented Reality (AR)." if number % 2 else "auto regression (AR).")
        for number in range(8)
    ]

    assert found(gists)["ar"] == list(range(8))


def test_a_part_of_a_longer_phrase_is_none() -> None:
    """ "Gaussian splatting" is said in full, so "splatting" is not another topic; "reward" is said without "model"."""
    gists = [gist(number, "Gaussian splatting with a reward model") for number in range(6)]
    gists += [gist(number, "A reward") for number in range(6, 20)]

    assert {"gaussian splatting", "reward model", "reward"} <= found(gists).keys()
    assert not {"splatting", "gaussian", "model"} & found(gists).keys()


def test_what_abstracts_always_say_is_no_topic() -> None:
    """ "Extensive experiments" would be in a title now and then; "frog" is what papers are named after."""
    gists = [
        gist(number, "Frogs" if number > 5 else "Careful frogs", "Careful experiments with frogs.")
        for number in range(60)
    ]

    assert "frog" in found(gists)
    assert "careful" not in found(gists)


# Statistics


@given(st.lists(st.floats(0, 1), max_size=30))
def test_rates_are_those_of_benjamini_and_hochberg(ps) -> None:
    """The adjusted p-values: m/rank times the p-value, made monotone from the largest down."""
    order = sorted(ps)
    right = {p: min(1.0, *(len(ps) * q / rank for rank, q in enumerate(order, 1) if q >= p)) for p in ps}

    assert false_discovery_rates(ps) == pytest.approx([right[p] for p in ps])


@given(st.lists(st.integers(0, 20), min_size=8, max_size=20), st.integers(2, 6), st.integers(20, 60))
def test_more_papers_in_the_recent_days_are_no_less_a_rise(counts, recent, size) -> None:
    """A p-value is one, and does not grow with the rise."""
    days = Days(sizes=[size] * len(counts), is_recent=[place < recent for place in range(len(counts))])
    flat = [3] * len(counts)
    usual = usual_spread([flat], days)
    ps = [compare([3 + more] * recent + flat[recent:], days, usual).p for more in range(10)]

    assert all(0 <= p <= 1 for p in ps)
    assert ps == sorted(ps, reverse=True)
    if any(counts):
        assert 0 < compare(counts, days, usual).p <= 1


def test_a_bunch_on_one_day_weighs_less_than_a_steady_rise() -> None:
    """The same sums: what one day brings may be a workshop."""
    days = Days(sizes=[400] * 35, is_recent=[place >= 30 for place in range(35)])
    before = [1] * 30
    bunch, steady = (compare([*before, *recent], days, 1.0).p for recent in ([25, 0, 0, 0, 0], [5] * 5))

    assert steady < 1e-6 < 100 * steady < bunch


# Movement


def test_a_rise_and_a_fall_are_found_with_their_papers() -> None:
    def title(day: int, place: int) -> str:
        recent = day >= BEFORE
        if place < (8 if recent else 1):
            return "Rubric rewards for frogs"
        return "On tadpoles" if place >= (39 if recent else 30) else f"Frogs of pond {place}"

    moved = movement(days_of(title), MONDAY, LAST)

    assert [(trend.name, trend.is_rising) for trend in moved.trends] == [("Rubric rewards", True), ("tadpoles", False)]
    rise = moved.rising[0]
    assert (rise.recent, rise.before) == (8 * RECENT, BEFORE)
    assert (rise.share, rise.share_before) == (8 / 40, 1 / 40)
    assert rise.daily == (1 / 40,) * BEFORE + (8 / 40,) * RECENT
    assert {paper.title for paper in rise.papers} == {"Rubric rewards for frogs"}
    assert [paper.date for paper in rise.papers] == sorted((paper.date for paper in rise.papers), reverse=True)
    assert all(paper.date >= MONDAY for paper in rise.papers)


def test_a_few_days_are_too_few() -> None:
    moved = movement(days_of(lambda day, _: "Rubric rewards" if day >= BEFORE else "Frogs")[BEFORE - 9 :], MONDAY, LAST)

    assert not moved.is_enough
    assert (moved.tested, moved.trends) == (0, ())
    assert movement([], MONDAY, LAST).days == ()


def test_each_paper_counts_once_on_its_first_day_and_replacements_never() -> None:
    first = gist(1, "Frogs")
    old = gist(2, "Toads", kind=ListingKind.REPLACE)
    lists = [Listed(date=LAST, papers=(first, gist(3, "Newts"))), Listed(date=MONDAY, papers=(old, first))]

    assert (moved := movement(lists, MONDAY, LAST)).days == (MONDAY, LAST)
    assert moved.sizes == (1, 1)


def noise(seed: int) -> list[Listed]:
    """Days on which nothing moves: of sixty words, each title has some, and now and then a day brings a bunch."""
    chance = random.Random(seed)
    words = [f"{first}{second}" for first in "frog toad newt salamander eft olm".split() for second in "abcdefghij"]

    def title(day: int, _place: int) -> str:
        bunched = words[day % 60] if chance.random() < 0.1 else ""
        return " of ".join(chance.sample(words, 3)) + (f" and {bunched}" if bunched else "")

    return days_of(title)


def test_where_nothing_moves_little_is_found() -> None:
    """At a level of 5 % some of forty worlds have a false trend; the probability of nine or more is 1 in 10,000."""
    assert sum(bool(movement(noise(seed), MONDAY, LAST).trends) for seed in range(40)) < 9


@pytest.fixture
def trends() -> ModuleType:
    folder = str(Path(__file__).parents[2] / "benchmarks")
    sys.path.insert(0, folder)
    try:
        return import_module("trends")
    finally:
        sys.path.remove(folder)


@pytest.mark.shared
@pytest.mark.slow
def test_of_real_days_that_changed_places_few_have_a_trend(trends) -> None:
    """At the level of 5 % the probability of thirteen or more in a hundred is 1 in 700."""
    assert sum(alarms > 0 for alarms in trends.false_alarms(trends.history(), 100)) < 13


@pytest.mark.shared
@pytest.mark.slow
def test_february_moved(trends) -> None:
    """The weeks after a conference's deadline: its subjects rise, another conference's fall."""
    moved = trends.movement(trends.history(), trends.FEBRUARY, trends.LAST)

    assert {"cs.LG", "regret", "post-training", "policy gradient"} <= {trend.name for trend in moved.rising}
    assert {"cs.CV", "segmentation"} <= {trend.name for trend in moved.falling}
