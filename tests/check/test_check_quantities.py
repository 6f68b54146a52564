"""Figures of English and Chinese text."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from litmus.check import find_quantities
from litmus.model import Bound

FIGURES = [
    ("a gain of 3.4%", "3.4", "%", "exact"),
    ("**70%**", "70", "%", "exact"),
    ("$70\\%$", "70", "%", "exact"),
    ("７０％", "70", "%", "exact"),
    ("准确率提升 3.4 个百分点", "3.4", "pp", "exact"),
    ("gains 2.1 BLEU points", "2.1", "pp", "exact"),
    ("提升 8.75 AP点", "8.75", "pp", "exact"),
    ("$18.6\\times$ faster", "18.6", "x", "exact"),
    ("a $2-8 \\times$ speedup", "8", "x", "exact"),
    ("by a factor of 15", "15", "x", "exact"),
    ("加速高达 3.2 倍", "3.2", "x", "up_to"),
    ("up to an impressive 3x", "3", "x", "up_to"),
    ("a threefold drop", "3", "x", "exact"),
    ("two orders of magnitude", "2", "orders", "exact"),
    ("70 亿参数", "7000000000", "", "exact"),
    ("约170多万条样本", "1700000", "", "about"),
    ("over 300 GPU hours", "300", "h", "at_least"),
    ("1500多小时", "1500", "h", "at_least"),
    ("不足 5 分钟", "5", "min", "at_most"),
    ("2.788M H800 GPU hours", "2788000", "h", "exact"),
    ("one hundred and twenty-five videos", "125", "", "exact"),
    ("百分之三十五", "35", "%", "exact"),
    ("三分之一", "33.3333", "%", "exact"),
    ("about 70~GB of data", "70", "GB", "about"),
    ("rotated by 180$^{\\circ}$", "180", "°", "exact"),
    ("under $\\geq$6 paths", "6", "", "at_least"),
    ("三个模块", "3", "", "exact"),
    ("$5.576M in all", "5576000", "USD", "exact"),
    ("a rate of 3.1 x 10-3", "0.0031", "", "exact"),
    ("two orders of  magnitude", "2", "orders", "exact"),
    ("20.4% vs.1.6%", "1.6", "%", "exact"),
    ("accuracy of 90. 72\\%", "90.72", "%", "exact"),
    ("nearly one in three users", "33.3333", "%", "about"),
    ("in $<$4 lines", "4", "", "at_most"),
    ("no greater than 7 bits", "7", "bit", "at_most"),
    ("no lower than 7 bits", "7", "bit", "at_least"),
    ("within about one percentage point", "1", "pp", "about"),
    ("0.5-37亿参数", "3700000000", "", "exact"),
    ("3个多月", "3", "mo", "exact"),
    ("at a rate of $2e^{-6}$", "0.000002", "", "exact"),
    ("$2.3\\cdot 10^{19}$ FLOPs", "2.3E+19", "FLOPs", "exact"),
    ("half a million tokens", "500000", "", "exact"),
    ("half an hour", "0.5", "h", "exact"),
    ("three and a half days", "3.5", "d", "exact"),
    ("one and a half times", "1.5", "x", "exact"),
    ("USD 5.6M", "5600000", "USD", "exact"),
    ("between them, $3-5 million", "5000000", "USD", "exact"),
    ("20'000 questions", "20000", "", "exact"),
    ("七成五", "75", "%", "exact"),
    ("近百个模型", "100", "", "about"),
    ("百余种语言", "100", "", "at_least"),
    ("翻了两番", "4", "x", "exact"),
    ("训练了三天半", "3.5", "d", "exact"),
    ("耗时三个半小时", "3.5", "h", "exact"),
    ("with ×32 more paths", "32", "x", "exact"),
    ("$W \\times k = 4096 \\times 32$", "32", "", "exact"),
]


@pytest.mark.parametrize(("text", "value", "unit", "bound"), FIGURES)
def test_a_figure_is_read_with_unit_scale_and_bound(text, value, unit, bound):
    """However it is written, a figure has one value in one unit."""
    found = find_quantities(text)[-1]

    assert (found.value.normalize(), found.unit, found.bound) == (Decimal(value).normalize(), unit, Bound(bound))
    assert text[found.start : found.end] == found.text


NO_FIGURES = [
    "GPT-4 and CIFAR-10",
    "Qwen2.5-7B, Llama 2, RTX 4090 and Qwen2.5 72B",
    "see Section 4.2, Table 3 and Figures 5 and 6",
    "as shown before [12, 14-16]",
    "published on 2026-02-24, in May 2025 and in 2019",
    "2026年2月16日",
    "arXiv:2602.12675v1",
    "https://example.org/v2/70/30%",
    "1. 输入 2) 输出 （3）流程",
    "zero-shot and one by one",
    "由五成员组成，一成不变",
    "二元分类，十分有效，万一失败",
    "省略三段论，二次加权，双三次插值",
    "第4层和第1、2阶段",
    "评估方法\n3. 评估指标",
    "in the halves of both",
    "in 3D, Recall@1/10, F1 and x^2",
    "9" * 40,
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_digits_that_say_nothing_are_no_figures(text):
    """Names, references, dates, links and list marks have digits and are no quantities."""
    assert find_quantities(text) == ()


def test_a_range_shares_its_unit():
    """Of "91-94%" both ends are shares."""
    assert [(str(found.value), found.unit) for found in find_quantities("91-94%")] == [("91", "%"), ("94", "%")]


@given(st.text(st.sampled_from("0123456789.,%+-/×xkMB $\\{}^万亿千百十多倍个分之约 \n") | st.characters()))
def test_places_lie_inside_the_text(text):
    """Each figure is a piece of the text, and they come in order."""
    found = find_quantities(text)

    assert all(0 <= one.start < one.end <= len(text) and one.text == text[one.start : one.end] for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
