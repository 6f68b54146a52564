"""Sentences of scientific English and Chinese."""

import pytest
from hypothesis import given, strategies as st

from litmus.sentences import sentence_spans

MEGABYTE = 1_000_000  # code points


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "text",
    [
        "We reach 97.5 % (Fig. 3). | See Sec. 4.2 and Tab. 2. | Eq. (5) says so.",
        "We follow Reed et al. (2020), i.e. their setup w.r.t. Adam. | It works, e.g. on ponds, etc. | We win.",
        "The samples are i.i.d. from ponds. | A. B. Reed and J. Pond did it. | In the U.S. it is hot.",
        "As in Fig. 3 B. | We show more.",
        "We use $x=1.5$ vs. BERT. | Then $\\alpha. B$ falls. | Let $A=\\{r\\}.$ | Here it ends.",
        "We define $A=\\frac{r}{q}.$ where r is small. | Done.",
        "The price is $2 per hour. | In total it is $5.576M. | Then $x+1$ more.",
        "See https://a.b/c.html?x=1. | Then www.frogs.org. | Done.",
        "It is good.[13] | We like it. [14] | They do, too. | Then [15] shows it.",
        "It is (see below. However, not now) good. | He said “Go. Stop.” | Then he left.",
        "(1) It is editable. | The notes stay. | (2) It is composable.",
        "1. First item. | 2. Second item.",
        "Why? | Because! | Is it?! | Yes.",
        "The best is 4. | vLLM is fast. | gpt-4 is not.",
        "In 2020. | 3 models were used. | It costs 3.5 M.",
        "Given a, b, ... we go on. | Then 1, 2, . . . , n follow.",
        "Walk around it. ∎",
        "达到3.5%。 | 其中GPT-4更好！ | 我们使用Adam（见图2。）优化器。 | “好。” | 他说。",
        "No stop at the end",
    ],
)
def test_sentences_end_where_a_reader_says(text):
    """Bars mark the ends; abbreviations, formulas, citations, brackets and lists hold stops that are none."""
    parts = text.split(" | ")
    joint = "" if "。" in text else " "

    assert sentences(joint.join(parts)) == parts


def test_nothing_has_no_sentences():
    """Blanks alone are none either."""
    assert sentence_spans("") == ()
    assert sentence_spans(" \n\u3000 ") == ()


@given(st.text(alphabet=st.one_of(st.sampled_from(".!?。$\\()[]“” \naAxFig1"), st.characters()), max_size=300))
def test_spans_cover_the_text_in_order(text):
    """None is empty, none overlaps, and between them stands nothing but white space."""
    place = 0
    for start, end in sentence_spans(text):
        assert place <= start < end <= len(text)
        assert not text[place:start].strip()
        assert text[start:end] == text[start:end].strip()
        place = end
    assert not text[place:].strip()


PIECES = (
    ". ", "a. ", "$", "$x ", "$\\", "“a. ", "(", "!?", "我们。", "[1] ", "[1]. ", "http://",
    " ", ".)", "e.g. ", "A. ", "..", "[1,",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_a_megabyte_of_nonsense_takes_no_longer_than_a_megabyte_of_text(piece):
    """Linear in the length: with the square of it, this test would not end."""
    text = piece * (MEGABYTE // len(piece))

    spans = sentence_spans(text)

    assert all(start < end for start, end in spans)
