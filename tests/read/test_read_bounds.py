"""The largest papers, and pages that count on a reader's patience: read in bounded time and space, into bounded text.

With the square of the length, hardly one of these would end; the sizes of what was built to be read are counted.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from litmus.model import BlockKind
from litmus.read import from_file
from litmus.read.html import parse

from .pdfs import Sheet, pdf

TOADS = (Path(__file__).parent / "data" / "toads.html").read_text("utf-8")
LONG = 500_000  # characters
PAGE = '<html><body><article class="ltx_document">{}<p>Frogs sing.</p></article></body></html>'


def read(lines: str):
    page = parse(PAGE.format(lines).encode())
    assert page is not None
    assert any(block.text.endswith("Frogs sing.") for block in page.blocks)
    return page


def repeated(piece: str, size: int = LONG) -> str:
    """A piece again and again, with its number where it says {}."""
    return "".join(piece.replace("{}", str(number)) for number in range(size // len(piece)))


AUTHORS = '<div class="ltx_authors"><span class="ltx_creator"><span class="ltx_personname">{}</span></span></div>'
PERSON = '<span class="ltx_creator"><span class="ltx_personname">Ada Reed{}{}</span></span>'
RULE = ".a{}{color:white}"


@pytest.mark.parametrize(
    "lines",
    [
        # Of many elements.
        repeated('<section id="S{}" class="ltx_section"><h2 class="ltx_title">{} Ponds</h2></section>', 4_000_000),
        repeated('<section class="ltx_subsection"><h3 class="ltx_title">Ponds</h3><p>x</p></section>'),
        "<p>" + repeated("<br>x") + "</p>",
        "<p>" + repeated('x<span class="ltx_note"><sup class="ltx_note_mark">1</sup>y</span>') + "</p>",
        repeated("<table><tr><td>1</td><td>2</td></tr></table>"),
        "<figure>" + repeated("<table><tr><td>1</td><td>2</td></tr></table>") + "</figure>",
        "<figure>" + repeated("<figcaption>Figure 1: a pond.</figcaption>") + "</figure>",
        repeated("<figcaption>Table 1: a pond.</figcaption>"),
        "<dl>" + repeated("<dt>a</dt>") + "</dl>",
        "<svg>" + repeated("<foreignObject>a b c d e f g h</foreignObject>") + "</svg>",
        "<figure><svg>" + repeated("<text>{}</text>") + "</svg><figcaption>Ponds</figcaption></figure>",
        "<figure><svg>" + repeated("<text>{}</text><text>7</text>") + "</svg><figcaption>Ponds</figcaption></figure>",
        "<figure>" + repeated("<svg><text>a{}</text></svg>") + "<figcaption>Ponds</figcaption></figure>",
        "<figure><svg>" + "<text><tspan>" * 200 + repeated("a ") + "</svg><figcaption>Ponds</figcaption></figure>",
        "<p>" + repeated('<cite>[<a href="#b{}">x</a></cite>') + "</p>",
        '<table class="ltx_equationgroup">'
        + repeated('<tbody id="E{}"><tr><td><math alttext="x"></math></td></tr></tbody>')
        + "</table>",
        repeated('<table class="ltx_equation"><tr><td>' * 30 + '<math alttext="x"></math>' + "</td></tr></table>" * 30),
        # Of what stands under a title.
        AUTHORS.format("a@" * LONG),
        AUTHORS.format("{a,b" * 100_000),
        AUTHORS.format(repeated("Ada Reed<sup>{}</sup>, ")),
        AUTHORS.format(repeated("Ada Reed<br>University of Ponds<br>")),
        '<div class="ltx_authors">'
        + repeated(PERSON.format("{}", '<span class="ltx_note">A. Reed is with the Institute of Ponds</span>'))
        + "</div>",
        '<div class="ltx_authors">'
        + repeated(PERSON.format("<sup>{}</sup>", '<span class="ltx_role_affiliation"><sup>{}</sup>Pond {}</span>'))
        + "</div>",
        # Of one attribute, and of a style sheet.
        f'<p id="{"a" * LONG}">x</p>',
        f'<p><a href="https://github.com/{"a/" * LONG}">x</a></p>',
        f'<p><math alttext="{"{" * LONG}"></math></p>',
        f'<p><math alttext="{"$" * LONG}"></math></p>',
        "<p>" + '<math alttext="' + r"\color{white}{abcdefghijklmnop" * 20_000 + '"></math></p>',
        f"<style>{repeated(RULE)}</style>",
        f"<style>{repeated('.a{},')}.b{{color:white}}</style>",
        f"<style>{repeated(RULE, 50_000)}</style>"
        + f'<p class="{repeated("a{} ", 20_000)}">x</p>' * 25,
        # Of text.
        *(
            f"<p>{piece * (LONG // len(piece))}</p>"
            for piece in (
                "https://a.", "https://a.b/(", "github.com/", "www.", "a. ", "A.", "i.e. ", "et al. ", "(", "[1]. ",
                '". ', "$", "$a. ", "$5. ", "1. ", "1", "1,", "a?! ", "我。", "「我。", "我\n", "a˜", "\u200ba",
                "&amp;", "Keywords: a; ", "Figure 1. ", "Table ", "<sup>2</sup>", "<sup>1,</sup>3",
            )
        ),
        f"<p>{'(' * LONG}{')' * LONG}</p>",
        f'<div class="ltx_abstract"><p>{"Keywords: x " * 40_000}</p></div>',
        f'<section class="ltx_section" id="S1{".SS1" * LONG}"><h2 class="ltx_title">{"1.1" * LONG}</h2></section>',
        f'<figure class="ltx_figure"><figcaption>Figure 1{":" * LONG}x</figcaption></figure>',
    ],
    ids=lambda lines: re.sub(r"\s+", " ", lines[:40]),
)  # fmt: skip
def test_no_page_takes_more_time_or_room_than_its_length(lines):
    """All of it is read to its last sentence, and no text is made out of nothing."""
    page = read(lines)

    assert sum(len(block.text) for block in page.blocks) <= len(lines) + 100
    assert len(page.authors) <= 5_000
    assert len(page.warnings) <= 100


def test_many_references_are_all_cited():
    """Fifty thousand, and each is found by its citation."""
    entry = '<li id="bib.bib{}" class="ltx_bibitem"><span class="ltx_tag">[{}]</span><span>Frogs {}</span></li>'
    citing = "".join(
        f'<p id="p{number}" class="ltx_p">Frogs <cite>[<a href="#bib.bib{number}">{number}</a>]</cite>.</p>'
        for number in range(50_000)
    )
    page = read(citing + "".join(entry.replace("{}", str(number)) for number in range(50_000)))

    assert sum(block.kind is BlockKind.REFERENCE for block in page.blocks) == 50_000
    assert [block.citations[0].anchor for block in page.blocks if block.citations] == [
        f"bib.bib{number}" for number in range(50_000)
    ]


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("<tr>" + "<td>1</td>" * 10 + "</tr>", 60_000),
        ("<tr>" + "<td>1</td>" * 100_000 + "</tr>", 2),
        (f'<tr><td rowspan="{10**9}" colspan="{10**9}">1</td><td>2</td></tr>', 10_000),
        ('<tr><td rowspan="500" colspan="500">1</td></tr>', 10_000),
        ("<tr>" + '<td rowspan="99999">1</td>' * 500 + "</tr><tr></tr>", 500),
    ],
    ids=["cells", "columns", "huge spans", "wide spans", "high spans"],
)
def test_a_table_without_end_becomes_one_of_bounded_size(row, count):
    """Spans ask for a milliard of cells: what is kept is a full rectangle."""
    page = read(f'<table class="ltx_tabular">{row * count}</table>')
    table = next(block for block in page.blocks if block.kind is BlockKind.TABLE)

    assert len({len(cells) for cells in table.rows}) == 1
    assert sum(map(len, table.rows)) <= 400_000


def test_a_table_of_a_million_cells_is_refused():
    """It cannot be cut, and would take a gigabyte as a tree."""
    row = "<tr>" + "<td>1</td>" * 10 + "</tr>"

    assert parse(PAGE.format(f'<table class="ltx_tabular">{row * 100_000}</table>').encode()) is None


@pytest.mark.parametrize(
    "attributes",
    [
        " ".join(f"a{number}" for number in range(100_000)),
        " ".join(f'a{number}="b"' for number in range(100_000)),
        " ".join(f"a{number}=='x y{number}=' > '" for number in range(100_000)),
        "/".join(f"a{number}" for number in range(100_000)),
    ],
    ids=["bare", "quoted", "with brackets", "with slashes"],
)
def test_an_element_of_many_attributes_is_refused(attributes):
    """A parser compares each of them with all before."""
    assert parse(PAGE.format(f"<p {attributes}>x</p>").encode()) is None


def test_a_long_attribute_is_none_of_many():
    """Listings carry their text as data, and scripts are no tags."""
    data = f'<a href="data:text/plain;base64,{"QUJD" * 100_000}">x</a>'
    script = f"<script>if (a <b) {{ {'c = d; ' * 5_000} }}</script>"

    assert read(f"<p>{data}</p>{script.replace('c = d;', 'c = d, e > f;')}").blocks[0].text == "x"


def _large(sections: int) -> bytes:
    """The paper on toads with its sections again and again."""
    head, rest = TOADS.split('<section id="S1"', 1)
    body, tail = rest.split('<section id="bib"', 1)
    parts = [
        re.sub(r'(id="|href="#)(?=S|algorithm|Thm|footnote)', rf"\g<1>r{number}", f'<section id="S1"{body}')
        for number in range(sections)
    ]
    return f'{head}{"".join(parts)}<section id="bib"{tail}'.encode()


MEASURE = """
import gc, sys
from pathlib import Path
from litmus.read import from_file

def held():
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) << 10 for line in lines if line.startswith("VmHWM:"))

gc.collect()
before = held()
document = from_file(Path(sys.argv[1]))
print(len(document.blocks), sum(len(block.text) for block in document.blocks), held() - before)
"""


def _measured(file: Path) -> tuple[int, int, int]:
    """Blocks, characters and the peak of memory in bytes, in a process of its own."""
    run = subprocess.run([sys.executable, "-c", MEASURE, str(file)], check=True, capture_output=True, text=True)
    blocks, characters, peak = map(int, run.stdout.split())
    return blocks, characters, peak


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="no measure of memory")
def test_a_page_of_sixty_megabytes_is_read_whole_and_in_less_than_ten_times_its_size(tmp_path):
    """As many blocks and letters as the same sections have alone."""
    sizes = {sections: _measured(_written(tmp_path, sections)) for sections in (1, 41, 4_201)}
    assert (tmp_path / "4201.html").stat().st_size > 60_000_000

    for count in (0, 1):  # of blocks, of letters
        one, some, many = (sizes[sections][count] for sections in sizes)
        assert many - one == 105 * (some - one)
    assert sizes[4_201][2] < 10 * (tmp_path / "4201.html").stat().st_size


def _written(folder: Path, sections: int) -> Path:
    file = folder / f"{sections}.html"
    file.write_bytes(_large(sections))
    return file


@pytest.mark.slow
def test_a_pdf_of_a_thousand_pages_is_read_to_its_last(tmp_path):
    """Every sentence of every page, at its page."""
    file = tmp_path / "paper.pdf"
    file.write_bytes(pdf(*(_sheet(number) for number in range(1_000)), title="Counting Frogs"))
    document = from_file(file)
    said = " ".join(block.text for block in document.blocks)

    assert [number for number in range(1_000) if f"Pond {number} has {number} frogs." not in said] == []


def _sheet(number: int) -> Sheet:
    sheet = Sheet(612, 792)
    sheet.text(306, 40, "Counting Frogs", size=8, align="centre")
    for place in range(20):
        words = f"Frogs of pond {number} are heard on {place}.1 nights of seven and of the next on none of them at all."
        sheet.text(72, 90 + 14 * place, words)
    sheet.text(72, 90 + 14 * 20, f"Pond {number} has {number} frogs.")
    sheet.text(306, 765, str(number + 1), size=9, align="centre")
    return sheet
