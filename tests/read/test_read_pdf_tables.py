"""Tables of PDFs: from words and lines to a full rectangle under its caption."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from pypdfium2 import PdfDocument

from litmus.read import from_file
from litmus.read.pdf.file.characters import words_of
from litmus.read.pdf.file.painted import painting
from litmus.read.pdf.grids.tables import Table, tables
from litmus.read.pdf.sheets.continued import resumed
from litmus.read.pdf.words import Box, Word

from .pdfs import Sheet, pdf

PAPERS = Path(__file__).parents[3] / "shared" / "papers"
AT = [0, 90, 140, 190]
ROWS = [["Model", "Small", "Large", "Cost"], ["ByteNet", "23.7", "39.2", "1.0"], ["Ours", "28.4", "41.8", "2.3"]]
PROSE = "The frogs of the pond sing when the sun is down and the air is warm, and they stop when a heron comes by."


def found(sheet: Sheet, captions: list[Box] | None = None) -> list[Table]:
    """The tables of a page; its captions are the lines that begin with "Table", if not said."""
    with PdfDocument(pdf(sheet)) as file:
        page = file[0]
        painted = painting(page)
        words = words_of(page, frozenset()).upright
    if captions is None:
        captions = [_line(words, word) for word in words if word.text == "Table"]
    return tables(words, painted.lines, captions)


def _line(words: list[Word], first: Word) -> Box:
    """The words of a caption that stand right of its first, up to a gap."""
    box = first.box
    for word in words:
        if word.base == first.base and 0 < word.box.left - box.right < 12:
            box = box.around(word.box)
    return box


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def test_lines_above_below_and_under_the_heads_make_a_table():
    """What most papers have; the best result is bold, the second best underlined."""
    sheet = Sheet().text(72, 80, "Table 1: Frogs.").table(72, 110, ROWS[:2], AT, rules=(0, 1))
    sheet.text(72, 134, "Ours").text(162, 134, "28.4", font="Times-Bold").text(212, 134, "41.8").text(262, 134, "2.3")
    sheet.rule(212, 136, 229, 136, thickness=0.4).rule(72, 140, 282, 140)
    (table,) = found(sheet)

    assert texts(table) == ROWS
    assert table.caption == 0
    assert [[cell.is_header for cell in row] for row in table.rows] == [[True] * 4, [False] * 4, [False] * 4]
    assert [row[0].is_row_header for row in table.rows] == [False, True, True]
    assert [cell.is_bold for cell in table.rows[2]] == [False, True, False, False]
    assert [cell.is_underlined for cell in table.rows[2]] == [False, False, True, False]
    assert (round(table.box.left), round(table.box.right)) == (72, 282)
    assert 95 < table.box.top < table.box.bottom < 145


@pytest.mark.parametrize("below", [True, False])
def test_captions_stand_all_above_or_all_below(below):
    """Between two tables a caption may be as near to the one as to the other."""
    sheet = Sheet()
    for number in range(3):
        y = 100 + 100 * number
        sheet.table(72, y, ROWS, AT, rules=(0, 1, 3))
        sheet.text(72, y + 48 if below else y - 29, f"Table {number + 1}: Frogs of pond {number}.")

    assert [table.caption for table in found(sheet)] == [0, 1, 2]
    assert [texts(table) for table in found(sheet)] == [ROWS] * 3


def test_heads_over_a_short_line_span_its_columns():
    """They are repeated in each, as are those of several rows."""
    sheet = Sheet().text(72, 80, "Table 1: Frogs.").rule(72, 98, 282, 98)
    sheet.text(72, 116, "Model").text(187, 110, "BLEU", align="centre").text(187, 134, "", size=10)
    sheet.text(262, 116, "Cost").rule(160, 113, 232, 113, thickness=0.3)
    sheet.text(162, 122, "Small").text(212, 122, "Large")
    sheet.rule(72, 127, 282, 127).table(72, 138, ROWS[1:], AT).rule(72, 156, 282, 156)
    (table,) = found(sheet)

    assert texts(table)[:2] == [["Model", "BLEU", "BLEU", "Cost"], ["Model", "Small", "Large", "Cost"]]
    assert texts(table)[2:] == ROWS[1:]
    assert [all(cell.is_header for cell in row) for row in table.rows] == [True, True, False, False]


def test_heads_without_a_line_span_the_columns_that_they_are_in_the_middle_of():
    """They leave out none but the first."""
    at = [0, 90, 140, 190, 240]
    rows = [["Model", "A", "B", "C", "D"], ["Frog", "1.0", "2.0", "3.0", "4.0"], ["Newt", "5.0", "6.0", "7.0", "8.0"]]
    sheet = Sheet().text(72, 80, "Table 1: Frogs.").rule(72, 98, 332, 98)
    sheet.text(191, 110, "Day", align="centre").text(291, 110, "Night", align="centre")
    sheet.table(72, 122, rows, at).rule(72, 126, 332, 126).rule(72, 152, 332, 152)
    (table,) = found(sheet)

    assert texts(table) == [["", "Day", "Day", "Night", "Night"], *rows]


def test_a_name_in_the_middle_of_several_rows_is_that_of_each():
    """Whether it stands beside one of them or between two."""
    sheet = Sheet().text(72, 80, "Table 1: Frogs.").rule(72, 98, 282, 98)
    sheet.table(72, 110, [["Size", "Model", "A", "B"]], AT).rule(72, 114, 282, 114)
    for start, names, size in ((126, ["Frog", "Newt", "Toad"], "small"), (166, ["Frog", "Newt"], "large")):
        sheet.table(72, start, [["", name, "1.5", "2.5"] for name in names], AT)
        sheet.text(72, start + 6 * (len(names) - 1), size).rule(
            72, start + 12 * len(names) - 8, 282, start + 12 * len(names) - 8
        )
    (table,) = found(sheet)

    assert [row[:2] for row in texts(table)] == [
        ["Size", "Model"],
        ["small", "Frog"],
        ["small", "Newt"],
        ["small", "Toad"],
        ["large", "Frog"],
        ["large", "Newt"],
    ]


def test_what_did_not_fit_goes_on_in_the_same_cell():
    """Lines of words that were broken, and hyphens at their ends."""
    rows = [
        ["Name", "What it does", "Score"],
        ["Frog", "It sings on warm eve-", "1.5"],
        ["", "nings near the pond", ""],
    ]
    rows += [["Newt", "It hides", "2.5"], ["Toad", "It sits and waits all", "3.5"], ["", "night for its food", ""]]
    (table,) = found(Sheet().text(72, 80, "Table 1: Pond.").table(72, 110, rows, [0, 60, 160], rules=(0, 1, 6)))

    assert texts(table) == [
        ["Name", "What it does", "Score"],
        ["Frog", "It sings on warm evenings near the pond", "1.5"],
        ["Newt", "It hides", "2.5"],
        ["Toad", "It sits and waits all night for its food", "3.5"],
    ]


def test_a_line_around_every_cell_parts_them():
    """Between columns that stand close, and rows on several lines."""
    sheet = Sheet().text(72, 80, "Table 1: Frogs.")
    for y in (98, 114, 142, 158):
        sheet.rule(72, y, 232, y)
    for x in (72, 112, 152, 192, 232):
        sheet.rule(x, 98, x, 158)
    sheet.table(74, 110, [["Model", "Rate", "Note", "Mean"]], [0, 40, 80, 120])
    sheet.table(74, 126, [["Frog", "1.5", "called in", "2.5"], ["", "", "the night", ""]], [0, 40, 80, 120])
    sheet.table(74, 154, [["Newt", "3.5", "silent", "4.5"]], [0, 40, 80, 120])
    (table,) = found(sheet)

    assert texts(table) == [
        ["Model", "Rate", "Note", "Mean"],
        ["Frog", "1.5", "called in the night", "2.5"],
        ["Newt", "3.5", "silent", "4.5"],
    ]


def test_a_table_without_lines_ends_where_a_paragraph_begins():
    """Above or below its caption."""
    sheet = Sheet().lines(72, 60, [PROSE, PROSE]).table(200, 110, ROWS, AT).text(200, 160, "Table 1: Frogs.")
    sheet.lines(72, 190, [PROSE, PROSE])
    (table,) = found(sheet)

    assert texts(table) == ROWS
    assert 80 < table.box.top < 110 < table.box.bottom < 150


def test_rows_that_were_taken_for_the_caption_are_rows():
    """Nobody knows where a caption ends before the table is found."""
    sheet = Sheet().text(72, 96, "Table 1: Frogs.").table(72, 110, ROWS, AT, rules=(0, 1, 3))
    (table,) = found(sheet, [Box(72, 88, 240, 128)])

    assert texts(table) == ROWS


def test_a_figure_stays_with_its_deviation_and_unit():
    """Blanks beside signs are wider than others; an interval in brackets belongs to its figure."""
    rows = [["Model", "Error", "Time"], ["Frog", "3.1 ± 0.2 %", "1.5 (0.3)"], ["Newt", "14.2 ± 0.5 %", "2.5 (0.1)"]]
    (table,) = found(
        Sheet().text(72, 80, "Table 1: Frogs.").table(72, 110, rows, [0, 60, 140], right=40, rules=(0, 1, 3))
    )

    assert texts(table) == rows


def test_powers_are_told():
    """ "10" with a raised "-5" is no hundred and five."""
    sheet = (
        Sheet()
        .text(72, 80, "Table 1: Frogs.")
        .table(72, 110, [["Model", "Rate"], ["Frog", "10"], ["Newt", "10"]], [0, 60])
    )
    sheet.text(142, 118, "−5", size=7).text(142, 130, "−4", size=7).rule(72, 100, 162, 100).rule(72, 113, 162, 113)
    (table,) = found(sheet.rule(72, 138, 162, 138))

    assert texts(table) == [["Model", "Rate"], ["Frog", "10^−5"], ["Newt", "10^−4"]]


def test_columns_may_stand_close():
    """Three points, where every row has figures on both sides."""
    rows = [["A", "11.1", "22.2", "33.3"], ["B", "44.4", "55.5", "66.6"], ["C", "77.7", "88.8", "99.9"]]
    sheet = Sheet().text(72, 80, "Table 1: Frogs.").table(72, 110, rows, [0, 14, 34.5, 55], rules=(0, 3))
    (table,) = found(sheet)

    assert texts(table) == rows


def test_two_tables_beside_each_other_are_two():
    """Each with the caption over it."""
    sheet = Sheet()
    for number, left in enumerate((60, 330)):
        sheet.text(left, 80, f"Table {number + 1}: Frogs.").table(left, 110, ROWS, [0, 60, 100, 140], rules=(0, 1, 3))

    assert [(texts(table), table.caption) for table in found(sheet)] == [(ROWS, 0), (ROWS, 1)]


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet().lines(72, 100, [PROSE] * 5).rule(72, 90, 500, 90).rule(72, 104, 500, 104).rule(72, 160, 500, 160),
        Sheet()
        .rule(72, 90, 500, 90)
        .text(72, 101, "Algorithm 1 Counting")
        .rule(72, 105, 500, 105)
        .table(72, 116, [["1:", "n = 0"], ["2:", "n = n + 1"], ["3:", "return n"]], [0, 30])
        .rule(72, 146, 500, 146),
        Sheet()
        .table(100, 300, [[str(10 * tick) for tick in range(1, 9)]], range(0, 320, 40))
        .rule(90, 290, 420, 290)
        .rule(90, 250, 420, 250)
        .rule(90, 210, 420, 210),
        Sheet().rule(72, 90, 500, 90).table(72, 110, ROWS, AT).rule(72, 700, 500, 700).lines(72, 300, [PROSE] * 9),
    ],
    ids=["prose", "program", "plot", "page"],
)
def test_not_everything_between_lines_is_a_table(sheet):
    """Paragraphs, programs, the lines of a plot, those at the head and the foot of a page."""
    assert found(sheet) == []


def test_a_table_without_a_caption_needs_lines():
    """Above, below, and under its heads."""
    rows = [*ROWS, ["Newt", "1.5", "2.5", "3.5"]]
    (table,) = found(Sheet().table(72, 110, rows, AT, rules=(0, 1, 4)))

    assert (texts(table), table.caption) == (rows, None)
    assert found(Sheet().table(72, 110, rows, AT)) == []


def test_a_table_that_goes_on_has_the_same_heads():
    """They are not repeated in the rows."""
    first, second, other = (
        found(Sheet().table(72, 110, [heads, *body], AT, rules=(0, 1, 4)))[0].rows
        for heads, body in (
            (ROWS[0], [[f"a{n}", "1.5", "2.5", "3.5"] for n in range(3)]),
            (ROWS[0], [[f"b{n}", "4.5", "5.5", "6.5"] for n in range(3)]),
            (["Frog", "A", "B", "C"], [[f"c{n}", "4.5", "5.5", "6.5"] for n in range(3)]),
        )
    )

    assert [row[0].text for row in resumed(first, second, is_flush=False) or ()] == [
        "Model",
        "a0",
        "a1",
        "a2",
        "b0",
        "b1",
        "b2",
    ]
    assert resumed(first, other, is_flush=True) is None


COORDINATES = st.integers(-50, 650)


@st.composite
def words(draw) -> Word:
    left, base = draw(COORDINATES), draw(COORDINATES)
    text, size = (
        draw(st.text("aZ1.±−^ \u0302()中", min_size=0, max_size=5)),
        draw(st.sampled_from([0.5, 7.0, 10.0, 30.0])),
    )
    box = Box(left, base - 0.7 * size, left + 0.5 * size * len(text), base)
    return Word(text=text, box=box, size=size, font="F", base=base)


@st.composite
def lines(draw) -> Box:
    x, y, long = draw(COORDINATES), draw(COORDINATES), draw(st.integers(0, 500))
    return Box(x, y, x + long, y + 1) if draw(st.booleans()) else Box(x, y, x + 1, y + long)


@settings(max_examples=200)
@given(st.lists(words(), max_size=40), st.lists(lines(), max_size=15), st.lists(lines(), max_size=3))
def test_anything_gives_rectangles_of_words_that_are_there(said, ruled, captions):
    """Words, lines and captions anywhere."""
    for table in tables(said, ruled, captions):
        assert len({len(row) for row in table.rows}) == 1
        assert table.caption is None or 0 <= table.caption < len(captions)
        letters = {letter for word in said for letter in word.text} | {" ", "^", "-"}
        assert {letter for row in table.rows for cell in row for letter in cell.text} <= letters


@settings(max_examples=60)
@given(
    st.lists(st.lists(st.floats(0, 999).map("{:.1f}".format), min_size=2, max_size=5), min_size=2, max_size=8),
    st.sampled_from([27, 40, 70]),
)
def test_figures_come_back_as_they_were_set(figures, step):
    """Any figures in any number of rows and columns."""
    width = min(map(len, figures))
    rows = [["Model", *(f"M{n}" for n in range(width))], *([f"row{n}", *row[:width]] for n, row in enumerate(figures))]
    at = [0, *(60 + step * n for n in range(width))]
    (table,) = found(Sheet(width=700).text(72, 80, "Table 1: Frogs.").table(72, 110, rows, at, rules=(0, 1, len(rows))))

    assert texts(table) == rows


@pytest.mark.shared
@pytest.mark.parametrize(("name", "least"), [("2401.14680", 0.94), ("2402.03053", 1.0), ("2606.17107", 1.0)])
def test_grids_of_real_papers(name, least):
    """The share of cells that stand in the row and the column in which the authors' sources have them."""
    facts = json.loads((PAPERS / f"{name}.facts.json").read_text("utf-8"))
    document = from_file(PAPERS / f"{name}.pdf")
    read = [[[plain(cell.text) for cell in row] for row in block.rows] for block in document.blocks if block.rows]
    right = total = 0
    for grid in facts["table_grids"]:
        wanted = [[plain(cell) for cell in row] for row in (*grid["header_rows"], *grid["rows"])]
        right += max(alike(wanted, rows) for rows in read)
        total += sum(bool(cell) for row in wanted for cell in row)

    assert right >= least * total


def plain(text: str) -> str:
    """Letters and digits of a cell, formulas without commands."""
    return "".join(letter for letter in re.sub(r"\\[a-z]+", "", text).casefold() if letter.isalnum())


def alike(wanted: list[list[str]], rows: list[list[str]]) -> int:
    """How many cells stand where they are wanted."""
    pairs = [pair for line in zip(wanted, rows, strict=False) for pair in zip(*line, strict=False)]
    return sum(bool(cell) and cell == other for cell, other in pairs)
