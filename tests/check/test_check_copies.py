"""Statements in English that copy a sentence of the paper but for a figure or a word."""

from dataclasses import replace

import pytest

from litmus.check import judge
from litmus.model import BlockKind, Claim, ClaimKind, Document, Status
from litmus.sentences import sentence_spans

from .conftest import prose

SENTENCES = (
    "Of all faults, 64.7% get a test that fails before and passes after the fix, as Table 3 shows for Magpie-32B. "
    "In 3.1% of the problems of both sets the full chain holds the right answer at some step and ends with none. "
    "Herringbone outperforms dense attention by up to 22.46%, at a context of 128K tokens with a single request. "
    "BeakerBench has more large rings than a typical library of molecules from the patent literature of ten years. "
    "On MATH, the small model trained with replay reaches 45.2% accuracy after six hundred steps of training. "
    "On GSM8K, the small model trained with replay reaches 71.4% accuracy after six hundred steps of training. "
    "The batch size per expert is relatively small (usually within 256 tokens), and memory access is the bottleneck. "
    "We use text-embedding-ada-002 as the baseline for retrieval over all documents of the Malay court archive."
)


@pytest.fixture(scope="module")
def copied(paper: Document) -> Document:
    """The paper with these sentences in its experiments."""
    return replace(paper, blocks=(*paper.blocks, prose("S4.p9", BlockKind.PARAGRAPH, SENTENCES, "S4")))


def status_of(statement: str, paper: Document) -> Status:
    [verdict] = judge((Claim(id="1", text=statement, kind=ClaimKind.STATEMENT),), paper)
    return verdict.status


CHANGED = (  # the words of the sentence, what stands in their place, and the verdict
    ("In 3.1%", "In 71.4%", Status.CONTRADICTED),  # another figure of the paper
    ("64.7%", "64.7x", Status.NOT_FOUND),
    ("On MATH", "On GSM8K", Status.CONTRADICTED),
    ("45.2%", "71.4%", Status.CONTRADICTED),
    ("more large rings", "fewer large rings", Status.CONTRADICTED),
    ("by up to", "by", Status.OVERSTATED),
)


@pytest.mark.parametrize(("old", "new", "status"), CHANGED)
def test_a_copy_that_says_something_else_does_not_hold(copied, old, new, status):
    [statement] = [SENTENCES[slice(*span)] for span in sentence_spans(SENTENCES) if old in SENTENCES[slice(*span)]]

    assert status_of(statement, copied).holds
    assert status_of(statement.replace(old, new), copied) is status


@pytest.mark.parametrize(
    "statement",
    [
        # the same, rounded, cut short, the other of two sentences after one pattern, a name in short, an aside left out
        "On GSM8K, the small model trained with replay reaches 71.4% accuracy after six hundred steps of training.",
        "Herringbone outperforms dense attention by up to 22.5%, at a context of 128K tokens with a single request.",
        "On MATH, the small model trained with replay reaches 45.2% accuracy.",
        "They use ada-002 as the baseline for retrieval over all documents of the Malay court archive.",
        "The batch size per expert is relatively small, and memory access is the bottleneck.",
        "Of all faults, 64.7% get a test that fails before and passes after the fix.",
    ],
)
def test_a_copy_that_says_the_same_holds(copied, statement):
    assert status_of(statement, copied).holds
