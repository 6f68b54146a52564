"""An invented paper, in full text, that the checker's tests hold statements against."""

import pytest

from litmus.model import Block, BlockKind, Cell, Document, Link, Role, Route, Section
from litmus.sentences import sentence_spans

ABSTRACT = (
    "We present Quillnet, a sparse attention for long documents. On LedgerQA it reaches 74.6% accuracy, up from 61.2% "
    "for DenseNet-B, and it is up to $18.6\\times$ faster at 128K tokens. On average it saves 43.5% of the memory. "
    "It was trained on 2.8 billion tokens in over 300 GPU hours. Code is at https://github.com/quill/quillnet."
)
ROWS = (
    ("Model", "LedgerQA (%)", "Params (M)", "Latency (ms)"),
    ("DenseNet-B", "61.2", "340", "128"),
    ("Quillnet", "74.6", "355", "47"),
    ("Quillnet-Tiny", "69.05", "110", "21"),
)


def prose(anchor: str, kind: BlockKind, text: str, section: str = "") -> Block:
    return Block(anchor=anchor, kind=kind, text=text, section=section, sentences=sentence_spans(text))


@pytest.fixture(scope="session")
def paper() -> Document:
    rows = tuple(tuple(Cell(text=text, is_header=number == 0) for text in row) for number, row in enumerate(ROWS))
    table = "\n".join(("Table 1: Accuracy on LedgerQA.", *(" | ".join(row) for row in ROWS)))
    return Document(
        arxiv_id="2602.90001",
        version=1,
        title="Quillnet: Sparse Attention for Long Documents",
        route=Route.HTML,
        url="https://arxiv.org/html/2602.90001v1",
        abs_url="https://arxiv.org/abs/2602.90001v1",
        sections=(
            Section(anchor="S1", number="1", title="Introduction", level=1, role=Role.INTRODUCTION),
            Section(anchor="S4", number="4", title="Experiments", level=1, role=Role.EXPERIMENTS),
            Section(anchor="S5", number="5", title="Limitations", level=1, role=Role.LIMITATIONS),
        ),
        blocks=(
            Block(anchor="front.title", kind=BlockKind.TITLE, text="Quillnet: Sparse Attention for Long Documents"),
            prose("front.abstract", BlockKind.ABSTRACT, ABSTRACT),
            prose(
                "S1.p1",
                BlockKind.PARAGRAPH,
                "Long documents are costly. A single forward pass takes 9.75 s on a laptop. "
                "We use three losses: a ranking loss, a copy loss, and a length loss.",
                "S1",
            ),
            prose(
                "S4.p1",
                BlockKind.PARAGRAPH,
                "We train for 12 epochs with a batch of 256 on eight H20 GPUs. "
                "Quillnet reaches 74.6% on LedgerQA in 2024. "
                "Error falls from 38.8% to 25.4%, and training is 3.2x faster.",
                "S4",
            ),
            Block(anchor="S4.T1", kind=BlockKind.TABLE, text=table, section="S4", label="Table 1", rows=rows),
            prose("S5.p1", BlockKind.PARAGRAPH, "Quillnet was tested on English alone.", "S5"),
            prose("bib.1", BlockKind.REFERENCE, "A. Else. Something reached 99.9% in 1997."),
        ),
        links=(Link(url="https://github.com/quill/quillnet", anchor="front.abstract", kind="code"),),
    )


def table(number: int, caption: str, rows: tuple[tuple[str, ...], ...], heads: int = 1) -> Block:
    """A table whose first lines are heads."""
    text = "\n".join((f"Table {number}: {caption}", *(" | ".join(row) for row in rows)))
    cells = tuple(tuple(Cell(text=cell, is_header=place < heads) for cell in row) for place, row in enumerate(rows))
    return Block(
        anchor=f"S4.T{number}", kind=BlockKind.TABLE, text=text, section="", label=f"Table {number}", rows=cells
    )
