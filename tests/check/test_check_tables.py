"""Statements whose figures stand in a paper's tables alone: whose they are, and what is worked out from them."""

import pytest

from litmus.check import claims_in, judge
from litmus.model import BlockKind, Claim, ClaimKind, Document, Route, Status, Verdict

from .conftest import prose, table

RESULTS = (
    ("Model", "MarshQA", "FenBench", "MarshQA-Pro", "Average"),
    ("Heron-7B [12]", "55.6", "34.3", "28.1", "39.33"),
    ("Heron-13B [12]", "61.4", "40.25", "33.0", "44.88"),
    ("Bittern (base)", "63.9", "37.8", "35.2", "45.63"),
    ("Bittern (large)", "70.1", "52.2", "41.7", "54.67"),
)
ABLATION = (
    ("Benchmark (Metric)", "Small", "Small", "Large", "Large"),
    ("Benchmark (Metric)", "Baseline", "w/ Reeds", "Baseline", "w/ Reeds"),
    ("MarshQA (EM)", "20.7", "26.8", "44.5", "53.7"),
    ("FenBench (F1)", "39.2", "41.3", "68.5", "70.6"),
)
SIZES = (
    ("", "layers", "params $\\times 10^{6}$", "cost (FLOPs)"),
    ("base", "6", "65", "$3.3\\cdot 10^{18}$"),
    ("large", "12", "213", "$2.3\\cdot 10^{19}$"),
)
SIZED = (
    ("Size", "Method", "ReedQA", "MereQA"),
    ("Crane-4B", "plain", "52.4", "36.9"),
    ("Crane-4B", "Bittern", "58.7", "41.5"),
    ("Crane-9B", "plain", "63.0", "45.7"),
    ("Crane-9B", "Bittern", "67.9", "50.3"),
)
CHAT = (
    ("System", "Pond Arena Rating", "MarshChat"),
    ("Bittern Chat", "1031", "6.84"),
    ("Heron-13B Chat", "1012", "6.65"),
)


@pytest.fixture(scope="module")
def marsh() -> Document:
    return Document(
        arxiv_id="2602.90002",
        version=1,
        title="Bittern: Standing Still in Long Contexts",
        route=Route.HTML,
        url="https://arxiv.org/html/2602.90002v1",
        abs_url="https://arxiv.org/abs/2602.90002v1",
        sections=(),
        blocks=(
            prose("front.abstract", BlockKind.ABSTRACT, "We present Bittern, a language model for long contexts."),
            prose(
                "S4.p1",
                BlockKind.PARAGRAPH,
                "Bittern has 671B parameters, of which 37B are used for each token. Raters preferred it 5020 times and "
                "Heron-13B 4143 times.",
            ),
            table(1, "Results of all models, zero-shot.", RESULTS),
            table(2, "Ablation of Reeds.", ABLATION, heads=2),
            table(3, "Sizes and training cost of Bittern.", SIZES),
            table(4, "Chat models.", CHAT),
            table(5, "By size.", SIZED),
        ),
        links=(),
    )


def verdict(text: str, paper: Document) -> Verdict:
    (found,) = judge((Claim(id="results.1", text=text, kind=ClaimKind.STATEMENT),), paper)
    return found


HOLDS = [
    "It scores 70.1 on MarshQA, against 61.4 for Heron-13B.",
    "On FenBench it is far ahead of Heron-13B (52.2 vs 40.25).",
    "Bittern (large) reaches 52.2 on FenBench, up from 37.8 for Bittern (base).",
    "Bittern Chat has an Arena rating of 1031 and a MarshChat score of 6.84.",
    "Heron-13B Chat has a lower Arena rating (1012) than Bittern Chat.",
    "FenBench is its strong spot: 52.2, against 40.25 for Heron-13B.",
    "Even the best rival of Bittern (large) gets only 61.4 on MarshQA.",
    "On MarshQA-Pro, Bittern (large) gets 41.7.",
    "On ReedQA, Bittern brings Crane-9B to 67.9.",
    "Reeds lifts MarshQA of the large model from 44.5 to 53.7.",
    "在 FenBench 上，Bittern (large) 得分 52.2，高于 Heron-13B 的 40.25。",
    "相比 Heron-13B，其 MarshQA 得分为 70.1。",
]


@pytest.mark.parametrize("text", HOLDS)
def test_a_figure_of_the_row_and_column_that_are_named_or_of_none_holds(text, marsh):
    """Who is compared with, and whom the statement does not name, owns no figure."""
    assert verdict(text, marsh).status.holds


MISPLACED = [
    ("Heron-13B scores 70.1 on MarshQA.", "70.1", "61.4"),
    ("On FenBench, Heron-7B reaches 40.25.", "40.25", "34.3"),
    ("Bittern (large) gets 41.7 on MarshQA.", "41.7", "70.1"),
    ("Heron-13B Chat has a rating of 1031.", "1031", "1012"),
    ("On ReedQA, Bittern brings Crane-9B to 58.7.", "58.7", "67.9"),
    ("在 MarshQA 上，Heron-7B 得分 61.4。", "61.4", "55.6"),
    ("MarshQA 这项测试上，Heron-7B 得分 61.4。", "61.4", "55.6"),
]


@pytest.mark.parametrize(("text", "told", "right"), MISPLACED)
def test_another_rows_or_columns_figure_is_told_with_the_right_one(text, told, right, marsh):
    found = verdict(text, marsh)

    assert found.reason.code == "check.cell_misplaced"
    assert [text[start:end] for start, end in found.spans] == [told]
    assert [repair.text for repair in found.repairs] == [right]


def test_two_figures_in_each_others_cells_are_both_told(marsh):
    text = "Heron-13B scores 70.1 on MarshQA, Bittern (large) scores 61.4 on MarshQA."

    assert [repair.text for repair in verdict(text, marsh).repairs] == ["61.4", "70.1"]


@pytest.mark.parametrize("comma", ["，", ","])
def test_two_figures_of_a_list_are_each_held_against_its_own_cell(comma, marsh):
    """The name behind a comma is no noun of the figure before it."""
    found = verdict(f"MarshQA 上 Heron-7B 是 61.4{comma}Heron-13B 是 55.6{comma}差得不多。", marsh)
    assert found.status is Status.CONTRADICTED
    assert len(found.spans) == 2


def test_heads_of_several_lines_name_a_column_together(marsh):
    found = verdict("Reeds lifts MarshQA of the Small model from 44.5 to 53.7.", marsh)

    assert found.reason.code == "check.cell_misplaced"


DERIVED = [
    ("Heron-13B gets 40.25 on FenBench, 11.95 points below Bittern (large).", "52.2 − 40.25 = 11.95"),
    ("On MarshQA it leads Heron-13B by nine points (70.1 vs. 61.1).", None),
    ("On MarshQA-Pro it leads by six points (41.7 vs. 35.2).", None),
    ("The large one has more than three times as many parameters (213M vs. 65M).", "213 / 65 = 3.28"),
    ("Training the large one costs 2.3e19 FLOPs, about seven times the 3.3e18 of base.", "= 6.97"),
    ("Only 5.5% of its parameters are used for each token.", "37B / 671B = 5.51 %"),
]


@pytest.mark.parametrize(("text", "calculation"), DERIVED)
def test_what_follows_from_a_tables_figures_is_shown_and_what_does_not_is_told(text, calculation, marsh):
    found = verdict(text, marsh)

    assert found.status.holds is (calculation is not None)
    assert calculation is None or calculation in found.reason.facts["calculation"]


def test_a_difference_to_a_row_that_is_named_is_not_one_between_others(marsh):
    """28.1 is 5 below 33.0 and 7.1 below 35.2; to Heron-13B, whom the statement names, it is no 7.1."""
    assert not verdict("The gap to Heron-13B on MarshQA-Pro is 7.1 points.", marsh).status.holds


def test_the_scale_of_a_head_is_that_of_its_figures(marsh):
    assert verdict("The base model has 65M parameters, the large one 213 million.", marsh).status.holds


CONTESTS = [
    ("On FenBench, Bittern (base) outperforms Heron-13B (37.8 vs 40.25).", False),
    ("Bittern (base) outperforms Heron-13B on FenBench.", False),
    ("在 FenBench 上，Bittern (base) 优于 Heron-13B（37.8 对 40.25）。", False),
    ("Bittern (base) trails Heron-13B on FenBench.", True),
    ("Bittern (base) leads Heron-13B on FenBench.", False),
    ("FenBench 上，Bittern (base) 比 Heron-13B 要高。", False),
    ("FenBench 上，Bittern (base) 比 Heron-13B 还低。", True),
    ("在 FenBench 上，Bittern (base) 得分 37.8，略逊于 Heron-13B 的 40.25。", True),
    ("Bittern (large) outperforms Heron-13B on FenBench.", True),
    ("Bittern (base) does not outperform Heron-13B on FenBench.", True),
]


@pytest.mark.parametrize(("text", "holds"), CONTESTS)
def test_who_is_ahead_in_a_test_is_looked_up_in_the_table_that_has_both(text, holds, marsh):
    found = verdict(text, marsh)

    assert found.status.holds is holds
    assert holds or found.reason.facts["theirs"] == "FenBench: 37.8 < 40.25"


MISCALCULATED = [
    ("On FenBench, Bittern (large) gains 14.95 points (52.2 vs. 40.25).", "14.95 points", "11.95"),
    ("FenBench rises from 40.25 to 52.2, a gain of 14.95 points.", "14.95 points", "11.95"),
    ("FenBench 得分提升 14.95 个百分点（40.25 → 52.2）。", "14.95 个百分点", "11.95"),
    ("On MarshQA-Pro it gets three times as much (41.7 vs. 28.1).", "three times", "1.5"),
]


@pytest.mark.parametrize(("text", "told", "right"), MISCALCULATED)
def test_what_does_not_follow_from_two_figures_beside_it_is_told_with_what_would(text, told, right, marsh):
    found = verdict(text, marsh)

    assert found.reason.code == "check.miscalculated"
    assert [text[start:end] for start, end in found.spans] == [told]
    assert found.reason.facts["theirs"] == right


WORKED_OUT = [
    "FenBench rises from 40.25 to 52.2, a gain of 11.95 points.",
    "FenBench improves by 29.7% (40.25 → 52.2).",
    "The two got 9,163 votes in all (5,020 and 4,143).",
    "Averaged over MarshQA, FenBench and MarshQA-Pro, Heron-7B gets 39.3 (55.6, 34.3 and 28.1).",
]


@pytest.mark.parametrize("text", WORKED_OUT)
def test_changes_sums_and_averages_are_worked_out(text, marsh):
    assert verdict(text, marsh).status.holds


def test_a_statement_may_be_worked_out_of_the_one_before(marsh):
    """Alone it is not in the paper; nor if it refers to nothing."""
    texts = ("Bittern (large) reaches 41.7 on MarshQA-Pro and Heron-7B 28.1.", "That is 13.6 points more.")
    claims = [Claim(id=f"results.{at}", text=text, kind=ClaimKind.STATEMENT) for at, text in enumerate(texts)]

    _, after = judge(tuple(claims), marsh)
    (alone,) = judge(tuple(claims[1:]), marsh)

    assert after.reason.facts["calculation"] == "41.7 − 28.1 = 13.6"
    assert not alone.status.holds


REPORT = """
| Test | Bittern (large) | Heron-13B | Δ |
|---|---:|---:|---:|
| MarshQA | 70.1 | 61.4 | +8.7 |
| FenBench | 40.25 | 52.2 | +11.95 |
| MarshQA-Pro | 41.7 | 33.0 | +9.7 |

| Test | ours | theirs |
|---|---|---|
| MarshQA | 70.1 | 60.4 |
"""


def test_a_reports_own_table_is_held_by_its_heads_and_its_differences_worked_out(marsh):
    """The two of FenBench are exchanged, one difference is 8.7, one figure nowhere; heads of its own are no matter."""
    claims = claims_in(REPORT)
    verdicts = dict(zip((claim.text for claim in claims), judge(claims, marsh), strict=False))
    wrong = {text: found.reason.code for text, found in verdicts.items() if not found.status.holds}

    assert wrong == {
        "40.25": "check.cell_misplaced",
        "52.2": "check.cell_misplaced",
        "+9.7": "check.miscalculated",
        "60.4": "check.figure_missing",
    }
    assert [repair.text for repair in verdicts["+9.7"].repairs] == ["8.7"]
    assert verdicts["60.4"].spans == ((0, 4),)
    assert verdicts["+8.7"].reason.facts["calculation"] == "70.1 − 61.4 = 8.7"


GAINS = """
| Model | MarshQA | FenBench | MarshQA-Pro | Note |
|---|---|---|---|---|
| Heron-13B | 61.4 | 40.25 | 33.0 | |
| Bittern (large) | 70.1 | 52.2 | 41.7 | |
| Gain | +8.7 | +11.95 | +9.7 | ours |
| Heron-7B | 55.6 | 34.3 | 28.1 | |
| Bittern (large) | 70.1 | 52.2 | 41.7 | |
| Gain | +14.5 | +17.9 | +13.6 | |
"""


def test_a_row_of_differences_follows_from_the_rows_above(marsh):
    """From those down to the last such row; one of them is 8.7."""
    claims = claims_in(GAINS)
    verdicts = [(claim.text, found) for claim, found in zip(claims, judge(claims, marsh), strict=True)]
    wrong = [(text, found) for text, found in verdicts if not found.status.holds]

    assert [text for text, _ in wrong] == ["+9.7"]
    assert [repair.text for repair in wrong[0][1].repairs] == ["8.7"]
    assert {found.status for text, found in verdicts if text in ("+11.95", "+17.9")} == {Status.DERIVED}


def test_a_cells_figure_is_told_with_the_heads_of_its_place(marsh):
    assert verdict("Heron-13B scores 70.1 on MarshQA.", marsh).reason.facts["words"] == "Heron-13B, MarshQA: 61.4"


def test_a_figure_that_stands_nowhere_is_mended_from_the_cell_that_is_named(marsh):
    found = verdict("On MarshQA, Heron-13B reaches 62.4%.", marsh)

    assert found.reason.code == "check.figure_differs"
    assert found.reason.facts["words"] == "Heron-13B, MarshQA: 61.4"
    assert [repair.text for repair in found.repairs] == ["61.4%"]
