"""Sentences of scientific English and Chinese.

The corpus, `data/sentences/*.txt`, is our own, written in the manner of papers: one paragraph a line, "¦" before each
sentence but the first.
"""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from litmus.sentences import sentence_spans

CORPUS = Path(__file__).parent / "data" / "sentences"
MARK = "¦"
LONG = 250_000  # code points


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


def paragraphs(name: str) -> list[str]:
    return (CORPUS / name).read_text("utf-8").splitlines()


@pytest.mark.parametrize("paragraph", paragraphs("english.txt") + paragraphs("chinese.txt"))
def test_sentences_end_where_a_reader_says(paragraph):
    """Abbreviations, formulas, citations, brackets, quotations and lists hold stops that end none."""
    assert sentences(paragraph.replace(MARK, "")) == [part.strip() for part in paragraph.split(MARK)]


@pytest.mark.xfail(strict=True, reason="a capital letter after an abbreviation may be a name")
@pytest.mark.parametrize(
    "paragraph",
    ["Our code is written in C. ¦Python bindings exist.", "The model gets 85.4 % top-1 acc. ¦ConvNeXt gets 84.3 %."],
)
def test_what_the_words_do_not_tell(paragraph):
    """Only one who knows what is spoken of could tell."""
    assert sentences(paragraph.replace(MARK, "")) == [part.strip() for part in paragraph.split(MARK)]


def test_nothing_has_no_sentences():
    """Blanks alone are none either."""
    assert sentence_spans("") == ()
    assert sentence_spans(" \n\u3000 ") == ()


ENGLISH = (
    "We count frogs by ear.", "As Fig. 3 shows, the loss falls to 0.35.", "Why does it work?",
    "Reed et al. (2020) train on ponds [3, 5–7].", "The rest, e.g. toads, is in App. B (see Tab. 2).",
    "Let $f(x)=\\frac{1.5}{x. y}$ be smooth.", "The loss is $L=-\\log p.$", "The prompt is “Count. Then stop.”",
    "It costs $3 per hour.", "We use Qwen2.5 vs. Llama 3.1, i.e. two families.", "The U.S. has 14 ponds.",
    "See https://pond.org/a.b?c=1.5.", "A. B. Reed said so!", "(We did not try it.)", "The code is in train.py.",
)  # fmt: skip
CHINESE = (
    "我们数青蛙。", "如图3所示，损失降到0.35。", "为什么有效？", "Reed等人[3]在池塘上训练。",
    "其余（见表2。）在附录中。",
    "设$f(x)=1.5$为光滑函数。", "提示词是：“数一数。只答数字。”", "我们使用Qwen2.5；它有7B参数。", "代码在train.py中！",
)  # fmt: skip


@given(st.lists(st.sampled_from(ENGLISH), min_size=1, max_size=8))
def test_a_text_made_of_sentences_falls_into_them(parts):
    """Whatever stands beside whatever."""
    assert sentences(" ".join(parts)) == parts


@given(st.lists(st.sampled_from(CHINESE), min_size=1, max_size=8), st.sampled_from(["", " ", "\n"]))
def test_a_chinese_text_made_of_sentences_falls_into_them(parts, joint):
    """With blanks between them and without."""
    assert sentences(joint.join(parts)) == parts


@given(st.text(alphabet=st.one_of(st.sampled_from('.!?。．$\\()[]“”"` \naAxFig12我图'), st.characters()), max_size=300))
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
    ". ", "a. ", "$", "$x ", "$\\", "$$a", "$.$ ", "“a. ", "(", "([", "(a. ) ", "!?", "我们。", "[1] ", "[1]. ",
    "http://", " ", ".)", "e.g. ", "A. ", "..", "[1,", "a.1,1", "。[1]", "“好。”", "（a。）", "(A, 2020)",
    "图3．", "a.\n\n\n",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_nonsense_takes_no_longer_than_text_of_its_length(piece):
    """Linear in the length: with the square of it, this test would not end."""
    text = piece * (LONG // len(piece))

    spans = sentence_spans(text)

    assert all(start < end for start, end in spans)
