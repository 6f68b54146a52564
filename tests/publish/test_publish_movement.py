"""What rises and falls, on pages."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st
from selectolax.lexbor import LexborHTMLParser

from litmus.model import Movement, Trend, TrendKind, TrendPaper
from litmus.publish import publish, shown, trends_html
from litmus.publish.drawings import bars, blocks

LAST = date(2026, 3, 17)
DAYS = tuple(LAST - timedelta(days=day) for day in range(19, -1, -1))
HOSTILE = '<script>alert("x")</script> & "quotes"'


def trend(name: str, recent: int, before: int, **more) -> Trend:
    daily = (before / 15 / 100,) * 15 + (recent / 5 / 100,) * 5
    said = {
        "kind": TrendKind.PHRASE,
        "p": 0.01,
        "papers": tuple(TrendPaper(arxiv_id=f"2603.0000{n}", title=f"{name} {n}", date=LAST) for n in range(5)),
    }
    shares = {"share": recent / 500, "share_before": before / 1500}
    return Trend(name=name, recent=recent, before=before, daily=daily, **(shares | said | more))


@pytest.fixture
def moves() -> Movement:
    trends = (
        trend("rubric rewards", 17, 15),
        trend(HOSTILE, 9, 0),
        trend("cs.CV", 5, 90, kind=TrendKind.CATEGORY),
        trend("tadpoles", 0, 60, papers=()),
    )
    first = DAYS[15]
    return Movement(first=first, last=LAST, days=DAYS, sizes=(100,) * 20, is_enough=True, tested=1200, trends=trends)


def test_effects_are_told_in_words(moves) -> None:
    said = shown(moves, "en", papers=2)

    assert [one.words for one in (*said.rising, *said.falling)] == [
        "3.40% of papers (17), 1.00% before; ×3.4",
        "1.80% of papers (9), none before",
        "1.00% of papers (5), 6.00% before; ×0.2",
        "no papers, 4.00% before",
    ]
    assert said.falling[0].name == "category cs.CV"
    assert shown(moves, "zh").falling[0].name == "类别 cs.CV"
    assert [paper.text for paper in said.rising[0].papers] == ["rubric rewards 0", "rubric rewards 1"]
    assert "1200 topics" in said.words


def test_a_digest_shows_what_moves_with_plots_and_papers(digest, moves, tmp_path) -> None:
    """In both forms and languages, and hostile names as text."""
    publish(replace(digest, movement=moves, is_sample=False), tmp_path)
    for language, rising in (("en", "Rising"), ("zh", "上升")):
        page = LexborHTMLParser((tmp_path / f"digest.{language}.html").read_text("utf-8"))
        assert rising in page.css_first("#trends").text()
        assert len(page.css("#trends svg[role=img]")) == 4
        assert all(plot.css_first("title").text() and plot.css_first("desc").text() for plot in page.css("#trends svg"))
        assert page.css_first('#trends a[href="https://arxiv.org/abs/2603.00000"]') is not None
        assert not page.css("script")
        markdown = (tmp_path / f"digest.{language}.md").read_text("utf-8")
        assert f"### {rising}" in markdown
        assert r"**\<script>alert" in markdown
        assert "▃▃▃█" in markdown


def test_a_page_of_trends_stands_alone(moves) -> None:
    page = LexborHTMLParser(trends_html(moves, "en"))

    assert page.css_first("h1").text() == "What rises and falls, 13 March 2026 to 17 March 2026"
    assert HOSTILE in page.css_first(".movers").text()
    assert not page.css("script, link, img")


def test_a_short_archive_says_what_it_lacks(moves) -> None:
    short = replace(moves, is_enough=False, days=DAYS[-4:], sizes=(9,) * 4, trends=())

    assert "litmus collect 2026-01-09..2026-03-17" in shown(short, "en").words
    assert shown(short, "en").groups == ()
    assert "Nothing moved" in shown(replace(moves, trends=()), "en").words


@given(st.lists(st.floats(0, 1), max_size=70), st.integers(0, 9))
def test_a_plot_has_a_bar_for_each_day_that_has_papers(shares, recent) -> None:
    """However few days; the highest fills the height."""
    plot = str(bars(shares, min(recent, len(shares)), "<a>", "&"))
    visible = [share for share in shares if round(28 * share / max(shares), 1)] if any(shares) else []

    assert plot.count("h3v") == len(visible)
    assert "<a>" not in plot
    assert len(blocks(shares)) == len(shares) // 5
