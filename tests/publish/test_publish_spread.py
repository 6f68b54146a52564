"""The ratings of the last weeks, as pages show them."""

from dataclasses import replace
from datetime import date

import pytest

from litmus.model import Rating, Spread, remark
from litmus.publish import publish
from litmus.publish.spread import spread_words

ADVICE = remark("curate.advice_must_read", rated=30, picks=40, one_in=6, threshold="4.6", now="4.2")


@pytest.fixture
def weeks() -> Spread:
    ratings = {Rating.MUST_READ: 30, Rating.OPTIONAL: 10, Rating.SKIP: 0}
    return Spread(since=date(2026, 2, 20), digests=7, ratings=ratings, advice=ADVICE)


def test_the_spread_is_said_with_what_would_mend_it(weeks) -> None:
    said = spread_words(weeks, "en")

    assert said[0] == ("Picks since 20 February 2026, in 7 digests: ★★★ Must read 30, ★★☆ Optional 10, ★☆☆ Skip 0.")
    assert "must_read = 4.6" in said[1]
    assert len(spread_words(weeks, "zh")) == 2


def test_a_single_digest_has_no_spread_to_show(weeks) -> None:
    assert spread_words(replace(weeks, digests=1), "en") == ()


@pytest.mark.parametrize("name", ["digest.en.md", "digest.en.html"])
def test_it_stands_on_the_digest_alone(digest, weeks, tmp_path, name) -> None:
    publish(replace(digest, spread=weeks), tmp_path)

    assert "30 of these 40 picks are must-reads" in (tmp_path / name).read_text("utf-8")
    assert "30 of these 40 picks" not in (tmp_path / name.replace("digest", "brief")).read_text("utf-8")
