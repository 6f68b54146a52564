"""Authors and groups by the names that a profile has for them."""

import pytest
from hypothesis import given, strategies as st

from litmus.curate.people import Groups, Names


@pytest.mark.parametrize(
    ("named", "author"),
    [
        ("Ada Lovelace", "ada lovelace"),
        ("Bernhard Scholkopf", "Bernhard Schölkopf"),
        ('Bernhard Sch\\"olkopf', "Bernhard Schölkopf"),
        ("Christopher Manning", "Christopher D. Manning"),
        ("Christopher D. Manning", "Christopher Manning"),
        ("Christopher D. Manning", "Christopher David Manning"),
        ("C. Manning", "Christopher Manning"),
        ("Manning, Christopher", "Christopher Manning"),
        ("Yee-Whye Teh", "Yee Whye Teh"),
        ("Yann Le Cun", "Yann LeCun"),
        ("Guido van Rossum", "Guido van Rossum"),
        ("何恺明", "何恺明"),
        ("DeepSeek-AI", "DeepSeek AI"),
    ],
)
def test_a_name_is_found_however_it_is_written(named, author) -> None:
    assert Names([named]).among(["Somebody Else", author]) == author


@pytest.mark.parametrize(
    ("named", "author"),
    [
        ("Ada Lovelace", "A. Lovelace"),  # may be anybody's
        ("Ada Lovelace", "Adam Lovelace"),
        ("Ada Lovelace", "Lovelace"),
        ("Lovelace", "Ada Lovelace"),
        ("Christopher D. Manning", "Christopher Eric Manning"),
        ("Ada Lovelace", "Ada Lovelaces"),
        ("Ada Lovelace", ""),
    ],
)
def test_a_name_of_somebody_else_is_not(named, author) -> None:
    assert Names([named]).among([author]) == ""


@given(st.lists(st.text(max_size=20), max_size=4), st.text(max_size=20))
def test_any_text_may_stand_where_a_name_does(authors, named) -> None:
    found = Names([named]).among(authors)
    assert found in {"", *authors}
    if Names([named]):
        assert Names([named]).among([named]) == named


def test_a_group_stands_in_the_organisation_or_as_an_author(paper) -> None:
    groups = Groups(["Example University", "Meta"])

    assert groups.behind(paper(1, organization="Vision Lab, Example University")) == "Vision Lab, Example University"
    assert groups.behind(paper(1, authors=("A. Person", "Meta AI"))) == "Meta AI"
    assert groups.behind(paper(1, authors=("Meta Knight",), organization="Metals")) == ""
