"""What stands around a figure, what it counts and how it is meant, in a statement and in a paper."""

import re

import pytest

from litmus.check.figures.figure import Figure
from litmus.check.figures.folding import fold
from litmus.check.figures.quantities import find_figures
from litmus.check.misreadings.owners.beside import Beside
from litmus.check.misreadings.owners.holders import holders
from litmus.check.misreadings.owners.vicinity import NEAR, WIDE, shared
from litmus.check.paper.layout import Layout
from litmus.check.paper.library import library_of
from litmus.check.paper.manners import manners_of
from litmus.check.support.statements import read
from litmus.model import Block, BlockKind, Claim, ClaimKind, Document, Route
from litmus.sentences import sentence_spans

ABSTRACT = (
    "We release Attic, a corpus of 540 letters from 31 archives. Its handwriting is transcribed by volunteers. "
    "The transcription model lowers the character error rate from 9.4% to 6.2%. "
    "On printed newspapers, which are easier, 88 pages are enough for training."
)


@pytest.fixture(scope="module")
def paper() -> Document:
    block = Block(anchor="front.abstract", kind=BlockKind.ABSTRACT, text=ABSTRACT, sentences=sentence_spans(ABSTRACT))
    url = "https://arxiv.org/abs/2602.90031"
    return Document(
        arxiv_id="2602.90031",
        version=1,
        title="Attic",
        route=Route.ABSTRACT,
        url=url,
        abs_url=url,
        sections=(),
        blocks=(block,),
    )


def beside(text: str, paper: Document) -> Beside:
    library = library_of(paper)
    return Beside(read(Claim(id="1", text=text, kind=ClaimKind.STATEMENT), library), library)


def laid(text: str) -> tuple[Layout, Figure]:
    """A text laid out, and its first figure."""
    folded = fold(text).text
    layout = Layout(folded, find_figures(folded))
    return layout, layout.figures[0]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("评估了20张真实患者图像上的误差", "真实患者图像"),
        ("在10个医学影像数据集上进行微调", "医学影像数据集"),
        ("包含30个手动标注的实例，覆盖四种语言", "手动标注实例"),
        ("与25名参与者对话", "名参与者"),
        ("评估40个智能体的能力", "智能体"),
        ("包含1,025个人工编写的问答对，涵盖十类", "人工问答对"),
        ("评估13个先进模型发现约60%的失败率", "先进模型"),
        ("使用96个大规模数据集", "大规模数据集"),
        ("10 models without any training", "models"),
        ("20 open-source and proprietary models trained on text", "open source proprietary models"),
        ("499 images sourced from 23 datasets", "images"),
        ("50 state-of-the-art encoders", "state art encoders"),
    ],
)
def test_a_figure_counts_the_noun_of_its_phrase(text, counted):
    layout, figure = laid(text)
    words = [layout.concepts[number] for number in layout.counted(figure)]
    found = [layout.text[word.start : word.end].lstrip("个") for word in words]
    assert ("" if re.search("[\u4e00-\u9fff]", counted) else " ").join(filter(None, found)) == counted


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("a 95% confidence interval", "confidence"),
        ("(95% CI: 81-88)", "confidence"),
        ("95%置信区间", "confidence"),
        ("the precision at IoU 0.5", "threshold"),
        ("an IoU threshold of 0.7", "threshold"),
        ("a gain of +3.1% over it", "gain"),
        ("reduces it by 12%", "change"),
        ("a 12% reduction", "change"),
        ("其他模型（33.35%）", "aside"),
    ],
)
def test_how_a_figure_is_meant(text, manner):
    layout, figure = laid(text)
    assert manner in manners_of(layout.text, figure.start, figure.end)
    assert not {"confidence", "threshold", "gain", "aside"} & manners_of("reaches 84.6 here", 8, 12)


def test_most_of_what_stands_around_a_figure_stands_around_its_own_place(paper):
    here = beside("语料库包含540封信件，来自31个档案馆", paper)
    library, letters = here.library, here.reading.findings[0]
    (own,) = letters.places
    (pages,) = (place for place in library.occurrences.each if place.figure.value == 88)
    for reach in (NEAR, WIDE):
        theirs = shared(here, letters.figure, *library.layouts.around(own), reach)
        others = shared(here, letters.figure, *library.layouts.around(pages), reach)
        assert 0 <= others < theirs <= 1


def test_where_nothing_is_known_around_a_figure_nothing_is_said(paper):
    here = beside("540", paper)
    (finding,) = here.reading.findings
    assert shared(here, finding.figure, *here.library.layouts.around(finding.places[0]), NEAR) == 0.5


def test_a_change_that_the_paper_tells_from_the_same_figure_to_the_same_is_nobody_elses(paper):
    kept = holders(beside("字符错误率从9.4%降至6.2%", paper))
    assert [holder.others for holder in kept] == [(), ()]
    (turned,) = holders(beside("字符错误率降至6.2%", paper))
    assert turned.others
