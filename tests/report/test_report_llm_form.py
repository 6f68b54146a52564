"""In the reader's language, without praise and addresses: what passes and what does not."""

from pathlib import Path

import pytest

from litmus.report.llm.languages import is_in
from litmus.report.llm.praise import praise_in

PRAISE = Path(__file__).parent / "data" / "praise.tsv"  # sentences, marked "praise" or "fact"


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
        ("该方法the model is trained on a large corpus of text", "zh", False),
        ("该方法the model is trained。", "zh", False),
        ("训练时the scheduler keeps five prompts of each batch并重新采样。", "zh", False),
        ("论文指出 TidePool keeps the prompts of HarborMath that fail in each round。", "zh", False),
        ("模型在推理时，which is slower than the baseline，仍然有效。", "zh", False),
        ("采用chain-of-thought prompting与self-consistency解码。", "zh", True),
        ("用reinforcement learning from human feedback训练。", "zh", True),
        (
            "比较 retrieval augmented generation, direct preference optimization, chain-of-thought prompting。",
            "zh",
            True,
        ),
        ("达到state of the art水平。", "zh", True),
        ("在 The Pile 与 We-Math 上评估 mixture of experts 与 end-to-end fine-tuning。", "zh", True),
        ("提示词为“the model is trained on a large corpus of text”。", "zh", True),
        ("TidePool keeps hard prompts.", "en", True),
        ("The benchmark “中文简单问答” has 3,000 questions.", "en", True),
        ("TidePool 保留困难的提示。", "en", False),
    ],
)
def test_a_statement_s_language(text, language, expected):
    assert is_in(text, language) is expected


@pytest.mark.parametrize(("kind", "text"), [line.split("\t") for line in PRAISE.read_text("utf-8").splitlines()])
def test_praise_is_a_judgement_on_the_work(kind, text):
    """Requests are outstanding, tokens are accepted, a joint has a landmark: those are facts."""
    assert bool(praise_in(text)) is (kind == "praise")
