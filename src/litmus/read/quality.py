"""Whether a page holds a paper's text, and whether it may be relied on."""

import re

from litmus.model import BlockKind, Remark, remark
from litmus.read.page import Page

# The shortest of eleven real papers has 124 such sentences, an invented one-page paper 5, scraps of TeX macros none.
_FEWEST_SENTENCES = 4
_WORDS = 5  # of a sentence
_FEWEST_WORDS = 80  # on a page of paper, on average; fifteen real papers have 150 to 600
_SENTENCES_PER_ERROR = 20  # a macro that the converter did not know is missing in every sentence that uses it
_MOST_ERRORS = 5  # that any paper may have; the worst of eleven real ones has two
_CUT = b"Conversion to HTML had a Fatal error"  # the converter's own notice
_END, _TAIL = b"</html", 2_000  # bytes at the end of a page in which its last mark stands
_PAGES = re.compile(r"\b(\d{1,3})\s*(?:pages?|pp\b|页)", re.IGNORECASE)
_GARBLED = re.compile(r"[\ufffd\ue000-\uf8ff]")
_MOST_GARBLED = 0.02  # of the characters


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
    if not page.sections or is_bare(page):
        raise Unreadable(remark("read.no_text", sentences=sentences(page)))
    return page


def doubt(page: Page, body: bytes, comment: str = "") -> Remark | None:
    """Why the text of a full page is not to be relied on, if there is a reason.

    Args:
        page: What was read.
        body: What it was read from.
        comment: The authors', which often tells how many pages the paper has.

    """
    is_html = not body.startswith(b"%PDF")
    if _CUT in body or (is_html and _END not in body[-_TAIL:].lower()):
        return remark("read.cut")
    errors = body.count(b"ltx_ERROR")
    if errors > _MOST_ERRORS and errors > sentences(page) / _SENTENCES_PER_ERROR:
        return remark("read.errors", errors=errors)
    prose = [block.text for block in page.blocks if block.sentences]
    pages = _PAGES.search(comment)
    if pages and sum(len(text.split()) for text in prose) < _FEWEST_WORDS * int(pages[1]):
        return remark("read.short", pages=int(pages[1]))
    if sum(len(_GARBLED.findall(text)) for text in prose if not text.isascii()) > _MOST_GARBLED * sum(map(len, prose)):
        return remark("read.garbled")
    return None


def is_bare(page: Page) -> bool:
    """Whether there are fewer sentences than any paper has."""
    return sentences(page) < _FEWEST_SENTENCES


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
