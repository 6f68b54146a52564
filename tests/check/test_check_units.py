"""The same digits in a unit of something else are another figure; where a unit is unsaid, they may be the same."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from litmus.check import find_quantities, judge
from litmus.check.figures.units import UNITS
from litmus.model import Block, BlockKind, Cell, Claim, ClaimKind, Document, Route, Verdict
from litmus.sentences import sentence_spans

HOURS = "Training Otter takes 2,410 GPU hours, and Mink takes 1,850."
WRITTEN = ("%", "x", "ms", "s", "h", "MB", "GB", "kHz", "GHz", "km", "kg", "W", "mJ", "dB")


def paper_of(text: str, *tables: Block) -> Document:
    url = "https://arxiv.org/abs/2603.90009"
    return Document(
        arxiv_id="2603.90009",
        version=None,
        title="",
        route=Route.HTML,
        url=url,
        abs_url=url,
        sections=(),
        blocks=(Block(anchor="p1", kind=BlockKind.PARAGRAPH, text=text, sentences=sentence_spans(text)), *tables),
    )


def table_of(caption: str, head: str, value: str) -> Block:
    rows = (
        (Cell(text="Model", is_header=True), Cell(text=head, is_header=True)),
        (Cell(text="Otter"), Cell(text=value)),
    )
    text = "\n".join((caption, *(" | ".join(cell.text for cell in row) for row in rows)))
    return Block(anchor="t1", kind=BlockKind.TABLE, text=text, rows=rows, label="Table 1")


def verdict(text: str, paper: Document) -> Verdict:
    (found,) = judge((Claim(id="1", text=text, kind=ClaimKind.STATEMENT),), paper)
    return found


@given(st.integers(101, 899), st.sampled_from(WRITTEN), st.sampled_from(WRITTEN))
def test_a_figure_rests_on_its_own_measure_alone(number, ours, theirs):
    """Seconds are no bytes, whatever the digits; and a unit said on both sides is the same figure."""
    found = verdict(f"其值为 {number} {ours}。", paper_of(f"We measured a value of {number} {theirs} here."))

    assert found.status.holds is (ours == theirs)


@given(st.integers(101, 899), st.sampled_from(("layers", "tasks", "images", "speakers")), st.sampled_from(WRITTEN))
def test_a_count_is_no_measurement(number, noun, unit):
    """Neither way round."""
    assert not verdict(f"其值为 {number} {unit}。", paper_of(f"The set has {number} {noun} in all.")).status.holds
    assert not verdict(
        f"包含 {number} 个样本。", paper_of(f"We measured a value of {number} {unit} here.")
    ).status.holds


@given(st.decimals(Decimal("10.1"), Decimal("99.9"), places=1))
def test_a_share_may_be_written_without_its_sign(number):
    assert verdict(f"准确率为 {number}%。", paper_of(f"Its accuracy is {number} here.")).status.holds


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        pytest.param("用 20000 小时数据训练。", "We use a set of 20,000 driving hours.", id="the unit comes later"),
        pytest.param("损失 4.055 亿美元。", "It caused 405.5 million US dollars in damages.", id="behind its country"),
        pytest.param(
            "速度约 50K tokens/秒。", "Its throughput is about 50K tokens/second.", id="a unit in both scripts"
        ),
        pytest.param(
            "包含 678,050 个点标注。", "It has 678,050 point annotations.", id="points that are no percentage"
        ),
        pytest.param("包含 369 个点云。", "It comprises 369 point clouds.", id="nor are clouds of them"),
        pytest.param("Otter is dearer than Mink (2,410 vs 1,850).", HOURS, id="left out before another"),
        pytest.param("Otter 更贵（2410 对 1850 GPU 小时）。", HOURS, id="the same in Chinese, with the unit of both"),
        pytest.param("In GPU hours: Mink 1,850, otters 2,410.", HOURS, id="said once for all"),
        pytest.param("早期方法出现于 1970 年代。", "Early approaches are from the 1970s.", id="a decade, no seconds"),
    ],
)
def test_a_unit_may_stand_apart(statement, sentence):
    assert verdict(statement, paper_of(sentence)).status.holds


@pytest.mark.parametrize(
    "statement",
    [
        "Otter is dearer than Mink (2,420 vs 1,850).",
        "Otter 更贵（2420 对 1850 GPU 小时）。",
        "Otter 更贵（2410 对 1860 GPU 小时）。",
        "In GPU hours: Mink 1,850, otters 2,420.",
        "Otter has 2,410 otters.",
    ],
)
def test_another_figure_without_its_unit_is_another(statement):
    assert not verdict(statement, paper_of(HOURS)).status.holds


@pytest.mark.parametrize(
    ("caption", "head", "holds"),
    [
        ("Speed of the models.", "Latency (ms)", True),
        ("Speed of the models.", "Latency", True),
        ("Inference time of the models.", "A100", True),
        ("Speed of the models.", "Memory (GB)", False),
        ("Results.", "Accuracy", False),
        ("Results.", "Accuracy (%)", False),
    ],
)
def test_the_heads_of_a_cell_tell_what_it_may_measure(caption, head, holds):
    paper = paper_of("Otter is a model.", table_of(caption, head, "213"))

    assert verdict("Otter 的延迟为 213 毫秒。", paper).status.holds is holds


def test_a_score_is_no_part_of_a_models_size():
    """A ratio of the two is nobody's calculation."""
    paper = paper_of("FID falls to 1.04 with the 1.0B model.")

    assert not verdict("1.0B 模型的 FID 为 1.04，收敛加速 100%。", paper).status.holds


def test_every_unit_of_the_test_is_a_unit():
    assert {find_quantities(f"a value of 213 {unit}")[0].unit for unit in WRITTEN} == set(WRITTEN) <= set(UNITS)
