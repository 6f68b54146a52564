"""Links that a statement gives: does the paper give them, too?"""

import re

from litmus.check.paper.library import Library
from litmus.model import Block, BlockKind

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'（）()，。；、\u4e00-\u9fff]+|\b(?:github|gitlab|huggingface)\.co?m?/[^\s<>\"'（）()，。；、\u4e00-\u9fff]+"
)
_START = re.compile(r"^(?:https?://)?(?:www\.)?")
_END = ".,;:!?*_`]}/"

Span = tuple[int, int]


def addresses_in(text: str) -> tuple[Span, ...]:
    """Where a text has links, without the marks that follow them."""
    return tuple((found.start(), found.start() + len(found[0].rstrip(_END))) for found in _ADDRESS.finditer(text))


def without_addresses(text: str) -> str:
    """The text, as long as before, with blanks for its links: their letters and digits say nothing."""
    return _ADDRESS.sub(lambda found: " " * len(found[0]), text)


def place_of(address: str, library: Library) -> Block | None:
    """The block that links to an address, or prints it; None if the paper does neither."""
    document, wanted = library.document, bare(address)
    blocks = {block.anchor: block for block in document.blocks}
    for link in document.links:
        if bare(link.url) == wanted and link.anchor in blocks:
            return blocks[link.anchor]
    for block in document.blocks:
        if block.kind is not BlockKind.REFERENCE and wanted in block.text.lower():
            return block
    own = f"arxiv.org/abs/{document.arxiv_id}"
    return document.blocks[0] if document.blocks and wanted.startswith((own, own.replace("abs", "pdf"))) else None


def bare(address: str) -> str:
    """What tells one address from another: not the scheme, the case, or a slash at the end."""
    return _START.sub("", address).rstrip(_END).removesuffix(".git").lower()
