"""The passages of a paper that a text copies but for its digits."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from litmus.check.figures.folding import fold
from litmus.check.language.quotes import normalise
from litmus.check.paper.passages import Passage

_DIGIT = re.compile(r"\d")


class Twins:
    """A paper's passages by what they are without their digits."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages

    def of(self, text: str) -> list[Passage]:
        """The passages that are a text but for its digits."""
        return self._by_shape.get(_shape(text), [])

    @cached_property
    def _by_shape(self) -> dict[str, list[Passage]]:
        found: dict[str, list[Passage]] = defaultdict(list)
        for passage in self._passages:
            found[_shape(passage.text)].append(passage)
        return found


def _shape(text: str) -> str:
    """A text with one digit for all, without formatting."""
    return _DIGIT.sub("0", " ".join(fold(normalise(text)).text.split()))
