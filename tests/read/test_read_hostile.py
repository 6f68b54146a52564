"""Whatever a page holds: a document that keeps its promises, or an error that explains itself."""

import subprocess
import sys
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
    "ltx_minipage ltx_bibliography ltx_authors ltx_eqn_table ltx_eqn_row ltx_thead ltx_th_column ltx_th_row "
    "ltx_border_t ltx_font_bold ltx_framed_underline hid"
).split()
TAGS = (
    "div p span section figure figcaption table thead tbody tr td th li ul dt dd svg foreignObject math msup mn mfrac "
    "annotation sup a cite pre h2 b u style article"
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
            assert not any(cell.is_header and cell.is_row_header for row in block.rows for cell in row)
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


@settings(max_examples=300)
@given(PAGES)
def test_any_page_keeps_the_promises(lines):
    """Anchors are unique, spans lie inside, rectangles are full."""
    read(f'<html><article class="ltx_document">{lines}</article></html>', "page.html")


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
        "<span></foo>" * 100_000,
        "<div>" * 100_000 + "<p>" * 100_000,
        "<p>" + "".join(f'<b id="{number}">' for number in range(400)) + "</p>" + "<p>x</p>" * 100_000,
        "<svg>" + "<td>" * 200_000,
        "<b>" * 3_000 + "<div>" * 20_000 + "</b>" * 20_000,
        '<p style="display:none" id="a">a frog in a pond</p>' * 20_000,
        "".join(f'<p style="display:none" id="{number}">a frog in a pond</p>' for number in range(20_000)),
        '<math alttext="x">' * 100_000,
        "<math>" * 100_000 + "</math>",
        '<math "' * 100_000 + ">" * 100_000,
        '<p class="ltx_p">a' + " " * 1_000_000 + '<a href="#b">c</a></p>',
        "<style>" + ".a{color:red}" * 100_000 + "</style>",
        "<style>" + "@x{" * 100_000 + "</style>",
        "<style>" + "/*" * 100_000 + "</style>",
        '<table><tr><td rowspan="9">a' + "<td>a" * 499 + "</tr>" + "<tr><td>b</tr>" * 20_000 + "</table>",
        "<table><tr><td colspan=500>a<tr><td colspan=500>b</table>" * 5_000,
        "<p>" + '<math alttext="' + "\\phantom{" * 100_000 + '"></math></p>',
        '<p class="' + "a " * 500_000 + '">x</p>',
    ],
    ids=[
        "deep", "same ids", "wide", "links", "urls", "brackets", "colours", "styles", "figures", "wrong ends", "blocks",
        "left open", "drawing", "misnested", "hidden", "hidden with ids", "formulas", "formulas in formulas", "quotes",
        "blanks", "rules", "rules in rules", "comments", "ragged", "wide again", "phantoms", "classes",
    ],
)  # fmt: skip
def test_nonsense_by_the_megabyte_is_read_in_time(lines):
    """Linear: with the square of the length, these would not end."""
    parse(f'<html><article class="ltx_document">{lines}</article></html>'.encode())


@pytest.mark.parametrize(
    "lines",
    [
        "<p>" + "".join(f'<b id="{number}">' for number in range(400)) + "</p>" + "<p>Frogs sing.</p>" * 10_000,
        "<span></foo>" * 20_000 + "<p>Frogs sing.</p>",
        "<p>x</p>" * 2_100_000,
    ],
    ids=["left open", "wrong ends", "dense"],
)
def test_a_page_that_would_burst_is_refused(lines):
    """Parsed as the standard wants it, the first would need gigabytes, the second the square of its length."""
    assert parse(f'<html><article class="ltx_document">{lines}</article></html>'.encode()) is None


SENTENCE = "Frogs of this pond are heard on 3.1 nights of seven, and those of the next on 4.7. "


def section(number: int, paragraphs: int = 1_000) -> str:
    """A section of 400 KB."""
    lines = "".join(
        f'<div class="ltx_para" id="S{number}.p{place}"><p class="ltx_p">{SENTENCE * 4}</p></div>'
        for place in range(paragraphs)
    )
    title = f'<h2 class="ltx_title"><span class="ltx_tag">{number} </span>Pond {number}</h2>'
    return f'<section id="S{number}" class="ltx_section">{title}{lines}</section>'


def test_a_large_page_is_read_as_a_small_one():
    """It is cut between its sections, and nobody sees where."""
    page = parse(f'<body><article class="ltx_document">{"".join(map(section, range(1, 12)))}</article></body>'.encode())

    assert page is not None
    assert [section.number for section in page.sections] == [str(number) for number in range(1, 12)]
    assert [block.anchor for block in page.blocks] == [
        f"S{number}.p{place}" for number in range(1, 12) for place in range(1_000)
    ]
    assert {block.section for block in page.blocks} == {f"S{number}" for number in range(1, 12)}


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ('<div style="display:none">', "</div>"),
        ("<article hidden>", "</article>"),
        ('<section class="ltx_section" hidden>', "</section>"),
        ('<div><article class="ltx_document" style="opacity:0">', "</article></div>"),
    ],
)
def test_no_cut_brings_hidden_sections_to_light(opening, closing):
    """A cut stands between the parts of the paper's own article, never inside of what hides them."""
    hidden = f"{opening}{''.join(map(section, range(1, 9)))}{closing}"
    page = parse(f'<body><article class="ltx_document">{hidden}<p>Toads do not.</p></article></body>'.encode())

    assert page is not None
    assert [block.text for block in page.blocks] == ["Toads do not."]


MEASURE = """
import resource, sys
from pathlib import Path
from litmus.read.html import parse
body = Path(sys.argv[1]).read_bytes()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
assert len(parse(body).blocks) == 25_000
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * (1 if sys.platform == "darwin" else 1024))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no measure of memory")
def test_a_large_page_takes_less_than_ten_times_its_size(tmp_path):
    """Ten megabytes of short paragraphs in sections, measured in a process of its own."""
    file = tmp_path / "page.html"
    file.write_text(f'<body><article class="ltx_document">{"".join(map(section, range(25)))}</article></body>')
    run = subprocess.run([sys.executable, "-c", MEASURE, str(file)], check=True, capture_output=True, text=True)

    assert int(run.stdout) < 10 * file.stat().st_size


@pytest.mark.parametrize("piece", ["# a\n", "| a ", "- a\n", "1. A\n", "[a](", "**a", "`a", "```\n", "a\n\n"])
def test_markdown_by_the_megabyte_is_read_in_time(piece):
    """The same for plain text."""
    parse_text(piece * (100_000 // len(piece)))
