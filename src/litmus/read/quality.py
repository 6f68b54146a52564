"""Whether a page holds a paper's text, or what a failed conversion left of it."""

from litmus.model import BlockKind, Remark, remark
from litmus.read.page import Page

# The shortest of eleven real papers has 124 such sentences, an invented one-page paper 5, scraps of TeX macros none.
_FEWEST_SENTENCES = 4
_WORDS = 5  # of a sentence


class Unreadable(Exception):
    """A page that is not taken, and why."""

    def __init__(self, reason: Remark, *, final: bool = True) -> None:
        super().__init__(reason, final)
        self.reason, self.final = reason, final


def checked(page: Page | None, *, is_converted: bool) -> Page:
    """The page, if it holds a full text.

    Args:
        page: What was read; None for no paper at all.
        is_converted: Whether the converter made it: then it is all that there will be. Anything else (a page that
            asks for patience, or checks the browser) may be a paper later.

    Raises: Unreadable.

    """
    if page is None:
        raise Unreadable(remark("read.no_paper"), final=is_converted)
    if not page.sections or sentences(page) < _FEWEST_SENTENCES:
        raise Unreadable(remark("read.no_text", sentences=sentences(page)))
    return page


def sentences(page: Page) -> int:
    """How many sentences of words there are."""
    return sum(
        _is_prose(block.text[start:end])
        for block in page.blocks
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.THEOREM)
        for start, end in block.sentences
    )


def _is_prose(sentence: str) -> bool:
    words = sentence.split()
    return len(words) >= _WORDS and 2 * sum(word.strip("().,;:").isalpha() for word in words) > len(words)
