"""What must hold of any report: its paper's sentences hold, another digit does not, and dress makes no difference."""

import re
from functools import cache
from pathlib import Path

from hypothesis import given, settings, strategies as st

from litmus.check import find_quantities, judge
from litmus.model import PROSE, Claim, ClaimKind, Document, Status, Verdict
from litmus.read import from_file

SAMPLES = Path(__file__).parents[2] / "samples" / "2026-03-17" / "html"
NAMES = ("2603.90003v1", "2603.90004v1", "2603.90006v1")


@cache
def document(name: str) -> Document:
    return from_file(SAMPLES / f"{name}.html")


@cache
def sentences(name: str) -> tuple[str, ...]:
    """The paper's sentences, in one line each."""
    return tuple(
        " ".join(block.text[start:end].split())
        for block in document(name).blocks
        if block.kind in PROSE
        for start, end in block.sentences
        if end - start > 20
    )


@cache
def measured(name: str) -> tuple[tuple[str, int], ...]:
    """Sentences with measurements, and where a digit of one stands."""
    return tuple(
        (sentence, place)
        for sentence in sentences(name)
        for quantity in find_quantities(sentence)
        if quantity.unit or "." in quantity.text
        for place in range(quantity.start, quantity.end)
        if sentence[place].isdigit()
    )


@cache
def numbers(name: str) -> frozenset[str]:
    """Every number of the paper, tables included."""
    text = " ".join((document(name).title, *(block.text for block in document(name).blocks)))
    return frozenset(re.findall(r"\d+(?:\.\d+)?", text.replace(",", "")))


def verdicts(texts: tuple[str, ...], name: str) -> tuple[Verdict, ...]:
    claims = tuple(Claim(id=f"s{n}", text=text, kind=ClaimKind.STATEMENT) for n, text in enumerate(texts))
    return judge(claims, document(name))


def test_a_report_of_the_papers_own_sentences_holds():
    """Word for word, every one of them."""
    for name in NAMES:
        for text, verdict in zip(sentences(name), verdicts(sentences(name), name), strict=True):
            assert verdict.status.holds, (name, text, verdict.reason)


@settings(max_examples=150)
@given(data=st.data())
def test_another_digit_in_a_measurement_is_told(data):
    """Unless the number that it makes stands somewhere in the paper, too."""
    name = data.draw(st.sampled_from(NAMES))
    sentence, place = data.draw(st.sampled_from(measured(name)))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != sentence[place]]))
    changed = sentence[:place] + digit + sentence[place + 1 :]
    number = next(
        found for found in re.finditer(r"\d[\d,]*(?:\.\d+)?", changed) if found.start() <= place < found.end()
    )
    if number[0].replace(",", "") in numbers(name):
        return
    (verdict,) = verdicts((changed,), name)

    assert not verdict.status.holds, changed
    assert any(start <= place < end for start, end in verdict.spans)


DRESSES = (
    lambda text: re.sub(r"\d", lambda digit: chr(ord(digit[0]) + 0xFEE0), text),  # full-width digits
    lambda text: re.sub(r"(?<![\d.,])(\d{1,3})(\d{3})(?![\d.,])", r"\1,\2", text),  # thousands separators
    lambda text: re.sub(r"(\d[\d.,]*\d|\d)", r"**\1**", text),  # bold
    lambda text: re.sub(r"(\d[\d.,]*\d|\d)", r"$\1$", text),  # LaTeX
    lambda text: re.sub(r"(\d)\s?(%|×|x(?![A-Za-z])|倍|小时|个百分点)", r"\1 \2", text),  # spaces before units
    lambda text: text.replace("%", "％"),
)
STATEMENTS = (
    "46.3% of the groups of a standard GRPO run are dead.",
    "TidePool 将三个基准的平均准确率从 35.5 提升至 41.5。",
    "TidePool 将三个基准的平均准确率从 35.5 提升至 42.5。",
    "在 Sextant 上提升 7.1 个百分点",
    "比 GRPO 多用 3.8% 的 GPU 时间",
    "比 GRPO 多用 8.3% 的 GPU 时间",
    "训练数据有 38,000 道题，使用 32 张 GPU",
    "The model is trained on 83000 problems.",
)


@settings(max_examples=60)
@given(text=st.sampled_from(STATEMENTS), dress=st.sampled_from(DRESSES))
def test_dress_makes_no_difference(text, dress):
    """Digits of another width, bold, LaTeX, separators and blanks are how a figure is written, not what it is."""
    plain, dressed = verdicts((text, dress(text)), NAMES[0])

    assert (plain.status, plain.reason.code) == (dressed.status, dressed.reason.code)
    assert (plain.status is Status.SUPPORTED) == (dressed.status is Status.SUPPORTED)
