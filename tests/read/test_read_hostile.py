"""Whatever a page holds: a document that keeps its promises, or an error that explains itself."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from litmus.model import BlockKind, Document
from litmus.model.errors import BadFile
from litmus.read import from_file
from litmus.read.html import parse
from litmus.read.plain import parse_text

NAMES = (
    "ltx_para ltx_p ltx_section ltx_subsection ltx_appendix ltx_title ltx_tag ltx_figure ltx_table ltx_caption "
    "ltx_tabular ltx_tr ltx_td ltx_equation ltx_equationgroup ltx_tag_equation ltx_item ltx_note ltx_note_content "
    "ltx_bibitem ltx_theorem ltx_proof ltx_listing ltx_listingline ltx_abstract ltx_title_document ltx_float "
    "ltx_minipage ltx_bibliography ltx_authors"
).split()
TAGS = (
    "div p span section figure figcaption table tbody tr td th li ul dt dd svg foreignObject math sup a cite pre h2"
).split()


@st.composite
def element(draw, inner):
    tag, name = draw(st.sampled_from(TAGS)), draw(st.sampled_from(NAMES))
    anchor = draw(st.sampled_from(["", "", ' id="S1"', ' id="S1.p1"', ' id="A1"', ' id="front.title"', ' id="x y"']))
    more = draw(st.sampled_from([
        "", "", ' rowspan="3"', ' colspan="99999"', ' colspan="-1"', ' alttext="a$b"', ' style="color:#fff"',
        ' style="font-size:0"', ' href="javascript:x"', ' href="https://github.com/a/b"', " hidden",
    ]))  # fmt: skip
    return f'<{tag} class="{name}"{anchor}{more}>{draw(inner)}</{tag}>'


WORDS = st.text(alphabet=st.sampled_from("ab .?!1$\\|:()[]<&\u200b我。\x1f\U000e0041"), max_size=30)
PAGES = st.recursive(
    WORDS, lambda inner: st.lists(st.one_of(element(inner), inner), max_size=4).map("".join), max_leaves=40
)  # fmt: skip


def check(document: Document) -> None:
    anchors = [*(block.anchor for block in document.blocks), *(section.anchor for section in document.sections)]
    assert len(set(anchors)) == len(anchors)
    for block in document.blocks:
        assert block.text
        assert block.section == "" or document.section(block.section)
        place = 0
        for start, end in block.sentences:
            assert place <= start < end <= len(block.text)
            assert block.text[start:end].strip()
            place = end
        if block.kind is BlockKind.TABLE:
            assert len({len(row) for row in block.rows}) == 1
        else:
            assert "\n" not in block.text
    assert all(link.url.startswith(("http://", "https://")) for link in document.links)


def read(text: str, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / name
        file.write_text(text, "utf-8")
        try:
            document = from_file(file)
        except BadFile:
            return
        check(document)


@settings(max_examples=300, deadline=None)
@given(PAGES)
def test_any_page_keeps_the_promises(lines):
    """Anchors are unique, spans lie inside, rectangles are full."""
    read(f'<html><article class="ltx_document">{lines}</article></html>', "page.html")


@settings(deadline=None)
@given(st.text(alphabet=st.one_of(st.sampled_from("#|-*` \n12.a$[]()"), st.characters(codec="utf-8")), max_size=400))
def test_any_text_keeps_the_promises(text):
    """Plain text and Markdown, the same."""
    read(text, "page.md")


@pytest.mark.parametrize(
    "lines",
    [
        '<div class="ltx_para">' * 300 + "deep",
        '<div id="a" class="ltx_para"><p>x</p></div>' * 20_000,
        '<table class="ltx_tabular">' + '<tr><td rowspan="60000" colspan="60000">x</td></tr>' * 2_000 + "</table>",
        "<p>" + '<a href="https://github.com/a/b">' * 5_000 + "</p>",
        "<p>" + "https://github.com/" * 50_000 + "</p>",
        "<p>" + "[" * 300_000 + "</p>",
        "<p>" + '<math alttext="' + "\\color" * 100_000 + '"></math></p>',
        '<p style="' + "color:" * 100_000 + '">x</p>',
        "<figure>" * 200 + "<figcaption>x</figcaption>",
    ],
    ids=["deep", "same ids", "wide", "links", "urls", "brackets", "colours", "styles", "figures"],
)
def test_nonsense_by_the_megabyte_is_read_in_time(lines):
    """Linear: with the square of the length, these would not end."""
    parse(f'<html><article class="ltx_document">{lines}</article></html>'.encode())


@pytest.mark.parametrize("piece", ["# a\n", "| a ", "- a\n", "1. A\n", "[a](", "**a", "`a", "```\n", "a\n\n"])
def test_markdown_by_the_megabyte_is_read_in_time(piece):
    """The same for plain text."""
    parse_text(piece * (100_000 // len(piece)))
