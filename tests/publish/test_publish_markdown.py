"""Pages as Markdown."""

import json
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from litmus.publish import publish, report_markdown
from litmus.publish.markdown import cell, escaped, link, stated
from litmus.publish.prose import pieces
from litmus.words import label

GOLDEN = Path(__file__).parent / "golden"
RENEW = "LITMUS_RENEW_GOLDEN"

SHARDS = [*"\\`*_{}[]<>|~$&#;%()!+-=.:/\"'1a的 \n\t\u202e\x00", "amp;", "{{", "{%", "](", "http://a.b/", "5%", "7x"]
NASTY = st.lists(st.sampled_from(SHARDS), max_size=40).map("".join)


@pytest.fixture
def pages(digest, tmp_path):
    publish(digest, tmp_path)
    return {path.name: path.read_text("utf-8") for path in tmp_path.glob("*.md")}


@pytest.mark.parametrize("name", ["daily.en.md", "digest.zh.md", "brief.en.md"])
def test_pages_are_as_reviewed(name, pages):
    """A change to a page is seen in a diff. Renew with LITMUS_RENEW_GOLDEN=1."""
    if os.environ.get(RENEW):
        (GOLDEN / name).write_text(pages[name], "utf-8")
    assert pages[name] == (GOLDEN / name).read_text("utf-8")


def test_a_single_report_is_as_reviewed(digest):
    """`litmus report` prints everything that the report answers."""
    said = report_markdown(digest.entries[0], "en")
    if os.environ.get(RENEW):
        (GOLDEN / "report.en.md").write_text(said, "utf-8")
    assert said == (GOLDEN / "report.en.md").read_text("utf-8")


def test_a_single_report_has_every_statement(digest):
    """No claim is lost between the report and the page."""
    entry = digest.entries[0]
    said = report_markdown(entry, "zh")

    for claim in entry.reports["zh"].claims:
        assert stated(claim.text) in said


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize(("page", "level"), [("daily", 2), ("digest", 3), ("brief", 3)])
def test_every_paper_has_the_same_outline(page, level, lang, pages):
    """Same headings, same order, same depth, whatever a paper answers."""
    text = pages[f"{page}.{lang}.md"].split(f"## {label('page.provenance', lang)}")[0]
    text = text.split(f"## {label('page.errata', lang)}")[0].replace(f"## {label('page.corrections', lang)}", "")
    papers = re.split(rf"^{'#' * level} .*\n", text, flags=re.MULTILINE)[1:]
    papers[-1] = re.split(r"^## ", papers[-1], flags=re.MULTILINE)[0]
    outlines = [re.findall(r"^#+ .*|^\*\*[^*]+\*\*[:：]?$", paper, re.MULTILINE) for paper in papers]

    assert len(outlines) == {"daily": 3, "digest": 2, "brief": 2}[page]
    assert all(outline == outlines[0] for outline in outlines)
    assert len(outlines[0]) == {"daily": 5, "digest": 5, "brief": 2}[page]


def test_front_matter_is_closed_and_each_value_a_string_of_json(pages):
    """Hugo, Jekyll and Astro read it whatever the words are."""
    for name, text in pages.items():
        _, front, _ = text.split("---\n", 2)
        said = dict(line.split(": ", 1) for line in front.splitlines())
        assert list(said) == ["title", "date", "description", "tags", "category", "draft", "lang"]
        assert said["date"] == "2026-03-17"
        assert said["draft"] == "false"
        assert said["lang"] == name.split(".")[1]
        assert isinstance(json.loads(said["title"]), str)
        assert isinstance(json.loads(said["description"]), str)
        assert "Daily-Papers" in json.loads(said["tags"])


def test_front_matter_survives_hostile_topics(digest, tmp_path):
    """A profile's own words may hold quotes, colons and rules."""
    pick = digest.picks[0]
    part = pick.score.parts[0]
    nasty = replace(part.why, facts={**part.why.facts, "topic": 'a": ]\n---\nevil: "x'})
    score = replace(pick.score, parts=(replace(part, why=nasty),))
    publish(replace(digest, picks=(replace(pick, score=score), *digest.picks[1:])), tmp_path)

    front = (tmp_path / "digest.en.md").read_text("utf-8").split("---\n", 2)[1]
    tags = next(line for line in front.splitlines() if line.startswith("tags: "))
    assert json.loads(tags.removeprefix("tags: "))[1] == 'a": ] --- evil: "x'


def rendered(markdown: str) -> LexborHTMLParser:
    """What a reader with every extension on, raw HTML among them, gets to see."""
    return LexborHTMLParser(
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    )


def test_hostile_text_brings_no_element_into_the_page(pages):
    """Not a script, an image or a link that the paper's text made up."""
    for text in pages.values():
        page = rendered(text.split("---\n", 2)[2])
        assert not page.css("script, img, i, details, code, del")
        assert all(
            re.match(r"https?://|\.\./2026-03-10/daily", node.attributes["href"] or "") for node in page.css("a")
        )
        assert "{{" not in text
        assert "{%" not in text


def test_figures_are_bold_in_both_languages(pages):
    """CommonMark sees the bold, Chinese letters beside it or not."""
    english, chinese = rendered(pages["digest.en.md"]), rendered(pages["digest.zh.md"])

    assert {"97%", "18.6x", "75.44", "92%"} <= {node.text() for node in english.css("strong")}
    assert {"97%", "31.4倍", "92", "8.23 个百分点"} <= {node.text() for node in chinese.css("strong")}
    assert "**" not in chinese.css_first("h2 ~ h3 ~ ul").text()


# Formulas are told apart by another test; what is no formula has to come through as it is.
WORDS = NASTY.filter(lambda text: not any(piece.is_formula for piece in pieces(text)))


@given(WORDS)
@example("1) a")
@example("#")
@example("&#38;amp; &lt;")
@example("97%的 +5%,-7x")
def test_escaped_text_renders_as_itself(text):
    """Whatever the text, a reader sees its characters and nothing else."""
    shown = rendered(f"- {escaped(text)}")

    assert not shown.css("body *:not(ul):not(li)")
    assert " ".join(shown.text().split()) == " ".join("".join(piece.text for piece in pieces(text)).split())


@given(WORDS)
@example("见 https://a.b/c_d，快5x的")
@example("https://a.b/(c)_**d**")
@example("!https://a.b/")
def test_stated_text_renders_as_itself_with_bold_and_links(text):
    """Bold and links are all that is added."""
    shown = rendered(f"- {stated(text)}")

    assert not shown.css("body *:not(ul):not(li):not(strong):not(a)")
    assert " ".join(shown.text().split()) == " ".join("".join(piece.text for piece in pieces(text)).split())


@given(WORDS, NASTY)
def test_links_are_links_or_words(text, url):
    """No address ends its bracket; one that is none of the web's is dropped."""
    shown = rendered(f"x {link(text, 'https://example.org/' + url)} y")
    anchors = shown.css("a")

    assert len(anchors) <= 1
    assert all((anchor.attributes["href"] or "").startswith("https://example.org/") for anchor in anchors)
    assert not shown.css("img, script")


@given(st.lists(NASTY, min_size=1, max_size=3))
def test_cells_stay_in_their_columns(texts):
    """A bar in a text, a formula's too, starts no column."""
    head = f"{'| x ' * len(texts)}|\n{'| --- ' * len(texts)}|\n"
    shown = rendered(f"{head}| {' | '.join(cell(escaped(text)) or '—' for text in texts)} |")

    assert len(shown.css("tbody tr td")) == len(texts)


def test_a_mebibyte_of_nasty_text_is_bounded():
    """Work and output are bounded, whatever a paper holds."""
    for seed in ("$", "**", "[(", "5", "5%", "~+", "https://", "1,111", "$5%", "\\", "{{%", "<a "):
        assert len(stated(seed * (1_048_576 // len(seed)))) < 200_000


def test_chinese_pages_have_no_english_labels(pages):
    """Everything that Litmus says itself is said in the page's language."""
    for name in ("section.method", "fact.links", "page.ledger", "page.legend", "status.contradicted"):
        assert label(name, "en") not in pages["digest.zh.md"]
        assert label(name, "zh") in pages["digest.zh.md"]
