"""Figures worked out of two of the paper's, and comparisons that its tables decide, whose own side goes unnamed."""

import pytest

from litmus.check import judge
from litmus.model import BlockKind, Claim, ClaimKind, Document, Route, Status, Verdict

from .conftest import prose, table

ABSTRACT = "Otter is a mixture of 412B parameters in total, of which 23B are active for each token."
METHOD = (
    "A run of Otter takes 1,640 GPU hours, one of Mink 1,520. Stretching the context cost 84K credits, and tuning 6K. "
    "The index decodes 310 pages per second, up from 124. Readers chose Otter 3,120 times, compared to 2,080 for Mink. "
    "Reviews were written in the spring. The licence is that of the registry. Its vocabulary has 5 tokens, where "
    "the old one had 28 or more. The tests span language tasks, including ShoreQA (SQ) [9], TideMath (TM) [4] "
    "and DuneBench [7]. Of 180 candidates 84 were kept, and the rate was cut where it exceeded 1/4."
)
ROWS = (
    ("Model", "ShoreQA", "TideMath"),
    ("Mink 7B", "41.5", "30.2"),
    ("Heron 13B", "48.0", "26.4"),
    ("Otter", "46.1", "33.9"),
)
FRACTIONS = (
    ("Decoder", "Shore TED", "Dune TED"),
    ("Otter-small", "0.942", "0.871"),
    ("Mink-small", "0.931", "0.882"),
)
HOLDS = (
    "It takes just 120 GPU hours more than Mink.",
    "It has 18 times as many parameters as are active for each token.",
    "Stretching the context and tuning together cost 90K credits.",
    "Decoding goes from 124 to 310 pages per second, i.e. up by 150%.",
    "On ShoreQA it is 1.9 points behind Heron 13B.",
    "Going from Heron 13B to Otter is worth 7.5 on TideMath.",
    "With 48.0 on ShoreQA, Heron 13B has about 6.5 more than the 7B model of Mink.",
    "读者选 Otter 的次数比 Mink 多出 1,040 次。",
    "每个 token 激活 23B 参数，约占总量的 5.6%。",
    "Readers chose Mink, with 2,080, two thirds as often as Otter, with 3,120.",
    "词表从 28 个压到 5 个，少了八成多。",
    "All three language tasks are in English.",
    "180 个候选里只有 84 个留下，不到一半。",
    "With 0.942 on Shore TED, Otter-small is 1.1 points better than Mink-small.",
)
WRONG = (
    "It takes just 150 GPU hours more than Mink.",
    "It has 28 times as many parameters as are active for each token.",
    "Stretching the context and tuning together cost 94K credits.",
    "Decoding goes from 124 to 310 pages per second, i.e. up by 170%.",
    "On ShoreQA it is 2.9 points behind Heron 13B.",
    "Going from Heron 13B to Otter is worth 8.5 on TideMath.",
    "读者选 Otter 的次数比 Mink 多出 1,140 次。",
    "每个 token 激活 23B 参数，约占总量的 9.6%。",
    "词表从 28 个压到 5 个，少了六成多。",
    "All six language tasks are in English.",
    "With 0.942 on Shore TED, Otter-small is 2.1 points better than Mink-small.",
)
WON = (
    "On TideMath it outperforms Heron 13B.",
    "ShoreQA 上不如 Heron 13B。",
    "Mink 7B has a higher TideMath score than Heron 13B.",
)
LOST = (
    "On ShoreQA it outperforms Heron 13B.",
    "TideMath 上不如 Heron 13B。",
    "Heron 13B has a higher TideMath score than Mink 7B.",
)


def paper() -> Document:
    return Document(
        arxiv_id="2603.90099",
        version=1,
        title="Otter: Mixtures on the Shore",
        route=Route.HTML,
        url="https://example.org/2603.90099",
        abs_url="https://example.org/abs/2603.90099",
        sections=(),
        blocks=(
            prose("front.abstract", BlockKind.ABSTRACT, ABSTRACT),
            prose("S1.p1", BlockKind.PARAGRAPH, METHOD),
            table(1, "Results.", ROWS),
            table(2, "Small models.", FRACTIONS),
        ),
    )


def verdict(text: str) -> Verdict:
    (found,) = judge((Claim(id="s1", text=text, kind=ClaimKind.STATEMENT),), paper())
    return found


@pytest.mark.parametrize("text", HOLDS)
def test_what_follows_from_two_figures_holds(text) -> None:
    assert verdict(text).status.holds


@pytest.mark.parametrize("text", WRONG)
def test_what_does_not_follow_is_flagged(text) -> None:
    assert not verdict(text).status.holds


@pytest.mark.parametrize("text", WON)
def test_a_table_bears_a_comparison_out(text) -> None:
    found = verdict(text)

    assert found.status is Status.SUPPORTED
    assert found.reason.code == "check.contest_won"


@pytest.mark.parametrize("text", LOST)
def test_a_table_denies_a_comparison(text) -> None:
    found = verdict(text)

    assert found.status is Status.CONTRADICTED
    assert found.reason.code == "check.contest_lost"


def test_a_size_in_a_name_supports_nothing() -> None:
    assert verdict("Readers liked Heron 13B.").status is Status.NOT_CHECKABLE
