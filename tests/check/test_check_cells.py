"""Whose a table's figure is, where a statement names its row and column in other words than the table."""

import pytest
from hypothesis import given, strategies as st

from litmus.check import judge
from litmus.check.paper.pieces import pieces_of
from litmus.model import BlockKind, Claim, ClaimKind, Document, Route, Verdict

from .conftest import prose, table

GROUPED = (
    ("Method", "PondQA", "WinoPond", "Avg."),
    ("Crane-4B", "", "", ""),
    ("plain", "31.20", "22.40", "26.80"),
    ("Bittern-SFT", "35.60", "27.10", "31.35"),
    ("Crane-9B", "", "", ""),
    ("plain", "41.70", "32.90", "37.30"),
    ("Bittern-SFT", "46.30", "36.50", "41.40"),
)
NEWS = (
    ("Model", "Recall @1", "Recall @10"),
    ("otter-ada-002", "31.60", "67.21"),
    ("marsh/bittern-embedding-600m-8k", "26.74", "73.97"),
    ("marsh/bittern-embedding-1b-8k", "28.81", "75.48"),
)
LAW = (
    ("Model", "Recall @1", "Recall @10"),
    ("otter-ada-002", "19.16", "36.85"),
    ("marsh/bittern-embedding-600m-8k", "15.49", "48.86"),
    ("marsh/bittern-embedding-1b-8k", "17.33", "51.02"),
)
SHOTS = (
    ("Model", "0 shot", "3 shots"),
    ("Heron", "24.07", "28.65"),
    ("Bittern (big)", "25.79", "30.14"),
    ("Bittern (base)", "22.31", "27.90"),
)


@pytest.fixture(scope="module")
def pond() -> Document:
    return Document(
        arxiv_id="2602.90003",
        version=1,
        title="Bittern at the Pond",
        route=Route.HTML,
        url="https://arxiv.org/html/2602.90003v1",
        abs_url="https://arxiv.org/abs/2602.90003v1",
        sections=(),
        blocks=(
            prose("front.abstract", BlockKind.ABSTRACT, "We present Bittern, trained on Crane-4B and Crane-9B."),
            table(1, "Exact match of all methods.", GROUPED),
            table(2, "Retrieval on ReedNews.", NEWS),
            table(3, "Retrieval on ReedLaw.", LAW),
            table(4, "Scores of Heron and Bittern in PondGrammar.", SHOTS),
        ),
        links=(),
    )


def verdict(text: str, paper: Document) -> Verdict:
    (found,) = judge((Claim(id="results.1", text=text, kind=ClaimKind.STATEMENT),), paper)
    return found


HOLDS = [
    "On Crane-9B, Bittern-SFT reaches 46.30 on PondQA, against 41.70 for plain training.",
    "On ReedLaw, the 1B embedding model has a Recall@10 of 51.02.",
    "On ReedNews, the 600M model reaches a Recall@10 of 73.97 and the 1B model 75.48.",
    "With three shots, the big Bittern gets 30.14, ahead of Heron (28.65).",
    "The zero-shot score of Heron, 24.07, is below the 25.79 of the big Bittern.",
    "On ReedNews, otter-ada-002 has the better Recall@1 (31.60).",
    "Our system gets 46.30 on PondQA.",
    "在 ReedLaw 上，600M 模型的 Recall@10 为 48.86。",
]


@pytest.mark.parametrize("text", HOLDS)
def test_a_figure_whose_cell_has_what_the_statement_says_holds(text, pond):
    assert verdict(text, pond).status.holds


MISPLACED = [
    ("The 1B embedding model reaches a Recall@10 of 73.97 on ReedNews.", ["75.48"]),  # by a size within a name
    ("On ReedLaw, the 1B embedding model has a Recall@10 of 75.48.", ["51.02"]),  # by the caption
    ("On Crane-9B, Bittern-SFT reaches 35.60 on PondQA.", ["46.30"]),  # by the title over its rows
    ("On zero-shot PondGrammar, the big Bittern gets 30.14.", ["25.79"]),  # by a number in words
    ("Averaged over both tests, Bittern-SFT on Crane-4B gets 41.40.", ["31.35"]),
    ("在 ReedLaw 上，600M 模型的 Recall@10 为 73.97。", ["48.86"]),
    ("On ReedNews, the 600M model reaches a Recall@10 of 75.48 and the 1B model 73.97.", ["73.97", "75.48"]),
    ("On three shots, Heron gets 30.14, against 28.65 of the big Bittern.", ["28.65", "30.14"]),
]


@pytest.mark.parametrize(("text", "right"), MISPLACED)
def test_a_figure_of_another_cell_is_told_with_the_right_one(text, right, pond):
    found = verdict(text, pond)

    assert found.reason.code == "check.cell_misplaced"
    assert [repair.text for repair in found.repairs] == right


GAPS = [
    ("With three shots, the big Bittern is about 1.5 points ahead of Heron.", True),
    ("On ReedLaw, the Recall@10 of the 1B model is 14.17 points above that of otter-ada-002.", True),
    ("On ReedLaw, the Recall@10 of the 1B model is 8.27 points above that of otter-ada-002.", False),
    ("在 ReedLaw 上，1B 模型的 Recall@10 比 otter-ada-002 高 14.17 个百分点。", True),
    ("在 ReedLaw 上，1B 模型的 Recall@10 比 otter-ada-002 高 8.27 个百分点。", False),
]


@pytest.mark.parametrize(("text", "holds"), GAPS)
def test_by_how_much_one_is_ahead_is_held_against_the_two_that_are_named(text, holds, pond):
    """8.27 lies between the two in the other table."""
    assert verdict(text, pond).status.holds is holds


CONTESTS = [
    ("On ReedNews, the 1B embedding model ranks below otter-ada-002 in Recall@1.", True),
    ("On ReedNews, the 1B embedding model is ahead of otter-ada-002 in Recall@1.", False),
    ("在 ReedNews 的 Recall@1 上，1B 嵌入模型不如 otter-ada-002。", True),
    ("在 ReedNews 的 Recall@1 上，1B 嵌入模型优于 otter-ada-002。", False),
]


@pytest.mark.parametrize(("text", "holds"), CONTESTS)
def test_who_is_ahead_is_looked_up_by_a_size_within_a_name(text, holds, pond):
    found = verdict(text, pond)

    assert found.status.holds is holds
    assert holds or found.reason.code == "check.contest_lost"


@given(st.text(alphabet="Aab2 .-@/模型零样本7BMk", max_size=40))
def test_pieces_are_parts_of_the_text_in_order(text):
    pieces = pieces_of(text)

    assert all(0 <= piece.start < piece.end <= len(text) for piece in pieces)
    assert [piece.start for piece in pieces] == sorted(piece.start for piece in pieces)
    assert all(form for piece in pieces for form in piece.forms)
