"""A paper's history: its places in the lists, and its newest version, in whatever order days are collected."""

from datetime import date, timedelta
from itertools import permutations

import pytest

from litmus.archive import Archive
from litmus.model import Listing, ListingKind, Source

MONDAY = date(2026, 2, 23)
CATEGORIES, OTHERS = ("cs.AI", "cs.CL"), ("cs.LG",)
NAME = "2602.90001"


def announced(days: int = 0, kind: ListingKind = ListingKind.NEW, version: int | None = 1) -> Listing:
    """arXiv's listing so many days after Monday."""
    return Listing(source=Source.ARXIV, date=MONDAY + timedelta(days=days), kind=kind, version=version)


def featured(days: int = 0) -> Listing:
    return Listing(source=Source.HUGGING_FACE, date=MONDAY + timedelta(days=days), kind=ListingKind.FEATURED)


@pytest.mark.parametrize("order", [*permutations(range(4))])
def test_versions_features_and_repeats_make_one_history_in_whatever_order_days_come(
    url, paper, collection, order
) -> None:
    """Announced on Monday, featured on Tuesday and again on Thursday, revised on Friday."""
    told = [
        paper(NAME, announced(0), version=1, title="First"),
        paper(NAME, featured(1), version=None, title="As Hugging Face has it"),
        paper(NAME, featured(3), version=1, title="First"),
        paper(NAME, announced(4, ListingKind.REPLACE, 2), version=2, title="Second"),
    ]
    with Archive(url) as archive:
        for number in order:
            archive.keep_collection(collection(told[number], day=told[number].listings[0].date), CATEGORIES)

        history = (announced(0), featured(1), featured(3), announced(4, ListingKind.REPLACE, 2))
        assert archive.history([NAME]) == {NAME: history}
        newest = archive.paper(NAME)
        assert (newest.version, newest.title, newest.listings) == (2, "Second", history)


@pytest.mark.parametrize("order", [*permutations(range(3))])
def test_of_one_version_the_latest_list_has_the_word(url, paper, collection, order) -> None:
    """So an archive is the same whichever program kept which day first; a paper in no list knows less than any."""
    told = [
        paper(NAME, featured(1), title="On Tuesday"),
        paper(NAME, featured(3), title="On Thursday"),
        paper(NAME, featured(4), version=None, title="On Friday, thin"),
    ]
    with Archive(url) as archive:
        for number in order:
            archive.keep_collection(collection(told[number], day=told[number].listings[0].date), CATEGORIES)
            archive.keep_paper(paper(NAME, title="Alone"))

        assert archive.paper(NAME).title == "On Thursday"


def test_a_complete_day_does_not_give_way_to_half_of_it(url, paper, collection) -> None:
    """Another program may have had more luck meanwhile."""
    whole = collection(paper(NAME, announced(), featured()), day=MONDAY)
    with Archive(url) as archive:
        archive.keep_collection(whole, CATEGORIES)
        archive.keep_collection(collection(paper(NAME, featured()), day=MONDAY, complete=False), CATEGORIES)

        assert archive.collection(MONDAY, CATEGORIES) == whole
        assert archive.history([NAME]) == {NAME: (announced(), featured())}


def test_a_list_that_grew_adds_to_the_history(url, paper, collection) -> None:
    late = paper("2602.90002", featured())
    with Archive(url) as archive:
        archive.keep_collection(collection(paper(NAME, announced()), day=MONDAY, complete=False), CATEGORIES)
        archive.keep_collection(collection(paper(NAME, announced(), featured()), late, day=MONDAY), CATEGORIES)

        assert archive.history([NAME, "2602.90002", "2602.90003"]) == {
            NAME: (announced(), featured()),
            "2602.90002": (featured(),),
        }


def test_what_a_near_list_had_wrong_is_forgotten(url, paper, collection) -> None:
    """Papers whose announcement was guessed from their submission; one of them Hugging Face lists all the same."""
    near = [
        paper(NAME, announced()),
        paper("2602.90002", announced()),
        paper("2602.90003", featured(), announced()),
    ]
    exact = [paper(NAME, announced()), paper("2602.90003", featured())]
    with Archive(url) as archive:
        archive.keep_collection(collection(*near, day=MONDAY, complete=False), CATEGORIES)
        archive.keep_collection(
            collection(paper("2602.90002", announced(1)), day=MONDAY + timedelta(days=1)), CATEGORIES
        )
        archive.keep_collection(collection(*exact, day=MONDAY), CATEGORIES)

        assert archive.history([NAME, "2602.90002", "2602.90003"]) == {
            NAME: (announced(),),
            "2602.90002": (announced(1),),
            "2602.90003": (featured(),),
        }


def test_a_day_asked_under_other_categories_keeps_its_places(url, paper, collection) -> None:
    """Two readers share an archive: what one's lists lose, the other's still have."""
    shared, mine = paper(NAME, announced()), paper("2602.90002", announced())
    with Archive(url) as archive:
        archive.keep_collection(collection(shared, mine, day=MONDAY, complete=False), CATEGORIES)
        archive.keep_collection(collection(shared, day=MONDAY), OTHERS)
        archive.keep_collection(collection(day=MONDAY), CATEGORIES)

        assert archive.history([NAME, "2602.90002"]) == {NAME: (announced(),)}
        assert len(archive.collection(MONDAY, OTHERS).papers) == 1


def test_a_day_kept_twice_is_kept_once(url, paper, collection) -> None:
    day = collection(paper(NAME, announced(), featured()), paper("2602.90002", announced()), day=MONDAY)
    with Archive(url) as archive:
        archive.keep_collection(day, CATEGORIES)
        before = archive.counts()
        archive.keep_collection(day, CATEGORIES)

        assert archive.counts() == before
        assert (before["papers"], before["listings"], before["collections"]) == (2, 3, 1)
