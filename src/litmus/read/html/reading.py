"""A page of LaTeXML to what is read in it.

Its tree is made piece by piece, so that no more than one is held.
"""

from selectolax.lexbor import LexborHTMLParser

from litmus.read.html.frame import read_frame
from litmus.read.html.sheets import sheet
from litmus.read.html.source import pieces, styles, without_mathml
from litmus.read.html.walk import Walk
from litmus.read.page import Page

_ARTICLES = ("article.ltx_document", ".ltx_page_content article", ".ltx_document:not(.package-alerts)")


def parse(body: bytes) -> Page | None:
    """Read a page; None if it holds no article of LaTeXML, or is built to do harm."""
    lean = without_mathml(body)
    parts = pieces(lean)
    if parts is None:
        return None
    walk = Walk(Page())
    walk.styles = sheet(styles(lean.body))
    is_paper = False
    for part in parts:
        is_paper = _read(part, walk, is_first=not is_paper) or is_paper
    walk.finish()
    return walk.page if is_paper else None


def _read(part: bytes, walk: Walk, *, is_first: bool) -> bool:
    """Walk over the article in a part of the page, if there is one; its tree is gone before the next is made."""
    tree = LexborHTMLParser(part)
    article = next((found for selector in _ARTICLES if (found := tree.css_first(selector)) is not None), None)
    if article is None:
        return False
    if is_first:
        read_frame(part, tree, walk.page)
    walk.inside(article)
    return True
