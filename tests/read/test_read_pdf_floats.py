"""Tables, programs and captions of PDFs in the forms in which papers set them, each in its place in the text."""

import re

import pytest
from hypothesis import given, settings, strategies as st

from litmus.model import Block, BlockKind, Document
from litmus.read.pdf.sheets.abreast import parted
from litmus.read.pdf.words import Box, Line, Word

from .frogs import COLUMNS, FIGURES, of_kind, read, wrapped
from .pdfs import Sheet, width

AT = [0, 70, 110, 150]
ROWS = [
    ["Model", "Small", "Large", "Cost"],
    ["ByteNet", "23.7", "39.2", "1.0"],
    ["Frogger", "25.1", "40.0", "1.7"],
    ["Ours", "28.4", "41.8", "2.3"],
]
ENDS = (0, 1, 4)  # rows above which a line stands
NAME = "Frogs of all ponds, as they were heard from the road at night"


def page(*holes: tuple[float, float], columns=(72.0,), room: float = 468) -> Sheet:
    """A page full of text, but for what lies between heights of its first column."""
    sheet = Sheet()
    lines = iter(wrapped(" ".join(FIGURES), room))
    for column in columns:
        for y in range(80, 560, 12):
            if column != columns[0] or not any(top <= y <= bottom for top, bottom in holes):
                sheet.text(column, y, next(lines))
    return sheet


def in_columns(*holes: tuple[float, float]) -> Sheet:
    return page(*holes, columns=COLUMNS, room=238)


def texts(block: Block) -> list[list[str]]:
    return [[cell.text for cell in row] for row in block.rows]


def caption(block: Block) -> str:
    return block.text.split("\n")[0]


def trials(document: Document) -> list[int]:
    """The trials that the text tells of, in its order."""
    said = " ".join(block.text for block in of_kind(document, BlockKind.PARAGRAPH))
    return [int(found[1]) for found in re.finditer(r"trial (\d+)", said)]


def is_whole(document: Document) -> bool:
    """Whether the text goes on around what stands in it, no sentence cut or out of its order."""
    told = trials(document)
    whole = [sentence.text for sentence in document.sentences(frozenset({BlockKind.PARAGRAPH}))]
    return told == [*range(1, told[-1] + 1)] and FIGURES[: told[-1] - 1] == whole[: told[-1] - 1]


@pytest.mark.parametrize(
    "label",
    "Table 1:/Table 2./Table 3 |/Tab. 4:/TABLE V:/Table A1:/Table S3./Table A.1:/Table 2.1:/TABLE A-1:"
    "/Extended Data Table 1 |/Supplementary Table 2:/表 1：".split("/"),
)
def test_labels_of_tables(label):
    """With their numbers, as papers and their appendices write them."""
    sheet = page((190, 280)).text(72, 210, f"{label} {NAME}.").table(72, 230, ROWS, AT, rules=ENDS)
    document = read(sheet)
    (table,) = of_kind(document, BlockKind.TABLE)

    assert (table.label, caption(table)) == (label.rstrip(":.| ："), f"{label} {NAME}.")
    assert texts(table) == ROWS
    assert is_whole(document)


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("below", [True, False])
@pytest.mark.parametrize("make", [page, in_columns], ids=["one column", "two columns"])
def test_tables_and_their_captions_in_the_middle_of_the_text(make, below, ruled):
    """In the body's size, on several lines, right above or below; the text goes on around them."""
    sheet = make((290, 400))
    y = 320 if below else 345
    sheet.table(80, y, ROWS, AT, rules=ENDS if ruled else ())
    sheet.text(54 if make is in_columns else 72, y + 54 if below else y - 30, "Table 1: Frogs of all ponds, as they")
    sheet.text(54 if make is in_columns else 72, y + 66 if below else y - 18, "were heard.")
    document = read(sheet)
    (table,) = of_kind(document, BlockKind.TABLE)

    assert caption(table) == "Table 1: Frogs of all ponds, as they were heard."
    assert texts(table) == ROWS
    assert is_whole(document)


def test_a_title_on_a_line_of_its_own():
    """As IEEE sets it, over one column or both."""
    sheet = Sheet()
    lines = iter(wrapped(" ".join(FIGURES)))
    for column in COLUMNS:
        for y in range(180, 600, 12):
            if column == COLUMNS[1] or not 300 < y < 400:
                sheet.text(column, y, next(lines))
    sheet.text(306, 80, "TABLE I", size=8, align="centre").text(306, 90, "FROGS OF ALL PONDS", size=8, align="centre")
    sheet.table(150, 110, ROWS, [0, 100, 180, 260], rules=ENDS, size=8)
    sheet.text(173, 320, "TABLE II", size=8, align="centre").text(173, 330, "FROGS AT NIGHT", size=8, align="centre")
    sheet.table(60, 350, ROWS, AT, rules=ENDS, size=8)
    document = read(sheet)

    tables = of_kind(document, BlockKind.TABLE)
    assert [(table.label, caption(table)) for table in tables] == [
        ("TABLE I", "TABLE I FROGS OF ALL PONDS"),
        ("TABLE II", "TABLE II FROGS AT NIGHT"),
    ]
    assert [texts(table) for table in tables] == [ROWS, ROWS]
    assert is_whole(document)


def test_a_chinese_caption_in_the_middle_of_its_line():
    """No sign stands after its number."""
    sheet = page((190, 320)).text(306, 210, "表 1 池塘里的青蛙", align="centre").table(172, 230, ROWS, AT, rules=ENDS)
    (table,) = of_kind(read(sheet), BlockKind.TABLE)

    assert (table.label, caption(table)) == ("表 1", "表 1 池塘里的青蛙")


def test_a_sentence_about_a_table_is_no_caption():
    """Though its line begins with the label."""
    sheet = page((190, 244)).text(72, 200, "All frogs of the pond in the park were heard at night, as is shown in")
    sheet.text(72, 212, "Table 1. They stop when it rains.")
    document = read(sheet)

    assert of_kind(document, BlockKind.TABLE) == []
    assert "as is shown in Table 1. They stop" in " ".join(block.text for block in document.blocks)


@pytest.mark.parametrize("below", [True, False])
def test_tables_beside_each_other(below):
    """Their captions, on two lines each, are not woven into each other, nor are their rows."""
    sheet = page((190, 300))
    for number, (left, drop) in enumerate(((72, 0), (330, 3)), 1):
        y = drop + (280 if below else 210)
        sheet.text(left, y, f"Table {number}: Frogs of pond {number}, as they").text(
            left, y + 12, "were heard at night."
        )
        sheet.table(left, drop + (215 if below else 250), ROWS, AT, rules=ENDS)
    document = read(sheet)

    tables = of_kind(document, BlockKind.TABLE)
    assert [(table.label, caption(table)) for table in tables] == [
        (f"Table {n}", f"Table {n}: Frogs of pond {n}, as they were heard at night.") for n in (1, 2)
    ]
    assert [texts(table) for table in tables] == [ROWS, ROWS]
    assert is_whole(document)


def test_captions_of_three_figures_beside_each_other():
    """Each of another length."""
    sheet = page((190, 300))
    captions = [
        "Figure 1: Frogs in May.",
        "Figure 2: Frogs in June, when the nights are short and warm.",
        "Figure 3: Frogs in July, when the ponds fall dry and all the frogs hide in the mud.",
    ]
    for number, said in enumerate(captions):
        sheet.lines(72 + 160 * number, 250, wrapped(said, 130))
    document = read(sheet)

    assert [block.text for block in of_kind(document, BlockKind.FIGURE)] == captions
    assert is_whole(document)


@pytest.mark.parametrize("below", [True, False])
def test_a_table_with_text_beside_it(below):
    """The text goes on in the lines beside the table and its caption, and under both."""
    sheet, words = Sheet(), " ".join(FIGURES[:40]).split()
    for y in range(80, 500, 12):
        room, line = 250 if 196 <= y <= 330 else 468, []
        while words and width(" ".join([*line, words[0]])) <= room:
            line.append(words.pop(0))
        sheet.text(72, y, " ".join(line))
    sheet.lines(340, 280 if below else 206, ["Table 1: Frogs of all ponds, as", "they were heard."], size=9)
    sheet.table(340, 215 if below else 244, ROWS, AT, rules=ENDS, size=9)
    document = read(sheet)
    (table,) = of_kind(document, BlockKind.TABLE)

    assert caption(table) == "Table 1: Frogs of all ponds, as they were heard."
    assert texts(table) == ROWS
    assert is_whole(document)


def long(count: int, start: int = 0) -> list[list[str]]:
    return [[f"Pond {n}", f"{n}.1", f"{n}.2", f"{n}.3"] for n in range(start, start + count)]


@pytest.mark.parametrize("notes", [True, False], ids=["notes", "no notes"])
@pytest.mark.parametrize("heads", [True, False], ids=["heads", "no heads"])
def test_a_table_over_three_pages_is_one(heads, notes):
    """It stands where it begins, and the text goes on after it; its heads and notes are said once."""
    top = ROWS[:1] if heads else []
    first = Sheet().lines(72, 80, wrapped(" ".join(FIGURES[:12]), 468)).text(72, 320, f"Table 1: {NAME}.")
    first.table(72, 340, [*ROWS[:1], *long(30)], AT, rules=(0, 1, 31))
    second = Sheet().table(72, 100, [*top, *long(50, 30)], AT, rules=(0, 10, 50 + len(top)))
    third = Sheet().table(72, 100, [*top, *long(9, 80)], AT, rules=(0, 1, 9 + len(top)))
    third.lines(72, 300, wrapped(" ".join(FIGURES[12:20]), 468))
    if notes:
        first.text(282, 720, "Continued on next page", size=8, align="right")
        second.text(72, 80, "Table 1: (continued)").text(282, 710, "Continued on next page", size=8, align="right")
        third.text(72, 80, "Table 1 – continued from previous page")
    document = read(first, second, third)
    (table,) = of_kind(document, BlockKind.TABLE)

    assert texts(table) == [*ROWS[:1], *long(89)]
    assert [all(cell.is_header for cell in row) for row in table.rows] == [True] + [False] * 89
    assert table.anchor.startswith("page=1&")
    assert "ontinued" not in "".join(block.text for block in document.blocks)
    assert is_whole(document)


def test_another_table_at_the_head_of_the_next_page_is_another():
    """With other heads, or a caption of its own."""
    first = page((440, 560)).text(72, 450, "Table 1: Frogs.").table(72, 470, ROWS, AT, rules=ENDS)
    other = [["Newt", "A", "B", "C"], *long(3)]
    second = Sheet().table(72, 100, other, AT, rules=ENDS).lines(72, 200, wrapped(" ".join(FIGURES[:9]), 468))
    third = Sheet().text(72, 80, "Table 2: Toads.").table(72, 100, ROWS, AT, rules=ENDS)
    third.lines(72, 200, wrapped(" ".join(FIGURES[:9]), 468))

    assert [texts(table) for table in of_kind(read(first, second), BlockKind.TABLE)] == [ROWS, other]
    assert [table.label for table in of_kind(read(first, third), BlockKind.TABLE)] == ["Table 1", "Table 2"]


def test_a_program_between_lines_is_one_block():
    """Under its title, with a third line at its end."""
    steps = ["Require: ponds P, ears e", "1: n = 0", "2: for p in P do", "3: n = n + count(p, e)", "4: return n"]
    sheet = in_columns((290, 400)).rule(54, 306, 292, 306).text(54, 317, "Algorithm 1", font="Times-Bold")
    sheet.text(108, 317, "Counting frogs").rule(54, 321, 292, 321).lines(58, 333, steps).rule(54, 386, 292, 386)
    document = read(sheet)
    (program,) = of_kind(document, BlockKind.ALGORITHM)

    assert program.text == "\n".join(["Algorithm 1 Counting frogs", *steps])
    assert program.label == "Algorithm 1"
    assert is_whole(document)


def test_a_name_stands_in_the_middle_of_rows_on_several_lines():
    """One name between any two lines is that of all rows there."""
    sheet = page((190, 400)).text(72, 200, f"Table 1: {NAME}.").rule(72, 208, 322, 208)
    sheet.table(72, 220, [["Pond", "Asked", "Heard"]], [0, 40, 200]).rule(72, 224, 322, 224)
    for start, name in ((236, "A"), (300, "B")):
        sheet.text(112, start, "What does the frog in the long").text(112, start + 12, "grass say at night?").text(
            272, start, "4"
        )
        sheet.text(112, start + 24, "Does it rain?").text(272, start + 24, "5")
        sheet.text(112, start + 36, "Is it dry?").text(272, start + 36, "6")
        sheet.text(72, start + 15, name).rule(72, start + 44, 322, start + 44)
    (table,) = of_kind(read(sheet), BlockKind.TABLE)

    asked = ["What does the frog in the long grass say at night?", "Does it rain?", "Is it dry?"]
    assert [row[:2] for row in texts(table)] == [["Pond", "Asked"], *([name, one] for name in "AB" for one in asked)]


@pytest.mark.parametrize("below", [True, False])
def test_tables_that_share_a_caption(below):
    """Each has its part of it."""
    sheet = page((190, 300))
    for number, left in enumerate((72, 330)):
        part = f"({'ab'[number]}) Pond {number}"
        sheet.text(left + 85, 262 if below else 200, part, align="centre").table(left, 215, ROWS, AT, rules=ENDS)
    sheet.text(306, 276, "Table 1: Frogs of two ponds.", align="centre")
    document = read(sheet)

    tables = of_kind(document, BlockKind.TABLE)
    assert [(table.label, caption(table)) for table in tables] == [
        ("Table 1(a)", "Table 1: Frogs of two ponds. (a) Pond 0"),
        ("Table 1(b)", "(b) Pond 1"),
    ]
    assert [texts(table) for table in tables] == [ROWS, ROWS]
    assert is_whole(document)


def test_what_is_written_in_a_drawing_stands_under_its_caption():
    """Ticks of axes and names of bars, which are no text of the paper."""
    sheet = page((190, 400)).rule(100, 220, 100, 330).rule(100, 330, 400, 330).text(180, 216, "Frogs by month")
    for tick in range(4):
        sheet.text(80, 330 - 30 * tick, str(20 * tick)).text(
            120 + 80 * tick, 345, ["May", "June", "July", "Fall"][tick]
        )
    sheet.text(72, 375, f"Figure 1: {NAME}.")
    document = read(sheet)
    (figure,) = of_kind(document, BlockKind.FIGURE)

    assert figure.label == "Figure 1"
    assert figure.text.startswith(f"Figure 1: {NAME}.\nFrogs by month 60 40 20")
    assert [figure.text[start:end] for start, end in figure.sentences] == [f"{NAME}."]
    assert is_whole(document)


@st.composite
def lines(draw) -> Line:
    left, base = draw(st.integers(0, 600)), draw(st.integers(0, 300))
    said = draw(st.sampled_from(["Figure 1: a", "Table 2. b", "(a) c", "frogs", "of the pond"])).split()
    box = Box(left, base - 7, left + draw(st.integers(5, 300)), base)
    return Line(tuple(Word(text=text, box=box, size=10, font="F", base=base) for text in said), 1)


@settings(max_examples=200)
@given(st.lists(lines(), max_size=40))
def test_every_line_is_in_one_part(given_lines):
    """Whatever stands beside whatever."""
    parts = parted(sorted(given_lines, key=lambda line: (line.base, line.box.left)))

    assert sorted(id(line) for part in parts for line in part.lines) == sorted(map(id, given_lines))


def test_a_long_table_has_a_line_below_its_last_page_alone():
    """Its heads come again on each; the caption under its end is that of the next table."""
    first = Sheet().lines(72, 80, wrapped(" ".join(FIGURES[:12]), 468)).text(72, 320, f"Table 1: {NAME}.")
    first.table(72, 340, [*ROWS[:1], *long(30)], AT, rules=(0, 1))
    second = Sheet().table(72, 80, [*ROWS[:1], *long(6, 30)], AT, rules=(0, 1, 7)).text(72, 240, "Table 2: Nets.")
    second.table(72, 270, [["Net", "Error"], ["Ear", "3.1"], ["Eye", "4.7"]], [0, 120], rules=(0, 1, 3))
    second.lines(72, 400, wrapped(" ".join(FIGURES[12:20]), 468))
    tables = of_kind(read(first, second), BlockKind.TABLE)

    assert [table.label for table in tables] == ["Table 1", "Table 2"]
    assert texts(tables[0]) == [*ROWS[:1], *long(36)]
