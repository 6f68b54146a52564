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


def heads(document) -> list[bool]:
    """Which rows name columns in all of their cells."""
    return [all(cell.is_header for cell in row) for row in table(document).rows]


def names(document) -> list[str]:
    """The cells that name their row; a group of rows is named once."""
    return list(dict.fromkeys(cell.text for row in table(document).rows for cell in row if cell.is_row_header))


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["Model|BLEU|Cost", "ByteNet|23.75|-", "Ours|28.4|$1.0$"], 1),
        (["|Pond|Pond", "Ear|small|large", "human|4.7|3.9"], 2),
        (["Parameter|Value", "Optimizer|AdamW", "Steps|2000", "Rate|1e-4"], 1),
        (["Model|Wet|Dry", "Frog|✓|✗", "Toad|-|✓"], 1),
        (["Model|2Wiki|3-shot", "human|4.7|3.9"], 1),  # names with digits
        (["Model|2023|2024", "human|4.7|3.9"], 0),  # years look like figures: not told apart
        (["Model|Answer", "human|a song"], 0),
        (["Steps|2000", "Rate|1e-4"], 0),
    ],
)
def test_heads_of_columns_are_told_where_the_page_does_not(page, lines, count):
    """Rows of words over rows of figures."""
    assert heads(page(rows(*lines))) == [number < count for number in range(len(lines))]


def ruled(*lines: str) -> str:
    """A table, cells parted by bars; a row below dashes has a rule above it, "+" spans two columns."""
    inner, rule = "", ""
    for line in lines:
        if line == "---":
            rule = " ltx_border_t"
            continue
        cells = "".join(
            f'<td class="ltx_td{rule}"{" colspan=2" if cell[:1] == "+" else ""}>{cell.lstrip("+")}</td>'
            for cell in line.split("|")
        )
        inner, rule = f"{inner}<tr class='ltx_tr'>{cells}</tr>", ""
    return f'<figure class="ltx_table"><table class="ltx_tabular">{inner}</table></figure>'


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["---", "Model|2023|2024", "---", "human|4.7|3.9", "frog|5.1|4.4"], 1),
        (["---", "Model|Answer", "---", "human|a song", "frog|a croak"], 1),
        (["Item|Stage one|Stage two", "---", "Start|base|tuned", "Form|short|long", "Steps|3|4"], 1),
        (["---", "Model|Small|Large", "|(ms)|(ms)", "---", "human|4.7|3.9"], 2),
        (["---", "|+Small|+Large", "---", "Model|wet|dry|wet|dry", "---", "human|1|2|3|4"], 2),
        (["---", "|+Small|+Large", "Model|wet|dry|wet|dry", "human|1|2|3|4"], 2),
        (["a|1|2", "b|3|4", "---", "c|5|6"], 0),  # a rule between groups of a table without a head
        (["Depth|12", "---", "Width|768"], 0),
        (["a|b", "c|d", "e|f", "g|h", "i|j", "---", "k|l"], 0),  # too far down
    ],
)
def test_a_rule_from_side_to_side_ends_the_head(page, lines, count):
    """Whatever stands above the first: years, words over words, two rows; not what spans another head."""
    document = page(ruled(*lines))

    assert heads(document) == [number < count for number in range(len(lines) - lines.count("---"))]


def test_a_rule_under_some_columns_ends_no_head(page):
    """`cmidrule` parts a head that spans columns from those that it spans."""
    cells = '<tr><td>{}</td><td class="{}" colspan="2">{}</td></tr>'
    document = page(
        '<table class="ltx_tabular"><tr><td rowspan="2">Model</td><td colspan="2">Pond</td></tr>'
        '<tr><td class="ltx_border_t">2023</td><td class="ltx_border_t">2024</td></tr>'
        '<tr><td class="ltx_border_t">frog</td><td class="ltx_border_t">1</td><td class="ltx_border_t">2</td></tr>'
        f"{cells.format('toad', '', '3')}</table>"
    )

    assert heads(document) == [True, True, False, False]


def test_the_page_s_own_marks_come_first(page):
    """`thead`, and cells marked as heads of columns or rows; a title over all columns is a part of the head."""
    document = page(
        '<table class="ltx_tabular"><thead><tr><th colspan="3" class="ltx_th_column">All frogs</th></tr></thead><tbody>'
        '<tr><td></td><th class="ltx_th_column">Pond</th><th class="ltx_th_column">Ear</th></tr>'
        '<tr><th class="ltx_th_row">red</th><th class="ltx_th_row">12</th><td>wet</td></tr>'
        '<tr><th class="ltx_th_row">blue</th><th class="ltx_th_row">7</th><td>dry</td></tr></tbody></table>'
    )

    assert heads(document) == [True, True, False, False]
    assert names(document) == ["red", "blue"]  # the converter takes counts beside a name for names too


def test_plain_heads_of_html_are_heads(page):
    """`th` in a row of them names columns, before figures it names the row."""
    document = page(
        "<table class='ltx_tabular'><tr><th>Frog</th><th>Weight</th></tr><tr><th>red</th><td>12</td></tr></table>"
    )

    assert heads(document) == [True, False]
    assert names(document) == ["red"]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["Model|BLEU|Cost", "ByteNet|23.75|-", "Ours|28.4|$1.0$"], ["ByteNet", "Ours"]),
        (["Layers|BLEU|Cost", "6|23.75|-", "12|28.4|$1.0$"], []),
        (["Range|n|Gap", "1–5 (obscure)|12|0.1", "6–9 (known)|28|0.2"], ["1–5 (obscure)", "6–9 (known)"]),
        (["|Model|Acc", "Open|frog|1.0", "|toad|2.0", "Closed|newt|3.0"], ["Open", "frog", "toad", "Closed", "newt"]),
        (["|Model|Acc", "|frog|1.0", "|toad|2.0"], ["frog", "toad"]),
        (["Model|Kind|Acc", "frog|wet|1.0", "toad|dry|2.0"], ["frog", "toad"]),
        (["Metric|frog|toad", "Weight (g)|12|14", "Length (mm)|88|91"], ["Weight (g)", "Length (mm)"]),  # transposed
        (["Asset|Licence", "frog|free", "toad|bought"], []),
    ],
)
def test_the_names_of_rows_are_told_where_the_page_does_not(page, lines, said):
    """The first column of words before columns of figures, and the next where the first names groups."""
    assert names(page(rows(*lines))) == said


def test_a_row_that_says_one_thing_names_a_group(page):
    """It spans the table, or stands alone in the first column; at the end it is a note."""
    document = page(
        '<table class="ltx_tabular"><tr><td>Model</td><td>Acc</td><td>F1</td></tr>'
        '<tr><td colspan="3">Open models</td></tr><tr><td>frog</td><td>1.0</td><td>2.0</td></tr>'
        "<tr><td>Closed</td><td></td><td></td></tr><tr><td>toad</td><td>3.0</td><td>4.0</td></tr>"
        '<tr><td colspan="3">Means of 5 ponds.</td></tr></table>'
    )

    assert heads(document) == [True, False, False, False, False, False]
    assert names(document) == ["Open models", "frog", "Closed", "toad"]
    assert [cell.is_row_header for cell in table(document).rows[1]] == [True, True, True]


BOLD = '<span class="ltx_text ltx_font_bold">{}</span>'
LINE = '<span class="ltx_text ltx_framed ltx_framed_underline">{}</span>'


@pytest.mark.parametrize(
    ("cell", "bold", "underlined"),
    [
        (BOLD.format("Ours"), True, False),
        (BOLD.format("3.1"), True, False),
        (f"{BOLD.format('3.1')} (+0.4)", True, False),
        (f"{BOLD.format('x')} 7", False, False),  # a bold name beside the figure does not count
        ("<math alttext='\\mathbf{2.6}'></math>", True, False),
        ("<math alttext='\\mathbf{2.6}\\pm 0.1'></math>", True, False),
        ("<math alttext='\\bm{x}_{2}'></math>", False, False),
        (BOLD.format("<math alttext='2.6'></math>"), True, False),
        ("<b>5</b>", True, False),
        ('<u id="T1.u">5</u>', False, True),
        (LINE.format("3.1"), False, True),
        ('<span class="ltx_text ltx_ulem_uline">3.1</span>', False, True),
        ('<span style="text-decoration:underline">3.1</span>', False, True),
        ("<math alttext='\\underline{2.6}'></math>", False, True),
        ("<math alttext='\\underline{\\mathbf{2.6}}'></math>", True, True),
        (BOLD.format(LINE.format("3.1")), True, True),
        ("3.1", False, False),
        ("", False, False),
    ],
)
def test_bold_and_underlined_figures_are_the_best_and_the_second_best(page, cell, bold, underlined):
    """In text or in a formula, of the figure itself, or of words where there is none."""
    found = table(page(rows(f"{cell}|1|2", "a|b|c"))).rows[0][0]

    assert (found.is_bold, found.is_underlined) == (bold, underlined)


def test_a_cell_may_be_marked_as_a_whole(page):
    """Then the class is the cell's own."""
    document = page(
        '<table class="ltx_tabular"><tr><td class="ltx_td ltx_font_bold">1</td><td class="ltx_framed_underline">2</td>'
        "</tr></table>"
    )

    assert [(cell.is_bold, cell.is_underlined) for cell in table(document).rows[0]] == [(True, False), (False, True)]


def test_spacers_and_rules_stay_in_step(page):
    """Empty columns keep their place; a row that holds nothing is none; a cell hangs down past shorter rows."""
    document = page(
        '<table class="ltx_tabular"><tr><td>a</td><td></td><td>b</td><td rowspan="3">c</td></tr><tr><td></td><td></td>'
        '<td></td></tr><tr><td>d</td></tr><tr><td class="ltx_border_t"></td></tr><tr><td>e</td><td></td><td>f</td></tr>'
        "</table>"
    )

    assert grid(document) == [["a", "", "b", "c"], ["", "", "", "c"], ["d", "", "", "c"], ["e", "", "f", ""]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("12.3<sup>a</sup>", "12.3"),
        ("12.3<sup>1</sup>", "12.3"),
        ("97%<sup>2</sup>", "97%"),
        ("85<sup>a, b</sup>", "85"),
        ("85<sup>1</sup>", "85"),
        ("12.3<sup>†</sup>", "12.3†"),
        ("12.3<sup>**</sup>", "12.3**"),
        ("10<sup>6</sup>", "10^6"),
        ("10<sup>−3</sup>", "10^−3"),
        ("224<sup>2</sup>", "224^2"),
        ("1<sup>st</sup>", "1st"),
        ("frog<sup>a</sup>", "froga"),
        ("12.3<math alttext='^{a}'></math>", "12.3$^{a}$"),
        ('12.3<span class="ltx_note ltx_role_footnotemark"><sup class="ltx_note_mark">1</sup></span>', "12.3"),
        ('12.3<span class="ltx_note"><span class="ltx_note_content">Of five ponds.</span></span>', "12.3"),
    ],
)
def test_the_mark_of_a_note_is_no_part_of_a_figure(page, cell, text):
    """Neither a digit nor a power nor a unit; powers and signs stay."""
    assert grid(page(rows(f"{cell}|1|2"))) == [[text, "1", "2"]]


def test_ticks_and_crosses_are_kept(page):
    """As signs, or as the formula that sets them."""
    assert grid(page(rows("✓|✗|<math alttext='\\checkmark'><mi>✓</mi></math>"))) == [["✓", "✗", "$\\checkmark$"]]


def test_a_table_in_a_cell_is_a_line_of_it(page):
    """Rows of the inner one are none of the outer."""
    inner = '<table class="ltx_tabular"><tr><td>wet</td><td>dry</td></tr><tr><td>old</td></tr></table>'
    document = page(
        f'<table class="ltx_tabular"><tr><td>a</td><td>{inner}</td></tr><tr><td>b</td><td>1</td></tr></table>'
    )

    assert grid(document) == [["a", "wet dry old"], ["b", "1"]]


def test_a_large_table_is_read_whole(page):
    """The largest that was seen has 202 rows of 15 cells."""
    lines = ["|".join(["Model", *(f"T{column}" for column in range(14))])]
    lines += ["|".join([f"frog {row}", *(f"0.{row}{column}" for column in range(14))]) for row in range(201)]
    document = page(rows(*lines))

    assert len(grid(document)) == 202
    assert grid(document)[201][14] == "0.20013"
    assert heads(document) == [True] + [False] * 201
    assert len(names(document)) == 201


def test_a_frame_of_one_cell_is_no_table(page):
    """Boxes around paragraphs are set as tables of one cell."""
    document = page(
        '<table class="ltx_tabular"><tr><td><p class="ltx_p" id="p7">A box with a text.</p></td></tr></table>'
    )

    assert [(block.kind, block.text) for block in document.blocks[1:]] == [(BlockKind.PARAGRAPH, "A box with a text.")]
