"""Judges are asked about what figures and names leave open, and about nothing else."""

from collections.abc import Sequence

from litmus.check import Opinion, judge
from litmus.model import Claim, ClaimKind, Evidence, Status


class Overlap:
    """A small judge: the statement holds if the closest passage has most of its longer words."""

    name = "overlap"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, claim: Claim, passages: Sequence[Evidence]) -> Opinion | None:
        self.asked.append(claim.text)
        words = {word.strip(".,").lower() for word in claim.text.split() if len(word) > 4}
        shared = words & {word.strip(".,").lower() for word in passages[0].quote.split()}
        return (
            Opinion(holds=True, reason=f"{len(shared)} words", confidence=0.6) if len(shared) * 2 > len(words) else None
        )


def claims(*texts: str) -> tuple[Claim, ...]:
    return tuple(Claim(id=str(n), text=text, kind=ClaimKind.STATEMENT) for n, text in enumerate(texts))


def test_a_judge_is_asked_about_what_is_left_open(paper):
    overlap = Overlap()

    found = judge(
        claims("Quillnet reaches 74.6% on LedgerQA.", "Handling of documents that are long is costly.", "Nobody sang."),
        paper,
        [overlap],
    )

    assert overlap.asked == ["Handling of documents that are long is costly."]
    assert [verdict.status for verdict in found] == [Status.SUPPORTED, Status.SUPPORTED, Status.NOT_CHECKABLE]
    assert (found[1].reason.code, found[1].confidence) == ("check.judged", 0.6)
    assert "Long documents are costly" in found[1].evidence[0].quote


def test_without_judges_the_nearest_passage_is_shown(paper):
    """In Chinese, too: 文档 and 昂贵 stand in the list of terms, or else nothing is shown."""
    (english, nothing) = judge(claims("Long documents cost a lot.", "Nobody sang."), paper)

    assert english.status is Status.NOT_CHECKABLE
    assert "Long documents are costly" in english.evidence[0].quote
    assert not nothing.evidence
