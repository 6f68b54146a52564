"""Which repairs are proposed."""

from pathlib import Path

import pytest

from litmus.check import judge
from litmus.check.repairs import proposed
from litmus.model import Claim, ClaimKind, Repair
from litmus.read import from_file

SHARED = Path(__file__).parents[3] / "shared" / "papers"


def repairs(text: str, *changes: tuple[str, str]) -> list[Repair]:
    """Of a text, in order; "" is put in before what stands after the last."""
    found, at = [], 0
    for old, new in changes:
        at = text.index(old, at)
        found.append(Repair(start=at, end=at + len(old), text=new))
        at += len(old)
    return found


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("MATH: 13.1% versus 3.9% for Llama 2 13B.", [("13.1%", "6.0%"), ("3.9%", "6.0%")]),
        ("标签平滑能降低困惑度，但会损害 BLEU。", [("困惑度", "accuracy"), ("BLEU", "accuracy")]),
        ("It reads 13.1% versus 3.9%.", [("13.1%", "3.9%")]),
        ("It helps Accuracy, and hurts BLEU.", [("BLEU", "accuracy")]),
        ("从 8 层增加到 16 层", [("8", "16")]),
    ],
)
def test_what_a_statement_tells_apart_is_not_made_one(text, changes) -> None:
    assert proposed(text, repairs(text, *changes)) == ()


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("It uses 64 heads of 8.", [("64", "8"), ("8", "64")]),  # exchanged
        ("最高节省 43% 的内存，最高提速 18 倍", [("最高", "平均"), ("最高", "平均")]),  # the same for the same
        ("up to 3x here and 5x there", [("", "up to ")]),  # put in, in nobody's place
        ("It gets 6.01% with 16.0% noise, 3.9% without.", [("3.9%", "6.0%")]),  # other figures
    ],
)
def test_others_are_proposed(text, changes) -> None:
    wanted = repairs(text, *changes)

    assert list(proposed(text, wanted)) == wanted


@pytest.mark.shared
def test_what_stands_before_versus_is_not_mended_to_what_stands_behind_it() -> None:
    """Of a real paper, whose table has 6.0% for Llama 2 13B."""
    text = "MATH: 13.1% versus 3.9% for Llama 2 13B."
    mistral = from_file(SHARED / "2310.06825.html")

    (found,) = judge((Claim(id="s1", text=text, kind=ClaimKind.STATEMENT),), mistral)

    assert not found.status.holds
    assert [repair.text for repair in found.repairs] == ["6.0%"]
    assert text[found.repairs[0].start :].startswith("3.9%")
