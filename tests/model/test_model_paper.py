"""What a paper tells of itself."""

from datetime import UTC, datetime

import pytest

from litmus.model import Paper


def paper(**said) -> Paper:
    return Paper(arxiv_id="2602.90001", version=None, title="t", authors=(), **({"abstract": ""} | said))


def test_what_is_missing_is_named() -> None:
    """In the words of the class."""
    assert paper().missing == ("version", "submitted", "categories", "abstract")
    full = paper(abstract="We read.", categories=("cs.CL",), submitted=datetime(2026, 2, 23, tzinfo=UTC))
    assert full.missing == ("version",)


@pytest.mark.parametrize(
    "comment",
    [
        "This paper has been withdrawn by the authors due to an error in Lemma 3",
        "This submission has been withdrawn by arXiv administrators because of disputed authorship",
        "arXiv admin note: This submission has been withdrawn by arXiv administrators",
        "Withdrawn by arXiv administrators",
        "Paper withdrawn by the author",
        "12 pages, 3 figures. This paper was withdrawn; see arXiv:2602.90002",
        "Withdrawn",
        "withdrawn due to a flaw in the proof",
        "(This article is temporarily withdrawn.)",
        "The authors have withdrawn this paper: the data were wrong",
        "We are withdrawing this paper because the proof has a gap",
        "This manuscript had to be withdrawn, since the licence was wrong",
        "This paper has been withdrawn from arXiv",
    ],
)
def test_a_withdrawal_is_known_by_its_comment(comment) -> None:
    """In the forms that authors and administrators use."""
    assert paper(comment=comment).is_withdrawn


@pytest.mark.parametrize(
    "abstract", ["This paper has been withdrawn by the author.", "Withdrawn. The proof has a gap."]
)
def test_a_withdrawal_may_stand_in_place_of_the_abstract(abstract) -> None:
    assert paper(abstract=abstract).is_withdrawn


@pytest.mark.parametrize(
    "said",
    [
        {"abstract": "Withdrawn papers are cited for years. We study why."},
        {"abstract": "We study papers. Withdrawn by arXiv, they are still cited."},
        {"abstract": "Opioid withdrawal is hard to predict. This paper has been withdrawn from nothing."},
        {"abstract": "Retracted articles spread. We count them."},
        {"abstract": "The paper withdrawn from a wallet is money."},
        {"comment": "Withdrawn from ICLR 2026, under review at TIDE"},
        {"comment": "This paper has been withdrawn from a workshop to be a journal paper"},
        {"comment": "A previous version of this paper has been withdrawn"},
        {"comment": "arXiv admin note: text overlap with arXiv:2602.90002"},
        {"comment": "20 pages, accepted at TIDE 2026"},
        {"comment": "w" * 2000},
        {"comment": None},
    ],
)
def test_a_paper_that_speaks_of_withdrawals_is_not_withdrawn(said) -> None:
    assert not paper(**said).is_withdrawn
