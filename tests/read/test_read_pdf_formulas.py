"""Displayed formulas in PDFs: fractions, cases and limits come in pieces."""

import pytest

from litmus.model import BlockKind
from litmus.read import markdown

from .frogs import FIGURES, LEADING, of_kind, page_of, read

ITALIC = {"font": "Times-Italic"}
TALE = [(72, 480 + n * LEADING, text, {}) for n, text in enumerate(FIGURES[20:22])]


def equations(*lines, rules=()) -> list[tuple[str, str]]:
    sheet = page_of((72, 380, "Let the error of the net be", {}), *lines, *TALE)
    for rule in rules:
        sheet.rule(*rule, thickness=0.4)
    return [(block.label, block.text) for block in of_kind(read(sheet), BlockKind.EQUATION)]


def test_a_fraction_has_a_stroke():
    """Numerator and denominator stand on lines of their own; brackets where there are several words."""
    lines = [
        (200, 420, "e =", {"font": "Symbol"}),
        (222, 413, "n + m", ITALIC),
        (232, 427, "k", ITALIC),
        (505, 420, "(1)", {}),
    ]

    assert equations(*lines, rules=[(220, 417, 250, 417)]) == [("(1)", "e = (n + m)/k")]


def test_without_a_stroke_there_is_no_fraction():
    """Cases stand above each other too."""
    lines = [
        (200, 420, "e =", {"font": "Symbol"}),
        (222, 413, "1 or more", ITALIC),
        (222, 427, "0 at home", ITALIC),
        (505, 420, "(2)", {}),
    ]

    ((number, said),) = equations(*lines)
    assert number == "(2)"
    assert "/" not in said
    assert all(piece in said for piece in ("1 or more", "0 at home"))


def test_each_row_is_a_formula():
    """With its own number, or without one."""
    lines = [
        (200, 410, "e = 1", {"font": "Symbol"}),
        (505, 410, "(1)", {}),
        (200, 426, "n = 2", {"font": "Symbol"}),
        (505, 426, "(2)", {}),
        (200, 442, "m = 3", {"font": "Symbol"}),
    ]

    assert equations(*lines) == [("(1)", "e = 1"), ("(2)", "n = 2"), ("", "m = 3")]


def test_the_sentence_around_goes_on():
    """With what can be said of the formula, as in HTML."""
    pieces = [(200, 420, "e =", {"font": "Symbol"}), (222, 413, "n", ITALIC), (222, 427, "k", ITALIC)]
    sheet = page_of((72, 400, "Let", {}), *pieces, (505, 420, "(1)", {}), (72, 447, "be the error of the net.", {}))
    sheet.rule(220, 417, 230, 417, thickness=0.4)

    assert of_kind(read(sheet), BlockKind.PARAGRAPH)[-1].text.endswith("Let e = n/k be the error of the net.")


@pytest.mark.parametrize("said", ["There were 3 of them (1)", "as in the pond (see 2)"])
def test_a_line_of_prose_that_ends_in_a_number_is_none(said):
    """Even one that is indented."""
    assert equations((100, 420, said, {})) == []


def test_markdown_says_what_can_be_said():
    """A PDF has no LaTeX; the line and its number stay."""
    sheet = page_of((200, 420, "e = 1", {"font": "Symbol"}), (505, 420, "(1)", {}), *TALE)

    assert "\ne = 1  (1)\n" in markdown(read(sheet))
