"""Links to what the authors offer, told from the links to other people's; and what the categories are called."""

import pytest

from litmus.model import ClaimKind, FieldName, Role
from litmus.report import Extractive
from litmus.report.extract.subjects import named

WRITER = Extractive()
OPENING = "We propose Widgeter, a framework that sorts widgets by the sound that they make."


def claims(document, field):
    return [(claim.kind, claim.text) for claim in WRITER.write(document, "en").field(field).claims]


def test_a_link_of_the_metadata_is_named(paper):
    """Hugging Face and arXiv say where the code is, the text need not."""
    document = paper(OPENING, links=(("https://github.com/widgets/widgeter", "code"),))

    assert claims(document, FieldName.CODE) == [(ClaimKind.STATEMENT, "https://github.com/widgets/widgeter")]
    assert (ClaimKind.STATEMENT, "Try the code: https://github.com/widgets/widgeter") in claims(
        document, FieldName.NEXT_STEP
    )


def test_a_quote_that_shows_the_address_is_enough(paper):
    """The address is not said twice."""
    document = paper(f"{OPENING} Our code is available at https://github.com/widgets/widgeter.")

    assert claims(document, FieldName.CODE) == [
        (ClaimKind.QUOTE, "Our code is available at https://github.com/widgets/widgeter.")
    ]


def test_other_peoples_code_is_not_taken_for_the_authors(paper):
    """A tool that was used is named as a link of the text, not as the paper's code."""
    text = "We removed duplicates using the MinHash implementation from https://github.com/others/dedup."
    document = paper(OPENING, {("Data", Role.METHOD): [text]})

    ((kind, said),) = claims(document, FieldName.CODE)
    assert kind is ClaimKind.STATEMENT
    assert said.startswith("The text links to code without saying")
    assert not any("Try the code" in text for _, text in claims(document, FieldName.NEXT_STEP))


def test_a_repository_named_like_the_work_is_the_authors(paper):
    """A bare address in a footnote tells by its name."""
    document = paper(OPENING, {("Method", Role.METHOD): ["https://github.com/anybody/widgeter-release"]})

    assert claims(document, FieldName.CODE) == [(ClaimKind.STATEMENT, "https://github.com/anybody/widgeter-release")]


def test_the_lack_of_code_is_said(paper):
    """A text without a link to code says so, and what follows from it."""
    document = paper(OPENING, {("Method", Role.METHOD): ["Widgets are heard."]})

    assert claims(document, FieldName.CODE) == [(ClaimKind.ABSENCE, "No link to code in the text that was read.")]
    ((kind, _),) = claims(document, FieldName.NEXT_STEP)
    assert kind is ClaimKind.ABSENCE


@pytest.mark.parametrize(
    ("text", "english", "chinese"),
    [
        (
            "cs.CL, cs.AI",
            "Computation and Language (cs.CL), Artificial Intelligence (cs.AI)",
            "计算与语言（cs.CL）、人工智能（cs.AI）",
        ),
        (
            "Machine Learning (stat.ML); quant-ph",
            "Statistics: Machine Learning (stat.ML), Quantum Physics (quant-ph)",
            "统计机器学习（stat.ML）、量子物理（quant-ph）",
        ),
        ("cs.XX and words", "", ""),
    ],
)
def test_categories_are_called_by_name(text, english, chinese):
    """Primary first; what is no category is left out."""
    assert (named(text, "en"), named(text, "zh")) == (english, chinese)
