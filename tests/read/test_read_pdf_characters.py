"""From the characters of a PDF to lines: blanks, accents, codes without a name, hyphens at the ends of lines."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from pypdfium2 import PdfDocument

from litmus.read.pdf.file.characters import words_of
from litmus.read.pdf.file.letters import HYPHEN, UNKNOWN, Letters, accented, is_pair, large, whole
from litmus.read.pdf.file.pages import raw_pages
from litmus.read.pdf.spelling import Speller, line_text
from litmus.read.pdf.words import Line, Word

from .pdfs import Sheet, pdf, width

PAPERS = Path(__file__).parents[3] / "shared" / "papers"


def words(sheet: Sheet) -> list[Word]:
    with PdfDocument(pdf(sheet)) as file:
        return words_of(file[0], frozenset()).upright


def line(sheet: Sheet) -> str:
    """The words of a page that has one line."""
    return line_text(Line(tuple(sorted(words(sheet), key=lambda word: word.start)), 1))


def side_by_side(*pieces: tuple[str, str], gap: float = 0.0) -> Sheet:
    """Pieces in their fonts, with a gap of some points between them."""
    sheet, x = Sheet(), 72.0
    for text, font in pieces:
        sheet.text(x, 100, text, font=font)
        x += width(text, font=font) + gap
    return sheet


@pytest.mark.parametrize("gap", [1.6, 2.5, 5.0])
@pytest.mark.parametrize("fonts", [("Times-Roman", "Times-Italic"), ("Times-Italic", "Times-Roman")])
def test_the_edge_of_a_font_has_its_blank(gap, fonts):
    """Also where the ink of an italic letter hangs over into the gap, before it and after it."""
    left, right = fonts

    assert line(side_by_side(("of", left), ("field", right), gap=gap)) == "of field"


def test_pieces_without_a_gap_are_one_word():
    """Fonts change within words: small capitals, bold parts of names."""
    assert line(side_by_side(("Lit", "Times-Bold"), ("mus", "Times-Roman"))) == "Litmus"
    assert line(Sheet().text(72, 100, "I", size=10).text(72 + 3.33, 100, "NTRODUCTION", size=8)) == "INTRODUCTION"


def test_the_end_of_a_word_is_where_the_next_one_would_begin():
    """By the advance of the font, not by the ink."""
    (word,) = words(Sheet().text(72, 100, "of", font="Times-Italic", size=20))

    assert word.start == pytest.approx(72, abs=0.01)
    assert word.end == pytest.approx(72 + width("of", size=20, font="Times-Italic"), abs=0.1)


@pytest.mark.parametrize(
    ("accent", "letter", "whole"), [("´", "e", "é"), ("¨", "u", "ü"), ("ˆ", "N", "N̂"), ("˜", "n", "ñ"), ("¸", "c", "ç")]
)
def test_accents_join_their_letters(accent, letter, whole):
    """They are set before the letter, after it, or with the rest of the line."""
    at, middle = 72 + width("Caf"), (width(letter) - width(accent)) / 2
    before = Sheet().text(72, 100, "Caf").text(at + middle, 100, accent).text(at, 100, f"{letter}s sing")
    after = Sheet().text(72, 100, f"Caf{letter}").text(at + middle, 100, accent)
    last = Sheet().text(72, 100, f"Caf{letter}s sing").text(at + middle, 100, accent)

    assert line(before) == f"Caf{whole}s sing"
    assert line(after) == f"Caf{whole}"
    assert line(last) == f"Caf{whole}s sing"


def test_what_stands_over_nothing_is_no_accent():
    """Backquotes of code, the tilde of an address."""
    assert line(Sheet().text(72, 100, "`frog´ a˜b x¨")) == "`frog´ a~b x¨"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (0x0B, "ff"), (0x0C, "fi"), (0x1B, "ff"), (0x1C, "fi"), (0x1F, "ffl"), (0x10, "“"), (0x15, "–"), (0xFB01, "fi"),
        (0x1D465, "x"), (0x02, HYPHEN), (0xA0, " "), (0x0D, " "), (0x85, UNKNOWN), (0xD800, UNKNOWN), (0xF09B, ""),
        (0x200B, ""), (0x61, "a"), (0x4E2D, "中"),
    ],
)  # fmt: skip
def test_codes_are_told_as_text(code, said):
    """Those of TeX's fonts that have no Unicode, and those that stand for no character."""
    assert Letters()[code] == said


@given(st.integers(0, 2**32 - 1))
def test_no_code_is_told_as_a_control(code):
    """Nor as a private or a half character."""
    assert all(letter.isprintable() or letter == HYPHEN for letter in Letters()[code])
    assert all(letter.isprintable() for letter in large(code))


@pytest.mark.parametrize(
    ("code", "said"), [(0x12, "("), (0x21, ")"), (0x1A, "{"), (0x50, "∑"), (0x58, "∑"), (0x3E, "")]
)
def test_large_symbols_are_told_by_their_codes(code, said):
    """Also where several codes are one symbol in several sizes."""
    assert large(code) == said


def test_halves_of_a_character_are_one():
    """PDFium tells characters beyond the first plane as two."""
    halves = [int.from_bytes("𝑥".encode("utf-16-be")[at : at + 2]) for at in (0, 2)]

    assert is_pair(halves)
    assert Letters()[whole(*halves)] == "x"
    assert not is_pair([0xDC00, 0xD800])
    assert line(Sheet().text(72, 100, "a 𝑥 𝟙 b")) == "a x 1 b"


def test_a_letter_without_a_dot_gets_it_back_with_its_accent():
    """TeX takes the dot away to make room."""
    assert accented("ı", "\u0301") == "í"


@pytest.mark.parametrize(("turn", "left"), [(90, 300), (270, 300)])
def test_turned_words_are_told_apart_in_their_own_order(turn, left):
    """Up the page as in the heads of narrow columns, or down; the boxes are those of the page as it is shown."""
    sheet = Sheet().text(72, 100, "Frogs sing.").text(left, 400, "Counting method", turn=turn)
    with PdfDocument(pdf(sheet)) as file:
        (page,) = raw_pages(file)

    assert [word.text for word in page.words] == ["Frogs", "sing."]
    first, second = page.turned
    assert (first.text, second.text) == ("Counting", "method")
    assert first.box.height > 3 * first.box.width
    assert (first.box.top > second.box.bottom) is (turn == 90)
    assert second.start - first.end == pytest.approx(2.5, abs=0.2)
    assert first.base == pytest.approx(second.base)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_turned_sheet_has_its_words_where_they_are_seen(rotate):
    """Text along the sheet is turned on a page that shows the sheet turned."""
    with PdfDocument(pdf(Sheet(612, 792, rotate=rotate).text(100, 200, "Frogs sing.", turn=rotate))) as file:
        (page,) = raw_pages(file)

    first, second = page.words
    assert (first.text, second.text) == ("Frogs", "sing.")
    assert page.turned == []
    assert first.box.width > first.box.height
    assert 0 < first.start < first.end < second.start < second.end < page.width
    assert first.box.top < first.base < first.box.bottom + 3


TEXT = [
    "The self-attention of a model, its attention, pre-training and few-shot tasks.",
    "A multi-hop and a multi-step task; a per-token and a per-layer score for persons who perform, perhaps perfectly.",
    "Scores of each reasoning step and reasoning.",
]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["atten-", "tion"], "attention"),
        (["self-", "attention"], "self-attention"),
        (["self-atten-", "tion"], "self-attention"),
        (["for mid-", "to-late layers"], "for mid-to-late layers"),
        (["pre-", "and post-training"], "pre- and post-training"),
        (["few-", "shot"], "few-shot"),
        (["multi-", "valued"], "multi-valued"),
        (["per-", "plexity"], "perplexity"),
        (["of the x-", "axis"], "of the x-axis"),
        (["LLM-", "internalized"], "LLM-internalized"),
        (["reasoning-", "constrained"], "reasoning-constrained"),
        (["interchange-", "able"], "interchangeable"),
        (["at 1.4k-", "token"], "at 1.4k-token"),
        (["GPT-", "4 and"], "GPT-4 and"),
        (["Mc-", "Nemar"], "McNemar"),
        (["2019-", "2020"], "2019-2020"),
        (["pages 592–", "605"], "pages 592–605"),
        (["a word—", "another"], "a word—another"),
        (["a word —", "another"], "a word — another"),
        (["input/", "output"], "input/output"),
        (["atten" + HYPHEN, "tion"], "attention"),
        (["the (pre" + HYPHEN, "(post)"], "the (pre-(post)"),
        (["https://arxiv.", "org/abs/2305.13245."], "https://arxiv.org/abs/2305.13245."),
        (["https://openreview.net/forum?id=", "gaCGNws"], "https://openreview.net/forum?id=gaCGNws"),
        (["https://github.com/some-", "thing/frogs"], "https://github.com/some-thing/frogs"),
        (["at https://github.com/frogs.", "This is"], "at https://github.com/frogs. This is"),
        (["at https://github.com/frogs", "and others"], "at https://github.com/frogs and others"),
    ],
)
def test_lines_are_joined_as_the_text_spells(lines, said):
    """Hyphens that are a word's own stay, those of the line's end go; addresses and ranges stay whole."""
    assert Speller([*TEXT, *lines]).joined(lines) == said


@given(st.lists(st.text("ab-/–.: \u00adhtps", min_size=1, max_size=12), max_size=6))
def test_joined_lines_lose_no_letter(lines):
    """Only hyphens and blanks are put in or taken away."""
    said = Speller(lines).joined(lines)

    assert HYPHEN not in said
    assert [letter for letter in said if letter.isalpha()] == [x for one in lines for x in one if x.isalpha()]


@pytest.mark.shared
@pytest.mark.parametrize("name", sorted(path.name for path in PAPERS.glob("*.pdf")))
def test_real_papers_have_no_controls_and_no_accents_of_their_own(name):
    """Every character of nine real papers is one that can be printed."""
    with PdfDocument(PAPERS / name) as file:
        texts = [word.text for page in raw_pages(file) for word in page.words]

    assert all(letter.isprintable() or letter == HYPHEN for text in texts for letter in text)
    assert not [text for text in texts if set(text) & set("´¨ˆ˜¸ˇ˘˚¯˙")]
    assert not [text for text in texts if UNKNOWN in text]
