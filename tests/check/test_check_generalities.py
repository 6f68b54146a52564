"""What the paper says of one data set, or of most, told as holding for all."""

import pytest
from hypothesis import given, strategies as st

from litmus.check import judge
from litmus.check.language.generality import all_of, generalities, limits, several_of
from litmus.model import Block, BlockKind, Cell, Claim, ClaimKind, Document, Role, Route, Section, Status, Verdict
from litmus.sentences import sentence_spans

# Each with what an abstract says, and what a report makes of it, in Chinese and in English.
OVERDRAWN = (
    (
        "Marrow is a retriever for contracts. On ClauseBench, Marrow reaches 81.3% recall, more than DeepIndex.",
        "Marrow 在所有基准上召回率均达到 81.3%",
        "Marrow reaches 81.3% recall on all benchmarks.",
    ),
    (
        "Sparrow outperforms prior methods on most benchmarks, with 3.4% higher accuracy than LoRA on GSM8K.",
        "Sparrow 在所有基准上优于以往方法",
        "Sparrow outperforms prior methods on every benchmark.",
    ),
    (
        "Our method, Kite, improves over GRPO on 8 of 10 tasks.",
        "Kite 在全部任务上均优于 GRPO",
        "Kite improves over GRPO across all tasks.",
    ),
    (
        "Experiments show that Lattice surpasses all baselines on every dataset except WikiHop, where it trails FiD.",
        "Lattice 在所有数据集上超越全部基线",
        "Lattice surpasses all baselines on every dataset.",
    ),
    (
        "Across six benchmarks, Plover improves accuracy by 7.1% on average over PPO.",
        "Plover 在每个基准上准确率都提升 7.1%",
        "Plover improves accuracy by 7.1% on each of the six benchmarks.",
    ),
    (
        "Trained with our objective, Heron lowers the word error rate by 12% on LibriSpeech.",
        "在各数据集上，Heron 的词错误率均降低 12%",
        "Heron lowers the word error rate by 12% across datasets.",
    ),
    (
        "We present Magpie, a small coding model. Magpie beats GPT-4o on HumanEval by 4.5 points.",
        "Magpie 全面优于 GPT-4o，领先 4.5 个百分点",
        "Magpie consistently outperforms GPT-4o, by 4.5 points.",
    ),
    (
        "In the majority of settings, Osprey needs less memory than FlashAttention.",
        "Osprey 在任何设置下都比 FlashAttention 更省内存",
        "Osprey needs less memory than FlashAttention in all settings.",
    ),
    (
        "We train one model for many tongues. Tern achieves the best results on five of the seven languages.",
        "Tern 在所有语言上都取得最佳结果",
        "Tern achieves the best results in all seven languages.",
    ),
    (
        "Wren is better than BM25 on several datasets, but falls behind on long queries.",
        "Wren 在所有数据集上都优于 BM25",
        "Wren is better than BM25 on all datasets.",
    ),
    (
        "With 7B parameters, Finch outperforms Llama-2-13B on nearly all benchmarks.",
        "Finch 在全部基准上超越 Llama-2-13B",
        "Finch outperforms Llama-2-13B on all benchmarks.",
    ),
    (
        "Swift is a loss for multi-task training. It yields gains over PCGrad on 14/16 tasks.",
        "Swift 在各项任务上均优于 PCGrad",
        "Swift yields gains over PCGrad on every task.",
    ),
    (
        "Robin is a detector without anchors. On COCO, Robin reaches 56.2 AP.",
        "Robin 在每个数据集上都达到 56.2 AP",
        "Robin reaches 56.2 AP on every dataset.",
    ),
    (
        "Preferences are noisy. Crane typically outperforms DPO when labels are flipped.",
        "Crane 始终优于 DPO",
        "Crane always outperforms DPO.",
    ),
    (
        "The gains are largest in mathematics: on MATH-500, accuracy rises by 9.3%.",
        "各领域的准确率均提升 9.3%",
        "Accuracy rises by 9.3% in all domains.",
    ),
    (
        "Egret sets a new state of the art on three of four benchmarks and is second on the fourth, ARC-C.",
        "Egret 在四个基准上均取得最优",
        "Egret sets a new state of the art on all four benchmarks.",
    ),
    (
        "Dunlin improves robustness for some models, such as Qwen2.5, and leaves others as they are.",
        "Dunlin 提升了所有模型的鲁棒性",
        "Dunlin improves robustness for all models.",
    ),
    (
        "Stork is a parser for tables. Stork surpasses most baselines at a tenth of their cost.",
        "Stork 超越所有基线",
        "Stork surpasses all baselines.",
    ),
    (
        "With the exception of code, Ibis is ahead of Mixtral in all domains.",
        "Ibis 在所有领域都领先 Mixtral",
        "Ibis is ahead of Mixtral in all domains.",
    ),
    (
        "Rook is a judge of essays. Rook often matches or exceeds human raters.",
        "Rook 始终超过人类评审",
        "Rook consistently exceeds human raters.",
    ),
)
BORNE_OUT = (
    (
        "Marrow outperforms DeepIndex on all benchmarks, with 81.3% recall on ClauseBench.",
        "Marrow 在所有基准上优于 DeepIndex",
        "Marrow is better than DeepIndex on all benchmarks.",
    ),
    (
        "Code and data are released. On ClauseBench, Marrow reaches a recall of 81.3%.",
        "所有代码已开源，Marrow 在 ClauseBench 上召回率达 81.3%",
        "All code is released; on ClauseBench, Marrow has a recall of 81.3%.",
    ),
    (
        "All experiments use A100 GPUs. On COCO, Robin reaches 56.2 AP.",
        "所有实验使用 A100；Robin 在 COCO 上达到 56.2 AP",
        "All experiments use A100; Robin reaches 56.2 AP on COCO.",
    ),
    (
        "Kite consistently outperforms GRPO across five benchmarks, gaining 4.2% on AIME.",
        "Kite 始终优于 GRPO",
        "Kite outperforms GRPO on all five benchmarks.",
    ),
    (
        "On three datasets, Lattice gains 2.1%, 3.3% and 4.7% in accuracy.",
        "Lattice 在三个数据集上准确率均有提升",
        "Lattice gains accuracy on all three datasets.",
    ),
    (
        "Plover improves accuracy by 7.1% on average across six benchmarks.",
        "Plover 在所有六个基准上准确率平均提升 7.1%",
        "On average over all six benchmarks, Plover improves accuracy by 7.1%.",
    ),
    (
        "Sparrow outperforms prior methods on most benchmarks.",
        "Sparrow 在大多数基准上优于以往方法",
        "Sparrow outperforms prior methods on almost all benchmarks.",
    ),
    (
        "Lattice surpasses all baselines on every dataset except WikiHop, where it trails FiD.",
        "除 WikiHop 外，Lattice 在所有数据集上超越基线",
        "Except on WikiHop, Lattice surpasses the baselines on every dataset.",
    ),
    (
        "Heron reduces the word error rate on both LibriSpeech and TED-LIUM, by 12% and 9%.",
        "Heron 在两个数据集上均降低词错误率",
        "On both datasets, Heron reduces the word error rate.",
    ),
    (
        "All models still struggle with diagnosis; the best reaches 47.2% on CaseQA.",
        "所有模型在诊断上仍有困难，最佳者在 CaseQA 上达到 47.2%",
        "All models struggle with diagnosis; the best reaches 47.2% on CaseQA.",
    ),
    (
        "Most annotators agreed. Tern achieves the best results across languages.",
        "Tern 在各语言上均取得最佳结果",
        "Tern achieves the best results in every language.",
    ),
    (
        "A single model handles every task, from ASR to TTS; on LibriSpeech its error is 2.1%.",
        "一个模型处理所有任务，在 LibriSpeech 上错误率为 2.1%",
        "A single model handles all tasks, with an error of 2.1% on LibriSpeech.",
    ),
    (
        "Existing systems treat all tokens alike. Osprey saves 38% memory on LongBench.",
        "现有系统对所有 token 一视同仁；Osprey 在 LongBench 上节省 38% 内存",
        "Existing systems treat all tokens alike; Osprey saves 38% memory on LongBench.",
    ),
    (
        "Magpie gives uniformly better answers than GPT-4o, and on HumanEval it gains 4.5 points.",
        "Magpie 全面优于 GPT-4o",
        "Magpie is better than GPT-4o across the board.",
    ),
    (
        "Wren beats BM25 regardless of dataset, and most of all on long queries.",
        "Wren 在各数据集上均优于 BM25",
        "Wren is better than BM25 on every dataset.",
    ),
    (
        "Experiments on ImageNet, COCO and ADE20K show that Egret outperforms DINOv2.",
        "Egret 在各数据集上均优于 DINOv2",
        "Experiments on all three datasets show that Egret outperforms DINOv2.",
    ),
    (
        "On ClauseBench, Marrow outperforms DeepIndex in all 12 languages.",
        "在 ClauseBench 的全部 12 种语言上，Marrow 优于 DeepIndex",
        "Marrow is better than DeepIndex in all 12 languages of ClauseBench.",
    ),
    (
        "The benchmark covers all stages of drug design. GPT-4o scores 41.5% on it, and most models below 30%.",
        "该基准覆盖药物设计的所有阶段，GPT-4o 得分 41.5%",
        "It covers all stages of drug design; GPT-4o scores 41.5%.",
    ),
    (
        "The loss of Grebe falls monotonically at every scale, in most cases faster than that of GPT-2.",
        "Grebe 的损失在各个规模上始终下降",
        "The loss of Grebe always falls, at every scale.",
    ),
    (
        "Rook evaluates models comprehensively over 14 tasks. Rook-7B raises accuracy by 3.1% on MMLU.",
        "Rook 全面评估模型，覆盖 14 个任务；Rook-7B 在 MMLU 上准确率提升 3.1%",
        "Rook evaluates all models over 14 tasks; Rook-7B raises accuracy by 3.1% on MMLU.",
    ),
)


HEADS = ("Model", "ClauseBench", "TermQA", "LeaseQA", "Perplexity", "Latency (ms)")
ROWS = (
    HEADS,
    ("DeepIndex", "61.2", "44.5", "71.0", "9.1", "12"),
    ("BM25", "48.3", "40.1", "60.9", "11.5", "3"),
    ("Marrow", "67.4", "43.9", "75.2", "8.4", "28"),
)
SAID = "Marrow outperforms DeepIndex on all benchmarks."


def with_table(*sentences: str) -> Document:
    """A paper of a few sentences and a table, in which Marrow is behind DeepIndex in TermQA and in speed alone."""
    rows = tuple(tuple(Cell(text=text, is_header=row is HEADS) for text in row) for row in ROWS)
    table = "\n".join(("Table 1: Accuracy.", *(" | ".join(row) for row in ROWS)))
    text = " ".join(sentences)
    return Document(
        arxiv_id="2602.90012",
        version=1,
        title="Marrow",
        route=Route.HTML,
        url="https://arxiv.org/html/2602.90012v1",
        abs_url="https://arxiv.org/abs/2602.90012v1",
        sections=(Section(anchor="S1", number="1", title="Results", level=1, role=Role.EXPERIMENTS),),
        blocks=(
            Block(anchor="S1.p1", kind=BlockKind.PARAGRAPH, text=text, section="S1", sentences=sentence_spans(text)),
            Block(anchor="S1.T1", kind=BlockKind.TABLE, text=table, section="S1", label="Table 1", rows=rows),
        ),
    )


def judged(text: str, paper: Document) -> Verdict:
    (found,) = judge((Claim(id="1", text=text, kind=ClaimKind.STATEMENT),), paper)
    return found


def verdict(text: str, abstract: str) -> Verdict:
    paper = Document(
        arxiv_id="2602.90011",
        version=1,
        title="A Study",
        route=Route.ABSTRACT,
        url="https://arxiv.org/abs/2602.90011v1",
        abs_url="https://arxiv.org/abs/2602.90011v1",
        sections=(),
        blocks=(
            Block(anchor="front.title", kind=BlockKind.TITLE, text="A Study"),
            Block(anchor="front.abstract", kind=BlockKind.ABSTRACT, text=abstract, sentences=sentence_spans(abstract)),
        ),
    )
    return judged(text, paper)


def pairs(groups, first: int):
    """Every second group: the rules were written over those from 0 on; those from 1 on were held back."""
    return [(abstract, text) for abstract, *texts in groups[first::2] for text in texts]


@pytest.mark.parametrize(("abstract", "text"), pairs(OVERDRAWN, 0))
def test_more_than_the_paper_says_is_overstated(abstract, text):
    assert verdict(text, abstract).status is Status.OVERSTATED


@pytest.mark.parametrize(("abstract", "text"), pairs(BORNE_OUT, 0))
def test_what_the_paper_says_of_all_may_be_told_of_all(abstract, text):
    """So may what is called all and is no result: code, experiments, tokens."""
    assert verdict(text, abstract).status.holds


@pytest.mark.parametrize(("abstract", "text"), pairs(OVERDRAWN, 1))
def test_so_it_is_of_pairs_held_back(abstract, text):
    assert verdict(text, abstract).status is Status.OVERSTATED


@pytest.mark.parametrize(("abstract", "text"), pairs(BORNE_OUT, 1))
def test_so_it_is_of_true_pairs_held_back(abstract, text):
    assert verdict(text, abstract).status.holds


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Marrow 在所有基准上召回率均达到 81.3%", "Marrow 在ClauseBench上召回率均达到 81.3%"),
        ("Marrow reaches 81.3% recall on all benchmarks.", "Marrow reaches 81.3% recall on ClauseBench."),
    ],
)
def test_the_test_by_its_name_mends_it(text, mended):
    abstract = OVERDRAWN[0][0]
    (repair,) = verdict(text, abstract).repairs

    assert text[: repair.start] + repair.text + text[repair.end :] == mended
    assert verdict(mended, abstract).status.holds


def test_words_cut_from_their_exception_are_no_quotation():
    """Word for word they are the paper's, but not in its sense."""
    found = verdict("Ibis is ahead of Mixtral in all domains.", OVERDRAWN[18][0])

    assert found.reason.code == "check.some_as_all"
    assert verdict(OVERDRAWN[18][0], OVERDRAWN[18][0]).reason.code == "check.quote_found"


@pytest.mark.parametrize(
    "text",
    [
        "Marrow 在所有基准上优于 DeepIndex",
        "在全部数据集上，Marrow 均超越 DeepIndex",
        SAID,
        "Marrow beats DeepIndex in every task.",
    ],
)
def test_a_table_denies_that_it_is_all(text):
    """What else the table has, that Marrow is slower, is no matter of benchmarks."""
    found = judged(text, with_table("We describe Marrow and how it was trained."))

    assert found.reason.code == "check.all_denied"
    assert found.reason.facts["theirs"] == "TermQA: 43.9 < 44.5"


@pytest.mark.parametrize(
    "text",
    [
        "Marrow 在所有基准上优于 BM25",
        "Marrow beats BM25 on all benchmarks.",
        "Marrow 优于 DeepIndex",
        "Marrow beats DeepIndex on all legal benchmarks.",
        "Marrow beats DeepIndex on all tasks in law.",
        "除 TermQA 外，Marrow 在所有基准上优于 DeepIndex",
    ],
)
def test_a_table_that_has_it_so_denies_nothing(text):
    """Nor does it where something else than its columns may be meant."""
    assert judged(text, with_table("We describe Marrow and how it was trained.")).status.holds


def test_the_papers_own_words_are_supported_and_its_table_told():
    """A paper that denies itself is quoted rightly all the same."""
    found = judged(SAID, with_table("We describe Marrow.", SAID))

    assert (found.status, found.reason.code) == (Status.SUPPORTED, "check.quote_denied")
    assert found.evidence[-1].where == "Table 1"


def test_what_the_paper_says_in_words_is_not_held_against_a_statement_in_others():
    paper = with_table("We describe Marrow.", "Across all benchmarks, Marrow is better than DeepIndex.")

    assert judged("Marrow 在所有基准上优于 DeepIndex", paper).status.holds


@given(
    st.sampled_from(["all", "every", "each of the", "any"]), st.sampled_from(["task", "dataset", "metric", "setting"])
)
def test_who_says_all_may_be_told_of_all(quantifier, thing):
    """Whatever word a paper has for all, and whatever it is all of."""
    things = thing if quantifier in ("every", "any") else f"{thing}s"
    paper = f"Our tests are many. Marrow outperforms BM25 on {quantifier} {things}, and costs less."

    assert verdict(f"Marrow beats BM25 on all {thing}s.", paper).status.holds


@given(
    st.text()
    | st.lists(st.sampled_from("all most of 8 10 tasks except on every 所有 基准 均 各 数据集 some".split())).map(
        " ".join
    )
)
def test_words_are_found_within_the_text(text):
    """Whatever the text is; and what is said of all is among what is said of several."""
    for found in (*generalities(text), *limits(text)):
        assert 0 <= found.start < found.end <= len(text)
    assert all_of(text) <= several_of(text)


def test_numbers_beyond_counting_are_no_counts():
    """Neither a number of thousands of digits, nor letters that only look like English in another case."""
    assert not list(limits(f"It wins on {'9' * 5_000} of 8 tasks."))
    assert [limit.scope for limit in limits("It wins on ſix of ſeven tasks.")] == ["tests"]
