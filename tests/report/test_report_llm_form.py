"""In the reader's language, without praise and addresses: what passes and what does not."""

import pytest

from litmus.report.llm.languages import is_in
from litmus.report.llm.praise import praise_in


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("在 MATH500 上 Qwen2.5-Math-7B 达到 74.6%。", "zh", True),
        ("使用 reinforcement learning with verifiable rewards 训练。", "zh", True),
        ("NLP, LLM inference", "zh", True),
        ("https://github.com/litmus--sample/tidepool", "zh", True),
        ("提出《attention is all you need for long documents》中的方法。", "zh", True),
        ("TidePool keeps prompts on which every answer fails.", "zh", False),
        ("该方法 keeps the prompts on which every sampled answer fails 并重新采样。", "zh", False),
        ("TidePool keeps hard prompts.", "en", True),
        ("The benchmark “中文简单问答” has 3,000 questions.", "en", True),
        ("TidePool 保留困难的提示。", "en", False),
    ],
)
def test_a_statement_s_language(text, language, expected):
    assert is_in(text, language) is expected


@pytest.mark.parametrize(
    "text",
    [
        "TidePool is a groundbreaking method.",
        "The paper is outstanding and must be accepted.",
        "We highly recommend this remarkable work.",
        "该工作具有开创性。",
        "强烈推荐阅读。",
    ],
)
def test_empty_praise_is_seen(text):
    assert praise_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "TidePool outperforms GRPO by 6.0 points.",
        "The best baseline reaches 37.0.",
        "Exception handling covers 97% of the faults.",
        "Facial landmark detection improves by 3.2%.",
        "The milestones of a run are logged every 50 steps.",
        "模型显著优于基线，提升 6.0 个百分点。",
        "在困难样本上优势最大。",
    ],
)
def test_what_is_no_praise_passes(text):
    assert not praise_in(text)
