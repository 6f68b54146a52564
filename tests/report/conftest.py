"""Invented papers to report on."""

import re
from collections.abc import Callable

import pytest

from litmus.model import Block, BlockKind, Document, Link, Role, Route, Section
from litmus.sentences import sentence_spans

Write = Callable[..., Document]


def _block(anchor: str, kind: BlockKind, text: str, section: str) -> Block:
    return Block(anchor=anchor, kind=kind, text=text, section=section, sentences=sentence_spans(text))


@pytest.fixture
def paper() -> Write:
    """Make a document of an abstract and sections: {("Method", Role.METHOD): ["A paragraph.", "- a list item"]}."""

    def write(
        abstract: str = "",
        sections: dict[tuple[str, Role], list[str]] | None = None,
        *,
        title: str = "Widgeter: Sorting Widgets by Touch",
        categories: str = "",
        links: tuple[tuple[str, str], ...] = (),
    ) -> Document:
        blocks = [Block(anchor="front.title", kind=BlockKind.TITLE, text=title)]
        if abstract:
            blocks.append(_block("front.abstract", BlockKind.ABSTRACT, abstract, ""))
        if categories:
            blocks.append(Block(anchor="front.subjects", kind=BlockKind.SUBJECTS, text=categories))
        if links:
            text = " ".join(url for url, _ in links)
            blocks.append(Block(anchor="front.links", kind=BlockKind.LINKS, text=text))
        heads = []
        for number, ((name, role), paragraphs) in enumerate((sections or {}).items(), 1):
            heads.append(Section(anchor=f"S{number}", number=str(number), title=name, level=1, role=role))
            for place, text in enumerate(paragraphs, 1):
                kind = BlockKind.LIST_ITEM if text.startswith("- ") else BlockKind.PARAGRAPH
                blocks.append(_block(f"S{number}.p{place}", kind, text.removeprefix("- "), f"S{number}"))
        found = [
            Link(url=url.rstrip("."), anchor=block.anchor, kind="code")
            for block in blocks
            for url in re.findall(r"https://github\.com/\S+", block.text)
            if block.kind is not BlockKind.LINKS
        ]
        return Document(
            arxiv_id="2601.00001",
            version=1,
            title=title,
            route=Route.HTML if sections else Route.ABSTRACT,
            url="https://arxiv.org/html/2601.00001v1",
            abs_url="https://arxiv.org/abs/2601.00001v1",
            sections=tuple(heads),
            blocks=tuple(blocks),
            links=(*(Link(url=url, anchor="front.links", kind=kind) for url, kind in links), *found),
        )

    return write


@pytest.fixture
def full(paper: Write) -> Document:
    """A paper that answers every question once, with sentences of the usual kind and some that answer none."""
    return paper(
        "Sorting widgets by touch is needed in every workshop. "
        "However, existing methods fail on wet widgets and remain slow. "
        "We propose Widgeter, a framework that sorts widgets by the sound that they make. "
        "Widgeter reduces the error from 4.7% to 3.1% compared with the best baseline on WidgetBench.",
        {
            ("Introduction", Role.INTRODUCTION): [
                "Our contributions are as follows:",
                "- A novel listening layer that replaces the camera of earlier sorters.",
                "- The first corpus of widget sounds, recorded without a studio.",
                "The remainder of this paper is organized as follows.",
            ],
            ("Method", Role.METHOD): [
                "Widgeter consists of an encoder for sounds and a decoder for shelves, trained end-to-end.",
                "The model takes a recording of one second as input.",
                "The framework outputs a shelf number for each widget.",
                (
                    "Sorting proceeds in two stages. In the first stage, we train the encoder on clean sounds. "
                    "In the second stage, we fine-tune the decoder on noisy shelves."
                ),
                "The encoder is initialized from a pre-trained Whisper checkpoint and implemented in PyTorch.",
                "Widgeter has 7M parameters in total, of which 2M are trainable.",
            ],
            ("Experiments", Role.EXPERIMENTS): [
                "In this section, we evaluate the whole system on everything that we have.",
                "We evaluate Widgeter on three benchmarks: WidgetBench, ShelfSet and DropTest.",
                "We compare with several strong baselines, including SightSort and TouchNet.",
                "All models were trained on 4 NVIDIA A100 GPUs with 80 GB of memory each.",
                "Training took 12 hours and 48 GPU hours in total.",
                "Our training set contains 12,000 recordings and 4,000 labelled pairs of widgets, collected by us.",
                "Table 2 shows the results.",
            ],
            ("Limitations", Role.LIMITATIONS): [
                "One limitation of our work is that it cannot sort silent widgets.",
                "Careless deployment may cause harm, and recordings raise privacy concerns for workers.",
            ],
            ("Conclusion", Role.CONCLUSION): [
                "The approach can be readily extended to other domains, such as sorting nuts and bolts.",
                "Our code is available at https://github.com/widgets/widgeter.",
                "The dataset is publicly available under a permissive license.",
            ],
            ("Acknowledgements", Role.ACKNOWLEDGEMENTS): [
                "We propose to thank the workshop, which achieves 100% of our gratitude with 8 NVIDIA A100 GPUs.",
            ],
        },
        categories="cs.SD, cs.LG",
        links=(("https://github.com/widgets/widgeter", "code"),),
    )
