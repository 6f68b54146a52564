"""Tables become full rectangles."""

import pytest

from litmus.model import Block, BlockKind


def table(document) -> Block:
    (block,) = [block for block in document.blocks if block.kind is BlockKind.TABLE]
    return block


def grid(document) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table(document).rows]


def rows(*lines: str) -> str:
    """A table in a figure, one string a row, cells parted by bars."""
    cells = ("".join(f'<td class="ltx_td">{cell}</td>' for cell in line.split("|")) for line in lines)
    inner = "".join(f'<tr class="ltx_tr">{line}</tr>' for line in cells)
    return f'<figure id="T1" class="ltx_table"><table class="ltx_tabular">{inner}</table></figure>'


def test_spanning_cells_are_repeated_where_they_reach(page):
    """colspan and rowspan, also together, and a row that ends early is filled up."""
    lines = (
        '<tr><td rowspan="2" colspan="2">a</td><td>b</td></tr><tr><td>c</td></tr><tr><td>d</td></tr>'
        '<tr><td>e</td><td rowspan="9">f</td><td>g</td></tr>'
    )

    assert grid(page(f'<table class="ltx_tabular">{lines}</table>')) == [
        ["a", "a", "b"],
        ["a", "a", "c"],
        ["d", "", ""],
        ["e", "f", "g"],
    ]


def test_tables_of_spans_and_tables_in_cells_are_read(page):
    """Inside text the converter writes spans; a table inside a cell is one line of that cell."""
    words = (f'<span class="ltx_tr"><span class="ltx_td">{word}</span></span>' for word in ("Inference", "time"))
    nested = f'<span class="ltx_tabular">{"".join(words)}</span>'
    lines = (
        f'<p class="ltx_p"><span id="S1.t" class="ltx_tabular"><span class="ltx_tbody"><span class="ltx_tr">'
        f'<span class="ltx_td ltx_colspan ltx_colspan_2">{nested}</span></span><span class="ltx_tr">'
        '<span class="ltx_td">OTSL</span><span class="ltx_td">2.73</span></span></span></span></p>'
    )
    document = page(f'<div id="S1.p1" class="ltx_para">{lines}</div>')

    assert grid(document) == [["Inference time", "Inference time"], ["OTSL", "2.73"]]
    assert table(document).anchor == "S1.t"


def test_the_caption_may_come_first_or_last_or_without_a_number(page):
    """A caption that is no part of a figure belongs to the table beside it."""
    row = '<span class="ltx_td">a</span><span class="ltx_td">1</span>'
    cells = f'<span class="ltx_tabular" id="t"><span class="ltx_tr">{row}</span></span>'
    caption = '<span class="ltx_text ltx_caption">Zero-shot frogs.</span>'

    for order in (f"[t]{caption}{cells}", f"{cells}{caption}"):
        document = page(f'<div class="ltx_para" id="p1"><p class="ltx_p">{order}</p></div>')
        assert [block.text for block in document.blocks[1:]] == ["Zero-shot frogs.\na | 1"]


def test_a_figure_that_says_table_is_a_table(page):
    """Wrapped tables have the class of figures; only the caption says what they are."""
    document = page(
        '<figure id="S3.T3" class="ltx_figure"><table class="ltx_tabular"><tr><td>a</td><td>1</td></tr></table>'
        '<figcaption class="ltx_caption"><span class="ltx_tag ltx_tag_figure">Table 3: </span>Frogs. All.</figcaption>'
        "</figure>"
    )
    block = table(document)

    assert (block.label, block.anchor, block.text) == ("Table 3", "S3.T3", "Table 3: Frogs. All.\na | 1")
    assert [block.text[start:end] for start, end in block.sentences] == ["Frogs.", "All."]


def test_two_tables_under_one_caption_share_its_label(page):
    """The first has the caption, both have the label, each its own anchor."""
    inner = "".join(
        f'<table id="S1.T1.{n}" class="ltx_tabular"><tr><td>a</td><td>{n}</td></tr></table>' for n in (1, 2)
    )
    caption = '<figcaption class="ltx_caption"><span class="ltx_tag">Table 1: </span>Frogs.</figcaption>'
    document = page(f'<figure id="S1.T1" class="ltx_table">{caption}{inner}</figure>')

    assert [(block.anchor, block.label, block.text) for block in document.blocks[1:]] == [
        ("S1.T1", "Table 1", "Table 1: Frogs.\na | 1"),
        ("S1.T1.2", "Table 1", "a | 2"),
    ]


@pytest.mark.parametrize(
    ("lines", "heads"),
    [
        (["Model|BLEU|Cost", "ByteNet|23.75|-", "Ours|28.4|$1.0$"], 1),
        (["|Pond|Pond", "Ear|small|large", "human|4.7|3.9"], 2),
        (["Model|2023|2024", "human|4.7|3.9"], 0),  # years look like figures: not told apart
        (["Model|Answer", "human|yes"], 0),
    ],
)
def test_heads_of_columns_are_told_where_the_page_does_not(page, lines, heads):
    """Rows of words over rows of figures."""
    block = table(page(rows(*lines)))

    assert [all(cell.is_header for cell in row) for row in block.rows] == [n < heads for n in range(len(lines))]


def test_bold_figures_are_the_best_results(page):
    """Bold in text or in a formula, of the figure itself; a bold name beside it does not count."""
    bold = '<span class="ltx_text ltx_font_bold">{}</span>'
    block = table(page(rows(
        f"{bold.format('Ours')}|{bold.format('3.1')}|<math alttext='\\mathbf{{2.6}}'></math>|{bold.format('x')} 7",
        "a|1|2|3",
    )))  # fmt: skip

    assert [cell.is_bold for cell in block.rows[0]] == [True, True, True, False]


def test_a_frame_of_one_cell_is_no_table(page):
    """Boxes around paragraphs are set as tables of one cell."""
    document = page(
        '<table class="ltx_tabular"><tr><td><p class="ltx_p" id="p7">A box with a text.</p></td></tr></table>'
    )

    assert [(block.kind, block.text) for block in document.blocks[1:]] == [(BlockKind.PARAGRAPH, "A box with a text.")]
