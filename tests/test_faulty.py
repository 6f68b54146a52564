"""The scripted faulty model: each of its errors is one, in one place, and in a known kind."""

from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

import pytest
from hypothesis import given, strategies as st

from litmus.check import find_quantities
from litmus.model import PROSE, Block, BlockKind, Document, Quantity, Route
from litmus.read import from_file
from litmus.sample import sample_folder
from litmus.sentences import sentence_spans

FIGURES = ("digit", "decimal", "unit", "insert", "exaggeration", "endpoint")
HARD = ("direction", "qualifier", "swap_numbers", "borrow_number", "swap_names")
SEEDS = range(12)

ENGLISH = (
    "Our method improves accuracy by 10.9% on GSM8K, from 52.1 to 63.0, and is 3.2x faster than the baseline.",
    "It was trained for 48 hours on 1,152 images with 7B parameters; it reduces the cost of three tasks by up to 30%.",
    "MMLU rises to 71.4% while GSM8K reaches 63.0%, which outperforms every earlier model.",
)
CHINESE = (
    "该方法在GSM8K准确率上平均提升10.9%，显著优于基线，推理速度提升3.2倍，使用1200万张图像和三个任务，训练48小时。",
    "在GSM8K上准确率从52.1%提升至63.0%，在MMLU上达到71.4%，在TriviaQA上达到55.8%，参数量仅为70亿。",
)
PAPER = (
    "On GSM8K our method improves accuracy by 10.9% from 52.1 to 63.0, on MMLU it reaches 71.4%. "
    "It has 7B parameters and was trained for 48 hours. GSM8K and MMLU have 1,152 and 14,042 questions. "
    "TriviaQA is at 55.8%; TriviaQA was not tuned for. TriviaQA, MMLU, GSM8K. It is 3.2x faster."
)


def paper_of(text: str) -> Document:
    url = "https://arxiv.org/abs/2603.90001"
    return Document(
        arxiv_id="2603.90001",
        version=None,
        title="",
        route=Route.ABSTRACT,
        url=url,
        abs_url=url,
        sections=(),
        blocks=(Block(anchor="front.abstract", kind=BlockKind.ABSTRACT, text=text, sentences=sentence_spans(text)),),
    )


@pytest.fixture(scope="module")
def sample() -> tuple[Document, list[str]]:
    """A paper of the sample day, with its sentences."""
    paper = from_file(sample_folder() / "html" / "2603.90003v1.html")
    return paper, [sentence.text for sentence in paper.sentences(PROSE)]


def meanings(text: str) -> Counter[tuple[Decimal, str]]:
    return Counter((one.value, one.unit) for one in find_quantities(text))


def rounds_to(one: Quantity, other: Quantity) -> bool:
    """Whether the first, written with as many places as the second, is the second."""
    place = Decimal(1).scaleb(int(other.value.as_tuple().exponent))
    return (one.value / place).quantize(Decimal(1), ROUND_HALF_UP) * place == other.value


def assert_one_place(statement: str, corruption: Any) -> None:
    """All but the span is as it was, and the span is not."""
    (start, end), text = corruption.span, corruption.text
    rest = len(text) - end
    old = statement[start : len(statement) - rest]

    assert text[:start] == statement[:start]
    assert text[end:] == statement[len(statement) - rest :]
    assert text[start:end] != old


def assert_untrue(statement: str, corruption: Any, paper: Document) -> None:
    """One figure is new, in place of one or of none, and it is none of the paper's, not by rounding either."""
    before, after = meanings(statement), meanings(corruption.text)
    [come] = (after - before).elements()
    new = next(one for one in find_quantities(corruption.text) if (one.value, one.unit) == come)
    known = [one for block in paper.blocks for one in find_quantities(block.text)]
    same = [one for one in (*known, *find_quantities(statement)) if one.unit == new.unit]

    assert sum((before - after).values()) == (corruption.kind != "insert")
    assert not [one.text for one in same if rounds_to(one, new) or rounds_to(new, one)]


@pytest.mark.parametrize("kind", FIGURES)
@pytest.mark.parametrize("statement", [*ENGLISH, *CHINESE])
@pytest.mark.parametrize("paper", [paper_of(PAPER), None], ids=["paper", "no paper"])
def test_a_wrong_figure_is_one_change_and_not_true(tools, statement, kind, paper):
    for seed in SEEDS:
        corruption = tools.faulty.corrupt(statement, paper, Random(seed), (kind,))
        if corruption is not None:
            assert corruption.kind == kind
            assert_one_place(statement, corruption)
            assert_untrue(statement, corruption, paper or paper_of(""))


@pytest.mark.parametrize("kind", [*FIGURES, *HARD])
@pytest.mark.parametrize("statements", [ENGLISH, CHINESE], ids=["en", "zh"])
def test_each_kind_is_made_in_both_languages(tools, statements, kind):
    paper = paper_of(PAPER)

    assert any(tools.faulty.corrupt(one, paper, Random(seed), (kind,)) for one in statements for seed in SEEDS)


@pytest.mark.parametrize(
    ("kind", "statement", "made"),
    [
        (
            "digit",
            "It has three stages.",
            {f"It has {word} stages." for word in "two four five six seven eight nine".split()},
        ),
        ("decimal", "精度为10.9%。", {"精度为1.09%。", "精度为109%。"}),
        ("decimal", "使用1200万张图像。", {"使用120万张图像。", "使用12000万张图像。"}),
        ("decimal", "It has 1,152 images.", {"It has 11,520 images."}),
        ("unit", "精度提升10.9%。", {"精度提升10.9倍。", "精度提升10.9 GB。", "精度提升10.9小时。"}),
        ("unit", "It gains 10.9%.", {"It gains 10.9x.", "It gains 10.9 GB.", "It gains 10.9 hours."}),
        ("unit", "It is 3.2x faster.", {"It is 3.2% faster.", "It is 3.2 ms faster."}),
        ("unit", "It has 7B parameters.", {"It has 7M parameters."}),
        ("unit", "It took 48 hours.", {"It took 48 minutes.", "It took 48 GB."}),
        ("unit", "训练48小时。", {"训练48分钟。", "训练48GB。"}),
        ("unit", "It has 312 images.", {f"It has 312 {unit} of images." for unit in ("GB", "hours", "%")}),
        ("unit", "使用312张图像。", {f"使用312{unit}图像。" for unit in ("小时", "GB", "倍")}),
        ("unit", "参数量为70亿。", {"参数量为70万。"}),
        ("exaggeration", "It gains 10.9%.", {"It gains over 20%."}),
        ("exaggeration", "提升10.9%。", {"提升超过20%。"}),
        ("exaggeration", "It is 3.2x faster.", {"It is over 5x faster."}),
        ("direction", "准确率提升10.9%。", {"准确率下降10.9%。"}),
        ("direction", "It reduces cost by 10.9%.", {"It raises cost by 10.9%."}),
        ("qualifier", "提升高达10.9%。", {"提升平均10.9%。", "提升至少10.9%。"}),
        ("qualifier", "It gains up to 10.9%.", {"It gains at least 10.9%.", "It gains an average of 10.9%."}),
        ("swap_numbers", "GSM8K is at 63.0% and MMLU at 71.4%.", {"GSM8K is at 71.4% and MMLU at 63.0%."}),
        ("borrow_number", "MMLU is at 71.4%.", {"MMLU is at 55.8%.", "MMLU is at 10.9%."}),
        ("swap_names", "MMLU is at 71.4%.", {"TriviaQA is at 71.4%."}),
    ],
)
def test_what_each_kind_makes(tools, kind, statement, made):
    found = {tools.faulty.corrupt(statement, paper_of(PAPER), Random(seed), (kind,)) for seed in range(60)}

    assert {one and one.text for one in found} == made


def test_an_end_of_a_range_moves_and_the_order_stays(tools):
    for seed in range(40):
        made = tools.faulty.corrupt("It rises from 52.1 to 63.0 points.", None, Random(seed), ("endpoint",))
        low, high = (one.value for one in find_quantities(made.text))

        assert low < high
        assert (low == Decimal("52.1")) != (high == Decimal("63.0"))


def test_a_figure_comes_to_a_claim_without_one(tools):
    made = tools.faulty.corrupt("It outperforms the baseline, and takes 3 days.", None, Random(1), ("insert",))

    assert made.text.startswith("It outperforms the baseline by ")
    assert made.text.endswith("%, and takes 3 days.")
    assert tools.faulty.corrupt("It outperforms it by 3%.", None, Random(1), ("insert",)) is None


@pytest.mark.parametrize(
    ("kind", "statement"),
    [
        pytest.param("swap_numbers", "It was run at 63.0% and 71.4%.", id="a list is the same in any order"),
        pytest.param("swap_numbers", "It lies at 63.0-71.4%.", id="a range turned round is no range"),
        pytest.param("exaggeration", "It is at 92.0%.", id="no share is more than all"),
        pytest.param("exaggeration", "It gains up to 10.9%.", id="one hedge is enough"),
        pytest.param("direction", "It improves on earlier work, by 3 authors.", id="no figure goes that way"),
        pytest.param("unit", "It reads 256×256 pixels.", id="a product has no unit"),
        pytest.param("qualifier", "平均精度均值为71.4%。", id="a measure's name is no hedge"),
    ],
)
def test_what_would_be_true_or_nonsense_is_not_made(tools, kind, statement):
    assert all(tools.faulty.corrupt(statement, paper_of(PAPER), Random(seed), (kind,)) is None for seed in SEEDS)


@pytest.mark.parametrize("kinds", [FIGURES, HARD])
def test_nothing_is_made_of_a_statement_without_figures(tools, kinds):
    assert tools.faulty.corrupt("It is a language model.", paper_of(PAPER), Random(0), kinds) is None


@given(
    said=st.decimals(1, 99, places=1),
    known=st.lists(st.decimals(1, 99, places=1) | st.decimals(1, 99, places=2) | st.integers(1, 99), max_size=20),
    seed=st.integers(0, 1000),
)
def test_no_figure_of_the_paper_is_hit(tools, said, known, seed):
    """However many figures the paper has."""
    statement, paper = f"The method reaches {said}%.", paper_of(" ".join(f"Run has {one}%." for one in (said, *known)))
    corruption = tools.faulty.corrupt(statement, paper, Random(seed), ("digit", "decimal"))
    if corruption is not None:
        assert_one_place(statement, corruption)
        [new] = find_quantities(corruption.text)
        figures = find_quantities(paper.blocks[0].text)
        assert not [one.text for one in figures if rounds_to(one, new) or rounds_to(new, one)]


@pytest.mark.parametrize("kind", [*FIGURES, *HARD])
def test_real_sentences_are_changed_in_one_place(tools, sample, kind):
    paper, statements = sample
    made = tools.faulty.corrupted(statements, paper, 1.0, Random(3), (kind,))
    for statement, corruption in zip(statements, made, strict=True):
        if corruption is not None:
            assert_one_place(statement, corruption)
            if kind in FIGURES:
                assert_untrue(statement, corruption, paper)


@pytest.mark.parametrize("kind", HARD)
def test_after_a_hard_change_every_figure_is_still_one_of_the_paper(tools, sample, kind):
    paper, statements = sample
    known = {(one.value, one.unit) for block in paper.blocks for one in find_quantities(block.text)}
    made = tools.faulty.corrupted(statements, paper, 1.0, Random(3), (kind,))

    assert all(set(meanings(one.text)) <= known for one in made if one)


def test_the_same_seed_makes_the_same_errors(tools, sample):
    paper, statements = sample
    first, second, other = (
        tools.faulty.corrupted(statements, paper, 0.5, Random(seed), (*FIGURES, *HARD)) for seed in (7, 7, 8)
    )

    assert first == second != other


@given(share=st.floats(0, 1), seed=st.integers(0, 1000))
def test_a_share_of_the_statements_with_figures_is_wrong(tools, share, seed):
    """To the next whole statement, up or down; the others are none of the model's errors."""
    statements = [f"Set {name} has {count} images." for name in "ABCDE" for count in (1234, 5678)] + ["It is new."]
    made = tools.faulty.corrupted(statements, None, share, Random(seed))

    assert abs(sum(one is not None for one in made) - share * 10) < 1
    assert len(made) == len(statements)
    assert made[-1] is None


def test_shares_of_single_statements_are_met_over_many(tools):
    chance = Random(5)
    made = [tools.faulty.corrupted(["It gains 10.9%."], None, 0.3, chance)[0] for _ in range(1000)]

    assert 240 < sum(one is not None for one in made) < 360


def test_what_is_caught_and_what_is_not_adds_up(tools, sample):
    """Over the real checker; and what it says of the sentences as they stood are its false alarms."""
    faulty, (paper, statements) = tools.faulty, sample
    found = {kind: faulty.measured([(paper, statements)], kind) for kind in (*FIGURES, *HARD)}
    untouched = list(faulty.judged(statements, [None] * len(statements), paper))
    rows = [line.strip("| ").split(" | ") for line in faulty.table(found, untouched).splitlines() if "%" in line[:-2]]
    shown = {row[0]: [int(one) for one in (*row[1:3], *row[4:])] for row in rows if len(row) == 6}

    assert len(untouched) == len(statements)
    assert set(shown) == {*FIGURES, *HARD, "all of figures", "all of meaning"}
    assert all(told == caught + missed and marked <= caught for told, caught, missed, marked in shown.values())
    assert shown["all of figures"][0] == sum(len(found[kind]) for kind in FIGURES) > 0


def test_a_change_is_shown_with_what_stood_there(tools):
    statement, paper = "It gains 10.9%.", paper_of(PAPER)
    corruption = tools.faulty.corrupt(statement, paper, Random(0), ("exaggeration",))
    [wrong] = tools.faulty.judged([statement], [corruption], paper)
    [right] = tools.faulty.judged([statement], [None], paper)

    assert "It gains [10.9 → over 20]%." in wrong.shown()
    assert (wrong.is_flagged, wrong.is_marked) == (True, True)
    assert (right.is_flagged, right.is_marked) == (False, False)
