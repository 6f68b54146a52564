"""Figures and names that stand in the paper, and mean something else there."""

from dataclasses import replace

import pytest

from litmus.check import judge
from litmus.check.language.terms import term_at
from litmus.model import Block, BlockKind, Claim, ClaimKind, Document, Route, Severity, Verdict
from litmus.sentences import sentence_spans

ABSTRACT = (
    "We present Marrow, a retriever for long contracts, and ClauseBench, a benchmark with 4,200 questions over 640 "
    "contracts in 12 languages. On ClauseBench, Marrow achieves a recall of 81.3% and a precision of 74.9%, "
    "outperforming DeepIndex by 6.2 percentage points. It reduces latency by 38% and improves answer accuracy by 9.4%. "
    "Compared with BM25, Marrow saves up to 5.5x memory, with an average speedup of 2.3x. "
    "On summaries, its fluency is comparable to that of Scrivener. "
    "On TermQA and LeaseQA, it gains 3.1% and 7.8%, respectively. Fewer than 2% of the answers cite a wrong clause."
)
TITLE = "Marrow: Retrieval for Long Contracts"


@pytest.fixture(scope="module")
def abstract() -> Document:
    return Document(
        arxiv_id="2602.90007",
        version=1,
        title=TITLE,
        route=Route.ABSTRACT,
        url="https://arxiv.org/abs/2602.90007v1",
        abs_url="https://arxiv.org/abs/2602.90007v1",
        sections=(),
        blocks=(
            Block(anchor="front.title", kind=BlockKind.TITLE, text=TITLE),
            Block(anchor="front.abstract", kind=BlockKind.ABSTRACT, text=ABSTRACT, sentences=sentence_spans(ABSTRACT)),
        ),
    )


def verdict(text: str, paper: Document) -> Verdict:
    (found,) = judge((Claim(id="1", text=text, kind=ClaimKind.STATEMENT),), paper)
    return found


TRUE = (
    "构建了包含 640 份合同、4,200 个问题、覆盖 12 种语言的 ClauseBench 基准",
    "Marrow 在 ClauseBench 上召回率达到 81.3%，精确率为 74.9%，比 DeepIndex 高出 6.2 个百分点",
    "延迟降低 38%，答案准确率提升 9.4%",
    "相比 BM25，内存节省最高 5.5 倍，平均加速 2.3 倍",
    "在 TermQA 和 LeaseQA 上分别提升 3.1% 和 7.8%",
    "LeaseQA 上提升 7.8%，TermQA 上提升 3.1%",
    "不到 2% 的答案引用了错误条款",
    "Marrow 显著优于 DeepIndex",
    "摘要的流畅度与 Scrivener 相当",
    "Latency falls by 38%, and answer accuracy rises by 9.4%.",
)


@pytest.mark.parametrize("text", TRUE)
def test_what_the_paper_says_is_left_alone(text, abstract):
    """In another order, in another language: what is said of each thing is what the paper says of it."""
    assert verdict(text, abstract).status.severity is Severity.NOTE


MISREAD = (
    ("构建了包含 4,200 份合同、640 个问题的 ClauseBench 基准", "figure_exchanged", ("4,200", "640")),
    ("Marrow 在 ClauseBench 上召回率达到 74.9%，精确率为 81.3%", "figure_exchanged", ("74.9%", "81.3%")),
    ("TermQA 上提升 7.8%，LeaseQA 上提升 3.1%", "figure_exchanged", ("7.8%", "3.1%")),
    ("ClauseBench 包含 640 个问题", "figure_borrowed", ("640",)),
    ("DeepIndex 优于 Marrow", "name_exchanged", ("DeepIndex", "Marrow")),
    ("延迟增加 38%，答案准确率提升 9.4%", "direction_turned", ("增加",)),
    ("Marrow 显著劣于 DeepIndex", "comparison_turned", ("劣于",)),
    ("摘要的流畅度优于 Scrivener", "parity_as_win", ("优于",)),
    ("The fluency of its summaries is better than that of Scrivener.", "parity_as_win", ("better",)),
    ("相比 BM25，内存节省平均 5.5 倍", "up_to_lost", ("平均 5.5 倍",)),
    ("相比 BM25，最高加速 2.3 倍", "average_lost", ("最高加速 2.3 倍",)),
    ("比 DeepIndex 高出 6.2%", "points_as_percent", ("6.2%",)),
    ("答案准确率提升 9.4 个百分点", "percent_as_points", ("9.4 个百分点",)),
    ("超过 2% 的答案引用了错误条款", "bound_reversed", ("超过 2%",)),
)


@pytest.mark.parametrize(("text", "code", "parts"), MISREAD)
def test_what_the_paper_says_of_something_else_is_told(text, code, parts, abstract):
    """Each of these has nothing but figures and names of the paper."""
    found = verdict(text, abstract)

    assert found.reason.code == f"check.{code}"
    assert not found.status.holds
    assert tuple(text[start:end] for start, end in found.spans) == parts
    assert found.evidence


REPAIRED = (
    ("Marrow 召回率达到 74.9%，精确率为 81.3%", "Marrow 召回率达到 81.3%，精确率为 74.9%"),
    ("延迟增加 38%，答案准确率提升 9.4%", "延迟减少 38%，答案准确率提升 9.4%"),
    ("Marrow 显著劣于 DeepIndex", "Marrow 显著优于 DeepIndex"),
    ("内存节省 5.5 倍", "内存节省 高达5.5 倍"),
    ("比 DeepIndex 高出 6.2%", "比 DeepIndex 高出 6.2个百分点"),
)


@pytest.mark.parametrize(("text", "mended"), REPAIRED)
def test_a_repair_makes_it_hold(text, mended, abstract):
    """What is proposed in place of a misreading is what the paper says."""
    repaired, last = "", 0
    for repair in verdict(text, abstract).repairs:
        repaired += text[last : repair.start] + repair.text
        last = repair.end

    assert repaired + text[last:] == mended
    assert verdict(mended, abstract).status.holds


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("Marrow 7B 优于 DeepIndex 13B", True),
        ("Marrow 13B 优于 DeepIndex 7B", False),
        ("Marrow 13B 优于 DeepIndex", False),
    ],
)
def test_a_size_belongs_to_the_name_that_the_paper_has_with_it(text, holds, abstract):
    sentences = (
        "We introduce Marrow 7B, a retriever. It surpasses the best open 13B model, DeepIndex 13B, on every task.",
        "Tuned to follow instructions, Marrow 7B surpasses the DeepIndex 13B chat model.",
    )
    said = " ".join(sentences)
    block = Block(anchor="front.abstract", kind=BlockKind.ABSTRACT, text=said, sentences=sentence_spans(said))

    assert verdict(text, replace(abstract, blocks=(block,))).status.holds is holds


def test_a_term_is_the_longest_of_the_list():
    """准确率 is not 准确 with something after it."""
    assert term_at("准确率提升", 0)[0] == "准确率"
    assert term_at("，准确率", 0) == ("", ())


SAID = (
    # What bounds a figure is not the way it goes.
    ("Marrow cuts the training time by over 40%.", "训练时间减少超过 40%", ""),
    ("Marrow cuts the training time by over 40%.", "训练时间增加超过 40%", "direction_turned"),
    # From one end to the other of a range nothing changes.
    ("Marrow achieves a 30% to 40% reduction in latency.", "延迟增加了 30% 到 40%", "direction_turned"),
    ("Marrow achieves a 30% to 40% reduction in latency.", "延迟降低了 30% 到 40%", ""),
    # The word after a range is said of both its ends, not the word before it of the first.
    ("It brings a 16x slowdown and an increase in cost of 19% to 47%.", "16 倍速度下降和 19%-47% 成本增加", ""),
    # What a thing is done without is not what falls.
    ("It reduces inequity by 34% without compromising efficiency.", "在不牺牲效率的情况下，将不公平性降低了 34%", ""),
    # Over half is under half the way round only where the one falls and the other stays.
    ("Retrieval accounts for over 50% of the response time.", "检索占响应时间的不足 50%", "bound_reversed"),
    ("Marrow reduces the number of wrong clauses by over 50%.", "剩下不足 50% 的错误条款", ""),
    ("Marrow is written in under 50 lines of code.", "Marrow 的代码多于 50 行", "bound_reversed"),
    ("Marrow is written in under 50 lines of code.", "Marrow 的代码少于 50 行", ""),
    # What falls short of a figure is under it, and so is what LaTeX has under it.
    ("The scanner's resolution falls short of 600 dpi.", "扫描仪的分辨率超过 600 dpi", "bound_reversed"),
    ("The scanner's resolution falls short of 600 dpi.", "扫描仪的分辨率不足 600 dpi", ""),
    (r"Its cosine similarity is greater than \(0.8\).", "余弦相似度小于 0.8", "bound_reversed"),
    (r"Its cosine similarity is greater than \(0.8\).", "余弦相似度大于 0.8", ""),
    # What happens over two weeks lasts two weeks.
    ("Over a two-week period, twenty auditors used Marrow.", "20 位审计员在两周内使用了 Marrow", ""),
    # "Weakly supervised" is no loser.
    ("Marrow surpasses all weakly supervised retrievers.", "Marrow 落后于所有弱监督检索器", "comparison_turned"),
    ("Marrow surpasses all weakly supervised retrievers.", "Marrow 超越所有弱监督检索器", ""),
)


@pytest.mark.parametrize(("sentence", "text", "code"), SAID)
def test_a_word_counts_for_what_it_is_said_of(sentence, text, code, abstract):
    assert misread(text, sentence, abstract) == code


@pytest.mark.parametrize(
    ("said", "text", "code"),
    [
        ("Dice", "Dice 从 62.3% 提升至 81.4%。只有 70 个样本时仍获得 Dice 78.1% 和 IoU 65.3%", ""),
        ("Dice", "Dice 从 62.3% 提升至 81.4%。只有 70 个样本时仍获得准确率 78.1% 和 IoU 65.3%", "name_borrowed"),
        ("accuracy", "病害分类准确率达 98.9%，新鲜度分类准确率达 97.4%", ""),
        ("accuracy", "病害分类精确率达 98.9%，新鲜度分类准确率达 97.4%", "name_borrowed"),
    ],
)
def test_a_measure_may_be_another_that_the_statement_has_as_well(said, text, code, abstract):
    """准确率 in place of Dice, beside a Dice that is right."""
    sentences = {
        "Dice": "Marrow improves segmentation accuracy. Dice improves from 62.3% to 81.4%. With 70 samples, Marrow "
        "achieves a Dice score of 78.1% and an IoU of 65.3%.",
        "accuracy": "We report precision and accuracy. Disease classification reaches an accuracy of 98.9%, and "
        "freshness classification an accuracy of 97.4%.",
    }

    assert misread(text, sentences[said], abstract) == code


def test_what_is_said_of_a_name_makes_no_other_name(abstract):
    sentence = (
        "We compare four models, including Conditional Random Fields (CRF) and BERT. "
        "The tuned BERT achieves an F1-score of 94.2%, outperforming traditional CRF-based approaches by 12.8 points."
    )

    assert misread("BERT 的 F1 分数为 94.2%，比传统 CRF 方法高 12.8 个百分点", sentence, abstract) == ""


DESK = (
    "We introduce DeskQA (Questions from Help Desks), a data set of 3,400 dialogues. We train Marrow "
    "and Sinew on DeskQA. On DeskQA and TermQA, Marrow reaches an accuracy of 81.4% and 76.9%, surpassing "
    "DeepIndex and BM25s. Sinew has a lower memory footprint."
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Marrow 在 DeskQA 上的准确率达到 81.4%", ""),
        ("在 Marrow 上，DeskQA 的准确率达到 81.4%，优于 DeepIndex", "name_borrowed"),
        ("Marrow 在 DeskQA 和 TermQA 上优于 DeepIndex", ""),
        ("DeepIndex 在 DeskQA 和 TermQA 上优于 Marrow", "name_exchanged"),
    ],
)
def test_a_name_plays_the_part_that_it_has_in_the_paper(text, code, abstract):
    """A data set is measured on, and what is surpassed surpasses nothing."""
    assert misread(text, DESK, abstract) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("LexMind-2 在 TermQA 上创下 97.6% 的最高准确率", ""),
        ("ContraBERT 在 TermQA 上创下 97.6% 的最高准确率", "name_borrowed"),
        ("LexMind-2 在 LegalBench 上创下 97.6% 的最高准确率", "name_borrowed"),
    ],
)
def test_a_name_has_the_company_that_it_has_in_the_paper(text, code, abstract):
    """A figure beside another name is not its own."""
    sentences = (
        "We evaluate six models on LegalBench. The models that pass are LexMind-2, DeepIndex-3 and ContraBERT. "
        "Specifically, LexMind-2 achieves a record accuracy of 97.6% on TermQA, and DeepIndex-3 leads on LeaseQA with "
        "94.3%."
    )

    assert misread(text, sentences, abstract) == code


@pytest.mark.parametrize("other", [r"\\methodName", "MQ-based review"])
def test_a_command_or_an_attribute_is_no_other_name(other, abstract):
    sentence = f"To close the gap, we present {other}, a data set of 3,400 dialogues. MarrowQA will be released."

    assert misread("提出 MarrowQA 数据集，包含 3,400 个对话", sentence, abstract) == ""


def test_what_a_thing_is_done_with_is_not_in_the_place_of_its_subject(abstract):
    sentence = "We train MarrowX with QTune and adapters. MarrowX reaches 97% sparsity and a speedup of 18.6x."
    named = replace(abstract, title="MarrowX: Sparse Retrieval", blocks=(replace(abstract.blocks[0], text="MarrowX"),))
    front = Block(anchor="front.abstract", kind=BlockKind.ABSTRACT, text=sentence, sentences=sentence_spans(sentence))

    paper = replace(named, blocks=(*named.blocks, front))
    assert verdict("结合 QTune 实现 97% 稀疏度和 18.6 倍加速", paper).status.holds


def test_a_figure_that_counts_the_same_is_not_exchanged_with_one_that_counts_nothing(abstract):
    """In another order than the paper's; the epochs stay epochs."""
    sentence = "Marrow reaches an error of 1.82 at only 80 epochs and 1.31 at 800 epochs, surpassing DeepIndex."
    text = "Marrow 在仅 80 个 epoch 时误差为 1.82，800 个 epoch 时达到 1.31，优于 DeepIndex"

    assert misread(text, sentence, abstract) == ""


@pytest.mark.parametrize(
    ("text", "code"), [("模型的 mAP@0.5 达到 0.977", ""), ("模型的 mAP@0.5 达到 0.5", "figure_borrowed")]
)
def test_a_threshold_is_no_result(text, code, abstract):
    sentences = (
        "We sort contracts by their seals with a small model and a camera. In tests the model reached a mean Average "
        "Precision at IoU 0.5 (mAP@0.5) of 0.977, and an overall accuracy of 86.8% on the contracts of two offices."
    )

    assert misread(f"{text}，在两个办公室的合同上总体准确率为 86.8%", sentences, abstract) == code


def test_a_winner_of_the_paper_is_not_exchanged_with_its_loser(abstract):
    sentences = (
        "Compression of many views (MIC) exploits what they share; distributed MIC does so at the decoder alone. We "
        "build an attention for arbitrary views, and with it the framework MarrowNet. MarrowNet is the first "
        "distributed method to significantly surpass MIC codecs, saving up to 24.18% of the bits."
    )

    text = "提出名为 MarrowNet 的框架，显著超越现有 MIC 方法，节省高达 24.18% 的比特"

    assert misread(text, sentences, abstract) == ""


def test_a_best_case_is_told_of_the_best(abstract):
    """What the statement has as "up to" is what the paper has as "up to", wherever else it would fit."""
    sentence = "Compared with LDMIC, Marrow saves 19.7% of the bits on WildTrack and up to 24.1% on WildTrack6."

    assert misread("Marrow 节省高达 24.1% 的比特", sentence, abstract) == ""


def misread(text: str, said: str, paper: Document) -> str:
    """Why a statement about a paper of one paragraph does not hold; "" if it does."""
    block = Block(anchor="front.abstract", kind=BlockKind.ABSTRACT, text=said, sentences=sentence_spans(said))
    found = verdict(text, replace(paper, blocks=(block,)))
    return "" if found.status.holds else found.reason.code.removeprefix("check.")


@pytest.mark.parametrize(
    ("text", "code"),
    [("解码器复杂度从 201.9 降至 64.9 GFLOPs", ""), ("解码器复杂度从 64.9 降至 201.9 GFLOPs", "change_reversed")],
)
def test_a_change_may_have_its_unit_at_its_end_alone(text, code, abstract):
    sentence = "A low-rank decoder reduces the complexity of decoding from 201.9 to 64.9 GFLOPs."
    assert misread(text, sentence, abstract) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Raters preferred Heron to Bittern (520 to 413 votes).", ""),
        ("Heron got from 520 to 413 votes.", "change_reversed"),
        ("The votes rise 520 to 413.", "change_reversed"),
    ],
)
def test_what_two_sides_got_is_no_change(text, code, abstract):
    sentence = "Raters preferred Bittern in 413 votes and Heron in 520 votes, so that votes rise from 413 to 520."
    assert misread(text, sentence, abstract) == code


def test_more_than_half_is_saved_where_less_than_half_is_left(abstract):
    sentence = (
        "It has less than half the error of the baseline; this halves the memory, a reduction that all users see."
    )
    assert misread("误差减少一半以上", sentence, abstract) == ""
    assert misread("误差是基线的一半以上", sentence, abstract) == "bound_reversed"


def test_a_statement_about_what_is_not_at_hand_has_nothing_in_anothers_place(abstract):
    """A digest made from the full text, held against the abstract: what it speaks of stands elsewhere."""
    said = "ClauseBench 包含 640 个问题"
    far = "，附录里的气象预报、卫星遥感、作物育种和海洋渔业任务改用了另外几套设备和采样方案"
    assert verdict(said, abstract).reason.code == "check.figure_borrowed"
    assert verdict(said + far, abstract).status.holds
