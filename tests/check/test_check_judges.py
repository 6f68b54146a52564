"""What the check cannot tell itself: the nearest place, and the judges that may be asked."""

import re
from dataclasses import dataclass, field

import pytest

from litmus.check import Answer, Opinion, judge
from litmus.model import Claim, ClaimKind, Evidence, Status
from litmus.words import say

COSTLY = Claim(id="s1", text="Long documents are costly to read.", kind=ClaimKind.STATEMENT)
CHEAP = Claim(id="s2", text="Long documents are not costly.", kind=ClaimKind.STATEMENT)
PLAIN = Claim(id="s3", text="It reads like a thriller, one hardly dares to blink.", kind=ClaimKind.STATEMENT)
FIGURE = Claim(id="s4", text="It costs 4.75 dollars.", kind=ClaimKind.STATEMENT)


@dataclass
class WordForWord:
    """Knows only sentences made of the paper's own words, and what "not" does to them."""

    name: str = "the word judge"
    asked: list[str] = field(default_factory=list)

    def opinion(self, claim: Claim, passages: tuple[Evidence, ...]) -> Opinion:
        self.asked.append(claim.id)
        said = self.words(claim.text)
        for passage in passages:
            words = self.words(passage.quote)
            if len(said & words) >= 4 and said - words <= {"not", "to", "read"}:
                turned = "not" in said - words
                return Opinion(answer=Answer.CONTRADICTED if turned else Answer.SUPPORTED, reason=passage.quote)
        return Opinion(answer=Answer.UNKNOWN, reason="other words")

    @staticmethod
    def words(text: str) -> set[str]:
        return set(re.findall("[a-z]+", text.lower()))


def test_what_cannot_be_told_is_shown_beside_the_nearest_place(paper) -> None:
    (verdict,) = judge((COSTLY,), paper)

    assert verdict.status is Status.NOT_CHECKABLE
    assert [place.quote for place in verdict.evidence] == ["Long documents are costly."]
    assert "nearest is in §1" in say(verdict.reason, "en")
    assert "最相近的内容见§1" in say(verdict.reason, "zh")


def test_a_name_alone_has_its_nearest_place_too(paper) -> None:
    (verdict,) = judge((Claim(id="s", text="Quillnet outperforms DenseNet-B.", kind=ClaimKind.STATEMENT),), paper)

    assert verdict.reason.code == "check.names_only_near"
    assert [place.where for place in verdict.evidence] == ["abstract"]


def test_a_title_is_no_place_that_says_something(paper) -> None:
    (verdict,) = judge((Claim(id="s", text="Sparse attention for long documents.", kind=ClaimKind.STATEMENT),), paper)

    assert [place.where for place in verdict.evidence] == ["abstract"]


def test_what_the_paper_does_not_speak_of_has_no_place(paper) -> None:
    (verdict,) = judge((PLAIN,), paper)

    assert verdict.reason.code == "check.nothing_to_hold"
    assert not verdict.evidence


@pytest.mark.parametrize(("claim", "status"), [(COSTLY, Status.SUPPORTED), (CHEAP, Status.CONTRADICTED)])
def test_a_judge_decides_what_figures_cannot(paper, claim, status) -> None:
    (verdict,) = judge((claim,), paper, [WordForWord()])

    assert verdict.status is status
    assert verdict.evidence[0].anchor == "S1.p1"
    assert "the word judge" in say(verdict.reason, "en")
    assert "Long documents are costly." in say(verdict.reason, "zh")


def test_a_judge_is_asked_about_nothing_else_and_the_next_one_where_it_knows_nothing(paper) -> None:
    first, second = WordForWord(), WordForWord()

    verdicts = judge((FIGURE, COSTLY, PLAIN), paper, [first, second])

    assert first.asked == ["s1"]  # the figure is decided, and of the thriller the paper has nothing to show
    assert second.asked == []
    assert [verdict.status for verdict in verdicts] == [Status.NOT_FOUND, Status.SUPPORTED, Status.NOT_CHECKABLE]

    unsure = Claim(id="s5", text="Long documents are costly and slow and old.", kind=ClaimKind.STATEMENT)
    (verdict,) = judge((unsure,), paper, [first, second])
    assert second.asked == ["s5"]
    assert verdict == judge((unsure,), paper)[0]
