"""PDFs: order, words, headings, and what stands beside the text."""

import re

import pytest
from hypothesis import given, settings, strategies as st

from litmus.model import BlockKind, Role
from litmus.read.pdf import parse

from .frogs import COLUMNS, FIGURES, LEADING, WIDTH, of_kind, page_of, read, set_in_columns, wrapped
from .pdfs import Sheet, pdf, width


@pytest.mark.parametrize(("columns", "room"), [(COLUMNS, WIDTH), ((72.0,), 460.0)], ids=["two columns", "one column"])
def test_sentences_stay_whole_over_lines_columns_and_pages(columns, room):
    """Running heads and page numbers are no part of them."""
    document = read(*set_in_columns(" ".join(FIGURES), columns=columns, room=room))

    assert document.title == "Counting Frogs by Ear in Ponds"
    assert [author.name for author in document.authors] == ["Ada Reed", "Bea Marsh"]
    assert [(section.number, section.title) for section in document.sections] == [("1", "Introduction")]
    assert [sentence.text for sentence in document.sentences(frozenset({BlockKind.PARAGRAPH}))] == FIGURES


def test_what_stands_across_both_columns_parts_them():
    """A wide figure's caption in the middle of a page: first what is above it, left and right."""
    sheet = Sheet(612, 792)
    for column, (above, below) in zip(COLUMNS, ((0, 40), (20, 60)), strict=True):
        sheet.lines(column, 80, wrapped(" ".join(FIGURES[above : above + 8])))
        sheet.lines(column, 420, wrapped(" ".join(FIGURES[below : below + 8])))
    wide = (
        "Figure 1: All of the ponds, as they were heard from the road at night in the month of May, with their frogs."
    )
    sheet.text(54, 380, wide, size=9)

    document = read(sheet)

    told = [int(found[1]) for found in re.finditer(r"trial (\d+)", " ".join(block.text for block in document.blocks))]
    assert told == [*range(1, 9), *range(21, 29), *range(41, 49), *range(61, 69)]
    assert [(block.label, block.text) for block in of_kind(document, BlockKind.FIGURE)] == [("Figure 1", wide)]


def test_numbers_beside_the_lines_are_no_text():
    """As in copies for reviewers."""
    sheet = page_of()
    for number in range(40):
        sheet.text(40, 120 + number * LEADING, f"{number:03}", size=7)

    assert [sentence.text for sentence in read(sheet).sentences()][:8] == FIGURES[:8]


def test_a_caption_of_both_columns_may_end_in_a_short_line():
    """Which stands in the left column by itself."""
    sheet = Sheet(612, 792)
    wide = [
        "Figure 1: All of the ponds, as they were heard from the road at night in the month of May, with their frogs",
        "of both kinds.",
    ]
    for row, line in enumerate(wide):
        sheet.text(54, 80 + row * 10, line, size=9)
    for column, begin in zip(COLUMNS, (0, 40), strict=True):
        sheet.lines(column, 130, wrapped(" ".join(FIGURES[begin : begin + 14])))

    (figure,) = of_kind(read(sheet), BlockKind.FIGURE)
    assert figure.text == " ".join(wide)


def test_a_last_page_has_the_columns_of_the_others():
    """Though there is little in its second one."""
    sheets = set_in_columns(" ".join(FIGURES * 3))
    last = Sheet(612, 792)
    last.lines(COLUMNS[0], 80, wrapped(" ".join(FIGURES[:24])))
    last.lines(COLUMNS[1], 80, wrapped(" ".join(FIGURES[40:42])))
    document = read(*sheets, last)

    told = [int(found[1]) for found in re.finditer(r"trial (\d+)", " ".join(block.text for block in document.blocks))]
    assert told[-26:] == [*range(1, 25), 41, 42]


@pytest.mark.parametrize("more", [" and", ", as everybody there could hear for himself at night"])
def test_a_line_that_is_too_long_does_not_part_the_columns(more):
    """It runs over the gap, up to the right column or into it."""
    sheet = Sheet(612, 792)
    left = wrapped(" ".join(FIGURES[:20]))
    left[9] = f"In trial 99 the frogs of this pond called for one hour at last{more}"
    sheet.lines(COLUMNS[0], 80, left)
    sheet.lines(COLUMNS[1], 80, wrapped(" ".join(FIGURES[40:60])))

    told = " ".join(block.text for block in read(sheet).blocks)
    assert told.index("trial 20 ") < told.index("trial 41 ")
    assert "In trial 99 the frogs of this pond called for one hour at last" in told


def test_running_heads_of_a_short_paper():
    """On each of two pages; the head of a table, which stands close to its rows, is none."""
    sheets = []
    for number in range(4):
        sheet = Sheet(612, 792)
        sheet.text(72, 50, "Reed and Marsh" if number % 2 else "Frogs", size=7)
        sheet.lines(72, 90, wrapped(" ".join(FIGURES[number * 12 : number * 12 + 12]), 450))
        sheets.append(sheet)

    assert not any("Reed" in block.text or block.text == "Frogs" for block in read(*sheets).blocks)


def test_a_number_above_the_page_s_is_text():
    """The year in which a reference ends."""
    sheet = page_of((72, 700, "We heard them all in the month of May in the year", {}), (72, 712, "2023.", {}))
    sheet.text(306, 765, "9", size=9)

    assert read(sheet).blocks[-1].text.endswith("in the year 2023.")


def test_a_label_alone_at_the_top_of_pages_is_no_running_head():
    """As IEEE sets it, with the caption under it."""
    captions = {"I": "ERRORS OF NETS", "II": "PONDS BY SIZE", "III": "FROGS IN MAY", "IV": "NIGHTS OF RAIN"}
    sheets = []
    for number, caption in captions.items():
        sheet = Sheet(612, 792)
        sheet.text(306, 60, f"TABLE {number}", size=8, align="centre")
        sheet.text(306, 70, caption, size=8, align="centre")
        sheet.table(250, 90, [["Net", "Error"], ["Ear", "3.1"], ["Eye", "4.7"]], [0, 60], rules=(0, 1, 3))
        sheets.append(sheet.lines(72, 200, wrapped(" ".join(FIGURES[:12]), 450)))

    tables = of_kind(read(*sheets), BlockKind.TABLE)
    assert [(table.label, table.text.split("\n")[0]) for table in tables] == [
        (f"TABLE {number}", f"TABLE {number} {caption}") for number, caption in captions.items()
    ]


def test_hyphens_at_the_ends_of_lines():
    """A word that is written whole elsewhere is; one with a hyphen of its own keeps it."""
    lines = [
        "A transformer hears frogs, which is state-of-the-art by far. The trans-",
        "former is a state-of-",
        "the-art net.",
    ]
    document = read(page_of(*((72, 400 + n * LEADING, line, {}) for n, line in enumerate(lines))))

    assert document.blocks[-1].text.endswith("The transformer is a state-of-the-art net.")


@pytest.mark.parametrize(
    ("first", "more", "number", "title"),
    [
        ("2.1 Ears and", "Their Nets", "2.1", "Ears and Their Nets"),
        ("2. Ears", "", "2", "Ears"),
        ("Acknowledgements", "", "", "Acknowledgements"),
        ("Appendix B Ears", "", "B", "Ears"),
    ],
)
def test_headings(first, more, number, title):
    """Numbered or known, over one line or two."""
    lines = [(72, 400, first, {"size": 12, "font": "Times-Bold"})]
    if more:
        lines.append((72, 414, more, {"size": 12, "font": "Times-Bold"}))
    document = read(page_of(*lines, *((72, 440 + n * LEADING, text, {}) for n, text in enumerate(FIGURES[20:24]))))

    assert (document.sections[1].number, document.sections[1].title) == (number, title)


def test_small_capitals_are_words():
    """Set in two sizes, with the outline to tell how the words are written."""
    parts = [(72, "3 M", 12), (72 + width("3 M", size=12, font="Times-Roman"), "ETHOD", 9.6)]
    lines = [(x, 400, text, {"size": size}) for x, text, size in parts]
    body = [(72, 440 + n * LEADING, text, {}) for n, text in enumerate(FIGURES[20:24])]
    document = read(page_of(*lines, *body), outline=[("Ponds", 0), ("Method", 0)])

    assert [(section.number, section.title) for section in document.sections] == [("1", "Ponds"), ("3", "Method")]


def test_footnotes_stand_apart():
    """Their marks are not glued to the words before them."""
    words = "We heard frogs"
    raised = (72 + width(words), 396.5, "1", {"size": 6})
    note = [(72, 697, "1", {"size": 6}), (77, 700, "At night, with 2 ears.", {"size": 8})]
    document = read(page_of((72, 400, words, {}), raised, (72 + width(words) + 6, 400, "in ponds.", {}), *note))

    assert document.blocks[-2].text.endswith("We heard frogs in ponds.")
    assert [(block.label, block.text) for block in of_kind(document, BlockKind.FOOTNOTE)] == [
        ("Footnote 1", "At night, with 2 ears.")
    ]


def test_a_footnote_s_mark_leaves_no_gap():
    """Before the stop behind it."""
    words = "We heard frogs"
    raised = (72 + width(words), 396.5, "1", {"size": 6})
    note = [(72, 697, "1", {"size": 6}), (77, 700, "At night, with 2 ears.", {"size": 8})]
    document = read(page_of((72, 400, words, {}), raised, (72 + width(words) + 3, 400, ".", {}), *note))

    assert of_kind(document, BlockKind.PARAGRAPH)[-1].text.endswith("We heard frogs.")


def test_powers_are_told():
    """10 with a raised -3 is no 103."""
    words = "The error is 10"
    document = read(page_of((72, 400, words, {}), (72 + width(words), 396, "−3", {"size": 7})))

    assert document.blocks[-1].text.endswith("The error is 10^−3")


def test_a_table_is_a_grid_under_its_caption():
    """And no part of the prose."""
    sheet = page_of((72, 400, "Table 1: Errors in percent.", {}))
    sheet.table(
        80,
        430,
        [["Model", "Small", "Large"], ["FrogNet", "3.1", "2.6"], ["human", "4.7", "3.9"]],
        [0, 90, 150],
        rules=(0, 1, 3),
    )
    document = read(sheet)

    (table,) = of_kind(document, BlockKind.TABLE)
    assert (table.label, table.text.splitlines()[0]) == ("Table 1", "Table 1: Errors in percent.")
    assert [[cell.text for cell in row] for row in table.rows][1:] == [
        ["FrogNet", "3.1", "2.6"],
        ["human", "4.7", "3.9"],
    ]
    assert not any("FrogNet" in block.text for block in of_kind(document, BlockKind.PARAGRAPH))


def test_references_are_entries():
    """Labelled ones, each a block; what is said in them are no sentences of the paper."""
    entries = ["[1] A. Reed. Ears of the pond. In Frogs,", "2024.", "[2] B. Marsh. More ears. 2025."]
    lines = [(72, 400, "References", {"size": 12, "font": "Times-Bold"})]
    lines += [(72, 420 + n * LEADING, text, {}) for n, text in enumerate(entries)]
    document = read(page_of(*lines))

    assert document.sections[-1].role is Role.REFERENCES
    assert [(block.label, block.text) for block in of_kind(document, BlockKind.REFERENCE)] == [
        ("[1]", "A. Reed. Ears of the pond. In Frogs, 2024."),
        ("[2]", "B. Marsh. More ears. 2025."),
    ]


def test_a_numbered_formula_stands_apart():
    """The sentence around it goes on."""
    lines = [(72, 400, "Let", {}), (200, 420, "e = n", {"font": "Times-Italic"}), (505, 420, "(1)", {})]
    document = read(page_of(*lines, (72, 440, "be the error of the net.", {})))

    assert [(block.label, block.text) for block in of_kind(document, BlockKind.EQUATION)] == [("(1)", "e = n")]


def test_the_stamp_tells_which_paper_it_is():
    """arXiv writes it up the margin of the first page."""
    sheet = page_of()
    sheet.text(30, 500, "arXiv:2603.00001v2 [cs.SD] 2 Mar 2026", size=20, turn=90)
    document = read(sheet)

    assert (document.arxiv_id, document.version) == ("2603.00001", 2)
    assert "cs.SD" not in " ".join(block.text for block in document.blocks)


def test_evidence_opens_the_file_at_its_page():
    """Page and box, each once."""
    document = read(*set_in_columns(" ".join(FIGURES * 3)))

    anchors = [block.anchor for block in document.blocks if not block.anchor.startswith("front")]
    assert len(set(anchors)) == len(anchors)
    assert all(re.match(r"page=[1-3]&viewrect=\d+,\d+,\d+,\d+", anchor) for anchor in anchors)
    assert document.url_of(document.blocks[-1]).startswith(f"{document.url}#page=")


@pytest.mark.parametrize("body", [b"%PDF-1.7", b"%PDF-1.4\n%%EOF", pdf(Sheet()), b""])
def test_what_holds_no_text_is_no_paper(body):
    """Damaged, or empty."""
    assert parse(body) is None


@settings(max_examples=60)
@given(st.data())
def test_damage_is_survived(data):
    """Whatever is changed in a file: a page, or none."""
    whole = bytearray(pdf(page_of()))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=20)):
        whole[place] = data.draw(st.integers(0, 255))
    parse(bytes(whole[: data.draw(st.integers(0, len(whole)))]))
