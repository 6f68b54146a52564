"""What a text without links cites."""

import pytest
from hypothesis import given, strategies as st

from litmus.model import Block, BlockKind, Citation
from litmus.read.cited import with_citations

ENTRIES = [
    ("r1", "[1]", "A. Reed and B. Marsh. Ears of the pond. In Frogs, 2021."),
    ("r2", "[2]", "Carp, C., Toad, D. and Newt, E. A day without newts. Journal of Ponds, 2019."),
    ("r3", "[MWM+24]", "Eve Eft, Max Mud, and Ida Moor. Newts at noon. arXiv preprint arXiv:2401.00004, 2024."),
    ("r4", "", "Eve Eft. Newts at night. Frog Press, 2023a."),
    ("r5", "", "Eve Eft. Newts at dusk. Frog Press, 2022."),
    ("r6", "", "Eve Eft. Newts at dawn. Frog Press, 2022."),
]
REFERENCES = [Block(anchor=anchor, kind=BlockKind.REFERENCE, text=said, label=label) for anchor, label, said in ENTRIES]


def cited(text: str) -> list[tuple[str, str]]:
    """The words that cite, and the entries."""
    *_, block = with_citations([*REFERENCES, Block(anchor="p", kind=BlockKind.PARAGRAPH, text=text)])
    return [(text[one.start : one.end], one.anchor) for one in block.citations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Frogs sing [1].", [("[1]", "r1")]),
        ("Frogs sing [1, 2] and newts do not [MWM^+24].", [("1", "r1"), ("2", "r2"), ("[MWM^+24]", "r3")]),
        ("Frogs sing [1–2].", [("[1–2]", "r1"), ("[1–2]", "r2")]),
        ("As Reed and Marsh (2021) say.", [("Reed and Marsh (2021)", "r1")]),
        (
            "Newts hide (Carp et al., 2019; Eft et al., 2024).",
            [("Carp et al., 2019", "r2"), ("Eft et al., 2024", "r3")],
        ),
        ("Newts hide (Eft, 2023a).", [("Eft, 2023a", "r4")]),
        ("Newts, Eft [2023a] says, hide.", [("Eft [2023a]", "r4")]),
    ],
)
def test_what_names_an_entry_cites_it(text, found):
    """By label, range, or author and year."""
    assert cited(text) == found


@pytest.mark.parametrize(
    "text",
    ["In the interval [1, 5] all is well.", "See [9].", "Eft (2022) may be either.", "May 2021 was wet.", "[Mud]"],
    ids=["not all are labels", "no such label", "two share it", "no author", "no label"],
)
def test_what_names_none_cites_nothing(text):
    """Rather none than a wrong one."""
    assert cited(text) == []


@given(st.text("[]1239,;–- ()ReedMarshCarpEft etal.&20192021a^+", max_size=80))
def test_ranges_are_in_the_text(text):
    """Whatever it says."""
    assert all(said for said, _ in cited(text))


def test_what_has_citations_keeps_them():
    """They are links, which know better."""
    known = (Citation(start=0, end=5, anchor="r2"),)
    block = Block(anchor="p", kind=BlockKind.PARAGRAPH, text="Frogs sing [1].", citations=known)

    assert with_citations([*REFERENCES, block])[-1].citations == known
