"""TeX's accents become letters, and nothing else changes."""

import unicodedata

import pytest
from hypothesis import given, strategies as st

from litmus.collect.accents import unicode_accents

SIGNS = {"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308"}
WORDS = {"v": "\u030c", "c": "\u0327", "u": "\u0306", "H": "\u030b", "k": "\u0328", "r": "\u030a"}
LETTERS = st.sampled_from("aeiouyAEIOUcnszCNSZg")


@pytest.mark.parametrize(
    ("tex", "said"),
    [
        (r"Jos\'e G\"odel Kolo\v{c}", "José Gödel Koloč"),
        (r"{\'E}cole \"{o} \^{ o }", "École ö ô"),
        (r"Mart\'\i nez, Mart\'{\i}nez", "Martínez, Martínez"),
        (r"\c{c}a \c c, Erd\H{o}s \k{a} \u{g} \.Istanbul \r{u}", "ça ç, Erdős ą ğ İstanbul ů"),
        (r"\O stergaard {\L}ukasz \l{}ódź \ss \aa \ae", "Østergaard Łukasz łódź ßåæ"),
        ("plain text", "plain text"),
    ],
)
def test_accents_become_letters(tex, said) -> None:
    assert unicode_accents(tex) == said


@pytest.mark.parametrize(
    "tex",
    [r"$\alpha \cdot \beta$", r"\url{a} \cite{b}", r"$\hat{y} \in \mathbb{R}^{d}$", r"\theta \omega \leq", "a {b} c"],
)
def test_other_tex_stays(tex) -> None:
    """Commands that begin like an accent are not cut in two."""
    assert unicode_accents(tex) == tex


@st.composite
def accented(draw) -> tuple[str, str]:
    """A letter with an accent, in one of TeX's spellings, and as it should become."""
    letter = draw(LETTERS)
    if draw(st.booleans()):
        sign = draw(st.sampled_from(sorted(SIGNS)))
        tex, mark = draw(st.sampled_from([rf"\{sign}{letter}", rf"\{sign}{{{letter}}}"])), SIGNS[sign]
    else:
        word = draw(st.sampled_from(sorted(WORDS)))
        tex, mark = rf"\{word}{{{letter}}}", WORDS[word]
    return tex, unicodedata.normalize("NFC", letter + mark)


@given(st.lists(st.one_of(accented(), st.from_regex(r"[A-Za-z ,.$0-9]{1,5}", fullmatch=True).map(lambda t: (t, t)))))
def test_any_text_comes_back_with_its_letters(parts) -> None:
    assert unicode_accents("".join(tex for tex, _ in parts)) == "".join(said for _, said in parts)


@given(st.text(alphabet="\\'\"`{}vciHe $", max_size=200))
def test_no_text_breaks_it(text) -> None:
    assert len(unicode_accents(text)) <= len(text)


@pytest.mark.parametrize("nasty", ["\\", "\\'{", "\\c ", "{\\'e", "\\\\'"])
def test_a_megabyte_of_it_is_read_in_one_go(nasty) -> None:
    """Not timed; a pattern that looks back would never end here."""
    assert len(unicode_accents(nasty * (2**20 // len(nasty)))) <= 2**20
