"""Two figures of a paragraph, and whether each is told with what the paper says of it or of the other."""

import pytest
from hypothesis import given, strategies as st

from litmus.check import judge
from litmus.check.figures.quantities import find_figures
from litmus.check.paper.parts import part_of
from litmus.model import BlockKind, Claim, ClaimKind, Document, Route, Verdict

from .conftest import prose

TRAINING = (
    "We trained the small decoders for a total of 90,000 steps. The wide decoders were trained for 240,000 steps. "
    "Stretching the context took 84K credits, and tuning the chat model 6K credits."
)
SCORING = (
    "The held-out losses are 2.481 (using a penalty for each sequence) and 2.463 (using no penalty). "
    "Its vocabulary is reduced (28 versus 5 tokens), and so is its length (62 versus 31 tokens)."
)
CORPORA = "We train on ReedBank (340k samples), FenBank (120k samples) and MarshBank-1M (about 1M samples)."
HOLDS = (
    "The small decoders were trained for 90,000 steps, the wide ones for 240,000 steps.",
    "It cost 84K credits to stretch the context and 6K for tuning.",
    "With a penalty for each sequence the loss is 2.481, without a penalty 2.463.",
    "The vocabulary goes from 28 tokens down to 5, the length from 62 tokens down to 31.",
    "FenBank 规模最小，约 12 万个样本。",
    "小解码器训练 9 万步，宽解码器训练 24 万步。",
)
CROSSWISE = (
    "The small decoders were trained for 240,000 steps, the wide ones for 90,000 steps.",
    "It cost 6K credits to stretch the context and 84K for tuning.",
    "With a penalty for each sequence the loss is 2.463, without a penalty 2.481.",
    "The vocabulary goes from 62 tokens down to 31, the length from 28 tokens down to 5.",
)


def verdict(text: str) -> Verdict:
    paper = Document(
        arxiv_id="2603.90098",
        version=1,
        title="Decoders of Two Widths",
        route=Route.HTML,
        url="https://example.org/2603.90098",
        abs_url="https://example.org/abs/2603.90098",
        sections=(),
        blocks=tuple(
            prose(f"S{number}.p1", BlockKind.PARAGRAPH, paragraph)
            for number, paragraph in enumerate((TRAINING, SCORING, CORPORA), start=1)
        ),
    )
    (found,) = judge((Claim(id="s1", text=text, kind=ClaimKind.STATEMENT),), paper)
    return found


@pytest.mark.parametrize("text", HOLDS)
def test_two_figures_each_with_its_own_hold(text) -> None:
    assert verdict(text).status.holds


@pytest.mark.parametrize("text", CROSSWISE)
def test_two_figures_each_with_the_others_are_told(text) -> None:
    assert not verdict(text).status.holds


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("84K for the context and 6K for tuning", ["84K for the context", " 6K for tuning"]),
        ("a rubric (1.4) or the judge alone (0.3)", ["a rubric (1.4", " the judge alone (0.3"]),
        ("2.48 (with a penalty), 2.46 (without)", ["2.48 (with a penalty)", " 2.46 (without)"]),
        ("小的 9 万步，大的 24 万步", ["小的 9 万步", "大的 24 万步"]),
    ],
)
def test_each_figure_has_a_part_of_its_own(text, parts) -> None:
    figures = find_figures(text)
    assert [text[slice(*part_of(text, figure, figures))] for figure in figures] == parts


@given(st.lists(st.sampled_from(["12", "7.5", " (", ") ", ", ", " and ", "the judge", "，", "和", ". "]), max_size=12))
def test_a_part_is_in_the_text_and_has_its_figure_or_what_stands_before_its_bracket(pieces) -> None:
    text = "".join(pieces)
    figures = find_figures(text)
    for figure in figures:
        start, end = part_of(text, figure, figures)
        assert 0 <= start <= figure.start
        assert figure.end <= end <= len(text)
