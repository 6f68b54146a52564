"""Quotations found in the paper's text."""

import pytest
from hypothesis import given, strategies as st

from litmus.check.language.quotes import locate
from litmus.model import Block, BlockKind

TEXT = (
    "We show, in “plain words”, that state-of-the-art mod-\nels fail—often. The gain is 18.52 % on 1,234 ﬁles. "
    "Nothing else\u00a0helps."
)

FOUND = [
    "that state-of-the-art models fail",
    'in "plain words", that',
    "mod-els fail–often",
    "18.52 % on 1,234 files",
    "We show … The gain is 18.52 %",
    "“Nothing else helps.”",
    "Nothing   else\nhelps",
]
NOT_FOUND = [
    "8.52 %",
    "18.5",
    "234 files",
    "state of the art",
    "The gain is … We show",
    "helps everybody",
    "",
    " … ",
]


def block(text: str, anchor: str = "p1") -> Block:
    return Block(anchor=anchor, kind=BlockKind.PARAGRAPH, text=text)


@pytest.mark.parametrize("quote", FOUND)
def test_the_same_words_are_found(quote):
    """Blanks, hyphenation, dashes, quotation marks and ligatures are equal."""
    place = locate(quote, [block("Other."), block(TEXT, "p2")])

    assert place is not None
    assert place.block.anchor == "p2"
    assert place.end > place.start


@pytest.mark.parametrize("quote", NOT_FOUND)
def test_other_words_are_not_found(quote):
    """No part of a number or a word, nothing out of order, and nothing at all."""
    assert locate(quote, [block(TEXT)]) is None


@given(
    words=st.lists(st.from_regex(r"[A-Za-z0-9]{1,8}[,.%]?", fullmatch=True), min_size=1, max_size=20),
    gap=st.sampled_from([" ", "\n", "\u00a0", "  "]),
)
def test_line_breaks_do_not_hide_a_quotation(words, gap):
    """What the paper says is found at its very place, however its lines were broken."""
    text = f"Before. {gap.join(words)}{gap}after"
    place = locate(" ".join(words), [block(text)])

    assert place is not None
    assert text[place.start : place.end].split() == words or place.start < len("Before. ")
