"""What a paper's text shows of its care."""

import pytest

from litmus.curate import Soundness
from litmus.model import Block, BlockKind, Document, Role, Route, Section


def of(text: str = "", *, kind: BlockKind = BlockKind.PARAGRAPH, heading: str = "Experiments") -> Soundness:
    section = Section(anchor="S1", number="1", title=heading, level=1, role=Role.EXPERIMENTS)
    block = Block(anchor="S1.p1", kind=kind, text=text, section="S1")
    return Soundness.of(
        Document(
            arxiv_id="2603.00001",
            version=1,
            title="On Dogs",
            route=Route.HTML,
            url="",
            abs_url="",
            sections=(section,),
            blocks=(block,),
        )
    )


def test_ablations_have_a_heading_or_a_caption() -> None:
    assert of(heading="Ablation Studies").has_ablations
    assert of("Table 3: Ablating the replay buffer. A | B", kind=BlockKind.TABLE).has_ablations
    assert not of("Unlike Smith et al., we leave an ablation to future work.").has_ablations
    assert not of("Laser systems", heading="Sublation of ice").has_ablations


@pytest.mark.parametrize(
    "text",
    [
        "We report the mean over 5 seeds.",
        "averaged across three independent runs",
        "Error bars show 95 % confidence intervals.",
        "All numbers come with bootstrapped intervals.",
        "41.2 ± 0.3",
        r"accuracy of $41.2\pm 0.3$",
        r"$41.2_{\pm 0.3}$",
    ],
)
def test_a_spread_is_told_in_any_of_its_forms(text) -> None:
    assert of(text).has_spread


@pytest.mark.parametrize(
    "text",
    [
        "The process runs on 8 GPUs.",
        "Weights are drawn with a standard deviation of 0.02.",
        "We set the seed to 42.",
        "a tolerance of ± one frame",
    ],
)
def test_what_only_sounds_like_it_is_none(text) -> None:
    assert not of(text).has_spread
