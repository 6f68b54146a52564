"""A paper cut into passages, of which a reader is shown one as evidence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from litmus.model import Block, BlockKind

# Other people's papers are no evidence for what this one says.
_SILENT = frozenset({BlockKind.REFERENCE, BlockKind.LINKS})


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, a table's row or a short block: what a reader is shown as evidence."""

    index: int  # among all passages of the paper
    block: Block
    start: int  # half-open range of code points in the block's text
    end: int

    @property
    def text(self) -> str:
        return self.block.text[self.start : self.end]


def passages_of(blocks: Iterable[Block]) -> tuple[Passage, ...]:
    """The passages of a paper's blocks, in reading order; none of those that are no evidence."""
    pieces = ((block, piece) for block in blocks if block.kind not in _SILENT for piece in _pieces(block))
    return tuple(Passage(index, block, start, end) for index, (block, (start, end)) in enumerate(pieces))


def _pieces(block: Block) -> Iterator[tuple[int, int]]:
    """The passages of a block: a table's caption and rows, else its sentences, else the whole."""
    if block.kind is BlockKind.TABLE:
        at = 0
        for line in block.text.split("\n"):
            if line:
                yield at, at + len(line)
            at += len(line) + 1
    elif block.sentences:
        yield from block.sentences
    elif block.text:
        yield 0, len(block.text)
