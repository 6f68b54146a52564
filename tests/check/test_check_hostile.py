"""Reports and papers that were written to break the reader. That the suite stays fast is half of the test."""

from dataclasses import replace

import pytest

from litmus.check import claims_in, judge
from litmus.model import Block, BlockKind, Claim, ClaimKind, Document

SIZE = 30_000
PIECES = (
    *(
        "9",
        "1,234",
        "1.",
        "1. ",
        "1-",
        "1/",
        "5% ",
        "2020 ",
        "9 % 18x 3万 ",
        "1 to ",
        "Section 1 and 2 and ",
        "A1 ",
        "\n",
    ),
    *(
        "[",
        "[](",
        "(",
        "*",
        "**a",
        "**a**: ",
        "$",
        "$a",
        "$1",
        "> a\n",
        "- a\n",
        "|",
        "a|b\n-|-\n1%|2\n",
        "```",
        "<!--",
        "~~a ",
        "#",
        "\0",
    ),
    *(
        "\\",
        "\\frac{",
        "\\frac{1}{2}",
        "^",
        "⁰",
        "×10",
        "from ",
        "up to ",
        "... ",
        " ",
        "a",
        "a-",
        "a- ",
        "A-",
        "ﬁ",
        "and ",
    ),
    *(
        "一",
        "万",
        "从1到2",
        "、",
        "，",
        "；",
        "百分之",
        "two hundred and ",
        "hundred ",
        "http://",
        "[a](http://x",
        "a, ",
    ),
)


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_hostile_report_is_checked(piece, paper):
    """However it repeats itself, a report is cut and judged."""
    claims = claims_in("---\n" + piece * (SIZE // len(piece)))

    assert len(judge(claims[:50], paper)) == len(claims[:50])


@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_hostile_paper_is_checked_against(piece, paper):
    """However it repeats itself, a paper can be looked up in."""
    text = piece * (SIZE // 4 // len(piece))
    block = Block(anchor="S9.p9", kind=BlockKind.PARAGRAPH, text=text, sentences=((0, len(text)),))
    hostile: Document = replace(paper, blocks=(*paper.blocks, block))
    claims = (
        Claim(id="1", text="We gain 3.5% on LedgerQA with 12 sets", kind=ClaimKind.STATEMENT),
        Claim(id="2", text="We gain 3.5% with three", kind=ClaimKind.QUOTE),
    )

    assert len(judge(claims, hostile)) == len(claims)
