"""PDFs: where paragraphs, items, run-in headings and entries of the references begin."""

import pytest

from litmus.model import BlockKind, Role

from .frogs import FIGURES, LEADING, of_kind, page_of, read, wrapped
from .pdfs import Sheet, width

BOLD = {"font": "Times-Bold"}


def beginning(bold: str, rest: str, *, x: float = 72, y: float = 420) -> list:
    """A line whose first words are bold."""
    return [(x, y, bold, BOLD), (x + width(f"{bold} ", font="Times-Bold"), y, rest, {})]


@pytest.mark.parametrize(
    ("bold", "title"),
    [("Night ponds.", "Night ponds"), ("(1) Do frogs sleep?", "(1) Do frogs sleep?"), ("Setup:", "Setup")],
)
def test_bold_words_with_a_stop_begin_a_section(bold, title):
    """The lowest kind, as in arXiv's HTML; the text goes on without them."""
    document = read(page_of(*beginning(bold, "All of them called at once.")))

    section = document.sections[-1]
    assert (section.title, section.level) == (title, 4)
    assert document.blocks[-1].text == "All of them called at once."
    assert document.blocks[-1].section == section.anchor


def test_such_a_heading_may_take_two_lines():
    """And end in the second."""
    lines = [
        (72, 420, "Ponds that are heard at night and ponds that are", BOLD),
        *beginning("not heard.", "Few are.", y=432),
    ]
    document = read(page_of(*lines))

    assert document.sections[-1].title == "Ponds that are heard at night and ponds that are not heard"
    assert document.blocks[-1].text == "Few are."


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            [(205, 400, "I. PONDS", {}), (72, 420, "A. Small ponds", {"font": "Times-Italic"})],
            ("I-A", "Small ponds", 2),
        ),
        (
            [(72, 420, "2.1.3 Small ponds. ", {"font": "Times-Italic"}), (150, 420, "They freeze.", {})],
            ("2.1.3", "Small ponds", 3),
        ),
    ],
    ids=["IEEE", "ACM"],
)
def test_headings_of_venues(lines, told):
    """Letters in sections with Roman numbers; numbered headings that begin a paragraph."""
    tale = [(72, 440 + n * LEADING, text, {}) for n, text in enumerate(FIGURES[20:22])]
    section = read(page_of(*lines, *tale)).sections[-1]

    assert (section.number, section.title, section.level) == told


@pytest.mark.parametrize(
    "line",
    [
        beginning("Frogs", "called all night."),
        beginning("Night ponds.", "They called.", x=90),
        [(72, 420, "•", {}), *beginning("Night ponds.", "They called.", x=84)],
    ],
    ids=["no stop", "indented", "an item"],
)
def test_other_bold_words_do_not(line):
    """They are emphasis."""
    assert [section.title for section in read(page_of(*line)).sections] == ["Ponds"]


def test_theorems_are_told_by_their_names():
    """Set in another type than the text."""
    document = read(page_of(*beginning("Theorem 2.1", "(Frogs). All frogs call at night.")))

    (theorem,) = of_kind(document, BlockKind.THEOREM)
    assert (theorem.label, theorem.text) == ("Theorem 2.1", "Theorem 2.1 (Frogs). All frogs call at night.")


def test_a_count_inside_a_sentence_is_no_item():
    """Though a line happens to begin with it."""
    lines = [
        "There were two kinds of frogs in all of the ponds at night in May, as everybody heard: (1) small, and",
        "(2) large ones, which called less.",
    ]
    document = read(page_of(*((72, 420 + n * LEADING, text, {}) for n, text in enumerate(lines))))

    assert not of_kind(document, BlockKind.LIST_ITEM)
    assert document.blocks[-1].text == " ".join(lines)


def test_items_are_told_by_their_marks():
    """Each goes on in lines that are indented, and ends where the text is not."""
    lines = [
        (72, 420, "Of them there were many kinds:", {}),
        (84, 432, "1.", {}),
        (96, 432, "The small ones, which were", {}),
        (96, 444, "heard at night.", {}),
        (84, 456, "2.", {}),
        (96, 456, "The large ones.", {}),
        (72, 468, "They all sat in the same pond.", {}),
    ]
    document = read(page_of(*lines))

    items = of_kind(document, BlockKind.LIST_ITEM)
    assert [item.text for item in items] == ["The small ones, which were heard at night.", "The large ones."]
    assert document.blocks[-1].text == "They all sat in the same pond."


@pytest.mark.parametrize(
    ("labels", "told"),
    [(["[1]", "[2]"], ["[1]", "[2]"]), (["[RM+24]", "[Mar25]"], ["[RM+24]", "[Mar25]"]), (["1.", "2."], ["1.", "2."])],
)
def test_entries_are_told_by_their_labels(labels, told):
    """Of any kind; a figure at the beginning of a line is none."""
    lines = [(72, 420, "References", {"size": 12, "font": "Times-Bold"})]
    for place, label in enumerate(labels):
        y = 440 + 3 * LEADING * place
        lines += [(72, y, label, {}), (120, y, "A. Reed and others. Ears of the pond, pages 592-", {})]
        lines += [(120, y + LEADING, "605. Frog Press,", {}), (120, y + 2 * LEADING, "2024.", {})]
    document = read(page_of(*lines))

    assert document.sections[-1].role is Role.REFERENCES
    entries = of_kind(document, BlockKind.REFERENCE)
    assert [entry.label for entry in entries] == told
    assert all(
        entry.text == "A. Reed and others. Ears of the pond, pages 592-605. Frog Press, 2024." for entry in entries
    )


def test_what_stands_apart_is_at_home_on_its_page():
    """In the section that is open there, and with that page in its anchor."""
    first = page_of()
    second = Sheet(612, 792)
    second.lines(72, 80, wrapped(" ".join(FIGURES[30:36]), 450))
    second.text(72, 300, "2 Errors", size=13, font="Times-Bold")
    second.lines(72, 320, wrapped(" ".join(FIGURES[40:44]), 450))
    second.text(72, 460, "Table 1: Errors in percent.")
    second.table(80, 490, [["Model", "Small"], ["FrogNet", "3.1"], ["human", "4.7"]], [0, 90], rules=(0, 1, 3))
    third = Sheet(612, 792)
    third.lines(72, 80, wrapped(" ".join(FIGURES[50:56]), 450))
    document = read(first, second, third)

    (table,) = of_kind(document, BlockKind.TABLE)
    assert table.anchor.startswith("page=2&")
    assert table.section == document.sections[1].anchor


def test_headings_without_numbers_are_told_by_their_places():
    """In the middle, as the known ones; capitals, then bold, then italics."""
    sheet = Sheet(612, 792)
    sheet.text(306, 70, "Counting Frogs by Ear", size=17, font="Times-Bold", align="centre")
    lines = [
        (100, "INTRODUCTION", "Times-Bold"), (240, "THE PONDS", "Times-Bold"), (380, "Small ponds", "Times-Bold"),
        (520, "Ponds on hills", "Times-Italic"),
    ]  # fmt: skip
    for place, (y, title, font) in enumerate(lines):
        sheet.text(306, y, title, font=font, align="centre")
        sheet.lines(72, y + 20, wrapped(" ".join(FIGURES[place * 8 : place * 8 + 6]), 460))

    assert [(section.title, section.level) for section in read(sheet).sections] == [
        ("INTRODUCTION", 1), ("THE PONDS", 1), ("Small ponds", 2), ("Ponds on hills", 3),
    ]  # fmt: skip


def test_references_may_have_no_heading():
    """As in journals of physics."""
    lines = [(72, 420 + n * LEADING, f"[{n}] A. Reed. Ears of pond {n}. Frog Press, 2024.", {}) for n in (1, 2, 3)]
    document = read(page_of(*lines))

    assert document.sections[-1].role is Role.REFERENCES
    assert [entry.label for entry in of_kind(document, BlockKind.REFERENCE)] == ["[1]", "[2]", "[3]"]


def test_the_text_beside_an_abstract_is_no_byline():
    """The right column begins higher than the heading of the abstract."""
    sheet = Sheet(612, 792)
    sheet.text(306, 70, "Counting Frogs by Ear", size=17, font="Times-Bold", align="centre")
    sheet.text(306, 100, "Ada Reed", size=11, align="centre")
    sheet.text(160, 170, "Abstract", size=12, font="Times-Bold", align="centre")
    for column, top, begin in ((54, 190, 0), (320, 160, 40)):
        sheet.lines(column, top, wrapped(" ".join(FIGURES[begin : begin + 14])))
    document = read(sheet)

    assert [author.name for author in document.authors] == ["Ada Reed"]
    assert "In trial 41 the frogs" in " ".join(block.text for block in document.blocks)


def test_the_byline_names_authors_places_and_links():
    """Side by side, each with what stands below."""
    sheet = Sheet(612, 792)
    sheet.text(306, 70, "Counting Frogs by Ear", size=17, font="Times-Bold", align="centre")
    for x, name, place in ((180, "Ada Reed", "University of Ponds"), (420, "Bea Marsh", "Frog Institute")):
        sheet.text(x, 100, name, size=11, align="centre")
        sheet.text(x, 113, place, align="centre")
    sheet.text(306, 140, "Code: here", align="centre")
    sheet.link(280, 130, 330, 145, "https://github.com/frogs/ears")
    sheet.text(306, 170, "Abstract", size=12, font="Times-Bold", align="centre")
    sheet.lines(72, 190, wrapped(" ".join(FIGURES[:8]), 450))
    document = read(sheet)

    assert [(author.name, author.affiliations) for author in document.authors] == [
        ("Ada Reed", ("University of Ponds",)),
        ("Bea Marsh", ("Frog Institute",)),
    ]
    assert [(link.url, link.kind) for link in document.links] == [("https://github.com/frogs/ears", "code")]
