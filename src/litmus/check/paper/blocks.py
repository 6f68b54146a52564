"""The blocks of a paper that are evidence, by their anchors: the passages of each, and its text without formatting."""

from collections.abc import Iterable
from itertools import groupby

from litmus.check.figures.folding import Folded, fold
from litmus.check.paper.passages import Passage


class Blocks:
    """A paper's blocks; what has no passage is none of them."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = {block.anchor: tuple(own) for block, own in groupby(passages, lambda passage: passage.block)}
        self._folds: dict[str, Folded] = {}
        self.anchors = tuple(self._passages)

    def passages(self, anchor: str) -> tuple[Passage, ...]:
        """The passages of a block; none if the paper has no such block or it is no evidence."""
        return self._passages.get(anchor, ())

    def folded(self, anchor: str) -> Folded:
        """A block's text, folded."""
        if anchor not in self._folds:
            self._folds[anchor] = fold(self._passages[anchor][0].block.text)
        return self._folds[anchor]

    def passage_at(self, anchor: str, place: int) -> Passage:
        """The passage of a paragraph that has a place of its folded text."""
        passages = self._passages[anchor]
        start = self.folded(anchor).span(place, place + 1)[0]
        return next((passage for passage in passages if start < passage.end), passages[-1])
