"""Text without its formatting, and the way back."""

import pytest
from hypothesis import given, strategies as st

from litmus.check.figures.folding import fold

FOLDED = [
    ("plain text", "plain text"),
    ("**97%** of `x`", "97% of `x`"),
    ("１８．６×", "18.6×"),
    ("$18.6\\times$ faster", "18.6× faster"),
    ("costs $5 and $6", "costs $5 and $6"),
    ("$\\geq$6", "≥6"),
    ("1{,}200 and 15\\,070", "1,200 and 15,070"),
    ("\\textbf{3.4}\\%", "3.4%"),
    ("\\frac{1}{3}", "1/3"),
    ("180$^{\\circ}$", "180°"),
    ("70~GB, ~20", "70 GB, ~20"),
    ("10⁻³", "10^-3"),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_formatting_is_taken_away(text, folded):
    """LaTeX, bold marks and full-width digits do not change what is read."""
    assert fold(text).text == folded


@given(st.text(st.sampled_from("ab1 .,$\\{}^*~%×⁰⁻１％") | st.characters()))
def test_every_place_has_a_place_before_folding(text):
    """Ranges map to ranges of the text, in order; what was copied is the same there."""
    folded = fold(text)
    places = [folded.span(at, at + 1) for at in range(len(folded.text))]

    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    if folded.text:
        assert folded.span(0, len(folded.text)) == (places[0][0], places[-1][1])
