"""What rises and what falls, and who wins, where no figure stands beside the word."""

import pytest

from litmus.check import judge
from litmus.check.language.movements import Way, movements_in
from litmus.model import Block, BlockKind, Claim, ClaimKind, Document, Route, Verdict
from litmus.sentences import sentence_spans

RETRIEVAL = (
    "We present Marrow, a retriever for long contracts. Marrow matches DeepIndex in retrieval quality at substantially "
    "lower computational cost, and needs fewer training samples. Larger batches increase memory consumption, while "
    "pruning reduces it. Agreement among lawyers rises on leases and falls on patents. On scanned pages the recall of "
    "all retrievers drops sharply. A second pass lowers the false positive rate, but adds latency. Retrievers with "
    "reranking surpass those without, yet none reaches half of the lawyers' score. Marrow reduces inference time and "
    "improves robustness to noise. Its recall far exceeds its precision."
)
PRUNING = (
    "We propose Weir, a token pruning method. Weir lowers the number of visual tokens and the prefill latency, and its "
    "memory footprint is smaller than that of FrameFusion. Removing the temporal gate increases the hallucination "
    "rate. With higher pruning ratios, throughput increases but caption diversity decreases. Weir yields a consistent "
    "reduction in redundancy. Readers need longer reading times for unpruned captions. None of the learned gates "
    "outperformed a fixed one, at comparable (or cheaper) cost. "
    "Weir not only outperforms FrameFusion but also matches its teacher without degradation."
)
CONTEST = (
    "We study Sparrow, a small code model, against Falcon-70B. Sparrow outperforms Falcon-70B on short functions, but "
    "trails it on whole repositories. On legacy code, neither model surpasses a rule-based linter. "
    "Sparrow's error rate is significantly better than that of CodeT5. "
    "Fine-tuned variants not only beat their base models but generalise. "
    "With quantization, Sparrow does not outperform its full-precision version. Human reviewers remain ahead of all "
    "models on security bugs. Compared with retrieval, prompting falls short on rare APIs."
)
TRUE = (
    (CONTEST, "在整个仓库上 Sparrow 落后于 Falcon-70B"),
    (CONTEST, "在遗留代码上两个模型均劣于基于规则的检查器"),
    (CONTEST, "微调变体不仅超越其基础模型，而且具有泛化性"),
    (CONTEST, "量化后 Sparrow 劣于其全精度版本"),
    (CONTEST, "在安全漏洞上所有模型均落后于人类评审者"),
    (CONTEST, "在罕见 API 上提示方法劣于检索"),
    (CONTEST, "基础模型劣于微调变体"),
    (CONTEST, "CodeT5 的错误率劣于 Sparrow"),
    (RETRIEVAL, "以显著更低的计算成本达到 DeepIndex 的检索质量"),
    (RETRIEVAL, "DeepIndex 的计算成本更高"),
    (RETRIEVAL, "与计算成本更高的 DeepIndex 相比，Marrow 质量相当"),
    (RETRIEVAL, "DeepIndex 需要更多的训练样本"),
    (RETRIEVAL, "更大的批次会增加内存消耗"),
    (RETRIEVAL, "剪枝可以减少内存消耗"),
    (RETRIEVAL, "律师之间的一致性在租约上上升"),
    (RETRIEVAL, "律师之间的一致性在专利上下降"),
    (RETRIEVAL, "所有检索器的召回率大幅下降"),
    (RETRIEVAL, "误报率更低，但延迟更高"),
    (RETRIEVAL, "带重排的检索器优于不带重排的检索器"),
    (RETRIEVAL, "推理更快，对噪声的鲁棒性提高"),
    (RETRIEVAL, "无需增加训练样本"),
    (RETRIEVAL, "召回率远高于精确率"),
    (PRUNING, "FrameFusion 的内存占用更大"),
    (PRUNING, "移除时间门控会增加幻觉率"),
    (PRUNING, "时间门控有助于降低幻觉率"),
    (PRUNING, "剪枝率提高时，吞吐量增加但描述多样性下降"),
    (PRUNING, "剪枝率降低时描述多样性增加"),
    (PRUNING, "阅读时间缩短"),
    (PRUNING, "避免了预填充延迟增加"),
    (PRUNING, "学习的门控均未能超越固定门控"),
)
TURNED = (
    (CONTEST, "微调变体不仅落后于其基础模型，而且具有泛化性", "落后于"),
    (CONTEST, "微调变体劣于其基础模型", "劣于"),
    (RETRIEVAL, "检索质量与 DeepIndex 相当，但计算成本更高", "更高"),
    (RETRIEVAL, "以显著更高的计算成本达到 DeepIndex 的检索质量", "更高"),
    (RETRIEVAL, "需要更多的训练样本", "更多"),
    (RETRIEVAL, "所有检索器的召回率显著提高", "提高"),
    (RETRIEVAL, "第二遍检索提高了误报率", "提高"),
    (RETRIEVAL, "误报率更高", "更高"),
    (RETRIEVAL, "计算成本显著增加，检索质量相当", "增加"),
    (RETRIEVAL, "带重排的检索器劣于不带重排的检索器", "劣于"),
    (PRUNING, "移除时间门控使幻觉率下降", "下降"),
    (PRUNING, "冗余持续增加", "增加"),
    (PRUNING, "固定门控的成本相当或更高", "更高"),
    (PRUNING, "未剪枝的描述需要更短的阅读时间", "更短"),
    (PRUNING, "学习的门控均未能落后于固定门控", "落后于"),
    (PRUNING, "Weir 不仅劣于 FrameFusion，而且与其教师相当", "劣于"),
)


def verdict(text: str, abstract: str) -> Verdict:
    block = Block(anchor="front.abstract", kind=BlockKind.ABSTRACT, text=abstract, sentences=sentence_spans(abstract))
    paper = Document(
        arxiv_id="2602.90007",
        version=1,
        title="Long Contracts and Long Videos",
        route=Route.ABSTRACT,
        url="https://arxiv.org/abs/2602.90007v1",
        abs_url="https://arxiv.org/abs/2602.90007v1",
        sections=(),
        blocks=(block,),
    )
    (found,) = judge((Claim(id="1", text=text, kind=ClaimKind.STATEMENT),), paper)
    return found


@pytest.mark.parametrize(("abstract", "text"), TRUE)
def test_what_may_be_so_is_left_alone(abstract, text):
    """The other side of a comparison, the other case, another thing beside: no word of the paper denies them."""
    assert verdict(text, abstract).status.holds


@pytest.mark.parametrize(("abstract", "text", "part"), TURNED)
def test_the_other_way_is_told(abstract, text, part):
    found = verdict(text, abstract)

    assert not found.status.holds
    assert [text[start:end] for start, end in found.spans] == [part]


@pytest.mark.parametrize(
    ("text", "way", "thing"),
    [
        ("at a substantially lower computational cost", Way.FALL, "cost"),
        ("a consistent reduction in redundancy", Way.FALL, "redund"),
        ("the planning accuracy degrades", Way.LOSS, "accuraci"),
        ("comparable (or cheaper) cost", Way.FALL, "cost"),
        ("our mitigation improves recall", Way.BETTER, "recal"),
    ],
)
def test_a_word_is_said_of_what_stands_in_its_phrase(text, way, thing):
    assert any(movement.way is way and movement.is_of([(thing,)]) for movement in movements_in(text))


def test_what_stands_before_the_phrase_is_elsewhere():
    rises, falls = movements_in("Agreement rises on leases and falls on patents.")
    assert (rises.is_elsewhere, falls.is_elsewhere) == (False, True)
