"""Small counts that a report makes of what the paper lists, and those that it gets wrong."""

import pytest
from hypothesis import given, strategies as st

from litmus.check import judge
from litmus.check.figures.figure import Figure
from litmus.check.figures.quantities import find_figures
from litmus.check.language.enumerations import bracketed_lengths, chinese_lengths, in_turn, list_lengths, marked
from litmus.check.language.nouns import counted_in_chinese, counted_in_english
from litmus.check.language.own_lists import own_list
from litmus.model import Block, BlockKind, Claim, ClaimKind, Document, Route
from litmus.sentences import sentence_spans


def holds(text: str, abstract: str, title: str = "A Study") -> bool:
    document = Document(
        arxiv_id="2602.90001",
        version=None,
        title=title,
        route=Route.ABSTRACT,
        url="",
        abs_url="",
        sections=(),
        blocks=(
            Block(anchor="front.title", kind=BlockKind.TITLE, text=title),
            Block(anchor="front.abstract", kind=BlockKind.ABSTRACT, text=abstract, sentences=sentence_spans(abstract)),
        ),
    )
    (verdict,) = judge((Claim(id="1", text=text, kind=ClaimKind.STATEMENT),), document)
    return verdict.status.holds


COUNTED = [
    # the paper has the number, in any form
    ("在四个分类任务上评估", "We use four classification tasks."),
    ("提出三模态框架", "A trimodal framework, where one or two modalities may be missing."),
    ("在两个数据集上评估", "It is best on both datasets."),
    # the paper lists them
    ("比较了四种模型", "We compare BERT, RoBERTa, ALBERT, and ELECTRA."),
    ("评估8个主流模型", "We compare leading models including Ada, Bo, Cy, Di, Ed, Flo, Gus, and Hal."),
    ("存在三个主要问题", "They fail (i) to plan, (ii) to act, and (iii) to stop."),
    ("存在三个主要问题", "First, they are slow. Second, they are large. Finally, they err."),
    # the statement does
    ("使用三个模型：1）大；2）中；3）小", "We use a large model, then smaller ones."),
    ("使用BERT、RoBERTa和ELECTRA三个模型", "We use BERT. RoBERTa is next to it, ELECTRA last."),
    ("使用三种架构多样的小型模型（BERT、RoBERTa、ELECTRA）", "We use BERT. RoBERTa is next to it, ELECTRA last."),
    ("研究三种模型（一种仿射模型和两种认可模型）", "It covers one affine and two approval-based models."),
    # it follows
    ("评估22个模型", "We test 12 proprietary and 10 open models."),
    ("共9个模型（3种规模×3种变体）", "It has three sizes and three variants."),
    ("1个公开数据集和5个私有数据集", "We use a public dataset and five private datasets."),
]


@pytest.mark.parametrize(("text", "abstract"), COUNTED)
def test_a_count_of_what_the_paper_tells_holds(text, abstract):
    """A writer counts what the paper lists; nobody wrote the number."""
    assert holds(text, abstract)


MISCOUNTED = [
    # the paper counts them, too
    ("在三个分类任务上评估", "We use four classification tasks: one is fast, cheap, and hard."),
    ("在两个分类任务上评估", "We use four classification tasks."),
    ("在1个LLM上评估", "We evaluate on five LLMs."),
    ("采用四阶段训练策略", "We train with a two-stage strategy, and evaluate with two datasets."),
    ("在六个广泛使用的数据集上", "Tests on three widely used datasets and three models."),
    # the statement lists another number
    ("使用BERT、RoBERTa和ELECTRA五个模型", "We use BERT, RoBERTa, and ELECTRA, with three plus two runs."),
    ("已识别出两种问题：事后合理化、编码推理和内化推理", "It has three flaws."),
    ("包含六个部分：1）编码器；2）解码器", "It has two of them."),
    ("在年龄、性别和地区等2个方面", "It covers age, gender, and region."),
    # no list is so long, and people are not counted from lists
    ("提出五个模块", "We give an encoder, a router, and a decoder."),
    ("由三名专家标注", "We give an encoder, a router, and a decoder."),
    # nothing is counted
    ("温度为7", "We use two models with five prompts."),
    ("预测集减少到3.0个词", "It has three parts."),
    ("DALL-E 4 生成的图像", "Images of DALL-E 3, and others."),
]


@pytest.mark.parametrize(("text", "abstract"), MISCOUNTED)
def test_a_count_of_something_else_does_not(text, abstract):
    """A small number is held like any other."""
    assert not holds(text, abstract)


OTHERS = [
    # a figure that the statement gives exactly for one thing is none for another
    ("准确率达到94.2%，误报率降低90%以上", "It reaches 94.2% accuracy and 35% fewer false alarms.", False),
    ("准确率超过90%（94.2%）", "It reaches 94.2% accuracy.", True),
    ("实现5-6倍加速", "It is 5.00x faster, and 6.25x on the other.", True),
    # complements
    ("损失小于1%", "It recovers 99% of the performance.", True),
    ("仅用80%的帧", "It needs only 20% of the frames.", False),
    ("成本减少到三分之一", "It cuts the cost by two-thirds.", True),
    ("性能损失超过1%", "It recovers over 99% of the performance.", False),
    ("编码时间减少80%", "It gains 20% over the best, and the encoding time falls.", False),
    ("准确率提高80%", "It improves accuracy by 20%, and the cost is reduced.", False),
    # differences, changes and ratios
    ("从61.2%提升至74.6%，提高13.4个百分点", "From 61.2% it rises to 74.6%.", True),
    ("It gains 13.4 points.", "From 61.2% it rises to 74.6%.", True),
    ("The rate is 13.4%.", "From 61.2% it rises to 74.6%.", False),
    ("It gains over 13.4 points.", "From 61.2% it rises to 74.6%.", False),
    ("延迟降低2.0-18.9%", "It cuts latency by 2.0-2.9%, and errors from 61.2% to 42.3%.", False),
    ("误差为0.32±0.18", "The error is 0.32, and 0.11 and 0.29 elsewhere.", False),
    ("提高9.7%和3.2%，另外减少9.4%", "It gains 9.7% and 3.6%, and removes 9.4%.", False),
    # sums
    ("共28条", "There are 12 long and 16 short ones.", True),
    ("参数为[1922,50,66]", "A code of [1922,50,16].", False),
    ("超过20B参数", "We take the 7B and 13B models.", False),
    # a change between two figures is not where it begins
    ("从44%提升至90%", "It rises from 74% to 90%, where others stay at 50%.", False),
    # times
    ("超过2.5小时的视频", "Videos of over 2 hours 30 minutes.", True),
    ("911调度员", "Training for 9-1-1 dispatchers.", True),
    ("包含2800条消息", "A set of 2.800 messages.", True),
    ("百亿亿次计算", "An exascale machine.", True),
    ("共212.5万人", "Records of 2,125,549 adults.", True),
    ("共2,724人", "Records of 2,725 adults.", False),
    # sizes and versions belong to names
    ("使用 Mistral 7B", "We use Mistral 7B.", True),
    ("使用 Mistral 7M", "We use Mistral 7B.", False),
    ("以 CC BY 40 发布", "It is released under CC BY 4.0.", False),
    ("用于3G网络", "For 5G networks.", False),
    ("用于6G网络", "For sixth-generation networks.", True),
    # places in an order, years
    ("位于第4-6层", "In layers 4 to 6.", True),
    ("位于第4-7层", "In layers 4 to 6.", False),
    ("位于第三层和第2层", "In the second and third layer.", True),
    ("第1步：读取；第2步：写入", "It reads and writes.", True),
    ("基于 Ebadian（2026）的工作", "We build on Ebadian (2025).", False),
    ("该论文于2026年发表", "We build on Ebadian (2025).", True),
    ("Results on TMW'14 and TMW '09", "We use TMW 2014 and TMW 2009.", True),
    ("在 TMW’14 和 TMW09 上", "We use TMW 2014 and TMW 2009.", True),
    ("Results on TMW'15", "We use TMW 2014, and 15 tasks of 2015.", False),
    ("Results on TMW15", "We use TMW 2014, and 15 tasks of 2015.", False),
    ("Results on TMW 2014", "We use TMW'14.", True),
    ("Results on TMW 2015", "We use TMW'14.", False),
    # powers of two, in full and by thousands
    ("支持 131,072 个 token", "It takes 128K tokens.", True),
    ("支持 131,072 个 token", "It takes approximately 131K tokens.", True),
    ("支持 131,272 个 token", "It takes approximately 131K tokens.", False),
    ("支持 131,072 个 token", "It takes 128,000 tokens.", False),
    ("支持 32K token", "It takes 32,768 tokens.", True),
    ("支持 64K token", "It takes 32,768 tokens.", False),
    # what is done, and by how much something changes
    ("Doubling the depth was not tried.", "We vary the depth.", True),
    ("The gain comes from halving the batch.", "We vary the batch.", True),
    ("It grows, doubling the depth.", "We vary the depth.", False),
    ("It is deeper, halving the error.", "We vary the depth, and the error falls.", False),
    # names
    ("ISUP 分级", "Grades of the International Society of Urological Pathology.", True),
    ("基于 AGM 理论", "A theory due to Alchourrón, Gärdenfors, and Makinson.", True),
    ("达到 AP50 的水平", "It reaches AP\\textsubscript{50}.", True),
    ("采用 DRRL 控制", "Control by Deep Reinforcement Learning (DRL).", False),
]


@pytest.mark.parametrize(("text", "abstract", "is_so"), OTHERS)
def test_other_forms_of_figures_are_known_and_others_are_not(text, abstract, is_so):
    """What writers vary is one thing, what they get wrong another."""
    assert holds(text, abstract) is is_so


NAMES = st.lists(st.from_regex(r"[A-Z][a-z]{2,6}[0-9]?", fullmatch=True), min_size=3, max_size=9)


@given(NAMES)
def test_lists_have_their_length(names):
    """In English and Chinese, in brackets, numbered or not."""
    count = len(names)
    *first, last = names

    assert count in list_lengths(f"We compare {', '.join(first)}, and {last}.")
    assert count in list_lengths(f"We compare {', '.join(first)} and {last}.")
    assert count in set(bracketed_lengths(", ".join(names)))
    assert count in set(chinese_lengths(f"{'、'.join(first)}和{last}"))
    assert marked("".join(f"{place}）{name}；" for place, name in enumerate(names, start=1))) == count


def test_things_told_in_turn_are_counted():
    """By words of order, in either language."""
    assert in_turn("First, A. Second, B. Finally, C.") == in_turn("首先A，其次B，最后C") == len("ABC")
    assert in_turn("It is the third.") == 0


@given(st.text(st.sampled_from("、和与（）()，：:；1234567890一二三个种模型 AB,and\n") | st.characters()))
def test_any_text_can_be_looked_through(text):
    """Nothing fails, and no list has less than two items."""
    assert all(length > 1 for length in list_lengths(text))
    for figure in find_figures(text):
        assert isinstance(figure, Figure)
        assert isinstance(own_list(figure, text)[1], bool)


def test_what_is_counted_is_found_in_both_languages():
    """The Chinese nouns lead to how the English begins."""
    text = "4个代表性编辑模型"
    english = "5 state-of-the-art I2V models"

    assert counted_in_english(english, 1).startswith(counted_in_chinese(text, 1))
    assert counted_in_english("a three-tier strategy", len("a three")) == "tier"
    assert counted_in_english("five of them", len("five")) == ""
